"""What presenters see of the local rows, before and after the server has answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.store import overlay
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState, PendingChange
from desktop.store.projected import Effect, Rows
from desktop.store.replica import Drop, Put
from scheduling.commands import CancelSession, CreateCustomer, CreateVehicle, EditCustomer, Outcome
from scheduling.ids import uuid7
from scheduling.records import Bay, Customer, Organization, Reservation, Session, Vehicle
from scheduling.vocabulary import SessionState
from tests.factories import MONDAY, NOW, Garage, at, book, booked, customer, garage, session, vehicle

DAY_START, DAY_END = at(MONDAY, "00:00"), at(MONDAY, "23:59")


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def store(shop: Garage) -> Iterator[LocalStore]:
    store = LocalStore.in_memory(now=lambda: NOW)
    store.load(shop.records)
    yield store
    store.close()


def test_loaded_rows_are_read_back(store: LocalStore, shop: Garage) -> None:
    assert store.all(Organization) == [shop.organization]
    assert store.get(Bay, shop.bays[0].id) == shop.bays[0]
    assert store.get(Customer, shop.elise.id) == shop.elise
    assert store.get(Customer, uuid7()) is None
    assert {row.id for row in store.all(Customer)} == {shop.elise.id, shop.marc.id}
    assert store.vehicles_of(shop.elise.id) == [shop.civic]
    assert store.vehicles_of(shop.marc.id) == []
    assert store.between(Customer, 0, 1 << 40) == [], "customers stand at no time"


def test_a_booking_shows_at_once_and_waits(store: LocalStore, shop: Garage) -> None:
    told: list[frozenset[str]] = []
    pending: list[int] = []
    store.changed.connect(told.append)
    store.pending_changed.connect(lambda: pending.append(len(store.changes())))
    command = book(shop.elise.id, mechanic_id=shop.anna.id)
    mid = store.submit(command)
    (row,) = store.between(Session, DAY_START, DAY_END)
    assert (row.id, row.starts, row.mechanic_id) == (command.session_id, command.starts, shop.anna.id)
    assert told == [frozenset({"session", "reservation"})]
    assert pending == [1]
    assert store.waiting_rows() == {command.session_id, command.reservation_id}
    (change,) = store.changes()
    assert (change.mid, change.seq, change.name, change.command) == (mid, 1, "session.book@1", command)
    assert (change.state, change.created_at) == (ChangeState.WAITING, NOW)
    assert store.change(mid) == change
    assert store.change(uuid7()) is None


def test_a_page_is_told_once_with_all_its_kinds(store: LocalStore, shop: Garage) -> None:
    told: list[frozenset[str]] = []
    store.changed.connect(told.append)
    row, slot = booked(shop.elise.id)
    page: list[Put | Drop] = [Put(row, 5), Put(slot, 5), Drop("vehicle", shop.civic.id)]
    store.apply_page(page, replace(store.state(), cursor=5))
    assert told == [frozenset({"session", "reservation", "vehicle"})]
    assert store.vehicles_of(shop.elise.id) == []
    assert store.between(Session, DAY_START, DAY_END) == [row]
    store.apply_page([Drop("session", row.id)], replace(store.state(), cursor=6))
    assert store.between(Session, DAY_START, DAY_END) == []


def test_an_empty_page_tells_nobody(store: LocalStore) -> None:
    told: list[object] = []
    store.changed.connect(told.append)
    store.pending_changed.connect(lambda: told.append(None))
    store.apply_page([], replace(store.state(), cursor=9))
    assert told == []
    assert store.state().cursor == 9


def test_pulled_rows_do_not_show_through_a_pending_change(store: LocalStore, shop: Garage) -> None:
    store.submit(EditCustomer(customer_id=shop.elise.id, set={"name": (shop.elise.name, "Élise Roy")}))
    pulled = replace(shop.elise, phone="+15145550000")
    store.apply_page([Put(pulled, 7)], replace(store.state(), cursor=7))
    assert store.get(Customer, shop.elise.id) == replace(pulled, name="Élise Roy")


def test_an_overlay_goes_only_when_the_cursor_has_passed_its_answer(store: LocalStore, shop: Garage) -> None:
    epoch = uuid7()
    store.write_state(replace(store.state(), epoch=epoch, cursor=3))
    command = book(shop.elise.id)
    mid = store.submit(command)
    applied = Answer(mid=mid, state=ChangeState.APPLIED, ack_ver=5, outcome=Outcome())
    store.settle([applied], epoch)
    assert store.waiting_rows() == frozenset()
    store.apply_page([], replace(store.state(), cursor=4))
    assert store.get(Session, command.session_id) is not None
    assert [change.state for change in store.changes()] == [ChangeState.APPLIED]
    row, slot = booked(shop.elise.id, id=command.session_id)
    store.apply_page([Put(row, 5), Put(slot, 5)], replace(store.state(), cursor=5))
    assert store.get(Session, command.session_id) == row
    assert store.get(Reservation, command.reservation_id) is None, "the server's slot has its own id"
    assert store.changes() == []
    kept = store.change(mid)
    assert kept is not None
    assert kept.state is ChangeState.APPLIED


def test_an_answer_to_what_is_not_here_is_let_go(store: LocalStore) -> None:
    store.settle([Answer(mid=uuid7(), state=ChangeState.APPLIED, outcome=Outcome())], uuid7())
    assert store.changes() == []


def test_only_refused_changes_can_be_dismissed(store: LocalStore) -> None:
    mid = store.submit(book())
    with pytest.raises(ValueError, match="not a refused"):
        store.dismiss(mid)
    with pytest.raises(ValueError, match="not a refused"):
        store.dismiss(uuid7())


def test_a_dismissed_lost_booking_stays_until_the_server_shows_it(store: LocalStore) -> None:
    epoch = uuid7()
    store.write_state(replace(store.state(), epoch=epoch, cursor=3))
    command = book()
    mid = store.submit(command)
    lost = Outcome(stored_as="unplaced")
    store.settle(
        [Answer(mid=mid, state=ChangeState.CONFLICT, code="slot_taken", ack_ver=5, outcome=lost)], epoch
    )
    store.dismiss(mid)
    assert store.changes() == []
    assert store.get(Session, command.session_id) is not None
    store.apply_page([], replace(store.state(), cursor=5))
    assert store.get(Session, command.session_id) is None


def test_a_new_customer_with_a_vehicle_is_found_before_the_server_knows(store: LocalStore) -> None:
    person, car = uuid7(), uuid7()
    store.submit(CreateCustomer(customer_id=person, name="Zoé Bélanger", phone="+14505550123"))
    store.submit(CreateVehicle(vehicle_id=car, customer_id=person, make="Mazda", plate="Z99 XYZ"))
    assert [row.id for row in store.vehicles_of(person)] == [car]
    for text in ("zoe", "BELANGER z", "0123", "z99xyz", "z99 xyz"):
        assert [row.id for row in store.search_customers(text)] == [person], text


def test_a_customers_bookings_are_theirs_alone_with_what_waits(store: LocalStore, shop: Garage) -> None:
    mine, moved, others = (session(who.id) for who in (shop.elise, shop.elise, shop.marc))
    store.load([mine, moved, others])
    command = book(shop.elise.id)
    store.submit(command)
    store.submit(CancelSession(session_id=moved.id))
    found = {row.id: row.state for row in store.sessions_of(shop.elise.id)}
    assert found == {
        mine.id: mine.state,
        moved.id: SessionState.CANCELLED,
        command.session_id: SessionState.SCHEDULED,
    }
    assert store.vehicles_of(shop.elise.id) == [shop.civic]
    assert store.sessions_of(uuid7()) == []


def test_a_pending_edit_is_found_by_what_it_says_now(store: LocalStore, shop: Garage) -> None:
    store.submit(EditCustomer(customer_id=shop.elise.id, set={"name": (shop.elise.name, "Élise Roy")}))
    assert [row.name for row in store.search_customers("roy")] == ["Élise Roy"]
    assert store.search_customers("tremblay") == []


def test_a_pulled_vehicle_under_a_pending_one_shows_once(store: LocalStore, shop: Garage) -> None:
    car = uuid7()
    store.submit(CreateVehicle(vehicle_id=car, customer_id=shop.marc.id, make="Mazda"))
    pulled = vehicle(shop.marc.id, id=car, make="Mazda")
    store.apply_page([Put(pulled, 4)], replace(store.state(), cursor=4))
    assert store.vehicles_of(shop.marc.id) == [pulled]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("elise", ["Élise Tremblay"]),
        ("TREMBLAY él", ["Élise Tremblay"]),
        ("marc andre", ["Marc-André O'Neil"]),
        ("514 555-0142", ["Élise Tremblay"]),
        ("0142", ["Élise Tremblay"]),
        ("(438)", ["Marc-André O'Neil"]),
        ("elise@example", ["Élise Tremblay"]),
        ("k12abc", ["Élise Tremblay"]),
        ("K12-ABC", ["Élise Tremblay"]),
        ("nobody", []),
        ("  ", []),
        ('" OR *', []),
        ("14\u1cf20", []),  # a letter that the search table does not know as one
    ],
)
def test_customers_are_found_by_what_people_type(store: LocalStore, text: str, names: list[str]) -> None:
    assert [row.name for row in store.search_customers(text)] == names


def test_names_that_begin_with_it_come_first_and_the_limit_holds(store: LocalStore) -> None:
    store.load([customer(f"Bea Anton {number}") for number in range(5)] + [customer("Antonia Bea")])
    found = [row.name for row in store.search_customers("anton", limit=3)]
    assert found == ["Antonia Bea", "Bea Anton 0", "Bea Anton 1"]


def test_whole_names_find_all_who_are_called_so_and_nobody_else(store: LocalStore) -> None:
    crowd = [customer(f"Aline Royer {number}") for number in range(300)]
    store.load([*crowd, customer("Yves Roy"), customer("Élise Roy"), customer("Ann", email="roy@x.example")])
    assert [row.name for row in store.customers_named(["roy"], 300)] == ["Élise Roy", "Yves Roy"]
    assert [row.name for row in store.customers_named(["roy", "yves"], 300)] == ["Yves Roy"]
    assert len(store.customers_named(["royer"], 300)) == 300
    assert store.customers_named(["royer"], 299) == [], "more than can be told apart"
    assert store.customers_named([], 300) == []
    assert store.customers_named(["14\u1cf20"], 300) == [], "a letter that the search table does not know"


def test_a_renamed_customer_is_found_by_the_new_name_only(store: LocalStore, shop: Garage) -> None:
    store.load([replace(shop.elise, name="Œuvrard Straße")])
    assert [row.id for row in store.search_customers("oeuvrard strasse")] == [shop.elise.id]
    assert store.search_customers("tremblay") == []
    store.apply_page([Drop("customer", shop.elise.id)], store.state())
    assert store.search_customers("oeuvrard") == []


def test_a_snapshot_replaces_everything_but_what_waits(store: LocalStore, shop: Garage) -> None:
    command = book(shop.elise.id)
    store.submit(command)
    told: list[frozenset[str]] = []
    store.changed.connect(told.append)
    store.apply_snapshot([Put(shop.organization, 1), Put(shop.marc, 1)], replace(store.state(), cursor=1))
    assert len(told) == 1
    assert store.all(Customer) == [shop.marc]
    assert store.get(Session, command.session_id) is not None
    assert store.all(Vehicle) == []
    assert store.search_customers("tremblay") == []
    store.apply_snapshot([Put(shop.elise, 2)], replace(store.state(), cursor=2))
    assert store.all(Customer) == [shop.elise], "each snapshot begins empty"


def test_only_what_may_look_different_is_replayed(
    store: LocalStore, shop: Garage, monkeypatch: pytest.MonkeyPatch
) -> None:
    mids = [store.submit(book(shop.elise.id, starts=at(MONDAY, time))) for time in ("09:00", "11:00")]
    replayed: list[PendingChange] = []
    effects_of = overlay.effects_of

    def watched(change: PendingChange, rows: Rows, maker: UUID | None) -> list[Effect]:
        replayed.append(change)
        return effects_of(change, rows, maker)

    monkeypatch.setattr(overlay, "effects_of", watched)
    epoch = store.state().epoch or uuid7()
    store.apply_page([], replace(store.state(), epoch=epoch))
    store.settle([Answer(mid=mids[0], state=ChangeState.APPLIED, ack_ver=9, outcome=Outcome())], epoch)
    assert replayed == []
    store.settle([Answer(mid=mids[1], state=ChangeState.CONFLICT, ack_ver=9, outcome=Outcome())], epoch)
    assert [change.mid for change in replayed] == mids[1:]
    store.apply_page([Put(customer("New One"), 8)], replace(store.state(), cursor=8))
    assert len(replayed) == 1
    _, slot = booked(shop.marc.id, starts=at(MONDAY, "09:30"))
    store.apply_page([Put(slot, 8)], replace(store.state(), cursor=8))
    assert [change.mid for change in replayed[1:]] == mids[:1], "its time was looked at by the first alone"
    store.apply_page([], replace(store.state(), cursor=9))
    assert len(replayed) == 2
    assert store.all(Session) == []
