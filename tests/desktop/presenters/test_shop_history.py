"""The shop's history as it is read: page by page, of what is chosen, with whom each line is about."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desktop.presenters.shop_history import Filters, ShopHistory, Where
from desktop.sync.errors import Refused, Unreachable
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.trail import Topic
from scheduling.wire import Problem
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.wished import ask
from tests.desktop.presenters.trail import FakeTrail, line
from tests.factories import MONDAY, named, staff_member, time_off

ZONE = ZoneInfo("America/Toronto")


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    return made


@pytest.fixture
def server() -> FakeTrail:
    return FakeTrail([line("moved") for _ in range(7)], page=3)


@pytest.fixture
def history(shop: Scene, server: FakeTrail) -> ShopHistory:
    return ShopHistory(server, shop.store, lambda: ZONE)


def _ids(history: ShopHistory) -> list[UUID]:
    return [each.line.id for each in history.lines]


async def test_it_is_read_on_until_there_is_no_more(history: ShopHistory, server: FakeTrail) -> None:
    assert not await history.read_on()
    assert await history.load()
    assert (len(history.lines), history.more) == (3, True)
    version = history.version
    while history.more:
        assert await history.read_on()
    assert _ids(history) == [each.id for each in server.lines]
    assert history.version == version
    assert not await history.read_on()


async def test_reading_again_begins_with_the_newest(history: ShopHistory, server: FakeTrail) -> None:
    await history.load()
    await history.read_on()
    server.lines.insert(0, line("cancelled"))
    await history.load()
    assert len(history.lines) == 3
    assert history.lines[0].line.what == "cancelled"


async def test_what_is_chosen_is_what_is_asked_for(history: ShopHistory, server: FakeTrail) -> None:
    person = uuid7()
    history.choose(Filters(staff_id=person, topic=Topic.MONEY, day=date(2026, 3, 8)))
    assert history.filters.any
    await history.load()
    asked = server.asked[-1]
    assert (asked["staff"], asked["topic"]) == (person, Topic.MONEY)
    assert asked["until"] - asked["since"] == 23 * 3600  # the clocks change that day
    history.choose(Filters())
    await history.load()
    assert {name for name, value in server.asked[-1].items() if value is not None} == set()


async def test_others_that_are_chosen_while_it_is_asked_are_asked_for_then(
    history: ShopHistory, server: FakeTrail
) -> None:
    server.gate = asyncio.Event()
    first = asyncio.ensure_future(history.load())
    await asyncio.sleep(0)
    history.choose(Filters(topic=Topic.HOURS))
    assert not await history.load()  # one is under way
    assert not await history.read_on()
    server.gate.set()
    assert await first
    assert [each["topic"] for each in server.asked] == [None, Topic.HOURS]


async def test_others_that_are_chosen_while_it_is_read_on_are_asked_for_then(
    history: ShopHistory, server: FakeTrail
) -> None:
    await history.load()
    server.gate = asyncio.Event()
    on = asyncio.ensure_future(history.read_on())
    await asyncio.sleep(0)
    history.choose(Filters(topic=Topic.HOURS))
    assert not await history.load()  # one is under way
    server.gate.set()
    assert await on
    assert [each["topic"] for each in server.asked] == [None, None, Topic.HOURS]
    assert len(history.lines) == 3, "only of what is chosen"


async def test_lines_of_something_else_do_not_stand_under_what_is_chosen(
    history: ShopHistory, server: FakeTrail
) -> None:
    await history.load()
    version = history.version
    server.fault = Unreachable("away")
    history.choose(Filters(topic=Topic.HOURS))
    assert not await history.load()
    assert (history.lines, history.more) == ([], False)
    assert history.version > version
    server.fault = None
    assert await history.load()
    assert len(history.lines) == 3


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Unreachable("away"), "unreachable"),
        (Refused(403, Problem(code=ErrorCode.NOT_ALLOWED.value, detail="")), "not_allowed"),
    ],
)
async def test_what_was_read_stays_when_the_server_goes(
    history: ShopHistory, server: FakeTrail, fault: Exception, problem: str
) -> None:
    await history.load()
    server.fault = fault
    assert not await history.read_on()
    assert (history.problem, len(history.lines), history.more) == (problem, 3, True)
    server.fault = None
    assert await history.read_on()
    assert len(history.lines) == 6


def _subjects(shop: Scene) -> dict[str, tuple[str, UUID, str, Any]]:
    """By name: the kind and id of a row, whom it is about, and where it leads."""
    garage = shop.garage
    request = ask(shop, "wish", customer_id=garage.marc.id)
    off = time_off(garage.anna.id, MONDAY, id=named("off"))
    shop.store.load([staff_member(id=named("sylvie"), name="Sylvie"), off])
    one = shop.ids["one"]
    return {
        "booking": ("session", one, garage.elise.name, (Where.BOOKING, one)),
        "customer": ("customer", garage.marc.id, garage.marc.name, (Where.CUSTOMER, garage.marc.id)),
        "vehicle": ("vehicle", garage.civic.id, garage.elise.name, (Where.CUSTOMER, garage.elise.id)),
        "request": ("visit_request", request, garage.marc.name, (Where.CUSTOMER, garage.marc.id)),
        "colleague": ("staff_member", named("sylvie"), "Sylvie", None),
        "mechanic": ("mechanic", garage.anna.id, garage.anna.name, None),
        "day off": ("time_off", named("off"), garage.anna.name, None),
        "something else": ("waiver", uuid7(), "", None),
        **{
            f"a {kind} that is not here": (kind, uuid7(), "", None)
            for kind in ("session", "customer", "vehicle", "visit_request", "staff_member", "mechanic")
        },
    }


async def test_each_line_says_whom_it_is_about_and_leads_there(
    shop: Scene, history: ShopHistory, server: FakeTrail
) -> None:
    subjects = _subjects(shop)
    server.page = 50
    server.lines = [line("x", subject_kind=kind, subject_id=row) for kind, row, *_ in subjects.values()]
    server.lines.append(line("auth.sign_in"))
    await history.load()
    found = {name: (each.about, each.lead) for name, each in zip(subjects, history.lines, strict=False)}
    assert found == {name: (about, lead) for name, (_, _, about, lead) in subjects.items()}
    assert history.lines[0].starts == shop.session("one").starts
    assert history.lines[-1].lead is None
    (off,) = [each for name, each in zip(subjects, history.lines, strict=False) if name == "day off"]
    assert off.days == (MONDAY, MONDAY)


def test_people_are_those_who_work_here_first(shop: Scene, history: ShopHistory) -> None:
    gone = staff_member(id=named("gone"), name="Aaron", active=False)
    shop.store.load([gone, staff_member(id=named("zoe"), name="Zoé")])
    people = history.people()
    assert people[-1].id == gone.id
    here = [each.name.casefold() for each in people[:-1]]
    assert here == sorted(here)
