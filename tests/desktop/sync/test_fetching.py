"""What a desktop fetches: everything, what is new, what its window moves onto. Not here: pushes (``test_exchange``)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.store.local_store import LocalStore
from desktop.sync.engine import SyncEngine
from desktop.sync.errors import BadAnswer, Offline
from scheduling.ids import uuid7
from scheduling.records import Customer, ExternalBusy, Session
from tests.desktop.sync.conftest import FAST, Desk, same_rows
from tests.factories import Garage, book, customer, external_busy, session
from tests.fake_faults import Fault
from tests.fakes import DAY, FakeServer, access_to


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


def _days_pass(desk: Desk, server: FakeServer, days: int) -> None:
    server.now += days * DAY
    desk.engine._exchange._greeted_at = -1e9  # an hour has passed


async def test_the_window_moves_with_the_day_and_only_what_comes_in_is_fetched(
    desk: Desk, server: FakeServer
) -> None:
    await desk.engine.pull()
    before = desk.store.state()
    old, coming, far = (session(starts=server.now + days * DAY) for days in (-30, 180, 182))
    asked_about = session(starts=None)
    server.seed([old, coming, far, asked_about])
    desk.store.load([old, asked_about])  # the fake's pull knows no window: as a snapshot of that day had them
    desk.store.write_state(replace(before, cursor=server.ver))
    _days_pass(desk, server, 1)
    await desk.engine.pull()
    state = desk.store.state()
    assert (state.window_from, state.window_to) == (server.now - 30 * DAY, server.now + 180 * DAY)
    assert state.cursor == server.ver
    assert {row.id for row in desk.store.all(Session)} == {coming.id, asked_about.id}
    assert desk.store.get(Session, old.id) is None
    assert server.requests.count("GET /sync/snapshot") == 1
    assert server.requests.count("GET /sync/window") == 1
    assert desk.store.all(Customer), "what stands at no time stays"


async def test_what_changed_meanwhile_comes_after_the_window_has_moved(
    desk: Desk, server: FakeServer
) -> None:
    await desk.engine.pull()
    new = session(starts=server.now + DAY)
    server.seed([new])
    _days_pass(desk, server, 1)
    await desk.engine.pull()
    assert desk.store.get(Session, new.id) == new
    assert same_rows(desk, server)


async def test_a_move_of_the_window_that_is_lost_is_asked_for_again(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    before = desk.store.state()
    _days_pass(desk, server, 1)
    server.faults.extend([None, Fault.ANSWER_LOST])
    with pytest.raises(Offline):
        await desk.engine.pull()
    assert desk.store.state() == before, "neither half of it"
    await desk.engine.pull()
    assert desk.store.state().window_to == server.now + 180 * DAY
    assert server.requests.count("GET /sync/snapshot") == 1


@pytest.mark.parametrize("why", ["long away", "an old server", "another epoch", "tombstones are gone"])
async def test_where_a_move_does_not_do_everything_is_fetched(
    desk: Desk, server: FakeServer, why: str
) -> None:
    await desk.engine.pull()
    _days_pass(desk, server, 32 if why == "long away" else 1)
    server.windowless = why == "an old server"
    if why == "another epoch":
        server.epoch = uuid7()
    if why == "tombstones are gone":
        server.seed([customer("New One")])
        server.floor = server.ver
    await desk.engine.pull()
    assert desk.store.state().window_to == server.now + 180 * DAY
    assert server.requests.count("GET /sync/snapshot") == 2
    assert same_rows(desk, server)


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


@pytest.mark.parametrize("known_before", [True, False])
async def test_a_row_that_only_a_newer_program_can_read_holds_up_no_other(
    desk: Desk, server: FakeServer, *, known_before: bool
) -> None:
    busy, new = external_busy(), customer("New One")
    await desk.engine.pull()
    if known_before:
        server.seed([busy])
        await desk.engine.pull()
    server.spoil = {busy.id}
    server.seed([busy, new])
    await desk.engine.pull()
    assert desk.store.get(Customer, new.id) == new
    assert desk.store.get(ExternalBusy, busy.id) is None, "what it was before may be wrong now"
    assert (desk.store.unread, desk.engine._exchange.warning) == (1, "upgrade_needed")
    desk.engine._exchange._too_old = True
    await desk.engine.pull()
    assert desk.store.unread == 1, "nor in a snapshot"
    server.spoil = set()
    server.seed([busy])
    await desk.engine.pull()
    assert desk.store.get(ExternalBusy, busy.id) == busy
    assert (desk.store.unread, desk.engine._exchange.warning) == (0, "")


async def test_a_row_that_can_not_be_read_and_goes_is_counted_no_longer(
    desk: Desk, server: FakeServer
) -> None:
    busy = external_busy()
    server.spoil = {busy.id}
    server.seed([busy])
    await desk.engine.pull()
    assert desk.store.unread == 1
    server.spoil = set()
    server.remove(busy)
    await desk.engine.pull()
    assert desk.store.unread == 0


async def test_a_newer_program_fetches_everything_anew_and_shows_what_is_there_meanwhile(
    server: FakeServer, tmp_path: Path
) -> None:
    busy = external_busy()
    server.spoil = {busy.id}
    server.seed([busy])
    old = LocalStore.open(tmp_path / "files", bytes(32))
    access = access_to(server, tmp_path / "account", old.device_id, app="0.1.0")
    await SyncEngine(old, access, pace=FAST).pull()
    waiting = old.submit(book())
    old.close()
    server.spoil = set()  # as far as the newer program is concerned
    new = LocalStore.open(tmp_path / "files", bytes(32))
    assert new.all(Customer), "with the server gone, the update takes nothing away"
    assert new.unread == 1
    access.app = "0.2.0"
    engine = SyncEngine(new, access, pace=FAST)
    desk = Desk(new, access, engine)
    await desk.settle()
    assert server.seen == [waiting]
    assert new.get(ExternalBusy, busy.id) == busy
    assert new.unread == 0
    assert server.requests.count("GET /sync/snapshot") == 2
    await desk.settle()
    assert server.requests.count("GET /sync/snapshot") == 2, "once is enough"
    await access.aclose()
    new.close()
