"""What an answer takes and frees, and what it keeps of the request."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from scheduling.errors import IllegalTransition, NotAvailable, NotFound
from scheduling.ids import uuid7
from scheduling.records import Mechanic, Reservation
from scheduling.request_answers import (
    Answer,
    Desk,
    Wanted,
    confirm,
    counter,
    decline,
    expire,
    holds_of,
    withdraw,
)
from scheduling.sessions import Actor
from scheduling.visit_requests import DeclineReason, RequestState, VisitRequest
from scheduling.vocabulary import CancelledBy, ReservationKind, ReservationStatus, SessionState
from tests.scheduling.requests import BAYS, DAY, HOUR, a_request, countered, desk, offered
from tests.scheduling.shop import ALEX, BAY, INA, NINE, NOW, VERA, block, booking

SESSION, RESERVATION = uuid7(), uuid7()
S = RequestState
INA_WORKS = [block(INA, 540, 1020)]


def confirmed(
    row: VisitRequest, at: Desk, starts: int = NINE, mechanic: Mechanic | None = None, **over: Any
) -> Answer:
    return confirm(
        row, at, starts=starts, mechanic=mechanic, session_id=SESSION, reservation_id=RESERVATION, **over
    )


def no(*reasons: str, **rows: Any) -> list[str]:
    """The reasons why Alex cannot have Monday at nine."""
    with pytest.raises(NotAvailable) as caught:
        confirmed(a_request(), desk(**rows), mechanic=ALEX)
    told = caught.value.params["reasons"]
    assert isinstance(told, list)
    return told


def test_confirming_takes_a_bay_and_the_mechanic_s_slot_and_creates_a_scheduled_session() -> None:
    row = a_request(NINE + HOUR, NINE)
    answer = confirmed(row, desk(bays=BAYS), mechanic=ALEX)
    assert answer.request == replace(
        row,
        state=S.CONFIRMED,
        confirmed_starts=NINE,
        mechanic_id=ALEX.id,
        bay_id=BAY.id,
        session_id=SESSION,
        answered_at=NOW,
        ended_at=NOW,
    )
    assert answer.request.requested == (NINE + HOUR, NINE), "both are kept"
    assert answer.taken == (
        Reservation(
            id=RESERVATION,
            kind=ReservationKind.BOOKING,
            status=ReservationStatus.CONFIRMED,
            starts=NINE,
            ends=NINE + HOUR,
            blocks_end=NINE + HOUR + 900,
            mechanic_id=ALEX.id,
            bay_id=BAY.id,
            session_id=SESSION,
        ),
    )
    assert (answer.freed, answer.session_state) == ((), SessionState.SCHEDULED)


def test_a_bay_alone_will_do_and_the_named_one_is_taken_or_refused() -> None:
    answer = confirmed(a_request(), desk(bays=BAYS), bay_id=BAYS[1].id)
    assert (answer.request.mechanic_id, answer.request.bay_id) == (None, BAYS[1].id)
    taken = booking(NINE, mechanic_id=None, bay_id=BAYS[1].id)
    assert confirmed(a_request(), desk(bays=BAYS, reservations=[taken])).request.bay_id == BAY.id
    with pytest.raises(NotAvailable) as caught:
        confirmed(a_request(), desk(bays=BAYS, reservations=[taken]), bay_id=BAYS[1].id)
    assert caught.value.params["reasons"] == ["no_bay"]


def test_a_time_that_is_not_free_is_refused_with_every_reason() -> None:
    assert no(reservations=[booking(NINE, bay_id=BAY.id)]) == ["booked", "no_bay"]
    assert no(bays=[]) == ["no_bay"]
    with pytest.raises(NotFound):
        confirmed(a_request(), desk(), mechanic=replace(ALEX, id=uuid7()))


def test_a_mechanic_who_answers_first_is_never_given_the_visit_but_asked() -> None:
    asked = replace(INA, allow_instant_booking=False)
    at = desk(mechanics=[asked], weekly_blocks=INA_WORKS)
    answer = confirmed(a_request(), at, mechanic=asked)
    (taken,) = answer.taken
    assert answer.session_state is SessionState.OFFERED
    assert (taken.kind, taken.status) == (ReservationKind.OFFER, ReservationStatus.RESERVED)
    assert taken.expires_at == NOW + 4 * HOUR
    late = desk(mechanics=[asked], now=NINE - HOUR, weekly_blocks=INA_WORKS)
    assert confirmed(a_request(), late, mechanic=asked).taken[0].expires_at == NINE
    standing = confirmed(a_request(), desk(weekly_blocks=INA_WORKS), mechanic=INA)
    assert standing.session_state is SessionState.SCHEDULED


def test_a_standing_yes_is_not_asked_about_because_of_the_requests_own_holds() -> None:
    """The bay that was offered is in use no more; the other one is held for the same request."""
    closed, other = replace(BAYS[0], active=False), BAYS[1]
    chosen, rest = offered(mechanic_id=INA.id, bay_id=closed.id), offered(bay_id=other.id)
    row = countered(chosen, rest)
    held = [
        booking(
            NINE,
            id=time.hold_id,
            mechanic_id=time.mechanic_id,
            bay_id=time.bay_id,
            session_id=None,
            kind=ReservationKind.COUNTER_OFFER,
            status=ReservationStatus.RESERVED,
            expires_at=time.expires_at,
        )
        for time in (chosen, rest)
    ]
    at = desk(Actor.CUSTOMER, bays=[closed, other], reservations=held, weekly_blocks=INA_WORKS)
    answer = confirmed(row, at, mechanic=INA)
    assert (answer.session_state, answer.request.bay_id) == (SessionState.SCHEDULED, other.id)


def test_staff_confirm_within_the_notice_and_another_time_once_the_customer_agreed() -> None:
    assert confirmed(a_request(), desk(now=NINE - 60)).request.state is S.CONFIRMED
    with pytest.raises(IllegalTransition) as caught:
        confirmed(a_request(), desk(), starts=NINE + HOUR)
    assert caught.value.params["why"] == "guard"
    answer = confirmed(a_request(), desk(), starts=NINE + HOUR, customer_agreed=True)
    assert (answer.request.requested, answer.request.confirmed_starts) == ((NINE,), NINE + HOUR)


def test_a_counter_offer_holds_each_time_in_a_bay_and_with_its_mechanic() -> None:
    row, first, second = a_request(), uuid7(), uuid7()
    times = [Wanted(first, NINE + HOUR), Wanted(second, NINE + DAY, ALEX.id)]
    answer = counter(row, desk(now=NINE - HOUR), times)
    assert answer.request.state is S.COUNTERED
    assert (answer.request.answered_at, answer.request.ended_at) == (NINE - HOUR, None)
    assert answer.request.offered == (
        offered(NINE + HOUR, hold_id=first, expires_at=NINE + HOUR),
        offered(NINE + DAY, hold_id=second, mechanic_id=ALEX.id, expires_at=NINE - HOUR + DAY),
    )
    assert answer.taken[1] == Reservation(
        id=second,
        kind=ReservationKind.COUNTER_OFFER,
        status=ReservationStatus.RESERVED,
        starts=NINE + DAY,
        ends=NINE + DAY + HOUR,
        blocks_end=NINE + DAY + HOUR + 900,
        mechanic_id=ALEX.id,
        bay_id=BAY.id,
        expires_at=NINE - HOUR + DAY,
    )
    assert [hold.expires_at for hold in answer.taken] == [NINE + HOUR, NINE - HOUR + DAY]
    assert holds_of(answer.request) == (first, second)
    assert holds_of(row) == ()


@pytest.mark.parametrize(
    ("gap", "mechanics", "bays", "reason"),
    [
        (1800, (None, None), 2, ""),
        (0, (None, None), 1, "no_bay"),
        (3600, (None, None), 1, ""),
        (3599, (None, None), 1, "no_bay"),
        (4500, (ALEX.id, ALEX.id), 1, ""),
        (4499, (ALEX.id, ALEX.id), 1, "held"),
        (-4499, (ALEX.id, ALEX.id), 2, "held"),
        (0, (ALEX.id, None), 2, ""),
    ],
)
def test_two_offered_times_stand_in_each_other_s_way_as_two_visits_would(
    gap: int, mechanics: tuple[UUID | None, UUID | None], bays: int, reason: str
) -> None:
    afternoon = NINE + 5 * HOUR
    times = [
        Wanted(uuid7(), at, who) for at, who in zip((afternoon, afternoon + gap), mechanics, strict=True)
    ]
    at = desk(bays=BAYS[:bays])
    if gap < 0:
        times = [Wanted(uuid7(), time.starts - gap, time.mechanic_id) for time in times]
    if reason:
        with pytest.raises(NotAvailable) as caught:
            counter(a_request(), at, times)
        assert caught.value.params["reasons"] == [reason]
    else:
        assert len(counter(a_request(), at, times).taken) == 2


def test_a_time_that_is_taken_cannot_be_offered_nor_none_at_all() -> None:
    at = desk(reservations=[booking(NINE)])
    with pytest.raises(NotAvailable):
        counter(a_request(), at, [Wanted(uuid7(), NINE, ALEX.id)])
    with pytest.raises(IllegalTransition):
        counter(a_request(), at, [])


def test_the_customer_accepts_one_offered_time_its_hold_becomes_the_booking_and_the_others_are_freed() -> (
    None
):
    first, second = Wanted(uuid7(), NINE + HOUR), Wanted(uuid7(), NINE, ALEX.id)
    held = counter(a_request(NINE + DAY), desk(bays=BAYS), [first, second])
    now = NOW + HOUR
    at = desk(Actor.CUSTOMER, now, bays=BAYS, reservations=held.taken)
    answer = confirmed(held.request, at, mechanic=ALEX)
    assert answer.freed == (first.hold_id,)
    assert [row.id for row in answer.taken] == [second.hold_id]
    assert (answer.taken[0].status, answer.taken[0].expires_at) == (ReservationStatus.CONFIRMED, None)
    assert (answer.request.answered_at, answer.request.ended_at) == (NOW, now)
    assert answer.request.bay_id == held.request.offered[1].bay_id
    assert holds_of(answer.request) == ()
    for starts, mechanic in ((NINE + 2 * HOUR, None), (NINE, None), (NINE + DAY, None)):
        with pytest.raises(IllegalTransition) as caught:
            confirmed(held.request, at, starts, mechanic)
        assert caught.value.params["why"] == "guard"


def test_an_accepted_time_stays_in_its_bay_while_that_is_in_use() -> None:
    row = countered(offered(bay_id=BAYS[2].id))
    at = desk(Actor.CUSTOMER, bays=BAYS)
    assert confirmed(row, at, bay_id=BAY.id).request.bay_id == BAYS[2].id
    fewer = desk(Actor.CUSTOMER, bays=BAYS[:2])
    assert confirmed(row, fewer).request.bay_id == BAY.id


def test_the_offered_time_of_a_mechanic_who_went_away_since_is_refused_with_the_reason() -> None:
    row = countered(offered(mechanic_id=INA.id))
    with pytest.raises(NotAvailable) as caught:
        confirmed(row, desk(Actor.CUSTOMER), mechanic=INA)
    assert caught.value.params["reasons"] == ["outside_hours"]


def test_a_lapsed_time_cannot_be_accepted_though_another_of_the_offer_still_can() -> None:
    row = countered(offered(expires_at=NOW + 1), offered(NINE + HOUR, expires_at=NOW + 2))
    at = desk(Actor.CUSTOMER, NOW + 1)
    with pytest.raises(IllegalTransition) as caught:
        confirmed(row, at)
    assert caught.value.params["why"] == "guard"
    assert confirmed(row, at, NINE + HOUR).request.state is S.CONFIRMED
    with pytest.raises(IllegalTransition) as caught:
        confirmed(row, desk(Actor.CUSTOMER, NOW + 2), NINE + HOUR)
    assert caught.value.params["why"] == "no_such_step"


def test_a_lapsed_time_that_somebody_else_has_is_told_to_have_lapsed() -> None:
    row = countered(offered(expires_at=NOW + 1), offered(NINE + HOUR, expires_at=NOW + 2))
    at = desk(Actor.CUSTOMER, NOW + 1, reservations=[booking(NINE, bay_id=BAY.id)])
    with pytest.raises(IllegalTransition) as caught:
        confirmed(row, at)
    assert caught.value.params["why"] == "guard"


def test_who_may_not_answer_is_told_so_before_the_engine_is_asked() -> None:
    for actor in (Actor.CUSTOMER, Actor.MECHANIC, Actor.KIOSK, Actor.PLATFORM, Actor.ADMIN):
        at = desk(actor, bays=[])
        with pytest.raises(IllegalTransition) as caught:
            confirmed(a_request(), at)
        assert caught.value.params["why"] == "not_by_this_actor"
        with pytest.raises(IllegalTransition) as caught:
            counter(a_request(), at, [Wanted(uuid7(), NINE)])
        assert caught.value.params["why"] == "not_by_this_actor"


def test_declining_keeps_who_and_why() -> None:
    answer = decline(a_request(), desk(), decline_reason=DeclineReason.NO_PARTS, reason="in March")
    row = answer.request
    assert (row.state, row.ended_by, row.decline_reason) == (
        S.DECLINED,
        CancelledBy.STAFF,
        DeclineReason.NO_PARTS,
    )
    assert (row.reason, row.answered_at, row.ended_at, answer.freed) == ("in March", NOW, NOW, ())
    same = decline(a_request(), desk(), decline_reason=DeclineReason.NO_PARTS, customer_agreed=True)
    assert same.request.ended_by is CancelledBy.STAFF, "only an offer is declined by its customer"


@pytest.mark.parametrize(
    ("actor", "agreed", "by"),
    [
        (Actor.CUSTOMER, False, CancelledBy.CUSTOMER),
        (Actor.OWNER, True, CancelledBy.CUSTOMER),
        (Actor.RECEPTIONIST, False, CancelledBy.STAFF),
    ],
)
def test_declining_the_offered_times_frees_them(actor: Actor, agreed: bool, by: CancelledBy) -> None:
    row = countered(offered(), offered(NINE + DAY))
    answer = decline(row, desk(actor, NOW + 60), decline_reason=DeclineReason.NO_ROOM, customer_agreed=agreed)
    assert answer.request.ended_by is by
    assert (answer.request.answered_at, answer.request.ended_at) == (NOW, NOW + 60)
    assert answer.freed == holds_of(row)
    assert len(answer.freed) == 2


@pytest.mark.parametrize(("actor", "agreed"), [(Actor.CUSTOMER, False), (Actor.OWNER, True)])
def test_withdrawing_is_the_customer_s_whoever_records_it(actor: Actor, agreed: bool) -> None:
    row = countered()
    for request, freed, answered_at in ((a_request(), (), None), (row, holds_of(row), NOW)):
        answer = withdraw(request, desk(actor, NOW + 60), reason="sold it", customer_agreed=agreed)
        assert (answer.request.state, answer.request.ended_by) == (S.WITHDRAWN, CancelledBy.CUSTOMER)
        assert (answer.request.reason, answer.freed) == ("sold it", freed)
        assert (answer.request.answered_at, answer.request.ended_at) == (answered_at, NOW + 60)


def test_an_expired_offer_ended_when_it_lapsed_not_when_the_job_came_by() -> None:
    row = countered()
    with pytest.raises(IllegalTransition):
        expire(row, desk(Actor.PLATFORM, NOW + DAY - 1))
    answer = expire(row, desk(Actor.PLATFORM, NOW + 3 * DAY))
    assert (answer.request.state, answer.request.ended_by) == (S.EXPIRED, CancelledBy.PLATFORM)
    assert (answer.request.ended_at, answer.freed) == (NOW + DAY, holds_of(row))
    with pytest.raises(IllegalTransition) as caught:
        expire(answer.request, desk(Actor.PLATFORM, NOW + 3 * DAY))
    assert caught.value.params["why"] == "no_such_step"


def test_nobody_is_placed_with_a_mechanic_who_does_no_visits() -> None:
    with pytest.raises(NotAvailable) as caught:
        confirmed(a_request(), desk(weekly_blocks=[block(VERA, 540, 1020)]), mechanic=VERA)
    assert caught.value.params["reasons"] == ["kind_not_offered"]
