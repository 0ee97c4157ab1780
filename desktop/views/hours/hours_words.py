"""Sentences of the Availability screen made of codes, days and names: days off, what is not saved, why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QObject

from desktop.presenters.hours_model import (
    HolidayLine,
    HoursPage,
    SpecialLine,
    Staged,
    StrandedLine,
    Subject,
    TimeOffLine,
    TimeSeen,
    Unsaved,
)
from desktop.theming import formats, words
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.calendar_words import DOT, fill, special_label
from desktop.views.hours.week_words import MONDAY, span_words
from scheduling.availability import Refusal
from scheduling.records import SpecialDay, TimeOff
from scheduling.vocabulary import MechanicType, Reason, SpecialDayKind, TimeOffStatus, VisitKind

STATUS: Mapping[TimeOffStatus, tuple[str, str, str]] = {
    TimeOffStatus.PENDING: ("arrived", "hourglass", QT_TRANSLATE_NOOP("Hours", "asked for")),
    TimeOffStatus.APPROVED: ("done", "check", QT_TRANSLATE_NOOP("Hours", "approved")),
    TimeOffStatus.DECLINED: ("bad", "x", QT_TRANSLATE_NOOP("Hours", "refused")),
}
STAGED: Mapping[Staged, str] = {
    Staged.NEW: QT_TRANSLATE_NOOP("Hours", "new, not saved"),
    Staged.CHANGED: QT_TRANSLATE_NOOP("Hours", "changed, not saved"),
    Staged.REMOVED: QT_TRANSLATE_NOOP("Hours", "to be removed, not saved"),
    Staged.APPROVED: QT_TRANSLATE_NOOP("Hours", "to be approved, not saved"),
    Staged.DECLINED: QT_TRANSLATE_NOOP("Hours", "to be refused, not saved"),
}


class HoursCounts(QObject):
    """Numbers with their words: Qt gathers plurals from ``tr`` alone."""

    def stranded(self, count: int) -> str:
        return self.tr("%n bookings would stand where nobody works", "", count)

    def days_of_week(self, count: int) -> str:
        return self.tr("%n days of the week", "", count)

    def special_days(self, count: int) -> str:
        return self.tr("%n special days", "", count)

    def time_off(self, count: int) -> str:
        return self.tr("time off (%n)", "", count)

    def answers(self, count: int) -> str:
        return self.tr("%n answers to requests", "", count)

    def rules(self, count: int) -> str:
        return self.tr("%n booking rules", "", count)

    def days(self, count: int) -> str:
        return self.tr("%n days", "", count)


def _said(source: str) -> str:
    return QCoreApplication.translate("Hours", source)


def subject_words(subject: Subject) -> str:
    """In the list of whose hours: the workshop by its role, a person by name."""
    if subject.is_workshop:
        said = QCoreApplication.translate("Hours", "Workshop")
    elif subject.own:
        said = fill(QCoreApplication.translate("Hours", "%1 (you)"), subject.name)
    else:
        said = subject.name
    return fill(QCoreApplication.translate("Hours", "%1 (unsaved)"), said) if subject.unsaved else said


def about_words(page: HoursPage) -> str:  # noqa: PLR0911 one for each sort of hours
    """What these hours are, in one sentence above the week."""
    translate, subject = QCoreApplication.translate, page.subject
    if subject.sets_hours and not page.follows_workshop and not page.week.blocks:
        if subject.is_workshop:
            return translate(
                "Hours", "Closed all week. Drag over the week to open hours, or press Space twice."
            )
        return translate(
            "Hours", "Nobody can be booked yet. Drag over the week to open hours, or press Space twice."
        )
    if subject.is_workshop:
        return translate(
            "Hours",
            "When the workshop is open, each week. Drag to open hours; the gap between two blocks is the break.",
        )
    if page.follows_workshop and subject.sets_hours:
        return translate(
            "Hours", "Works the workshop’s hours. A roster would narrow them for this mechanic alone."
        )
    if page.follows_workshop:
        return translate("Hours", "You work the workshop’s hours. You can ask for time off.")
    if not subject.sets_hours:
        return translate("Hours", "Your roster. The workshop keeps it; you can ask for time off.")
    if subject.type is not MechanicType.WORKSHOP_AFFILIATED:
        return translate(
            "Hours",
            "When you can be booked. Drag to open hours. Nobody else sets or approves them.",
        )
    return translate(
        "Hours", "A roster: this mechanic’s hours within those of the workshop. Drag to open hours."
    )


# --- days off


def special_words(row: SpecialDay) -> str:
    """What is set for that day: ``Closed``, ``9:00–15:00``."""
    if row.kind is SpecialDayKind.CLOSED:
        return QCoreApplication.translate("Hours", "Closed")
    return span_words((row.start_minute or 0, row.end_minute or 0))


def special_line_words(line: SpecialLine) -> str:
    """The whole line: day, what is set, why."""
    parts = [formats.day_full(line.row.day), special_words(line.row), special_label(line.row)]
    return DOT.join(part for part in parts if part)


def holiday_words(line: HolidayLine) -> str:
    """Its day and name; its year stands above."""
    name = line.label_fr if formats.language() == "fr" else line.label_en
    return f"{formats.capital(formats.day_short(line.day))}{DOT}{name}"


def holiday_note(line: HolidayLine) -> str:
    """What else there is to know: hours of its own, not saved, waiting."""
    translate, parts = QCoreApplication.translate, []
    if line.special is not None and line.special.kind is SpecialDayKind.HOURS:
        parts.append(fill(translate("Hours", "open %1"), special_words(line.special)))
    if line.staged:
        parts.append(translate("Hours", "not saved"))
    if line.waiting:
        parts.append(waiting_words())
    return DOT.join(parts)


def off_words(row: TimeOff, zone: tzinfo) -> str:
    """Its days, or its day and hours."""
    if row.first_day is not None and row.last_day is not None:
        if row.first_day == row.last_day:
            return formats.day_full(row.first_day)
        return f"{formats.days_range(row.first_day, row.last_day)} {row.last_day.year}"
    starts, ends = row.starts or 0, row.ends or 0
    days = {formats.local(starts, zone).date(), formats.local(ends - 1, zone).date()}
    if len(days) == 1:
        return f"{formats.day_full(min(days))}, {formats.time_range(starts, ends, zone)}"
    return f"{formats.moment(starts, zone)} {formats.EN_DASH} {formats.moment(ends, zone)}"


def staged_words(staged: Staged, *, short: bool = False) -> str:
    """How it stands with what is not saved; ``short`` where there is little room."""
    if short:
        translate = QCoreApplication.translate
        return (
            translate("Hours", "to be removed")
            if staged is Staged.REMOVED
            else translate("Hours", "not saved")
        )
    return _said(STAGED[staged])


def waiting_words() -> str:
    """Saved here, and not heard of by the server."""
    return QCoreApplication.translate("Hours", "waiting for the server")


def off_status(line: TimeOffLine) -> tuple[str, str, str]:
    """Its colour, icon and word; what is not saved, or waits, comes before what it was."""
    if line.staged:
        return "wait", "pencil", staged_words(line.staged)
    if line.waiting:
        return "wait", "cloud-off", waiting_words()
    colour, icon, word = STATUS[line.row.status]
    return colour, icon, _said(word)


def main_reason(seen: TimeSeen) -> Reason | None:
    """Of all who are asked the reason of the most; of as many that of one who works then, which says more."""
    firsts = [why.refusals[0].reason for why in seen.whys]
    return max(firsts, key=lambda each: (firsts.count(each), each is not Reason.TIME_OFF), default=None)


# --- what a change would do


def stranded_title(count: int) -> str:
    return HoursCounts().stranded(count)


def stranded_who(line: StrandedLine) -> str:
    """Whose it is."""
    return line.customer or QCoreApplication.translate("Hours", "A customer")


def stranded_when(line: StrandedLine, zone: tzinfo) -> str:
    """When, with whom, and by what it stands there."""
    plain = (replace(each, ends=each.starts) for each in line.refusals)  # its hours are said already
    said = dict.fromkeys(words.refusal_words(each, zone) for each in plain)
    when = formats.capital(formats.moment(line.starts, zone))
    return DOT.join(part for part in (when, line.mechanic, *said) if part)


def unsaved_words(unsaved: Unsaved) -> str:
    """``Not saved: Monday, Tuesday, 2 days off``; empty where there is nothing."""
    translate, counts = QCoreApplication.translate, HoursCounts()
    parts = []
    if unsaved.roster is Staged.NEW:
        parts.append(translate("Hours", "a roster"))
    elif unsaved.roster is Staged.REMOVED:
        parts.append(translate("Hours", "no roster any more"))
    elif len(unsaved.days) > 3:
        parts.append(counts.days_of_week(len(unsaved.days)))
    else:
        parts += [formats.weekday(MONDAY + timedelta(days=day)) for day in unsaved.days]
    if unsaved.special:
        parts.append(counts.special_days(unsaved.special))
    if unsaved.time_off:
        parts.append(counts.time_off(unsaved.time_off))
    if unsaved.decided:
        parts.append(counts.answers(unsaved.decided))
    if unsaved.settings:
        parts.append(counts.rules(unsaved.settings))
    return fill(translate("Hours", "Not saved: %1"), ", ".join(parts)) if parts else ""


# --- why a time is not free


def kind_choice(kind: VisitKind, minutes: int) -> str:
    """What the preview shows times for: ``In person, 1 h``."""
    return f"{formats.capital(words.kind_words(kind))}, {formats.duration(minutes)}"


def why_lines(seen: TimeSeen, zone: tzinfo) -> list[tuple[str, str]]:
    """An icon and words for every reason; of several mechanics with their names, of a reason of all of them once."""
    by_reason: dict[tuple[str, str], list[str]] = {}
    for why in seen.whys:
        for refusal in why.refusals:
            key = (words.reason_icon(refusal.reason), refusal_words(refusal, zone))
            names = by_reason.setdefault(key, [])
            if why.mechanic and why.mechanic not in names:
                names.append(why.mechanic)
    of_whom = QCoreApplication.translate("Hours", "%1: %2")
    everybody = len({why.mechanic for why in seen.whys})
    return [
        (icon, said if not names or len(names) == everybody else fill(of_whom, ", ".join(names), said))
        for (icon, said), names in by_reason.items()
    ]


def refusal_words(refusal: Refusal, zone: tzinfo) -> str:
    """One reason, with what stands in the way; of time off the engine tells the hours that were asked about."""
    if refusal.reason is Reason.TIME_OFF:
        refusal = replace(refusal, ends=refusal.starts)
    return words.refusal_words(refusal, zone)
