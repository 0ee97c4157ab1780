"""The Today screen's top row: the day and the time, how much needs an answer, the walk-in button; then the shell's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters.today_model import DayBoard
from desktop.theming import formats, style
from desktop.views.header import Header

WORDS_LEAST = 1100
"""Narrower than this the room is the title's, and the buttons have an icon and a number alone."""


class TodayHeader(Header):
    """The buttons are there for whoever has a use for them."""

    answers_asked = Signal()
    requests_asked = Signal()
    waiting_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._board: DayBoard | None = None
        self._count = self._requests = self._waiting = 0
        self.requests = style.button("0", role="quiet", icon="inbox")
        self.requests.clicked.connect(self.requests_asked)
        self.requests.hide()
        self.answers = style.button("0", role="quiet", icon="git-compare-arrows")
        self.answers.clicked.connect(self.answers_asked)
        self.answers.hide()
        self.waiting = style.button("0", role="quiet", icon="hourglass")
        self.waiting.clicked.connect(self.waiting_asked)
        self.waiting.hide()
        self.walk_in = style.button(self.tr("Walk-in"), icon="user-plus")
        self.walk_in.setToolTip(self.tr("A customer without a booking (I)"))
        self.walk_in.setAccessibleName(self.walk_in.text())
        self.walk_in.hide()
        for button in (self.waiting, self.requests, self.answers, self.walk_in):
            self.set_trailing(button)

    def show_board(self, board: DayBoard) -> None:
        """Which day, and what time it is."""
        self._board = board
        self._fit()

    def show_count(self, count: int) -> None:
        """How many things need an answer; with none the button is not there."""
        self._count = count
        self.answers.setVisible(count > 0)
        self._fit()

    def show_requests(self, count: int) -> None:
        """How many visit requests wait for an answer; with none the button is not there."""
        self._requests = count
        self.requests.setVisible(count > 0)
        self._fit()

    def show_waiting(self, count: int) -> None:
        """How many wait for a mechanic at once; with none the button is not there."""
        self._waiting = count
        self.waiting.setVisible(count > 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= WORDS_LEAST
        self.walk_in.setText(self.walk_in.accessibleName() if wide else "")
        waits = self.tr("%n wait", "", self._waiting)
        self.waiting.setText(waits if wide else str(self._waiting))
        self.waiting.setAccessibleName(self.tr("%n wait for a mechanic", "", self._waiting))
        self.waiting.setToolTip(self.tr("Show who waits for a mechanic"))
        said = self.tr("%n need an answer", "", self._count)
        self.answers.setText(said if wide else str(self._count))
        self.answers.setAccessibleName(said)
        self.answers.setToolTip(self.tr("Show what needs an answer, beside the calendar"))
        asked = self.tr("%n requests", "", self._requests)
        self.requests.setText(asked if wide else str(self._requests))
        self.requests.setAccessibleName(self.tr("%n visit requests to answer", "", self._requests))
        self.requests.setToolTip(self.tr("Show the visit requests that wait for an answer"))
        if self._board is not None:
            day = self._board.today
            title = formats.day_long(day) if wide else formats.capital(formats.day_short(day))
            self.title.setText(f"{title}, {formats.time(self._board.now, self._board.zone)}")
