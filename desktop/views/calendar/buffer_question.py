"""Asks, beside a drop that only the buffer speaks against, whether to go without it."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.presenters.moves import Decision
from desktop.theming import enters, formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill, verdict_words
from desktop.views.calendar.card_parts import chip
from desktop.views.calendar.popover import Popover
from desktop.views.painted import ENTER


class BufferQuestion(Popover):
    """``confirmed`` carries the decision; closing it moves nothing."""

    confirmed = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._decision: Decision | None = None
        self._when = style.text("", weight=600)
        self._when.setWordWrap(True)
        self._why = style.text("", tone="muted", size="small")
        self._why.setWordWrap(True)
        self.column.addWidget(
            chip("timer", self.tr("Without buffer?"), "arrived"), 0, Qt.AlignmentFlag.AlignLeft
        )
        self.column.addWidget(self._when)
        self.column.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(theme().tokens.space(2))
        self.yes = style.button(self.tr("Move without buffer"), role="primary")
        self.no = style.button(self.tr("Leave it"))
        for button in (self.yes, self.no):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.yes.clicked.connect(self._confirm)
        self.no.clicked.connect(self.close_now)

    def ask(self, decision: Decision, zone: tzinfo) -> None:
        """Fill it for a decision; then :meth:`open_beside`."""
        self._decision = decision
        when = formats.time_range(decision.to.starts, decision.ends, zone)
        other = decision.mechanic if decision.to.mechanic_id != decision.seen.mechanic_id else ""
        said = (
            fill(self.tr("Move to %1 with %2"), when, other) if other else fill(self.tr("Move to %1"), when)
        )
        self._when.setText(said)
        self._why.setText(verdict_words(decision.verdict, zone))

    def open_beside(self, near: QRect) -> None:
        super().open_beside(near)
        self.yes.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if enters.once(event):
                self._confirm()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        decision, self._decision = self._decision, None
        self.close_now()
        if decision is not None:
            enters.sent()
            self.confirmed.emit(decision)
