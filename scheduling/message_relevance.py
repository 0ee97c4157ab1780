"""Whether a message still says something: overtaken, cancelled, begun, or told already by a later one.

Asked at the moment of sending by ``reminders``, which also knows the clock's side of it (quiet hours, later
reminders). Pure.
"""

from __future__ import annotations

from enum import StrEnum

from scheduling.message_kinds import REMINDERS, Message, MessageKind, Story
from scheduling.records import Session
from scheduling.visit_request_records import RequestState
from scheduling.vocabulary import SessionState

_K = MessageKind
_S = SessionState

PLACING = frozenset({_K.CONFIRMATION, _K.MOVED})
"""They tell the time that stands; a reminder is due only if its instant comes after them."""
TELLS_TIME = PLACING | {_K.CONFIRMATION_AGAIN}
"""They tell it too, and say nothing once it is another; what is only said again moves no reminder."""
URGENT = TELLS_TIME | {_K.CANCELLED, _K.STAFF_CANCELLED, _K.NEW_OFFER}
"""Quiet hours do not hold these beyond what they speak of: nobody drives to the shop in vain."""

OVERTAKEN_BY: dict[MessageKind, frozenset[MessageKind]] = {
    _K.CONFIRMATION: PLACING,
    _K.MOVED: PLACING,
    _K.COUNTERED: frozenset({_K.COUNTERED, _K.DECLINED, _K.CONFIRMATION, _K.CANCELLED}),
    _K.DECLINED: frozenset({_K.COUNTERED, _K.CONFIRMATION}),
    _K.WAITLIST_FREE: frozenset({_K.WAITLIST_FREE, _K.CONFIRMATION}),
    _K.NEW_REQUEST: frozenset({_K.COUNTERED, _K.DECLINED, _K.CONFIRMATION, _K.STAFF_CANCELLED}),
}
"""What later happened to the same thing and makes this message old."""

STATES: dict[MessageKind, frozenset[SessionState]] = {
    **dict.fromkeys(TELLS_TIME, frozenset({_S.SCHEDULED, _S.PENDING, _S.WAITING, _S.LIVE})),
    _K.CANCELLED: frozenset({_S.CANCELLED}),
    _K.STAFF_CANCELLED: frozenset({_S.CANCELLED}),
    _K.DECLINED: frozenset({_S.UNPLACED}),
    _K.NEW_OFFER: frozenset({_S.OFFERED, _S.UNPLACED, _S.SCHEDULED, _S.PENDING}),
    _K.CUSTOMER_WAITING: frozenset({_S.WAITING}),
    _K.HOW_WAS_IT: frozenset({_S.COMPLETED}),
    **dict.fromkeys(REMINDERS, frozenset({_S.SCHEDULED, _S.PENDING})),
}
"""The states of a session in which a kind still says something; any, for the others."""
REQUEST_STATES: dict[MessageKind, RequestState] = {
    _K.COUNTERED: RequestState.COUNTERED,
    _K.NEW_REQUEST: RequestState.PENDING,
}
"""The state of a visit request in which a kind still waits for its reader's answer; any, for the others."""


class Drop(StrEnum):
    """Why a message does not go out. Shown on the booking: words in both languages belong to each."""

    NOT_CONCERNED = "not_concerned"
    """It is somebody else's now: another mechanic's, or nobody's."""
    NOT_REACHABLE = "not_reachable"
    """The address is gone, or the consent to SMS."""
    NOT_WANTED = "not_wanted"
    """The weekly question was switched off."""
    REMINDERS_OFF = "reminders_off"
    MOVED = "moved"
    CANCELLED = "cancelled"
    STARTED = "started"
    """The session has begun, or its time has come."""
    ALREADY_THERE = "already_there"
    """The customer has joined or checked in."""
    NOT_PLACED = "not_placed"
    """It has no confirmed time (again)."""
    OVERTAKEN = "overtaken"
    """A later message says it all."""
    TOO_LATE = "too_late"
    """What it told of is over."""
    RATED = "rated"


def gone(message: Message, story: Story, now: int) -> Drop | None:
    """Why a message about a booking, request or entry says nothing any more; ``None``: it does."""
    is_reminder = message.kind in REMINDERS
    if is_reminder and not story.reminders_on:
        return Drop.REMINDERS_OFF
    if message.kind is _K.HOW_WAS_IT and story.rated:
        return Drop.RATED
    if story.session is not None:
        why = _gone_by_session(message, story.session, now)
        if why is not None:
            return why
    return None if is_reminder else _gone_by_what_happened(message, story, now)


def _gone_by_session(message: Message, session: Session, now: int) -> Drop | None:
    tells_time = message.kind in REMINDERS or message.kind in TELLS_TIME
    allowed = STATES.get(message.kind)
    if allowed is not None and session.state not in allowed:
        return _by_state(message.kind, session.state)
    if tells_time and (message.version != session.sequence or message.starts != session.starts):
        return Drop.MOVED
    if tells_time and session.starts is not None and now >= session.starts:
        return Drop.STARTED
    if message.kind is _K.NEW_OFFER and _is_answered(message, session):
        return Drop.TOO_LATE
    return None


def _is_answered(message: Message, session: Session) -> bool:
    """Whether somebody has it, or the one who was asked alone did not take it; then others may be asked."""
    if session.state is _S.UNPLACED:
        return message.about == session.id
    return session.state is not _S.OFFERED and session.mechanic_id is not None


def _by_state(kind: MessageKind, state: SessionState) -> Drop:
    if state is _S.CANCELLED:
        return Drop.CANCELLED
    if kind not in REMINDERS and kind not in TELLS_TIME:
        return Drop.TOO_LATE
    if state is _S.WAITING:
        return Drop.ALREADY_THERE
    return Drop.NOT_PLACED if state in (_S.OFFERED, _S.UNPLACED) else Drop.STARTED


def _gone_by_what_happened(message: Message, story: Story, now: int) -> Drop | None:
    each = next(
        (one for one in story.happened if (one.kind, one.version) == (message.kind, message.version)), None
    )
    if each is None or (each.until is not None and now >= each.until):
        return Drop.TOO_LATE
    overtaking = OVERTAKEN_BY.get(message.kind, frozenset())
    newer = (one for one in story.happened if one.kind in overtaking and one is not each)
    if any((one.at, one.version) > (each.at, each.version) for one in newer):
        return Drop.OVERTAKEN
    waits = story.request_state in (None, REQUEST_STATES.get(message.kind, story.request_state))
    return None if waits else Drop.TOO_LATE
