"""What a change of a visit request makes of the rows before the server has answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from desktop.presenters.pending_changes import PendingChanges
from desktop.store.local_store import LocalStore
from desktop.store.projection import touched
from scheduling.ids import uuid7
from scheduling.records import Mechanic, Reservation, Session
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    CreateRequest,
    DeclineRequest,
    TimeToOffer,
    WithdrawRequest,
)
from scheduling.visit_requests import DeclineReason, RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import (
    CancelledBy,
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
)
from tests.factories import MONDAY, NOW, Garage, at, garage

TEN, TWO = at(MONDAY, "10:00"), at(MONDAY, "14:00")


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def store(shop: Garage) -> Iterator[LocalStore]:
    store = LocalStore.in_memory(now=lambda: NOW)
    store.load(shop.records)
    yield store
    store.close()


def _ask(store: LocalStore, shop: Garage, **over: Any) -> UUID:
    values: dict[str, Any] = {
        "request_id": uuid7(),
        "source": RequestSource.PHONE,
        "customer_id": shop.elise.id,
        "service_type": ServiceType.REPAIR,
        "requested": [TEN],
        "concern": "it rattles",
    }
    command = CreateRequest(**(values | over))
    store.submit(command)
    return command.request_id


def _row(store: LocalStore, request_id: UUID) -> VisitRequest:
    row = store.get(VisitRequest, request_id)
    assert row is not None
    return row


def _confirm(request_id: UUID, starts: int = TEN, **over: Any) -> ConfirmRequest:
    values: dict[str, Any] = {
        "request_id": request_id,
        "session_id": uuid7(),
        "reservation_id": uuid7(),
        "starts": starts,
    }
    return ConfirmRequest(**(values | over))


def _counter(request_id: UUID, *starts: int, mechanic: Mechanic | None = None) -> CounterRequest:
    named = mechanic.id if mechanic else None
    times = [TimeToOffer(hold_id=uuid7(), starts=each, mechanic_id=named) for each in starts]
    return CounterRequest(request_id=request_id, times=times)


def test_a_request_is_there_at_once_and_waits_to_be_sent(store: LocalStore, shop: Garage) -> None:
    request_id = _ask(store, shop, asked_at=NOW - 60)
    row = _row(store, request_id)
    assert (row.state, row.requested, row.asked_at, row.minutes) == (
        RequestState.PENDING,
        (TEN,),
        NOW - 60,
        60,
    )
    (line,) = PendingChanges(store, lambda: NOW).lines()
    assert (line.what, line.who, line.starts) == ("request.create", shop.elise.name, TEN)


def test_a_request_after_a_session_brings_along_what_the_session_knew(
    store: LocalStore, shop: Garage
) -> None:
    session = Session(
        id=uuid7(),
        customer_id=shop.elise.id,
        state=SessionState.COMPLETED,
        kind=shop.ivan.kinds[0],
        service_type=ServiceType.DIAGNOSTIC,
        minutes=30,
        starts=TEN,
        mechanic_id=shop.ivan.id,
        concern="noise",
    )
    store.load([session])
    request_id = _ask(store, shop, source=RequestSource.SESSION, from_session_id=session.id, concern="")
    row = _row(store, request_id)
    assert (row.concern, row.referring_mechanic_id) == ("noise", shop.ivan.id)


def test_a_confirmed_request_is_a_booking_at_once(store: LocalStore, shop: Garage) -> None:
    request_id = _ask(store, shop)
    command = _confirm(request_id, mechanic_id=shop.anna.id, quote_cents=500, quote_text="pads")
    store.submit(command)
    row, session = _row(store, request_id), store.get(Session, command.session_id)
    assert session is not None
    assert (row.state, row.session_id, row.confirmed_starts) == (RequestState.CONFIRMED, session.id, TEN)
    assert (session.state, session.quote_cents, session.bay_id) == (SessionState.SCHEDULED, 500, row.bay_id)
    assert row.bay_id is not None
    slot = store.get(Reservation, command.reservation_id)
    assert slot is not None
    assert (slot.bay_id, slot.mechanic_id, slot.session_id) == (row.bay_id, shop.anna.id, session.id)
    assert touched(command) == {request_id, command.session_id, command.reservation_id}


def test_with_an_independent_mechanic_it_is_an_offer(store: LocalStore, shop: Garage) -> None:
    command = _confirm(_ask(store, shop), mechanic_id=shop.olga.id)
    store.submit(command)
    session = store.get(Session, command.session_id)
    assert session is not None
    assert session.state is SessionState.OFFERED


def test_offered_times_are_held_in_bays_of_their_own_and_the_others_freed_by_a_yes(
    store: LocalStore, shop: Garage
) -> None:
    request_id = _ask(store, shop)
    command = _counter(request_id, TWO, TWO)
    store.submit(command)
    row = _row(store, request_id)
    assert (row.state, len({time.bay_id for time in row.offered})) == (RequestState.COUNTERED, 2)
    holds = [store.get(Reservation, time.hold_id) for time in command.times]
    assert [hold and (hold.kind, hold.starts) for hold in holds] == [(ReservationKind.COUNTER_OFFER, TWO)] * 2
    yes = _confirm(request_id, TWO, customer_agreed=True)
    store.submit(yes)
    first, second = (store.get(Reservation, time.hold_id) for time in command.times)
    assert first is not None
    assert second is not None
    assert (first.status, first.session_id) == (ReservationStatus.CONFIRMED, yes.session_id)
    assert second.status is ReservationStatus.CANCELLED
    assert store.get(Reservation, yes.reservation_id) is None


@pytest.mark.parametrize("agreed", [False, True])
def test_a_decline_or_a_withdrawal_frees_what_was_held(store: LocalStore, shop: Garage, agreed: bool) -> None:
    request_id = _ask(store, shop)
    offer = _counter(request_id, TWO)
    store.submit(offer)
    if agreed:
        store.submit(WithdrawRequest(request_id=request_id, reason="sold it"))
    else:
        store.submit(DeclineRequest(request_id=request_id, decline_reason=DeclineReason.NO_PARTS))
    row = _row(store, request_id)
    assert (row.state, row.ended_by) == (
        (RequestState.WITHDRAWN, CancelledBy.CUSTOMER)
        if agreed
        else (RequestState.DECLINED, CancelledBy.STAFF)
    )
    hold = store.get(Reservation, offer.times[0].hold_id)
    assert hold is not None
    assert hold.status is ReservationStatus.CANCELLED


def test_what_is_over_stays_as_it_is(store: LocalStore, shop: Garage) -> None:
    request_id = _ask(store, shop)
    store.submit(WithdrawRequest(request_id=request_id))
    before = _row(store, request_id)
    for command in (
        _confirm(request_id),
        _counter(request_id, TWO),
        DeclineRequest(request_id=request_id, decline_reason=DeclineReason.NO_ROOM),
        WithdrawRequest(request_id=request_id),
        _confirm(uuid7()),
    ):
        store.submit(command)
    assert _row(store, request_id) == before
    assert store.all(Session) == []
