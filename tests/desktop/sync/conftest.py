"""A desktop beside a fake server, for the tests of sync."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.store.local_store import LocalStore
from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.engine import SyncEngine
from tests.factories import NOW, Garage, garage
from tests.fakes import FakeServer, access_to

FAST = Pace(first=0.001, most=0.002, safety=0.05, stands=0.0, patience=0.0)
"""The same waits, a thousandth as long."""


@dataclass
class Desk:
    """One desktop: its rows, its access, its engine (not started)."""

    store: LocalStore
    access: Access
    engine: SyncEngine

    async def settle(self) -> None:
        """Push and pull until both sides agree."""
        await self.engine.push()
        await self.engine.pull()


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def server(shop: Garage) -> FakeServer:
    return FakeServer(shop.records)


@pytest.fixture
async def desks(server: FakeServer, tmp_path: Path) -> AsyncIterator[Callable[[], Desk]]:
    """Makes desktops that sync with the server."""
    made: list[Desk] = []

    def make() -> Desk:
        store = LocalStore.in_memory(now=lambda: NOW)
        access = access_to(server, tmp_path / f"desk {len(made)}", store.device_id)
        made.append(Desk(store, access, SyncEngine(store, access, pace=FAST)))
        return made[-1]

    yield make
    for desk in made:
        await desk.engine.stop()
        await desk.access.aclose()
        desk.store.close()


@pytest.fixture
async def desk(desks: Callable[[], Desk]) -> Desk:
    return desks()


def same_rows(desk: Desk, server: FakeServer) -> bool:
    """Whether the desktop shows exactly the server's rows."""
    mine = {
        row.id: row
        for kind in {type(row) for row in server.records().values()}
        for row in desk.store.all(kind)
    }
    return mine == {row_id: row for (_, row_id), row in server.records().items()}
