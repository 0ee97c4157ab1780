"""A rule said no: one exception class a case, each with a code that has words in both languages.

What failed in the world (network, disk) and what is a bug are not here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class ErrorCode(StrEnum):
    """Every code that an answer may carry, besides the reasons of a refused time."""

    SLOT_TAKEN = "slot_taken"
    NOT_AVAILABLE = "not_available"
    STALE_MOVE = "stale_move"
    STALE_EDIT = "stale_edit"
    GONE = "gone"
    NOT_ALLOWED = "not_allowed"
    NOT_SIGNED_IN = "not_signed_in"
    WRONG_CREDENTIALS = "wrong_credentials"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    DEVICE_REVOKED = "device_revoked"
    ILLEGAL_TRANSITION = "illegal_transition"
    INVALID = "invalid"
    UNKNOWN_COMMAND = "unknown_command"
    FORKED = "forked"
    GAP = "gap"
    CURSOR_TOO_OLD = "cursor_too_old"
    NOT_FOUND = "not_found"
    BUSY = "busy"
    UPGRADE_NEEDED = "upgrade_needed"
    TOO_LONG = "too_long"
    PRICE_CHANGED = "price_changed"
    PLAN_WITHDRAWN = "plan_withdrawn"
    DECLINED = "declined"
    """Why a booking has no place: the mechanic who was asked said no. Kept on it alone, and counted nowhere."""
    UNANSWERED = "unanswered"
    """The same: the time to answer ran out."""
    NOT_ENOUGH_CREDIT = "not_enough_credit"
    REFERENCE_REUSED = "reference_reused"
    OVER_REFUND = "over_refund"
    PAYMENT_FAILED = "payment_failed"
    SERVER_FAULT = "server_fault"
    WAIVER_ERASED = "waiver_erased"
    WAIVER_SUPERSEDED = "waiver_superseded"
    WAIVER_DIFFERS = "waiver_differs"
    WAIVER_ALTERED = "waiver_altered"
    ACTIVE_ELSEWHERE = "active_elsewhere"
    """The customer has another session that is due or under way."""
    WAIVER_MISSING = "waiver_missing"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    SETTLED = "settled"
    """The money of a no-show has settled."""
    HAS_UPCOMING = "has_upcoming"
    """The customer is booked already: change that one, or book another?"""
    FILE_TOO_LARGE = "file_too_large"
    FILE_TYPE = "file_type"
    FILE_DAMAGED = "file_damaged"
    FILE_INCOMPLETE = "file_incomplete"
    IN_USE = "in_use"
    """Bookings stand in what is to be taken out of use."""
    PAYMENT_NEEDED = "payment_needed"
    """What is to be booked has to be paid first."""
    LINK_OVER = "link_over"
    """A link that was sent counts no more, or never did."""
    NO_KEY = "no_key"
    """The server has no key of the files of this device and this person."""
    QUARANTINE_FULL = "quarantine_full"
    """A device without access has handed over as much as is kept of one."""
    DISCARDED = "discarded"
    """The owner discarded it, while the device that had it had no access."""
    NOT_REACHABLE = "not_reachable"
    """No address leads to the customer: no email, and no consent to SMS."""
    NO_CARRIER = "no_carrier"
    """The server was not told how to send what the customer could be reached by."""


class Rule(StrEnum):
    """What a field of a message has to be: ``params["rule"]`` beside ``params["field"]``, with words on the server."""

    MISSING = "missing"
    """Not there at all, or empty where something is needed."""
    UNREADABLE = "unreadable"
    """Of another type than the message's."""
    NOT_KNOWN = "not_known"
    """None of the values that there are, or no field of the message at all."""
    OUT_OF_RANGE = "out_of_range"
    TOO_SHORT = "too_short"
    """``params["least"]``: characters."""
    TOO_LONG = "too_long"
    """``params["most"]``: characters."""
    TOO_MANY = "too_many"
    """``params["most"]``."""
    ZERO_BYTE = "zero_byte"
    NOT_THERE = "not_there"
    """An id of nothing that the asker knows."""
    TAKEN = "taken"
    """An id that stands for something else already."""
    PHONE = "phone"
    EMAIL = "email"
    POSTAL_CODE = "postal_code"
    LANGUAGE = "language"
    REACHABLE = "reachable"
    """Neither phone number nor address."""
    VIN = "vin"
    VIN_CHECK_DIGIT = "vin_check_digit"
    NOT_OFFERED = "not_offered"
    """A time that is free, but none of those that are offered."""
    NOT_IN_PERSON = "not_in_person"
    ANOTHER_TIME = "another_time"
    """A hold of another time, length or mechanic, or with a bay where none is wanted."""
    ANOTHER_VISITOR = "another_visitor"
    USED = "used"
    """A hold that was booked by."""
    NO_CARDS = "no_cards"
    NOTHING_DUE = "nothing_due"
    VEHICLE_OR_ADVICE = "vehicle_or_advice"
    NOT_OVER = "not_over"
    IN_LINE = "in_line"
    """A customer who stands in the line of the waitlist already."""
    WISHED_TIMES = "wished_times"
    """The instants of a request: some, each once, none of them past."""
    SECURE_ADDRESS = "secure_address"
    """Of a page: it begins with ``https://``."""
    KIND_OFFERED = "kind_offered"
    """A kind of visit that some mechanic offers."""
    WORKSHOP_ONLY = "workshop_only"


