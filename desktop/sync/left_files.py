"""The files that a device without access had not sent go the way of its changes, in parts, each from where it stopped.

Not here: asking again after a failure (``handover``), or the bytes (``desktop.store.left_behind``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol, TypeVar
from uuid import UUID

from desktop.store.errors import NotKept, Trouble
from desktop.store.kept_file import KeptFile
from desktop.store.left_behind import LeftBehind
from desktop.sync.account import Access
from desktop.sync.errors import BadAnswer, Refused
from scheduling.errors import ErrorCode
from scheduling.handover_messages import LeftFile, LeftFileTaken

T = TypeVar("T")

UNFIT = frozenset({ErrorCode.INVALID})
"""It is not what was attached any more, or its id is something else's: no other try helps."""
BEGIN_ANEW = frozenset({ErrorCode.GONE, ErrorCode.NOT_FOUND})
"""Of a part: the file is whole by now, or the server was restored without it. What it lacks is asked again."""


class Until(Protocol):
    """Asks until it is answered; what is refused with one of ``final`` is raised."""

    async def __call__(
        self, ask: Callable[[], Awaitable[T]], final: frozenset[ErrorCode] = frozenset()
    ) -> T: ...


class LeftFiles:
    """``until`` is how each question is asked."""

    def __init__(self, access: Access, staff_id: UUID, until: Until) -> None:
        self._access = access
        self._staff_id = staff_id
        self._until = until

    async def hand_over(self, left: LeftBehind, file: KeptFile) -> bool:
        """Until the server has it whole; ``False`` for what it has no room for, or what cannot be read here."""
        message = LeftFile(
            device_id=left.device_id,
            id=file.id,
            session_id=file.session_id,
            name=file.name,
            size=file.size,
            sha256=file.sha256,
            added_at=file.added_at,
            code=file.code,
        )
        try:
            return await self._bring(left, file, message)
        except Refused:
            return False
        except NotKept as error:
            if error.trouble is Trouble.FILES_UNREADABLE:
                return False
            raise

    async def _bring(self, left: LeftBehind, file: KeptFile, message: LeftFile) -> bool:
        before: list[int] = []
        while True:
            answer = await self._until(partial(self._announce, message, before), UNFIT)
            # failpoint: handover.file_announced
            if answer.beyond or not answer.missing:
                return not answer.beyond
            before = list(answer.missing)
            for number in answer.missing:
                content = await self._until(partial(asyncio.to_thread, left.part, file, number))
                if content is None:
                    return False
                if not await self._put(message, number, content):
                    before.clear()
                    break
                # failpoint: handover.part_sent

    async def _announce(self, message: LeftFile, before: list[int]) -> LeftFileTaken:
        """What it lacks; if that is what it was just given, perhaps for a restore, it is given again after a while."""
        answer = await self._access.hand_over_file(self._staff_id, message)
        if answer.missing and answer.missing == before:
            before.clear()
            raise BadAnswer("handover: no progress")
        return answer

    async def _put(self, message: LeftFile, number: int, content: bytes) -> bool:
        """Whether it is there; else the file has to be announced anew."""
        try:
            await self._until(
                partial(self._access.hand_over_part, self._staff_id, message, number, content),
                UNFIT | BEGIN_ANEW,
            )
        except Refused as error:
            if error.problem.code in UNFIT:
                raise
            return False
        return True
