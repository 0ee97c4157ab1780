"""What can be wrong with a waiver or with a chain of them, in a person's language. No decisions."""

from __future__ import annotations

from scheduling.waiver_audit import FlawCode
from scheduling.waiver_checks import FaultCode
from sync_server.services.wording import translator


def _(text: str) -> str:
    """Mark a literal for translation."""
    return text


FLAWS: dict[FlawCode, str] = {
    FlawCode.CONTENT_CHANGED: _("What was signed or said was changed."),
    FlawCode.LINK_CHANGED: _("The link was changed."),
    FlawCode.CONTENT_MISSING: _("What was signed or said is gone, and was not erased by the rules."),
    FlawCode.CONTENT_MISFIT: _("The link does not tell of what it belongs to."),
    FlawCode.FOREIGN: _("The link is another chain's."),
    FlawCode.DUPLICATED: _("It is there more than once."),
    FlawCode.INSERTED: _("It was put in."),
    FlawCode.DROPPED: _("Links are missing."),
    FlawCode.REORDERED: _("It was moved."),
    FlawCode.NOT_LINKED: _("It does not follow from the link before: one of the two was replaced."),
    FlawCode.TRUNCATED: _("The end of the chain is missing."),
    FlawCode.HEAD_DIFFERS: _("The chain is not the one that was sealed."),
    FlawCode.CLOCK_BACK: _("It is earlier than the link before."),
    FlawCode.IN_FUTURE: _("It is in the future."),
    FlawCode.NEVER_RECEIVED: _("It is about a waiver that was never received."),
    FlawCode.NO_SUCH_HOLD: _("It ends a legal hold that was not open."),
    FlawCode.ERASED_TOO_SOON: _("It was erased before its retention was over."),
    FlawCode.ERASED_WHILE_HELD: _("It was erased under a legal hold."),
    FlawCode.ACT_AFTER_ERASURE: _("It came after the waiver was erased."),
    FlawCode.NOT_ERASED: _("The chain says that it was erased, and it is still there."),
    FlawCode.ORIGIN_DIFFERS: _("The device's own link is missing, or is another waiver's."),
    FlawCode.NOT_RECEIVED: _("The device has it, and it was not received as such."),
    FlawCode.SEAL_BROKEN: _("The seal was not made with this server's key."),
}

FAULTS: dict[FaultCode, str] = {
    FaultCode.OTHER_TEMPLATE: _("It is of another text."),
    FaultCode.TEXT_CHANGED: _("The text is not the one that was published."),
    FaultCode.WRONG_DIGEST: _("The text's digest is wrong."),
    FaultCode.NOT_A_DIGEST: _("This is no digest."),
    FaultCode.MISSING: _("Something is missing."),
    FaultCode.UNEXPECTED: _("Something does not go with the rest."),
    FaultCode.BAD_TEXT: _("It has characters that cannot be shown."),
    FaultCode.TOO_LONG: _("It is too long."),
    FaultCode.OUT_OF_RANGE: _("A value is out of range."),
    FaultCode.BAD_ADDRESS: _("This is no network address."),
    FaultCode.TICK_MISSING: _("A box of the text is missing."),
    FaultCode.TICK_UNKNOWN: _("A box is not one of the text's."),
    FaultCode.TICK_CHANGED: _("A box's words are not those of the text."),
    FaultCode.TICK_REPEATED: _("A box is there twice."),
    FaultCode.NOT_TICKED: _("A required box is not ticked."),
    FaultCode.DYNAMICS_NOT_ALLOWED: _("Time or pressure of the signature was taken where it may not be."),
    FaultCode.TIME_BACKWARDS: _("The signature's time goes backwards."),
    FaultCode.ONLY_A_DOT: _("The signature is no more than a dot."),
    FaultCode.SALT_TOO_SHORT: _("The salt is too short."),
    FaultCode.BEFORE_PUBLICATION: _("It is earlier than the text's publication."),
    FaultCode.AFTER_CAPTURE: _("It is later than the scan."),
    FaultCode.VERSION_NOT_NEXT: _("The version is not the next one."),
}


def flaw_words(code: FlawCode, language: str) -> str:
    """What is wrong with a chain."""
    return translator(language)(FLAWS[code])


def fault_words(code: FaultCode, language: str) -> str:
    """What is wrong with a record."""
    return translator(language)(FAULTS[code])
