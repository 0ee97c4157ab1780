"""The list of keys over the window: opened by ?, what acts here first, scrolled and left by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from shiboken6 import delete

from desktop.shell.keys_box import KeysBox
from desktop.theming.theme import theme
from desktop.views.key_list import EVERYWHERE, key_groups, shortcuts
from tests.desktop.shell.widgets import child, closed, cut_labels
from tools.quiet import settle
from tools.stage import Stage

KEY = Qt.Key


def _ask() -> None:
    has = QApplication.focusWidget()
    assert has is not None
    QTest.keyClick(has, KEY.Key_Question)
    settle()


def _words(stage: Stage) -> list[str]:
    labels = child(stage.window, KeysBox).findChildren(QLabel)
    said = [label.text() for label in labels if label.property("role") != "key"]
    return said[1:]  # the first is the title


async def test_what_acts_here_stands_first_and_all_of_them_are_there(stage: Stage) -> None:
    _ask()
    box = child(stage.window, KeysBox)
    assert box.isVisible()
    assert box.hasFocus()
    words = _words(stage)
    assert words[0].startswith("Calendar: ")
    assert len(words) == len(shortcuts())
    assert "New booking" in words
    assert all(what in box.accessibleDescription() for _, what in shortcuts())
    assert cut_labels(box) == []


async def test_another_screen_has_its_own_first(stage: Stage) -> None:
    assert stage.office is not None
    stage.office.workspace.go("today")
    settle()
    _ask()
    assert _words(stage)[0].startswith("Today: ")
    everywhere = next(group.rows for group in key_groups() if not group.screen)
    ours = next(group.rows for group in key_groups() if group.screen == "today")
    assert _words(stage)[len(ours)] == everywhere[0][1]


async def test_while_something_is_booked_those_of_the_booking_come_first(stage: Stage) -> None:
    assert stage.office is not None
    stage.office.book()
    settle()
    stage.office.searching.show_keys()
    settle()
    assert _words(stage)[0].startswith("Booking: ")


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_Question])
async def test_it_goes_and_gives_the_keys_back(stage: Stage, key: Qt.Key) -> None:
    before = QApplication.focusWidget()
    _ask()
    box = child(stage.window, KeysBox)
    modifier = (
        Qt.KeyboardModifier.ShiftModifier if key == KEY.Key_Question else Qt.KeyboardModifier.NoModifier
    )
    QTest.keyClick(box, key, modifier)
    settle()
    assert closed(box)
    assert QApplication.focusWidget() is before


async def test_what_had_the_keys_may_be_gone_when_it_closes(stage: Stage) -> None:
    assert stage.office is not None
    button = QPushButton("a line that news paint anew", stage.office.workspace.current_view())
    button.show()
    button.setFocus()
    _ask()
    box = child(stage.window, KeysBox)
    delete(button)
    QTest.keyClick(box, KEY.Key_Escape)
    assert closed(box)


async def test_arrows_scroll_it_and_tab_stays(stage: Stage) -> None:
    stage.window.resize(1024, 500)
    settle()
    _ask()
    box = child(stage.window, KeysBox)
    bar = child(box, QScrollArea).verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(box, KEY.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(box, KEY.Key_PageUp)
    assert bar.value() == 0
    QTest.keyClick(box, KEY.Key_Tab)
    assert box.hasFocus()
    assert box.geometry().bottom() <= stage.window.height()
    QTest.keyClick(box, KEY.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(box, KEY.Key_Home)
    assert bar.value() == 0


@pytest.mark.parametrize("high", [640, 768, 1080])
async def test_the_header_stays_in_sight(stage: Stage, high: int) -> None:
    stage.window.resize(1366, high)
    settle()
    _ask()
    box = child(stage.window, KeysBox)
    assert box.y() >= theme().tokens.size("header")
    assert box.geometry().bottom() <= stage.window.height()


async def test_the_keys_of_all_screens_stand_together(stage: Stage) -> None:
    del stage
    (everywhere,) = [group for group in key_groups() if group.screen == EVERYWHERE]
    screens = [
        place for place, (caps, _) in enumerate(everywhere.rows) if caps[0] == "Ctrl" and caps[1].isdigit()
    ]
    assert screens == [*range(screens[0], screens[0] + 3)]
    assert everywhere.rows[screens[-1]][0] == ("Ctrl", "3", "…", "9")


async def test_a_question_mark_that_is_typed_stays_one(stage: Stage) -> None:
    assert stage.office is not None
    stage.office.find()
    settle()
    _ask()
    assert stage.window.findChildren(KeysBox) == []
