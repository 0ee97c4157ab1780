"""Codes in words, in the caller's language (English is the source). No decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduling.errors import ErrorCode, Rule
from scheduling.vocabulary import Reason
from sync_server.services.wording import translator

LANGUAGES = ("en", "fr")


def _(text: str) -> str:
    """Mark a literal for translation."""
    return text


ERRORS: dict[ErrorCode, str] = {
    ErrorCode.SLOT_TAKEN: _("Somebody else has this time."),
    ErrorCode.NOT_AVAILABLE: _("This time cannot be booked."),
    ErrorCode.STALE_MOVE: _("The booking is no longer where you saw it."),
    ErrorCode.STALE_EDIT: _("Somebody else changed the same field meanwhile."),
    ErrorCode.GONE: _("It is no longer there, or can no longer be changed."),
    ErrorCode.NOT_ALLOWED: _("You may not do this."),
    ErrorCode.NOT_SIGNED_IN: _("Please sign in."),
    ErrorCode.WRONG_CREDENTIALS: _("The email address or the password is wrong."),
    ErrorCode.TOO_MANY_ATTEMPTS: _("Too many attempts. Please wait a little."),
    ErrorCode.DEVICE_REVOKED: _("This device no longer has access."),
    ErrorCode.NO_KEY: _("The server has no key of these files."),
    ErrorCode.QUARANTINE_FULL: _(
        "This device has handed over as much as is kept. The owner has to look at it first."
    ),
    ErrorCode.DISCARDED: _("The owner discarded this while this device had no access."),
    ErrorCode.ILLEGAL_TRANSITION: _("Its state does not allow this."),
    ErrorCode.INVALID: _("The request is not valid."),
    ErrorCode.UNKNOWN_COMMAND: _("The server does not know this command."),
    ErrorCode.FORKED: _("This device has to go on under a new number."),
    ErrorCode.GAP: _("An earlier change is missing."),
    ErrorCode.CURSOR_TOO_OLD: _(
        "What was fetched before is too old to go on from. Everything has to be fetched again."
    ),
    ErrorCode.NOT_FOUND: _("There is no such thing here."),
    ErrorCode.BUSY: _("The server is busy. Please try again in a moment."),
    ErrorCode.UPGRADE_NEEDED: _("This program is too old for the server. Please update it."),
    ErrorCode.TOO_LONG: _("A text is too long."),
    ErrorCode.PRICE_CHANGED: _("The plan has another price than the customer was told."),
    ErrorCode.PLAN_WITHDRAWN: _("The plan is not sold for this kind of visit."),
    ErrorCode.DECLINED: _("The mechanic declined."),
    ErrorCode.UNANSWERED: _("The mechanic did not answer in time."),
    ErrorCode.NOT_ENOUGH_CREDIT: _("The customer does not have that much credit."),
    ErrorCode.REFERENCE_REUSED: _("The same number was used for something else."),
    ErrorCode.OVER_REFUND: _("That is more than is left of what was paid."),
    ErrorCode.PAYMENT_FAILED: _("The card was refused. Nothing was charged."),
    ErrorCode.SERVER_FAULT: _("The server failed at this. It was written to its log."),
    ErrorCode.WAIVER_ERASED: _("The waiver was erased when its retention was over."),
    ErrorCode.WAIVER_SUPERSEDED: _("The waiver was superseded already."),
    ErrorCode.WAIVER_DIFFERS: _("Another waiver was received under this number. This one was kept apart."),
    ErrorCode.WAIVER_ALTERED: _("What is stored of this waiver is not what was received. Have it verified."),
    ErrorCode.ACTIVE_ELSEWHERE: _("The customer is in another session."),
    ErrorCode.WAIVER_MISSING: _("The waiver is not signed."),
    ErrorCode.TOO_EARLY: _("It is too early for this."),
    ErrorCode.TOO_LATE: _("It is too late for this."),
    ErrorCode.LINK_OVER: _("This link no longer works. Ask for a new one."),
    ErrorCode.SETTLED: _("The money has settled; this can no longer be taken back."),
    ErrorCode.HAS_UPCOMING: _("There is a booking already. Change that one, or book another?"),
    ErrorCode.FILE_TOO_LARGE: _("The file is too large, or there are too many."),
    ErrorCode.FILE_TYPE: _("Files of this type are not kept."),
    ErrorCode.FILE_DAMAGED: _("The file did not arrive whole. Please send it again."),
    ErrorCode.FILE_INCOMPLETE: _("Parts of the file are missing."),
    ErrorCode.IN_USE: _("There are still bookings here. Move or cancel them first."),
    ErrorCode.PAYMENT_NEEDED: _("This has to be paid before it is booked."),
    ErrorCode.NOT_REACHABLE: _("No address leads to the customer: no email, and no consent to SMS."),
    ErrorCode.NO_CARRIER: _("The server was not told how to send this."),
}

REASONS: dict[Reason, str] = {
    Reason.IN_PAST: _("This time is in the past."),
    Reason.TOO_SOON: _("This is too soon."),
    Reason.TOO_FAR: _("This is too far ahead."),
    Reason.OUTSIDE_HOURS: _("This is outside working hours."),
    Reason.WORKSHOP_CLOSED: _("The workshop is closed."),
    Reason.ON_BREAK: _("This falls into the break."),
    Reason.SPECIAL_DAY: _("This day has other hours."),
    Reason.TIME_OFF: _("The mechanic is off."),
    Reason.BOOKED: _("The mechanic is booked."),
    Reason.HELD: _("This time is held and not confirmed yet."),
    Reason.BUFFER: _("This is too close to another booking."),
    Reason.BUSY_ELSEWHERE: _("The mechanic is busy elsewhere."),
    Reason.NO_BAY: _("No bay is free."),
    Reason.NO_MECHANIC: _("No mechanic is free."),
    Reason.KIND_NOT_OFFERED: _("The mechanic does not offer this kind of visit."),
    Reason.NO_SUCH_LOCAL_TIME: _("The clocks skip this time."),
}

RULES: dict[Rule, str] = {
    Rule.MISSING: _("%(field)s is missing."),
    Rule.UNREADABLE: _("%(field)s cannot be read: it has another type."),
    Rule.NOT_KNOWN: _("%(field)s: there is no such field, or it has no such value."),
    Rule.OUT_OF_RANGE: _("%(field)s is out of range."),
    Rule.TOO_SHORT: _("%(field)s needs at least %(least)s characters."),
    Rule.TOO_LONG: _("%(field)s may have %(most)s characters at most."),
    Rule.TOO_MANY: _("%(field)s: there may be %(most)s at most."),
    Rule.ZERO_BYTE: _("%(field)s has a character that no text has."),
    Rule.NOT_THERE: _("%(field)s leads to nothing."),
    Rule.TAKEN: _("%(field)s stands for something else already."),
    Rule.PHONE: _("%(field)s is no phone number."),
    Rule.EMAIL: _("%(field)s is no email address."),
    Rule.POSTAL_CODE: _("%(field)s is no Canadian postal code."),
    Rule.LANGUAGE: _("%(field)s is en or fr."),
    Rule.REACHABLE: _("%(field)s: give a phone number or an email address."),
    Rule.VIN: _("%(field)s has 17 letters and digits, none of them I, O or Q."),
    Rule.VIN_CHECK_DIGIT: _("%(field)s is mistyped: its check digit is wrong."),
    Rule.NOT_OFFERED: _("%(field)s is none of the times that are offered."),
    Rule.NOT_IN_PERSON: _("%(field)s: not for a visit in person."),
    Rule.ANOTHER_TIME: _("%(field)s holds another time, length or mechanic."),
    Rule.ANOTHER_VISITOR: _("%(field)s is another visitor’s."),
    Rule.USED: _("%(field)s was booked by already."),
    Rule.NOTHING_DUE: _("%(field)s: nothing is due."),
    Rule.NO_CARDS: _("%(field)s: this shop takes no cards."),
    Rule.VEHICLE_OR_ADVICE: _("%(field)s is needed unless it is just advice."),
    Rule.SECURE_ADDRESS: _("%(field)s is an address that begins with https://."),
    Rule.KIND_OFFERED: _("%(field)s: no mechanic offers one of these kinds of visit."),
    Rule.WORKSHOP_ONLY: _("%(field)s: only a workshop with premises."),
    Rule.NOT_OVER: _("%(field)s is not over yet: cancel it first."),
    Rule.IN_LINE: _("%(field)s: the customer is in the line already."),
    Rule.WISHED_TIMES: _("%(field)s: a few times, each once, none of them past."),
}
OTHERWISE = _("%(field)s is not as it has to be.")
"""Of a field for which no rule is told."""


def language_of(accept_language: str) -> str:
    """``en`` or ``fr``, whichever the header likes better; English without one."""
    choices: list[tuple[float, int, str]] = []
    for place, part in enumerate(accept_language.split(",")[:20]):
        tag, _sep, parameter = part.strip().partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES:
            choices.append((-_quality(parameter), place, language))
    return min(choices)[2] if choices else "en"


def _quality(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q="))
    except ValueError:
        return 1.0


def error_words(code: ErrorCode, language: str) -> str:
    """What the code means."""
    return translator(language)(ERRORS[code])


def reason_words(reasons: Iterable[Reason], language: str) -> str:
    """The reasons as sentences."""
    return " ".join(translator(language)(REASONS[reason]) for reason in reasons)


def rule_words(code: ErrorCode, params: Mapping[str, object], language: str) -> str:
    """Which field it is (``params["field"]``) and what it has to be, as a sentence; empty where none is named."""
    rule = params.get("rule")
    if not params.get("field") or (rule is None and code is not ErrorCode.INVALID):
        return ""
    text = RULES[Rule(str(rule))] if rule is not None else OTHERWISE
    said = {"least": "", "most": "", **params, "field": f"`{params['field']}`"}
    return translator(language)(text) % said
