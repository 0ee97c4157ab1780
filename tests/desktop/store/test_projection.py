"""What each command makes of the rows before the server has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.store.local_store import LocalStore
from desktop.store.projection import project_refused, touched
from scheduling.commands import (
    AnswerOffer,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    EditVehicle,
    MoveSession,
    Outcome,
    ParkSession,
    Place,
)
from scheduling.edit_commands import EditSession
from scheduling.ids import uuid7
from scheduling.records import Customer, Record, Reservation, Session, Vehicle
from scheduling.sessions import place_of
from scheduling.vocabulary import (
    CancelledBy,
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
    VisitKind,
)
from tests.factories import MONDAY, NOW, Garage, at, book, booked, garage, hold, session

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


def _session(store: LocalStore, row_id: UUID) -> Session:
    row = store.get(Session, row_id)
    assert row is not None
    return row


def _slots(store: LocalStore, session_id: UUID) -> list[Reservation]:
    return [row for row in store.all(Reservation) if row.session_id == session_id]


def _nothing_changes(store: LocalStore, command: Command, rows: list[Record]) -> None:
    store.load(rows)
    before = store.all(Session), store.all(Reservation), store.all(Customer), store.all(Vehicle)
    store.submit(command)
    assert (store.all(Session), store.all(Reservation), store.all(Customer), store.all(Vehicle)) == before


def test_a_booking_takes_mechanic_bay_and_buffer(store: LocalStore, shop: Garage) -> None:
    said = {"category": "brakes", "preparation": "The tyres", "special_requests": "A lift"}
    command = book(shop.elise.id, mechanic_id=shop.anna.id, concern="Squeals", price_cents=2900, **said)
    store.submit(command)
    row = _session(store, command.session_id)
    assert {name: getattr(row, name) for name in said} == said
    assert (row.state, row.concern, row.price_cents, row.created_at) == (
        SessionState.SCHEDULED,
        "Squeals",
        2900,
        NOW,
    )
    (slot,) = _slots(store, row.id)
    assert slot.id == command.reservation_id
    assert (slot.kind, slot.status) == (ReservationKind.BOOKING, ReservationStatus.CONFIRMED)
    assert (slot.starts, slot.ends, slot.blocks_end) == (TEN, TEN + 3600, TEN + 3600 + 900)
    assert slot.bay_id == row.bay_id == shop.bays[0].id


def test_a_wished_bay_is_shown_where_it_is_free(store: LocalStore, shop: Garage) -> None:
    first, second = shop.bays[0].id, shop.bays[1].id
    wished = book(shop.elise.id, mechanic_id=shop.anna.id, bay_id=second)
    late = book(shop.elise.id, mechanic_id=shop.ivan.id, bay_id=second)
    store.submit(wished)
    store.submit(late)
    assert _session(store, wished.session_id).bay_id == second
    assert _session(store, late.session_id).bay_id == first


def test_the_mechanics_own_buffer_counts_and_can_be_dropped(store: LocalStore, shop: Garage) -> None:
    store.load([replace(shop.anna, buffer_minutes=30)])
    first = book(shop.elise.id, mechanic_id=shop.anna.id)
    second = book(shop.elise.id, mechanic_id=shop.anna.id, starts=TWO, drop_buffer=True)
    store.submit(first)
    store.submit(second)
    (slot,), (bare,) = _slots(store, first.session_id), _slots(store, second.session_id)
    assert slot.blocks_end - slot.ends == 1800
    assert bare.blocks_end == bare.ends


def test_bays_are_taken_in_order_until_there_is_none(store: LocalStore, shop: Garage) -> None:
    lapsed = hold(bay_id=shop.bays[0].id, expires_at=NOW)
    store.load([lapsed])
    commands = [book(shop.elise.id) for _ in range(3)]
    for command in commands:
        store.submit(command)
    bays = [_session(store, command.session_id).bay_id for command in commands]
    assert bays == [shop.bays[0].id, shop.bays[1].id, None]


def test_a_visit_at_a_distance_needs_no_bay(store: LocalStore, shop: Garage) -> None:
    command = book(shop.elise.id, kind=VisitKind.VIDEO, mechanic_id=shop.anna.id)
    store.submit(command)
    assert _session(store, command.session_id).bay_id is None


def test_a_booking_takes_the_place_of_its_hold(store: LocalStore, shop: Garage) -> None:
    held = hold(mechanic_id=shop.anna.id, bay_id=shop.bays[1].id)
    store.load([held])
    command = book(shop.elise.id, mechanic_id=shop.anna.id, hold_id=held.id)
    store.submit(command)
    assert store.get(Reservation, held.id) is None
    assert [row.id for row in store.all(Reservation)] == [command.reservation_id]
    assert _session(store, command.session_id).bay_id == shop.bays[1].id


def test_a_hold_may_become_the_booking_itself(store: LocalStore, shop: Garage) -> None:
    held = hold(mechanic_id=shop.anna.id, bay_id=shop.bays[1].id)
    store.load([held])
    command = book(shop.elise.id, mechanic_id=shop.anna.id, hold_id=held.id, reservation_id=held.id)
    store.submit(command)
    (slot,) = store.all(Reservation)
    assert (slot.id, slot.status) == (held.id, ReservationStatus.CONFIRMED)


def test_a_hold_that_was_not_pulled_yet_is_no_trouble(store: LocalStore, shop: Garage) -> None:
    command = book(shop.elise.id, hold_id=uuid7())
    store.submit(command)
    assert _session(store, command.session_id).state is SessionState.SCHEDULED


def test_a_mechanic_who_answers_first_gets_an_offer(store: LocalStore, shop: Garage) -> None:
    command = book(shop.elise.id, mechanic_id=shop.olga.id)
    store.submit(command)
    assert _session(store, command.session_id).state is SessionState.OFFERED
    (slot,) = _slots(store, command.session_id)
    assert (slot.kind, slot.status) == (ReservationKind.OFFER, ReservationStatus.RESERVED)
    store.submit(AnswerOffer(session_id=command.session_id, accept=True))
    assert _session(store, command.session_id).state is SessionState.SCHEDULED
    (slot,) = _slots(store, command.session_id)
    assert (slot.kind, slot.status) == (ReservationKind.BOOKING, ReservationStatus.CONFIRMED)


@pytest.mark.parametrize(("ahead", "state"), [(7200, SessionState.SCHEDULED), (7199, SessionState.OFFERED)])
def test_who_has_said_yes_beforehand_is_asked_inside_the_notice(
    store: LocalStore, shop: Garage, ahead: int, state: SessionState
) -> None:
    command = book(shop.elise.id, mechanic_id=shop.ivan.id, starts=NOW + ahead)
    store.submit(command)
    assert _session(store, command.session_id).state is state
    (slot,) = _slots(store, command.session_id)
    assert (slot.kind is ReservationKind.OFFER) is (state is SessionState.OFFERED)


def test_an_offer_declined_has_no_slot(store: LocalStore, shop: Garage) -> None:
    command = book(shop.elise.id, mechanic_id=shop.olga.id)
    store.submit(command)
    store.submit(AnswerOffer(session_id=command.session_id, accept=False))
    row = _session(store, command.session_id)
    assert (row.state, row.conflict_code) == (SessionState.UNPLACED, "declined")
    assert [slot.status for slot in _slots(store, command.session_id)] == [ReservationStatus.CANCELLED]


def test_a_parked_visit_has_no_slot_and_keeps_the_time_that_was_told(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, mechanic_id=shop.anna.id)
    store.load([row, slot])
    store.submit(ParkSession(session_id=row.id, seen=place_of(row)))
    parked = _session(store, row.id)
    assert (parked.state, parked.conflict_code) == (SessionState.UNPLACED, "parked")
    assert (parked.starts, parked.bay_id) == (row.starts, None)
    assert [slot.status for slot in _slots(store, row.id)] == [ReservationStatus.CANCELLED]


def test_a_corrected_booking_says_it_at_once_and_waits(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, mechanic_id=shop.anna.id, concern="Brakes")
    store.load([row, slot])
    wished = {"concern": ("Brakes", "Brakes, rear"), "service_type": (row.service_type.value, "inspection")}
    store.submit(EditSession(session_id=row.id, set=wished))
    shown = _session(store, row.id)
    assert shown == replace(row, concern="Brakes, rear", service_type=ServiceType.INSPECTION)
    assert row.id in store.waiting_rows()
    assert _slots(store, row.id) == [slot]


def test_a_booking_that_the_server_has_already_is_not_drawn_over(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, state=SessionState.UNPLACED)
    _nothing_changes(store, book(shop.elise.id, session_id=row.id, starts=TWO), [row, slot])


def test_a_move_takes_slot_and_bay_along(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, mechanic_id=shop.anna.id, bay_id=shop.bays[1].id)
    store.load([row, slot])
    seen, to = Place(starts=TEN, minutes=60, mechanic_id=shop.anna.id), Place(starts=TWO, minutes=30)
    store.submit(MoveSession(session_id=row.id, seen=seen, to=to))
    moved = _session(store, row.id)
    assert (moved.starts, moved.minutes, moved.mechanic_id) == (TWO, 30, None)
    assert (moved.sequence, moved.bay_id) == (1, shop.bays[1].id)
    (there,) = _slots(store, row.id)
    assert (there.id, there.starts, there.ends) == (slot.id, TWO, TWO + 1800)
    assert store.between(Session, TEN, TEN + 3600) == []


def test_a_move_where_the_bay_is_taken_finds_another(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, bay_id=shop.bays[0].id)
    other, there = booked(shop.marc.id, bay_id=shop.bays[0].id, starts=TWO)
    store.load([row, slot, other, there])
    seen = Place(starts=TEN, minutes=60)
    store.submit(MoveSession(session_id=row.id, seen=seen, to=Place(starts=TWO, minutes=60)))
    assert _session(store, row.id).bay_id == shop.bays[1].id


def test_an_unplaced_booking_is_placed_anew(store: LocalStore, shop: Garage) -> None:
    row = session(shop.elise.id, state=SessionState.UNPLACED, conflict_code="slot_taken")
    store.load([row])
    to = Place(starts=TWO, minutes=60, mechanic_id=shop.olga.id)
    store.submit(MoveSession(session_id=row.id, seen=Place(starts=TEN, minutes=60), to=to))
    placed = _session(store, row.id)
    assert (placed.state, placed.conflict_code) == (SessionState.OFFERED, "")
    assert [slot.starts for slot in _slots(store, row.id)] == [TWO]


def test_a_cancelled_booking_frees_its_slot(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, mechanic_id=shop.anna.id)
    store.load([row, slot])
    store.submit(CancelSession(session_id=row.id, cancelled_by=CancelledBy.CUSTOMER, reason="ill"))
    cancelled = _session(store, row.id)
    assert (cancelled.state, cancelled.cancelled_by, cancelled.cancel_reason) == (
        SessionState.CANCELLED,
        CancelledBy.CUSTOMER,
        "ill",
    )
    assert [slot.status for slot in _slots(store, row.id)] == [ReservationStatus.CANCELLED]


def test_whom_it_was_offered_to_has_it_no_more_once_it_is_cancelled(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, mechanic_id=shop.ivan.id)
    store.load([replace(row, state=SessionState.OFFERED), slot])
    store.submit(CancelSession(session_id=row.id, unanswered=True))
    assert _session(store, row.id).conflict_code == "unanswered"


def test_a_neighbour_at_the_same_time_keeps_its_slot(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, mechanic_id=shop.anna.id, bay_id=shop.bays[0].id)
    other, there = booked(shop.marc.id, mechanic_id=shop.ivan.id, bay_id=shop.bays[1].id)
    store.load([row, slot, other, there])
    store.submit(CancelSession(session_id=row.id))
    assert _slots(store, other.id) == [there]
    assert _session(store, other.id) == other


def test_an_immediate_session_has_no_slot_to_free(store: LocalStore, shop: Garage) -> None:
    row = session(shop.elise.id, starts=None, state=SessionState.PENDING)
    store.load([row])
    store.submit(CancelSession(session_id=row.id))
    assert _session(store, row.id).state is SessionState.CANCELLED


PLACE = Place(starts=TWO, minutes=60)


@pytest.mark.parametrize(
    "command",
    [
        MoveSession(session_id=uuid7(), seen=PLACE, to=PLACE),
        CancelSession(session_id=uuid7()),
        AnswerOffer(session_id=uuid7(), accept=True),
        ParkSession(session_id=uuid7(), seen=PLACE),
        EditSession(session_id=uuid7(), set={"category": ("a", "b")}),
        EditCustomer(customer_id=uuid7(), set={"name": ("a", "b")}),
        EditVehicle(vehicle_id=uuid7(), set={"plate": ("a", "b")}),
    ],
)
def test_what_is_not_here_is_left_to_the_server(store: LocalStore, command: Command) -> None:
    _nothing_changes(store, command, [])


def test_what_is_over_is_left_to_the_server(store: LocalStore, shop: Garage) -> None:
    row = session(shop.elise.id, state=SessionState.COMPLETED)
    _nothing_changes(store, MoveSession(session_id=row.id, seen=PLACE, to=PLACE), [row])
    _nothing_changes(store, CancelSession(session_id=row.id), [])
    _nothing_changes(store, AnswerOffer(session_id=row.id, accept=True), [])
    _nothing_changes(store, ParkSession(session_id=row.id, seen=PLACE), [])
    _nothing_changes(store, EditSession(session_id=row.id, set={"category": ("", "b")}), [])
    offered = session(shop.elise.id, state=SessionState.OFFERED, mechanic_id=shop.olga.id)
    elsewhere = AnswerOffer(session_id=offered.id, accept=True, seen=PLACE)
    _nothing_changes(store, elsewhere, [offered])


def test_rows_created_twice_keep_what_the_server_says(store: LocalStore, shop: Garage) -> None:
    _nothing_changes(store, CreateCustomer(customer_id=shop.elise.id, name="Other"), [])
    _nothing_changes(store, CreateVehicle(vehicle_id=shop.civic.id, customer_id=shop.marc.id), [])


def test_an_edit_of_an_unknown_field_is_left_to_the_server(store: LocalStore, shop: Garage) -> None:
    _nothing_changes(store, EditCustomer(customer_id=shop.elise.id, set={"mood": ("a", "b")}), [])


def test_a_vehicle_shows_what_it_was_edited_to(store: LocalStore, shop: Garage) -> None:
    edit = EditVehicle(
        vehicle_id=shop.civic.id,
        set={"year": (shop.civic.year, None), "plate": (shop.civic.plate, "ZZZ 999")},
    )
    store.submit(edit)
    assert store.get(Vehicle, shop.civic.id) == replace(shop.civic, year=None, plate="ZZZ 999")
    assert store.vehicles_of(shop.civic.customer_id) == [replace(shop.civic, year=None, plate="ZZZ 999")]
    assert [row.id for row in store.search_customers("zzz999")] == [shop.civic.customer_id]
    assert store.waiting_rows() == {shop.civic.id}


def test_a_new_customer_has_all_that_was_said(store: LocalStore) -> None:
    command = CreateCustomer(customer_id=uuid7(), name="Zoé", phone="+14505550123", notes="Rings twice")
    store.submit(command)
    row = store.get(Customer, command.customer_id)
    assert row is not None
    assert (row.name, row.phone, row.notes, row.created_at) == ("Zoé", "+14505550123", "Rings twice", NOW)


def test_a_refused_move_leaves_nothing_behind(store: LocalStore, shop: Garage) -> None:
    row, slot = booked(shop.elise.id)
    store.load([row, slot])
    command = MoveSession(session_id=row.id, seen=PLACE, to=PLACE)
    outcome = Outcome(stored_as="unplaced")
    assert project_refused(command, store, at=NOW, code="slot_taken", outcome=outcome) == []
    refused = book(shop.elise.id)
    assert project_refused(refused, store, at=NOW, code="invalid", outcome=Outcome()) == []


def test_a_lost_booking_keeps_neither_slot_nor_hold(store: LocalStore, shop: Garage) -> None:
    held = hold(bay_id=shop.bays[0].id)
    store.load([held])
    command = book(shop.elise.id, hold_id=held.id)
    outcome = Outcome(stored_as="unplaced")
    lost, gone = project_refused(command, store, at=NOW, code="slot_taken", outcome=outcome)
    assert isinstance(lost, Session)
    assert (lost.state, lost.conflict_code, lost.bay_id) == (SessionState.UNPLACED, "slot_taken", None)
    assert gone.id == held.id


def test_every_command_names_its_rows() -> None:
    one = uuid7()
    commands: list[Command] = [
        CreateCustomer(customer_id=one, name="a"),
        EditCustomer(customer_id=one, set={}),
        CreateVehicle(vehicle_id=one, customer_id=uuid7()),
        EditVehicle(vehicle_id=one, set={}),
        MoveSession(session_id=one, seen=PLACE, to=PLACE),
        CancelSession(session_id=one),
        AnswerOffer(session_id=one, accept=False),
    ]
    assert {touched(command) for command in commands} == {frozenset({one})}
