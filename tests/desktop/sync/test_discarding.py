"""A change that its user takes back before the server has answered: gone for good, or told that it was too late."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.local_store import LocalStore
from desktop.store.outbox import KEPT_SECONDS
from desktop.store.pending import HUSK, ChangeState, Discard, PendingChange
from desktop.sync.errors import Refused, Unreachable
from scheduling.commands import BookSession, MoveSession, Place
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests.desktop.sync.conftest import Desk, same_rows
from tests.factories import MONDAY, NOW, Garage, at, book
from tests.fake_faults import Fault
from tests.fakes import FakeServer

KEY = bytes(32)


def _book(shop: Garage, time: str = "09:00") -> BookSession:
    return book(shop.elise.id, mechanic_id=shop.anna.id, starts=at(MONDAY, time))


def _only(desk: Desk) -> PendingChange:
    (change,) = desk.store.changes()
    return change


async def test_what_was_never_sent_is_gone_at_once_and_its_number_is_used(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    command = _book(shop)
    mid = desk.store.submit(command)
    after = desk.store.submit(_book(shop, "14:00"))
    desk.store.discard([mid])
    assert desk.store.get(Session, command.session_id) is None
    assert [change.mid for change in desk.store.changes()] == [after]
    assert [change.mid for change in desk.store.discarded()] == [mid]
    assert command.session_id not in desk.store.waiting_rows()
    await desk.settle()
    assert server.seen == [after], "numbered without a gap, and nothing of the first was done"
    assert desk.store.changes() == desk.store.discarded() == []
    assert same_rows(desk, server)


async def test_what_the_server_had_already_holds_and_is_said_until_it_is_seen(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    command = _book(shop)
    mid = desk.store.submit(command)
    server.faults.extend([Fault.ANSWER_LOST])
    with pytest.raises(Unreachable):
        await desk.engine.push()
    desk.store.discard([mid])
    assert desk.store.get(Session, command.session_id) is None
    await desk.engine.push()
    assert server.seen == [mid]
    assert desk.store.get(Session, command.session_id) is not None, "before its row has come"
    await desk.engine.pull()
    change = _only(desk)
    assert (change.state, change.discard, change.came_late) == (ChangeState.APPLIED, Discard.LATE, True)
    desk.store.dismiss(mid)
    assert desk.store.changes() == []
    assert same_rows(desk, server)


async def test_an_answer_that_was_under_way_while_it_was_discarded_counts(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    mid = desk.store.submit(_book(shop))

    def discard_meanwhile(_: object) -> str:
        desk.store.discard([mid])
        return ""

    server.reject = discard_meanwhile
    await desk.engine.push()
    assert _only(desk).came_late


async def test_a_booking_that_lost_its_time_before_it_was_discarded_is_a_clash_and_said_to_be_late(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    taken = _book(shop)
    other = desk.store.submit(taken)
    await desk.settle()
    lost = _book(shop)
    mid = desk.store.submit(lost)
    server.faults.extend([Fault.ANSWER_LOST])
    with pytest.raises(Unreachable):
        await desk.engine.push()
    desk.store.discard([mid])
    await desk.settle()
    row = desk.store.get(Session, lost.session_id)
    assert row is not None
    assert row.state is SessionState.UNPLACED
    assert (_only(desk).mid, _only(desk).came_late) == (mid, True)
    assert server.seen == [other, mid]


async def test_a_refusal_that_left_nothing_behind_is_as_good_as_discarded(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    desk.store.submit(_book(shop))
    moved = _book(shop, "14:00")
    desk.store.submit(moved)
    await desk.settle()
    seen = Place(starts=moved.starts, minutes=moved.minutes, mechanic_id=moved.mechanic_id)
    mid = desk.store.submit(
        MoveSession(
            session_id=moved.session_id,
            seen=seen,
            to=Place(starts=at(MONDAY, "09:00"), minutes=60, mechanic_id=shop.anna.id),
        )
    )
    server.faults.extend([Fault.ANSWER_LOST])
    with pytest.raises(Unreachable):
        await desk.engine.push()
    desk.store.discard([mid])
    await desk.settle()
    assert desk.store.changes() == desk.store.discarded() == []


async def test_after_a_restore_what_was_discarded_stays_so(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    backup = server.backup()
    command = _book(shop)
    desk.store.discard([desk.store.submit(command)])
    kept = desk.store.submit(_book(shop, "14:00"))
    await desk.settle()
    server.restore(backup)
    await desk.engine.pull()
    await desk.settle()
    assert server.seen == [kept]
    assert desk.store.get(Session, command.session_id) is None
    assert same_rows(desk, server)


@pytest.mark.parametrize("seen", [True, False])
async def test_after_a_restore_what_came_late_is_done_again_since_everybody_was_told_that_it_holds(
    desk: Desk, server: FakeServer, shop: Garage, seen: bool
) -> None:
    await desk.engine.pull()
    backup = server.backup()
    mid = desk.store.submit(_book(shop))
    server.faults.extend([Fault.ANSWER_LOST])
    with pytest.raises(Unreachable):
        await desk.engine.push()
    desk.store.discard([mid])
    await desk.settle()
    if seen:
        desk.store.dismiss(mid)
    server.restore(backup)
    await desk.engine.pull()
    await desk.settle()
    assert server.seen == [mid]
    assert [change.mid for change in desk.store.changes()] == ([] if seen else [mid])


async def test_what_came_late_and_is_refused_after_a_restore_is_refused_like_any_other(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    backup = server.backup()
    mid = desk.store.submit(_book(shop))
    server.faults.extend([Fault.ANSWER_LOST])
    with pytest.raises(Unreachable):
        await desk.engine.push()
    desk.store.discard([mid])
    await desk.settle()
    server.restore(backup)
    server.reject = lambda _: "not_allowed"
    await desk.engine.pull()
    await desk.settle()
    change = _only(desk)
    assert (change.state, change.code, change.came_late) == (ChangeState.REJECTED, "not_allowed", False)


async def test_a_device_that_begins_again_numbers_what_was_discarded_too(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    sent = _book(shop)
    late = desk.store.submit(sent)
    server.faults.extend([Fault.ANSWER_LOST])
    with pytest.raises(Unreachable):
        await desk.engine.push()
    kept = desk.store.submit(_book(shop, "14:00"))
    desk.store.discard([late])
    before = desk.store.device_id
    server.last_seq[before] = 7  # an old copy of the outbox: the numbers can not be made to meet
    await desk.engine.stop()
    desk.engine._exchange._welcome = None
    await desk.settle()
    assert desk.store.device_id != before
    assert server.seen == [late, kept]
    assert _only(desk).came_late
    assert same_rows(desk, server)


async def test_a_change_made_anew_takes_the_place_of_the_refused_one_also_after_a_restore(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    backup = server.backup()
    server.reject = lambda _: "server_fault"
    command = _book(shop)
    refused = desk.store.submit(command)
    await desk.settle()
    server.reject = lambda _: ""
    (again,) = desk.store.submit_all([command], instead_of=refused)
    assert [change.mid for change in desk.store.changes()] == [again]
    await desk.settle()
    assert server.seen == [again]
    assert desk.store.changes() == []
    server.restore(backup)
    await desk.engine.pull()
    await desk.settle()
    assert server.seen == [again], "the first one is not done as well"
    assert desk.store.changes() == desk.store.discarded() == []


async def test_only_what_is_unanswered_can_be_discarded_and_all_of_it_or_nothing(
    desk: Desk, shop: Garage
) -> None:
    await desk.engine.pull()
    done = desk.store.submit(_book(shop))
    await desk.engine.push()
    waits = desk.store.submit(_book(shop, "14:00"))
    with pytest.raises(ValueError, match="unanswered"):
        desk.store.discard([waits, done])
    assert waits in [change.mid for change in desk.store.changes()]


async def test_a_husk_is_sent_with_its_number_and_kept_until_it_is_answered(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    mid = desk.store.submit(_book(shop))
    desk.store.discard([mid])
    (parcel,) = desk.store.parcels(10, 1000)
    assert (parcel.seq, parcel.mid, parcel.args) == (1, mid, HUSK)
    server.revoked_device = True
    with pytest.raises(Refused):
        await desk.engine.push()
    assert [change.mid for change in desk.store.discarded()] == [mid]


async def test_what_was_discarded_and_answered_is_forgotten_like_the_rest_what_came_late_is_not(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    late = desk.store.submit(_book(shop))
    server.faults.extend([Fault.ANSWER_LOST])
    with pytest.raises(Unreachable):
        await desk.engine.push()
    gone = desk.store.submit(_book(shop, "14:00"))
    desk.store.discard([late, gone])
    await desk.settle()
    desk.store._outbox.prune(now=NOW + KEPT_SECONDS + 1)
    desk.store._outbox.recall(desk.store._position())  # as after a restart
    assert desk.store.change(gone) is None
    assert [change.mid for change in desk.store.changes()] == [late]
    desk.store.dismiss(late)
    desk.store._outbox.prune(now=NOW + KEPT_SECONDS + 1)
    desk.store._outbox.recall(desk.store._position())
    assert desk.store.change(late) is None


def test_how_often_its_arguments_were_sent_is_known_also_after_a_restart(
    tmp_path: Path, shop: Garage
) -> None:
    store = LocalStore.open(tmp_path, KEY)
    before, never = (store.submit(_book(shop, time)) for time in ("10:00", "14:00"))
    store.mark_sent(store.parcels(1, 100_000))
    store.discard([before, never])
    store.mark_sent(store.parcels(10, 100_000))
    counted = {change.mid: change.attempts for change in store.discarded()}
    store.close()
    store = LocalStore.open(tmp_path, KEY)
    assert {change.mid: change.attempts for change in store.discarded()} == counted == {before: 1, never: 0}
    store.close()
