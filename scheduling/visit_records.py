"""Rows of what happens in a session and what is left of it: the server's own, no device keeps a copy. No behaviour.

The session itself is ``records.Session``; what may be done with these rows is ``visits``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Side(StrEnum):
    """On whose side somebody is in a session."""

    CUSTOMER = "customer"
    MECHANIC = "mechanic"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class LobbyPresence:
    """Somebody in the lobby of a session, or who was: one row a side."""

    session_id: UUID
    side: Side
    """``customer`` or ``mechanic``."""
    joined_at: int
    """The first time since the session has its time and its mechanic; 0: not since then."""
    seen_at: int
    """Heard of last."""
    left_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """A session that its day closed over, for staff to settle."""

    session_id: UUID
    listed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """What the mechanic tells the customer afterwards; one a session."""

    session_id: UUID
    text: str
    written_at: int
    written_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMessage:
    """A line of a session's thread; ``number`` counts from 1 without gaps."""

    id: UUID
    session_id: UUID
    number: int
    at: int
    side: Side
    """``customer``, or ``staff`` (a mechanic too)."""
    text: str
    file_id: UUID | None = None
    staff_id: UUID | None = None
    device_id: UUID | None = None


class FileState(StrEnum):
    OPEN = "open"
    """Being uploaded."""
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFile:
    """A photo, video or document of a session; its bytes are in chunks."""

    id: UUID
    session_id: UUID
    state: FileState
    name: str
    size: int
    """Bytes, as announced; of a file that is ready, as they are."""
    side: Side
    """``customer``, or ``staff``."""
    begun_at: int
    media_type: str = ""
    """By content, once it is ready."""
    sha256: str = ""
    """Lower-case hexadecimal digits, once it is ready."""
    ready_at: int | None = None
    staff_id: UUID | None = None
    device_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChunk:
    """The part ``number`` (from 0) of a file's bytes."""

    file_id: UUID
    number: int
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRating:
    """What the customer thinks of a session: one a session, never changed."""

    session_id: UUID
    mechanic_id: UUID
    stars: int
    """1 to 5."""
    words: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourite:
    """A mechanic whom a customer likes."""

    customer_id: UUID
    mechanic_id: UUID
    since: int
