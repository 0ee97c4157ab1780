"""What has become of a booking that lost its time: on other desks it goes on while it is shown here.

Not here: following its answer (``booking_submission``), or saying it.
"""

from __future__ import annotations

from enum import StrEnum

from scheduling.errors import ErrorCode
from scheduling.records import Session
from scheduling.vocabulary import SessionState

_PLACED = frozenset({SessionState.OFFERED, SessionState.SCHEDULED, SessionState.PENDING})


class Fate(StrEnum):
    OPEN = "open"
    """Kept without a time: another one can be chosen."""
    PLACED = "placed"
    """Somebody else gave it a time: what is offered here would take it away again."""
    CANCELLED = "cancelled"
    CLOSED = "closed"
    """Begun, or over."""


def fate_of(code: str, row: Session | None) -> Fate:
    """``code`` is the last refusal's. The row may be older than it, or not have come here yet."""
    state = row.state if row is not None else SessionState.UNPLACED
    if code == ErrorCode.GONE:
        over = state is not SessionState.UNPLACED and state not in _PLACED | {SessionState.CANCELLED}
        return Fate.CLOSED if over else Fate.CANCELLED
    if state is SessionState.UNPLACED:
        return Fate.PLACED if code == ErrorCode.STALE_MOVE else Fate.OPEN
    if state is SessionState.CANCELLED:
        return Fate.CANCELLED
    return Fate.PLACED if state in _PLACED else Fate.CLOSED
