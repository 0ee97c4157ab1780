"""docs/api.md: each request on it is made as it stands there, in its order; scopes and codes are those of the code."""

from __future__ import annotations

import json
import re
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import httpx
import pytest

from scheduling.cancellation import Term
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.vocabulary import SessionState
from sync_server.config import KEY_REQUESTS
from sync_server.http.context import Context
from sync_server.payments.fake import FakeGateway
from sync_server.services.platform_accounts import MOST_ASKED
from sync_server.services.site_holds import MOST_HOLDS
from tests.sync_server.caller import Caller
from tests.sync_server.shop import ZONE, Shop
from tests.sync_server.site_world import Website

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
REQUESTS = re.findall(r"```http\n(\w+) (\S+)\n(.*?)```", TEXT, re.DOTALL)


def _filled(text: str, values: dict[str, object]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), text)


async def test_every_request_on_the_page_is_answered(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    shop.bootstrap.gateway = FakeGateway()
    website = await Website.of(shop)
    owner = Caller(client, context, shop, "owner")
    method, path, body = REQUESTS[0]
    assert (method, path) == ("POST", "/keys")
    made = await owner(method, path, json.loads(body))
    assert made.status_code == 201
    values: dict[str, object] = {
        "day": datetime.fromtimestamp(shop.at(12), ZONE).date(), "plan": website.plan.id,
        "mechanic": shop.anna.id, "starts": shop.at(10), "other": shop.at(12), "later": shop.at(14),
        "paid_plan": shop.plan.id, "price": shop.plan.price_cents,
        **{name: uuid7() for name in ("reference", "request", "vehicle", "hold", "visitor")},
        **{name: uuid7() for name in ("session", "entry", "search", "paid_hold", "paid", "checkout")},
        **{name: uuid7() for name in ("message", "wish")},
    }  # fmt: skip
    headers = {"Authorization": f"Bearer {made.json()['key']}"}
    answers = []
    for method, path, body in REQUESTS[1:]:
        for _ in range(2):  # safe to repeat, as the page says
            content = _filled(body, values).encode() or None
            response = await client.request(method, _filled(path, values), content=content, headers=headers)
            assert response.status_code == (204 if method == "DELETE" else 200), (path, response.text)
            answers.append(response)
            if path == "/site/bookings" and method == "GET":
                values["cursor"] = response.json()["cursor"]
    answers = [each for each in answers if each.content]
    by_slots = next(each for each in answers if "mechanics" in each.json() and "tzdata" in each.json())
    anna = next(each for each in by_slots.json()["mechanics"] if each["mechanic_id"] == str(shop.anna.id))
    assert shop.at(10) in anna["days"][0]["morning"], "what the page books is listed"
    assert (await _state(client, headers, f"/site/searches/{values['search']}")) == "pending", "it goes on"
    assert (await _state(client, headers, f"/site/requests/{values['wish']}")) == "withdrawn"
    paid = await shop.session(values["paid"])  # type: ignore[arg-type] # an id
    assert (paid.state, paid.price_cents) == (SessionState.SCHEDULED, shop.plan.price_cents)
    assert [step[0] for step in await shop.steps(values["session"])] == ["booked", "moved", "cancelled"]  # type: ignore[arg-type] # an id


async def _state(client: httpx.AsyncClient, headers: dict[str, str], path: str) -> str:
    return str((await client.get(path, headers=headers)).json()["state"])


@pytest.mark.parametrize(("column", "known"), [("scope", Scope), ("term", Term), ("state", SessionState)])
def test_the_page_names_every_code_of_its_tables(column: str, known: type[StrEnum]) -> None:
    (table,) = re.findall(rf"^\| {column} \|.*\n\| --- .*\n((?:\|.*\n)+)", TEXT, re.MULTILINE)
    named = {word for line in table.splitlines() for word in re.findall(r"`(\w+)`", line.split("|")[1])}
    assert named == set(known)


def test_the_page_names_the_real_limits() -> None:
    assert f"{KEY_REQUESTS} requests a minute" in TEXT
    assert f"{MOST_HOLDS} times held" in TEXT
    assert f"{MOST_ASKED} links an hour" in TEXT


async def test_an_error_is_as_the_page_shows_it(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    await shop.give_key()
    response = await Caller(client, context, shop, "site")("GET", f"/site/customers/{uuid7()}")
    (shown,) = re.findall(r"```json\n(.*?)\n```", TEXT, re.DOTALL)
    assert response.json() | {"params": {}} == json.loads(shown)
