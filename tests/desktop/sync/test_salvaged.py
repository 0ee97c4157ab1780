"""Going on with the server from what could be read of a damaged outbox: each change arrives, and each once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from desktop.store.local_store import LocalStore
from desktop.sync.engine import SyncEngine
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer
from tests.desktop.sync.conftest import FAST, Desk, same_rows
from tests.factories import NOW, named
from tests.fake_faults import Fault
from tests.fakes import FakeServer, access_to

KEY = bytes(32)


@pytest.mark.parametrize("restored", [False, True])
async def test_what_was_salvaged_arrives_once_whatever_the_server_had(
    server: FakeServer, tmp_path: Path, restored: bool
) -> None:
    store = LocalStore.open(tmp_path, KEY, named("desk"), now=lambda: NOW)
    access = access_to(server, tmp_path / "access", store.device_id)
    desk = Desk(store, access, SyncEngine(store, access, pace=FAST))

    def made(count: int) -> list[CreateCustomer]:
        return [CreateCustomer(customer_id=uuid7(), name=f"Client {number}") for number in range(count)]

    before = store.submit_all(made(10))
    await desk.settle()
    backup = server.backup()
    waiting = store.submit_all(made(10))
    server.faults.append(Fault.ANSWER_LOST)  # a push of which nobody hears
    await asyncio.gather(desk.engine.push(), return_exceptions=True)
    assert set(waiting) < set(server.seen)
    last = store.submit_all(made(5))
    store.close()
    path = tmp_path / "outbox.db"
    spoiled = bytearray(await asyncio.to_thread(path.read_bytes))
    spoiled[100] ^= 1
    await asyncio.to_thread(path.write_bytes, spoiled)
    if restored:
        server.restore(backup)
    store = LocalStore.open(tmp_path, KEY, named("desk"), now=lambda: NOW)
    assert store.salvaged is not None
    assert store.device_id != named("desk")
    again = Desk(store, access, SyncEngine(store, access, pace=FAST))
    await again.settle()
    assert sorted(server.seen) == sorted([*before, *waiting, *last]), "each once"
    assert same_rows(again, server)
    assert len(store.all(Customer)) >= 25
    assert store.changes() == []
    await access.aclose()
    store.close()
