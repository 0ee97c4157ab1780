"""Small parts of the cards over the calendar: a coloured label, and the beginning of what somebody wrote."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.theming import icons, style

MOST_SHOWN, MOST_LINES = 180, 4
"""Characters and lines of one fact, so that the buttons stay in the window; all of it is in its tip."""


def chip(icon: str, text: str, token: str) -> QWidget:
    """A small coloured label with its icon."""
    holder = QWidget()
    style.mark(holder, panel="chip", chip=token)
    row = QHBoxLayout(holder)
    row.setContentsMargins(7, 2, 8, 2)
    row.setSpacing(5)
    mark = QLabel()
    icons.set_icon(mark, icon, token, 13)
    row.addWidget(mark)
    label = style.text(text, size="small", weight=600)
    label.setProperty("tint", token)
    row.addWidget(label)
    return holder


def begins(text: str) -> str:
    """As much of what somebody wrote as a card has room for."""
    lines = text.splitlines()
    begin = "\n".join(lines[:MOST_LINES])
    if len(begin) > MOST_SHOWN:
        begin = begin[:MOST_SHOWN].rsplit(None, 1)[0]
    return text if begin == text else f"{begin.rstrip()}…"
