"""The hold of one booking that is being filled in: at most one, asked of the server, let go when not needed.

Not here: which time is wanted (``booking_flow``), or the asking itself (``desktop.sync.holds``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from enum import StrEnum
from typing import Any, Protocol, TypeAlias
from uuid import UUID

from psygnal import Signal

from desktop.presenters.clock import Clock
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from desktop.sync.holds import HoldRefused, Offline
from scheduling.commands import Outcome
from scheduling.ids import uuid7
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationKind
from scheduling.wire import HoldAnswer, HoldRequest

Spawn: TypeAlias = Callable[[Coroutine[Any, Any, None]], None]
UNASKED = UUID(int=0)

PATIENCE_S = 6
"""Longer nobody waits with the phone in the hand: the booking goes on without a hold; an answer may come still."""
RETRY_S = 15
"""Without an answer we ask again after so long, and go on saying that we are offline until there is one."""


class HoldState(StrEnum):
    NONE = "none"
    ASKING = "asking"
    HELD = "held"
    REFUSED = "refused"
    OFFLINE = "offline"
    LAPSED = "lapsed"


class Holding(Protocol):
    """As much of ``desktop.sync.holds.Holds`` as is needed here."""

    async def place(self, request: HoldRequest) -> HoldAnswer: ...
    async def release(self, hold_id: UUID) -> None: ...


class HoldKeeper:
    """Keeps the slot that is wanted at the moment; an answer that comes too late is let go at once."""

    changed = Signal()

    def __init__(self, holds: Holding, clock: Clock, spawn: Spawn, away: Callable[[], bool]) -> None:
        """``away``: whether the server is known to be out of reach; it is asked, and nobody waits for it."""
        self._holds = holds
        self._away = away
        self._clock = clock
        self._spawn = spawn
        self._wanted: HoldRequest | None = None
        self._turn = asyncio.Lock()
        self._placed: UUID | None = None
        self._asked_at = 0
        self.own: set[UUID] = set()
        """Every hold asked for here: they never hide one's own slot."""
        self.state = HoldState.NONE
        self.expires_at = 0
        self.bay_id: UUID | None = None
        """In which bay the time is held, or was when the booking took it over: it stands there if that stays free."""
        self.code = ""
        """An ``ErrorCode`` when refused."""
        self.outcome = Outcome()
        """When refused: why, and the nearest free times."""

    @property
    def starts(self) -> int | None:
        """The time that is wanted."""
        return self._wanted.starts if self._wanted is not None else None

    @property
    def hold_id(self) -> UUID | None:
        """Of a hold that stands."""
        return self._placed if self.state is HoldState.HELD else None

    def seconds_left(self) -> int:
        """Until it lapses."""
        return max(0, self.expires_at - self._clock.now())

    def wants(self, request: HoldRequest) -> bool:
        """Whether the same slot was asked for last, whatever came of it."""
        return self._wanted is not None and _same(self._wanted, request)

    def want(self, request: HoldRequest) -> None:
        """Hold this in place of what was held; the same again is asked only after it failed or lapsed."""
        settled = self.state in {HoldState.HELD, HoldState.ASKING}
        if settled and self.wants(request):
            return
        self._wanted, self.bay_id = replace(request, hold_id=uuid7()), None
        self.own.add(self._wanted.hold_id)
        self._asked_at = self._clock.now()
        self._become(HoldState.OFFLINE if self._away() else HoldState.ASKING)
        self._spawn(self._place(self._wanted))

    def drop(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = self.bay_id = None
        placed = self._placed is not None
        self._become(HoldState.NONE)
        if placed:
            self._spawn(self._tidy())

    def keep(self) -> None:
        """The booking takes the hold over: it is not to be released."""
        self._placed = None
        self._wanted = None
        self._become(HoldState.NONE)

    def tick(self) -> None:
        """Called about once a second: notices that the hold has lapsed, and asks again while offline."""
        now = self._clock.now()
        if self.state is HoldState.HELD and self.expires_at <= now:
            self._placed = self.bay_id = None
            self._become(HoldState.LAPSED)
        elif self.state is HoldState.ASKING and now - self._asked_at >= PATIENCE_S:
            self._become(HoldState.OFFLINE)
        elif self.state is HoldState.OFFLINE and self._wanted is not None and now - self._asked_at >= RETRY_S:
            self._asked_at = now
            self._spawn(self._place(self._wanted))

    async def _place(self, request: HoldRequest) -> None:
        async with self._turn:
            if request is not self._wanted or self.state is HoldState.HELD:
                return
            try:
                answer = await self._holds.place(request)
            except HoldRefused as error:
                await self._release()
                if request is self._wanted:
                    self.code, self.outcome = error.problem.code, error.problem.outcome or Outcome()
                    self._become(HoldState.REFUSED)
                return
            except Offline:
                await self._release()
                if request is self._wanted:
                    self._become(HoldState.OFFLINE)
                return
            self._placed = answer.hold_id
            await self._arrived(request, answer)

    async def _arrived(self, request: HoldRequest, answer: HoldAnswer) -> None:
        """It may be wanted no longer by now; the server gives it up itself when a newer wish comes."""
        if request is self._wanted:
            self.expires_at, self.bay_id = answer.expires_at, answer.bay_id
            self._become(HoldState.HELD)
        elif self._wanted is None:
            await self._release()

    async def _tidy(self) -> None:
        async with self._turn:
            if self._wanted is None:
                await self._release()

    async def _release(self) -> None:
        """Let the one go that stands; when that fails it lapses by itself."""
        if self._placed is None:
            return
        hold_id, self._placed = self._placed, None
        try:
            await self._holds.release(hold_id)
        except (HoldRefused, Offline):
            return

    def _become(self, state: HoldState) -> None:
        self.state = state
        self.changed.emit()


def _same(one: HoldRequest, other: HoldRequest) -> bool:
    return replace(one, hold_id=UNASKED) == replace(other, hold_id=UNASKED)


def left_holds(store: LocalStore, account: Account, now: int) -> frozenset[UUID]:
    """Holds that this device left behind: one's own, too, which hide no slot."""
    return frozenset(
        row.id
        for row in store.between(Reservation, now, now + 366 * 86_400)
        if row.kind is ReservationKind.CHECKOUT and row.device_id == account.device_id
    )
