"""Enter, pressed twice by a hand that meant it once: what came of the first is not answered by the second.

Whoever hears Enter asks ``once``; whoever gave something away by it, or put another page under it, calls ``sent``.
Of a line whose ``returnPressed`` is heard it is ``once_in`` that asks; of what is asked twice Space counts so too.
The presses are told apart by their own time, however long the first took. Not here: what Enter does.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass
class _Presses:
    """There is one keyboard. Times are those of the events in ms; ``0`` is none."""

    heard: int = 0
    sent: int = 0


_presses = _Presses()


def once(event: QKeyEvent) -> bool:
    """Whether this Enter does something: it is not held down, nor the second half of a double press that sent."""
    if event.isAutoRepeat():
        return False
    at = event.timestamp()
    if _presses.sent and at and 0 <= at - _presses.sent < QApplication.doubleClickInterval():
        return False
    _presses.heard = at
    return True


class _OnlyOnce(QObject):
    """Keeps from a line what is no press of its own: Qt says ``returnPressed`` for each repetition."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.key() in _ENTER and not once(event)
        return super().eventFilter(watched, event)


def once_in(line: QLineEdit) -> None:
    """``returnPressed`` of this line comes once for a press, and not for the second half of a double one."""
    line.installEventFilter(_OnlyOnce(line))


def sent() -> None:
    """The Enter that was heard last has sent something."""
    _presses.sent = _presses.heard
