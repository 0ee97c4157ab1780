"""A month to choose a day from: its name, the way to the months beside it, and its weeks from Monday on.

Not here: what a day's button shows and what choosing it does (``booking/month``, ``calendar/month_popover``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.calendar_board import days_of_week
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme


class Month(QWidget):
    """``month_asked`` carries the first day of another month that is to be shown."""

    month_asked = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = date(1970, 1, 1)
        self._placed: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().tokens.space(1))
        head = QHBoxLayout()
        self.title = style.text("", weight=600)
        head.addWidget(self.title)
        head.addStretch(1)
        self.before = _arrow("chevron-left", self.tr("Month before"))
        self.after = _arrow("chevron-right", self.tr("Next month"))
        self.before.clicked.connect(lambda: self.month_asked.emit(shifted(self.first, -1)))
        self.after.clicked.connect(lambda: self.month_asked.emit(shifted(self.first, 1)))
        head.addWidget(self.before)
        head.addWidget(self.after)
        self.column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        self.column.addLayout(self._grid)
        for place, day in enumerate(days_of_week(self.first)):  # as the calendar's weeks
            label = style.text(
                formats.weekday(day, short=True)[:1].upper(), tone="muted", size="small", weight=600
            )
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(label, 0, place)

    def lay_out(self, first: date, days: Mapping[date, QWidget]) -> None:
        """Show these days of the month of ``first`` instead of those before."""
        self.first = first
        self.title.setText(formats.month_title(first))
        for widget in self._placed:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._placed = list(days.values())
        start = days_of_week(first)[0]
        for day, widget in days.items():
            place = (day - start).days
            self._grid.addWidget(widget, 1 + place // 7, place % 7)
            widget.show()  # at once: Qt would wait, and focus and keys would miss it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown and self.after.isEnabled():
            self.after.click()
        elif event.key() == Qt.Key.Key_PageUp and self.before.isEnabled():
            self.before.click()
        else:
            super().keyPressEvent(event)


def days_of_month(first: date) -> list[date]:
    """From the first to the last."""
    length = (shifted(first, 1) - first).days
    return [first + timedelta(days=offset) for offset in range(length)]


def shifted(first: date, months: int) -> date:
    """The first day of the month that is so many months later."""
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1)


def _arrow(icon: str, name: str) -> QPushButton:
    button = style.button("", role="quiet")
    icons.set_icon(button, icon)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
