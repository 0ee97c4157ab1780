"""The on-deck strip of the Today screen: parked jobs side by side; it is not there while there is none.

What is parked and where it can go is decided by ``presenters/on_deck``; times are offered in ``deck_card``.
"""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.presenters.on_deck import DeckJob
from desktop.presenters.today_model import DayBoard
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.today import deck_words


class DeckStrip(QFrame):
    """``opened`` carries a session's id."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="foot")
        space = theme().tokens.space
        self.buttons: dict[UUID, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(space(5), space(2), space(5), space(2))
        line.setSpacing(space(3))
        self.heading = style.text("", weight=600)
        line.addWidget(self.heading)
        self.row = FlowRow(space(2))
        line.addWidget(self.row, 1)
        self.hide()

    def show_jobs(self, jobs: tuple[DeckJob, ...], board: DayBoard) -> None:
        """These; the button of a job stays the same, whatever comes beside it."""
        for session_id in self.buttons.keys() - {job.session_id for job in jobs}:
            gone = self.buttons.pop(session_id)
            gone.hide()
            gone.deleteLater()
        for job in jobs:
            if job.session_id not in self.buttons:
                made = self.buttons[job.session_id] = style.button("", role="choice")
                made.clicked.connect(self._pressed)
            button = self.buttons[job.session_id]
            button.setText(deck_words.job_words(job, board))
            button.setToolTip(deck_words.job_tip(job, board))
            button.setAccessibleName(deck_words.aloud(job, board))
            icons.set_icon(button, "cloud-off" if job.waiting else "car" if job.here else "hourglass", "wait")
        self.heading.setText(deck_words.heading(len(jobs)))
        self.row.keep([self.buttons[job.session_id] for job in jobs])
        self.setVisible(bool(jobs))

    def _pressed(self) -> None:
        pressed = self.sender()
        self.opened.emit(next(job for job, button in self.buttons.items() if button is pressed))
