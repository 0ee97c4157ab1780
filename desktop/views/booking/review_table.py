"""What was entered as a table of icon, label and value, for the last step before anything is asked or booked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared

Line = tuple[str, str, str]
"""Icon, label, value."""


class ReviewTable(QWidget):
    """A card; built anew only where a value changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="card")
        space = theme().tokens.space
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(space(4), space(3), space(4), space(3))
        self._grid.setHorizontalSpacing(space(5))
        self._grid.setVerticalSpacing(space(3))
        self._grid.setColumnStretch(2, 1)
        self._shown: list[Line] = []

    @property
    def values(self) -> list[str]:
        """As shown."""
        return [value for _, _, value in self._shown]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """These, in their order."""
        if list(lines) == self._shown:
            return
        self._shown = list(lines)
        cleared(self._grid)
        for row, (icon, label, value) in enumerate(lines):
            self._add(row, icon, label, value)

    def _add(self, row: int, icon: str, label: str, value: str) -> None:
        mark = QLabel()
        icons.set_icon(mark, icon)
        top = Qt.AlignmentFlag.AlignTop
        name = style.text(label, tone="muted")
        text = style.text(value, weight=600)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setAccessibleName(f"{label}: {value}")
        self._grid.addWidget(mark, row, 0, top)
        self._grid.addWidget(name, row, 1, top)
        self._grid.addWidget(text, row, 2, top)
