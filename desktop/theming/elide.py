"""A label of one line that shortens with an ellipsis instead of widening its parent, and tells the whole in a tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.theming.painting import painting_words
from desktop.theming.theme import theme


class ElidedLabel(QLabel):
    """Plain text only. Clicks pass through to the button or row it lies on; a tip of those says more than its own."""

    def __init__(
        self,
        words: str = "",
        *,
        tone: str = "",
        size: str = "body",
        weight: int = 400,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._told = ""
        """What the tip says of itself."""
        self.brief = ""
        """What is said where all of it has no room; empty: the beginning."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFont(theme().font(size, weight))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if tone:
            self.setProperty("tone", tone)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and _has_tip(self.parentWidget()):
            event.ignore()
            return False
        return super().event(event)

    def _tell_whole(self) -> None:
        """Only where it is shortened does the mouse meet it; presses go on to what it lies on even then."""
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        told = self.text() if cut else ""
        ours = self.toolTip() in {self._told, ""}  # else whoever made it says what the tip is
        if ours and told != self._told:
            self.setToolTip(told)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not cut)
            self._told = told

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting_words(self) as painter:
            room = self.contentsRect()
            words = self.text()
            if self.brief and self.fontMetrics().horizontalAdvance(words) > room.width():
                words = self.brief
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, self.alignment().value, words)


_NEAR = 3
"""How many widgets around it a tip may be of."""


def _has_tip(around: QWidget | None) -> bool:
    for _ in range(_NEAR):
        if around is None:
            return False
        if around.toolTip():
            return True
        around = around.parentWidget()
    return False
