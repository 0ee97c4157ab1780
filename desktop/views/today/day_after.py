"""Below "nobody else is expected": what the next day has, and the way to it in the calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.today_model import DayBoard
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.today.today_words import after_words


class DayAfter(QWidget):
    """``asked`` carries the day that is to be shown."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(2))
        self.said = style.text("", tone="muted", size="small")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        self.show_it = style.button(QCoreApplication.translate("Today", "Show that day"))
        column.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_it.clicked.connect(self._ask)

    def show_board(self, board: DayBoard) -> None:
        """What this one has after today; nothing where there is nothing."""
        after = board.after
        self.setVisible(after is not None)
        if after is None:
            return
        self._day = after.day
        self.said.setText(after_words(after, board))
        named = QCoreApplication.translate("Today", "Show %1 in the calendar")
        self.show_it.setAccessibleName(fill(named, formats.day_within(after.day)))

    def _ask(self) -> None:
        if self._day is not None:
            self.asked.emit(self._day)
