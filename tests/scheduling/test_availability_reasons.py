"""Each reason by example, with what it says about where and by what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from scheduling.availability import Availability, Inputs, Refusal, Verdict
from scheduling.calendar_rules import local_of
from scheduling.ids import uuid7
from scheduling.records import ExternalBusy, Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import (
    OrganizationKind,
    Reason,
    ReservationStatus,
    SpecialDayKind,
    TimeOffStatus,
    VisitKind,
)
from tests.scheduling.shop import ALEX, BAY, INA, MONDAY, NINE, NOW, VERA, at, booking, shop

HOUR = 3600
TEN = NINE + HOUR


def ask(
    inputs: Inputs,
    start: int = TEN,
    minutes: int = 60,
    who: UUID | None = ALEX.id,
    kind: VisitKind = VisitKind.PHONE,
    **how: bool,
) -> Verdict:
    return Availability(inputs).verdict(
        who,
        start,
        start + minutes * 60,
        kind,
        now=NOW,
        as_staff=how.get("as_staff", False),
        drop_buffer=how.get("drop_buffer", False),
    )


def only(verdict: Verdict) -> Refusal:
    (refusal,) = verdict.refusals
    return refusal


def test_a_free_time_has_no_refusals() -> None:
    assert ask(shop()) == Verdict()
    assert ask(shop()).available


def test_the_window_past_notice_and_horizon_with_exact_edges() -> None:
    inputs = shop()
    engine = Availability(inputs)

    def reasons(start: int, now: int, as_staff: bool) -> tuple[Reason, ...]:
        return engine.verdict(ALEX.id, start, start + 60, VisitKind.PHONE, now=now, as_staff=as_staff).reasons

    assert reasons(TEN, TEN - 7200, False) == ()
    assert reasons(TEN, TEN - 7199, False) == (Reason.TOO_SOON,)
    assert reasons(TEN, TEN - 7199, True) == ()
    assert reasons(TEN, TEN, True) == ()
    assert reasons(TEN, TEN + 1, True) == (Reason.IN_PAST,)
    assert reasons(TEN, TEN + 1, False) == (Reason.IN_PAST,)
    assert reasons(TEN, TEN - 30 * 86_400, True) == ()
    assert reasons(TEN, TEN - 30 * 86_400 - 1, True) == (Reason.TOO_FAR,)


def test_hours_of_the_workshop_and_its_break() -> None:
    assert only(ask(shop(), at(MONDAY, 16, 30))) == Refusal(
        reason=Reason.WORKSHOP_CLOSED, starts=at(MONDAY, 17), ends=at(MONDAY, 17, 30)
    )
    assert only(ask(shop(), at(MONDAY, 11, 30))) == Refusal(
        reason=Reason.ON_BREAK, starts=at(MONDAY, 12), ends=at(MONDAY, 12, 30)
    )
    assert ask(shop(), at(MONDAY, 11, 30), 360).reasons == (Reason.ON_BREAK, Reason.WORKSHOP_CLOSED)
    assert ask(shop(), at(MONDAY - timedelta(1), 10)).reasons == (Reason.WORKSHOP_CLOSED,)
    assert ask(shop(), at(MONDAY, 16)).available, "the buffer may pass closing time"


def block(mechanic: Mechanic, start: int, end: int, weekday: int = 0) -> WeeklyBlock:
    return WeeklyBlock(
        id=uuid7(), mechanic_id=mechanic.id, weekday=weekday, start_minute=start, end_minute=end
    )


def test_own_hours_by_the_type_of_mechanic() -> None:
    free = shop()
    assert ask(free, who=INA.id).reasons == (Reason.OUTSIDE_HOURS,), "no own hours, none at all"
    assert ask(free, who=VERA.id).reasons == (Reason.OUTSIDE_HOURS,)
    evenings = shop(weekly_blocks=[block(each, 600, 1200) for each in (ALEX, INA, VERA)])
    assert ask(evenings, who=INA.id).available
    assert ask(evenings, at(MONDAY, 18), who=INA.id).reasons == (Reason.WORKSHOP_CLOSED,)
    assert ask(evenings, at(MONDAY, 18), who=VERA.id).available
    assert ask(evenings, at(MONDAY, 9), who=ALEX.id).reasons == (Reason.OUTSIDE_HOURS,), "the roster narrows"
    assert ask(evenings, at(MONDAY + timedelta(1), 10), who=ALEX.id).reasons == (Reason.OUTSIDE_HOURS,)
    assert ask(evenings, at(MONDAY, 8), who=INA.id).reasons == (Reason.WORKSHOP_CLOSED, Reason.OUTSIDE_HOURS)


def test_blocks_that_touch_stay_apart() -> None:
    inputs = shop(weekly_blocks=[block(VERA, 600, 660), block(VERA, 660, 720)])
    assert ask(inputs, at(MONDAY, 10, 30), who=VERA.id).reasons == (Reason.OUTSIDE_HOURS,)
    assert ask(inputs, at(MONDAY, 11), who=VERA.id).available


def test_a_block_past_midnight_and_one_that_ends_at_24() -> None:
    night = shop(weekly_blocks=[block(VERA, 1320, 1560), block(VERA, 1380, 1440, 3)])
    assert ask(night, at(MONDAY, 23, 30), who=VERA.id).available
    assert ask(night, at(MONDAY + timedelta(1), 1), who=VERA.id).available
    assert ask(night, at(MONDAY + timedelta(1), 1, 30), who=VERA.id).reasons == (Reason.OUTSIDE_HOURS,)
    assert ask(night, at(MONDAY + timedelta(3), 23), who=VERA.id).available
    starts = [
        slot.starts
        for slot in Availability(night).slots(VERA.id, [MONDAY + timedelta(1)], 30, VisitKind.CHAT, now=NOW)
    ]
    assert starts == [at(MONDAY + timedelta(1), *time) for time in ((0, 0), (0, 30), (1, 0), (1, 30))]


def special(day: date, *hours: int, fr: str = "Fête", en: str = "Holiday") -> SpecialDay:
    kind = SpecialDayKind.HOURS if hours else SpecialDayKind.CLOSED
    start, end = hours or (None, None)
    return SpecialDay(
        id=uuid7(), day=day, kind=kind, label_en=en, label_fr=fr, start_minute=start, end_minute=end
    )


def test_special_days_closed_shortened_and_extra() -> None:
    refusal = only(ask(shop(special_days=[special(MONDAY)])))
    assert (refusal.reason, refusal.label) == (Reason.SPECIAL_DAY, "Fête")
    assert (refusal.starts, refusal.ends) == (TEN, TEN + HOUR)
    short = shop(special_days=[special(MONDAY, 660, 780, fr="")])
    assert only(ask(short)).label == "Holiday"
    assert ask(short, at(MONDAY, 11, 30)).available, "its own hours have no break"
    sunday = MONDAY - timedelta(1)
    assert ask(shop(special_days=[special(sunday, 600, 720)]), at(sunday, 10)).available
    both = shop(special_days=[special(MONDAY), special(MONDAY, 540, 1020)])
    assert ask(both).reasons == (Reason.SPECIAL_DAY,), "a closure wins"
    unsaid = replace(special(MONDAY, 540, 1020), start_minute=None, end_minute=None)
    assert ask(shop(special_days=[unsaid])).reasons == (Reason.SPECIAL_DAY,), (
        "hours that nobody gave are none"
    )


def test_special_days_of_a_mechanic_without_workshop() -> None:
    own = [block(VERA, 600, 1200)]
    assert ask(shop(weekly_blocks=own, special_days=[special(MONDAY)]), who=VERA.id).reasons == (
        Reason.SPECIAL_DAY,
    )
    premises = shop(weekly_blocks=own, special_days=[special(MONDAY, 480, 540)])
    assert ask(premises, who=VERA.id).available, "a workshop's hours are its premises'"
    solo = replace(premises, organization=replace(premises.organization, kind=OrganizationKind.SOLO))
    assert ask(solo, who=VERA.id).reasons == (Reason.SPECIAL_DAY,)
    assert ask(solo, at(MONDAY, 8), who=VERA.id).available


def test_a_night_shift_ends_where_a_closed_day_begins() -> None:
    tuesday = MONDAY + timedelta(1)
    inputs = shop(weekly_blocks=[block(VERA, 1320, 1560)], special_days=[special(tuesday)])
    assert ask(inputs, at(MONDAY, 23), who=VERA.id).available
    assert ask(inputs, at(MONDAY, 23, 30), who=VERA.id).reasons == (Reason.SPECIAL_DAY,)


@pytest.mark.parametrize(
    ("who", "status", "counts"),
    [
        (ALEX, TimeOffStatus.PENDING, False),
        (ALEX, TimeOffStatus.APPROVED, True),
        (ALEX, TimeOffStatus.DECLINED, False),
        (INA, TimeOffStatus.PENDING, True),
        (INA, TimeOffStatus.APPROVED, True),
        (INA, TimeOffStatus.DECLINED, False),
    ],
)
def test_time_off_by_type_and_status(who: Mechanic, status: TimeOffStatus, counts: bool) -> None:
    days = TimeOff(
        id=uuid7(), mechanic_id=who.id, status=status, first_day=MONDAY, last_day=MONDAY, label="Chalet"
    )
    hours = replace(days, first_day=None, last_day=None, starts=TEN + 1800, ends=TEN + HOUR)
    for row in (days, hours):
        verdict = ask(shop(weekly_blocks=[block(INA, 540, 1020)], time_off=[row]), who=who.id)
        assert verdict.reasons == ((Reason.TIME_OFF,) if counts else ())
        assert not counts or only(verdict).label == "Chalet"
    neither = replace(days, first_day=None, last_day=None)
    assert ask(shop(weekly_blocks=[block(INA, 540, 1020)], time_off=[neither]), who=who.id).available


def test_a_short_absence_within_a_long_one_hides_neither() -> None:
    long = TimeOff(
        id=uuid7(), mechanic_id=ALEX.id, status=TimeOffStatus.APPROVED, starts=NINE, ends=NINE + 9 * HOUR
    )
    short = replace(long, id=uuid7(), starts=NINE + 60, ends=NINE + 120)
    assert len(ask(shop(time_off=[long, short])).refusals) == 1


def test_time_off_needs_no_buffer() -> None:
    row = TimeOff(
        id=uuid7(), mechanic_id=ALEX.id, status=TimeOffStatus.APPROVED, starts=TEN + HOUR, ends=TEN + 7200
    )
    engine = Availability(shop(time_off=[row]))
    assert engine.verdict(ALEX.id, TEN, TEN + HOUR, VisitKind.PHONE, now=NOW).available
    assert TEN in [slot.starts for slot in engine.slots(ALEX.id, [MONDAY], 60, VisitKind.PHONE, now=NOW)]


def test_outside_calendars_of_one_mechanic_and_of_everybody() -> None:
    event = ExternalBusy(
        id=uuid7(),
        mechanic_id=ALEX.id,
        source="c",
        uid="1",
        starts=TEN,
        ends=TEN + 600,
        summary="Dentist",
    )
    refusal = only(ask(shop(external_busy=[event])))
    assert (refusal.reason, refusal.label) == (Reason.BUSY_ELSEWHERE, "Dentist")
    assert ask(shop(external_busy=[event]), who=None).available
    everybody = replace(event, mechanic_id=None)
    for who in (ALEX.id, None):
        assert ask(shop(external_busy=[everybody]), who=who).reasons == (Reason.BUSY_ELSEWHERE,)
    assert ask(shop(external_busy=[replace(event, ends=TEN)])).available, "zero length blocks nothing"


def test_booked_held_and_the_buffer_on_both_sides() -> None:
    row = booking(TEN)
    refusal = only(ask(shop(reservations=[row])))
    assert refusal == Refusal(
        reason=Reason.BOOKED, starts=TEN, ends=TEN + HOUR, reservation_id=row.id, session_id=row.session_id
    )
    held = replace(row, status=ReservationStatus.RESERVED, expires_at=NOW + 1)
    assert ask(shop(reservations=[held])).reasons == (Reason.HELD,)
    assert ask(shop(reservations=[replace(held, expires_at=NOW)])).available
    after = only(ask(shop(reservations=[row]), TEN + HOUR))
    assert (after.reason, after.ends) == (Reason.BUFFER, TEN + HOUR + 900)
    assert ask(shop(reservations=[row]), TEN + HOUR + 900, 15).available
    assert ask(shop(reservations=[row]), NINE).reasons == (Reason.BUFFER,)
    assert ask(shop(reservations=[row]), NINE, 45).available


def test_the_buffer_may_be_dropped_by_staff_for_affiliated_mechanics_only() -> None:
    for who, dropped in ((ALEX, True), (INA, False)):
        inputs = shop(weekly_blocks=[block(INA, 540, 1020)], reservations=[booking(TEN, mechanic_id=who.id)])
        for start in (NINE, TEN + HOUR):
            asked = ask(inputs, start, who=who.id, as_staff=True, drop_buffer=True)
            assert asked.available is dropped
            assert ask(inputs, start, who=who.id, drop_buffer=True).reasons == (Reason.BUFFER,)
        over = ask(inputs, TEN + 1800, 30, who=who.id, as_staff=True, drop_buffer=True)
        assert over.reasons == (Reason.BOOKED,)


def test_bays_and_kinds() -> None:
    inputs = shop(reservations=[booking(TEN, mechanic_id=None, bay_id=BAY.id)])
    assert ask(inputs, kind=VisitKind.IN_PERSON).reasons == (Reason.NO_BAY,)
    assert ask(inputs).available
    assert ask(inputs, TEN + HOUR, kind=VisitKind.IN_PERSON).available, "a bay has no buffer"
    assert ask(shop(bays=[]), who=None, kind=VisitKind.IN_PERSON).reasons == (Reason.NO_BAY,)
    own = [block(VERA, 540, 1020)]
    assert ask(shop(weekly_blocks=own), who=VERA.id, kind=VisitKind.IN_PERSON).reasons == (
        Reason.KIND_NOT_OFFERED,
    )
    gone = shop(mechanics=[replace(ALEX, active=False)])
    assert ask(gone).reasons == (Reason.KIND_NOT_OFFERED,)
    assert Availability(gone).slots(ALEX.id, [MONDAY], 60, VisitKind.PHONE, now=NOW) == []
    assert Availability(gone).nearest(ALEX.id, TEN, 60, VisitKind.PHONE, now=NOW, others=False) == []


def test_a_live_hold_on_a_bay_hides_the_slots_that_have_no_other() -> None:
    held = booking(
        TEN, mechanic_id=None, bay_id=BAY.id, status=ReservationStatus.RESERVED, expires_at=NOW + 900
    )
    engine = Availability(shop(reservations=[held]))

    def starts(now: int, *ignoring: UUID) -> set[int]:
        found = engine.slots(ALEX.id, [MONDAY], 60, VisitKind.IN_PERSON, now=now, ignoring=ignoring)
        return {slot.starts for slot in found}

    assert TEN not in starts(NOW)
    assert TEN in starts(NOW + 900)
    assert starts(NOW, held.id) == starts(NOW + 900)


def test_every_reason_is_told_at_once() -> None:
    inputs = shop(
        special_days=[special(MONDAY)],
        time_off=[
            TimeOff(
                id=uuid7(),
                mechanic_id=VERA.id,
                status=TimeOffStatus.PENDING,
                first_day=MONDAY,
                last_day=MONDAY,
            )
        ],
        external_busy=[
            ExternalBusy(id=uuid7(), mechanic_id=VERA.id, source="c", uid="1", starts=TEN, ends=TEN + 60)
        ],
        reservations=[
            booking(TEN, mechanic_id=VERA.id, bay_id=BAY.id),
            booking(TEN + HOUR, mechanic_id=VERA.id),
        ],
    )
    engine = Availability(inputs)
    verdict = engine.verdict(VERA.id, TEN, TEN + HOUR, VisitKind.IN_PERSON, now=TEN - HOUR)
    assert verdict.reasons == (
        Reason.KIND_NOT_OFFERED,
        Reason.TOO_SOON,
        Reason.SPECIAL_DAY,
        Reason.TIME_OFF,
        Reason.BUSY_ELSEWHERE,
        Reason.BUFFER,
        Reason.BOOKED,
        Reason.NO_BAY,
    )


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
