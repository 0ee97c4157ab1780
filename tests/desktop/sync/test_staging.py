"""A snapshot on its way to the disk: beside the interface, whole or not at all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from desktop.store.errors import CacheDamaged, NotKept
from desktop.store.local_store import LocalStore
from desktop.store.replica import Put, ReplicaState, RowChange
from desktop.sync.backoff import Pace
from desktop.sync.errors import NotSignedIn, Offline
from desktop.sync.exchange import Exchange
from scheduling.records import Customer, Mechanic
from tests.desktop.sync.conftest import Desk
from tests.factories import customer
from tests.fake_faults import Fault
from tests.fakes import FakeServer, access_to


async def test_a_snapshot_is_written_beside_the_interface_and_never_left_half_way(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = LocalStore.open(tmp_path / "files", bytes(32))
    access = access_to(server, tmp_path / "desk", store.device_id)
    exchange = Exchange(store, access, pace=Pace(), tzdata="", on_server_time=None)
    write, entered, go_on = store.snapshot_rows, threading.Event(), threading.Event()

    def held_up(changes: Sequence[RowChange]) -> None:
        entered.set()
        go_on.wait(60)
        write(changes)

    monkeypatch.setattr(store, "snapshot_rows", held_up)
    pulling = asyncio.create_task(exchange.pull())
    await asyncio.to_thread(entered.wait, 60)
    assert store.all(Customer) == [], "reading goes on"
    pulling.cancel()
    for _ in range(10):
        await asyncio.sleep(0)
    assert not pulling.done(), "the files may be closed when it is"
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await pulling
    await exchange.pull()
    assert {row.id for row in store.all(Customer)} == {
        row.id for row in server.records().values() if isinstance(row, Customer)
    }
    await access.aclose()
    store.close()


async def test_a_snapshot_given_up_once_it_was_written_leaves_no_half_of_the_next_one(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = LocalStore.open(tmp_path / "files", bytes(32))
    access = access_to(server, tmp_path / "desk", store.device_id)
    exchange = Exchange(store, access, pace=Pace(), tzdata="", on_server_time=None)
    written, entered, go_on = store.snapshot_written, threading.Event(), threading.Event()

    def held_up(state: ReplicaState) -> None:
        written(state)
        entered.set()
        go_on.wait(60)

    monkeypatch.setattr(store, "snapshot_written", held_up)
    pulling = asyncio.create_task(exchange.pull())
    await asyncio.to_thread(entered.wait, 60)
    for _ in range(3):  # whoever stops it may be in a hurry
        pulling.cancel()
        await asyncio.sleep(0)
    assert not pulling.done()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await pulling
    store.snapshot_begin()
    store.snapshot_rows([Put(customer("One of the next"), 9)])  # ... and the program dies
    store.close()
    again = LocalStore.open(tmp_path / "files", bytes(32))
    assert (again.state().epoch, again.all(Customer)) == (None, []), "no cursor without its rows"
    await access.aclose()
    again.close()


async def test_a_token_that_died_between_two_tries_of_a_snapshot_is_renewed(
    desk: Desk, server: FakeServer
) -> None:
    server.faults.extend([None, None, Fault.LOST])  # signed in anew, greeted, and then nothing
    with pytest.raises(Offline):
        await desk.engine.pull()
    server.access_tokens.clear()
    with pytest.raises(NotSignedIn):
        await desk.engine.pull()
    await desk.engine.pull()
    assert len(desk.store.all(Customer)) > 0


async def test_a_page_is_written_beside_the_interface_and_shown_in_it(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = LocalStore.open(tmp_path / "files", bytes(32))
    access = access_to(server, tmp_path / "desk", store.device_id)
    exchange = Exchange(store, access, pace=Pace(), tzdata="", on_server_time=None)
    await exchange.pull()
    known = store.state()
    shown_in: list[threading.Thread] = []
    store.changed.connect(lambda _: shown_in.append(threading.current_thread()))
    write, entered, go_on = store.write_page, threading.Event(), threading.Event()

    def held_up(changes: Sequence[RowChange], state: ReplicaState, since: ReplicaState) -> None:
        assert threading.current_thread() is not threading.main_thread()
        write(changes, state, since)
        entered.set()
        go_on.wait(60)

    monkeypatch.setattr(store, "write_page", held_up)
    new = customer("Somebody New")
    server.seed([new])
    pulling = asyncio.create_task(exchange.pull())
    await asyncio.to_thread(entered.wait, 60)
    assert store.state() == known, "nothing counts before it is shown"
    go_on.set()
    await pulling
    assert store.get(Customer, new.id) == new
    assert set(shown_in) == {threading.main_thread()}
    await access.aclose()
    store.close()
    again = LocalStore.open(tmp_path / "files", bytes(32))
    assert (again.get(Customer, new.id), again.state().cursor) == (new, store.state().cursor)
    again.close()


@pytest.mark.parametrize("found", ["before it is written", "once it is written"])
async def test_a_page_of_a_cache_that_was_begun_anew_meanwhile_is_let_go(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    store = LocalStore.open(tmp_path / "files", bytes(32))
    access = access_to(server, tmp_path / "desk", store.device_id)
    exchange = Exchange(store, access, pace=Pace(), tzdata="", on_server_time=None)
    await exchange.pull()
    write, loop = store.write_page, asyncio.get_running_loop()

    def meanwhile(changes: Sequence[RowChange], state: ReplicaState, since: ReplicaState) -> None:
        monkeypatch.setattr(store, "write_page", write)
        if found == "once it is written":
            write(changes, state, since)
            loop.call_soon_threadsafe(store.begin_cache_anew)  # a paint met a damaged page just now
        else:
            store.begin_cache_anew()
            write(changes, state, since)

    monkeypatch.setattr(store, "write_page", meanwhile)
    server.seed([customer("Somebody New")])
    with suppress(NotKept):  # the engine asks again
        await exchange.pull()
    await exchange.pull()
    assert {row.id for row in store.all(Mechanic)} == {
        row.id for row in server.records().values() if isinstance(row, Mechanic)
    }
    await access.aclose()
    store.close()


async def test_a_page_that_was_written_and_never_shown_is_there_at_the_next_start(
    server: FakeServer, tmp_path: Path
) -> None:
    store = LocalStore.open(tmp_path / "files", bytes(32))
    new = customer("Somebody New")
    store.write_page([Put(new, 1)], replace(store.state(), cursor=1), store.state())
    assert store.state().cursor == 0
    store.close()
    again = LocalStore.open(tmp_path / "files", bytes(32))
    assert (again.get(Customer, new.id), again.state().cursor) == (new, 1)
    again.snapshot_begin()
    again.snapshot_rows([])
    again.snapshot_written(replace(again.state(), cursor=2))
    assert again.get(Customer, new.id) == new, "still shown"
    again.close()
    last = LocalStore.open(tmp_path / "files", bytes(32))
    assert (last.get(Customer, new.id), last.state().cursor) == (None, 2)
    last.close()


@pytest.mark.parametrize("times", [1, 2])
async def test_a_cache_found_damaged_while_the_window_moves_is_fetched_again(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    store = LocalStore.open(tmp_path / "files", bytes(32))
    access = access_to(server, tmp_path / "desk", store.device_id)
    exchange = Exchange(store, access, pace=Pace(), tzdata="", on_server_time=None)
    await exchange.pull()
    server.now += 2 * 86_400
    await exchange.greeted(anew=True)
    write, left = store.write_page, [times]

    def damaged(changes: Sequence[RowChange], state: ReplicaState, since: ReplicaState) -> None:
        if left[0]:
            left[0] -= 1
            raise CacheDamaged(tmp_path)
        write(changes, state, since)

    asked, pull = [], server._pull

    def noted(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.params["epoch"])
        return pull(request)

    monkeypatch.setattr(store, "write_page", damaged)
    monkeypatch.setattr(server, "_pull", noted)
    del server.requests[:]
    if times == 1:
        await exchange.pull()
    else:
        with pytest.raises(CacheDamaged):
            await exchange.pull()
        await exchange.pull()
    assert store.all(Mechanic), "all of it is there again"
    assert server.requests.count("GET /sync/snapshot") == times
    assert set(asked) == {str(server.epoch)}, "nobody asks what changed since nothing"
    await access.aclose()
    store.close()
