"""The pictures and papers attached here that the server does not have for sure: ``files.db``, as presenters see it.

Used from one thread, the loop's; what takes time is done in others. Nothing is told to be kept before it is on the
disk. What was sent stays for 14 days, as the changes do, as far as there is room for it: a server that was restored
from a backup is sent it again. Not here: SQL (``file_disk``), sending (``desktop.sync.files``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from psygnal import Signal

from desktop.store.errors import NotKept
from desktop.store.file_disk import FileDisk
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.telling import tell
from scheduling.file_types import (
    CHUNK,
    HEAD,
    FileKind,
    FileSettings,
    check_room,
    checked_type,
    chunks_of,
    kept_name,
)
from scheduling.ids import uuid7

T = TypeVar("T")

SENT_SECONDS = 14 * 86_400
SENT_BYTES = 256 * 2**20
"""Of what was sent already; the oldest goes first."""


class SourceUnreadable(Exception):
    """The file that was to be attached cannot be read: a folder, no right to it, a stick that was pulled out."""


class KeptFiles:
    """``changed`` after each change of what is here or of how far it was sent; ``added`` when something new waits."""

    changed = Signal()
    added = Signal()

    def __init__(self, disk: FileDisk, settings: FileSettings | None = None) -> None:
        self._disk = disk
        self._settings = settings or FileSettings()
        self._files: dict[UUID, KeptFile] | None = None
        """``None``: not read yet."""
        self._loading = asyncio.Lock()
        self._sent: dict[UUID, int] = {}
        self._changing = asyncio.Lock()
        """Held while a file becomes another or goes: nobody goes on from what it was before."""
        self._ends: dict[UUID, asyncio.Event] = {}
        """Of files of which the server is being told the end: set when it is known what came of it."""

    @classmethod
    def open(cls, path: Path, key: bytes) -> KeptFiles:
        """Nothing is read or made yet; raises nothing."""
        return cls(FileDisk(path, key))

    @classmethod
    def in_memory(cls) -> KeptFiles:
        """Files that are gone when closed."""
        return cls(FileDisk(None))

    @property
    def path(self) -> Path | None:
        """The file that they are kept in; ``None`` for what is only in memory."""
        return self._disk.path

    def close(self) -> None:
        """Close the file; what is being copied in another thread ends, and was never told to be kept."""
        self._disk.close()

    # --- reading

    def files(self) -> list[KeptFile]:
        """All that is here, oldest first."""
        return list((self._files or {}).values())

    def unsent(self, session_id: UUID | None = None) -> list[KeptFile]:
        """What the server does not have: waiting or refused; of one session or of all."""
        return [
            file
            for file in self.files()
            if file.state is not KeptState.SENT and session_id in (None, file.session_id)
        ]

    def waiting(self) -> list[KeptFile]:
        """What is to be sent, oldest first."""
        return [file for file in self.files() if file.state is KeptState.WAITING]

    def get(self, file_id: UUID) -> KeptFile | None:
        """One file, as it stands now."""
        return (self._files or {}).get(file_id)

    def sent_share(self, file: KeptFile) -> float:
        """How much of it has arrived, from 0 to 1."""
        return min(1.0, self._sent.get(file.id, 0) * CHUNK / file.size)

    async def load(self) -> None:
        """Read what was kept before; at once when that is done. Raises :class:`NotKept`."""
        async with self._loading:
            if self._files is None:
                found = await _aside(self._disk.read_all)
                self._files = {file.id: file for file in found}
                tell(self.changed)

    # --- the user's writing

    async def attach(
        self, session_id: UUID, source: Path, now: int, others: Collection[int] = ()
    ) -> KeptFile:
        """Keep a copy for a session; ``others`` are the sizes of the files that the server has of it already.

        When this returns it is on the disk. Raises :class:`SourceUnreadable`, a :class:`RuleError` for what the
        server would never take, and :class:`NotKept`; then nothing of it is kept.
        """
        await self.load()
        beside = [*others, *(file.size for file in self.unsent(session_id))]
        file = await _aside(lambda: self._copy(session_id, source, now, beside))
        self._show(file)
        tell(self.added)
        return file

    async def look(self, source: Path, beside: Collection[int] = ()) -> tuple[int, FileKind]:
        """Size and kind of a file that may be attached beside others of these sizes; nothing of it is kept.

        Raises as :meth:`attach` would, but for the disk.
        """
        return await _aside(lambda: self._look(source, beside))

    async def copy(self, file_id: UUID, session_id: UUID, now: int) -> KeptFile | None:
        """The same for another session, under an id of its own; ``None`` where its bytes are not here any more.

        Raises a :class:`RuleError` and :class:`NotKept`, as :meth:`attach` does.
        """
        await self.load()
        known = self.get(file_id)
        if known is None:
            return None
        check_room(known.size, [file.size for file in self.unsent(session_id)], self._settings)
        new = replace(
            known, id=uuid7(), session_id=session_id, added_at=now,
            state=KeptState.WAITING, code="", epoch=None, settled_at=None,
        )  # fmt: skip
        try:
            file = await _aside(lambda: self._disk.write(new, self._kept_parts(known)))
        except SourceUnreadable:
            return None
        self._show(file)
        tell(self.added)
        return file

    async def retry(self, file_id: UUID) -> None:
        """Send a refused one once more."""
        async with self._changing:
            file = self.get(file_id)
            if file is None or file.state is not KeptState.REFUSED:
                return
            await self._become(replace(file, state=KeptState.WAITING, code="", settled_at=None))
        tell(self.added)

    async def take_away(self, file_id: UUID) -> None:
        """What the server does not have whole is given up.

        Whether it has is waited for where it is being told the end: a whole file stays with its session.
        """
        while not await self._gave_up(file_id):
            await self._ends[file_id].wait()

    # --- the sync engine's writing

    async def part(self, file_id: UUID, number: int) -> bytes | None:
        """A part's bytes; ``None`` when the file was taken away meanwhile."""
        return await _aside(lambda: self._disk.part(file_id, number))

    def arrived(self, file_id: UUID, parts: int) -> None:
        """The server has so many parts of it."""
        if self._sent.get(file_id) != parts:
            self._sent[file_id] = parts
            tell(self.changed)

    async def begin_end(self, file_id: UUID) -> bool:
        """From now on, and until :meth:`end_over`, it is not taken away; ``False`` where it was already."""
        async with self._changing:
            if self.get(file_id) is None:
                return False
            self._ends[file_id] = asyncio.Event()
            return True

    def end_over(self, file_id: UUID) -> None:
        """It is known what came of the end, or nothing will be for now."""
        told = self._ends.pop(file_id, None)
        if told is not None:
            told.set()

    async def settle(self, file_id: UUID, epoch: UUID, now: int, code: str = "") -> None:
        """The server has it whole, or refuses it with ``code``."""
        async with self._changing:
            file = self.get(file_id)
            if file is not None:
                state = KeptState.REFUSED if code else KeptState.SENT
                await self._become(replace(file, state=state, code=code, epoch=epoch, settled_at=now))

    async def resend(self, epoch: UUID) -> None:
        """Whatever another epoch's server was given waits again: it may have been restored without it.

        Raises :class:`NotKept` once all were tried, where one of them could not be kept so.
        """
        trouble: NotKept | None = None
        async with self._changing:
            for file in self.files():
                if file.state is KeptState.SENT and file.epoch != epoch:
                    try:
                        await self._become(replace(file, state=KeptState.WAITING, settled_at=None))
                    except NotKept as error:
                        trouble = error
        if trouble is not None:
            raise trouble

    async def prune(self, now: int) -> None:
        """Erase what was sent long ago, or is more than there is room for."""
        async with self._changing:
            await self._erase(self._too_old(now))

    # --- inside

    def _too_old(self, now: int) -> list[UUID]:
        sent = sorted(
            (file for file in self.files() if file.state is KeptState.SENT),
            key=lambda file: file.settled_at or 0,
            reverse=True,
        )
        old: list[UUID] = []
        room = SENT_BYTES
        for file in sent:
            room -= file.size
            if room < 0 or (file.settled_at or 0) < now - SENT_SECONDS:
                old.append(file.id)
        return old

    async def _gave_up(self, file_id: UUID) -> bool:
        """``False`` while the server is being told its end."""
        async with self._changing:
            if file_id in self._ends:
                return False
            file = self.get(file_id)
            if file is not None and file.state is not KeptState.SENT:
                await self._erase([file_id])
            return True

    def _look(self, source: Path, beside: Collection[int]) -> tuple[int, FileKind]:
        """In another thread, as :meth:`_copy`."""
        size = _size(source)
        check_room(size, beside, self._settings)
        kept_name(source.name)
        with closing(_parts(source, size)) as parts:
            first = next(parts)
        return size, checked_type(first[:HEAD], size, self._settings).kind

    def _kept_parts(self, file: KeptFile) -> Iterator[bytes]:
        """Of a copy; raises :class:`SourceUnreadable` when it went meanwhile."""
        for number in range(chunks_of(file.size)):
            content = self._disk.part(file.id, number)
            if content is None:
                raise SourceUnreadable(f"{file.name}: it was erased meanwhile")
            yield content

    def _copy(self, session_id: UUID, source: Path, now: int, beside: Collection[int]) -> KeptFile:
        """In another thread: check it, then keep it."""
        size = _size(source)
        check_room(size, beside, self._settings)
        parts = _parts(source, size)
        first = next(parts)
        file = KeptFile(
            id=uuid7(),
            session_id=session_id,
            name=kept_name(source.name),
            size=size,
            media_type=checked_type(first[:HEAD], size, self._settings).media_type,
            sha256="",
            added_at=now,
            state=KeptState.WAITING,
        )
        return self._disk.write(file, chain([first], parts))

    async def _become(self, file: KeptFile) -> None:
        await _aside(lambda: self._disk.put(file))
        # failpoint: blob.settled
        self._show(file)

    async def _erase(self, file_ids: Collection[UUID]) -> None:
        if not file_ids:
            return
        await _aside(lambda: self._disk.erase(file_ids))
        for file_id in file_ids:
            (self._files or {}).pop(file_id, None)
            self._sent.pop(file_id, None)
        tell(self.changed)

    def _show(self, file: KeptFile) -> None:
        if self._files is not None:
            self._files[file.id] = file
        self._sent.pop(file.id, None)
        tell(self.changed)


def _size(source: Path) -> int:
    try:
        if not source.is_file():
            raise SourceUnreadable(f"{source.name}: no file")
        return source.stat().st_size
    except OSError as error:
        raise SourceUnreadable(str(error)) from error


def _parts(source: Path, size: int) -> Generator[bytes]:
    """All of it, at least one part; raises :class:`SourceUnreadable`, also when it is not so long any more."""
    left = size
    try:
        with source.open("rb") as file:
            while left > 0:
                part = file.read(min(CHUNK, left))
                if not part:
                    raise SourceUnreadable(f"{source.name}: it was cut meanwhile")
                left -= len(part)
                yield part
    except OSError as error:
        raise SourceUnreadable(str(error)) from error


async def _aside(work: Callable[[], T]) -> T:
    """In another thread, so that nothing on the screen waits for the disk."""
    return await asyncio.to_thread(work)
