"""Keys at a moment, and clicks, as a hand gives them one soon after the other. Each test has a time of its own."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_TIMES = count(10_000, 60_000)
SOON = 50
"""Between the two halves of a double press, in ms."""


def moment() -> int:
    """In ms; long after any other test's."""
    return next(_TIMES)


def press_at(key: Qt.Key, when: int) -> None:
    """To whatever has the keys."""
    event = QKeyEvent(
        QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r" if key in _ENTER else ""
    )
    event.setTimestamp(when)
    inside = QApplication.focusWidget()
    assert inside is not None
    QApplication.sendEvent(inside, event)


def enter_twice() -> int:
    """As a hand that meant it once; returns when a press is one of its own again."""
    first = moment()
    press_at(Qt.Key.Key_Return, first)
    press_at(Qt.Key.Key_Return, first + SOON)
    return first + QApplication.doubleClickInterval()


def second_half(inside: QWidget, at: QPoint) -> None:
    """Of a double click, on whatever lies at that point by now."""
    under = inside.childAt(at)
    assert under is not None
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    here, there = QPointF(under.mapFrom(inside, at)), QPointF(inside.mapToGlobal(at))
    for kind, down in ((QEvent.Type.MouseButtonDblClick, left), (QEvent.Type.MouseButtonRelease, none)):
        QApplication.sendEvent(
            under, QMouseEvent(kind, here, there, left, down, Qt.KeyboardModifier.NoModifier)
        )


_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
