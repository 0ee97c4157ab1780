"""The words of waivers: when one is asked for, how it was signed, what was done with it, what a check found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QObject

from desktop.presenters.paper_waivers import SheetProblem
from desktop.presenters.waiver_texts import DraftProblem
from desktop.presenters.waivers_due import DueLine
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.calendar_words import DOT, fill
from scheduling.waiver_messages import Verification, WaiverLine
from scheduling.waiver_records import ActKind, Relation, SignatureForm, SignedWaiver, WaiverMode
from scheduling.waivers import AskedWhen

_MODES: Mapping[str, str] = {
    WaiverMode.KIOSK: QT_TRANSLATE_NOOP("Waivers", "at the kiosk"),
    WaiverMode.ONLINE: QT_TRANSLATE_NOOP("Waivers", "online"),
    WaiverMode.PAPER: QT_TRANSLATE_NOOP("Waivers", "on paper"),
}
_FORMS: Mapping[str, str] = {
    SignatureForm.DRAWN: QT_TRANSLATE_NOOP("Waivers", "signed by hand"),
    SignatureForm.TYPED: QT_TRANSLATE_NOOP("Waivers", "name typed"),
    SignatureForm.WITNESSED: QT_TRANSLATE_NOOP("Waivers", "consent witnessed by staff"),
    SignatureForm.PAPER: QT_TRANSLATE_NOOP("Waivers", "signed sheet"),
}
_ACTS: Mapping[ActKind, str] = {
    ActKind.SUPERSEDE: QT_TRANSLATE_NOOP("Waivers", "Superseded"),
    ActKind.HOLD: QT_TRANSLATE_NOOP("Waivers", "Legal hold"),
    ActKind.RELEASE: QT_TRANSLATE_NOOP("Waivers", "Legal hold ended"),
    ActKind.ERASE: QT_TRANSLATE_NOOP("Waivers", "Erased"),
}
_PROBLEMS: Mapping[DraftProblem, str] = {
    DraftProblem.NO_TEXT: QT_TRANSLATE_NOOP("Waivers", "There is no text."),
    DraftProblem.TEXT_TOO_LONG: QT_TRANSLATE_NOOP("Waivers", "The text is too long."),
    DraftProblem.TICK_EMPTY: QT_TRANSLATE_NOOP("Waivers", "An agreement has no words."),
    DraftProblem.TOO_MANY_TICKS: QT_TRANSLATE_NOOP("Waivers", "There are too many agreements."),
    DraftProblem.SAME: QT_TRANSLATE_NOOP("Waivers", "It says the same as the version before."),
    DraftProblem.NOT_APPROVED: QT_TRANSLATE_NOOP("Waivers", "Say first that your lawyer has approved it."),
}

_SHEET: Mapping[SheetProblem, str] = {
    SheetProblem.NO_NAME: QT_TRANSLATE_NOOP("Waivers", "Who signed is missing."),
    SheetProblem.NO_MINOR: QT_TRANSLATE_NOOP("Waivers", "The minor’s name is missing."),
    SheetProblem.NOT_TICKED: QT_TRANSLATE_NOOP("Waivers", "An agreement that is needed is not ticked."),
    SheetProblem.NO_SCAN: QT_TRANSLATE_NOOP("Waivers", "The scan is missing."),
    SheetProblem.BEFORE_TEXT: QT_TRANSLATE_NOOP(
        "Waivers", "It was signed before this text was published: it signs another one."
    ),
    SheetProblem.NOT_YET: QT_TRANSLATE_NOOP("Waivers", "It cannot have been signed later than now."),
    SheetProblem.WRONG: QT_TRANSLATE_NOOP(
        "Waivers", "Something on it cannot be kept, such as an odd character."
    ),
}


class WaiverCounts(QObject):
    """Qt gathers plurals from ``tr`` alone."""

    def due(self, count: int) -> str:
        return self.tr("%n customers have still to sign today.", "", count)

    def checked(self, count: int) -> str:
        """Of a waiver its record counts, and each thing that was done with it."""
        return self.tr(
            "%n records were checked, of signing and of what was done since: nothing was altered.", "", count
        )

    def flaws(self, count: int) -> str:
        return self.tr("%n things are wrong with what was signed:", "", count)

    def more(self, count: int) -> str:
        return self.tr("and %n more", "", count)

    def faulty(self, count: int) -> str:
        return self.tr("%n signed waivers are kept but do not count.", "", count)


def language_words(language: str) -> str:
    """The language of a text."""
    translate = QCoreApplication.translate
    known = {"fr": translate("Waivers", "French"), "en": translate("Waivers", "English")}
    return known.get(language, language)


def due_words(line: DueLine, zone: tzinfo) -> str:
    """When it is, and when its customer is asked to sign."""
    parts = [
        formats.moment(line.starts, zone) if line.starts is not None else "",
        words.kind_words(line.kind) if line.kind is not None else "",
        words.state_words(line.state) if line.state is not None else "",
        _asked_words(line, zone),
    ]
    return DOT.join(part for part in parts if part)


def _asked_words(line: DueLine, zone: tzinfo) -> str:
    translate, due = QCoreApplication.translate, line.due
    if due.asked == AskedWhen.ON_ARRIVAL:
        here = translate("Waivers", "is here, and has not signed")
        return here if due.is_asked else translate("Waivers", "signs on arrival")
    if due.asked == AskedWhen.BEFORE_PAYMENT:
        return translate("Waivers", "signs before paying")
    if due.is_asked or due.asked_from is None:
        return translate("Waivers", "is asked to sign by now")
    return fill(translate("Waivers", "is asked to sign from %1"), formats.time(due.asked_from, zone))


def line_words(line: WaiverLine, zone: tzinfo) -> str:
    """When and how it was signed, and which text."""
    translate = QCoreApplication.translate
    minor = fill(translate("Waivers", "for %1"), line.minor_name) if line.minor_name else ""
    parts = (
        formats.moment_of_year(line.signed_at, zone),
        minor,
        mode_words(line.mode),
        text_words(line.province, line.language, line.version),
    )
    return DOT.join(part for part in parts if part)


def text_words(province: str, language: str, version: int) -> str:
    """``QC, French, version 3``: a text by what it is counted within."""
    said = QCoreApplication.translate("Waivers", "%1, %2, version %3")
    return fill(said, province, language_words(language), str(version))


def mode_words(mode: str) -> str:
    """On what it was signed; what a newer server says is named as it is."""
    return QCoreApplication.translate("Waivers", _MODES[mode]) if mode in _MODES else mode


def form_words(form: str) -> str:
    """How it was signed."""
    return QCoreApplication.translate("Waivers", _FORMS[form]) if form in _FORMS else form


def act_words(kind: ActKind) -> str:
    """What was done with it."""
    return QCoreApplication.translate("Waivers", _ACTS[kind])


def problem_words(problem: DraftProblem) -> str:
    """Why a draft can not be published."""
    return QCoreApplication.translate("Waivers", _PROBLEMS[problem])


def sheet_problem_words(problem: SheetProblem) -> str:
    """Why a sheet can not be taken in."""
    return QCoreApplication.translate("Waivers", _SHEET[problem])


def facts_of(record: SignedWaiver, line: WaiverLine, zone: tzinfo, witness: str) -> list[tuple[str, str]]:
    """What the record says, each with its name; times with their year, for it may be read out years from now."""
    translate, moment = QCoreApplication.translate, formats.moment_of_year
    guardian = record.relation is Relation.GUARDIAN
    signer = record.signer_name
    if guardian:
        signer = fill(translate("Waivers", "%1, guardian of %2"), record.signer_name, record.minor_name)
    how = DOT.join((form_words(record.form.value), mode_words(record.mode.value)))
    facts = [
        (translate("Waivers", "Signed by"), signer),
        (translate("Waivers", "How"), how),
        (translate("Waivers", "Text"), text_words(record.province, record.language, record.version)),
        (translate("Waivers", "Signed"), moment(line.signed_at, zone)),
        (translate("Waivers", "The device’s clock said"), moment(record.device_time, zone)),
        (translate("Waivers", "At the server"), moment(line.received_at, zone)),
        (translate("Waivers", "Kept until"), moment(line.erasable_from, zone)),
        (translate("Waivers", "Witness"), witness),
        (translate("Waivers", "Place in the chain"), formats.number(line.sequence)),
        (translate("Waivers", "Fingerprint of the text"), record.text_sha256),
    ]
    return [(name, said) for name, said in facts if said]


def check_words(found: Verification) -> list[str]:
    """What a check of everything found, a sentence each."""
    counts = WaiverCounts()
    if found.whole:
        said = [counts.checked(found.contents)]
    else:
        said = [counts.flaws(len(found.flaws) + found.more), *(flaw.words for flaw in found.flaws)]
        if found.more:
            said.append(counts.more(found.more))
    return [*said, counts.faulty(len(found.faults))] if found.faults else said
