"""The month to choose a day from has the weeks of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QGridLayout, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_board import days_of_week
from desktop.theming import formats
from desktop.views.booking.month import MonthGrid


@pytest.mark.parametrize("first", [date(2026, 11, 1), date(2027, 2, 1), date(2026, 8, 1), date(2026, 3, 1)])
def test_each_week_is_a_row_from_monday_to_sunday_as_in_the_calendar(qtbot: QtBot, first: date) -> None:
    month = MonthGrid()
    qtbot.addWidget(month)
    month.show_month(first, {}, first, today=first, last=first + timedelta(days=60))
    grid = next(layout for layout in month.findChildren(QGridLayout) if layout.count() > 7)
    heads = [grid.itemAtPosition(0, column).widget() for column in range(7)]
    letters = [formats.weekday(day, short=True)[0].upper() for day in days_of_week(first)]
    assert [head.text() for head in heads if isinstance(head, QLabel)] == letters
    for day, button in month.days.items():
        row, column, _, _ = grid.getItemPosition(grid.indexOf(button))
        assert days_of_week(day)[column] == day
        assert row == 1 + (day - days_of_week(first)[0]).days // 7
