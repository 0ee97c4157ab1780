"""Days of the engine by example: clock changes, grids, shapes and settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from scheduling.availability import Availability
from scheduling.calendar_rules import local_of
from scheduling.ids import uuid7
from scheduling.records import ExternalBusy, TimeOff, WorkshopHours
from scheduling.vocabulary import (
    Reason,
    TimeOffStatus,
    VisitKind,
)
from tests.scheduling.shop import ALEX, BAY, INA, MONDAY, NINE, NOW, VERA, at, block, booking, shop, special

HOUR = 3600
TEN = NINE + HOUR


def test_a_local_time_that_is_skipped_has_a_reason_of_its_own() -> None:
    spring = date(2026, 3, 8)
    engine = Availability(shop(weekly_blocks=[block(VERA, 0, 300, 6)]))
    now = at(spring - timedelta(2), 9)

    def reasons(minute: int) -> tuple[Reason, ...]:
        return engine.verdict_at(VERA.id, spring, minute, 30, VisitKind.CHAT, now=now).reasons

    assert reasons(150) == (Reason.NO_SUCH_LOCAL_TIME,)
    assert reasons(180) == ()
    slots = engine.slots(VERA.id, [spring], 30, VisitKind.CHAT, now=now)
    assert [slot.starts - at(spring, 0) for slot in slots] == [part * 1800 for part in range(8)]


def test_a_repeated_hour_is_offered_once_and_staff_may_book_it_twice() -> None:
    autumn = date(2026, 11, 1)
    engine = Availability(shop(weekly_blocks=[block(VERA, 0, 180, 6)]))
    now = at(autumn - timedelta(2), 9)
    midnight = at(autumn, 0)
    slots = engine.slots(VERA.id, [autumn], 60, VisitKind.CHAT, now=now)
    assert [(slot.starts - midnight) // 1800 for slot in slots] == [0, 1, 2, 3, 6]
    second = midnight + 2 * HOUR
    assert engine.verdict(VERA.id, second, second + HOUR, VisitKind.CHAT, now=now, as_staff=True).available


def test_an_evening_that_ends_before_its_next_grid_time_leaves_the_day_after_empty() -> None:
    evening = shop(
        weekly_blocks=[block(VERA, 23 * 60 + 30, 24 * 60 + 15, MONDAY.weekday())],
        organization=replace(shop().organization, grid_minutes=60),
    )
    found = Availability(evening).slots(VERA.id, [MONDAY, MONDAY + timedelta(1)], 30, VisitKind.CHAT, now=NOW)
    assert [slot.starts for slot in found] == [at(MONDAY, 23, 30)]


def test_the_shape_of_a_day() -> None:
    away = TimeOff(
        id=uuid7(), mechanic_id=ALEX.id, status=TimeOffStatus.APPROVED, starts=NINE - 86_400, ends=TEN
    )
    event = ExternalBusy(id=uuid7(), mechanic_id=None, source="c", uid="1", starts=TEN, ends=TEN + 90_000)
    holiday = special(MONDAY + timedelta(1))
    inputs = shop(
        time_off=[away],
        external_busy=[event],
        special_days=[holiday],
        weekly_blocks=[block(INA, 600, 750), block(VERA, 600, 660)],
    )
    engine = Availability(inputs)
    shape = engine.shape(ALEX.id, MONDAY)
    assert (shape.starts, shape.ends) == (at(MONDAY, 0), at(MONDAY + timedelta(1), 0))
    assert shape.open == ((NINE, at(MONDAY, 12)), (at(MONDAY, 13), at(MONDAY, 17)))
    assert shape.breaks == ((at(MONDAY, 12), at(MONDAY, 13)),)
    assert shape.time_off == (((shape.starts, TEN), away),)
    assert shape.external == (((TEN, shape.ends), event),)
    assert shape.special is None
    assert engine.shape(INA.id, MONDAY).breaks == ((at(MONDAY, 12), at(MONDAY, 12, 30)),)
    assert engine.shape(VERA.id, MONDAY).breaks == ()
    closed = engine.shape(None, MONDAY + timedelta(1))
    assert (closed.open, closed.breaks, closed.special) == ((), (), holiday)


def test_breaks_that_overlap_are_one() -> None:
    """Two lines for a weekday, as an import may leave them, in either order."""
    lines = [
        WorkshopHours(
            id=uuid7(),
            weekday=0,
            start_minute=540,
            end_minute=1020,
            break_start_minute=720,
            break_end_minute=end,
        )
        for end in (730, 780)
    ]
    for hours in (lines, lines[::-1]):
        shape = Availability(shop(workshop_hours=hours)).shape(ALEX.id, MONDAY)
        assert shape.breaks == ((at(MONDAY, 12), at(MONDAY, 13)),)


def test_settings_of_the_mechanic_or_of_the_organization() -> None:
    own = replace(ALEX, buffer_minutes=0, notice_minutes=5, horizon_days=1, grid_minutes=20)
    engine = Availability(shop(mechanics=[own, INA]))
    for who, expected in ((own.id, (0, 5, 1, 20)), (INA.id, (15, 120, 30, 30)), (None, (15, 120, 30, 30))):
        found = (
            engine.effective_buffer(who),
            engine.effective_notice(who),
            engine.effective_horizon(who),
            engine.effective_grid(who),
        )
        assert found == expected


def test_the_grid_begins_anew_after_the_break_and_binds_no_staff() -> None:
    hours = [
        WorkshopHours(
            id=uuid7(),
            weekday=0,
            start_minute=540,
            end_minute=840,
            break_start_minute=700,
            break_end_minute=725,
        )
    ]
    engine = Availability(shop(workshop_hours=hours))
    starts = [
        slot.starts - at(MONDAY, 0) for slot in engine.slots(None, [MONDAY], 60, VisitKind.PHONE, now=NOW)
    ]
    assert [seconds // 60 for seconds in starts] == [540, 570, 600, 630, 725, 755]
    assert engine.verdict(None, NINE + 420, NINE + 900, VisitKind.PHONE, now=NOW).available


def test_a_grid_of_an_hour_over_a_change_of_half_an_hour() -> None:
    zone = ZoneInfo("Australia/Lord_Howe")
    spring = date(2026, 10, 4)
    inputs = replace(shop(weekly_blocks=[block(VERA, 90, 400, 6)]), zone=zone)
    engine = Availability(inputs)
    now = at(spring - timedelta(3), 9)
    slots = engine.slots(VERA.id, [spring], 30, VisitKind.CHAT, now=now)
    assert [local_of(slot.starts, zone)[1] for slot in slots] == [90, 150, 180, 210, 240, 270, 300, 330, 360]


def test_premises_without_a_break_are_open_right_through() -> None:
    hours = [WorkshopHours(id=uuid7(), weekday=0, start_minute=540, end_minute=1020)]
    engine = Availability(shop(workshop_hours=hours))
    starts = [slot.starts for slot in engine.slots(None, [MONDAY], 60, VisitKind.PHONE, now=NOW)]
    assert starts == [NINE + part * 1800 for part in range(15)]


def test_ones_own_booking_hides_neither_its_mechanic_nor_its_bay() -> None:
    own = booking(NINE, bay_id=BAY.id)
    engine = Availability(shop(reservations=[own]))

    def first(*ignoring: UUID) -> int:
        return engine.slots(ALEX.id, [MONDAY], 60, VisitKind.IN_PERSON, now=NOW, ignoring=ignoring)[0].starts

    assert own.session_id is not None
    assert first() == NINE + 5400  # behind its buffer, on the grid
    assert first(own.id) == first(own.session_id) == NINE


def test_every_grid_time_has_its_reasons() -> None:
    engine = Availability(shop(reservations=[booking(NINE)]))
    offers = engine.offers(ALEX.id, MONDAY, 60, VisitKind.PHONE, now=NOW)
    assert [offer.starts for offer in offers] == [
        NINE + part * 1800 for part in (0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15)
    ]
    reasons = {(offer.starts - NINE) // 1800: offer.verdict.reasons for offer in offers}
    assert reasons[0] == reasons[1] == (Reason.BOOKED,)
    assert reasons[2] == (Reason.BUFFER,)
    assert reasons[3] == ()
    assert Reason.ON_BREAK in reasons[5]
    assert all(offer.ends - offer.starts == HOUR for offer in offers)
    free = [offer.starts for offer in offers if offer.verdict.available]
    slots = engine.slots(ALEX.id, [MONDAY], 60, VisitKind.PHONE, now=NOW)
    assert free == [slot.starts for slot in slots]


def test_a_session_lasts_some_time() -> None:
    engine = Availability(shop())
    with pytest.raises(ValueError, match="a minute"):
        engine.slots(ALEX.id, [MONDAY], 0, VisitKind.PHONE, now=NOW)
    with pytest.raises(ValueError, match="end after"):
        engine.verdict(ALEX.id, NINE, NINE, VisitKind.PHONE, now=NOW)


def test_premises_without_a_bay_take_nobody_in() -> None:
    engine = Availability(shop(bays=[]))
    assert engine.slots(ALEX.id, [MONDAY], 60, VisitKind.IN_PERSON, now=NOW) == []
    refused = engine.verdict(ALEX.id, NINE, NINE + HOUR, VisitKind.IN_PERSON, now=NOW)
    assert refused.reasons == (Reason.NO_BAY,)
    assert engine.slots(ALEX.id, [MONDAY], 60, VisitKind.PHONE, now=NOW)
