"""What the clock asks of a day's sessions, by example: near, late, both there, closing, offers that lapsed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from scheduling.base_hours import Weekly
from scheduling.clockwork import (
    Cause,
    ClockSettings,
    Day,
    Known,
    apply,
    closes_at,
    closings,
    counts_as_active,
    tick,
)
from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.records import Reservation, Session
from scheduling.sessions import ACTIVE
from scheduling.vocabulary import (
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
    VisitKind,
)
from tests.scheduling.shop import MONDAY, ZONE, at

S = SessionState
START = at(MONDAY, 14)
CLOSING = at(MONDAY, 17)
CLARA = uuid7()


def session(state: SessionState = S.SCHEDULED, starts: int | None = START, **over: object) -> Session:
    row = Session(
        id=uuid7(),
        customer_id=uuid7(),
        state=state,
        kind=VisitKind.VIDEO,
        service_type=ServiceType.REPAIR,
        minutes=30,
        starts=starts,
        mechanic_id=uuid7(),
    )
    return replace(row, **over)  # type: ignore[arg-type] # a test names real fields


def day_of(*rows: Session, **known: Known) -> Day:
    """``known`` by place: ``_0`` is the first row's."""
    facts = {rows[int(place[1:])].id: each for place, each in known.items()}
    return Day(sessions=rows, zone=ZONE, known=facts, closings={MONDAY: CLOSING})


def due(day: Day, now: int) -> list[tuple[UUID, Cause]]:
    return [(step.session_id, step.cause) for step in tick(day, now).steps]


def causes(day: Day, now: int) -> list[Cause]:
    return [cause for _, cause in due(day, now)]


def test_hours_end_on_the_days_of_the_sessions_and_the_days_before() -> None:
    """Also of one that has no start; hours past midnight end on the day after, and a closed day has no end."""
    calendar = Weekly({0: [(8 * 60, 17 * 60)], 1: [(18 * 60, 26 * 60)]})
    tuesday, wednesday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
    rows = [session(), session(starts=None, created_at=at(wednesday, 1))]
    assert closings(calendar, rows, ZONE) == {MONDAY: CLOSING, tuesday: at(wednesday, 2)}
    assert closings(calendar, [], ZONE) == {}


def test_the_clock_goes_by_the_owners_numbers() -> None:
    mine = ClockSettings(pending_before=300, no_show_after=60, no_show_job_after=120)
    row = session()
    assert tick(day_of(row), START - 301, mine).steps == ()
    assert tick(day_of(row), START - 301, mine).look_again == START - 300
    (near,) = tick(day_of(row), START - 300, mine).steps
    assert (near.cause, near.facts.pending_before) == (Cause.NEAR, 300)
    waiting = day_of(session(S.PENDING), _0=Known(mechanic_joined_at=START))
    assert tick(waiting, START + 119, mine).steps == ()
    (late,) = tick(waiting, START + 120, mine).steps
    assert (late.cause, late.facts.no_show_job_after) == (Cause.CUSTOMER_LATE, 120)


@pytest.mark.parametrize(
    "numbers",
    [
        {"pending_before": -1},
        {"no_show_after": 86_401},
        {"retry": 0},
        {"no_show_after": 900, "no_show_job_after": 899},
    ],
)
def test_numbers_that_no_clock_goes_by_are_refused(numbers: dict[str, int]) -> None:
    with pytest.raises(Invalid):
        ClockSettings(**numbers)


def test_a_scheduled_session_is_pending_15_min_before_to_the_second() -> None:
    for kind in VisitKind:
        day = day_of(session(kind=kind))
        early = tick(day, START - 901)
        assert (early.steps, early.look_again) == ((), START - 900)
        (step,) = tick(day, START - 900).steps
        assert (step.source, step.target, step.cause) == (S.SCHEDULED, S.PENDING, Cause.NEAR)
        assert causes(day, CLOSING - 1) == [Cause.NEAR], "also when the job comes late"


