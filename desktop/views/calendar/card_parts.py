"""Small parts of the cards over the calendar: a coloured label, a fact, and the beginning of what somebody wrote."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme

MOST_SHOWN, MOST_LINES = 180, 4
"""Characters and lines of one fact, so that the buttons stay in the window; all of it is in its tip."""


class Chip(QWidget):
    """A small coloured label with its icon."""

    def __init__(self, icon: str, text: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="chip", chip=token)
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 2, 8, 2)
        row.setSpacing(5)
        mark = QLabel()
        icons.set_icon(mark, icon, token, 13)
        row.addWidget(mark)
        self.words = style.text(text, size="small", weight=600)
        self.words.setProperty("tint", token)
        row.addWidget(self.words)
        self.whole = row.sizeHint().width()
        """So wide it is with its words, which may be hidden where the icon tells enough."""


def chip(icon: str, text: str, token: str) -> Chip:
    """One in a row of others."""
    return Chip(icon, text, token)


def fact(icon: str, text: str, *, faint: bool = False) -> QWidget:
    """A line with its icon; of a long one the beginning, and all of it in its tip."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().tokens.space(2))
    mark = QLabel()
    icons.set_icon(mark, icon, "ink3", 14)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    shown = begins(text)
    label = style.text(shown, tone="faint" if faint else "", size="small" if faint else "body")
    label.setTextFormat(Qt.TextFormat.PlainText)
    if shown != text:
        label.setToolTip(f"<p style='white-space: pre-wrap'>{escape(text)}</p>")
        label.setAccessibleName(text)
    label.setWordWrap(True)
    row.addWidget(label, 1)
    return holder


def begins(text: str) -> str:
    """As much of what somebody wrote as a card has room for."""
    lines = text.splitlines()
    begin = "\n".join(lines[:MOST_LINES])
    if len(begin) > MOST_SHOWN:
        begin = begin[:MOST_SHOWN].rsplit(None, 1)[0]
    return text if begin == text else f"{begin.rstrip()}…"


def icon_button(icon: str, name: str) -> QPushButton:
    """A small one without words; ``name`` is its tip, and for who does not see it."""
    button = style.button("", role="quiet")
    button.setProperty("compact", True)
    icons.set_icon(button, icon, "ink3")
    button.setFixedWidth(theme().tokens.size("control"))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def problem(said: str) -> QLabel:
    """What was wrong; not to be seen where nothing was."""
    label = style.text(said, tone="bad", size="small")
    label.setWordWrap(True)
    label.setVisible(bool(said))
    return label


def beside(words: QWidget, button: QWidget) -> QWidget:
    """Words, and at their end what is done with them."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(words, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def apart(first: QWidget, last: QWidget) -> QWidget:
    """One at the beginning of a line, one at its end."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().tokens.space(2))
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(last)
    return holder
