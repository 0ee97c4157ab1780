"""Subscribed calendars: fetched by one worker at a time, their busy times replaced, failures told and survived."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scheduling.calendar_messages import CalendarLine, CalendarTrouble, SubscribeWish
from scheduling.ids import uuid7
from scheduling.records import ExternalBusy
from scheduling.vocabulary import Reason, VisitKind
from sync_server.bootstrap import Bootstrap
from sync_server.jobs import calendars
from sync_server.services import outside_calendars, subscriptions
from sync_server.services.calendar_rows import CalendarSubscription
from sync_server.services.importing import calendar_reader, ics_rules
from sync_server.services.schedule import Schedule
from tests.sync_server.ics_server import Asked, IcsServer, response, serving
from tests.sync_server.mailing import SetClock
from tests.sync_server.shop import HOUR, Shop

SAMPLES = Path(os.environ.get("AUTODOCTOR_SAMPLES", "")) / "calendars"


def _ics(*events: tuple[str, int, int], rule: str = "") -> bytes:
    """Events by UID, start and end."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for uid, starts, ends in events:
        lines += ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTART:{_time(starts)}", f"DTEND:{_time(ends)}"]
        lines += ["SUMMARY:Dentist", *([rule] if rule else []), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _time(instant: int) -> str:
    return datetime.fromtimestamp(instant, UTC).strftime("%Y%m%dT%H%M%SZ")


class World:
    """A shop, a server of calendars, and a worker with a clock of its own."""

    def __init__(self, shop: Shop, server: IcsServer) -> None:
        self.shop, self.server = shop, server
        self.clock = SetClock(shop.bootstrap.clock.now() + 60)
        self.bootstrap = Bootstrap(
            settings=replace(shop.bootstrap.settings, calendars_anywhere=True),
            engine=shop.bootstrap.engine,
            clock=self.clock,
        )

    async def subscribe(self, who: str = "ivan", path: str = "/a.ics", name: str = "Own") -> CalendarLine:
        mechanic_id = self.shop.ivan.id if who == "ivan" else None
        wish = SubscribeWish(id=uuid7(), address=self.server.url(path), name=name, mechanic_id=mechanic_id)
        async with self.shop.acting(who) as (uow, account):
            return await subscriptions.subscribe(uow, account, wish, 1, anywhere=True)

    async def fetch(self, later: int = 0) -> int:
        self.clock.at += later
        return await calendars.fetch_due(self.bootstrap, self.shop.id)

    async def row(self) -> CalendarSubscription:
        async with self.shop.uow() as uow:
            (row,) = await uow.rows.find(CalendarSubscription)
        return row

    async def busy(self) -> list[tuple[int, int]]:
        async with self.shop.uow() as uow:
            rows = await uow.records.all(ExternalBusy)
        return sorted((row.starts, row.ends) for row in rows)

    async def version(self) -> int:
        async with self.shop.uow() as uow:
            return (await uow.feed.state()).ver


@pytest.fixture
async def world(shop: Shop) -> AsyncIterator[World]:
    async with serving() as server:
        yield World(shop, server)


async def test_its_events_are_busy_times_and_no_more(world: World) -> None:
    nine, ten = world.shop.at(9), world.shop.at(10)
    world.server.serve("/a.ics", _ics(("a", nine, ten)))
    await world.subscribe()
    assert await world.fetch() == 1
    async with world.shop.uow() as uow:
        (busy,) = await uow.records.all(ExternalBusy)
        schedule = await Schedule.around(uow, nine, ten)
    assert (busy.mechanic_id, busy.source, busy.summary) == (world.shop.ivan.id, "Own", "")
    row = await world.row()
    assert (row.busy, row.left_out, row.failures, row.fetched_at) == (1, 0, 0, world.clock.at)
    verdict = schedule.availability.verdict(
        world.shop.ivan.id, nine, ten, VisitKind.VIDEO, now=world.clock.at, as_staff=True
    )
    assert Reason.BUSY_ELSEWHERE in verdict.reasons


async def test_a_workshops_calendar_keeps_what_its_times_are_for(world: World) -> None:
    world.server.serve("/a.ics", _ics(("a", world.shop.at(9), world.shop.at(10))))
    await world.subscribe("owner")
    await world.fetch()
    async with world.shop.uow() as uow:
        (busy,) = await uow.records.all(ExternalBusy)
    assert (busy.mechanic_id, busy.summary) == (None, "Dentist")


async def test_a_changed_calendar_replaces_its_own_times_only(world: World) -> None:
    at = world.shop.at
    other = ExternalBusy(
        id=uuid7(), mechanic_id=world.shop.ivan.id, source="Imported", uid="x", starts=at(18), ends=at(19)
    )
    async with world.shop.uow() as uow:
        await uow.bump()
        await uow.records.add(other)
        await uow.commit()
    world.server.serve("/a.ics", _ics(("a", at(9), at(10)), ("b", at(11), at(12))), etag='"1"')
    await world.subscribe()
    await world.fetch()
    world.server.serve("/a.ics", _ics(("a", at(13), at(14)), ("c", at(15), at(16))), etag='"2"')
    assert await world.fetch(HOUR) == 1
    assert await world.busy() == [(at(13), at(14)), (at(15), at(16)), (at(18), at(19))]
    async with world.shop.acting("ivan") as (uow, account):
        await subscriptions.remove(uow, account, (await world.row()).id, 2)
    assert await world.busy() == [(at(18), at(19))]
    assert await world.fetch(HOUR) == 0


@pytest.mark.parametrize("headers", [{"etag": '"1"'}, {"last_modified": "Sat, 21 Nov 2026 10:00:00 GMT"}, {}])
async def test_an_unchanged_calendar_changes_nothing_but_its_age(
    world: World, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    world.server.serve("/a.ics", _ics(("a", world.shop.at(9), world.shop.at(10))), **headers)
    await world.subscribe()
    await world.fetch()
    before, read = await world.version(), (await world.row()).read_at
    monkeypatch.setattr(outside_calendars, "read", None)
    assert await world.fetch(HOUR) == 1
    row = await world.row()
    assert (row.fetched_at, row.read_at) == (world.clock.at, read)
    assert await world.version() == before, "no device has anything to pull"
    monkeypatch.undo()
    assert await world.fetch(outside_calendars.READ_ANEW) == 1
    assert (await world.row()).read_at == world.clock.at, "once a day it is read again"
    assert await world.version() == before


async def test_the_next_days_come_into_the_window_of_an_unchanged_series(world: World) -> None:
    world.server.serve(
        "/a.ics", _ics(("a", world.shop.at(9), world.shop.at(10)), rule="RRULE:FREQ=DAILY"), etag='"1"'
    )
    await world.subscribe()
    await world.fetch()
    last = max(await world.busy())
    await world.fetch(3 * 86_400)
    assert max(await world.busy())[0] - last[0] >= 3 * 86_400 - HOUR


@pytest.mark.parametrize(
    ("body", "status", "trouble"),
    [
        (b"<html>Sign in</html>", "200 OK", CalendarTrouble.NOT_A_CALENDAR),
        (b"", "200 OK", CalendarTrouble.NOT_A_CALENDAR),
        (b"", "404 Not Found", CalendarTrouble.NOT_FOUND),
        (b"", "410 Gone", CalendarTrouble.GONE),
        (b"", "503 Later", CalendarTrouble.SERVER_ERROR),
    ],
)
async def test_a_failure_is_told_and_the_old_times_stay(
    world: World, body: bytes, status: str, trouble: CalendarTrouble
) -> None:
    good = _ics(("a", world.shop.at(9), world.shop.at(10)))
    world.server.serve("/a.ics", good)
    await world.subscribe()
    await world.fetch()
    before, fetched = await world.busy(), world.clock.at
    world.server.serve("/a.ics", body, status=status)
    pauses = []
    for _ in range(3):
        assert await world.fetch(7 * HOUR) == 0
        pauses.append((await world.row()).next_at - world.clock.at)
    assert await world.busy() == before
    assert pauses == [900, 1800, 3600]
    async with world.shop.acting("ivan") as (uow, account):
        (line,) = (await subscriptions.calendars(uow, account, world.clock.at)).calendars
    assert (line.trouble, line.failures, line.failing) == (trouble, 3, True)
    assert (line.fetched_at, line.age_seconds) == (fetched, world.clock.at - fetched)
    world.server.serve("/a.ics", good)
    assert await world.fetch(HOUR) == 1
    row = await world.row()
    assert (row.failures, row.trouble) == (0, "")


async def test_too_many_events_are_refused_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside_calendars, "MOST_BUSY", 2)
    at = world.shop.at
    world.server.serve("/a.ics", _ics(*((f"e{hour}", at(hour), at(hour + 1)) for hour in (9, 11, 13))))
    await world.subscribe()
    assert await world.fetch() == 0
    assert ((await world.row()).trouble, await world.busy()) == ("too_many_events", [])


async def test_a_calendar_that_ends_in_its_middle_takes_nothing_away(world: World) -> None:
    at = world.shop.at
    whole = _ics(("a", at(9), at(10)), ("b", at(11), at(12)))
    world.server.serve("/a.ics", whole)
    await world.subscribe()
    assert await world.fetch() == 1
    before = await world.busy()
    for end in (b"UID:b", b"END:VCALENDAR"):
        world.server.serve("/a.ics", whole[: whole.index(end)])
        assert await world.fetch(7 * HOUR) == 0
        assert (await world.busy(), (await world.row()).trouble) == (before, CalendarTrouble.NOT_A_CALENDAR)


async def test_what_could_not_all_be_read_in_time_takes_nothing_away(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.server.serve("/a.ics", _ics(("a", world.shop.at(9), world.shop.at(10))))
    await world.subscribe()
    assert await world.fetch() == 1
    before = await world.busy()
    monkeypatch.setattr(calendar_reader, "SECONDS_AT_MOST", -1.0)
    world.server.serve("/a.ics", _ics(("a", world.shop.at(9), world.shop.at(11))))
    assert await world.fetch(7 * HOUR) == 0
    assert (await world.busy(), (await world.row()).trouble) == (before, CalendarTrouble.TOO_MANY_EVENTS)


async def test_a_calendar_that_costs_too_much_is_told_and_takes_nothing_away(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose rules would keep a worker busy; the shop's other calendars are fetched all the same."""
    nine, ten = world.shop.at(9), world.shop.at(10)
    world.server.serve("/a.ics", _ics(("a", nine, ten)))
    await world.subscribe()
    assert await world.fetch() == 1
    before = await world.busy()
    monkeypatch.setattr(ics_rules.Steps.__init__, "__defaults__", (10_000,))
    old = nine - 10_000 * 86_400
    never = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    world.server.serve("/a.ics", _ics(("a", nine, ten)) + _ics(("x", old, old + HOUR), rule=never))
    world.server.serve("/b.ics", _ics(("b", world.shop.at(11), world.shop.at(12))))
    await world.subscribe("owner", "/b.ics", "Other")
    assert await world.fetch(7 * HOUR) == 1
    assert await world.busy() == [*before, (world.shop.at(11), world.shop.at(12))]
    async with world.shop.acting("ivan") as (uow, account):
        lines = (await subscriptions.calendars(uow, account, world.clock.at)).calendars
    assert {line.name: line.trouble for line in lines}["Own"] is CalendarTrouble.TOO_COSTLY


@pytest.mark.expects_log("a calendar that breaks the reader: KeyError")
async def test_one_that_breaks_the_reader_says_so_and_keeps_no_other_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = calendar_reader.read_calendar

    def broken(body: bytes, *rest: Any) -> Any:
        if b"UID:bad" in body:
            raise KeyError("as was to be shown")
        return plain(body, *rest)

    monkeypatch.setattr(outside_calendars, "read_calendar", broken)
    nine, ten = world.shop.at(9), world.shop.at(10)
    world.server.serve("/a.ics", _ics(("bad", nine, ten)))
    world.server.serve("/b.ics", _ics(("good", nine, ten)))
    await world.subscribe()
    await world.subscribe("owner", "/b.ics", "Other")
    assert await world.fetch() == 1
    async with world.shop.uow() as uow:
        troubles = {row.name: row.trouble for row in await uow.rows.find(CalendarSubscription)}
    assert troubles == {"Own": "not_a_calendar", "Other": ""}


async def test_many_changes_are_written_in_several_transactions(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside_calendars, "CHUNK", 2)
    at = world.shop.at
    world.server.serve("/a.ics", _ics(*((f"e{hour}", at(hour), at(hour + 1)) for hour in range(9, 16))))
    await world.subscribe()
    before = await world.version()
    await world.fetch()
    assert len(await world.busy()) == 7
    assert await world.version() == before + 4
    world.server.serve("/a.ics", _ics())
    await world.fetch(HOUR)
    assert await world.busy() == []


async def test_two_workers_at_once_ask_once(world: World) -> None:
    world.server.serve("/a.ics", _ics(("a", world.shop.at(9), world.shop.at(10))))
    await world.subscribe()
    assert sum(await asyncio.gather(*(world.fetch() for _ in range(4)))) == 1
    assert len(world.server.asked) == 1
    assert len(await world.busy()) == 1


async def test_a_worker_that_was_thought_dead_writes_nothing(world: World) -> None:
    """While it waited for the server, its claim ended and another one fetched a newer content."""
    at = world.shop.at
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: Asked) -> bytes:
        asked.set()
        await go_on.wait()
        return response(_ics(("old", at(9), at(10))))

    world.server.answers["/a.ics"] = slow
    await world.subscribe()
    first = asyncio.create_task(world.fetch())
    await asked.wait()
    world.server.serve("/a.ics", _ics(("new", at(11), at(12))))
    assert await world.fetch(outside_calendars.CLAIM_SECONDS) == 1
    go_on.set()
    assert await first == 0
    assert await world.busy() == [(at(11), at(12))]


async def test_a_calendar_removed_while_it_is_fetched_stays_removed(world: World) -> None:
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: Asked) -> bytes:
        asked.set()
        await go_on.wait()
        return response(_ics(("a", world.shop.at(9), world.shop.at(10))))

    world.server.answers["/a.ics"] = slow
    line = await world.subscribe()
    fetching = asyncio.create_task(world.fetch())
    await asked.wait()
    async with world.shop.acting("ivan") as (uow, account):
        await subscriptions.remove(uow, account, line.id, 2)
    go_on.set()
    assert await fetching == 0
    assert await world.busy() == []


async def test_a_worker_killed_at_the_server_leaves_it_to_the_next(world: World) -> None:
    asked, left = asyncio.Event(), asyncio.Event()

    async def slow(_: Asked) -> bytes:
        asked.set()
        await left.wait()
        return b""

    world.server.answers["/a.ics"] = slow
    await world.subscribe()
    killed = asyncio.create_task(world.fetch())
    await asked.wait()
    killed.cancel()
    with pytest.raises(asyncio.CancelledError):
        await killed
    left.set()
    world.server.serve("/a.ics", _ics(("a", world.shop.at(9), world.shop.at(10))))
    assert await world.fetch() == 0
    assert await world.fetch(outside_calendars.CLAIM_SECONDS) == 1
    assert len(await world.busy()) == 1


async def test_old_times_go_in_the_end(world: World) -> None:
    at = world.shop.at
    world.server.serve("/a.ics", _ics(("a", at(9), at(10)), ("b", at(9, 60), at(10, 60))))
    await world.subscribe()
    await world.fetch()
    world.server.serve("/a.ics", _ics(("b", at(9, 60), at(10, 60))))
    await world.fetch(10 * 86_400)
    assert len(await world.busy()) == 2, "it was busy then"
    await world.fetch(40 * 86_400)
    assert await world.busy() == [(at(9, 60), at(10, 60))]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="AUTODOCTOR_SAMPLES names no samples")
@pytest.mark.parametrize("name", ["issue_223_thunderbird", "one_event", "Germany_Holidays", "multiple_rrule"])
async def test_other_programs_calendars(world: World, name: str) -> None:
    """When they were new, and long after: nothing is left of what lies years back."""
    world.server.serve("/a.ics", (SAMPLES / f"{name}.ics").read_bytes())
    await world.subscribe()
    assert await world.fetch() == 1
    row = await world.row()
    assert (row.trouble, row.busy) == ("", len(await world.busy()))
