"""A push, with the pull that brings it back, and everything that can go wrong between the two sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.store.pending import ChangeState
from desktop.sync.errors import BadAnswer, Offline, Unreachable
from scheduling.commands import CancelSession, CreateCustomer, EditCustomer, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.records import Customer, Reservation, Session
from scheduling.vocabulary import SessionState
from tests.desktop.sync.conftest import Desk, same_rows
from tests.factories import MONDAY, Garage, at, book, booked
from tests.fake_faults import Fault
from tests.fakes import FakeServer, shown


async def test_a_booking_arrives_once_and_stays_shown_all_the_way(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    command = book(shop.elise.id, mechanic_id=shop.anna.id)
    mid = desk.store.submit(command)
    await desk.engine.push()
    change = desk.store.change(mid)
    assert change is not None
    assert change.state is ChangeState.APPLIED
    assert desk.store.get(Session, command.session_id) is not None, "acknowledged, not yet pulled"
    assert desk.store.waiting_rows() == frozenset()
    await desk.engine.pull()
    assert desk.store.get(Session, command.session_id) is not None
    assert desk.store.changes() == []
    assert server.seen == [mid]


@pytest.mark.parametrize("fault", list(Fault))
async def test_a_push_that_fails_is_pushed_again_and_counts_once(
    desk: Desk, server: FakeServer, shop: Garage, fault: Fault
) -> None:
    await desk.engine.pull()
    mid = desk.store.submit(book(shop.elise.id, mechanic_id=shop.anna.id))
    server.faults.append(fault)
    with pytest.raises(Offline) as raised:
        await desk.engine.push()
    assert isinstance(raised.value, BadAnswer if fault in (Fault.TORN, Fault.PORTAL) else Unreachable)
    assert raised.value.retry_after == (7 if fault is Fault.BUSY else None)
    (change,) = desk.store.changes()
    unsent = fault is Fault.LOST
    told = (ChangeState.WAITING, 0) if unsent else (ChangeState.SENT, 1)
    assert (change.state, change.attempts) == told, "without a connection nothing has left"
    await desk.settle()
    assert server.seen == [mid]
    assert same_rows(desk, server)


async def test_what_may_have_arrived_once_is_not_called_unsent_when_a_later_try_has_no_connection(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    mid = desk.store.submit(book(shop.elise.id, mechanic_id=shop.anna.id))
    for fault in (Fault.ANSWER_LOST, Fault.LOST, Fault.LOST):
        server.faults.append(fault)
        with pytest.raises(Unreachable):
            await desk.engine.push()
    change = desk.store.change(mid)
    assert change is not None
    assert (change.state, change.attempts) == (ChangeState.SENT, 1)


async def test_what_is_discarded_while_a_token_is_fetched_does_not_go_out(
    desk: Desk, server: FakeServer, shop: Garage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.settle()
    mid = desk.store.submit(book(shop.elise.id, mechanic_id=shop.anna.id))
    desk.access._token = ""
    renew = desk.access.ready

    async def meanwhile() -> None:
        change = desk.store.change(mid)
        assert change is not None
        assert (change.state, change.attempts) == (ChangeState.WAITING, 0), "it is not called sent"
        desk.store.discard([mid])
        await renew()

    monkeypatch.setattr(desk.access, "ready", meanwhile)
    await desk.settle()
    assert server.records() == {key: row for key, row in server.records().items() if key[0] != "session"}
    assert desk.store.count_waiting() == 0


async def test_the_slot_lost_is_one_conflict_with_alternatives_on_both(
    desks: Callable[[], Desk], server: FakeServer, shop: Garage
) -> None:
    one, two = desks(), desks()
    await one.settle()
    await two.settle()
    first = book(shop.elise.id, mechanic_id=shop.anna.id)
    second = book(shop.marc.id, mechanic_id=shop.anna.id)
    one.store.submit(first)
    mid = two.store.submit(second)
    await one.settle()
    await two.engine.push()
    lost = two.store.get(Session, second.session_id)
    assert lost is not None
    assert lost.state is SessionState.UNPLACED
    assert lost.conflict_code == "slot_taken"
    assert two.store.get(Reservation, second.reservation_id) is None
    (change,) = two.store.changes()
    assert change.state is ChangeState.CONFLICT
    assert change.outcome is not None
    assert change.outcome.alternatives
    await two.settle()
    await one.settle()
    both = {(first.session_id, SessionState.SCHEDULED), (second.session_id, SessionState.UNPLACED)}
    assert shown(one.store.all(Session)) == shown(two.store.all(Session)) == both
    assert [change.mid for change in two.store.changes()] == [mid], "kept until somebody has seen it"
    two.store.dismiss(mid)
    assert two.store.changes() == []


async def test_a_refused_change_does_not_hold_up_the_queue(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    server.reject = lambda command: "invalid" if isinstance(command, CancelSession) else ""
    bad = desk.store.submit(CancelSession(session_id=uuid7()))
    good = desk.store.submit(book(shop.elise.id))
    await desk.settle()
    assert server.seen == [good]
    (change,) = desk.store.changes()
    assert (change.mid, change.state, change.code) == (bad, ChangeState.REJECTED, "invalid")


async def test_a_refused_move_goes_back_to_where_it_was(desk: Desk, server: FakeServer, shop: Garage) -> None:
    row, slot = booked(shop.elise.id, mechanic_id=shop.anna.id)
    _, other = booked(shop.marc.id, mechanic_id=shop.anna.id, starts=at(MONDAY, "14:00"))
    server.seed([row, slot, other])
    await desk.engine.pull()
    assert row.starts is not None
    seen = Place(starts=row.starts, minutes=60, mechanic_id=shop.anna.id)
    to = Place(starts=at(MONDAY, "14:00"), minutes=60, mechanic_id=shop.anna.id)
    desk.store.submit(MoveSession(session_id=row.id, seen=seen, to=to))
    moved = desk.store.get(Session, row.id)
    assert moved is not None
    assert moved.starts == at(MONDAY, "14:00")
    await desk.engine.push()
    assert desk.store.get(Session, row.id) == row
    assert desk.store.get(Reservation, slot.id) == slot


async def test_the_same_field_edited_twice_is_a_conflict(
    desks: Callable[[], Desk], server: FakeServer, shop: Garage
) -> None:
    one, two = desks(), desks()
    await one.settle()
    await two.settle()
    for desk, name in ((one, "Élise T."), (two, "E. Tremblay")):
        command = EditCustomer(customer_id=shop.elise.id, set={"name": (shop.elise.name, name)})
        desk.store.submit(command)
    await one.settle()
    await two.settle()
    (change,) = two.store.changes()
    assert change.code == "stale_edit"
    shown_there = two.store.get(Customer, shop.elise.id)
    assert shown_there is not None
    assert shown_there.name == "Élise T."


async def test_a_gap_is_closed_from_what_the_server_has(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    first = desk.store.submit(book())
    await desk.engine.push()
    # The server forgets, behind the back of a greeting that still stands.
    server.last_seq.clear()
    server.results.clear()
    server.seen.clear()
    second = desk.store.submit(book(starts=at(MONDAY, "14:00")))
    await desk.settle()
    assert server.seen[0] == first
    assert set(server.seen) == {first, second}


async def test_a_number_used_twice_makes_another_device(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    before = desk.store.device_id
    server.last_seq[before] = 1  # by a copy of this outbox, restored elsewhere
    mid = desk.store.submit(book())
    await desk.settle()
    assert desk.store.device_id != before
    account = desk.access.account
    assert account is not None
    assert account.device_id == desk.store.device_id
    assert server.seen == [mid]
    assert server.last_seq[desk.store.device_id] == 1


async def test_an_old_outbox_is_noticed_at_the_greeting(desk: Desk, server: FakeServer) -> None:
    before = desk.store.device_id
    server.last_seq[before] = 9
    await desk.engine.pull()
    assert desk.store.device_id != before


async def test_a_server_that_never_gets_on_is_not_asked_for_ever(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    desk.store.submit(book())
    server.deaf = True
    with pytest.raises(BadAnswer, match="no progress"):
        await desk.engine.push()


async def test_a_booking_changed_again_stays_on_the_screen_between_two_pages(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    """Its row has the later version and comes with a later page, when its first answer is passed already."""
    await desk.engine.pull()
    command = book(shop.elise.id)
    desk.store.submit(command)
    desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Between"))
    desk.store.submit(CancelSession(session_id=command.session_id))
    await desk.engine.push()
    server.page_limit = 1
    server.faults.extend([None, Fault.LOST])
    with pytest.raises(Offline):
        await desk.engine.pull()
    assert desk.store.state().more_from is not None
    assert desk.store.get(Session, command.session_id) is not None
    await desk.engine.pull()
    assert same_rows(desk, server)
    assert (desk.store.changes(), desk.store.state().more_from) == ([], None)


async def test_an_old_program_is_told_and_goes_on(desk: Desk, server: FakeServer) -> None:
    server.least_app = "0.10.0"
    desk.store.submit(book())
    await desk.settle()
    assert desk.engine._exchange.warning == "upgrade_needed"
    assert len(server.seen) == 1


async def test_an_old_outbox_goes_on_behind_what_the_server_has_already(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    """The files were put back from a backup made before a push that the server has, answers and all."""
    await desk.engine.pull()
    before = desk.store.submit(book(mechanic_id=shop.anna.id))
    (parcel,) = desk.store.parcels(1, 1)
    server.receive(desk.store.device_id, parcel)
    server.last_seq[desk.store.device_id] += 1  # and one more, which this copy never had
    after = desk.store.submit(book(starts=at(MONDAY, "14:00"), mechanic_id=shop.anna.id))
    another = desk.store.submit(book(starts=at(MONDAY, "15:30"), mechanic_id=shop.anna.id))
    await desk.settle()
    assert server.seen == [before, after, another]
    assert desk.store.changes() == []


async def test_a_server_that_always_sees_a_gap_is_not_asked_for_ever(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    desk.store.submit(book())
    await desk.engine.push()
    desk.store.submit(book(starts=at(MONDAY, "14:00")))
    server.countless = True
    with pytest.raises(BadAnswer, match="no progress"):
        await desk.engine.push()
