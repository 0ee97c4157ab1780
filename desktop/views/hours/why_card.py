"""Why a time is not free, over the week or beside the preview: every reason the engine gave, in words."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.hours_model import TimeSeen
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.card_parts import fact
from desktop.views.calendar.popover import Popover
from desktop.views.hours.hours_words import kind_choice, why_lines
from scheduling.vocabulary import VisitKind


class WhyCard(Popover):
    """Closes by Esc or a click elsewhere; the keys are on it while it is open."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = style.text("", weight=600)
        self.heading.setWordWrap(True)
        self.about = style.text("", tone="muted", size="small")
        self.reasons: list[str] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme().tokens.space(2))
        self.column.addWidget(self.heading)
        self.column.addWidget(self.about)
        self.column.addLayout(self._lines)

    def show_time(
        self,
        day: date,
        minute: int,
        seen: TimeSeen,
        visit: tuple[VisitKind, int],
        zone: tzinfo,
        *,
        offered: bool,
    ) -> None:
        """Fill it; then open it."""
        time = f"{formats.day_near(day, formats.today(zone))}, {formats.minute(minute)}"
        if seen.free:
            title = self.tr("%1 is free") if offered else self.tr("%1 is free, but not offered")
        else:
            title = self.tr("Why is %1 not free?")
        self.heading.setText(formats.capital(fill(title, time)))
        self.about.setText(kind_choice(*visit))
        cleared(self._lines)
        lines = why_lines(seen, zone)
        if seen.free:
            lines = [("circle-check", self.tr("Customers can book this time."))]
            if not offered:
                grid = self.tr("Customers are offered times in even steps from where a block begins.")
                lines = [("info", grid)]
        self.reasons = [words for _, words in lines]
        for icon, words in lines:
            self._lines.addWidget(fact(icon, words))
        self.setAccessibleName(". ".join([self.heading.text(), self.about.text(), *self.reasons]))
