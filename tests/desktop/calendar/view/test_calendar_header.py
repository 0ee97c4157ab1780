"""The row above the calendar: what is clicked again and again stays under the mouse, and nothing is cut off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.presenters.calendar_model import Mode
from desktop.theming import formats
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY

STEADY = ("back", "today", "forth", "day", "week")


def _places(pilot: Pilot) -> dict[str, QRect]:
    """Where the buttons are, in the coordinates of the view."""
    pilot.settle()
    QApplication.processEvents()  # lays it out
    found = {}
    for name in STEADY:
        button = getattr(pilot.view.header, name)
        assert isinstance(button, QAbstractButton)
        found[name] = QRect(button.mapTo(pilot.view, QPoint(0, 0)), button.size())
    return found


@pytest.mark.parametrize("language", formats.LANGUAGES)
def test_the_buttons_stay_where_they_are_whatever_the_days_are_called(
    pilot: Pilot, language: formats.Language
) -> None:
    formats.use_language(language)
    presenter = pilot.shop.presenter
    places, titles = _places(pilot), set()
    for mode in (Mode.WEEK, Mode.DAY):
        for week in range(0, 60, 3):
            presenter.go_to(MONDAY + timedelta(days=7 * week), mode)
            assert _places(pilot) == places
            titles.add(pilot.view.header.title.width())
    assert len(titles) > 10  # of many lengths
