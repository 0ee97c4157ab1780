"""A month of day buttons with the count of free times under each day."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.calendar_board import days_of_week
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared, shown_now
from desktop.views.booking.painted import Painted


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
        painter = QPainter(self)
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
        painter.end()


class MonthGrid(QWidget):
    """``day_chosen`` when a day is opened, ``month_asked`` when another month is to be shown."""

    day_chosen = Signal(date)
    month_asked = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = date(1970, 1, 1)
        self.days: dict[date, DayButton] = {}
        self._shown: object = None
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        head = QHBoxLayout()
        self.title = style.text("", weight=600)
        head.addWidget(self.title)
        head.addStretch(1)
        translate = QCoreApplication.translate
        self.before = _arrow("chevron-left", translate("Booking", "Month before"))
        self.after = _arrow("chevron-right", translate("Booking", "Next month"))
        self.before.clicked.connect(lambda: self.month_asked.emit(_shifted(self.first, -1)))
        self.after.clicked.connect(lambda: self.month_asked.emit(_shifted(self.first, 1)))
        head.addWidget(self.before)
        head.addWidget(self.after)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        column.addLayout(self._grid)
        self.foot = style.text("", tone="faint", size="small")
        self.foot.setWordWrap(True)
        column.addWidget(self.foot)
        column.addStretch(1)

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
        self.first = first
        self.title.setText(formats.month_title(first))
        cleared(self._grid)
        self.days = {}
        start = days_of_week(first)[0]  # as the calendar's weeks
        for column in range(7):
            name = formats.weekday(start + timedelta(days=column), short=True)[:1].upper()
            label = style.text(name, tone="muted", size="small", weight=600)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(label, 0, column)
        for number in range(1, calendar.monthrange(first.year, first.month)[1] + 1):
            day = first.replace(day=number)
            place = (day - start).days
            button = DayButton(day, counts.get(day, 0), open_=today <= day <= last)
            button.setChecked(day == chosen)
            button.clicked.connect(lambda _checked, day=day: self.day_chosen.emit(day))
            self.days[day] = button
            self._grid.addWidget(button, 1 + place // 7, place % 7)
            shown_now(button)
        self.before.setEnabled(first > today)
        self.after.setEnabled(_shifted(first, 1) <= last)
        if focused in self.days:
            self.days[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown and self.after.isEnabled():
            self.after.click()
        elif event.key() == Qt.Key.Key_PageUp and self.before.isEnabled():
            self.before.click()
        else:
            super().keyPressEvent(event)


def _arrow(icon: str, name: str) -> QPushButton:
    button = style.button("", role="quiet")
    icons.set_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def _shifted(first: date, months: int) -> date:
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1)
