"""What happens after Book was pressed, step by step, from what is known: codes and values, no words, no Qt.

What only the server knows (consent to SMS, whether it can send, when reminders go) is told once it was asked; until
then only what holds either way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.presenters.booking_submission import Answer
from desktop.presenters.carriers import Carriers
from desktop.sync.messages import Told
from scheduling.mechanics import VIRTUAL_KINDS
from scheduling.message_delivery import MessageState
from scheduling.message_kinds import REMINDERS, Channel, MessageKind, MessageSettings
from scheduling.money_messages import Foretold
from scheduling.vocabulary import VisitKind

_BY_NAME = (Channel.EMAIL, Channel.SMS)


class Next(StrEnum):
    """One step; the first ones come first."""

    SERVER = "server"
    """It is asked once it is back; until then nothing is promised."""
    MECHANIC = "mechanic"
    """Must accept before anything is confirmed."""
    TELL_YOURSELF = "tell_yourself"
    """Nothing leads to the customer, and nobody else tells them."""
    NOT_SET_UP = "not_set_up"
    """The server cannot send by what would reach them."""
    TOLD_LATER = "told_later"
    """The confirmation, once it stands."""
    TOLD = "told"
    """The confirmation, now."""
    REMINDED = "reminded"
    JOIN = "join"
    SIGN_ONLINE = "sign_online"
    SIGN_HERE = "sign_here"
    DEPOSIT = "deposit"
    PAY = "pay"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    what: Next
    email: str = ""
    """Where it goes; empty: not by email."""
    sms: bool | None = False
    """``None``: if they agreed to it."""
    other: bool | None = False
    """By something that has no name here; ``None``: by that alone, if it reaches them."""
    at: tuple[int, ...] = ()
    """When the reminders go, as far as the server has said."""
    cents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is known of a booking that was made."""

    answer: Answer
    kind: VisitKind
    email: str
    phone: str
    ahead: int
    """Seconds until it begins."""
    asking: bool = False
    """The server is being asked what is told: nothing is said of that before."""
    told: Told | None = None
    money: Foretold | None = None
    """Where money is this person's to speak of, and was asked about."""
    reminders: MessageSettings = field(default_factory=MessageSettings)
    carried: Collection[str] | None = None
    """The names of what the server sends by, as it last said: of what it has not been asked about."""


def next_steps(outlook: Outlook) -> list[NextStep]:
    """In the order in which they come; none of what was lost or refused, or is being sent."""
    if outlook.answer in {Answer.SENDING, Answer.LOST, Answer.REFUSED}:
        return []
    if outlook.asking:
        return [*_first(outlook), *_coming(outlook, reached=False), *_money(outlook)]
    telling = _telling(outlook)
    reached = telling.what in {Next.TOLD, Next.TOLD_LATER}
    return [*_first(outlook), telling, *_coming(outlook, reached=reached), *_money(outlook)]


def _first(outlook: Outlook) -> Iterator[NextStep]:
    if outlook.answer is Answer.WAITING:
        yield NextStep(what=Next.SERVER)
    if outlook.answer is Answer.OFFERED:
        yield NextStep(what=Next.MECHANIC)


def _telling(outlook: Outlook) -> NextStep:
    """How the customer hears of it, or that they do not."""
    told, stands = outlook.told, outlook.answer is Answer.BOOKED
    if not (outlook.email or outlook.phone):
        return NextStep(what=Next.TELL_YOURSELF)
    able = _able(outlook)
    if told is None or not stands:
        return _ahead(outlook, able, Next.TOLD if stands else Next.TOLD_LATER)
    asked = {each.channel for each in told.lines if each.kind is MessageKind.CONFIRMATION}
    if not able.none and not asked:
        return NextStep(what=Next.TELL_YOURSELF)
    by_email, by_sms, other = (each in asked and _carries(able, each) for each in (*_BY_NAME, None))
    if not (by_email or by_sms or other):
        return NextStep(what=Next.NOT_SET_UP)
    return NextStep(what=Next.TOLD, email=outlook.email if by_email else "", sms=by_sms, other=other)


def _able(outlook: Outlook) -> Carriers:
    """What the server sends by, as far as is known: its answer on this booking comes first."""
    told = outlook.told.carried if outlook.told is not None else None
    names = outlook.carried if told is None else told
    return Carriers(lambda: names)


def _carries(able: Carriers, channel: Channel | None) -> bool:
    """``None``: what has no name here."""
    return able.may_carry(channel) if channel is not None else able.others or able.channels is None


def _ahead(outlook: Outlook, able: Carriers, what: Next) -> NextStep:
    """Before the server has said what it is going to send: what has no name here is said where nothing else goes."""
    email = outlook.email if able.may_carry(Channel.EMAIL) else ""
    sms = None if outlook.phone and able.may_carry(Channel.SMS) else False
    if email or sms is None:
        return NextStep(what=what, email=email, sms=sms)
    return NextStep(what=what, other=None) if able.others else NextStep(what=Next.NOT_SET_UP)


def _coming(outlook: Outlook, *, reached: bool) -> Iterator[NextStep]:
    """Reminders, and what the customer does; by a link only where one reaches them."""
    at = _reminders(outlook.told) if outlook.answer is Answer.BOOKED else None
    if reached and (_is_reminded(outlook) if at is None else at):
        yield NextStep(what=Next.REMINDED, at=at or ())
    if outlook.kind not in VIRTUAL_KINDS:
        yield NextStep(what=Next.SIGN_HERE)
    elif reached:
        yield NextStep(what=Next.SIGN_ONLINE)
        yield NextStep(what=Next.JOIN)


def _is_reminded(outlook: Outlook) -> bool:
    """Whether there is time for one."""
    last = MessageKind.SIGN_AND_JOIN if outlook.kind in VIRTUAL_KINDS else MessageKind.HOUR_BEFORE
    return outlook.ahead > outlook.reminders.before(last)


def _reminders(told: Told | None) -> tuple[int, ...] | None:
    """When; ``None``: that is not known."""
    if told is None:
        return None
    waiting = (each for each in told.lines if each.kind in REMINDERS and each.state is MessageState.WAITING)
    return tuple(sorted({each.due for each in waiting}))


def _money(outlook: Outlook) -> Iterator[NextStep]:
    """Nothing is asked for what may not stand."""
    if outlook.answer is not Answer.WAITING and outlook.money is not None and outlook.money.rest_cents:
        deposit = outlook.kind not in VIRTUAL_KINDS
        yield NextStep(what=Next.DEPOSIT if deposit else Next.PAY, cents=outlook.money.rest_cents)
