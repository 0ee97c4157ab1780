"""What codes are called on screen: reasons, errors, states, kinds, services, in the language in use.

Presenters give codes and parameters, this module gives words, icons and colours for them. Every code of the
closed sets has an entry; tests/desktop/theming compares. Formats of times and money are in ``formats``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from desktop.theming import formats
from scheduling.errors import ErrorCode
from scheduling.vocabulary import (
    MechanicType,
    Reason,
    ReservationKind,
    Role,
    ServiceType,
    SessionState,
    VisitKind,
)


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:
    """Marks a literal for lupdate, which knows this name; Qt's own is typed ``object``."""
    return source


REASONS: Mapping[Reason, str] = {
    Reason.IN_PAST: QT_TRANSLATE_NOOP("Reason", "This time has passed"),
    Reason.TOO_SOON: QT_TRANSLATE_NOOP("Reason", "Sooner than the notice that the workshop asks for"),
    Reason.TOO_FAR: QT_TRANSLATE_NOOP("Reason", "Further ahead than bookings are taken"),
    Reason.OUTSIDE_HOURS: QT_TRANSLATE_NOOP("Reason", "Outside working hours"),
    Reason.WORKSHOP_CLOSED: QT_TRANSLATE_NOOP("Reason", "The workshop is closed"),
    Reason.ON_BREAK: QT_TRANSLATE_NOOP("Reason", "Runs into the break"),
    Reason.SPECIAL_DAY: QT_TRANSLATE_NOOP("Reason", "Closed then, on a special day"),
    Reason.TIME_OFF: QT_TRANSLATE_NOOP("Reason", "The mechanic is off"),
    Reason.BOOKED: QT_TRANSLATE_NOOP("Reason", "Already booked"),
    Reason.HELD: QT_TRANSLATE_NOOP("Reason", "Held, not confirmed yet"),
    Reason.BUFFER: QT_TRANSLATE_NOOP("Reason", "Too close to another booking"),
    Reason.BUSY_ELSEWHERE: QT_TRANSLATE_NOOP("Reason", "Busy in an outside calendar"),
    Reason.NO_BAY: QT_TRANSLATE_NOOP("Reason", "No bay is free"),
    Reason.NO_MECHANIC: QT_TRANSLATE_NOOP("Reason", "No mechanic is free then"),
    Reason.KIND_NOT_OFFERED: QT_TRANSLATE_NOOP("Reason", "The mechanic does not offer this kind of visit"),
    Reason.NO_SUCH_LOCAL_TIME: QT_TRANSLATE_NOOP("Reason", "The clocks skip this time that day"),
}

SHORT_REASONS: Mapping[Reason, str] = {
    Reason.IN_PAST: QT_TRANSLATE_NOOP("ShortReason", "past"),
    Reason.TOO_SOON: QT_TRANSLATE_NOOP("ShortReason", "too soon"),
    Reason.TOO_FAR: QT_TRANSLATE_NOOP("ShortReason", "too far ahead"),
    Reason.OUTSIDE_HOURS: QT_TRANSLATE_NOOP("ShortReason", "off hours"),
    Reason.WORKSHOP_CLOSED: QT_TRANSLATE_NOOP("ShortReason", "closed"),
    Reason.ON_BREAK: QT_TRANSLATE_NOOP("ShortReason", "break"),
    Reason.SPECIAL_DAY: QT_TRANSLATE_NOOP("ShortReason", "closed"),
    Reason.TIME_OFF: QT_TRANSLATE_NOOP("ShortReason", "time off"),
    Reason.BOOKED: QT_TRANSLATE_NOOP("ShortReason", "booked"),
    Reason.HELD: QT_TRANSLATE_NOOP("ShortReason", "held"),
    Reason.BUFFER: QT_TRANSLATE_NOOP("ShortReason", "buffer"),
    Reason.BUSY_ELSEWHERE: QT_TRANSLATE_NOOP("ShortReason", "busy"),
    Reason.NO_BAY: QT_TRANSLATE_NOOP("ShortReason", "no bay"),
    Reason.NO_MECHANIC: QT_TRANSLATE_NOOP("ShortReason", "no mechanic"),
    Reason.KIND_NOT_OFFERED: QT_TRANSLATE_NOOP("ShortReason", "not offered"),
    Reason.NO_SUCH_LOCAL_TIME: QT_TRANSLATE_NOOP("ShortReason", "clock change"),
}

