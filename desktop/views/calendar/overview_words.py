"""Words of the month and the agenda: counts, what is special about a day, a day read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from desktop.theming import formats
from desktop.views.calendar.calendar_words import block_title, fill, first_name, special_label
from scheduling.vocabulary import SpecialDayKind

if TYPE_CHECKING:
    from desktop.presenters.calendar_month import DayFacts, MonthDay


class OverviewCounts(QObject):
    """Words that have a plural: lupdate finds these only in a ``tr``."""

    def bookings(self, count: int) -> str:
        return self.tr("%n bookings", "", count)

    def free(self, count: int) -> str:
        """At how many times a mechanic is; a bay alone may be at others."""
        return self.tr("%n free", "", count) if count else self.tr("nobody free")

    def free_aloud(self, count: int) -> str:
        """The same where there is room for what is counted."""
        return self.tr("%n times at which a visit of an hour with a mechanic can begin", "", count)

    def more(self, count: int) -> str:
        return self.tr("+%n more", "", count)

    def hidden(self, count: int) -> str:
        return self.tr("%n bookings are hidden by the filters", "", count)


def notes(facts: DayFacts) -> Iterator[tuple[str, str]]:
    """Icon and words for what is special about a day: a holiday or closure, who is off."""
    translate = QCoreApplication.translate
    if facts.special is not None:
        label = special_label(facts.special)
        closed = facts.special.kind is SpecialDayKind.CLOSED
        yield "calendar-off", label or translate("Calendar", "Closed" if closed else "Other hours")
    elif facts.closed:
        yield "door-closed", translate("Calendar", "Closed")
    if facts.away and not facts.closed:
        yield "palmtree", ", ".join(first_name(name) for name in facts.away)
    if not facts.kept:
        yield "cloud", translate("Calendar", "Not kept here")


def day_aloud(day: MonthDay) -> str:
    """A day of the month for a screen reader, without its bookings one by one."""
    counts, facts = OverviewCounts(), day.facts
    parts = [formats.day_long(facts.day)]
    if facts.today:
        parts = [fill(QCoreApplication.translate("PickDay", "%1, today"), parts[0])]
    parts.append(counts.bookings(len(day.blocks)))
    if day.free is not None and not facts.closed:
        parts.append(counts.free_aloud(day.free))
    off = QCoreApplication.translate("ColumnHeader", "off: %1")
    for icon, words in notes(facts):
        parts.append(fill(off, words) if icon == "palmtree" else words)
    return ", ".join(parts)


def bookings_aloud(day: MonthDay, zone: tzinfo) -> str:
    """Its bookings one by one."""
    return ", ".join(f"{formats.time(block.starts, zone)} {block_title(block)}" for block in day.blocks)
