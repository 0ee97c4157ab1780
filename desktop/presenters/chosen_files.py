"""The files that go along with a booking: chosen while it is entered, kept for its session once there is one.

Until then only where they lie is known, and nothing of them is on this program's disk. Each is looked at when it is
chosen, by content and size as for a booking's card, and again when it is copied: one that cannot be read any more by
then is left out, and told, and the booking stands. Codes, no words. Not here: how they travel (``desktop.sync.files``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from psygnal import Signal

from desktop.presenters.booking_files import SOURCE_UNREADABLE, BookingFiles
from desktop.presenters.booking_hold import Spawn
from desktop.presenters.chosen_file import ChosenFile, NotTaken
from desktop.store.errors import NotKept
from desktop.store.kept_files import SourceUnreadable
from desktop.store.telling import tell
from scheduling.errors import RuleError
from scheduling.ids import uuid7

Chosen: TypeAlias = tuple[ChosenFile, ...]
NOT_KEPT = "not_kept"
"""This computer's disk did not take it."""


class ChosenFiles:
    """Of one booking. ``read`` and ``write`` are the draft's, so that what goes over elsewhere takes them along."""

    changed = Signal()

    def __init__(
        self,
        attached: BookingFiles,
        spawn: Spawn,
        now: Callable[[], int],
        read: Callable[[], Chosen],
        write: Callable[[Chosen], None],
    ) -> None:
        self._attached = attached
        self._spawn = spawn
        self._now = now
        self._read = read
        self._write = write
        self._turn = asyncio.Lock()
        """Copied for one session after the other."""
        self._copies: dict[UUID, UUID] = {}
        """Of each that was kept here, the copy."""
        self._copying = 0
        self._given_up = False
        """Nothing was booked after all: what is still being copied is erased, too."""
        self._left_out: set[UUID] = set()
        """Those that are ``missing``, also where a copy is left of a booking before."""
        self.refused: tuple[NotTaken, ...] = ()
        """Of the last choice."""
        self.missing: tuple[NotTaken, ...] = ()
        """Not with the booking that was made."""

    @property
    def files(self) -> Chosen:
        """In the order in which they were chosen."""
        return self._read()

    @property
    def along(self) -> Chosen:
        """Those that are with the booking that was made, or with the search."""
        return tuple(file for file in self.files if file.kept is not None and file.id not in self._left_out)

    @property
    def copying(self) -> bool:
        """Whether some are on their way to this program's disk."""
        return self._copying > 0

    @property
    def chosen_in(self) -> Path | None:
        """The folder from which something was attached last in this run."""
        return self._attached.chosen_in

    def choose(self, sources: list[Path]) -> None:
        """Take what was chosen among the files of this computer; the next choice begins there."""
        if sources:
            self._attached.chosen_in = sources[-1].parent
            self.add(sources)

    def add(self, sources: list[Path]) -> None:
        """Take these, each once; what cannot go along is told a moment later."""
        known = {file.source for file in self.files}
        new = tuple(
            ChosenFile(id=uuid7(), source=source) for source in dict.fromkeys(sources) if source not in known
        )
        self.refused = ()
        self._put((*self.files, *new))
        if new:
            self._spawn(self._look(new))

    def remove(self, file_id: UUID) -> None:
        """It does not go along after all."""
        self.refused = ()
        self._put(tuple(file for file in self.files if file.id != file_id))

    def keep_for(self, session_id: UUID) -> None:
        """The booking is made: copy them for its session, from where they are sent."""
        self.missing = ()
        self._left_out.clear()
        if self.files:
            self._copying += 1
            self._attached.copying(self._keep(session_id, self.files))

    def let_go(self) -> None:
        """Nothing was booked after all: what was copied for a booking that was refused, or taken back, is erased."""
        self._given_up = True
        if self._copies:
            self._spawn(self._erase())

    # --- inside

    async def _look(self, new: Chosen) -> None:
        for file in new:
            beside = [each.size for each in self.files if each.size is not None]
            try:
                size, kind = await self._attached.kept.look(file.source, beside)
            except (RuleError, SourceUnreadable) as error:
                self.refused = (*self.refused, _not_taken(file, error))
                self._put(tuple(each for each in self.files if each.id != file.id))
            else:
                self._become(file.id, size=size, kind=kind)

    async def _keep(self, session_id: UUID, files: Chosen) -> None:
        """All that can be; what this disk does not take is raised at the end, as everywhere."""
        trouble: NotKept | None = None
        try:
            async with self._turn:
                for file in files:
                    if self._given_up:
                        break
                    try:
                        await self._copy(session_id, file)
                    except (RuleError, SourceUnreadable, NotKept) as error:
                        self.missing = (*self.missing, _not_taken(file, error))
                        self._left_out.add(file.id)
                        trouble = error if isinstance(error, NotKept) else trouble
                if self._given_up:
                    await self._drop()
        finally:
            self._copying -= 1
            tell(self.changed)
        if trouble is not None:
            raise trouble

    async def _copy(self, session_id: UUID, file: ChosenFile) -> None:
        """From the copy that was kept before, where it is here still; else from where it lies."""
        kept, before = self._attached.kept, self._copies.get(file.id, file.kept)
        copied = await kept.copy(before, session_id, self._now()) if before is not None else None
        if copied is None:
            copied = await kept.attach(session_id, file.source, self._now())
        self._copies[file.id] = copied.id
        self._become(file.id, kept=copied.id)
        if before is not None:
            self._spawn(kept.take_away(before))  # beside: it may have to wait for what the server says of it

    async def _erase(self) -> None:
        async with self._turn:
            await self._drop()

    async def _drop(self) -> None:
        copies, self._copies = list(self._copies.values()), {}
        for file_id in copies:
            await self._attached.kept.take_away(file_id)

    def _become(self, file_id: UUID, **changes: object) -> None:
        self._put(
            tuple(
                replace(each, **changes) if each.id == file_id else each  # type: ignore[arg-type]  # its own fields
                for each in self.files
            )
        )

    def _put(self, files: Chosen) -> None:
        if files != self.files:
            self._write(files)
        tell(self.changed)


def _not_taken(file: ChosenFile, error: Exception) -> NotTaken:
    if isinstance(error, RuleError):
        return NotTaken(name=file.name, code=error.code.value, params=dict(error.params))
    code = SOURCE_UNREADABLE if isinstance(error, SourceUnreadable) else NOT_KEPT
    return NotTaken(name=file.name, code=code)
