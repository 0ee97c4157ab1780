"""The month to choose a day from has the weeks of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_board import days_of_week
from desktop.theming import formats
from desktop.views.booking.month import MonthGrid


def _at(grid: QGridLayout, row: int, column: int) -> QWidget | None:
    item = grid.itemAtPosition(row, column)
    return item.widget() if item is not None else None


@pytest.mark.parametrize("first", [date(2026, 11, 1), date(2027, 2, 1), date(2026, 8, 1), date(2026, 3, 1)])
def test_each_week_is_a_row_from_monday_to_sunday_as_in_the_calendar(qtbot: QtBot, first: date) -> None:
    month = MonthGrid()
    qtbot.addWidget(month)
    month.show_month(first, {}, first, today=first, last=first + timedelta(days=60))
    grid = next(layout for layout in month.findChildren(QGridLayout) if layout.count() > 7)
    heads = [_at(grid, 0, column) for column in range(7)]
    letters = [formats.weekday(day, short=True)[0].upper() for day in days_of_week(first)]
    assert [head.text() for head in heads if isinstance(head, QLabel)] == letters
    for day, button in month.days.items():
        week = 1 + (day - days_of_week(first)[0]).days // 7
        assert _at(grid, week, days_of_week(day).index(day)) is button
