"""Every message that may go out: its kind, to whom, over which channels, and what makes it one message.

Not here: when each is due and whether it still is (``reminders``), the words, the links and the sending.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from scheduling.errors import Invalid
from scheduling.quiet_hours import DEFAULT_QUIET, QuietHours
from scheduling.records import Session
from scheduling.visit_request_records import RequestState


class MessageKind(StrEnum):
    """One line, or a part of one, of the table of messages."""

    CONFIRMATION = "confirmation"
    """With the invitation; of an offer, when the mechanic has accepted."""
    CONFIRMATION_AGAIN = "confirmation_again"
    """The same once more, because somebody at the desk asked for it: each time a story of its own."""
    DAY_BEFORE = "day_before"
    HOUR_BEFORE = "hour_before"
    """With the link to the waiver, online."""
    SIGN_AND_JOIN = "sign_and_join"
    MOVED = "moved"
    CANCELLED = "cancelled"
    COUNTERED = "countered"
    DECLINED = "declined"
    """A request for a visit; or a booking whose mechanic said no, or nothing."""
    REFUNDED = "refunded"
    WAITLIST_JOINED = "waitlist_joined"
    WAITLIST_FREE = "waitlist_free"
    """A slot is held for the one who waited."""
    RECEIPT = "receipt"
    WAIVER_COPY = "waiver_copy"
    HOW_WAS_IT = "how_was_it"
    NEW_REQUEST = "new_request"
    NEW_OFFER = "new_offer"
    CUSTOMER_WAITING = "customer_waiting"
    STAFF_CANCELLED = "staff_cancelled"
    """The same cancellation, as it is told to staff."""
    WEEKLY_HOURS = "weekly_hours"
    """Are your hours right? Only for a mechanic who wants it."""
    ACCOUNT_LINK = "account_link"
    """The link by which a customer proves that the address of their record is theirs."""


class Channel(StrEnum):
    EMAIL = "email"
    SMS = "sms"


class Audience(StrEnum):
    """In what part somebody is told; one person may have two (an owner who is the mechanic)."""

    CUSTOMER = "customer"
    DESK = "desk"
    """Owner and receptionist."""
    MECHANIC = "mechanic"
    """The one of the booking or offer."""


class Holding(StrEnum):
    """What quiet hours do to a kind."""

    ALL = "all"
    """Held back on both channels."""
    SMS_ONLY = "sms_only"
    """An SMS is held back; an email wakes nobody, and an invitation or a cancellation is needed at once."""
    NONE = "none"
    """Useless later: the last two reminders, a slot held for minutes, somebody who is waiting."""


class KindRule(NamedTuple):
    """One line of the table."""

    audiences: frozenset[Audience]
    by_sms: bool
    """Besides email, which is always used; documents and questions go by email only."""
    holding: Holding


_CUSTOMER = frozenset({Audience.CUSTOMER})
_DESK = frozenset({Audience.DESK})
_MECHANIC = frozenset({Audience.MECHANIC})
_K = MessageKind

KINDS: dict[MessageKind, KindRule] = {
    _K.CONFIRMATION: KindRule(_CUSTOMER, True, Holding.SMS_ONLY),
    _K.CONFIRMATION_AGAIN: KindRule(_CUSTOMER, True, Holding.SMS_ONLY),
    _K.DAY_BEFORE: KindRule(_CUSTOMER, True, Holding.ALL),
    _K.HOUR_BEFORE: KindRule(_CUSTOMER, True, Holding.NONE),
    _K.SIGN_AND_JOIN: KindRule(_CUSTOMER, True, Holding.NONE),
    _K.MOVED: KindRule(_CUSTOMER, True, Holding.SMS_ONLY),
    _K.CANCELLED: KindRule(_CUSTOMER, True, Holding.SMS_ONLY),
    _K.COUNTERED: KindRule(_CUSTOMER, True, Holding.SMS_ONLY),
    _K.DECLINED: KindRule(_CUSTOMER, True, Holding.SMS_ONLY),
    _K.REFUNDED: KindRule(_CUSTOMER, True, Holding.SMS_ONLY),
    _K.WAITLIST_JOINED: KindRule(_CUSTOMER, False, Holding.NONE),
    _K.WAITLIST_FREE: KindRule(_CUSTOMER, False, Holding.NONE),
    _K.RECEIPT: KindRule(_CUSTOMER, False, Holding.SMS_ONLY),
    _K.WAIVER_COPY: KindRule(_CUSTOMER, False, Holding.SMS_ONLY),
    _K.HOW_WAS_IT: KindRule(_CUSTOMER, False, Holding.ALL),
    _K.NEW_REQUEST: KindRule(_DESK, True, Holding.SMS_ONLY),
    _K.NEW_OFFER: KindRule(_MECHANIC, True, Holding.SMS_ONLY),
    _K.CUSTOMER_WAITING: KindRule(_DESK | _MECHANIC, True, Holding.NONE),
    _K.STAFF_CANCELLED: KindRule(_DESK | _MECHANIC, True, Holding.SMS_ONLY),
    _K.WEEKLY_HOURS: KindRule(_MECHANIC, False, Holding.ALL),
    _K.ACCOUNT_LINK: KindRule(_CUSTOMER, False, Holding.NONE),
}

REMINDERS = (_K.DAY_BEFORE, _K.HOUR_BEFORE, _K.SIGN_AND_JOIN)
"""What can be switched off for a booking, the earliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSettings:
    """The owner's numbers, in seconds unless said otherwise. Raises ``Invalid`` for ones out of order."""

    day_before: int = 24 * 3600
    hour_before: int = 3600
    join_before: int = 15 * 60
    how_was_it_after: int = 3600
    quiet: QuietHours = DEFAULT_QUIET
    weekly_weekday: int = 0
    """0 is Monday; of the question whether the hours are right."""
    weekly_minute: int = 9 * 60
    """Minutes since local midnight."""

    def __post_init__(self) -> None:
        if not self.day_before > self.hour_before > self.join_before > 0 <= self.how_was_it_after:
            raise Invalid("each reminder must stand nearer to the start than the one before it")
        if not (0 <= self.weekly_weekday <= 6 and 0 <= self.weekly_minute < 1440):
            raise Invalid("the weekly question needs a weekday and a minute of a day")

    def before(self, kind: MessageKind) -> int:
        """Seconds before the start at which a reminder is due. Raises ``KeyError`` for any other kind."""
        return dict(zip(REMINDERS, (self.day_before, self.hour_before, self.join_before), strict=True))[kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who is told, with how they can be reached as of now."""

    id: UUID
    """The customer's or the staff member's."""
    audiences: frozenset[Audience] = _CUSTOMER
    email: str = ""
    phone: str = ""
    sms_consent: bool = False
    language: str = ""
    """``en``, ``fr``, or a locale such as ``fr-CA``; empty is not known."""
    zone: tzinfo | None = None
    """Their own, where it is known."""
    wants_weekly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that is told once, with the instant from which it is to be told."""

    kind: MessageKind
    at: int
    version: int = 0
    """The session's ``sequence`` then; its own count of what comes again without a move (a second refund)."""
    former_starts: int | None = None
    """Of a move: the start that it took away."""
    by: UUID | None = None
    """Whose act it was: a member of staff is not told of their own."""
    until: int | None = None
    """From then on it says nothing any more (a slot that was held for minutes, an offer)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that decides about the messages on one booking, visit request or waitlist entry."""

    about: UUID
    """Whose story it is: the session's id, the request's, the entry's; of an offer to a mechanic, the offer's."""
    recipients: Sequence[Recipient]
    """Those whom it concerns now."""
    session: Session | None = None
    happened: Sequence[Happened] = ()
    reminders_on: bool = True
    rated: bool = False
    request_state: RequestState | None = None
    """Of a visit request, where it stands; ``None`` of what is none."""


class MessageKey(NamedTuple):
    """What makes it one message; unique in the database, so that each goes out once."""

    about: UUID
    version: int
    kind: MessageKind
    recipient: UUID
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    about: UUID
    version: int
    kind: MessageKind
    recipient: UUID
    channel: Channel
    at: int
    """The instant that the table names."""
    due: int
    """The instant to send it: ``at``, or later, the end of quiet hours."""
    starts: int | None = None
    """The start that it speaks of."""
    former_starts: int | None = None
    """Of a move: the start that it took away."""

    @property
    def key(self) -> MessageKey:
        return MessageKey(self.about, self.version, self.kind, self.recipient, self.channel)


def reachable(recipient: Recipient, channel: Channel) -> bool:
    """Whether that channel leads to them: an address, or a phone number and their consent."""
    if channel is Channel.EMAIL:
        return bool(recipient.email.strip())
    return bool(recipient.phone.strip()) and recipient.sms_consent


def channels_for(recipient: Recipient, kind: MessageKind) -> tuple[Channel, ...]:
    """Email, and SMS where the kind goes by SMS; each only where it leads to them."""
    wanted = (Channel.EMAIL, Channel.SMS) if KINDS[kind].by_sms else (Channel.EMAIL,)
    return tuple(channel for channel in wanted if reachable(recipient, channel))


def language_of(recipient: Recipient, organization_locale: str) -> str:
    """``en`` or ``fr``: the recipient's, else the organization's, else English."""
    for known in (recipient.language, organization_locale):
        code = known.strip().lower()[:2]
        if code in {"en", "fr"}:
            return code
    return "en"
