"""Each reason by example, with what it says about where and by what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from scheduling.availability import Availability, Inputs, Refusal, Verdict
from scheduling.ids import uuid7
from scheduling.records import ExternalBusy, Mechanic, TimeOff
from scheduling.vocabulary import (
    OrganizationKind,
    Reason,
    ReservationStatus,
    TimeOffStatus,
    VisitKind,
)
from tests.scheduling.shop import ALEX, BAY, INA, MONDAY, NINE, NOW, VERA, at, block, booking, shop, special

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
    assert (after.reason, after.starts, after.ends) == (Reason.BUFFER, TEN, TEN + HOUR), "as on its card"
    assert ask(shop(reservations=[row]), TEN + HOUR + 900, 15).available
    assert ask(shop(reservations=[row]), NINE).reasons == (Reason.BUFFER,)
    assert ask(shop(reservations=[row]), NINE, 45).available


@pytest.mark.parametrize("held", [False, True])
def test_what_stands_in_the_time_is_told_before_what_is_only_near(held: bool) -> None:
    near = booking(TEN + 90 * 60, 90)
    within = booking(TEN)
    if held:
        within = replace(within, status=ReservationStatus.RESERVED, expires_at=NOW + 900)
    for rows in ([near, within], [within, near]):
        told = ask(shop(reservations=rows), TEN, 90).refusals
        assert [(each.reason, each.starts, each.ends) for each in told] == [
            (Reason.HELD if held else Reason.BOOKED, TEN, TEN + HOUR),
            (Reason.BUFFER, TEN + 90 * 60, TEN + 180 * 60),
        ]
    hold = booking(TEN, 30, status=ReservationStatus.RESERVED, expires_at=NOW + 900)
    later = booking(TEN + 45 * 60, 30)
    both = ask(shop(reservations=[hold, later]), TEN, 90)
    assert both.reasons == (Reason.BOOKED, Reason.HELD), "a hold may lapse, a booking does not"


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
        Reason.BOOKED,
        Reason.BUFFER,
        Reason.NO_BAY,
    )
