"""What became of a message: the words of its delivery, and the answers that show it. No behaviour.

Which messages there are is ``message_kinds``; why one is not sent, ``message_relevance``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from scheduling.message_kinds import Audience, Channel, MessageKind


class MessageState(StrEnum):
    WAITING = "waiting"
    """For its instant, for the end of quiet hours, or for the next try."""
    SENDING = "sending"
    """Given to the carrier, whose answer is not known yet."""
    SENT = "sent"
    """The carrier has taken it."""
    DROPPED = "dropped"
    """Decided at the moment of sending; ``why`` says so."""
    FAILED = "failed"
    """The carrier refused it, or failed too often."""


class ConsentHow(StrEnum):
    """How a customer said yes or no to SMS."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """One message of a booking. Whose it is is told as a part, never as a name or an address."""

    kind: MessageKind
    channel: Channel
    audience: Audience
    state: MessageState
    due: int
    """Instant of sending, or of the next try."""
    version: int = 0
    attempts: int = 0
    done_at: int | None = None
    why: str = ""
    """Of a dropped one a ``Drop``, of a failed one the carrier's trouble."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMessages:
    """The messages of one booking by instant, with those that are still to come as things stand."""

    session_id: UUID
    reminders_on: bool
    lines: list[MessageLine]
    carried: list[Channel] | None = None
    """What the server is set up to send by; ``None`` of one that does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResendWish:
    """``POST /sessions/{id}/confirmation``: tell the customer once more. Safe to repeat by its id."""

    resend_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Resent:
    """It goes out with the next minute's messages."""

    resend_id: UUID
    channels: list[Channel]
    """By which of them, as things stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderWish:
    """Whether reminders of one booking go out."""

    reminders_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWish:
    """What a customer said about SMS to the number that their record has now."""

    given: bool
    how: ConsentHow = ConsentHow.SPOKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAnswer:
    """``given`` is false until the customer said yes, and again once their number is another."""

    customer_id: UUID
    given: bool
    how: ConsentHow | None = None
    changed_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyWishAnswer:
    """Whether a mechanic is asked once a week if their hours are right."""

    wanted: bool
