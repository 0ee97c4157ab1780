"""A label of one line that shortens with an ellipsis instead of widening its parent."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.theming.painting import painting_words
from desktop.theming.theme import theme


class ElidedLabel(QLabel):
    """Plain text only. Clicks pass through to the button or row it lies on."""

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

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting_words(self) as painter:
            room = self.contentsRect()
            words = self.text()
            if self.brief and self.fontMetrics().horizontalAdvance(words) > room.width():
                words = self.brief
            words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, self.alignment().value, words)
