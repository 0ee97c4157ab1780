"""One place in the line of the waitlist: taken for what was entered, followed while somebody looks, and given up again.

No words.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from desktop.presenters.booking_hold import Spawn
from desktop.presenters.clock import Clock
from desktop.presenters.now_known import Known
from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
from scheduling.commands import Command
from scheduling.errors import ErrorCode
from scheduling.matching_messages import JoinWaitlist, WaitlistLine

FOLLOW_S = 10
"""After so long it is asked again."""


class Joins(Protocol):
    """As much of ``desktop.sync.seeking.Seeking`` as is needed here."""

    async def join(self, asked: JoinWaitlist) -> WaitlistLine: ...
    async def entry(self, entry_id: UUID) -> WaitlistLine: ...
    async def leave(self, entry_id: UUID) -> None: ...


class Joining(OnServer):
    """``line`` is the place as the server said last; there is none until it has given one."""

    def __init__(self, server: Joins, store: LocalStore, clock: Clock, spawn: Spawn) -> None:
        super().__init__()
        self._server = server
        self._clock = clock
        self._spawn = spawn
        self._known = Known(store)
        self.line: WaitlistLine | None = None
        self.leave_lost = False
        """Whether it is not known if the place was given up, until the server answers."""
        self._heard_at = 0

    async def join(self, asked: JoinWaitlist, before: list[Command]) -> None:
        """Stand in the line; ``before``: what the server has to know first."""

        async def work() -> None:
            await self._known.become(before, asked.customer_id, asked.vehicle_id)
            self._heard(await self._server.join(asked))

        await self._in_turn(work)

    async def leave(self) -> bool:
        """Out of the line again; whether the server has heard it."""

        async def work() -> None:
            self._heard_at = self._clock.now()  # also of what fails
            if self.line is not None:
                await self._server.leave(self.line.entry_id)
                self.line = None

        left = await self._in_turn(work)
        self.leave_lost = self.line is not None and self.problem not in set(ErrorCode)
        tell(self.changed)
        return left and self.line is None

    @property
    def in_line_already(self) -> bool:
        """Whether the customer could not join since they wait already."""
        return self.problem == ErrorCode.ILLEGAL_TRANSITION and self.problem_field == "entry_id"

    @property
    def due(self) -> bool:
        """Whether it was heard of long enough ago."""
        return self._clock.now() - self._heard_at >= FOLLOW_S and not self.busy

    def tick(self) -> None:
        """Called about once a second while somebody looks."""
        if self.line is not None and self.due:
            self._spawn(self._look(self.line.entry_id))

    async def _look(self, entry_id: UUID) -> None:
        async def work() -> None:
            self._heard_at = self._clock.now()  # also of what fails: it is not asked every second then
            if self.line is not None:  # else it was given up meanwhile
                self._heard(await self._server.entry(entry_id))

        await self._in_turn(work, Reached.LOOKED)
        if self.problem in set(ErrorCode):
            self.leave_lost = False  # a refusal is an answer too, and is told

    def _heard(self, line: WaitlistLine) -> None:
        self.line, self._heard_at, self.leave_lost = line, self._clock.now(), False
        self.known = True
