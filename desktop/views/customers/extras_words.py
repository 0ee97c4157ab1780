"""The words of what the server alone knows of a customer: credit, SMS, signed waivers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.theming import formats
from desktop.views.calendar.calendar_words import DOT, fill
from scheduling.credit import CreditReason
from scheduling.message_delivery import ConsentAnswer
from scheduling.money_messages import CreditAnswer
from scheduling.waiver_messages import WaiverLine

MOST_LINES = 5

REASONS = {
    CreditReason.GRANTED: QT_TRANSLATE_NOOP("Extras", "instead of money"),
    CreditReason.RETURNED: QT_TRANSLATE_NOOP("Extras", "came back"),
    CreditReason.GOODWILL: QT_TRANSLATE_NOOP("Extras", "goodwill"),
    CreditReason.SPENT: QT_TRANSLATE_NOOP("Extras", "spent"),
    CreditReason.WITHDRAWN: QT_TRANSLATE_NOOP("Extras", "taken back"),
}
"""Why an entry stands in the ledger."""


def credit_words(credit: CreditAnswer, zone: tzinfo) -> str:
    """What they have, then the newest entries with their reasons."""
    translate = QCoreApplication.translate
    if not credit.lines:
        return translate("Extras", "none")
    said = [fill(translate("Extras", "%1, which never expire"), formats.money(credit.balance_cents))]
    for line in credit.lines[:MOST_LINES]:
        known = REASONS[CreditReason(line.reason)] if line.reason in set(CreditReason) else ""
        reason = translate("Extras", str(known)) if known else line.reason
        day = formats.moment(line.at, zone)
        said.append(DOT.join(part for part in (day, formats.money(line.cents), reason, line.note) if part))
    return "\n".join(said)


def consent_words(consent: ConsentAnswer, zone: tzinfo) -> str:
    """Whether SMS are welcome, and since when."""
    translate = QCoreApplication.translate
    if consent.changed_at is None:
        return translate("Extras", "Was not asked: no SMS are sent")
    when = formats.moment(consent.changed_at, zone)
    yes, no = translate("Extras", "Agreed on %1"), translate("Extras", "Wants none, said on %1")
    return fill(yes if consent.given else no, when)


def waivers_words(waivers: Sequence[WaiverLine], zone: tzinfo) -> str:
    """What was signed, the newest first."""
    if not waivers:
        return QCoreApplication.translate("Extras", "none signed")
    said = [_waiver_words(line, zone) for line in waivers[:MOST_LINES]]
    if len(waivers) > MOST_LINES:
        said.append("…")
    return "\n".join(said)


def _waiver_words(line: WaiverLine, zone: tzinfo) -> str:
    translate = QCoreApplication.translate
    if line.altered:
        return translate("Extras", "One that is no longer what was received")
    minor = fill(translate("Extras", "for %1"), line.minor_name) if line.minor_name else ""
    parts = (
        formats.moment_of_year(line.signed_at, zone),  # a legal record: it may be read out years from now
        line.signer_name,
        minor,
        fill(translate("Extras", "version %1"), str(line.version)) if line.version else "",
        translate("Extras", "superseded") if line.superseded else "",
    )
    return DOT.join(part for part in parts if part)
