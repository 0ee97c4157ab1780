"""The line that tells the owner how much of computers without access waits, and leads there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme


class LeftWords(QObject):
    """Words that have a plural: lupdate finds these only in a ``tr``."""

    def said(self, count: int, files: int | None) -> str:
        """Of so many, ``files`` of which are files where that is known; empty where there are none."""
        if not count:
            return ""
        if files == 0:
            return self.tr("%n changes of a computer without access wait for you.", "", count)
        if files == count:
            return self.tr("%n files of a computer without access wait for you.", "", count)
        return self.tr("%n changes and files of a computer without access wait for you.", "", count)


class LeftLine(QWidget):
    """Hidden while it has nothing to say."""

    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        icons.set_icon(mark, "inbox", "accent")
        row.addWidget(mark)
        self._words = style.text("", weight=500)
        self._words.setWordWrap(True)
        row.addWidget(self._words, 1)
        self.button = style.button(self.tr("Review"))
        style.mark(self.button, compact=True)
        self.button.clicked.connect(self.review_asked)
        row.addWidget(self.button)
        self.say("")

    def say(self, words: str) -> None:
        """These of ``LeftWords``."""
        self._words.setText(words)
        self.button.setAccessibleName(f"{self.button.text()}: {words}")
        self.setVisible(bool(words))
