"""What the settings' cards are laid out of: a card, its rows, and choices side by side."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theming import style
from desktop.theming.theme import theme


class Segments(QFrame):
    """A few choices side by side, one of them taken."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], taken: str) -> None:
        super().__init__()
        style.mark(self, panel="segments")
        self.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, words in choices:
            button = style.button(words, role="segment")
            button.setCheckable(True)
            button.setChecked(key == taken)
            button.setAccessibleName(f"{name}: {words}")
            button.clicked.connect(lambda _checked, choice=key: self.chosen.emit(choice))
            group.addButton(button)
            self._buttons[key] = button
            line.addWidget(button)

    def show_taken(self, taken: str) -> None:
        """Another than was pressed: that is not done, or not yet."""
        self._buttons[taken].setChecked(True)


def card(title: str | QLabel) -> tuple[QWidget, QGridLayout]:
    """A card with its title, and the grid for its rows."""
    space = theme().tokens.space
    made = QFrame()
    style.mark(made, panel="card")
    column = QVBoxLayout(made)
    column.setContentsMargins(space(5), space(4), space(5), space(4))
    column.setSpacing(space(3))
    column.addWidget(title if isinstance(title, QLabel) else style.text(title, weight=600))
    grid = QGridLayout()
    grid.setHorizontalSpacing(space(5))
    grid.setVerticalSpacing(space(2))
    grid.setColumnMinimumWidth(0, 210)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    return made, grid


def row(grid: QGridLayout, name: str | QWidget, widget: QWidget) -> None:
    """One more line of a card: what it is, and what it is set to."""
    at = grid.rowCount()
    first = name if isinstance(name, QWidget) else style.text(name, tone="muted")
    centre, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
    if isinstance(widget, QLabel):  # it may take two lines: the name stands beside the first
        grid.addWidget(first, at, 0, top)
        grid.addWidget(widget, at, 1, top)
    else:
        grid.addWidget(first, at, 0, centre)
        grid.addWidget(widget, at, 1, centre | Qt.AlignmentFlag.AlignLeft)


def value(words: str) -> QLabel:
    """What can be copied but not changed."""
    label = style.text(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
