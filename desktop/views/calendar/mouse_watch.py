"""Buttons above the grid that a click of the mouse does not leave the keyboard on.

Who clicks goes on in the grid with the arrow keys; who came to the button by Tab stays on it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton


class MouseWatch(QObject):
    """``pressed``: one of the buttons watched, which comes with it, was pressed with the mouse, not by a key."""

    pressed = Signal(object)

    def add(self, *buttons: QAbstractButton) -> None:
        """Watch these; a click no longer takes the focus to them, Tab does."""
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self.pressed.emit(watched)
        return super().eventFilter(watched, event)