REASON_ICONS: Mapping[Reason, str] = {
    Reason.IN_PAST: "history",
    Reason.TOO_SOON: "clock-alert",
    Reason.TOO_FAR: "calendar-range",
    Reason.OUTSIDE_HOURS: "clock",
    Reason.WORKSHOP_CLOSED: "door-closed",
    Reason.ON_BREAK: "coffee",
    Reason.SPECIAL_DAY: "calendar-off",
    Reason.TIME_OFF: "palmtree",
    Reason.BOOKED: "calendar-x",
    Reason.HELD: "hourglass",
    Reason.BUFFER: "timer",
    Reason.BUSY_ELSEWHERE: "calendar-clock",
    Reason.NO_BAY: "warehouse",
    Reason.NO_MECHANIC: "user-x",
    Reason.KIND_NOT_OFFERED: "ban",
    Reason.NO_SUCH_LOCAL_TIME: "alarm-clock",
}

ERRORS: Mapping[ErrorCode, str] = {
    ErrorCode.SLOT_TAKEN: QT_TRANSLATE_NOOP("Error", "Somebody else has just taken this time."),
    ErrorCode.NOT_AVAILABLE: QT_TRANSLATE_NOOP("Error", "This time is not free."),
    ErrorCode.STALE_MOVE: QT_TRANSLATE_NOOP("Error", "Somebody moved this booking before you."),
    ErrorCode.STALE_EDIT: QT_TRANSLATE_NOOP("Error", "Somebody changed this before you."),
    ErrorCode.GONE: QT_TRANSLATE_NOOP("Error", "This booking can no longer be changed."),
    ErrorCode.NOT_ALLOWED: QT_TRANSLATE_NOOP("Error", "Your role does not allow this."),
    ErrorCode.NOT_SIGNED_IN: QT_TRANSLATE_NOOP(
        "Error", "You are signed out. Sign in again; nothing is lost."
    ),
    ErrorCode.WRONG_CREDENTIALS: QT_TRANSLATE_NOOP("Error", "The email or the password is not right."),
    ErrorCode.TOO_MANY_ATTEMPTS: QT_TRANSLATE_NOOP(
        "Error", "Too many attempts. Wait a few minutes, then try again."
    ),
    ErrorCode.DEVICE_REVOKED: QT_TRANSLATE_NOOP(
        "Error", "This computer was signed out for good by the owner of the workshop."
    ),
    ErrorCode.NO_KEY: QT_TRANSLATE_NOOP(
        "Error",
        "The server does not have the key of the changes that were not sent yet. Do not delete them: ask for help.",
    ),
    ErrorCode.QUARANTINE_FULL: QT_TRANSLATE_NOOP(
        "Error",
        "This computer has handed over as much as the server keeps. The owner has to look at it first.",
    ),
    ErrorCode.DISCARDED: QT_TRANSLATE_NOOP(
        "Error", "The owner discarded this while this computer had no access."
    ),
    ErrorCode.ILLEGAL_TRANSITION: QT_TRANSLATE_NOOP(
        "Error", "The booking is not in a state that allows this."
    ),
    ErrorCode.INVALID: QT_TRANSLATE_NOOP("Error", "Something that was entered is not right."),
    ErrorCode.UNKNOWN_COMMAND: QT_TRANSLATE_NOOP("Error", "The server does not know this change. Update it."),
    ErrorCode.FORKED: QT_TRANSLATE_NOOP(
        "Error", "This computer's data was copied from another. Sign in again to start clean."
    ),
    ErrorCode.GAP: QT_TRANSLATE_NOOP("Error", "An earlier change has not arrived yet; it is sent again."),
    ErrorCode.CURSOR_TOO_OLD: QT_TRANSLATE_NOOP(
        "Error", "This computer was away for long; everything is being fetched anew."
    ),
    ErrorCode.NOT_FOUND: QT_TRANSLATE_NOOP("Error", "This no longer exists."),
    ErrorCode.BUSY: QT_TRANSLATE_NOOP("Error", "The server is busy; it is tried again in a moment."),
    ErrorCode.UPGRADE_NEEDED: QT_TRANSLATE_NOOP(
        "Error",
        "This program is too old for the server. Update it to see what others change; what you enter is still sent.",
    ),
    ErrorCode.TOO_LONG: QT_TRANSLATE_NOOP("Error", "A text that was entered is too long. Shorten it."),
    ErrorCode.PRICE_CHANGED: QT_TRANSLATE_NOOP(
        "Error", "The plan's price changed. The booking has the new one: agree on it, then choose its time."
    ),
    ErrorCode.PLAN_WITHDRAWN: QT_TRANSLATE_NOOP(
        "Error",
        "The plan is no longer sold for this kind of visit. Agree on it, then choose the booking's time.",
    ),
    ErrorCode.DECLINED: QT_TRANSLATE_NOOP("Error", "The mechanic declined."),
    ErrorCode.UNANSWERED: QT_TRANSLATE_NOOP("Error", "The mechanic did not answer in time."),
    ErrorCode.NOT_ENOUGH_CREDIT: QT_TRANSLATE_NOOP("Error", "The customer does not have that much credit."),
    ErrorCode.REFERENCE_REUSED: QT_TRANSLATE_NOOP("Error", "The same number was used for something else."),
    ErrorCode.OVER_REFUND: QT_TRANSLATE_NOOP("Error", "That is more than is left of what was paid."),
    ErrorCode.PAYMENT_FAILED: QT_TRANSLATE_NOOP("Error", "The card was refused. Nothing was charged."),
    ErrorCode.SERVER_FAULT: QT_TRANSLATE_NOOP(
        "Error", "The server failed at this change. Enter it again, or ask whoever looks after the server."
    ),
    ErrorCode.WAIVER_ERASED: QT_TRANSLATE_NOOP("Error", "The waiver was erased when its retention was over."),
    ErrorCode.WAIVER_SUPERSEDED: QT_TRANSLATE_NOOP("Error", "The waiver was superseded already."),
    ErrorCode.WAIVER_DIFFERS: QT_TRANSLATE_NOOP(
        "Error", "Another waiver was received under this number. This one was kept apart."
    ),
    ErrorCode.WAIVER_ALTERED: QT_TRANSLATE_NOOP(
        "Error", "What is stored of this waiver is not what was received. Have it verified."
    ),
    ErrorCode.ACTIVE_ELSEWHERE: QT_TRANSLATE_NOOP(
        "Error", "This customer has another session under way. End that one first."
    ),
    ErrorCode.WAIVER_MISSING: QT_TRANSLATE_NOOP("Error", "The waiver has to be signed first."),
    ErrorCode.TOO_EARLY: QT_TRANSLATE_NOOP("Error", "It is too early for this."),
    ErrorCode.TOO_LATE: QT_TRANSLATE_NOOP("Error", "It is too late for this."),
    ErrorCode.LINK_OVER: QT_TRANSLATE_NOOP("Error", "This link no longer works. Ask for a new one."),
    ErrorCode.SETTLED: QT_TRANSLATE_NOOP("Error", "The money has settled. The no-show stays."),
    ErrorCode.HAS_UPCOMING: QT_TRANSLATE_NOOP("Error", "This customer has a booking already."),
    ErrorCode.FILE_TOO_LARGE: QT_TRANSLATE_NOOP("Error", "The file is too large, or there are too many."),
    ErrorCode.FILE_TYPE: QT_TRANSLATE_NOOP("Error", "Files of this type are not kept."),
    ErrorCode.FILE_DAMAGED: QT_TRANSLATE_NOOP("Error", "The file did not arrive whole. Send it again."),
    ErrorCode.FILE_INCOMPLETE: QT_TRANSLATE_NOOP("Error", "Parts of the file are missing. Send it again."),
    ErrorCode.IN_USE: QT_TRANSLATE_NOOP("Error", "There are still bookings here. Move or cancel them first."),
    ErrorCode.PAYMENT_NEEDED: QT_TRANSLATE_NOOP("Error", "This has to be paid first."),
    ErrorCode.NOT_REACHABLE: QT_TRANSLATE_NOOP(
        "Error", "No address leads to the customer: no email, and no consent to SMS."
    ),
    ErrorCode.NO_CARRIER: QT_TRANSLATE_NOOP(
        "Error", "The server is not set up to send messages. Tell the customer yourself."
    ),
}

