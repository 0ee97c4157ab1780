"""The clock over made-up days: every step is accepted, nothing is asked twice, and nothing happens unannounced."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.clockwork import Cause, ClockStep, Day, Known, apply, counts_as_active, tick
from scheduling.ids import uuid7
from scheduling.records import Reservation, Session
from scheduling.sessions import FINAL, Actor, check_transition
from scheduling.vocabulary import (
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
    VisitKind,
)
from tests.scheduling.shop import MONDAY, ZONE, at

S = SessionState
NOON = at(MONDAY, 12)
CUSTOMERS = [uuid7() for _ in range(3)]
near = st.sampled_from((-901, -900, -899, -1, 0, 1, 599, 600, 899, 900, 901)) | st.integers(-20_000, 40_000)
instants = st.none() | near.map(lambda by: NOON + by)


@st.composite
def slots(draw: st.DrawFn) -> Reservation:
    return Reservation(
        id=uuid7(),
        kind=ReservationKind.OFFER,
        status=draw(st.sampled_from(ReservationStatus)),
        starts=NOON,
        ends=NOON + 1800,
        blocks_end=NOON + 1800,
        expires_at=draw(instants),
    )


@st.composite
def rows(draw: st.DrawFn) -> Session:
    state = draw(st.sampled_from(S))
    placed = state in (S.SCHEDULED, S.OFFERED, S.UNPLACED, S.NO_SHOW)
    return Session(
        id=uuid7(),
        customer_id=draw(st.sampled_from(CUSTOMERS)),
        state=state,
        kind=draw(st.sampled_from((VisitKind.VIDEO, VisitKind.IN_PERSON))),
        service_type=ServiceType.REPAIR,
        minutes=draw(st.sampled_from((15, 60, 600))),
        starts=NOON + draw(near) if placed or draw(st.booleans()) else None,
        created_at=NOON - 600,
    )


facts = st.builds(
    Known,
    slot=st.none() | slots(),
    mechanic_joined_at=instants,
    mechanic_in_lobby=st.booleans(),
    customer_in_lobby=st.booleans(),
    waiver_valid=st.booleans(),
    pending_at=instants,
    reopened=st.booleans(),
    listed=st.sampled_from((False, False, True)),
    active_elsewhere=st.sampled_from((False, False, True)),
)


@st.composite
def days(draw: st.DrawFn) -> Day:
    sessions = draw(st.lists(rows(), max_size=6))
    closings = {MONDAY: NOON + draw(near)} if draw(st.booleans()) else {}
    known = {row.id: draw(facts) for row in sessions if draw(st.booleans())}
    return Day(sessions=sessions, zone=ZONE, known=known, closings=closings)


def take(day: Day, step: ClockStep) -> Day:
    """One step as the server takes it: asked of the table, and never a second active session."""
    (row,) = (each for each in day.sessions if each.id == step.session_id)
    now = step.facts.now
    assert row.state is step.source
    if step.cause is Cause.LEFT_OPEN:
        assert step.target is step.source
    else:
        check_transition(step.source, step.target, row, Actor.PLATFORM, step.facts)
    if step.cause is Cause.NEAR:
        others = [each for each in day.sessions if each.customer_id == row.customer_id]
        assert not any(counts_as_active(each, day, now) for each in others)
    after = apply(day, [step], now)
    assert [each.id for each in after.sessions] == [each.id for each in day.sessions]
    return after


@given(days(), near)
@settings(deadline=None, max_examples=300)
def test_every_step_is_accepted_in_its_order_and_none_is_left(day: Day, by: int) -> None:
    now = NOON + by
    found = tick(day, now)
    after = day
    for step in found.steps:
        assert step.facts.now == now
        after = take(after, step)
    assert len({step.session_id for step in found.steps}) == len(found.steps)
    assert after == replace(apply(day, found.steps, now), sessions=after.sessions)
    again = tick(after, now)
    assert again.steps == ()
    assert again.look_again == found.look_again
    assert found.look_again is None or found.look_again > now


@given(days(), near, st.lists(st.integers(0, 50_000), max_size=5))
@settings(deadline=None, max_examples=300)
def test_until_the_next_look_the_clock_asks_for_nothing(day: Day, by: int, later: list[int]) -> None:
    now = NOON + by
    found = tick(day, now)
    after = apply(day, found.steps, now)
    for more in later:
        then = now + more
        if found.look_again is not None:
            then = min(then, found.look_again - 1)
        assert tick(after, then).steps == ()


@given(days(), st.lists(near, min_size=2, max_size=5))
@settings(deadline=None)
def test_a_whole_day_is_finished_whenever_the_job_ran(day: Day, times: list[int]) -> None:
    """Down in between or not: after the closing of everything, nothing is left that counts as active."""
    end = NOON + 4 * 86_400
    for earlier, now in pairwise([NOON - 90_000, *sorted(NOON + by for by in times), end]):
        assert earlier <= now
        for step in tick(day, now).steps:
            day = take(day, step)
    assert tick(day, end) == tick(day, end + 86_400)
    assert tick(day, end).look_again is None
    for row in day.sessions:
        assert not counts_as_active(row, day, end)
        finished = row.state in {*FINAL, S.UNPLACED, S.NO_SHOW}
        known = day.known.get(row.id)
        assert finished or (known is not None and known.listed)


@given(days(), near)
@settings(deadline=None)
def test_the_order_of_the_rows_does_not_matter(day: Day, by: int) -> None:
    mixed = replace(day, sessions=list(reversed(day.sessions)))
    assert tick(mixed, NOON + by) == tick(day, NOON + by)


@given(days(), near)
@settings(deadline=None)
def test_no_customer_is_punished_for_what_was_not_theirs(day: Day, by: int) -> None:
    """Never in person, never once signed, never where the mechanic came too late, never twice."""
    for step in tick(day, NOON + by).steps:
        if step.target is S.NO_SHOW:
            (row,) = (each for each in day.sessions if each.id == step.session_id)
            known = day.known[row.id]
            assert row.kind is not VisitKind.IN_PERSON
            assert not known.waiver_valid
            assert not known.reopened
            assert row.starts is not None
            waited_from = max(row.starts, known.pending_at or 0)
            assert NOON + by - waited_from >= 900
            assert known.mechanic_joined_at is not None
            assert known.mechanic_joined_at <= waited_from + 900