def test_a_customer_who_is_active_elsewhere_is_skipped_and_tried_again() -> None:
    for state in S:
        live = session(state, at(MONDAY, 13), customer_id=CLARA, kind=VisitKind.IN_PERSON)
        day = day_of(live, session(customer_id=CLARA), _0=Known(pending_at=1))
        now = START - 900
        skipped = state in ACTIVE or state is S.SCHEDULED  # that one becomes pending itself
        assert ((day.sessions[1].id, Cause.NEAR) in due(day, now)) is not skipped
        if skipped:
            assert tick(day, now).look_again == now + 60
            assert tick(day, now, ClockSettings(retry=5)).look_again == now + 5
    linked = day_of(session(), _0=Known(active_elsewhere=True))
    assert causes(linked, START - 900) == []
    assert tick(linked, START - 900).look_again == START - 840


def test_of_two_that_come_near_at_once_the_earlier_becomes_pending() -> None:
    later, earlier = (session(starts=START + by, customer_id=CLARA) for by in (600, 0))
    day = day_of(later, earlier)
    assert due(day, START) == [(earlier.id, Cause.NEAR)]
    stranger = session()
    assert len(due(day_of(later, earlier, stranger), START)) == 2
    one, two = sorted((session(customer_id=CLARA) for _ in range(2)), key=lambda row: row.id)
    assert due(day_of(two, one), START) == [(one.id, Cause.NEAR)]


THERE = Known(mechanic_joined_at=START)


def test_an_online_no_show_at_15_min_if_the_mechanic_was_there_and_nobody_signed() -> None:
    for kind in VisitKind:
        day = day_of(session(S.PENDING, kind=kind), _0=THERE)
        assert causes(day, START + 899) == []
        online = kind is not VisitKind.IN_PERSON
        assert causes(day, START + 900) == ([Cause.CUSTOMER_LATE] if online else [])
        if online:
            assert tick(day, START + 899).look_again == START + 900
            (step,) = tick(day, START + 900).steps
            assert step.target is S.NO_SHOW
    for excuse in (
        Known(),
        replace(THERE, waiver_valid=True),
        replace(THERE, reopened=True),
        replace(THERE, listed=True),
        replace(THERE, mechanic_joined_at=START + 901),
    ):
        assert causes(day_of(session(S.PENDING), _0=excuse), START + 1800) == []
    assert causes(day_of(session(S.PENDING), _0=replace(THERE, mechanic_joined_at=START + 900)), START + 900)
    for state in set(S) - {S.PENDING}:
        assert Cause.CUSTOMER_LATE not in causes(day_of(session(state), _0=THERE), START + 1800)


def test_who_could_not_join_has_15_min_from_when_they_could() -> None:
    day = day_of(session(), _0=THERE)
    late = START + 3600
    first = tick(day, late)
    assert [step.cause for step in first.steps] == [Cause.NEAR]
    after = apply(day, first.steps, late)
    assert first.look_again == late + 900
    assert causes(after, late + 899) == []
    assert causes(after, late + 900) == [Cause.CUSTOMER_LATE]
    usual = day_of(session(S.PENDING), _0=replace(THERE, pending_at=START - 900))
    assert causes(usual, START + 900) == [Cause.CUSTOMER_LATE]


def test_a_no_show_of_before_closing_is_one_after_it_too() -> None:
    day = day_of(session(S.PENDING), _0=THERE)
    assert causes(day, CLOSING + 9999) == [Cause.CUSTOMER_LATE]
    # Pending so late that the shop closed first: listed.
    late = day_of(session(S.PENDING), _0=replace(THERE, pending_at=CLOSING - 900))
    assert causes(late, CLOSING) == [Cause.LEFT_OPEN]
    just = day_of(session(S.PENDING), _0=replace(THERE, pending_at=CLOSING - 901))
    assert causes(just, CLOSING) == [Cause.CUSTOMER_LATE]


