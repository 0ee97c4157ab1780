"""Hours, special days, time off and settings on the server: whose they are, and what follows for free times."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from scheduling import hours_editing as editing
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursBlock,
    OpeningDay,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.ids import uuid7
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import SpecialDayKind, TimeOffStatus, VisitKind
from scheduling.wire import PushResult
from sync_server.services.availability import Calendars, SlotsWanted, slots
from tests.sync_server.shop import HOUR, ZONE, Shop


def _local_day(shop: Shop, day: int) -> date:
    return datetime.fromtimestamp(shop.at(12, day), ZONE).date()


async def _free(shop: Shop, mechanic: Mechanic, day: int = 3) -> list[float]:
    """The local hours at which an hour by video may begin."""
    async with shop.bootstrap.reading(shop.id) as uow, shop.acting("owner") as (_, account):
        wanted = SlotsWanted(
            first_day=_local_day(shop, day),
            days=1,
            minutes=60,
            kind=VisitKind.VIDEO,
            mechanic_ids=[mechanic.id],
        )
        answer = await slots(uow, account, Calendars(), wanted, int(time.time()))
    ((row,),) = [each.days for each in answer.mechanics]
    midnight = shop.at(0, day)
    return [(at - midnight) / HOUR for at in (*row.morning, *row.afternoon, *row.evening)]


async def _seen(shop: Shop, mechanic: Mechanic) -> list[UUID]:
    async with shop.uow() as uow:
        return [row.id for row in await uow.records.find(WeeklyBlock, mechanic_id=mechanic.id)]


async def _week(shop: Shop, mechanic: Mechanic, *hours: tuple[int, int], **over: Any) -> SetMechanicHours:
    """The same hours on all days."""
    blocks = [
        HoursBlock(id=uuid7(), weekday=weekday, start_minute=start * 60, end_minute=end * 60)
        for weekday in range(7)
        for start, end in hours
    ]
    values: dict[str, Any] = {"mechanic_id": mechanic.id, "seen": await _seen(shop, mechanic)}
    return SetMechanicHours(**(values | {"blocks": blocks} | over))


def _said(result: PushResult) -> tuple[str, str]:
    return result.status.value, result.code


APPLIED = ("applied", "")
NOT_ALLOWED = ("rejected", "not_allowed")


async def test_an_independent_mechanic_sets_a_week_of_their_own_at_once(shop: Shop) -> None:
    assert (await _free(shop, shop.ivan))[0] == 8
    assert _said(await shop.send("ivan", await _week(shop, shop.ivan, (10, 12), (14, 16)))) == APPLIED
    assert await _free(shop, shop.ivan) == [10, 10.5, 11, 14, 14.5, 15]
    kept = await _seen(shop, shop.ivan)
    async with shop.uow() as uow:
        rows = await uow.records.find(WeeklyBlock, id=kept[:1])
    (row,) = rows
    later = row.start_minute + 30
    one = HoursBlock(id=row.id, weekday=row.weekday, start_minute=later, end_minute=row.end_minute)
    result = await shop.send("ivan", await _week(shop, shop.ivan, blocks=[one]))
    assert _said(result) == APPLIED
    assert await _seen(shop, shop.ivan) == [one.id]


async def test_a_week_that_somebody_changed_meanwhile_is_not_written_over(shop: Shop) -> None:
    first = await _week(shop, shop.ivan, (10, 12))
    second = await _week(shop, shop.ivan, (18, 20))
    assert _said(await shop.send("ivan", first)) == APPLIED
    assert _said(await shop.send("ivan", second)) == ("conflict", "stale_edit")
    assert await _free(shop, shop.ivan) == [10, 10.5, 11]


async def test_an_id_of_somebody_elses_block_is_not_taken_over(shop: Shop) -> None:
    assert _said(await shop.send("owner", await _week(shop, shop.anna, (9, 12)))) == APPLIED
    (first, *_) = await _seen(shop, shop.anna)
    stolen = HoursBlock(id=first, weekday=0, start_minute=0, end_minute=60)
    result = await shop.send("ivan", await _week(shop, shop.ivan, blocks=[stolen]))
    assert _said(result) == ("rejected", "invalid")
    assert first in await _seen(shop, shop.anna)


@pytest.mark.parametrize(
    ("who", "anna", "ivan"),
    [
        ("owner", APPLIED, NOT_ALLOWED),
        ("desk", NOT_ALLOWED, NOT_ALLOWED),
        ("anna", NOT_ALLOWED, NOT_ALLOWED),
        ("ivan", NOT_ALLOWED, APPLIED),
    ],
)
async def test_whose_hours_settings_and_time_off_are_whose(
    shop: Shop, who: str, anna: tuple[str, str], ivan: tuple[str, str]
) -> None:
    """No owner sets, rosters or approves an independent mechanic's; a workshop its affiliated mechanics' only."""
    for mechanic, expected in ((shop.anna, anna), (shop.ivan, ivan)):
        seen = editing.settings_of(mechanic)
        settings = SetMechanicSettings(
            mechanic_id=mechanic.id, seen=seen, to=replace(seen, buffer_minutes=20)
        )
        off = AskTimeOff(
            time_off_id=uuid7(), mechanic_id=mechanic.id, first_day=_day(9), last_day=_day(9), label="x"
        )
        assert _said(await shop.send(who, await _week(shop, mechanic, (9, 12)))) == expected
        assert _said(await shop.send(who, settings)) == expected
        assert _said(await shop.send(who, off)) == expected
        assert _said(await shop.send(who, RemoveTimeOff(time_off_id=off.time_off_id))) == (
            expected if expected == APPLIED else ("conflict", "gone")
        )


def _day(ahead: int) -> date:
    return datetime.now(ZONE).date() + timedelta(days=ahead)


async def test_an_affiliated_mechanics_time_off_counts_once_the_owner_says_yes(shop: Shop) -> None:
    asked = AskTimeOff(
        time_off_id=uuid7(),
        mechanic_id=shop.anna.id,
        first_day=_day(3),
        last_day=_day(3),
        label="Cottage",
        as_request=True,
    )
    assert _said(await shop.send("ivan", replace(asked, mechanic_id=shop.anna.id))) == NOT_ALLOWED
    assert _said(await shop.send("anna", asked)) == APPLIED
    assert await _free(shop, shop.anna) != []
    yes = DecideTimeOff(time_off_id=asked.time_off_id, approve=True)
    for nobody in ("desk", "anna", "ivan"):
        assert _said(await shop.send(nobody, yes)) == NOT_ALLOWED
    assert _said(await shop.send("owner", yes)) == APPLIED
    assert await _free(shop, shop.anna) == []
    taken_back = RemoveTimeOff(time_off_id=asked.time_off_id)
    assert _said(await shop.send("anna", taken_back)) == NOT_ALLOWED, "what was approved is the owner's"
    assert _said(await shop.send("owner", replace(yes, approve=False))) == APPLIED
    assert await _free(shop, shop.anna) != []
    assert _said(await shop.send("anna", taken_back)) == APPLIED
    assert _said(await shop.send("owner", yes)) == ("conflict", "gone")


async def test_an_independent_mechanics_time_off_counts_at_once_and_is_nobodys_to_approve(shop: Shop) -> None:
    asked = AskTimeOff(
        time_off_id=uuid7(),
        mechanic_id=shop.ivan.id,
        starts=shop.at(8),
        ends=shop.at(18),
        as_request=True,
    )
    assert _said(await shop.send("ivan", asked)) == APPLIED
    assert await _free(shop, shop.ivan) == [18, 18.5, 19]
    no = DecideTimeOff(time_off_id=asked.time_off_id, approve=False)
    assert _said(await shop.send("owner", no)) == NOT_ALLOWED
    assert _said(await shop.send("ivan", no)) == NOT_ALLOWED
    async with shop.uow() as uow:
        (row,) = await uow.records.all(TimeOff)
    assert row.status is TimeOffStatus.APPROVED
    assert _said(await shop.send("owner", RemoveTimeOff(time_off_id=row.id))) == NOT_ALLOWED
    assert _said(await shop.send("ivan", RemoveTimeOff(time_off_id=row.id))) == APPLIED


async def test_the_bookings_that_a_time_off_lies_over_are_named_and_stay(shop: Shop) -> None:
    booking, other = shop.booking(shop.at(10)), shop.booking(shop.at(10), mechanic_id=shop.bert.id)
    after = shop.booking(shop.at(9, day=5))
    for command in (booking, other, after):
        assert _said(await shop.send("desk", command)) == APPLIED
    asked = AskTimeOff(
        time_off_id=uuid7(), mechanic_id=shop.anna.id, first_day=_day(2), last_day=_day(4), as_request=True
    )
    waiting = await shop.send("anna", asked)
    assert waiting.outcome.blocking == [], "nothing is off yet"
    result = await shop.send("owner", DecideTimeOff(time_off_id=asked.time_off_id, approve=True))
    (told,) = result.outcome.blocking
    assert (told.reason, told.session_id, told.customer_name) == (
        "booked",
        booking.session_id,
        "Chantal Client",
    )
    assert (await shop.session(booking.session_id)).mechanic_id == shop.anna.id
    result = await shop.send(
        "owner", replace(asked, time_off_id=uuid7(), first_day=_day(6), last_day=_day(6), as_request=False)
    )
    assert (_said(result), result.outcome.blocking) == (APPLIED, [])


async def test_a_time_off_is_asked_for_once(shop: Shop) -> None:
    asked = AskTimeOff(
        time_off_id=uuid7(), mechanic_id=shop.ivan.id, starts=shop.at(8), ends=shop.at(9), label="a"
    )
    assert _said(await shop.send("ivan", asked)) == APPLIED
    assert _said(await shop.send("ivan", replace(asked, label="b"))) == ("rejected", "invalid")
    unknown = replace(asked, time_off_id=uuid7(), mechanic_id=uuid7())
    assert _said(await shop.send("ivan", unknown)) == ("rejected", "not_found")
    assert _said(await shop.send("ivan", RemoveTimeOff(time_off_id=uuid7()))) == ("conflict", "gone")


async def test_the_owner_sets_the_opening_hours_with_a_break(shop: Shop) -> None:
    async with shop.uow() as uow:
        seen = [row.id for row in await uow.records.all(WorkshopHours)]
    weekday = _local_day(shop, 3).weekday()
    day = OpeningDay(
        id=seen[0],
        weekday=weekday,
        start_minute=540,
        end_minute=900,
        break_start_minute=720,
        break_end_minute=780,
    )
    command = SetOpeningHours(seen=seen, days=[day])
    for nobody in ("desk", "anna", "ivan"):
        assert _said(await shop.send(nobody, command)) == NOT_ALLOWED
    assert _said(await shop.send("owner", replace(command, seen=seen[1:]))) == ("conflict", "stale_edit")
    assert _said(await shop.send("owner", command)) == APPLIED
    assert await _free(shop, shop.anna) == [9, 9.5, 10, 10.5, 11, 13, 13.5, 14]
    assert await _free(shop, shop.anna, day=4) == [], "a weekday without a line is closed"


async def test_special_days_change_one_date(shop: Shop) -> None:
    closed = SetSpecialDay(
        special_day_id=uuid7(), day=_local_day(shop, 3), kind=SpecialDayKind.CLOSED, label_en="Inventory"
    )
    for nobody in ("desk", "anna", "ivan"):
        assert _said(await shop.send(nobody, closed)) == NOT_ALLOWED
        remove = RemoveSpecialDay(special_day_id=closed.special_day_id)
        assert _said(await shop.send(nobody, remove)) == NOT_ALLOWED
    assert _said(await shop.send("owner", closed)) == APPLIED
    assert await _free(shop, shop.anna) == []
    short = replace(closed, kind=SpecialDayKind.HOURS, start_minute=600, end_minute=720)
    assert _said(await shop.send("owner", short)) == APPLIED
    assert _said(await shop.send("owner", short)) == APPLIED, "the same again changes nothing"
    assert await _free(shop, shop.anna) == [10, 10.5, 11]
    assert _said(await shop.send("owner", remove)) == APPLIED
    assert (await _free(shop, shop.anna))[0] == 8
    assert _said(await shop.send("owner", remove)) == ("conflict", "gone")
    async with shop.uow() as uow:
        assert await uow.records.all(SpecialDay) == []


async def test_settings_are_merged_field_by_field(shop: Shop) -> None:
    seen = editing.settings_of(shop.ivan)
    buffer = SetMechanicSettings(
        mechanic_id=shop.ivan.id, seen=seen, to=replace(seen, buffer_minutes=45, allow_instant_booking=True)
    )
    grid = replace(buffer, to=replace(seen, grid_minutes=60))
    late = replace(buffer, to=replace(seen, buffer_minutes=5))
    assert [_said(await shop.send("ivan", each)) for each in (buffer, grid)] == [APPLIED, APPLIED]
    result = await shop.send("ivan", late)
    assert _said(result) == ("conflict", "stale_edit")
    assert result.outcome.fields == {"buffer_minutes": ("45", "5")}
    async with shop.uow() as uow:
        row = await uow.records.get(Mechanic, shop.ivan.id)
    assert row == replace(shop.ivan, buffer_minutes=45, allow_instant_booking=True, grid_minutes=60)
    assert await _free(shop, shop.ivan) == list(range(8, 20))
    assert _said(await shop.send("ivan", grid)) == APPLIED, "both meant the same"
    booked = await shop.send("desk", shop.booking(shop.at(10), mechanic_id=shop.ivan.id))
    assert booked.outcome.stored_as == "", "instant booking is a standing acceptance"


async def test_what_no_calendar_has_is_refused(shop: Shop) -> None:
    good = await _week(shop, shop.ivan, (9, 12))
    for bad in (
        replace(
            good, blocks=[*good.blocks, HoursBlock(id=uuid7(), weekday=0, start_minute=600, end_minute=660)]
        ),
        replace(good, mechanic_id=uuid7()),
        AskTimeOff(time_off_id=uuid7(), mechanic_id=shop.ivan.id),
        SetSpecialDay(special_day_id=uuid7(), day=date(9999, 12, 31), kind=SpecialDayKind.CLOSED),
    ):
        status, code = _said(await shop.send("ivan", bad))
        assert (status, code in {"invalid", "not_found"}) == ("rejected", True), bad
