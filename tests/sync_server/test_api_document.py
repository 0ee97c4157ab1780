"""docs/api.md: each request on it is made as it stands there, in its order; scopes and codes are those of the code."""

from __future__ import annotations

import json
import re
import time
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import httpx
import pytest

from scheduling.cancellation import Term
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.vocabulary import SessionState
from scheduling.wire import PUSH_LIMIT, PushStatus
from sync_server.config import KEY_REQUESTS
from sync_server.http.context import Context
from sync_server.payments.fake import FakeGateway
from sync_server.services.platform_accounts import MOST_ASKED
from sync_server.services.site_holds import MOST_HOLDS
from tests.sync_server.caller import Caller
from tests.sync_server.shop import PASSWORD, ZONE, Shop
from tests.sync_server.site_world import Website

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
REQUESTS = re.findall(r"```http\n(\w+) (\S+)\n(.*?)```", TEXT, re.DOTALL)


def _filled(text: str, values: dict[str, object]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), text)


async def test_every_request_on_the_page_is_answered(client: httpx.AsyncClient, shop: Shop) -> None:
    shop.bootstrap.gateway = FakeGateway()
    values = await _named(shop)
    headers: dict[str, str] = {}
    answers = []
    for method, path, body in REQUESTS:
        content = _filled(body, values).encode() or None
        for _ in range(1 if path == "/keys" else 2):  # safe to repeat, as the page says
            response = await client.request(method, _filled(path, values), content=content, headers=headers)
            expected = 201 if path == "/keys" else 204 if method == "DELETE" else 200
            assert response.status_code == expected, (path, response.text)
            answers.append(response)
        _learn(path, response, values, headers)
    site = {"Authorization": f"Bearer {values['key']}"}
    answers = [each for each in answers if each.headers.get("content-type") == "application/json"]
    by_slots = next(each for each in answers if "mechanics" in each.json() and "tzdata" in each.json())
    anna = next(each for each in by_slots.json()["mechanics"] if each["mechanic_id"] == str(shop.anna.id))
    assert shop.at(10) in anna["days"][0]["morning"], "what the page books is listed"
    assert (await _state(client, site, f"/site/searches/{values['search']}")) == "pending", "it goes on"
    assert (await _state(client, site, f"/site/requests/{values['wish']}")) == "withdrawn"
    paid = await shop.session(values["paid"])  # type: ignore[arg-type] # an id
    assert (paid.state, paid.price_cents) == (SessionState.SCHEDULED, shop.plan.price_cents)
    assert [step[0] for step in await shop.steps(values["session"])] == ["booked", "moved", "cancelled"]  # type: ignore[arg-type] # an id
    assert [step[0] for step in await shop.steps(values["called"])] == ["booked", "cancelled"]  # type: ignore[arg-type] # an id
    results = [each for answer in answers for each in answer.json().get("results", [])]
    assert [(each["mid"], each["status"]) for each in results] == [
        (str(values[name]), "applied") for name in ("first", "first", "second", "second")
    ]


async def _named(shop: Shop) -> dict[str, object]:
    """What the page's requests name: what is in the shop, ids that a program makes."""
    website = await Website.of(shop)
    made = (
        "reference", "request", "vehicle", "hold", "visitor", "session", "entry", "search", "paid_hold", "paid",
        "checkout", "message", "wish", "owner_device", "device", "first", "second", "called", "slot",
    )  # fmt: skip
    return {
        "day": datetime.fromtimestamp(shop.at(12), ZONE).date(), "plan": website.plan.id,
        "mechanic": shop.anna.id, "starts": shop.at(10), "other": shop.at(12), "later": shop.at(14),
        "afternoon": shop.at(16), "now": int(time.time()), "customer": shop.customer.id, "car": shop.vehicle.id,
        "paid_plan": shop.plan.id, "price": shop.plan.price_cents, "password": PASSWORD,
        "owner": await shop.give_password("owner"), "receptionist": await shop.give_password("desk"),
        **{name: uuid7() for name in made},
    }  # fmt: skip


def _learn(path: str, response: httpx.Response, values: dict[str, object], headers: dict[str, str]) -> None:
    """What an answer gives to those that follow: who asks from then on, and where to go on from."""
    first = json.loads(response.text.splitlines()[0]) if response.content else {}
    values |= {
        name: first[name] for name in ("cursor", "epoch", "window_from", "window_to", "key") if name in first
    }
    if path in ("/auth/sign-in", "/keys"):
        headers["Authorization"] = f"Bearer {first.get('access_token') or first['key']}"


async def _state(client: httpx.AsyncClient, headers: dict[str, str], path: str) -> str:
    return str((await client.get(path, headers=headers)).json()["state"])


@pytest.mark.parametrize(
    ("column", "known"), [("scope", Scope), ("term", Term), ("state", SessionState), ("status", PushStatus)]
)
def test_the_page_names_every_code_of_its_tables(column: str, known: type[StrEnum]) -> None:
    (table,) = re.findall(rf"^\| {column} \|.*\n\| --- .*\n((?:\|.*\n)+)", TEXT, re.MULTILINE)
    named = {word for line in table.splitlines() for word in re.findall(r"`(\w+)`", line.split("|")[1])}
    assert named == set(known)


def test_the_page_names_the_real_limits() -> None:
    assert f"{KEY_REQUESTS} requests a minute" in TEXT
    assert f"{MOST_HOLDS} times held" in TEXT
    assert f"{MOST_ASKED} links an hour" in TEXT
    assert f"Up to {PUSH_LIMIT} mutations" in TEXT


async def test_an_error_is_as_the_page_shows_it(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    await shop.give_key()
    response = await Caller(client, context, shop, "site")("GET", f"/site/customers/{uuid7()}")
    (shown,) = re.findall(r"```json\n(.*?)\n```", TEXT, re.DOTALL)
    assert response.json() | {"params": {}} == json.loads(shown)