def test_a_session_goes_live_when_both_are_in_the_lobby_at_the_start() -> None:
    met = Known(
        mechanic_joined_at=START - 60, mechanic_in_lobby=True, customer_in_lobby=True, waiver_valid=True
    )
    day = day_of(session(S.WAITING), _0=met)
    assert (causes(day, START - 1), tick(day, START - 1).look_again) == ([], START)
    (step,) = tick(day, START).steps
    assert (step.cause, step.target) == (Cause.BOTH_THERE, S.LIVE)
    for missing in ("mechanic_in_lobby", "customer_in_lobby", "waiver_valid"):
        assert causes(day_of(session(S.WAITING), _0=replace(met, **{missing: False})), START) == []  # type: ignore[arg-type] # all are bool
    assert causes(day_of(session(S.WAITING, kind=VisitKind.IN_PERSON), _0=met), START) == []
    assert causes(day_of(session(S.PENDING), _0=met), START) == []
    immediate = session(S.WAITING, None, created_at=START)
    assert causes(day_of(immediate, _0=met), START + 5) == [Cause.BOTH_THERE]
    assert causes(day_of(immediate, _0=replace(met, money_due=True)), START + 5) == []
    assert causes(day_of(session(S.WAITING), _0=replace(met, money_due=True)), START) == [Cause.BOTH_THERE]


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("came", [False, True])
def test_what_closing_finds_left_open(state: SessionState, kind: VisitKind, came: bool) -> None:
    known = Known(mechanic_joined_at=START if came else None, waiver_valid=True)
    day = day_of(session(state, kind=kind), _0=known)
    assert {Cause.MECHANIC_ABSENT, Cause.LEFT_OPEN}.isdisjoint(causes(day, CLOSING - 1))
    absent = not came and kind is not VisitKind.IN_PERSON
    if state in (S.SCHEDULED, S.PENDING, S.WAITING) and absent:
        (step,) = tick(day, CLOSING).steps
        assert (step.cause, step.target) == (Cause.MECHANIC_ABSENT, S.CANCELLED)
    elif state in (S.SCHEDULED, S.PENDING, S.WAITING, S.LIVE):
        (step,) = tick(day, CLOSING).steps
        assert (step.cause, step.source, step.target) == (Cause.LEFT_OPEN, state, state)
        listed = apply(day, [step], CLOSING)
        assert tick(listed, CLOSING) == tick(listed, CLOSING + 99_999)
        assert tick(listed, CLOSING).steps == ()
        assert tick(listed, CLOSING).look_again is None
    elif state is not S.OFFERED:
        assert tick(day, CLOSING).steps == ()
        assert tick(day, CLOSING).look_again is None


@pytest.mark.parametrize("state", S)
def test_what_was_left_open_no_longer_counts_as_active(state: SessionState) -> None:
    row = session(state)
    active = state in ACTIVE
    assert counts_as_active(row, day_of(row), CLOSING - 1) is active
    assert not counts_as_active(row, day_of(row), CLOSING), "whether or not the job came"
    assert not counts_as_active(row, day_of(row, _0=Known(listed=True)), START)


def test_at_closing_the_customer_is_free_for_the_evening() -> None:
    stuck = session(S.WAITING, customer_id=CLARA, kind=VisitKind.IN_PERSON)
    evening = session(starts=CLOSING + 600, customer_id=CLARA)
    day = day_of(stuck, evening)
    assert (due(day, CLOSING - 1), tick(day, CLOSING - 61).look_again) == ([], CLOSING - 1)
    assert due(day, CLOSING) == [(stuck.id, Cause.LEFT_OPEN), (evening.id, Cause.NEAR)]


