"""Asked on Esc when something was entered: leave and lose it, or stay. Esc once more, or Enter, stays."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theming import style
from desktop.views.question import Question


class LeaveQuestion(Question):
    """Covers the wizard while it asks. Only its button leaves: what was entered is not found again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.before: QWidget | None = None
        """What had the focus; nothing, once the page under it has changed."""
        heading = QCoreApplication.translate("Booking", "Leave this booking?")
        self.column.addWidget(style.text(heading, size="brand", weight=700))
        self.lost = style.text("", tone="muted")
        self.column.addWidget(self.lost)

    def ask(self, *, held: bool) -> None:
        """Show it over the whole wizard; whether a time is ``held`` that others could have then."""
        translate = QCoreApplication.translate
        self.lost.setText(
            translate("Booking", "What was entered is not kept, and the time is let go.")
            if held
            else translate("Booking", "What was entered is not kept.")
        )
        self.before = QApplication.focusWidget()
        self._open(translate("Booking", "Leave"), translate("Booking", "Stay"))
