"""The card of a parked job: what it is, and the next free times, by one of which it is on the calendar again.

The times follow the rows and the clock. Under the mouse none moves: what is not free any more is switched off
there, and the next ones come once the mouse is elsewhere.
"""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.presenters.booking_times import Time
from desktop.presenters.on_deck import DeckJob, OnDeck
from desktop.presenters.today_model import DayBoard
from desktop.theming import enters, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import error_words
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.calendar.popover import Popover
from desktop.views.today import deck_words
from scheduling.errors import RuleError

WIDE = 460


class DeckCard(Popover):
    """Closes by itself once the job has a time. ``move_asked`` carries its id: to be placed in the calendar."""

    move_asked = Signal(object)

    def __init__(self, deck: OnDeck, over: QWidget) -> None:
        super().__init__(over, WIDE)
        self._deck = deck
        self._page = 0
        self._offered: tuple[Time, ...] = ()
        self._board: DayBoard | None = None
        self.session_id: UUID | None = None
        self.buttons: list[QPushButton] = []
        self.title = style.text("", size="title", weight=700)
        self.about = style.text("", tone="muted")
        self.told = style.text("", tone="muted", size="small")
        self.near = style.text(self.tr("The next free times:"), tone="muted", size="small")
        self.problem = style.text("", tone="bad")
        self.times = FlowRow(theme().tokens.space(2))
        for label in (self.title, self.about, self.told, self.near, self.problem):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self.column.addWidget(label)
        self.column.addWidget(self.times)
        self.earlier = style.button(self.tr("Earlier"), icon="chevron-left")
        self.later = style.button(self.tr("Later"), icon="chevron-right")
        self.earlier.clicked.connect(self._back)
        self.later.clicked.connect(self._forth)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.earlier)
        line.addWidget(self.later)
        line.addStretch(1)
        self.elsewhere = style.button(self.tr("In the calendar"), icon="calendar")
        self.elsewhere.setToolTip(self.tr("Pick it up there, and put it down at any free time (V)"))
        self.elsewhere.clicked.connect(self._pick_up)
        line.addWidget(self.elsewhere)
        self.column.addWidget(holder)

    def show_job(self, job: DeckJob, board: DayBoard) -> None:
        """Fill it with the first times; then open it and :meth:`begin`."""
        if self.session_id != job.session_id:
            self._page = 0
        self._describe(job, board)
        self._say("")
        self._show_times()

    def renew(self, job: DeckJob, board: DayBoard) -> None:
        """The same job, after the rows or the clock have changed."""
        self._describe(job, board)
        self._renew_times()

    def open_above(self, strip: QRect, left: int) -> None:
        """So that the other jobs of the strip can be seen and clicked; ``strip`` in the parent's coordinates."""
        self.open_beside(QRect(left - self.width() - 16, strip.y(), 1, 1))
        self.move(self.x(), max(8, strip.y() - self.height() - 8))

    def begin(self) -> None:
        """The keys are on the first time."""
        first = next((each for each in (*self.buttons, self.later) if each.isEnabled()), self)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._renew_times()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_V and not event.modifiers():
            self._pick_up()
        else:
            super().keyPressEvent(event)

    def _pick_up(self) -> None:
        session_id = self.session_id
        enters.sent()  # where it would be put down is looked at first
        self.close_now()
        self.move_asked.emit(session_id)

    def _describe(self, job: DeckJob, board: DayBoard) -> None:
        self.session_id, self._board = job.session_id, board
        self.setAccessibleName(deck_words.aloud(job, board))
        self.title.setText(job.customer)
        self.about.setText(deck_words.about_words(job))
        self.told.setText(deck_words.told_words(job, board))

    def _renew_times(self) -> None:
        """Those of now, in place of what was offered; what is pointed at stays where it is."""
        if self.session_id is None or not self.isVisible():
            return
        found = self._deck.times(self.session_id, self._page)
        if [*map(_which, found)] == [*map(_which, self._offered)]:
            self._allow([True] * len(self._offered))
        elif self.underMouse():
            self._allow([self._deck.still_free(self.session_id, time) for time in self._offered])
        else:
            self._show_times()

    def _allow(self, free: list[bool]) -> None:
        for button, possible in zip(self.buttons, free, strict=True):
            if button.hasFocus() and not possible:
                self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Enter would take the one beside it
            button.setEnabled(possible)
            button.setToolTip("" if possible else self.tr("Not free any more"))
        if not all(free):
            self.near.setText(self.tr("What is grey is not free any more."))
        elif free:
            self.near.setText(self.tr("The next free times:"))

    def _show_times(self) -> None:
        """Those of the page; the button of a time that was there before stays, and the keys on it."""
        if self.session_id is None or self._board is None:
            return
        before = dict(zip(map(_which, self._offered), self.buttons, strict=True))
        self._offered = self._deck.times(self.session_id, self._page)
        self.earlier.setEnabled(self._page > 0)
        self.later.setEnabled(bool(self._offered))
        self.buttons = []
        for time in self._offered:
            button = before.pop(_which(time), None) or self._button()
            button.setText(deck_words.time_words(time, self._deck.mechanic_of(time), self._board))
            self.buttons.append(button)
        self._allow([True] * len(self.buttons))
        if not self._offered:
            self.near.setText(self.tr("Nothing more is free."))
        if any(gone.hasFocus() for gone in before.values()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.times.keep(self.buttons)
        for gone in before.values():
            gone.setParent(None)
            gone.deleteLater()
        for earlier, later in pairwise((*self.buttons, self.earlier, self.later, self.elsewhere)):
            self.setTabOrder(earlier, later)
        self._refit()

    def _button(self) -> QPushButton:
        button = style.button("")
        button.setParent(self.times)
        button.clicked.connect(self._chosen)
        return button

    def _chosen(self) -> None:
        pressed = self.sender()
        time = next(t for t, button in zip(self._offered, self.buttons, strict=True) if button is pressed)
        if self.session_id is None:
            return
        try:
            self._deck.place(self.session_id, time)
        except RuleError as error:  # somebody was quicker
            self._show_times()
            self._say(error_words(error))
            return
        self.close_now()

    def _back(self) -> None:
        self._turn(-1)

    def _forth(self) -> None:
        self._turn(1)

    def _turn(self, pages: int) -> None:
        self._page = max(0, self._page + pages)
        self._show_times()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self._refit()

    def _refit(self) -> None:
        """Its foot stays where it is."""
        if self.isVisible():
            foot = self.geometry().bottom()
            self.refit()
            self.move(self.x(), max(8, foot - self.height() + 1))


def _which(time: Time) -> tuple[int, UUID | None]:
    """What makes it the same one."""
    return time.starts, time.mechanic_id
