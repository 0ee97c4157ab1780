"""A snapshot on its way to the disk: beside the interface, whole or not at all."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.store.local_store import LocalStore
from desktop.store.replica import RowChange
from desktop.sync.backoff import Pace
from desktop.sync.errors import NotSignedIn, Offline
from desktop.sync.exchange import Exchange
from scheduling.records import Customer
from tests.desktop.sync.conftest import Desk
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
        go_on.wait(10)
        write(changes)

    monkeypatch.setattr(store, "snapshot_rows", held_up)
    pulling = asyncio.create_task(exchange.pull())
    await asyncio.to_thread(entered.wait, 10)
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
