"""Buttons that rest for a moment after one of them acted.

What was clicked goes away, and others come to lie where it was: a second click of the same hand is not meant for
them. Keys go where the focus is, which does not slide; they are never held up.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication


class CalmButtons(QObject):
    """Watches the buttons it is given. ``resting`` runs while none of them takes a click of the mouse."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.resting = QTimer(self)
        self.resting.setSingleShot(True)
        self.resting.timeout.connect(self._rested)
        self._acted = False

    def add(self, *buttons: QAbstractButton) -> None:
        """Watch these as well."""
        for button in buttons:
            button.installEventFilter(self)
            button.clicked.connect(self._act)

    def moved(self) -> None:
        """Others lie there now: where that comes of a click, the rest begins anew."""
        if self._acted:
            self._acted = False
            self._rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click is one click, however late the second half of it is dealt with."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            return True
        if event.type() == QEvent.Type.MouseButtonPress and self.resting.isActive():
            return True
        return super().eventFilter(watched, event)

    def _act(self) -> None:
        self._acted = True
        self._rest()

    def _rested(self) -> None:
        """What moves from now on comes of news, and holds no click up."""
        self._acted = False

    def _rest(self) -> None:
        self.resting.start(QApplication.doubleClickInterval())
