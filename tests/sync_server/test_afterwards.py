"""After a session: its summary, one rating that the mechanic's average follows, and favourites."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from scheduling.ids import uuid7
from scheduling.records import Mechanic, Session
from scheduling.visit_messages import Afterwards, Favourites, RatingRequest, SummaryRequest
from scheduling.vocabulary import SessionState
from sync_server.http.context import Context
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import S, stand


@pytest.fixture
async def site(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    await shop.give_key()
    return Caller(client, context, shop, "site")


async def over(shop: Shop, state: SessionState = S.COMPLETED, **values: Any) -> Session:
    """One that the site booked."""
    return await stand(shop, state, created_by=shop.people["site"].member.id, **values)


async def rate(site: Caller, session: Session, stars: int, words: str = "") -> httpx.Response:
    return await site("PUT", f"/sessions/{session.id}/rating", RatingRequest(stars=stars, words=words))


async def rating_of(shop: Shop) -> float | None:
    async with shop.uow() as uow:
        mechanic = await uow.records.get(Mechanic, shop.anna.id)
    assert mechanic is not None
    return mechanic.rating


async def test_one_rating_a_session_and_the_average_reaches_every_device(shop: Shop, site: Caller) -> None:
    first, second = await over(shop), await over(shop)
    rated = read(Afterwards, await rate(site, first, 5, " Quick and kind "))
    assert rated.rating is not None
    assert (rated.rating.stars, rated.rating.words) == (5, "Quick and kind")
    assert await rating_of(shop) == 5
    assert read(Afterwards, await rate(site, first, 5, "Quick and kind")) == rated, "sent again"
    assert problem(await rate(site, first, 1)).code == "gone", "and it stays"
    await rate(site, second, 2)
    assert await rating_of(shop) == 3.5
    async with shop.uow() as uow:
        heads = await uow.feed.head_versions("mechanic", [shop.anna.id])
        assert heads[shop.anna.id] == (await uow.feed.state()).ver
    assert read(Afterwards, await site("GET", f"/sessions/{first.id}/afterwards")) == rated


async def test_two_customers_at_once_both_count(shop: Shop, site: Caller) -> None:
    rows = [await over(shop) for _ in range(4)]
    await rate(site, rows[0], 1)
    await asyncio.gather(*(rate(site, row, 5) for row in rows[1:]))
    assert await rating_of(shop) == 4


async def test_what_is_not_rated(
    shop: Shop, site: Caller, client: httpx.AsyncClient, context: Context
) -> None:
    for state in set(SessionState) - {S.COMPLETED}:
        row = await over(shop, state)
        assert problem(await rate(site, row, 5)).code == "illegal_transition", state
    done = await over(shop)
    for stars in (0, 6, -1):
        assert problem(await rate(site, done, stars)).code == "invalid"
    assert problem(await rate(site, done, 5, "x" * 2_001)).code == "too_long"
    assert problem(await rate(site, done, 5, "\x00")).code == "invalid"
    assert problem(await rate(site, await over(shop, mechanic_id=None), 5)).code == "invalid"
    assert problem(await rate(site, await stand(shop, S.COMPLETED), 5)).code == "not_allowed"
    for who in ("owner", "desk", "anna", "ivan", "kiosk"):
        assert (await rate(Caller(client, context, shop, who), done, 5)).status_code == 403
    assert await rating_of(shop) is None


async def test_the_mechanic_writes_the_summary_and_writes_it_anew(
    shop: Shop, client: httpx.AsyncClient, context: Context
) -> None:
    anna, desk = Caller(client, context, shop, "anna"), Caller(client, context, shop, "desk")
    session, live = await stand(shop, S.COMPLETED), await stand(shop, S.LIVE)
    for text in ("First", "Second"):
        path = f"/sessions/{session.id}/summary"
        assert read(Afterwards, await anna("PUT", path, SummaryRequest(text=text))).summary == text
    assert read(Afterwards, await desk("GET", f"/sessions/{session.id}/afterwards")).summary == "Second"
    put = f"/sessions/{session.id}/summary"
    assert problem(await anna("PUT", put, SummaryRequest(text="Third", over="First"))).code == "stale_edit"
    assert problem(await anna("PUT", put, SummaryRequest(text="Third", over=""))).code == "stale_edit"
    for _ in range(2):  # the answer may have been lost
        answer = await anna("PUT", put, SummaryRequest(text="Third", over=" Second\n"))
        assert read(Afterwards, answer).summary == "Third"
    refusals = [
        (anna, live, "x", "illegal_transition"),
        (anna, session, " ", "invalid"),
        (anna, session, "x" * 8_001, "too_long"),
        (desk, session, "x", "not_allowed"),
        (Caller(client, context, shop, "ivan"), session, "x", "not_allowed"),
    ]
    for caller, row, text, code in refusals:
        answer = await caller("PUT", f"/sessions/{row.id}/summary", SummaryRequest(text=text))
        assert problem(answer).code == code


async def test_favourites(shop: Shop, other_shop: Shop, client: httpx.AsyncClient, context: Context) -> None:
    desk = Caller(client, context, shop, "desk")
    path = f"/customers/{shop.customer.id}/favourites"
    for _ in range(2):
        assert (await desk("PUT", f"{path}/{shop.ivan.id}")).status_code == 204
    await desk("PUT", f"{path}/{shop.anna.id}")
    assert set(read(Favourites, await desk("GET", path)).mechanics) == {shop.ivan.id, shop.anna.id}
    for _ in range(2):
        assert (await desk("DELETE", f"{path}/{shop.ivan.id}")).status_code == 204
    assert read(Favourites, await desk("GET", path)).mechanics == [shop.anna.id]
    for wrong in (f"{path}/{uuid7()}", f"{path}/{other_shop.anna.id}"):
        assert (await desk("PUT", wrong)).status_code == 404
    for customer_id in (uuid7(), other_shop.customer.id):
        assert (await desk("GET", f"/customers/{customer_id}/favourites")).status_code == 404
    ivan = Caller(client, context, shop, "ivan")
    assert (await ivan("GET", path)).status_code == 200, "nobody's customer yet"
    await shop.send("desk", shop.booking(shop.at(10)))
    assert (await ivan("GET", path)).status_code == 403
    async with shop.acting("owner") as (uow, _):
        lines = await uow.audit.page(before=None, limit=20, subject_id=shop.customer.id)
    assert [line.what for line in lines if line.what.startswith("favourite")] == [
        "favourite.remove",
        "favourite.add",
        "favourite.add",
    ]
