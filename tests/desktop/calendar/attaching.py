"""A scene whose bookings have pictures and papers, and a server's library of them without a server."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.presenters.booking_files import BookingFiles
from desktop.store.kept_files import KeptFiles
from scheduling.file_types import CHUNK, FileSettings, checked_type, chunks_of
from scheduling.visit_messages import FileLine
from tests.desktop.calendar.scenes import Scene
from tests.factories import named

JPEG = b"\xff\xd8\xff\xe0" + bytes(1_200_000)
PDF = b"%PDF-1.7\n" + bytes(44_000)


class FakeLibrary:
    """The files that a server has; ``broken`` is raised in place of an answer."""

    def __init__(self) -> None:
        self.files: dict[UUID, dict[UUID, tuple[str, bytes]]] = {}
        self.broken: Exception | None = None
        self.asked = 0

    def add(self, session_id: UUID, name: str, content: bytes) -> UUID:
        file_id = named(name)
        self.files.setdefault(session_id, {})[file_id] = (name, content)
        return file_id

    async def page(self, session_id: UUID) -> list[FileLine]:
        self.asked += 1
        if self.broken is not None:
            raise self.broken
        return [_line(file_id, *file) for file_id, file in self.files.get(session_id, {}).items()]

    async def fetch(self, session_id: UUID, file: FileLine, target: Path) -> None:
        if self.broken is not None:
            raise self.broken
        await asyncio.to_thread(target.write_bytes, self.files[session_id][file.id][1])


class AtOnce:
    """What is spawned is done at once, or right after what is being done: no loop runs."""

    def __init__(self) -> None:
        self._spawned: list[Coroutine[Any, Any, None]] = []
        self._busy = False

    def __call__(self, work: Coroutine[Any, Any, None]) -> None:
        self._spawned.append(work)
        if self._busy:
            return
        self._busy = True
        try:
            while self._spawned:
                asyncio.run(self._spawned.pop(0))
        finally:
            self._busy = False


class Attaching:
    """A scene's bookings with what waits here and what a server has."""

    def __init__(self, shop: Scene) -> None:
        self._spawn = AtOnce()
        self.kept = KeptFiles.in_memory()
        self.library = FakeLibrary()
        self.files = BookingFiles(shop.store, self.kept, self.library, shop.presenter.rights, self._spawn)
        shop.presenter.files = self.files

    def settle(self, file_id: UUID, code: str = "") -> None:
        """The server's answer to a file that waited."""
        self._spawn(self.kept.settle(file_id, named("epoch"), 1_800_000_000, code))


def written(directory: Path, name: str, content: bytes) -> Path:
    """A file to attach."""
    path = directory / name
    path.write_bytes(content)
    return path


def _line(file_id: UUID, name: str, content: bytes) -> FileLine:
    return FileLine(
        id=file_id,
        name=name,
        size=len(content),
        side="staff",
        ready=True,
        begun_at=0,
        chunk_bytes=CHUNK,
        chunks=chunks_of(len(content)),
        missing=[],
        media_type=checked_type(content[:64], len(content), FileSettings()).media_type,
        sha256=hashlib.sha256(content).hexdigest(),
    )
