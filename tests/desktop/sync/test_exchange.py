"""One push and one pull at a time, and everything that can go wrong between the two sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.store.pending import ChangeState
from desktop.sync.errors import BadAnswer, Offline, Unreachable
from scheduling.commands import CancelSession, EditCustomer, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.records import Customer, Reservation, Session
from scheduling.vocabulary import SessionState
from tests.desktop.sync.conftest import Desk, same_rows
from tests.factories import MONDAY, Garage, at, book, booked, customer, external_busy
from tests.fake_faults import Fault
from tests.fakes import DAY, FakeServer, shown


async def test_the_first_pull_takes_a_snapshot(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    assert same_rows(desk, server)
    state = desk.store.state()
    assert (state.epoch, state.cursor, state.refreshed_at) == (server.epoch, server.ver, server.now)
    assert (state.window_from, state.window_to) == (server.now - 30 * DAY, server.now + 180 * DAY)
    assert "GET /sync/snapshot" in server.requests


async def test_later_pulls_take_only_what_is_new(desk: Desk, server: FakeServer, shop: Garage) -> None:
    await desk.engine.pull()
    server.requests.clear()
    server.seed([customer("New One")])
    server.remove(shop.civic)
    await desk.engine.pull()
    assert same_rows(desk, server)
    assert server.requests == ["GET /sync/pull"]


async def test_a_pull_goes_on_until_there_is_no_more(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    server.page_limit = 2
    for number in range(7):
        server.seed([customer(f"New {number}")])
    await desk.engine.pull()
    assert same_rows(desk, server)
    assert server.requests.count("GET /sync/pull") == 1 + 4


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
    assert [change.state for change in desk.store.changes()] == [ChangeState.SENT]
    await desk.settle()
    assert server.seen == [mid]
    assert same_rows(desk, server)


@pytest.mark.parametrize("fault", list(Fault))
async def test_a_pull_that_fails_leaves_everything_as_it_was(
    desk: Desk, server: FakeServer, fault: Fault
) -> None:
    await desk.engine.pull()
    before = desk.store.state()
    server.seed([customer("New One")])
    server.faults.append(fault)
    with pytest.raises(Offline):
        await desk.engine.pull()
    assert desk.store.state() == before
    await desk.engine.pull()
    assert same_rows(desk, server)


async def test_a_torn_snapshot_shows_nothing_of_it(desk: Desk, server: FakeServer) -> None:
    server.faults.extend([None, None, Fault.TORN])  # token, greeting, snapshot
    with pytest.raises(BadAnswer):
        await desk.engine.pull()
    assert desk.store.all(Customer) == []
    assert desk.store.state().epoch is None
    await desk.engine.pull()
    assert same_rows(desk, server)


async def test_a_snapshot_cut_between_rows_is_noticed(desk: Desk, server: FakeServer) -> None:
    server.drop_rows = 1
    with pytest.raises(BadAnswer, match="rows of"):
        await desk.engine.pull()
    assert desk.store.state().epoch is None


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


async def test_the_window_moves_with_the_day(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    server.now += DAY
    desk.engine._exchange._greeted_at = -1e9  # an hour has passed
    await desk.engine.pull()
    assert desk.store.state().window_to == server.now + 180 * DAY
    assert server.requests.count("GET /sync/snapshot") == 2


async def test_a_pull_that_does_not_move_is_a_bad_answer(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    server.stuck = True
    with pytest.raises(BadAnswer, match="pull"):
        await desk.engine.pull()


async def test_kinds_of_a_newer_server_are_ignored(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    server.seed([customer("New One")])
    server.extra_kinds = True
    await desk.engine.pull()
    assert same_rows(desk, server)


async def test_a_malformed_row_is_a_bad_answer(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    busy = external_busy()
    server.seed([busy])
    server.spoil = {busy.id}
    with pytest.raises(BadAnswer, match="external_busy"):
        await desk.engine.pull()


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
