"""A labelled field with its trouble under it, for the forms of the booking wizard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme
from scheduling.limits import MOST_TEXT


class Field(QWidget):
    """``edited`` when the user typed."""

    edited = Signal()

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(1))
        name = style.text(label, weight=500)
        self.line = QLineEdit()
        self.line.setMaxLength(MOST_TEXT)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(hint)
        name.setBuddy(self.line)
        self.note = style.text("", size="small")
        self.note.setWordWrap(True)
        self.note.hide()
        column.addWidget(name)
        column.addWidget(self.line)
        column.addWidget(self.note)
        self.line.textEdited.connect(self._edited)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        return self.line.text()

    def tell(self, words: str, *, bad: bool = True) -> None:
        """What is wrong, or what was understood; nothing hides the line."""
        self.note.setText(words)
        style.mark(self.note, tone="bad" if bad else "muted")
        self.note.setVisible(bool(words))
        style.mark(self.line, invalid="true" if words and bad else "false")
        self.line.setAccessibleDescription(words)

    def _edited(self) -> None:
        self.tell("")
        self.edited.emit()
