"""What is asked and answered about one session: its page, lobby, thread, files, and what was left open."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.commands import Upcoming
from scheduling.vocabulary import SessionState, VisitKind

MOST_MESSAGE = 4_000
"""Characters of one message."""
MOST_MESSAGES = 200
"""Of one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpenLine:
    """A session that its day closed over."""

    session_id: UUID
    state: SessionState
    kind: VisitKind
    customer_id: UUID
    minutes: int
    listed_at: int
    starts: int | None = None
    mechanic_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpenList:
    """``GET /sessions/left-open``: those listed first come first."""

    sessions: list[LeftOpenLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lobby:
    """Who is in a session's lobby, and where video meets."""

    session_id: UUID
    state: SessionState
    opens_at: int
    """The instant from which one may join."""
    customer_there: bool
    mechanic_there: bool
    waiver_signed: bool
    """Without it the session does not begin."""
    heard_within: int
    """Seconds within which whoever stays says so again."""
    starts: int | None = None
    meeting_address: str = ""
    """Of a video session, once the lobby is open; empty where the organization has set none up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRequest:
    """``POST /sessions/{id}/thread``: ``id`` is made by whoever writes, so that sending twice writes once."""

    id: UUID
    text: str = ""
    file_id: UUID | None = None
    """A file of the same session, whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    id: UUID
    number: int
    """Counts from 1 in each session."""
    at: int
    side: str
    """``customer`` or ``staff``."""
    text: str
    name: str = ""
    """Of the member of staff."""
    file_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """``GET /sessions/{id}/thread?after&limit``: oldest first."""

    messages: list[MessageLine]
    after: int
    """Ask from here next."""
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A step of a session: who, what, when, from which device."""

    at: int
    what: str
    """``booked``, ``moved``, ``checked in`` …"""
    from_state: str
    to_state: str
    staff_id: UUID | None = None
    staff_name: str = ""
    device_id: UUID | None = None
    device_name: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """``GET /sessions/{id}/events``: oldest first."""

    events: list[HistoryLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRequest:
    """``POST /sessions/{id}/files``: ``id`` is made by whoever uploads, so that sending twice begins once."""

    id: UUID
    name: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFinish:
    """``POST /sessions/{id}/files/{file}/finish``."""

    sha256: str
    """Of all bytes, in hexadecimal digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    id: UUID
    name: str
    size: int
    side: str
    """``customer`` or ``staff``."""
    ready: bool
    begun_at: int
    chunk_bytes: int
    """Of each part but the last."""
    chunks: int
    missing: list[int]
    """The first parts, from 0, that have not arrived; at most 20."""
    media_type: str = ""
    """By content, once it is ready."""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileList:
    """``GET /sessions/{id}/files``."""

    files: list[FileLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRequest:
    """``PUT /sessions/{id}/summary``."""

    text: str
    over: str | None = None
    """The summary that it is to replace, as its writer saw it, empty for none: where another stands, ``stale_edit``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRequest:
    """``PUT /sessions/{id}/rating``."""

    stars: int
    """1 to 5."""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingLine:
    stars: int
    words: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """``GET /sessions/{id}/afterwards``: what is left of a session."""

    session_id: UUID
    state: SessionState
    summary: str = ""
    rating: RatingLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourites:
    """``GET /customers/{id}/favourites``."""

    mechanics: list[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpcomingList:
    """``GET /customers/{id}/upcoming?starts&minutes``: soonest first."""

    sessions: list[Upcoming]
