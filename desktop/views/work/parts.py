"""Small parts that the pages of My work are made of: a card with its heading, a labelled text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme


def line(tone: str = "", size: str = "small", weight: int = 400) -> QLabel:
    """Plain words that wrap."""
    label = style.text("", tone=tone, size=size, weight=weight)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def say(label: QLabel, said: str) -> None:
    """Say it; without words it takes no room."""
    label.setText(said)
    label.setVisible(bool(said))


def tone(label: QLabel, name: str) -> None:
    """Another tone, where it is another."""
    if label.property("tone") != name:
        style.mark(label, tone=name)


class Panel(QFrame):
    """A card with a heading; what belongs to it goes into ``column``."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="card")
        self.setAccessibleName(heading)
        space = theme().tokens.space
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(space(4), space(3), space(4), space(3))
        self.column.setSpacing(space(2))
        if heading:
            self.column.addWidget(style.text(heading, tone="muted", size="small", weight=600))


class Said(QWidget):
    """What somebody wrote, under its name; without words it takes no room. All of it can be marked and copied."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if name:
            column.addWidget(style.text(name, tone="faint", size="small"))
        self.text = line(size="body")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.text)

    def show_text(self, said: str) -> None:
        """It says this now."""
        self.text.setText(said)
        self.text.setAccessibleName(f"{self._name}: {said}" if self._name else said)
        self.setVisible(bool(said))
