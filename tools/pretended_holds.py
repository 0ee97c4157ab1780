"""A pretended server for the booking wizard's pictures: it holds times or does not, and knows whom a customer likes."""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol
from uuid import UUID

from desktop.shell.desk import Desk
from desktop.sync.errors import Offline
from desktop.sync.holds import HoldRefused
from scheduling.commands import Alternative, Blocking, Outcome
from scheduling.errors import ErrorCode
from scheduling.vocabulary import VisitKind
from scheduling.wire import HoldAnswer, HoldRequest, Problem

HOLD_S = 14 * 60 + 32


class Server(Enum):
    """What it does when a time is to be held."""

    HOLDS = auto()
    REFUSES = auto()
    AWAY = auto()


class Pretended:
    """Holds each time, refuses each, or does not answer."""

    def __init__(self, desk: Desk, server: Server) -> None:
        self._desk = desk
        self._server = server

    async def place(self, request: HoldRequest) -> HoldAnswer:
        if self._server is Server.AWAY:
            raise Offline("no network")
        if self._server is Server.REFUSES:
            raise HoldRefused(
                Problem(code=ErrorCode.SLOT_TAKEN.value, detail="", outcome=taken(request.starts, request))
            )
        now, ends = self._desk.clock.now(), request.starts + request.minutes * 60
        free = self._desk.source.availability().free_bays(request.starts, ends, now=now)
        bay = free[0] if free and request.kind == VisitKind.IN_PERSON else None
        return HoldAnswer(hold_id=request.hold_id, expires_at=now + HOLD_S, bay_id=bay)

    async def release(self, hold_id: object) -> None:
        """Nothing is kept."""

    async def favourites(self, customer_id: UUID) -> list[UUID]:
        """Everybody likes the third of the shop, who is there for everything."""
        del customer_id
        if self._server is Server.AWAY:
            raise Offline("no network")
        return [self._desk.source.mechanics()[2].id]


class Slot(Protocol):
    """A time that was asked for."""

    @property
    def minutes(self) -> int | None: ...
    @property
    def mechanic_id(self) -> UUID | None: ...


def taken(starts: int, slot: Slot) -> Outcome:
    """Somebody else has it; these are free."""
    minutes = slot.minutes or 60
    return Outcome(
        reasons=["booked"],
        blocking=[
            Blocking(
                reason="booked", starts=starts, ends=starts + minutes * 60, customer_name="Marc Pelletier"
            )
        ],
        alternatives=[
            Alternative(starts=starts + later * 1800, minutes=minutes, mechanic_id=slot.mechanic_id)
            for later in (2, 3, 46, 48)
        ],
    )
