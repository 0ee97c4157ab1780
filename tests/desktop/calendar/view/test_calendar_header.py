"""The row above the calendar: what is clicked again and again stays under the mouse, and nothing is cut off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming import formats
from desktop.theming.theme import theme
from desktop.views.calendar.title_button import TitleButton
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


LONGEST = {"en": date(2026, 9, 28), "fr": date(2025, 12, 29)}
"""The Monday of a week with a long title."""
SHORT = {"en": "28 Sep – 4 Oct 2026", "fr": "29 déc. 2025 – 4 janv. 2026"}
LEAST_TOOLS = 252
"""The same in the least window, with the badge in its fewest words."""
TOOLS = 330
"""As wide as the shell's tools are in French: how many changes wait, and the button to book."""


def _at(pilot: Pilot, language: formats.Language, width: int) -> TitleButton:
    """The title of a long week in a page so wide, with the shell's tools at the end of the row."""
    formats.use_language(language)
    tools = QWidget()
    tools.setFixedSize(TOOLS, 32)
    pilot.view.set_trailing(tools)
    pilot.shop.presenter.go_to(LONGEST[language], Mode.WEEK)
    pilot.view.resize(width, 700)
    pilot.settle()
    QApplication.processEvents()
    header = pilot.view.header
    row = [header.back, header.today, header.forth, *header.modes.values(), header.title, header.keys, tools]
    ends = 0
    for widget in row:
        left = widget.mapTo(header, QPoint(0, 0)).x()
        assert left >= ends
        ends = left + widget.width()
    assert ends <= header.width()
    return header.title


@pytest.mark.parametrize("language", formats.LANGUAGES)
@pytest.mark.parametrize("screen", [1366, 1600])
def test_on_a_small_screen_the_longest_title_has_short_months_at_most(
    pilot: Pilot, language: formats.Language, screen: int
) -> None:
    title = _at(pilot, language, screen - theme().tokens.size("rail"))
    assert title.shown() == (title.text() if screen == 1600 else SHORT[language])


@pytest.mark.parametrize(("tools", "whole"), [(200, True), (330, True), (520, False)])
def test_where_the_shells_tools_need_the_room_the_modes_are_letters_and_none_is_cut(
    pilot: Pilot, tools: int, whole: bool
) -> None:
    trailing = QWidget()
    trailing.setFixedSize(100, 32)
    pilot.view.set_trailing(trailing)
    pilot.view.resize(1366 - theme().tokens.size("rail"), 700)
    pilot.settle()
    QApplication.processEvents()
    end = trailing.geometry().right()
    trailing.setFixedSize(tools, 32)
    for _ in range(3):
        QApplication.processEvents()
    for button in pilot.view.header.modes.values():
        assert (button.text() == button.accessibleName()) is whole
        assert button.width() >= button.sizeHint().width()
        assert button.toolTip().startswith(button.accessibleName())
    assert trailing.geometry().right() == end, "its last button, Book, stays where it is"


class _Tools(QWidget):
    """The shell's, as wide as what they say."""

    def __init__(self, wide: int, saves: int) -> None:
        super().__init__()
        self._wide, self._saves, self.brief = wide, saves, False
        self.setFixedSize(wide, 32)

    def say_less(self, brief: bool) -> None:
        if brief is not self.brief:
            self.brief = brief
            self.setFixedSize(self._wide - (self._saves if brief else 0), 32)

    def saved(self, *, brief: bool) -> int:
        return self._saves * (int(brief) - int(self.brief))


@pytest.mark.parametrize(
    ("wide", "saves", "brief", "whole"),
    [(200, 100, False, True), (480, 160, True, True), (700, 100, True, False)],
)
def test_before_the_modes_are_letters_the_shells_tools_say_less(
    pilot: Pilot, wide: int, saves: int, brief: bool, whole: bool
) -> None:
    tools = _Tools(wide, saves)
    pilot.view.set_trailing(tools)
    pilot.view.resize(1366 - theme().tokens.size("rail"), 700)
    pilot.settle()
    for _ in range(3):
        QApplication.processEvents()
    assert tools.brief is brief
    for button in pilot.view.header.modes.values():
        assert (button.text() == button.accessibleName()) is whole
    pilot.view.resize(2400, 700)
    for _ in range(3):
        QApplication.processEvents()
    assert not tools.brief


def test_in_a_smaller_window_its_months_are_short(pilot: Pilot) -> None:
    title = _at(pilot, "en", 1024)
    assert title.text() == "28 September – 4 October 2026"
    assert title.shown() == "28 Sep – 4 Oct 2026"
    assert pilot.view.header.walk_in.text() == ""
    assert pilot.view.header.walk_in.accessibleName() == "Walk-in"


def test_in_the_smallest_window_nothing_lies_over_anything(pilot: Pilot) -> None:
    tokens = theme().tokens
    title = _at(pilot, "en", tokens.size("window_min_width") - tokens.size("rail"))
    assert title.shown().startswith("28 Sep")


def test_the_title_says_aloud_what_it_opens(pilot: Pilot) -> None:
    title = pilot.view.header.title
    assert title.accessibleName() == "Mon 15 June: go to a date"
    assert title.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("language", formats.LANGUAGES)
def test_in_the_least_window_letters_are_whole_and_the_month_is_told(
    pilot: Pilot, language: formats.Language
) -> None:
    """As wide as beside the rail of a window of 1024, with the shell's tools as they are in French."""
    formats.use_language(language)
    tools = QWidget()
    tools.setFixedSize(LEAST_TOOLS, 32)
    pilot.view.set_trailing(tools)
    if language == "fr":
        pilot.view.header.today.setText("Aujourd’hui")
    pilot.shop.presenter.go_to(date(2026, 11, 25), Mode.WEEK)
    pilot.view.resize(1024 - theme().tokens.size("rail"), 590)
    pilot.settle()
    for _ in range(3):
        QApplication.processEvents()
    header = pilot.view.header
    widths = [(b.text(), b.width(), b.sizeHint().width()) for b in header.modes.values()]
    assert all(width >= wanted for _, width, wanted in widths), widths
    assert header.title.shown().startswith({"en": "23 – 29 Nov", "fr": "23 – 29 nov."}[language])


def test_before_it_has_dots_the_title_stands_as_close_as_it_can_be_read(qtbot: QtBot) -> None:
    title = TitleButton()
    qtbot.addWidget(title)
    title.show_title("16 – 22 novembre 2026", "16 – 22 nov. 2026")
    shown = []
    for width in range(240, 90, -1):
        title.resize(width, 32)
        if title.shown() not in shown:
            shown.append(title.shown())
    assert shown[:4] == ["16 – 22 novembre 2026", "16 – 22 nov. 2026", "16 – 22 nov.", "16–22 nov."]
    title.resize(118, 32)
    assert "nov." in title.shown()
