"""Rows about messages: what happened that is to be told, each message that comes of it, and who wants what.

Only the server has them. No names, addresses or texts are in them, but the number that a consent is for.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.message_delivery import ConsentHow, MessageState
from scheduling.message_kinds import Channel, Happened, Message, MessageKey, MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiding:
    """Something that is to be told, written with what it tells of; whom and how is decided afterwards."""

    about: UUID
    """The session's id, the request's, the waitlist entry's: what belongs to one story has one."""
    kind: MessageKind
    version: int
    at: int
    former_starts: int | None = None
    told_by: UUID | None = None
    """Whose act it was: they are not told of their own."""
    until: int | None = None
    session_id: UUID | None = None
    customer_id: UUID | None = None
    """Where no session names the customer."""
    mechanic_id: UUID | None = None
    """Where no session names the mechanic."""
    look_at: int | None
    """When its messages are to be looked at; of a placed session also when the next reminder is due."""
    told_at: int | None = None
    """When its own messages were written; nobody who comes later is told."""

    @property
    def happened(self) -> Happened:
        """As the rules ask for it."""
        return Happened(
            kind=self.kind,
            at=self.at,
            version=self.version,
            former_starts=self.former_starts,
            by=self.told_by,
            until=self.until,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMessage:
    """One message and what became of it. Its key makes it one: the database takes none twice."""

    about: UUID
    version: int
    kind: MessageKind
    recipient: UUID
    channel: Channel
    session_id: UUID | None = None
    at: int
    due: int
    starts: int | None = None
    former_starts: int | None = None
    state: MessageState = MessageState.WAITING
    attempts: int = 0
    """Also the claim: whoever raises it has the message."""
    next_at: int | None
    """When it is to be looked at; while it is being sent, when the claim ends. ``None``: never again."""
    done_at: int | None = None
    why: str = ""
    receipt: str = ""
    """The carrier's own name for it."""

    @classmethod
    def of(cls, message: Message, session_id: UUID | None) -> SentMessage:
        """One that waits for its instant."""
        return cls(
            about=message.about,
            version=message.version,
            kind=message.kind,
            recipient=message.recipient,
            channel=message.channel,
            session_id=session_id,
            at=message.at,
            due=message.due,
            starts=message.starts,
            former_starts=message.former_starts,
            next_at=message.due,
        )

    @property
    def message(self) -> Message:
        """As the rules ask for it."""
        return Message(
            about=self.about,
            version=self.version,
            kind=self.kind,
            recipient=self.recipient,
            channel=self.channel,
            at=self.at,
            due=self.due,
            starts=self.starts,
            former_starts=self.former_starts,
        )

    @property
    def key(self) -> MessageKey:
        return self.message.key


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSwitch:
    """The reminders of one booking; without a row they are on."""

    session_id: UUID
    reminders_on: bool
    changed_at: int
    changed_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsConsent:
    """What a customer said about SMS; without a row they did not consent."""

    customer_id: UUID
    given: bool
    phone: str
    """The number it was said about: a new number has no consent."""
    how: ConsentHow
    changed_at: int
    changed_by: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyWish:
    """Whether a mechanic is asked weekly if their hours are right; without a row they are not."""

    staff_id: UUID
    wanted: bool
    changed_at: int
