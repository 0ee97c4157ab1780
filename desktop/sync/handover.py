"""A device without access gives up what it has: in pieces, until the server has confirmed all of it.

It may be stopped anywhere and begun anew: the server keeps each change once. Not here: how one learns of it
(``engine``), what is erased afterwards (``desktop.store.leaving``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from psygnal import Signal

from desktop.store.errors import NotKept, Trouble
from desktop.store.kept_file import KeptFile
from desktop.store.left_behind import LeftBehind
from desktop.store.telling import tell
from desktop.sync.account import Access
from desktop.sync.backoff import Backoff, Pace
from desktop.sync.errors import BadAnswer, NotSignedIn, Offline, Refused
from desktop.sync.left_files import LeftFiles
from scheduling.errors import ErrorCode
from scheduling.handover_messages import HANDOVER_LIMIT, LeftChange

T = TypeVar("T")

BYTES = 100_000
"""Of arguments in one message: as text within text they take up to twice as much."""


class StillWelcome(Exception):
    """The device has access after all: who had left was taken back."""


class NotKnown(Exception):
    """The server knows none of the tokens any more: somebody has to sign in once."""


class HandingOver:
    """``done`` of ``count`` changes and files are with the server; ``problem`` is why it pauses, as the engine's."""

    changed = Signal()

    def __init__(self, access: Access, staff_id: UUID, *, pace: Pace | None = None) -> None:
        self._access = access
        self._staff_id = staff_id
        self._pace = pace or Pace()
        self.done = 0
        self.count = 0
        self.problem = ""

    async def all_of(self, left: LeftBehind) -> int:
        """Hand over everything, however long it takes; how many changes and files the server has of it.

        Raises :class:`StillWelcome` and :class:`NotKnown`.
        """
        files = await self._until(partial(self._files, left))
        self.count, place = left.count() + len(files or ()), 0
        while True:
            place, changes = left.after(place, HANDOVER_LIMIT, BYTES)
            if not changes:
                break
            await self._send(left.device_id, changes)
            self.done += len(changes)
            tell(self.changed)
            # failpoint: handover.taken
        lost = 1 if files is None else await self._all_files(left, files)
        await self._send(left.device_id, [], complete=True, files_lost=lost)
        return self.done

    async def _files(self, left: LeftBehind) -> list[KeptFile] | None:
        """``None`` where what holds them cannot be read: it must not keep the rest from being erased."""
        try:
            return await asyncio.to_thread(left.files)
        except NotKept as error:
            if error.trouble is Trouble.FILES_UNREADABLE:
                return None
            raise

    async def _all_files(self, left: LeftBehind, files: list[KeptFile]) -> int:
        """How many the server does not have afterwards."""
        sender, lost = LeftFiles(self._access, self._staff_id, self._until), 0
        for file in files:
            if await sender.hand_over(left, file):
                self.done += 1
                tell(self.changed)
                # failpoint: handover.file_taken
            else:
                lost += 1
        return lost

    async def _send(
        self, device_id: UUID, changes: list[LeftChange], *, complete: bool = False, files_lost: int = 0
    ) -> None:
        """One message, until it is confirmed."""

        async def ask() -> None:
            taken = await self._access.hand_over(
                self._staff_id, device_id, changes, complete=complete, files_lost=files_lost
            )
            if taken != len(changes):
                raise BadAnswer(f"handover: {taken} of {len(changes)}")

        await self._until(ask)

    async def _until(self, ask: Callable[[], Awaitable[T]], final: frozenset[ErrorCode] = frozenset()) -> T:
        """Ask until it is answered; what is refused with one of ``final`` is raised, and unreadable files."""
        backoff = Backoff(self._pace)
        while True:
            try:
                answer = await ask()
            except NotSignedIn as error:
                raise NotKnown from error
            except Refused as error:
                if error.problem.code == ErrorCode.NOT_ALLOWED:
                    raise StillWelcome from error
                if error.problem.code in final:
                    raise
                self.problem, wait = error.problem.code, error.retry_after
            except Offline as error:
                self.problem = "bad_answer" if isinstance(error, BadAnswer) else "unreachable"
                wait = error.retry_after
            except NotKept as error:
                if error.trouble is Trouble.FILES_UNREADABLE:
                    raise
                self.problem, wait = error.trouble.value, None
            else:
                self.problem = ""
                return answer
            tell(self.changed)
            await asyncio.sleep(backoff.delay(wait))
