"""The exchange when the server has forgotten, was restored or counts anew: floors, epochs, devices that begin again."""

from __future__ import annotations

import pytest

from desktop.sync.errors import BadAnswer, Refused, Unreachable
from scheduling.records import Session
from tests.desktop.sync.conftest import Desk, same_rows
from tests.factories import MONDAY, Garage, at, book, customer
from tests.fake_faults import Fault
from tests.fakes import DAY, FakeServer


async def test_a_cursor_below_the_floor_brings_a_snapshot(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    server.seed([customer("New One")])
    server.floor = server.ver
    await desk.engine.pull()
    assert same_rows(desk, server)
    assert server.requests.count("GET /sync/snapshot") == 2


async def test_a_server_that_always_says_too_old_is_not_asked_for_ever(
    desk: Desk, server: FakeServer
) -> None:
    server.floor = server.ver + 1
    with pytest.raises(Refused):
        await desk.engine.pull()
    assert server.requests.count("GET /sync/snapshot") == 2


async def test_after_a_restore_what_the_server_lost_is_pushed_again(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    kept = desk.store.submit(book(shop.elise.id, mechanic_id=shop.anna.id))
    await desk.settle()
    backup = server.backup()
    lost = book(shop.marc.id, mechanic_id=shop.anna.id, starts=at(MONDAY, "14:00"))
    lost_mid = desk.store.submit(lost)
    await desk.settle()
    server.restore(backup)
    assert server.seen == [kept]
    await desk.engine.pull()
    assert desk.store.get(Session, lost.session_id) is not None, "still shown, and waiting again"
    assert lost.session_id in desk.store.waiting_rows()
    await desk.settle()
    assert server.seen == [kept, lost_mid]
    assert same_rows(desk, server)


async def test_after_a_restore_what_was_answered_under_an_earlier_device_id_is_pushed_again_too(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    backup = server.backup()
    lost = book(shop.elise.id, mechanic_id=shop.anna.id)
    early = desk.store.submit(lost)
    await desk.settle()
    server.last_seq[desk.store.device_id] = 7  # as if this disk had been set back to an old copy
    late = desk.store.submit(book(shop.marc.id, mechanic_id=shop.anna.id, starts=at(MONDAY, "14:00")))
    await desk.settle()
    assert server.seen == [early, late]
    forked = desk.store.device_id
    server.restore(backup)
    await desk.engine.pull()
    assert lost.session_id in desk.store.waiting_rows()
    await desk.settle()
    assert server.seen == [early, late]
    assert same_rows(desk, server)
    again = desk.store.device_id
    await desk.engine._exchange._greet()
    assert (again != forked, desk.store.device_id) == (True, again), "once, and not at every greeting"


async def test_a_restore_between_greeting_and_snapshot_is_noticed(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    backup = server.backup()
    mid = desk.store.submit(book(shop.elise.id))
    await desk.settle()
    server.floor = server.ver + 1
    server.faults.extend([None, None, Fault.LOST])  # pull, greeting, snapshot
    with pytest.raises(Unreachable):
        await desk.engine.pull()
    server.restore(backup)
    with pytest.raises(BadAnswer, match="another epoch"):
        await desk.engine.pull()
    await desk.engine.pull()
    await desk.settle()
    assert server.seen == [mid]
    assert same_rows(desk, server)


async def test_a_push_in_the_wrong_epoch_is_greeted_again(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    server.restore(server.backup())
    command = book(shop.elise.id)
    desk.store.submit(command)
    with pytest.raises(Refused):
        await desk.engine.push()
    await desk.engine.push()
    assert desk.store.get(Session, command.session_id) is not None, "answered in an epoch not yet pulled"
    await desk.engine.pull()
    assert same_rows(desk, server)


async def test_a_push_refused_as_a_whole_waits(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    mid = desk.store.submit(book())
    server.revoked_device = True
    with pytest.raises(Refused, match="device_revoked"):
        await desk.engine.push()
    assert [change.mid for change in desk.store.changes()] == [mid]


async def test_a_program_that_runs_for_weeks_lets_go_of_what_was_answered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = desk.store.submit(book())
    await desk.settle()
    now = desk.store.now()
    monkeypatch.setattr(desk.store, "_now", lambda: now + 14 * DAY)
    await desk.engine._exchange._greet()
    assert desk.store.change(answered) is not None
    monkeypatch.setattr(desk.store, "_now", lambda: now + 14 * DAY + 1)
    await desk.engine._exchange._greet()
    assert desk.store.change(answered) is None


async def test_changes_too_old_to_repeat_make_another_device(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    before = desk.store.device_id
    backup = server.backup()
    desk.store.submit(book())
    await desk.settle()
    desk.store._outbox.prune(now=at(MONDAY) + 15 * DAY)
    again = desk.store.submit(book(starts=at(MONDAY, "11:00")))
    await desk.settle()
    server.restore(backup)
    new = desk.store.submit(book(starts=at(MONDAY, "14:00")))
    await desk.engine.pull()
    await desk.settle()
    assert desk.store.device_id != before
    assert server.seen == [again, new]
    assert same_rows(desk, server)
