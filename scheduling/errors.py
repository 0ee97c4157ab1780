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
    SERVER_FAULT = "server_fault"
    WAIVER_ERASED = "waiver_erased"
    WAIVER_SUPERSEDED = "waiver_superseded"
    WAIVER_DIFFERS = "waiver_differs"
    WAIVER_ALTERED = "waiver_altered"


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


class Invalid(RuleError):
    """The message itself is wrong."""

    code = ErrorCode.INVALID


class TooLong(Invalid):
    """A text is longer than anything keeps; ``params["field"]`` says which."""

    code = ErrorCode.TOO_LONG


class NotFound(RuleError):
    """No such row in this organization."""

    code = ErrorCode.NOT_FOUND
