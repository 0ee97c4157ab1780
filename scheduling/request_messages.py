"""The messages of the queue of visit requests, as plain dataclasses; JSON on the wire. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.commands import Blocking
from scheduling.visit_request_records import VisitRequest

MOST_ENTRIES = 100
"""In one page."""
MOST_OPEN = 500
"""Open requests that are compared with each other; of more the oldest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueChoice:
    """One time of an open request, wished for or offered."""

    starts: int
    ends: int
    mechanic_id: UUID | None = None
    bay_id: UUID | None = None
    """The bay with which it can be confirmed now; ``None``: it cannot."""
    clashes: list[Blocking]
    """Everything that stands against it, each with its reason."""
    rivals: list[UUID]
    """Other pending requests that want the mechanic's time or the last bay, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """A free time that may be offered instead."""

    starts: int
    ends: int
    mechanic_id: UUID | None = None
    bay_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEntry:
    """One line of the queue."""

    request: VisitRequest
    state: str
    """As the clock shows it: a counter-offer of which no time is held any more has ``expired``."""
    customer_name: str
    age: str | None
    """``fresh``, ``due_soon`` or ``overdue`` against the promise; ``None`` once the shop has answered."""
    answer_by: int
    choices: list[QueueChoice]
    """Of an open request: its times in the customer's order, or those that are offered and held."""
    alternatives: list[FreeTime]
    """Of a pending request: nearest to its first wish."""
    ready: int | None = None
    """Start of the best time that nothing stands against and nobody else wants: all lines with one can be confirmed
    for it, one after another. ``None``: a person decides."""
    visit_starts: int | None = None
    """Of a confirmed one: when its visit is, as moved since."""
    session_state: str = ""
    """Of a confirmed one: how far its visit is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """``GET /requests/queue?group&after&limit``."""

    group: str
    entries: list[QueueEntry]
    after: UUID | None
    """Ask from here for more; ``None``: there are none."""
    server_time: int
