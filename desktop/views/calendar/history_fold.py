"""On a booking's card: what became of it in a line, and a button that unfolds who did what (``history_list``)."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.presenters.booking_history import BookingHistory
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.popover import WIDE

if TYPE_CHECKING:
    from desktop.views.history_list import HistoryList


class HistoryFold(QWidget):
    """``reshaped`` when it became higher or lower; ``list`` once it was unfolded."""

    reshaped = Signal()
    changes_asked = Signal()

    def __init__(self, history: BookingHistory, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._zone = zone
        self.list: HistoryList | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(1))
        head = QHBoxLayout()
        head.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        icons.set_icon(mark, "history", "ink3", 14)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.said = style.text("", tone="faint", size="small")
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setWordWrap(True)
        head.addWidget(self.said, 1)
        self.toggle = style.button(self.tr("History"), role="quiet")
        style.mark(self.toggle, compact=True)
        self.toggle.setToolTip(self.tr("Who did what with it, when and from which computer (H)"))
        self.toggle.clicked.connect(self._clicked)
        beside = (self.toggle.sizeHint().height() - self.said.fontMetrics().height()) // 2
        for each in (mark, self.said):  # its first line is level with the button's words
            each.setContentsMargins(0, max(0, beside), 0, 0)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)

    def say(self, said: str) -> None:
        """In a line; where there is nothing to say yet, what stands here."""
        self.said.setText(said or self.tr("What was done with it"))

    def unfold(self) -> None:
        """Show the steps; the server was asked before."""
        from desktop.views.history_list import HistoryList  # not needed for the first paint

        self.toggle.setText(self.tr("Hide"))
        self.toggle.setAccessibleName(self.tr("Hide the history"))
        self.list = HistoryList(self._history, self._zone, WIDE - 2 * theme().tokens.space(4))
        self.list.reshaped.connect(self._reshaped)
        self.list.changes_asked.connect(self.changes_asked)
        self._column.addWidget(self.list)
        self.list.show()
        self._reshaped()

    def _clicked(self) -> None:
        if self.list is None:
            self._history.look()
            self.unfold()
            return
        gone, self.list = self.list, None
        gone.hide()
        gone.setParent(None)
        gone.deleteLater()
        self.toggle.setText(self.tr("History"))
        self.toggle.setAccessibleName("")
        self._reshaped()

    def _reshaped(self) -> None:
        self._column.activate()  # its parent asks before Qt would tell
        self.reshaped.emit()
