"""Refusals that only the server makes, beside those of ``scheduling.errors``."""

from __future__ import annotations

from scheduling.errors import ErrorCode, RuleError


class NotSignedIn(RuleError):
    """No token, or one that counts no longer."""

    code = ErrorCode.NOT_SIGNED_IN


class WrongCredentials(RuleError):
    """Address and password do not belong together; which of them is wrong is never said."""

    code = ErrorCode.WRONG_CREDENTIALS


class DeviceRevoked(RuleError):
    """The owner took this device's access away."""

    code = ErrorCode.DEVICE_REVOKED


class QuarantineFull(RuleError):
    """The device handed over more than is kept of one; the owner has to look at it first."""

    code = ErrorCode.QUARANTINE_FULL


class NoKey(RuleError):
    """The server has no key of these files, or it is somebody else's; which of them is never said."""

    code = ErrorCode.NO_KEY


class TooManyAttempts(RuleError):
    """``params["seconds"]``: how long to wait."""

    code = ErrorCode.TOO_MANY_ATTEMPTS


class NotReachable(RuleError):
    """Nothing leads to the customer: no email, and no consent to SMS at their number."""

    code = ErrorCode.NOT_REACHABLE


class NoCarrier(RuleError):
    """Nothing is set up for what would lead to the customer; ``params["channels"]``."""

    code = ErrorCode.NO_CARRIER


class InUse(RuleError):
    """Bookings stand in it: ``params`` has their ``count``, the first ``sessions``, and ``until`` when all are over."""

    code = ErrorCode.IN_USE


class PaymentNeeded(RuleError):
    """It is booked only when it is paid; ``params["cents"]``: how much is due at booking, with tax."""

    code = ErrorCode.PAYMENT_NEEDED


class LinkOver(RuleError):
    """The token of a link counts no more, or never did; which of them is never said."""

    code = ErrorCode.LINK_OVER


class CursorTooOld(RuleError):
    """The device's copy can not be carried on: another epoch, or changes that were forgotten."""

    code = ErrorCode.CURSOR_TOO_OLD


class UpgradeNeeded(RuleError):
    """The program is older than what is sent to it; what it pushes is taken all the same."""

    code = ErrorCode.UPGRADE_NEEDED


class Busy(RuleError):
    """The same transaction failed again and again for reasons that pass."""

    code = ErrorCode.BUSY


class WaiverErased(RuleError):
    """Its retention was over: only its place in the chain is left."""

    code = ErrorCode.WAIVER_ERASED


class WaiverSuperseded(RuleError):
    """It was superseded before."""

    code = ErrorCode.WAIVER_SUPERSEDED


class WaiverDiffers(RuleError):
    """Another record was received under its id before; this one is kept apart."""

    code = ErrorCode.WAIVER_DIFFERS


class WaiverAltered(RuleError):
    """What is stored is no longer what was received; ``waivers verify`` says more."""

    code = ErrorCode.WAIVER_ALTERED
