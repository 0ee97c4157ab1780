"""Subscribing calendars over HTTP: whose, which addresses, and that the address is never shown again."""

from __future__ import annotations

from uuid import UUID

import httpx
import pytest

from scheduling.calendar_messages import CalendarLine, Calendars, SubscribeWish
from scheduling.errors import Invalid, TooLong
from scheduling.ids import uuid7
from scheduling.records import ExternalBusy
from scheduling.wire import AuditPage
from sync_server.http.context import Context
from sync_server.services import subscriptions
from sync_server.services.subscriptions import checked_address
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop

ADDRESS = "https://calendar.example/private-8d1f/basic.ics"


def _wish(mechanic_id: UUID | None, **over: str) -> SubscribeWish:
    values = {"address": ADDRESS, "name": "Home"} | over
    return SubscribeWish(id=uuid7(), mechanic_id=mechanic_id, **values)


async def test_each_subscribes_and_sees_what_is_theirs(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    owner, ivan = Caller(client, context, shop, "owner"), Caller(client, context, shop, "ivan")
    for mechanic_id in (None, shop.anna.id):
        assert (await owner("POST", "/calendars", _wish(mechanic_id))).status_code == 200
    mine = read(CalendarLine, await ivan("POST", "/calendars", _wish(shop.ivan.id)))
    assert (mine.fetched_at, mine.age_seconds, mine.trouble, mine.failing) == (None, None, None, False)
    for caller, mechanic_id in ((owner, shop.ivan.id), (ivan, shop.anna.id), (ivan, None)):
        response = await caller("POST", "/calendars", _wish(mechanic_id))
        assert (response.status_code, problem(response).code) == (403, "not_allowed")
    seen = read(Calendars, await owner("GET", "/calendars")).calendars
    assert {line.mechanic_id for line in seen} == {None, shop.anna.id}
    assert [line.id for line in read(Calendars, await ivan("GET", "/calendars")).calendars] == [mine.id]
    assert (await owner("DELETE", f"/calendars/{mine.id}")).status_code == 403
    assert (await ivan("DELETE", f"/calendars/{seen[0].id}")).status_code == 403
    assert (await ivan("DELETE", f"/calendars/{mine.id}")).status_code == 204
    assert (await ivan("DELETE", f"/calendars/{mine.id}")).status_code == 404
    for who in ("desk", "anna", "kiosk"):
        other = Caller(client, context, shop, who)
        assert (await other("GET", "/calendars")).status_code == 403
        assert (
            await other("POST", "/calendars", _wish(shop.anna.id, address=ADDRESS + "2"))
        ).status_code == 403


async def test_the_address_is_shown_and_written_down_nowhere(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    owner = Caller(client, context, shop, "owner")
    wish = _wish(None)
    made = await owner("POST", "/calendars", wish)
    again = await owner("POST", "/calendars", wish)
    listed = await owner("GET", "/calendars")
    trail = await owner("GET", "/audit")
    assert read(CalendarLine, made).shown == "calendar.example/…"
    for response in (made, again, listed, trail):
        assert "8d1f" not in response.text
    lines = [line for line in read(AuditPage, trail).lines if line.what == "calendar.subscribe"]
    assert [line.subject_id for line in lines] == [wish.id], "the same wish again is no second one"
    assert "8d1f" not in repr(wish)


async def test_an_id_and_an_address_are_taken_once(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    owner = Caller(client, context, shop, "owner")
    wish = _wish(None)
    assert (await owner("POST", "/calendars", wish)).status_code == 200
    other = SubscribeWish(id=wish.id, address=ADDRESS + "?x", mechanic_id=None)
    for bad in (other, _wish(None), _wish(shop.anna.id, name="x" * 81), _wish(shop.anna.id, name="a\x00")):
        assert (await owner("POST", "/calendars", bad)).status_code == 400
    assert (await owner("POST", "/calendars", _wish(uuid7()))).status_code == 404


async def test_calendars_of_one_name_are_told_apart(shop: Shop) -> None:
    imported = ExternalBusy(
        id=uuid7(), mechanic_id=None, source="Home", uid="x", starts=shop.at(9), ends=shop.at(10)
    )
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(imported)
        await uow.commit()
    names = []
    for number in range(3):
        wish = _wish(None, address=f"{ADDRESS}?{number}", name="Home" if number else "")
        async with shop.acting("owner") as (uow, account):
            line = await subscriptions.subscribe(uow, account, wish, 1, anywhere=False)
        names.append(line.name)
    assert names == ["calendar.example", "Home (2)", "Home (3)"]


async def test_there_is_an_end_to_the_calendars_of_one_shop(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "MOST_CALENDARS", 1)
    async with shop.acting("owner") as (uow, account):
        await subscriptions.subscribe(uow, account, _wish(None), 1, anywhere=False)
        with pytest.raises(Invalid):
            await subscriptions.subscribe(uow, account, _wish(shop.anna.id), 1, anywhere=False)


@pytest.mark.parametrize(
    ("typed", "fetched"),
    [
        (ADDRESS, ADDRESS),
        (f"  {ADDRESS}#top ", ADDRESS),
        ("webcal://p01.example/x?a=b", "https://p01.example/x?a=b"),
        ("HTTPS://Example.org:8443/a", "https://Example.org:8443/a"),
    ],
)
def test_addresses_that_are_taken(typed: str, fetched: str) -> None:
    assert checked_address(typed, anywhere=False) == fetched


@pytest.mark.parametrize(
    "typed",
    [
        "", "calendar.example/a.ics", "http://calendar.example/a", "ftp://calendar.example/a", "https://",
        "https:///a", "https://user:word@calendar.example/a", "https://a b.example/", "https://a.example/\x00",
        "https://a.example:99999/", "https://a.example:0/", "https://[::1/", "file:///etc/passwd",
        "https://a.example/\r\nHost: x", f"https://{'a' * 70}.example/", "https://a..example/",
    ],
)  # fmt: skip
def test_addresses_that_are_not(typed: str) -> None:
    with pytest.raises(Invalid):
        checked_address(typed, anywhere=False)


def test_an_address_has_an_end_and_plain_ones_are_for_who_says_so() -> None:
    with pytest.raises(TooLong):
        checked_address("https://a.example/" + "x" * 2_000, anywhere=False)
    assert checked_address("http://127.0.0.1:1/a", anywhere=True) == "http://127.0.0.1:1/a"
