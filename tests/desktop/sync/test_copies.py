"""Everything at once as a file of the server's: taken where it is right, and else the rows come as they always did."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.store.cache_file import CacheCopy
from desktop.store.database import Database
from desktop.store.errors import NotKept, Trouble
from desktop.store.local_store import LocalStore
from desktop.sync.engine import SyncEngine
from desktop.sync.errors import BadAnswer, Offline, Refused
from scheduling import cache_layout
from scheduling.ids import uuid7
from scheduling.records import Customer, Session
from tests.desktop.sync.conftest import FAST, Desk, same_rows
from tests.factories import NOW, book, customer
from tests.fake_faults import Fault
from tests.fakes import FakeServer, access_to

KEY = bytes(range(32))
COPY, ROWS = "POST /sync/copy", "GET /sync/snapshot"


class Watch:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
async def filed(server: FakeServer, tmp_path: Path, watch: Watch) -> AsyncIterator[Desk]:
    """A desktop with files, beside a server that writes caches."""
    server.copying = True
    store = LocalStore.open(tmp_path / "files", KEY, now=lambda: NOW)
    access = access_to(server, tmp_path / "desk", store.device_id)
    yield Desk(store, access, SyncEngine(store, access, pace=FAST, clock=watch))
    await access.aclose()
    store.close()


def asked(server: FakeServer) -> list[str]:
    """How everything was asked for, in turn; forgotten then."""
    found = [request for request in server.requests if request in (COPY, ROWS)]
    server.requests.clear()
    return found


async def test_a_copy_is_all_that_a_desktop_asks_for(filed: Desk, server: FakeServer) -> None:
    waiting = book()
    filed.store.submit(waiting)
    told: list[frozenset[str]] = []
    filed.store.changed.connect(told.append)
    await filed.engine.pull()
    assert asked(server) == [COPY]
    assert len(told) == 1, "shown in one step"
    state = filed.store.state()
    assert (state.epoch, state.cursor, state.app) == (server.epoch, server.ver, filed.access.app)
    assert (state.window_from, state.refreshed_at, state.heard_at) == (
        server.now - 30 * 86_400,
        server.now,
        NOW,
    )
    assert filed.store.get(Session, waiting.session_id) is not None
    await filed.settle()
    assert same_rows(filed, server)
    new = customer("Somebody New")
    server.seed([new])
    await filed.engine.pull()
    assert filed.store.get(Customer, new.id) == new
    assert asked(server) == []


@pytest.mark.parametrize("why", ["of before", "other tables"])
async def test_a_server_without_copies_gives_its_rows(
    filed: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    if why == "of before":
        server.copying = False
    else:
        layouts = iter(["the desktop's", "the server's"])
        monkeypatch.setattr(cache_layout, "layout", lambda: next(layouts))
    await filed.engine.pull()
    assert asked(server) == [COPY, ROWS]
    assert same_rows(filed, server)


@pytest.mark.expects_log("copy_unreadable")
async def test_a_copy_that_is_not_right_is_refused_and_the_rows_come(
    filed: Desk, server: FakeServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.tamper = lambda content: b"<html>" * len(content)
    await filed.engine.pull()
    assert asked(server) == [COPY, ROWS]
    assert same_rows(filed, server)
    assert "copy_unreadable" in caplog.text


async def test_a_copy_that_is_cut_is_followed_by_rows_and_later_by_copies_again(
    filed: Desk, server: FakeServer, tmp_path: Path
) -> None:
    server.faults.extend([None, None, Fault.TORN])  # signed in, greeted
    with pytest.raises(BadAnswer):
        await filed.engine.pull()
    assert filed.store.state().epoch is None
    assert not list((tmp_path / "files").glob("*.coming*"))
    await filed.engine.pull()
    assert asked(server) == [COPY, ROWS]
    server.restore(server.backup())
    await filed.engine.pull()
    assert same_rows(filed, server)
    assert asked(server) == [COPY]


async def test_a_network_that_gives_no_copy_in_time_may_give_rows(filed: Desk, server: FakeServer) -> None:
    server.faults.extend([None, None, Fault.SLOW])
    with pytest.raises(Offline):
        await filed.engine.pull()
    await filed.engine.pull()
    assert asked(server) == [COPY, ROWS]
    assert same_rows(filed, server)


async def test_a_portal_in_the_servers_place_is_no_copy(filed: Desk, server: FakeServer) -> None:
    server.faults.extend([None, None, Fault.PORTAL])
    with pytest.raises(BadAnswer):
        await filed.engine.pull()
    assert filed.store.state().epoch is None


async def test_a_program_that_is_too_old_gets_neither(filed: Desk, server: FakeServer) -> None:
    server.too_old = True
    with pytest.raises(Refused) as refused:
        await filed.engine.pull()
    assert refused.value.problem.code == "upgrade_needed"
    assert asked(server) == [COPY]


async def test_a_copy_of_another_epoch_than_the_greeting_is_let_go(filed: Desk, server: FakeServer) -> None:
    first = server.epoch
    hello = server._hello

    def restored_after(request: object) -> object:
        answer = hello(request)  # type: ignore[arg-type]
        server.epoch = uuid7() if server.epoch == first else server.epoch
        return answer

    server._hello = restored_after  # type: ignore[method-assign,assignment]
    with pytest.raises(BadAnswer):
        await filed.engine.pull()
    await filed.engine.pull()
    assert filed.store.state().epoch == server.epoch != first


async def test_another_program_that_has_the_cache_is_no_reason_to_wait(
    filed: Desk, server: FakeServer, tmp_path: Path
) -> None:
    backup = Database.open(tmp_path / "files" / "cache.db", KEY)
    backup.read("SELECT count(*) FROM row_0")
    with pytest.raises(NotKept) as refused:
        await filed.engine.pull()
    assert refused.value.trouble is Trouble.DISK_BUSY
    await filed.engine.pull()
    backup.close()
    assert asked(server) == [COPY, ROWS]
    assert same_rows(filed, server)


async def test_a_copy_is_received_beside_the_interface_and_given_up_whole(
    filed: Desk, server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, entered, go_on = CacheCopy.add, threading.Event(), threading.Event()

    def held_up(copy: CacheCopy, piece: bytes) -> None:
        assert threading.current_thread() is not threading.main_thread()
        entered.set()
        go_on.wait(60)
        add(copy, piece)

    monkeypatch.setattr(CacheCopy, "add", held_up)
    pulling = asyncio.create_task(filed.engine.pull())
    await asyncio.to_thread(entered.wait, 60)
    assert filed.store.all(Customer) == [], "reading goes on"
    pulling.cancel()
    for _ in range(10):
        await asyncio.sleep(0)
    assert not pulling.done(), "the files may be closed when it is"
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await pulling
    assert not list((tmp_path / "files").glob("*.coming*"))
    await filed.engine.pull()
    assert same_rows(filed, server)
    assert asked(server) == [COPY, COPY]


async def test_a_token_that_died_is_renewed_for_the_next_copy(filed: Desk, server: FakeServer) -> None:
    server.faults.extend([None, None, Fault.LOST])
    with pytest.raises(Offline):
        await filed.engine.pull()
    server.access_tokens.clear()
    with pytest.raises(Refused):
        await filed.engine.pull()
    await filed.engine.pull()
    assert same_rows(filed, server)


def line_of(server: FakeServer, watch: Watch, bytes_a_second: float) -> list[int]:
    """Copies arrive over such a line from now on; the packets that it has carried."""
    packets: list[int] = []

    def carried(count: int) -> None:
        packets.append(count)
        watch.seconds += count / bytes_a_second

    server.carried = carried
    return packets


async def test_over_a_slow_line_the_copy_is_given_up_soon_and_the_rows_come(
    filed: Desk, server: FakeServer, watch: Watch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "desktop.sync")
    packets = line_of(server, watch, 8_000)
    await filed.engine.pull()
    assert asked(server) == [COPY, ROWS]
    assert same_rows(filed, server)
    assert sum(packets) == 12_288, "a second and a half of it"
    assert not list((tmp_path / "files").glob("*.coming*")), "nothing is kept of it"
    assert "too slow for the server's copy: 8 kB/s" in caplog.text
    server.restore(server.backup())
    await filed.engine.pull()
    assert asked(server) == [ROWS], "nor is it tried again"
    assert same_rows(filed, server)


async def test_a_program_that_is_started_again_tries_its_line_anew(
    filed: Desk, server: FakeServer, watch: Watch
) -> None:
    line_of(server, watch, 8_000)
    await filed.engine.pull()
    asked(server)
    line_of(server, watch, 8_000_000)
    server.restore(server.backup())
    again = SyncEngine(filed.store, filed.access, pace=FAST, clock=watch)
    await again.pull()
    assert asked(server) == [COPY]
    assert same_rows(filed, server)


async def test_what_a_quick_line_carries_is_taken_however_it_is_cut(
    filed: Desk, server: FakeServer, watch: Watch
) -> None:
    packets = line_of(server, watch, 8_000_000)
    await filed.engine.pull()
    assert asked(server) == [COPY]
    assert len(packets) > 20
    assert same_rows(filed, server)


async def test_a_copy_given_up_is_followed_by_rows_that_break_off_and_by_rows_again(
    filed: Desk, server: FakeServer, watch: Watch
) -> None:
    line_of(server, watch, 8_000)
    server.faults.extend([None, None, None, Fault.TORN])  # signed in, greeted, the copy
    with pytest.raises(BadAnswer):
        await filed.engine.pull()
    assert filed.store.state().epoch is None
    await filed.engine.pull()
    assert asked(server) == [COPY, ROWS, ROWS]
    assert same_rows(filed, server)
