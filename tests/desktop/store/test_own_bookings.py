"""What a mechanic books for themselves is no offer, before the server has answered either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.store.local_store import LocalStore
from scheduling.commands import MoveSession
from scheduling.ids import uuid7
from scheduling.records import Reservation, Session, StaffMember
from scheduling.request_commands import ConfirmRequest, CreateRequest
from scheduling.sessions import place_of
from scheduling.visit_requests import RequestSource
from scheduling.vocabulary import ReservationKind, ReservationStatus, Role, ServiceType, SessionState
from tests.factories import MONDAY, NOW, Garage, at, book, booked, garage, named, staff_member

TEN, TWO = at(MONDAY, "10:00"), at(MONDAY, "14:00")


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def olga(shop: Garage) -> StaffMember:
    """Who answers first, and runs the shop too."""
    return staff_member(id=named("me"), role=Role.OWNER, mechanic_id=shop.olga.id)


@pytest.fixture
def store(shop: Garage, olga: StaffMember) -> Iterator[LocalStore]:
    """Olga's own."""
    store = LocalStore.in_memory(now=lambda: NOW, maker=olga.id)
    store.load([*shop.records, olga])
    yield store
    store.close()


def _state(store: LocalStore, session_id: UUID) -> SessionState:
    row = store.get(Session, session_id)
    assert row is not None
    (slot,) = [each for each in store.all(Reservation) if each.session_id == session_id]
    offered = (slot.kind, slot.status) == (ReservationKind.OFFER, ReservationStatus.RESERVED)
    assert offered or (slot.kind, slot.status) == (ReservationKind.BOOKING, ReservationStatus.CONFIRMED)
    assert offered == (row.state is SessionState.OFFERED)
    return row.state


def test_a_booking_with_oneself_is_no_offer(store: LocalStore, shop: Garage) -> None:
    command = book(shop.elise.id, mechanic_id=shop.olga.id)
    store.submit(command)
    assert _state(store, command.session_id) is SessionState.SCHEDULED


def test_nor_is_one_that_is_moved_to_oneself(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, mechanic_id=shop.olga.id)
    store.load([row, slot])
    to = replace(place_of(row), starts=TWO)
    store.submit(MoveSession(session_id=row.id, seen=place_of(row), to=to))
    assert _state(store, row.id) is SessionState.SCHEDULED


def test_nor_a_visit_that_is_confirmed_with_oneself(store: LocalStore, shop: Garage) -> None:
    asked = CreateRequest(
        request_id=uuid7(),
        source=RequestSource.PHONE,
        customer_id=shop.elise.id,
        service_type=ServiceType.REPAIR,
        requested=[TEN],
    )
    store.submit(asked)
    confirmed = ConfirmRequest(
        request_id=asked.request_id,
        session_id=uuid7(),
        reservation_id=uuid7(),
        starts=TEN,
        mechanic_id=shop.olga.id,
    )
    store.submit(confirmed)
    assert _state(store, confirmed.session_id) is SessionState.SCHEDULED


def test_another_who_answers_first_is_asked(store: LocalStore, shop: Garage) -> None:
    asks = replace(shop.ivan, allow_instant_booking=False)
    store.load([asks])
    command = book(shop.elise.id, mechanic_id=asks.id)
    store.submit(command)
    assert _state(store, command.session_id) is SessionState.OFFERED


def test_whose_mechanic_they_are_may_be_told_later(
    store: LocalStore, shop: Garage, olga: StaffMember
) -> None:
    store.load([replace(olga, mechanic_id=None)])
    command = book(shop.elise.id, mechanic_id=shop.olga.id)
    store.submit(command)
    assert _state(store, command.session_id) is SessionState.OFFERED
    store.load([olga])
    assert _state(store, command.session_id) is SessionState.SCHEDULED
