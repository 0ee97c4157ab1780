"""A card of the My work screen that is walked to and pressed: arrows, Enter, a click, and numbers for its buttons.

Not here: what it says.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.theming import enters, style

_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WorkCard(QFrame):
    """``opened`` carries its key."""

    opened = Signal(object)
    walked = Signal(int)
    """To the next card (1) or the one before (-1)."""
    let_go = Signal()
    """A press on it is over."""

    def __init__(self, key: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.opens = False
        """Whether Enter or a click leads anywhere."""
        self.held = False
        self.buttons: list[QPushButton] = []
        style.mark(self, panel="card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def is_down(self) -> bool:
        """Whether it or one of its buttons is pressed just now: nothing may slide then."""
        return self.held or any(button.isDown() for button in self.buttons)

    def add_button(self, button: QPushButton) -> None:
        """One more; its number is its place."""
        button.installEventFilter(self)
        button.released.connect(self.let_go)
        self.buttons.append(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and numbers do the same on its buttons as on itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return Qt.Key(event.key()) not in _OPENS and self._key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.held = event.button() == Qt.MouseButton.LeftButton
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self.held = self.held, False
        self.let_go.emit()
        if held and self.rect().contains(event.position().toPoint()):
            self._open()

    def _open(self) -> None:
        if self.opens:
            self.opened.emit(self.key)

    def answer_by(self, event: QKeyEvent) -> bool:
        """As if the key had been pressed on it; whether it is one of its."""
        return self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        shown = [button for button in self.buttons if button.isVisibleTo(self)]
        if key in _STEPS:
            self.walked.emit(_STEPS[key])
        elif key in _OPENS and self.opens:
            if enters.once(event):
                self._open()
        elif key in NUMBERS and NUMBERS.index(key) < len(shown):
            if not event.isAutoRepeat():
                shown[NUMBERS.index(key)].click()
        else:
            return False
        return True
