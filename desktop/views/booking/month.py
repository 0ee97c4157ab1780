"""A month of day buttons with the count of free times under each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theming import formats, style
from desktop.theming.painting import painting
from desktop.views.month import Month, days_of_month, shifted
from desktop.views.painted import Painted


class DayButton(Painted):
    """Grey without free times; still to be opened, since its times say why."""

    def __init__(self, day: date, free: int, *, open_: bool, parent: QWidget | None = None) -> None:
        super().__init__(str(day.day), parent)
        self.day = day
        self.free = free
        self.setCheckable(True)
        self.setEnabled(open_)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(36)
        self.setMaximumHeight(46)
        count = self.tr("%n free times", "", free)
        self.setAccessibleName(f"{formats.day_long(day)}, {count}")

    def sizeHint(self) -> QSize:
        return QSize(44, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            chosen = self.isChecked()
            fill = "accent" if chosen else ("hover" if self.underMouse() and self.isEnabled() else "")
            if fill or self.hasFocus():
                line = "ink" if chosen and self.hasFocus() else fill
                self.ground(painter, fill=fill, line=line or "focus")
            middle = self.rect().center().y()
            upper = QRect(0, middle - 17, self.width(), 18)
            lower = QRect(0, middle + 1, self.width(), 15)
            number = "on-accent" if chosen else ("ink" if self.free else "ink3")
            count = "on-accent" if chosen else ("done" if self.free else "ink3")
            centre = Qt.AlignmentFlag.AlignHCenter
            self.write(
                painter,
                upper,
                self.text(),
                colour=number,
                weight=600 if self.free or chosen else 400,
                align=centre,
            )
            if self.isEnabled() or chosen:
                shown = str(self.free) if self.free else "–"
                self.write(painter, lower, shown, colour=count, size="small", weight=500, align=centre)


class MonthGrid(Month):
    """``day_chosen`` when a day is opened."""

    day_chosen = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: dict[date, DayButton] = {}
        self._shown: object = None
        self.foot = style.text("", tone="faint", size="small")
        self.foot.setWordWrap(True)
        self.column.addWidget(self.foot)
        self.column.addStretch(1)

    def show_month(
        self, first: date, counts: Mapping[date, int], chosen: date, *, today: date, last: date
    ) -> None:
        """Days before ``today`` and after ``last`` can not be opened."""
        shown = (first, dict(counts), today, last)
        if shown == self._shown:
            for day, button in self.days.items():
                button.setChecked(day == chosen)
            return
        self._shown = shown
        focused = next((day for day, button in self.days.items() if button.hasFocus()), None)
        self.days = {}
        for day in days_of_month(first):
            button = DayButton(day, counts.get(day, 0), open_=today <= day <= last)
            button.setChecked(day == chosen)
            button.clicked.connect(lambda _checked, day=day: self.day_chosen.emit(day))
            self.days[day] = button
        self.lay_out(first, self.days)
        self.before.setEnabled(first > today)
        self.after.setEnabled(shifted(first, 1) <= last)
        if focused in self.days:
            self.days[focused].setFocus(Qt.FocusReason.OtherFocusReason)
