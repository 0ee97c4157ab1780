"""Asked on Esc when something was entered: leave and lose it, or stay. Esc once more, or Enter, stays."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.painted import ENTER


class LeaveQuestion(QWidget):
    """Covers the wizard while it asks. Only its button leaves: what was entered is not found again."""

    leave = Signal()
    stay = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.before: QWidget | None = None
        """What had the focus; nothing, once the page under it has changed."""
        translate, space = QCoreApplication.translate, theme().tokens.space
        self.box = QWidget()
        style.mark(self.box, panel="dialog")
        column = QVBoxLayout(self.box)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(2))
        column.addWidget(style.text(translate("Booking", "Leave this booking?"), size="brand", weight=700))
        self.lost = style.text("", tone="muted")
        column.addWidget(self.lost)
        column.addSpacing(space(2))
        line = QHBoxLayout()
        line.setSpacing(space(2))
        line.addStretch(1)
        self.leave_button = style.button(translate("Booking", "Leave"), role="danger")
        self.leave_button.clicked.connect(self._leave)
        self.stay_button = style.button(translate("Booking", "Stay"), role="primary")
        self.stay_button.clicked.connect(self._stay)
        line.addWidget(self.leave_button)
        line.addWidget(self.stay_button)
        column.addLayout(line)
        outer = QVBoxLayout(self)
        outer.addWidget(self.box, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def ask(self, *, held: bool) -> None:
        """Show it over the whole wizard; whether a time is ``held`` that others could have then."""
        translate = QCoreApplication.translate
        self.lost.setText(
            translate("Booking", "What was entered is not kept, and the time is let go.")
            if held
            else translate("Booking", "What was entered is not kept.")
        )
        self.before = QApplication.focusWidget()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.stay_button.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            pass  # the key that brought it up, held down a moment too long, does not answer it
        elif event.key() == Qt.Key.Key_Escape:
            self._stay()
        elif event.key() in ENTER:
            self._leave() if self.leave_button.hasFocus() else self._stay()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("scrim"))
        painter.end()

    def _leave(self) -> None:
        self.hide()
        self.leave.emit()

    def _stay(self) -> None:
        self.hide()
        self.stay.emit()
