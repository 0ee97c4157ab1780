"""Whether a booking's confirmation may be told once more, and how often: asked by the desk and by the server.

Not here: who is reached by what (``message_kinds``), whether it still says something when it goes (``reminders``).
"""

from __future__ import annotations

from collections.abc import Sequence

from scheduling.errors import ErrorCode
from scheduling.message_kinds import MessageKind
from scheduling.message_relevance import STATES
from scheduling.records import Session
from scheduling.vocabulary import SessionState

MOST, WITHIN = 3, 3600
"""So many times in so many seconds, of one booking."""

_NOT_YET = frozenset({SessionState.OFFERED, SessionState.UNPLACED})


def why_not_again(session: Session, now: int) -> ErrorCode | None:
    """``None``: it may. ``GONE`` of a cancelled one, ``TOO_EARLY`` of what nobody confirmed, ``TOO_LATE`` once begun.

    A session at once is confirmed when somebody has it.
    """
    if session.state is SessionState.CANCELLED:
        return ErrorCode.GONE
    if session.state in _NOT_YET or (session.starts is None and session.mechanic_id is None):
        return ErrorCode.TOO_EARLY
    begun = session.starts is not None and now >= session.starts
    if begun or session.state not in STATES[MessageKind.CONFIRMATION]:
        return ErrorCode.TOO_LATE
    return None


def seconds_to_wait(asked: Sequence[int], now: int) -> int:
    """Until it may be asked for again; ``asked`` are the instants at which it was."""
    lately = sorted(at for at in asked if now - at < WITHIN)
    return lately[-MOST] + WITHIN - now if len(lately) >= MOST else 0
