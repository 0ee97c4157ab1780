"""What staff do on the day of a session, as ``commands`` has what they do before it. No behaviour here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from scheduling.vocabulary import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """The customer of a visit in person is here."""

    session_id: UUID
    at: int | None = None
    """When it was done, by the device's clock, where it was offline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackCheckIn:
    """The customer is not here after all: it was somebody else's card."""

    session_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class StartSession:
    """The mechanic begins."""

    session_id: UUID
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendSession:
    """A session that has begun lasts ``minutes`` longer."""

    session_id: UUID
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteSession:
    """The session is over; ``summary`` is what the mechanic tells the customer."""

    session_id: UUID
    summary: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceEndSession:
    """The owner ends a session in its mechanic's place, and says why."""

    session_id: UUID
    reason: str
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkNoShow:
    """The customer did not come."""

    session_id: UUID
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackNoShow:
    """The customer came after all."""

    session_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTookPlace:
    """A booking without a place took place all the same; ``state`` is how far it has come."""

    session_id: UUID
    state: SessionState
    """``waiting``, ``live`` or ``completed``."""
    summary: str = ""
    """Of a completed one."""
    at: int | None = None


VisitCommand: TypeAlias = (
    CheckIn
    | TakeBackCheckIn
    | StartSession
    | ExtendSession
    | CompleteSession
    | ForceEndSession
    | MarkNoShow
    | TakeBackNoShow
    | RecordTookPlace
)
"""What happens on the day of a session."""