@pytest.mark.parametrize(
    ("starts", "minutes", "closes"),
    [
        (START, 30, CLOSING),
        (CLOSING - 1800, 30, CLOSING),
        (CLOSING - 1799, 30, at(MONDAY + timedelta(1), 0)),
        (at(MONDAY, 20), 30, at(MONDAY + timedelta(1), 0)),
        (at(MONDAY, 23, 30), 30, at(MONDAY + timedelta(1), 0)),
        (at(MONDAY, 23, 31), 30, at(MONDAY + timedelta(2), 0)),
        (at(date(2026, 6, 14), 10), 30, at(MONDAY, 0)),
    ],
)
def test_what_is_booked_beyond_closing_is_left_open_at_midnight(
    starts: int, minutes: int, closes: int
) -> None:
    row = session(starts=starts, minutes=minutes)
    assert closes_at(row, day_of(row)) == closes
    immediate = session(starts=None, created_at=starts - 600, minutes=minutes)
    day = replace(day_of(immediate), looked_for=600)
    assert closes_at(immediate, day) == closes, "accepted at the last moment, it has its whole time"


@pytest.mark.parametrize(
    ("starts", "minutes", "closes"),
    [
        (at(MONDAY, 23, 30), 60, at(MONDAY + timedelta(1), 2)),
        (at(MONDAY + timedelta(1), 0, 30), 60, at(MONDAY + timedelta(1), 2)),
        (at(MONDAY + timedelta(1), 1), 60, at(MONDAY + timedelta(1), 2)),
        (at(MONDAY + timedelta(1), 1, 1), 60, at(MONDAY + timedelta(1), 20)),  # beyond the night's hours
        (at(MONDAY + timedelta(1), 10), 60, at(MONDAY + timedelta(1), 20)),
        (at(MONDAY + timedelta(2), 0, 30), 60, at(MONDAY + timedelta(3), 0)),
    ],
)
def test_hours_over_midnight_close_in_the_night_that_they_are_of(
    starts: int, minutes: int, closes: int
) -> None:
    """Open on Monday until 2:00, on Tuesday until 20:00."""
    row = session(starts=starts, minutes=minutes)
    closings = {MONDAY: at(MONDAY + timedelta(1), 2), MONDAY + timedelta(1): at(MONDAY + timedelta(1), 20)}
    assert closes_at(row, replace(day_of(row), closings=closings)) == closes


def offer(expires: int | None, status: ReservationStatus = ReservationStatus.RESERVED) -> Known:
    slot = Reservation(
        id=uuid7(),
        kind=ReservationKind.OFFER,
        status=status,
        starts=START,
        ends=START + 1800,
        blocks_end=START + 2700,
        expires_at=expires,
    )
    return Known(slot=slot)


def test_an_offer_lapses_with_its_slot_and_at_the_latest_at_its_start() -> None:
    row = session(S.OFFERED)
    four = START - 6 * 3600 + 4 * 3600
    for known, lapses in (
        (offer(four), four),
        (offer(START + 3600), START),
        (offer(None), START),
        (Known(), START),
    ):
        day = day_of(row, _0=known)
        early = tick(day, lapses - 1)
        assert (early.steps, early.look_again) == ((), lapses)
        (step,) = tick(day, lapses).steps
        assert (step.cause, step.target) == (Cause.OFFER_LAPSED, S.UNPLACED)
    for status in (ReservationStatus.EXPIRED, ReservationStatus.CANCELLED):
        assert causes(day_of(row, _0=offer(four, status)), four - 60) == [Cause.OFFER_LAPSED]
    assert causes(day_of(session(S.OFFERED, None)), 5) == [Cause.OFFER_LAPSED], "nothing keeps it"


def test_a_quiet_day_asks_for_nothing() -> None:
    assert tick(day_of(), START).look_again is None
    assert tick(day_of(*(session(state) for state in (S.UNPLACED, S.COMPLETED))), START).look_again is None
    late = session(S.LIVE)
    assert tick(day_of(late), START + 60).look_again == CLOSING
