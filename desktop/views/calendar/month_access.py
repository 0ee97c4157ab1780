"""Tells screen readers what the month paints: a list of days, each with its count, what is special, its bookings."""

from __future__ import annotations

import functools

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from desktop.presenters.calendar_month import MonthDay
from desktop.views.calendar import access
from desktop.views.calendar.month_view import MonthView
from desktop.views.calendar.overview_words import bookings_aloud, day_aloud


class DayInterface(QAccessibleInterface):
    """One day, by its place: months come and go."""

    def __init__(self, month: MonthView, place: int) -> None:
        super().__init__()
        self._month = month
        self.place = place

    def _day(self) -> MonthDay | None:
        days = self._month.board.days if self._month.board else ()
        return days[self.place] if self.place < len(days) else None

    def isValid(self) -> bool:
        return self._day() is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # a painted day has none
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # none before the month is shown
        return self._month.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._month)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # no children
        del x, y
        return None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # no children
        del index
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        del child
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        day, board = self._day(), self._month.board
        if day is None or board is None:
            return ""
        if kind == QAccessible.Text.Description:
            return bookings_aloud(day, board.zone)
        return day_aloud(day) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing can be typed into a day."""

    def rect(self) -> QRect:
        geometry = self._month.geometry_
        if geometry is None or not self.isValid():
            return QRect()
        inside = geometry.cell(self.place).toAlignedRect()
        return QRect(self._month.mapToGlobal(inside.topLeft()), inside.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, day = QAccessible.State(), self._day()
        state.focusable = True
        state.selectable = True
        marked = day is not None and day.day == self._month.marked
        state.selected = marked
        state.focused = marked and self._month.hasFocus()
        return state

    def foregroundColor(self) -> QColor:
        return self._month.palette().windowText().color()

    def backgroundColor(self) -> QColor:
        return self._month.palette().window().color()


class MonthInterface(QAccessibleWidget):
    """The month as a list of its days."""

    def __init__(self, month: MonthView) -> None:
        super().__init__(month, QAccessible.Role.List, month.accessibleName())
        self._month = month
        self._made: dict[int, DayInterface] = {}

    def childCount(self) -> int:
        return len(self._month.board.days) if self._month.board else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none past the end
        return self._of(index) if 0 <= index < self.childCount() else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        geometry = self._month.geometry_
        point = self._month.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        place = geometry.place_at(point.x(), point.y()) if geometry else None
        return self._of(place) if place is not None else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        place = getattr(child, "place", -1)
        return place if place < self.childCount() else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        board, marked = self._month.board, self._month.marked
        place = board.place_of(marked) if board is not None and marked is not None else None
        return self._of(place) if place is not None else None

    def _of(self, place: int) -> DayInterface:
        """Kept as long as the month: Qt does not own what Python made."""
        if place not in self._made:
            self._made[place] = DayInterface(self._month, place)
        return self._made[place]


@functools.cache
def install() -> None:
    """Once in a process; further calls do nothing."""
    access.tell_of(MonthView, MonthInterface)
