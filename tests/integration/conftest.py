"""A shop, its server as a process of its own, and desktops at it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from desktop.sync.transport import Transport
from sync_server.db.embedded import Urls
from tests.integration.desks import Desk, open_desk, open_shop, until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop


@pytest.fixture
async def shop(database: Urls, tmp_path: Path) -> AsyncIterator[Shop]:
    async with open_shop(database, tmp_path) as made:
        yield made


@pytest.fixture
def server(database: Urls, tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(database, tmp_path)
    process.start()
    yield process
    process.end()


@pytest.fixture
async def desks(shop: Shop, server: ServerProcess, tmp_path: Path) -> AsyncIterator[tuple[Desk, Desk]]:
    """The owner's desktop and the receptionist's, both with the first snapshot."""
    made = [
        await open_desk(shop, name, Transport(server.address), tmp_path / name) for name in ("owner", "desk")
    ]
    for desk in made:
        await until(lambda desk=desk: desk.status.refreshed_at is not None)  # type: ignore[misc] # bound on purpose
    yield made[0], made[1]
    for desk in made:
        await desk.close()