STATES: Mapping[SessionState, str] = {
    SessionState.OFFERED: QT_TRANSLATE_NOOP("State", "offered"),
    SessionState.SCHEDULED: QT_TRANSLATE_NOOP("State", "booked"),
    SessionState.UNPLACED: QT_TRANSLATE_NOOP("State", "needs a time"),
    SessionState.PENDING: QT_TRANSLATE_NOOP("State", "due now"),
    SessionState.WAITING: QT_TRANSLATE_NOOP("State", "arrived"),
    SessionState.LIVE: QT_TRANSLATE_NOOP("State", "in service"),
    SessionState.COMPLETED: QT_TRANSLATE_NOOP("State", "done"),
    SessionState.CANCELLED: QT_TRANSLATE_NOOP("State", "cancelled"),
    SessionState.NO_SHOW: QT_TRANSLATE_NOOP("State", "no-show"),
}

STATE_STYLES: Mapping[SessionState, tuple[str, str]] = {
    SessionState.OFFERED: ("wait", "hourglass"),
    SessionState.SCHEDULED: ("booked", "calendar-check"),
    SessionState.UNPLACED: ("bad", "git-compare-arrows"),
    SessionState.PENDING: ("booked", "alarm-clock"),
    SessionState.WAITING: ("arrived", "map-pin"),
    SessionState.LIVE: ("live", "play"),
    SessionState.COMPLETED: ("done", "check"),
    SessionState.CANCELLED: ("wait", "ban"),
    SessionState.NO_SHOW: ("bad", "user-x"),
}

