"""A person's tokens over HTTP: without a key, and stopped where somebody guesses."""

from __future__ import annotations

import httpx
import pytest

from scheduling.ids import uuid7
from sync_server.http.context import Context
from sync_server.services.account_messages import (
    AccountAsked,
    AccountBookings,
    AccountConfirmed,
    AccountWish,
)
from tests.sync_server.account_holder import Holder, P, address
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.matching_shop import at_clock
from tests.sync_server.shop import Shop


@pytest.fixture(autouse=True)
def stands(shop: Shop) -> None:
    """The workshop's clock."""
    at_clock(shop)


async def test_the_way_over_http(client: httpx.AsyncClient, context: Context, shop: Shop) -> None:
    email = address()
    holder = await Holder.at(shop, email)
    caller = Caller(client, context, shop, "site")
    path = f"/site/customers/{holder.reference}/account"
    wish = AccountWish(request_id=uuid7(), purpose=P.LINK)
    assert read(AccountAsked, await caller("POST", path, wish)).purpose is P.LINK
    (mail,) = await holder.mail()

    async def give(to: str, token: object) -> httpx.Response:
        return await client.post(to, json={"token": str(token)})

    answer = read(AccountConfirmed, await give("/account/confirm", mail.params["token"]))
    assert answer.purpose is P.LINK
    await caller("POST", path, AccountWish(request_id=uuid7(), purpose=P.BOOKINGS))
    token = (await holder.mail())[-1].params["token"]
    assert read(AccountBookings, await give("/account/bookings", token)).bookings == []
    for to in ("/account/confirm", "/account/bookings"):
        refused = await give(to, "ada_\x00é")
        assert (refused.status_code, problem(refused).code) == (410, "link_over")
    assert (await caller("POST", f"/site/customers/{uuid7()}/account", wish)).status_code == 404


async def test_who_tries_tokens_is_stopped(client: httpx.AsyncClient) -> None:
    body = {"token": "ada_x"}
    for _ in range(30):
        assert (await client.post("/account/bookings", json=body)).status_code == 410
    assert (await client.post("/account/confirm", json=body)).status_code == 429
