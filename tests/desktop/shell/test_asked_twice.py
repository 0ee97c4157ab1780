"""What cannot be taken back is asked once more: a hand that pressed twice by habit has not answered that."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.theming import style
from desktop.views.asked import asked_twice

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def off(qtbot: QtBot, done: list[str]) -> QPushButton:
    made = style.button("Take off")
    asked_twice(made, "Really take off", lambda: done.append("off"))
    qtbot.addWidget(made)
    made.show()
    return made


def enter(button: QPushButton, when: int) -> None:
    """Pressed at that moment in ms."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
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


def test_the_second_enter_of_a_double_press_is_no_answer(off: QPushButton, done: list[str]) -> None:
    soon = QApplication.doubleClickInterval() // 2
    enter(off, 10_000_000)
    enter(off, 10_000_000 + soon)
    assert (off.text(), done) == ("Really take off", [])

    enter(off, 10_000_000 + 4 * soon)

    assert done == ["off"]
