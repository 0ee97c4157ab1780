"""What a change of hours would do: the rows after it, the bookings that it strands, and those that it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.availability import Availability, Inputs
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursBlock,
    HoursCommand,
    OpeningDay,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.hours_change import (
    OF_HOURS,
    STILL_TO_COME,
    against_hours,
    changed_inputs,
    hours_alone,
    stranded,
)
from scheduling.hours_editing import settings_of
from scheduling.ids import uuid7
from scheduling.records import (
    Bay,
    Mechanic,
    Session,
    SpecialDay,
    TimeOff,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.vocabulary import Reason, SessionState, SpecialDayKind, TimeOffStatus, VisitKind
from tests import factories
from tests.factories import MONDAY, NOW, ZONE, at, named

GARAGE = factories.garage()
ANNA, IVAN = GARAGE.anna.id, GARAGE.ivan.id
TUESDAY = MONDAY + timedelta(days=1)
OFF = named("off")


def shop(*more: TimeOff | SpecialDay) -> Inputs:
    rows = [*GARAGE.records, *more]

    def of(cls: type[Any]) -> list[Any]:
        return [row for row in rows if isinstance(row, cls)]

    return Inputs(
        organization=GARAGE.organization,
        zone=ZONE,
        workshop_hours=of(WorkshopHours),
        special_days=of(SpecialDay),
        mechanics=of(Mechanic),
        weekly_blocks=of(WeeklyBlock),
        time_off=of(TimeOff),
        bays=of(Bay),
    )


def session(mechanic: Any = ANNA, time: str = "10:00", day: date = MONDAY, **over: Any) -> Session:
    return factories.session(mechanic_id=mechanic, starts=at(day, time), **over)


def told(inputs: Inputs, command: HoursCommand, *sessions: Session, now: int = NOW) -> list[Session]:
    return [each.session for each in stranded(inputs, changed_inputs(inputs, [command]), sessions, now)]


def day_off(mechanic: Any = ANNA, first: date = MONDAY, last: date = MONDAY, **over: Any) -> AskTimeOff:
    return AskTimeOff(time_off_id=OFF, mechanic_id=mechanic, first_day=first, last_day=last, **over)


def opening(weekday: int, start: int, end: int, pause: tuple[int, int] | None = None) -> OpeningDay:
    begins, ends = pause or (None, None)
    return OpeningDay(
        id=uuid7(), weekday=weekday, start_minute=start, end_minute=end,
        break_start_minute=begins, break_end_minute=ends,
    )  # fmt: skip


def test_a_day_off_strands_the_bookings_of_that_mechanic_on_that_day() -> None:
    late, early = session(time="15:00"), session(time="9:00")
    others = [session(IVAN), session(day=TUESDAY), session(None)]
    assert told(shop(), day_off(), late, *others, early) == [early, late]


def test_a_request_of_an_affiliated_mechanic_strands_nothing_until_it_is_approved() -> None:
    booking, asked = session(), day_off(as_request=True)
    assert told(shop(), asked, booking) == []
    waiting = changed_inputs(shop(), [asked])
    assert told(waiting, DecideTimeOff(time_off_id=OFF, approve=True), booking) == [booking]
    assert told(waiting, DecideTimeOff(time_off_id=OFF, approve=False), booking) == []


def test_an_independent_mechanics_counts_at_once() -> None:
    booking = session(IVAN)
    assert told(shop(), day_off(IVAN, as_request=True), booking) == [booking]


def test_shorter_opening_hours_strand_what_no_longer_fits_and_say_by_what() -> None:
    before = shop()
    command = SetOpeningHours(
        seen=[row.id for row in before.workshop_hours],
        days=[opening(0, 540, 960, (600, 660)), opening(1, 540, 1020)],
    )
    fits, breaks, late, bay = session(time="9:00"), session(), session(time="15:30"), session(None, "15:30")
    wednesday = session(day=MONDAY + timedelta(days=2))
    found = stranded(before, changed_inputs(before, [command]), [wednesday, bay, late, breaks, fits], NOW)
    assert {each.session.id: {why.reason for why in each.refusals} for each in found} == {
        breaks.id: {Reason.ON_BREAK},
        late.id: {Reason.WORKSHOP_CLOSED},
        bay.id: {Reason.WORKSHOP_CLOSED},
        wednesday.id: {Reason.WORKSHOP_CLOSED},
    }


def test_a_mechanics_own_week_is_changed_alone() -> None:
    before = shop()
    block = HoursBlock(id=uuid7(), weekday=0, start_minute=660, end_minute=960)
    command = SetMechanicHours(mechanic_id=IVAN, seen=[], blocks=[block])
    mine, olgas = session(IVAN), session(GARAGE.olga.id)
    assert told(before, command, mine, olgas) == [mine]
    after = changed_inputs(before, [command])
    assert [row.id for row in after.weekly_blocks if row.mechanic_id == IVAN] == [block.id]
    kept = [row for row in before.weekly_blocks if row.mechanic_id != IVAN]
    assert [row for row in after.weekly_blocks if row.mechanic_id != IVAN] == kept


def test_a_closed_day_strands_and_is_taken_away_again() -> None:
    before = shop()
    closes = SetSpecialDay(
        special_day_id=named("closed"), day=MONDAY, kind=SpecialDayKind.CLOSED, label_en="Stocktaking"
    )
    booking = session()
    (found,) = stranded(before, changed_inputs(before, [closes]), [booking], NOW)
    assert [(why.reason, why.label) for why in found.refusals] == [(Reason.SPECIAL_DAY, "Stocktaking")]
    removed = RemoveSpecialDay(special_day_id=named("closed"))
    assert changed_inputs(before, [closes, removed]).special_days == []


def test_a_special_day_that_is_changed_stands_where_it_stood_and_stays_statutory() -> None:
    first, second = factories.special_day(statutory=True), factories.special_day(TUESDAY)
    shorter = SetSpecialDay(
        special_day_id=first.id, day=MONDAY, kind=SpecialDayKind.HOURS, start_minute=540, end_minute=720
    )
    after = changed_inputs(shop(first, second), [shorter]).special_days
    assert [row.id for row in after] == [first.id, second.id]
    assert (after[0].statutory, after[0].end_minute) == (True, 720)


def test_a_kind_that_is_no_longer_offered_strands_its_bookings() -> None:
    before = shop()
    seen = settings_of(GARAGE.ivan)
    command = SetMechanicSettings(mechanic_id=IVAN, seen=seen, to=replace(seen, kinds=[VisitKind.VIDEO]))
    visit, call = session(IVAN), session(IVAN, "14:00", kind=VisitKind.VIDEO)
    assert told(before, command, visit, call) == [visit]


def test_notice_horizon_and_buffer_strand_nothing() -> None:
    seen = settings_of(GARAGE.ivan)
    to = replace(seen, buffer_minutes=240, notice_minutes=10_000, horizon_days=0)
    command = SetMechanicSettings(mechanic_id=IVAN, seen=seen, to=to)
    assert told(shop(), command, session(IVAN), session(IVAN, "11:00")) == []


def test_kinds_that_the_mechanics_type_has_not_any_more_change_nothing() -> None:
    """Who typed it saw another type; the server would refuse it."""
    before = shop()
    ivan = replace(GARAGE.ivan, has_workshop=False)
    now = replace(before, mechanics=[ivan if row.id == IVAN else row for row in before.mechanics])
    seen = settings_of(GARAGE.ivan)
    to = replace(seen, kinds=[VisitKind.IN_PERSON], buffer_minutes=240)
    assert changed_inputs(now, [SetMechanicSettings(mechanic_id=IVAN, seen=seen, to=to)]) == now


def test_what_is_not_there_changes_nothing() -> None:
    before, seen = shop(), settings_of(GARAGE.ivan)
    commands: list[HoursCommand] = [
        day_off(named("nobody")),
        DecideTimeOff(time_off_id=OFF, approve=True),
        RemoveTimeOff(time_off_id=OFF),
        RemoveSpecialDay(special_day_id=OFF),
        SetMechanicSettings(mechanic_id=named("nobody"), seen=seen, to=replace(seen, kinds=[])),
    ]
    assert changed_inputs(before, commands) == before


def test_time_off_that_is_taken_away_frees_the_day() -> None:
    away = shop(factories.time_off(ANNA, id=OFF))
    free = changed_inputs(away, [RemoveTimeOff(time_off_id=OFF)])
    ten = at(MONDAY, "10:00")

    def reasons(inputs: Inputs) -> tuple[Reason, ...]:
        return Availability(inputs).verdict(ANNA, ten, ten + 3600, VisitKind.PHONE, now=NOW - 86_400).reasons

    assert reasons(away) == (Reason.TIME_OFF,)
    assert reasons(free) == ()


@pytest.mark.parametrize("state", [*SessionState])
def test_only_what_is_still_to_come_is_stranded(state: SessionState) -> None:
    assert bool(told(shop(), day_off(), session(state=state))) == (state in STILL_TO_COME)


@pytest.mark.parametrize(("now", "there"), [("10:59", True), ("11:00", False)])
def test_what_is_over_is_stranded_by_nothing(now: str, there: bool) -> None:
    assert bool(told(shop(), day_off(), session(), now=at(MONDAY, now))) is there


def test_a_booking_without_a_time_or_of_a_mechanic_who_is_not_known_is_left_out() -> None:
    unplaced = factories.session(mechanic_id=ANNA, starts=None)
    closes = SetSpecialDay(special_day_id=OFF, day=MONDAY, kind=SpecialDayKind.CLOSED)
    assert told(shop(), closes, unplaced, session(named("nobody"))) == []


def test_what_stood_outside_the_hours_before_is_told_only_of_what_is_new() -> None:
    evening = session(time="20:00")
    closed = SetOpeningHours(seen=[], days=[])
    assert told(shop(), closed, evening) == []
    (found,) = stranded(shop(), changed_inputs(shop(), [day_off()]), [evening], NOW)
    assert [why.reason for why in found.refusals] == [Reason.TIME_OFF]


@given(
    start=st.integers(0, 95),
    quarters=st.integers(1, 40),
    booked=st.integers(36, 64),
    day=st.sampled_from([date(2026, 3, 9), date(2026, 11, 2), MONDAY]),
)
def test_stranded_is_what_the_engine_would_refuse_for_the_hours_alone(
    start: int, quarters: int, booked: int, day: date
) -> None:
    """Also in the weeks after the clocks change."""
    before = shop()
    days = [opening(0, start * 15, min(start + quarters, 192) * 15)]
    after = changed_inputs(before, [SetOpeningHours(seen=[], days=days)])
    row = session(time=f"{booked // 4}:{booked % 4 * 15:02d}", day=day, minutes=15)
    assert row.starts is not None
    verdicts = [
        Availability(inputs).verdict(
            ANNA, row.starts, row.starts + 900, row.kind, now=row.starts, as_staff=True
        )
        for inputs in (before, after)
    ]
    was, now = (set(verdict.reasons) & OF_HOURS for verdict in verdicts)
    assert bool(stranded(before, after, [row], row.starts)) == bool(now - was)


def test_a_time_off_that_was_answered_otherwise_is_told_as_it_is_now() -> None:
    row = factories.time_off(ANNA, id=OFF, status=TimeOffStatus.DECLINED)
    after = changed_inputs(shop(row), [DecideTimeOff(time_off_id=OFF, approve=True)])
    assert [each.status for each in after.time_off] == [TimeOffStatus.APPROVED]


def test_a_booking_is_against_the_hours_where_it_stands_and_nowhere_without_a_time() -> None:
    row = session(day=MONDAY)
    off = TimeOff(
        id=OFF,
        mechanic_id=ANNA,
        starts=at(MONDAY, "00:00"),
        ends=at(TUESDAY, "00:00"),
        status=TimeOffStatus.APPROVED,
    )
    assert against_hours(hours_alone(shop()), row) == ()
    engine = hours_alone(shop(off))
    assert [why.reason for why in against_hours(engine, row)] == [Reason.TIME_OFF]
    assert against_hours(engine, replace(row, starts=None)) == ()