KINDS: Mapping[VisitKind, str] = {
    VisitKind.VIDEO: QT_TRANSLATE_NOOP("Kind", "video"),
    VisitKind.CHAT: QT_TRANSLATE_NOOP("Kind", "chat"),
    VisitKind.PHONE: QT_TRANSLATE_NOOP("Kind", "phone"),
    VisitKind.IN_PERSON: QT_TRANSLATE_NOOP("Kind", "in person"),
}

KIND_ICONS: Mapping[VisitKind, str] = {
    VisitKind.VIDEO: "video",
    VisitKind.CHAT: "message-square",
    VisitKind.PHONE: "phone",
    VisitKind.IN_PERSON: "wrench",
}

SERVICES: Mapping[ServiceType, str] = {
    ServiceType.DIAGNOSTIC: QT_TRANSLATE_NOOP("Service", "diagnostic"),
    ServiceType.REPAIR: QT_TRANSLATE_NOOP("Service", "repair"),
    ServiceType.MAINTENANCE: QT_TRANSLATE_NOOP("Service", "maintenance"),
    ServiceType.INSPECTION: QT_TRANSLATE_NOOP("Service", "inspection"),
    ServiceType.CONSULTATION: QT_TRANSLATE_NOOP("Service", "consultation"),
}

SERVICE_ICONS: Mapping[ServiceType, str] = {
    ServiceType.DIAGNOSTIC: "stethoscope",
    ServiceType.REPAIR: "hammer",
    ServiceType.MAINTENANCE: "droplets",
    ServiceType.INSPECTION: "clipboard-check",
    ServiceType.CONSULTATION: "lightbulb",
}

SPECIALTIES: Mapping[str, str] = {
    "brakes": QT_TRANSLATE_NOOP("Specialty", "brakes"),
    "diesel": QT_TRANSLATE_NOOP("Specialty", "diesel"),
    "electrical": QT_TRANSLATE_NOOP("Specialty", "electrical"),
    "hybrids": QT_TRANSLATE_NOOP("Specialty", "hybrids"),
    "inspection": QT_TRANSLATE_NOOP("Specialty", "inspection"),
    "oil": QT_TRANSLATE_NOOP("Specialty", "oil"),
    "suspension": QT_TRANSLATE_NOOP("Specialty", "suspension"),
    "tires": QT_TRANSLATE_NOOP("Specialty", "tires"),
}
"""The usual ones; a mechanic's others, such as makes, are shown as they were entered."""

ROLES: Mapping[Role, str] = {
    Role.OWNER: QT_TRANSLATE_NOOP("Role", "owner"),
    Role.RECEPTIONIST: QT_TRANSLATE_NOOP("Role", "reception"),
    Role.MECHANIC: QT_TRANSLATE_NOOP("Role", "mechanic"),
    Role.KIOSK: QT_TRANSLATE_NOOP("Role", "kiosk"),
    Role.SITE: QT_TRANSLATE_NOOP("Role", "website"),
}

MECHANIC_TYPES: Mapping[MechanicType, str] = {
    MechanicType.VIRTUAL_ONLY: QT_TRANSLATE_NOOP("MechanicType", "virtual only"),
    MechanicType.INDEPENDENT_WORKSHOP: QT_TRANSLATE_NOOP("MechanicType", "independent"),
    MechanicType.WORKSHOP_AFFILIATED: QT_TRANSLATE_NOOP("MechanicType", "of the workshop"),
}

