"""A question over a page or the wizard, with two buttons: one that loses something, and one that keeps all as it is."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.theming import enters, style
from desktop.theming.theme import theme
from desktop.views.painted import ENTER
from desktop.views.scrim import dim


class Question(QWidget):
    """Covers what it is about. Only the button that loses something does so; Esc, or Enter, keeps.

    It has gone when it tells the answer. Who asks lays words into ``column``.
    """

    lose = Signal()
    keep = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        space = theme().tokens.space
        self.box = QWidget()
        style.mark(self.box, panel="dialog")
        outer = QVBoxLayout(self.box)
        outer.setContentsMargins(space(6), space(5), space(6), space(5))
        outer.setSpacing(space(2))
        self.column = QVBoxLayout()
        self.column.setSpacing(space(2))
        outer.addLayout(self.column)
        outer.addSpacing(space(2))
        self.lose_button, self.keep_button = style.button("", role="danger"), style.button("", role="primary")
        outer.addLayout(self._line())
        QVBoxLayout(self).addWidget(self.box, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def _open(self, lose: str, keep: str) -> None:
        """Show it over all, the buttons named so; the keys are on what keeps."""
        self.lose_button.setText(lose)
        self.keep_button.setText(keep)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """The two buttons are all there is while it asks."""
        if not self.isVisible():
            return super().focusNextPrevChild(forwards)
        (self.lose_button if self.keep_button.hasFocus() else self.keep_button).setFocus(
            Qt.FocusReason.TabFocusReason
        )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isVisible():
            super().keyPressEvent(event)
            return
        if event.isAutoRepeat():
            pass  # the key that brought it up, held down a moment too long, does not answer it
        elif event.key() == Qt.Key.Key_Escape:
            self._answer(lost=False)
        elif event.key() in ENTER and enters.once(event):
            enters.sent()
            self._answer(lost=self.lose_button.hasFocus())
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        """Once answered, none of it has the keys: Qt would leave them with a button that nobody sees."""
        super().hideEvent(event)
        inside = cast("QWidget | None", self.window().focusWidget())
        if self.isHidden() and inside is not None and self.isAncestorOf(inside):
            inside.clearFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        dim(self)

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().tokens.space(2))
        line.addStretch(1)
        for button, lost in ((self.lose_button, True), (self.keep_button, False)):
            button.clicked.connect(lambda _checked, lost=lost: self._answer(lost=lost))
            line.addWidget(button)
        return line

    def _answer(self, *, lost: bool) -> None:
        self.hide()
        (self.lose if lost else self.keep).emit()
