"""The order of the queue, and what it says of each request before anyone clicks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from scheduling.availability import Availability
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.request_queue import Entry, Group, Queue, group_of, request_queue
from scheduling.visit_request_records import waits_for_shop
from scheduling.visit_requests import Age, RequestPolicy, RequestState, VisitRequest
from scheduling.vocabulary import (
    Reason,
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
    VisitKind,
)
from tests.scheduling.requests import BAYS, DAY, HOUR, POLICY, a_request, countered, offered
from tests.scheduling.shop import ALEX, BAY, INA, NINE, NOW, VERA, block, booking, shop

S = RequestState


def queue(
    *rows: VisitRequest, now: int = NOW, sessions: Any = None, policy: RequestPolicy = POLICY, **over: Any
) -> Queue:
    engine = Availability(shop(**over))
    return request_queue(rows, engine=engine, policy=policy, now=now, sessions=sessions)


def entry(row: VisitRequest, *others: VisitRequest, **over: Any) -> Entry:
    found = [each for each in queue(*others, row, **over).pending if each.request.id == row.id]
    return found[0]


def ids(entries: tuple[Entry, ...]) -> list[UUID]:
    return [each.request.id for each in entries]


def visit(starts: int = NINE, state: RequestState = S.CONFIRMED, **over: Any) -> VisitRequest:
    return a_request(state=state, confirmed_starts=starts, ended_at=NOW, session_id=uuid7(), **over)


def session_of(row: VisitRequest, state: SessionState, starts: int | None = NINE) -> dict[UUID, Session]:
    assert row.session_id is not None
    session = Session(
        id=row.session_id,
        customer_id=row.customer_id,
        state=state,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.REPAIR,
        minutes=60,
        starts=starts,
    )
    return {session.id: session}


def test_the_oldest_wait_first_then_those_that_wait_for_their_customer() -> None:
    oldest = a_request(asked_at=NOW - DAY)
    sooner = a_request(NINE + DAY, NINE, asked_at=NOW - HOUR)
    later = a_request(NINE + HOUR, asked_at=NOW - HOUR)
    lapses_first = countered(offered(expires_at=NOW + HOUR), asked_at=NOW - 1)
    lapses_last = countered(offered(expires_at=NOW + 2 * HOUR), asked_at=NOW - 3 * DAY)
    by_a_fast_clock = a_request(asked_at=NOW + 3 * HOUR)
    rows = [lapses_last, later, by_a_fast_clock, oldest, lapses_first, sooner]
    expected = [row.id for row in (oldest, sooner, later, by_a_fast_clock, lapses_first, lapses_last)]
    assert ids(queue(*rows).pending) == ids(queue(*rows[::-1]).pending) == expected


def test_the_next_confirmed_visit_is_first_and_the_latest_that_is_done() -> None:
    near, far = visit(NINE), visit(NINE + DAY)
    past = visit(NOW - HOUR)
    declined = a_request(state=S.DECLINED, ended_at=NOW - 60)
    withdrawn = a_request(state=S.WITHDRAWN, ended_at=NOW - 30)
    lapsed = countered(offered(expires_at=NOW - 45))
    found = queue(far, declined, lapsed, near, withdrawn, past)
    assert ids(found.confirmed) == [near.id, far.id]
    assert ids(found.done) == [past.id, withdrawn.id, lapsed.id, declined.id]
    assert found.pending == ()
    assert {each.state for each in found.done} == {S.CONFIRMED, S.WITHDRAWN, S.DECLINED, S.EXPIRED}
    assert all(each.age is None and not each.choices and not each.alternatives for each in found.done)


def test_rows_of_the_same_time_keep_one_order() -> None:
    for rows in ([visit(), visit()], [a_request(), a_request()], [visit(NOW - HOUR), visit(NOW - HOUR)]):
        found = (queue(*rows), queue(*rows[::-1]))
        assert found[0] == found[1]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        *(
            (state, Group.DONE)
            for state in (SessionState.COMPLETED, SessionState.CANCELLED, SessionState.NO_SHOW)
        ),
        (SessionState.SCHEDULED, Group.CONFIRMED),
        (SessionState.LIVE, Group.CONFIRMED),
        (SessionState.OFFERED, Group.CONFIRMED),
    ],
)
def test_a_confirmed_request_is_done_when_its_session_is(state: SessionState, expected: Group) -> None:
    row = visit()
    for now in (NOW, NINE + DAY):
        assert group_of(row, now, session_of(row, state)) is expected


def test_of_an_unknown_session_the_confirmed_time_counts_and_a_moved_one_stands_at_its_new_time() -> None:
    row, other = visit(), visit(NINE + HOUR)
    assert group_of(row, NINE + HOUR - 1, {}) is Group.CONFIRMED
    assert group_of(row, NINE + HOUR, {}) is Group.DONE
    assert group_of(replace(row, session_id=None), NINE + HOUR, {}) is Group.DONE
    moved = session_of(row, SessionState.SCHEDULED, NINE + DAY)
    assert ids(queue(row, other).confirmed) == [row.id, other.id]
    assert ids(queue(row, other, sessions=moved).confirmed) == [other.id, row.id]
    timeless = session_of(row, SessionState.SCHEDULED, None)
    assert ids(queue(row, other, sessions=timeless).confirmed) == [row.id, other.id]


def test_each_line_shows_its_age_against_the_promise() -> None:
    found = entry(a_request(asked_at=NOW - 17 * HOUR))
    assert (found.age, found.answer_by) == (Age.DUE_SOON, NOW + 7 * HOUR)
    assert entry(countered()).age is None


def test_a_free_time_can_be_confirmed_with_the_first_free_bay() -> None:
    taken = booking(NINE, mechanic_id=None, bay_id=BAY.id)
    found = entry(a_request(preferred_mechanic_id=ALEX.id), bays=BAYS, reservations=[taken])
    (choice,) = found.choices
    assert (choice.starts, choice.ends, choice.mechanic_id) == (NINE, NINE + HOUR, ALEX.id)
    assert (choice.bay_id, choice.clashes, choice.rivals) == (BAYS[1].id, (), ())


def test_clashes_are_the_engine_s_reasons_and_name_the_reservations_in_the_way() -> None:
    hold = booking(
        NINE + HOUR,
        kind=ReservationKind.CHECKOUT,
        status=ReservationStatus.RESERVED,
        expires_at=NOW + 60,
    )
    booked = booking(NINE - 60, 60, bay_id=BAY.id)
    found = entry(a_request(preferred_mechanic_id=ALEX.id), reservations=[hold, booked])
    (choice,) = found.choices
    assert [clash.reason for clash in choice.clashes] == [Reason.BOOKED, Reason.BUFFER, Reason.NO_BAY]
    assert choice.in_the_way == (booked.id, hold.id)
    assert choice.bay_id is None
    lapsed = replace(hold, expires_at=NOW)
    found = entry(a_request(preferred_mechanic_id=ALEX.id), reservations=[lapsed])
    assert found.choices[0].clashes == (), "a lapsed hold blocks nobody"


def test_staff_may_confirm_within_the_notice_but_not_in_the_past() -> None:
    assert entry(a_request(), now=NINE).choices[0].clashes == ()
    late = entry(a_request(), now=NINE + 1)
    assert [clash.reason for clash in late.choices[0].clashes] == [Reason.IN_PAST]


def test_of_several_wishes_each_says_by_itself_whether_it_is_free() -> None:
    row = a_request(NINE, NINE + 2 * HOUR, NINE + HOUR)
    found = entry(row, reservations=[booking(NINE, bay_id=BAY.id)])
    assert [choice.starts for choice in found.choices] == list(row.requested)
    assert [choice.clashes == () for choice in found.choices] == [False, True, True]


def test_alternatives_are_the_nearest_free_times_each_with_a_bay_and_without_the_wishes() -> None:
    row = a_request(NINE + HOUR, NINE + HOUR // 2, preferred_mechanic_id=ALEX.id)
    found = entry(row, bays=BAYS)
    assert [(each.starts - NINE, each.mechanic_id) for each in found.alternatives] == [
        (3 * HOUR // 2, ALEX.id),
        (0, ALEX.id),
        (2 * HOUR, ALEX.id),
    ]
    assert {each.bay_id for each in found.alternatives} == {BAY.id}
    assert all(each.ends == each.starts + HOUR for each in found.alternatives)
    assert len(entry(row, policy=RequestPolicy(alternatives=5)).alternatives) == 5
    assert entry(countered()).alternatives == ()


def test_without_a_preferred_mechanic_the_alternatives_are_times_at_which_somebody_is_free() -> None:
    found = entry(a_request(), reservations=[booking(NINE, bay_id=BAY.id)])
    assert {each.mechanic_id for each in found.alternatives} == {None}, "who it is, is chosen with the time"
    assert found.alternatives[0].starts == NINE + 3 * HOUR // 2, "a bay is free before, and nobody for it"


def test_where_nobody_ever_is_a_bay_alone_is_proposed() -> None:
    found = entry(a_request(), reservations=[booking(NINE, bay_id=BAY.id)], mechanics=[])
    assert {each.mechanic_id for each in found.alternatives} == {None}
    assert found.alternatives[0].starts == NINE + HOUR


def test_without_a_preferred_mechanic_nobody_is_proposed_when_the_workshop_has_little() -> None:
    organization = replace(shop().organization, horizon_days=3)
    found = entry(a_request(), organization=organization, policy=RequestPolicy(alternatives=50))
    assert 0 < len(found.alternatives) < 50
    assert {each.mechanic_id for each in found.alternatives} == {None}


def test_alternatives_too_may_lie_within_the_notice() -> None:
    assert entry(a_request(NINE + HOUR // 2), now=NINE - 60).alternatives[0].starts == NINE


def test_when_the_preferred_mechanic_has_nothing_others_are_proposed() -> None:
    found = entry(a_request(preferred_mechanic_id=INA.id))
    assert {each.mechanic_id for each in found.alternatives} == {ALEX.id}
    assert found.alternatives[0].starts == NINE


@pytest.mark.parametrize(
    ("who", "reason"), [(VERA.id, Reason.KIND_NOT_OFFERED), (uuid7(), Reason.KIND_NOT_OFFERED)]
)
def test_a_mechanic_who_is_not_to_be_booked_or_not_there_hides_no_request(who: UUID, reason: Reason) -> None:
    row = a_request(preferred_mechanic_id=who)
    found = entry(
        row, a_request(preferred_mechanic_id=who), bays=BAYS, weekly_blocks=[block(VERA, 540, 1020)]
    )
    assert [clash.reason for clash in found.choices[0].clashes] == [reason]
    assert (found.choices[0].starts, found.choices[0].bay_id) == (NINE, None)
    assert found.alternatives


def test_rivals_want_the_same_mechanic_s_time_the_buffer_included() -> None:
    row = a_request(NINE + 5 * HOUR, preferred_mechanic_id=ALEX.id)
    for gap, rival in ((-4500, False), (-4499, True), (0, True), (4499, True), (4500, False)):
        other = a_request(NINE + 5 * HOUR + gap, preferred_mechanic_id=ALEX.id)
        assert entry(row, other, bays=BAYS).rivals == ((other.id,) if rival else ())
    other = a_request(NINE + 5 * HOUR, preferred_mechanic_id=INA.id)
    assert entry(row, other, bays=BAYS).rivals == ()


def test_rivals_would_take_the_last_bay() -> None:
    row = a_request(NINE + 5 * HOUR)
    for gap, rival in ((-3600, False), (-3599, True), (0, True), (3599, True), (3600, False)):
        other = a_request(NINE + 5 * HOUR + gap)
        assert entry(row, other).rivals == ((other.id,) if rival else ())
        assert entry(row, other, bays=BAYS).rivals == ()


def test_as_many_as_there_are_bays_are_no_rivals_and_one_more_makes_all_of_them() -> None:
    rows = [a_request(id=UUID(int=age), asked_at=NOW - age) for age in (3, 1, 2)]
    three = queue(*rows, bays=BAYS[:3])
    assert [each.rivals for each in three.pending] == [(), (), ()]
    two = queue(*rows, bays=BAYS[:2])
    first, second, third = ids(two.pending)
    assert [first.int, second.int, third.int] == [3, 2, 1], "the oldest first, in the list and among rivals"
    assert [each.rivals for each in two.pending] == [(second, third), (first, third), (first, second)]


def test_rivals_that_share_no_bay_take_none_from_each_other() -> None:
    """Each has one bay that is free throughout, and it is another one."""
    rows = [
        booking(NINE - HOUR // 2, 60, mechanic_id=None, bay_id=BAYS[0].id),
        booking(NINE + 3 * HOUR // 2, 60, mechanic_id=None, bay_id=BAYS[1].id),
    ]
    early, late = a_request(), a_request(NINE + HOUR // 2, minutes=90)
    found = entry(early, late, bays=BAYS[:2], reservations=rows)
    assert found.choices[0].bay_id == BAYS[1].id
    assert found.rivals == ()


def test_one_s_own_wishes_those_of_the_past_and_the_answered_are_no_rivals() -> None:
    row = a_request(NINE, NINE + HOUR // 2, preferred_mechanic_id=ALEX.id)
    assert entry(row).rivals == ()
    for state in set(S) - {S.PENDING, S.COUNTERED}:
        assert entry(row, replace(visit(), state=state)).rivals == ()
    assert entry(row, countered(offered(NINE + DAY))).rivals == ()
    assert entry(row, a_request(), now=NINE + 1).choices[0].rivals == ()
    assert entry(row, a_request(), now=NINE).choices[0].rivals != ()


def test_an_entry_names_each_rival_once_and_each_of_its_times_its_own() -> None:
    row = a_request(NINE, NINE + HOUR, NINE + DAY)
    other = a_request(NINE, NINE + HOUR)
    found = entry(row, other)
    assert [choice.rivals for choice in found.choices] == [(other.id,), (other.id,), ()]
    assert found.rivals == (other.id,)


def held(*times: Any) -> list[Any]:
    return [
        booking(
            time.starts,
            id=time.hold_id,
            kind=ReservationKind.COUNTER_OFFER,
            status=ReservationStatus.RESERVED,
            mechanic_id=time.mechanic_id,
            bay_id=time.bay_id,
            session_id=None,
            expires_at=time.expires_at,
        )
        for time in times
    ]


def test_of_a_countered_request_the_held_times_are_shown_and_its_own_holds_hide_nothing() -> None:
    one = offered(bay_id=BAYS[1].id, mechanic_id=ALEX.id)
    two = offered(NINE + HOUR, bay_id=BAYS[1].id, expires_at=NOW + 60)
    row = countered(one, two)
    found = entry(row, bays=BAYS, reservations=held(one, two))
    assert [(choice.starts, choice.mechanic_id, choice.bay_id) for choice in found.choices] == [
        (NINE, ALEX.id, BAYS[1].id),
        (NINE + HOUR, None, BAYS[1].id),
    ]
    assert all(not choice.clashes and not choice.rivals for choice in found.choices)
    later = entry(row, bays=BAYS, reservations=held(one, two), now=NOW + 60)
    assert [choice.starts for choice in later.choices] == [NINE]
    others = entry(a_request(preferred_mechanic_id=ALEX.id), bays=BAYS, reservations=held(one, two))
    assert [clash.reason for clash in others.choices[0].clashes] == [Reason.HELD]


def test_a_held_time_whose_bay_is_in_use_no_more_moves_to_another() -> None:
    time = offered(bay_id=BAYS[2].id)
    found = entry(countered(time), bays=BAYS[:2], reservations=held(time))
    assert found.choices[0].bay_id == BAY.id


def test_an_empty_queue_has_three_empty_lists() -> None:
    assert queue() == Queue(pending=(), confirmed=(), done=())


class Counting(Availability):
    asked = 0

    def verdict(self, *args: Any, **named: Any) -> Any:
        self.asked += 1
        return super().verdict(*args, **named)

    def nearest(self, *args: Any, **named: Any) -> Any:
        self.asked += 1
        return super().nearest(*args, **named)


def test_two_hundred_requests_for_the_same_times_ask_the_engine_no_more_than_one() -> None:
    engine = Counting(shop(bays=BAYS))
    rows = [a_request(NINE, NINE + DAY, preferred_mechanic_id=ALEX.id) for _ in range(200)]
    found = request_queue(rows, engine=engine, policy=POLICY, now=NOW)
    assert len(found.pending) == 200
    assert all(len(each.rivals) == 199 for each in found.pending)
    assert engine.asked == 3


def test_only_the_unanswered_wait_for_the_shop() -> None:
    assert waits_for_shop(a_request())
    assert not waits_for_shop(countered(offered()))
    assert not waits_for_shop(visit())