HOLDS: Mapping[ReservationKind, str] = {
    ReservationKind.CHECKOUT: QT_TRANSLATE_NOOP("Hold", "held while booking"),
    ReservationKind.BOOKING: QT_TRANSLATE_NOOP("Hold", "booking"),
    ReservationKind.OFFER: QT_TRANSLATE_NOOP("Hold", "offered to the mechanic"),
    ReservationKind.COUNTER_OFFER: QT_TRANSLATE_NOOP("Hold", "offered to the customer"),
    ReservationKind.WAITLIST: QT_TRANSLATE_NOOP("Hold", "offered to the waitlist"),
    ReservationKind.LEASE: QT_TRANSLATE_NOOP("Hold", "kept for walk-ins"),
}


class Refused(Protocol):
    """What :func:`refusal_words` reads: the engine's ``Refusal`` and the server's ``Blocking`` both are."""

    @property
    def reason(self) -> str: ...
    @property
    def starts(self) -> int: ...
    @property
    def ends(self) -> int: ...


_WITH_SPAN = {
    Reason.ON_BREAK,
    Reason.BOOKED,
    Reason.HELD,
    Reason.BUFFER,
    Reason.BUSY_ELSEWHERE,
    Reason.TIME_OFF,
}


def _said(context: str, source: str) -> str:
    return QCoreApplication.translate(context, source)


def reason_words(reason: Reason | str) -> str:
    """Why a time is not free, as a sentence without full stop."""
    return _said("Reason", REASONS[Reason(reason)])


def reason_short(reason: Reason | str) -> str:
    """The same in one or two words, for a small button."""
    return _said("ShortReason", SHORT_REASONS[Reason(reason)])


def reason_icon(reason: Reason | str) -> str:
    """The icon beside it."""
    return REASON_ICONS[Reason(reason)]


def refusal_words(refusal: Refused, zone: tzinfo) -> str:
    """A refusal with what stands in the way: ``Runs into the break (12:00–13:00)``."""
    reason = Reason(refusal.reason)
    detail: list[str] = []
    name = str(getattr(refusal, "customer_name", "") or getattr(refusal, "label", ""))
    if name:
        detail.append(name)
    within_a_day = 0 < refusal.ends - refusal.starts < 86400
    if reason in _WITH_SPAN and within_a_day:
        detail.append(formats.time_range(refusal.starts, refusal.ends, zone))
    words = reason_words(reason)
    return f"{words} ({', '.join(detail)})" if detail else words


def error_words(code: ErrorCode | str) -> str:
    """A refusal by its code, a full sentence; a code from a newer server is named as it is."""
    try:
        known = ErrorCode(code)
    except ValueError:
        unknown = _said("Error", QT_TRANSLATE_NOOP("Error", "The server refused this (code %1)."))
        return unknown.replace("%1", str(code))
    return _said("Error", ERRORS[known])


def state_words(state: SessionState) -> str:
    """A session's state in a word or two."""
    return _said("State", STATES[state])


def state_style(state: SessionState) -> tuple[str, str]:
    """Its colour token (``-bg`` appended is the background) and its icon."""
    return STATE_STYLES[state]


def kind_words(kind: VisitKind) -> str:
    """A visit kind."""
    return _said("Kind", KINDS[kind])


def kind_icon(kind: VisitKind) -> str:
    """Its icon."""
    return KIND_ICONS[kind]


def service_words(service: ServiceType) -> str:
    """A service type."""
    return _said("Service", SERVICES[service])


def service_icon(service: ServiceType) -> str:
    """Its icon."""
    return SERVICE_ICONS[service]


def specialty_words(specialty: str) -> str:
    """One of a mechanic's specialties."""
    known = SPECIALTIES.get(specialty)
    return _said("Specialty", known) if known else specialty


def role_words(role: Role | str) -> str:
    """What a person may be."""
    return _said("Role", ROLES[Role(role)])


def mechanic_type_words(kind: MechanicType) -> str:
    """How a mechanic stands to the workshop."""
    return _said("MechanicType", MECHANIC_TYPES[kind])


def hold_words(kind: ReservationKind) -> str:
    """What a reservation that is not (yet) a booking is for."""
    return _said("Hold", HOLDS[kind])
