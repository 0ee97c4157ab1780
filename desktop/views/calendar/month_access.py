"""Tells screen readers what the month paints: a list of days, each with its count, what is special, its bookings."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from desktop.presenters.calendar_month import MonthDay
from desktop.views import painted_access
from desktop.views.calendar.month_view import MonthView
from desktop.views.calendar.overview_words import bookings_aloud, day_aloud
from desktop.views.painted_access import PaintedList, PaintedPart


class DayInterface(PaintedPart):
    """One day, by its place: months come and go."""

    def __init__(self, month: MonthView, place: int) -> None:
        super().__init__(month, place)
        self._month = month
        self._place = place

    def _day(self) -> MonthDay | None:
        days = self._month.board.days if self._month.board else ()
        return days[self._place] if self._place < len(days) else None

    def isValid(self) -> bool:
        return self._day() is not None

    def inside(self) -> QRect:
        geometry = self._month.geometry_
        if geometry is None or not self.isValid():
            return QRect()
        return geometry.cell(self._place).toAlignedRect()

    def text(self, kind: QAccessible.Text) -> str:
        day, board = self._day(), self._month.board
        if day is None or board is None:
            return ""
        if kind == QAccessible.Text.Description:
            return bookings_aloud(day, board.zone)
        return day_aloud(day) if kind == QAccessible.Text.Name else ""

    def state(self) -> QAccessible.State:
        state, day = QAccessible.State(), self._day()
        state.focusable = True
        state.selectable = True
        marked = day is not None and day.day == self._month.marked
        state.selected = marked
        state.focused = marked and self._month.hasFocus()
        return state


class MonthInterface(PaintedList):
    """The month as a list of its days."""

    def __init__(self, month: MonthView) -> None:
        super().__init__(month, functools.partial(DayInterface, month))
        self._month = month

    def keys(self) -> Sequence[Hashable]:
        return range(len(self._month.board.days) if self._month.board else 0)

    def key_at(self, point: QPoint) -> Hashable:
        geometry = self._month.geometry_
        return geometry.place_at(point.x(), point.y()) if geometry else None

    def chosen(self) -> Hashable:
        board, marked = self._month.board, self._month.marked
        return board.place_of(marked) if board is not None and marked is not None else None


@functools.cache
def install() -> None:
    """Once in a process; further calls do nothing."""
    painted_access.tell_of(MonthView, MonthInterface)
