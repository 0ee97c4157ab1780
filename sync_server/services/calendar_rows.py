"""The row of a subscribed calendar. Its busy times are ``ExternalBusy`` records of the same name."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSubscription:
    """Only the server has it: whoever knows the address reads the calendar."""

    id: UUID
    mechanic_id: UUID | None
    """``None`` is the whole workshop."""
    name: str
    """The ``source`` of its busy times: no other calendar of the same mechanic has it."""
    address: str = field(repr=False)
    created_at: int
    created_by: UUID
    next_at: int
    """When it is to be fetched; while it is, when the claim ends."""
    claim: int = 0
    """Raised by whoever takes it: only the last one may write."""
    checked_at: int | None = None
    fetched_at: int | None = None
    read_at: int | None = None
    """When its content was last read whole: the window moves on even if the calendar does not change."""
    failures: int = 0
    """In a row."""
    trouble: str = ""
    etag: str = field(default="", repr=False)
    last_modified: str = ""
    fingerprint: bytes | None = field(default=None, repr=False)
    """SHA-256 of what was read."""
    busy: int = 0
    left_out: int = 0
