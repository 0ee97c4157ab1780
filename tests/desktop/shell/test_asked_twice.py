"""What cannot be taken back is asked once more: a hand that pressed twice by habit has not answered that."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theming import style
from desktop.views.asked import ask_anew, asked_twice
from tests.desktop.shell.widgets import child

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """With a line to type into."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    return made


@pytest.fixture
def off(qtbot: QtBot, page: QWidget, done: list[str]) -> QPushButton:
    made = style.button("Take off")
    asked_twice(made, "Really take off", lambda: done.append("off"))
    layout = page.layout()
    assert layout is not None
    layout.addWidget(made)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return made


def press(button: QPushButton, key: Qt.Key, when: int) -> None:
    """At that moment in ms."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(when)
        QApplication.sendEvent(button, event)


def test_a_double_click_asks_and_is_no_answer(off: QPushButton, done: list[str]) -> None:
    middle = QPointF(off.rect().center())
    QTest.mouseClick(off, LEFT)
    for kind, held in (
        (QEvent.Type.MouseButtonDblClick, LEFT),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        outside = QPointF(off.mapToGlobal(off.rect().center()))
        event = QMouseEvent(kind, middle, outside, LEFT, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(off, event)
    assert (off.text(), done) == ("Really take off", [])

    QTest.mouseClick(off, LEFT)

    assert done == ["off"]
    assert off.text() == "Take off", "where it was not done, it is asked again"


@pytest.mark.parametrize(
    ("key", "begins"),
    [(Qt.Key.Key_Return, 10_000_000), (Qt.Key.Key_Enter, 20_000_000), (Qt.Key.Key_Space, 30_000_000)],
)
def test_the_second_half_of_a_double_press_is_no_answer(
    off: QPushButton, done: list[str], key: Qt.Key, begins: int
) -> None:
    soon = QApplication.doubleClickInterval() // 2
    press(off, key, begins)
    press(off, key, begins + soon)
    assert (off.text(), done) == ("Really take off", [])

    press(off, key, begins + 4 * soon)

    assert done == ["off"]


def test_aloud_it_says_that_it_asks_and_of_whom(off: QPushButton) -> None:
    off.setAccessibleName("Take Marc off the list")
    off.click()
    assert off.accessibleName() == "Really take off: Take Marc off the list"


@pytest.mark.parametrize("way", ["tab", "mouse", "hidden", "anew"])
def test_who_goes_elsewhere_in_between_has_not_answered(
    page: QWidget, off: QPushButton, done: list[str], way: str
) -> None:
    off.setAccessibleName("Take Marc off the list")
    style.mark(off, role="quiet")
    off.setFocus()
    QTest.keyClick(off, Qt.Key.Key_Space)
    assert off.property("role") == "danger"

    if way == "tab":
        QTest.keyClick(off, Qt.Key.Key_Tab)
    elif way == "mouse":
        QTest.mouseClick(child(page, QLineEdit), LEFT)
    elif way == "hidden":
        page.hide()
    else:
        ask_anew(off)

    told = off.text(), off.accessibleName(), off.property("role")
    assert told == ("Take off", "Take Marc off the list", "quiet")
    off.click()
    assert done == [], "it asks anew"


def test_keys_that_the_program_parks_and_gives_back_are_no_going_elsewhere(
    page: QWidget, off: QPushButton, done: list[str]
) -> None:
    off.setFocus()
    QTest.keyClick(off, Qt.Key.Key_Space)
    page.setFocus()
    off.setFocus()
    QTest.keyClick(off, Qt.Key.Key_Space)
    assert done == ["off"]
