"""Enter on a time to choose from: chooses it, and on one that is chosen goes on to what the page does with it.

By itself Qt would have it un-choose what was just clicked, where the page says that Enter sends it. Space does.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from desktop.theming import enters
from desktop.views.requests.answer_panel import ENTER


class _GoesOn(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_enter = (
            event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER
        )
        if not is_enter or not isinstance(watched, QPushButton):
            return False
        if watched.isChecked():
            event.ignore()  # the page's
            return True
        if isinstance(event, QKeyEvent) and enters.once(event):
            watched.click()
            enters.sent()  # the second half of a double press sends nothing
        return True


def enter_goes_on(button: QPushButton) -> None:
    """For a checkable button."""
    button.installEventFilter(_GoesOn(button))
