"""A desktop that has files to send, for the tests of sending them."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.sync.account import Access
from desktop.sync.engine import SyncEngine
from scheduling.commands import BookSession
from tests.desktop.sync.conftest import FAST
from tests.factories import NOW, Garage, book
from tests.fakes import FakeServer, access_to

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2_100
"""Three parts."""


class Attaching:
    """A desktop that has files to send, its engine not started."""

    def __init__(self, server: FakeServer, directory: Path) -> None:
        self.directory = directory
        self.server = server
        self.store = LocalStore.in_memory(now=lambda: NOW)
        self.files = KeptFiles.open(directory / "files.db", bytes(32))
        self.access: Access = access_to(server, directory, self.store.device_id)
        self.engine = SyncEngine(self.store, self.access, pace=FAST, files=self.files)

    async def attach(self, session_id: UUID, content: bytes = JPEG, name: str = "front.jpg") -> KeptFile:
        source = self.directory / name
        source.write_bytes(content)
        kept = await self.files.attach(session_id, source, NOW)
        source.unlink()
        return kept

    def state_of(self, file: KeptFile) -> tuple[KeptState, str]:
        now = self.files.get(file.id)
        assert now is not None
        return now.state, now.code

    def parts_put(self) -> int:
        return sum("/chunks/" in request for request in self.server.requests)

    async def close(self) -> None:
        await self.engine.stop()
        await self.access.aclose()
        self.store.close()
        self.files.close()


def booked(desk: Attaching, shop: Garage) -> BookSession:
    command = book(shop.elise.id, mechanic_id=shop.anna.id)
    desk.store.submit(command)
    return command
