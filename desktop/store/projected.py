"""What a projection looks at and what it answers: for ``projection`` and the modules beside it. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from scheduling.records import Record, Reservation, Session
from scheduling.vocabulary import ReservationStatus, SessionState

R = TypeVar("R", bound=Record)

MOVABLE = frozenset(
    {SessionState.SCHEDULED, SessionState.OFFERED, SessionState.UNPLACED, SessionState.PENDING}
)
CANCELLABLE = MOVABLE | {SessionState.WAITING}
HERE = frozenset({SessionState.WAITING, SessionState.LIVE})
"""The customer is here: the place is settled, the bay is not."""


class Rows(Protocol):
    """What a projection may look at."""

    def get(self, cls: type[R], row_id: UUID) -> R | None: ...
    def all(self, cls: type[R]) -> list[R]: ...
    def between(self, cls: type[R], start: int, end: int) -> list[R]: ...


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that the change takes away."""

    cls: type[Record]
    id: UUID


Effect = Record | Removed


def slots_of(session: Session, rows: Rows) -> Iterator[Reservation]:
    """The session's slot, where it has one."""
    if session.starts is None:
        return
    for row in rows.between(Reservation, session.starts, session.starts + 1):
        alive = row.status in {ReservationStatus.RESERVED, ReservationStatus.CONFIRMED}
        if row.session_id == session.id and alive:
            yield row