class RuleError(Exception):
    """Base of all refusals. ``params`` fill the words' placeholders; they are plain JSON values."""

    code: ClassVar[ErrorCode] = ErrorCode.INVALID

    def __init__(self, detail: str = "", **params: object) -> None:
        super().__init__(detail or self.code.value)
        self.detail = detail
        self.params = params


class SlotTaken(RuleError):
    """Somebody else has the time."""

    code = ErrorCode.SLOT_TAKEN


class NotAvailable(RuleError):
    """The engine refuses the time; ``params["reasons"]`` lists the codes."""

    code = ErrorCode.NOT_AVAILABLE


class StaleMove(RuleError):
    """The booking is no longer where the mover saw it."""

    code = ErrorCode.STALE_MOVE


class StaleEdit(RuleError):
    """The same field was changed meanwhile by somebody else."""

    code = ErrorCode.STALE_EDIT


class Gone(RuleError):
    """The row exists no more, or is beyond the state in which it could be changed."""

    code = ErrorCode.GONE


class NotAllowed(RuleError):
    """The role of whoever asks does not allow it."""

    code = ErrorCode.NOT_ALLOWED


class IllegalTransition(RuleError):
    """The state machine has no such step."""

    code = ErrorCode.ILLEGAL_TRANSITION


class ActiveElsewhere(RuleError):
    """The customer is in another session; ``params["session_id"]`` says which, unless it is another organization's."""

    code = ErrorCode.ACTIVE_ELSEWHERE


class WaiverMissing(RuleError):
    """There is no waiver that counts for the session."""

    code = ErrorCode.WAIVER_MISSING


class TooEarly(RuleError):
    """``params["from"]`` is the instant from which it may be done, where the clock alone decides it."""

    code = ErrorCode.TOO_EARLY


class TooLate(RuleError):
    """``params["until"]`` is the last instant at which it could be done."""

    code = ErrorCode.TOO_LATE


class Settled(RuleError):
    """The money of a no-show has settled: it stays one."""

    code = ErrorCode.SETTLED


class FileTooLarge(RuleError):
    """``params["most"]``: bytes, or files of a session (``params["of"]``)."""

    code = ErrorCode.FILE_TOO_LARGE


class FileTypeRefused(RuleError):
    """The content is none of the types that are kept."""

    code = ErrorCode.FILE_TYPE


class FileDamaged(RuleError):
    """What arrived is not what was announced."""

    code = ErrorCode.FILE_DAMAGED


class FileIncomplete(RuleError):
    """``params["missing"]``: the first chunks that have not arrived, at most 20."""

    code = ErrorCode.FILE_INCOMPLETE


class Invalid(RuleError):
    """The message itself is wrong."""

    code = ErrorCode.INVALID


class TooLong(Invalid):
    """A text is longer than anything keeps; ``params["field"]`` says which."""

    code = ErrorCode.TOO_LONG


class NotFound(RuleError):
    """No such row in this organization."""

    code = ErrorCode.NOT_FOUND


class OverRefund(RuleError):
    """More would go back than is left of what was paid."""

    code = ErrorCode.OVER_REFUND


class PaymentFailed(RuleError):
    """The card was refused."""

    code = ErrorCode.PAYMENT_FAILED
