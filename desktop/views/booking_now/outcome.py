"""How it ended, in the middle of a page: a mark, a line that says it, and what happens next. Paints only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme

SIDE = 40


class Outcome(QWidget):
    """It takes the room above: what stands below it follows at once."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        side = theme().tokens.space(7)
        column.setContentsMargins(side, 0, side, 0)  # no line as wide as the page, with a word left over
        column.addStretch(1)
        self.mark = QLabel()
        self.headline = style.text("", size="title", weight=700)
        self.detail = style.text("", tone="muted")
        for label in (self.mark, self.headline, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)

    def say(self, headline: str, detail: str) -> None:
        """Another end, or other words for it."""
        self.headline.setText(headline)
        self.detail.setText(detail)

    def look(self, icon: str, colour: str) -> None:
        """Its mark."""
        icons.set_icon(self.mark, icon, colour, SIDE)
