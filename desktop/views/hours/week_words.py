"""Sentences of the painted week: a block and a cell read aloud, why an edit makes no week. Not here: its painting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from desktop.presenters.hours_week import Week, WeekBlock, Wrong
from desktop.theming import formats
from desktop.theming.words import QT_TRANSLATE_NOOP
from desktop.views.calendar.calendar_words import fill
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.hours_editing import WEEK_MINUTES
from scheduling.intervals import Span

MONDAY = date(2024, 1, 1)
"""Some Monday."""

WRONG: Mapping[Wrong, str] = {
    Wrong.OVERLAPS: QT_TRANSLATE_NOOP("Hours", "Two blocks would overlap"),
    Wrong.TOO_LONG: QT_TRANSLATE_NOOP("Hours", "A block ends on the next day at the latest"),
    Wrong.ONE_BREAK: QT_TRANSLATE_NOOP("Hours", "A day of the workshop has one break"),
    Wrong.TOO_MANY: QT_TRANSLATE_NOOP("Hours", "A week has no room for more blocks"),
}


def wrong_words(wrong: Wrong) -> str:
    """Why nothing was changed."""
    return QCoreApplication.translate("Hours", WRONG[wrong])


def weekday_words(weekday: int, *, short: bool = False) -> str:
    """``Monday``, ``Lundi``; 0 is Monday."""
    return formats.capital(formats.weekday(MONDAY + timedelta(days=weekday % 7), short=short))


def span_words(span: Span) -> str:
    """``9:00–17:00`` of minutes of a day; over midnight ``22:00–2:00``."""
    start, end = span
    return f"{formats.minute(start)}{formats.EN_DASH}{formats.minute(end if end <= DAY_MINUTES else end - DAY_MINUTES)}"


def block_words(block: WeekBlock) -> str:
    """A block read aloud: ``Monday 9:00–17:00``; over midnight with the day on which it ends."""
    start, end = block.span
    day = weekday_words(block.weekday)
    if end <= DAY_MINUTES:
        return f"{day} {span_words((start, end))}"
    until = f"{weekday_words(block.weekday + 1)} {formats.minute(end - DAY_MINUTES)}"
    said = QCoreApplication.translate("Hours", "%1 to %2")
    return fill(said, f"{day} {formats.minute(start)}", until)


def cell_words(week: Week, cell: int, anchor: int | None) -> str:
    """Where the keys are, and what stands there."""
    translate = QCoreApplication.translate
    day, minute = divmod(cell % WEEK_MINUTES, DAY_MINUTES)
    where = f"{weekday_words(day)} {formats.minute(minute)}"
    if anchor is not None:
        start = anchor % DAY_MINUTES
        return fill(translate("Hours", "%1, block begins at %2"), where, formats.minute(start))
    block = week.at(cell)
    if block is not None:
        return fill(translate("Hours", "%1, open, %2"), where, block_words(block))
    if any(start <= cell < end for start, end in week.breaks()):
        return fill(translate("Hours", "%1, break"), where)
    return fill(translate("Hours", "%1, closed"), where)
