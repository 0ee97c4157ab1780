"""What is left in the files of somebody who has to leave, read in pieces. Nothing of it is changed.

A damaged outbox is what can be read of it: nobody can go on with the rest.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from pathlib import Path
from typing import Self
from uuid import UUID

from desktop.store.errors import OutboxUnreadable
from desktop.store.file_disk import FileDisk
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.locking import DirectoryLock
from desktop.store.outbox_opening import open_outbox
from scheduling.handover_messages import LeftChange


class LeftBehind:
    """A context; opening it raises what ``open_outbox`` and ``DirectoryLock`` raise."""

    def __init__(self, directory: Path, key: bytes) -> None:
        try:
            self._open(directory, key)
        except OutboxUnreadable:
            from desktop.store import salvage  # seldom needed, and slow to import

            if not salvage.salvage(directory, key, int(time.time())):
                raise
            self._open(directory, key)

    def _open(self, directory: Path, key: bytes) -> None:
        with ExitStack() as undo:
            lock = DirectoryLock(directory)
            undo.callback(lock.release)
            self._outbox = open_outbox(directory, key)
            undo.callback(self._outbox.close)
            self._outbox.check()
            self._files = FileDisk(directory / "files.db", key)
            undo.callback(self._files.close)
            self._closing = undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    @property
    def device_id(self) -> UUID:
        """Under which they were numbered."""
        return self._outbox.device_id

    def count(self) -> int:
        """How many changes the server has not taken, or refused without anybody having seen to it."""
        return self._outbox.count_left()

    def after(self, place: int, limit: int, size: int) -> tuple[int, list[LeftChange]]:
        """The next ones in their order, at most ``limit`` and ``size`` bytes but at least one, and the last's place."""
        changes: list[LeftChange] = []
        total = 0
        for at, mid, name, args, created_at, code in self._outbox.left(place, limit):
            total += len(args)
            if changes and total > size:
                break
            place = at
            changes.append(
                LeftChange(
                    mid=UUID(mid),
                    name=name,
                    args=args.decode(errors="replace"),
                    client_time=created_at,
                    code=code,
                )
            )
        return place, changes

    def files(self) -> list[KeptFile]:
        """What was attached and no server has for sure, oldest first; raises :class:`NotKept`."""
        return [file for file in self._files.read_all() if file.state is not KeptState.SENT]

    def part(self, file: KeptFile, number: int) -> bytes | None:
        """A part's bytes, from any thread; ``None`` where it lacks. Raises :class:`NotKept`."""
        return self._files.part(file.id, number)
