"""The on-deck strip, on Today and below the calendar: parked jobs side by side; not there while there is none.

What is parked and where it can go is decided by ``presenters/on_deck``; times are offered in ``deck_card``, and in the
calendar a job is dragged from here (``calendar/deck_below``).
"""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.presenters.on_deck import DeckJob
from desktop.theming import icons, style
from desktop.theming.theme import theme
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.today import deck_words


class DeckStrip(QFrame):
    """``opened`` carries a session's id. ``places``: what is opened is put on the calendar, by the mouse too."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, places: bool = False) -> None:
        super().__init__(parent)
        self._places = places
        style.mark(self, panel="foot")
        space = theme().tokens.space
        self.buttons: dict[UUID, QPushButton] = {}
        self._shown: tuple[QPushButton, ...] = ()
        line = QHBoxLayout(self)
        line.setContentsMargins(space(5), space(2), space(5), space(2))
        line.setSpacing(space(3))
        self.heading = style.text("", weight=600)
        line.addWidget(self.heading)
        self.row = FlowRow(space(2))
        line.addWidget(self.row, 1)
        self.more = style.text("", tone="muted", size="small")
        line.addWidget(self.more)
        self.hide()

    def shown(self) -> tuple[QPushButton, ...]:
        """Their buttons, in the order in which they stand."""
        return self._shown

    def show_jobs(self, jobs: tuple[DeckJob, ...], day: deck_words.Day, *, more: int = 0) -> None:
        """These; the button of a job stays the same, whatever comes beside it. ``more`` have none."""
        for session_id in self.buttons.keys() - {job.session_id for job in jobs}:
            gone = self.buttons.pop(session_id)
            gone.hide()
            gone.deleteLater()
        for job in jobs:
            if job.session_id not in self.buttons:
                made = self.buttons[job.session_id] = style.button("", role="choice")
                made.clicked.connect(self._pressed)
            button = self.buttons[job.session_id]
            button.setText(deck_words.job_name(job) if self._places else deck_words.job_words(job, day))
            tip = deck_words.job_tip(job, day)
            button.setToolTip(f"{tip}\n{deck_words.placing_words()}" if self._places else tip)
            button.setAccessibleName(deck_words.aloud(job, day))
            button.setAccessibleDescription(deck_words.placing_words() if self._places else "")
            icons.set_icon(button, "cloud-off" if job.waiting else "car" if job.here else "hourglass", "wait")
        self.heading.setText(deck_words.heading(len(jobs) + max(0, more)))
        self.more.setText(deck_words.more_words(more) if more > 0 else "")
        self.more.setVisible(more > 0)
        self._shown = tuple(self.buttons[job.session_id] for job in jobs)
        self.row.keep(self._shown)
        for earlier, later in pairwise(self._shown):
            self.setTabOrder(earlier, later)
        self.setVisible(bool(jobs))

    def _pressed(self) -> None:
        pressed = self.sender()
        self.opened.emit(next(job for job, button in self.buttons.items() if button is pressed))
