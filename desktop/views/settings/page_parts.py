"""What the pages of the owner's settings are laid out of: the title with what it is about, cards with rows, notices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theming import icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.asked import note


def top(title: str, about: str, *acts: QWidget) -> QWidget:
    """The page's title, with what can be begun at its end, and below it what it is about."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().tokens.space(2))
    line = QHBoxLayout()
    line.addWidget(style.text(title, size="title", weight=700))
    line.addStretch(1)
    for act in acts:
        line.addWidget(act)
    column.addLayout(line)
    if about:
        column.addWidget(note(about, "muted"))
    return holder


def listed(rows: Sequence[QWidget]) -> QFrame:
    """A card of rows with a rule between each and the next."""
    space = theme().tokens.space
    card = QFrame()
    style.mark(card, panel="card")
    column = QVBoxLayout(card)
    column.setContentsMargins(space(5), space(2), space(5), space(2))
    column.setSpacing(0)
    for place, row in enumerate(rows):
        if place:
            column.addWidget(rule())
        column.addWidget(row)
        row.show()
    return card


def rule() -> QFrame:
    """A thin line."""
    line = QFrame()
    style.mark(line, panel="line")
    line.setFixedHeight(1)
    return line


def entry(
    icon: str, name: str, about: str, *acts: QPushButton, chips: Sequence[QWidget] = (), wrong: str = ""
) -> QWidget:
    """A row: what it is called, what there is to know of it, and what can be done."""
    space = theme().tokens.space
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, space(2), 0, space(2))
    line.setSpacing(space(2))
    mark = QLabel()
    icons.set_icon(mark, icon, "ink3", 18)
    line.addWidget(mark)
    text = QVBoxLayout()
    text.setSpacing(0)
    named = QHBoxLayout()
    named.setSpacing(space(2))
    named.addWidget(ElidedLabel(name, weight=600))
    for each in chips:
        named.addWidget(each)
    named.addStretch(1)
    text.addLayout(named)
    if about:
        text.addWidget(small_note(about))
    if wrong:
        text.addWidget(note(wrong, "bad"))
    line.addLayout(text, 1)
    for act in acts:
        style.mark(act, compact=True)
        line.addWidget(act)
    return row


def small_note(said: str) -> QLabel:
    """What there is to know of a row, in as many lines as it needs."""
    label = style.text(said, tone="muted", size="small")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def act(said: str, of: str, icon: str = "") -> QPushButton:
    """A quiet button of a row, which a screen reader hears with what it is of."""
    button = style.button(said, role="quiet", icon=icon)
    button.setAccessibleName(f"{said}: {of}")
    return button


def boxed(form: QWidget) -> QFrame:
    """A form in a card of its own."""
    space = theme().tokens.space
    card = QFrame()
    style.mark(card, panel="card")
    column = QVBoxLayout(card)
    column.setContentsMargins(space(5), space(2), space(5), space(2))
    column.addWidget(form)
    form.show()
    return card


class Notice(QFrame):
    """Something to know, framed, with what can be done about it: side by side, or below each other."""

    def __init__(self, said: str, *acts: QPushButton, bad: bool = False, down: bool = False) -> None:
        super().__init__()
        space = theme().tokens.space
        style.mark(self, panel="alert", kind="bad" if bad else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        self.said = note(said, "")
        column.addWidget(self.said)
        if acts:
            line = QVBoxLayout() if down else QHBoxLayout()
            line.setSpacing(space(1) if down else space(2))
            for each in acts:
                line.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
            line.addStretch(1)
            column.addLayout(line)
