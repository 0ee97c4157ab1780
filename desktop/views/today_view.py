"""The Today screen: who is coming, here, being served and done, with what can be done about each in one click.

It paints and forwards: what stands where and what may be done is decided by ``presenters/today``. The booking's card
and the form for a walk-in are the calendar's.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.today import TodayPresenter
from desktop.presenters.today_model import DayAct, DayBoard
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar.calendar_words import error_words
from desktop.views.calendar.popover import Popover, rect_in
from desktop.views.calendar.walk_in_card import WalkInCard
from desktop.views.intake_opener import IntakeOpener
from desktop.views.screen_view import ScreenView, fetching_words, in_place_of_all
from desktop.views.today.day_columns import DayColumns
from desktop.views.today.deck_card import DeckCard
from desktop.views.today.deck_strip import DeckStrip
from desktop.views.today.today_foot import TodayFoot
from desktop.views.today.today_header import TodayHeader
from desktop.views.today.today_words import free_words
from scheduling.errors import RuleError


class TodayView(ScreenView):
    """One screen of the shell. Needs the calendar's presenter for its cards and for what needs an answer."""

    show_asked = Signal(object)
    """A booking's id that is not of today: show it in the calendar."""
    move_asked = Signal(object)
    """A booking's id: it is moved in the calendar."""
    day_asked = Signal(object)
    """A day that is to be shown in the calendar."""
    answers_asked = Signal()
    changes_asked = Signal()

    def __init__(
        self, presenter: TodayPresenter, calendar: CalendarPresenter, parent: QWidget | None = None
    ) -> None:
        header = TodayHeader()
        super().__init__(header, parent)
        self.header = header
        self._presenter = presenter
        self._calendar = calendar
        self._board: DayBoard | None = None
        self._opened: UUID | None = None
        """Whose card is open, or was last."""
        self.columns = DayColumns()
        self.fetching = in_place_of_all(fetching_words())
        self.foot = TodayFoot()
        self.deck = DeckStrip()
        self.deck_card = DeckCard(presenter.deck, self)
        self.card = BookingCard(
            calendar.actions, self, calendar.files, calendar.correcting, calendar.histories
        )
        self.editor = IntakeOpener(self)
        self.walk_in = WalkInCard(calendar.walk_in, self)
        self.walk_in.opener = self.header.walk_in
        self._follow_clock(presenter.tick)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter has now."""
        self._later.stop()
        board = self._board = self._presenter.board()
        self._show_body(there=board is not None)
        self.header.walk_in.setVisible(self._calendar.walk_in.may())
        self.walk_in.follow()
        if board is None:
            return
        self.header.show_board(board)
        self.header.show_count(self._calendar.answers().count)
        self.columns.show_board(board)
        self._show_deck(board)
        self.foot.show_lanes(self._presenter.lanes(), board.zone)
        books = self._calendar.rights.may_book_at_all()
        free = self._presenter.next_free() if books else None
        brief = free_words(free, board, brief=True)
        self.foot.show_free(free_words(free, board) if books else "", brief)
        if self.card.isVisible() and not self.card.asks:
            self._refill_card(board)

    # --- what the user asks

    def open_card(self, session_id: UUID) -> None:
        """The booking's card, beside its card here."""
        board, near = self._board, self.columns.cards.get(session_id)
        if board is None or near is None or self.card.holds():
            return
        if not self.card.show_booking(session_id, board.zone):
            return
        self._opened = session_id
        self.card.open_beside(rect_in(near, near.rect(), self))

    def open_parked(self, session_id: UUID) -> None:
        """The card of a job on deck, above its button."""
        board, button = self._board, self.deck.buttons.get(session_id)
        job = next((each for each in self._presenter.deck.jobs() if each.session_id == session_id), None)
        if board is None or button is None or job is None or self.card.holds():
            return
        for other in self.findChildren(Popover):
            other.close_now()
        self.deck_card.opener = button
        self.deck_card.show_job(job, board)
        self.deck_card.open_above(self.deck.geometry(), rect_in(button, button.rect(), self).left())
        self.deck_card.begin()

    def ask_walk_in(self) -> bool:
        """Open the form below its button, or give it the keys; whether this person may."""
        if self._board is None or not self._calendar.walk_in.may():
            return False
        if self.walk_in.isVisible():
            self.walk_in.start()
            return True
        if self.card.holds():
            return True
        for other in self.findChildren(Popover):
            other.close_now()
        self.walk_in.begin(self._board.zone)
        button = self.header.walk_in
        self.walk_in.open_below(rect_in(button, button.rect(), self))
        self.walk_in.start()
        return True

    def _toggle_walk_in(self) -> None:
        if self.walk_in.isVisible():
            self.walk_in.close_now()
        else:
            self.ask_walk_in()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if plain and event.key() == Qt.Key.Key_I and self.ask_walk_in():
            return
        super().keyPressEvent(event)

    # --- events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin on the cards, else on what there is to press."""
        super().focusInEvent(event)
        self._to_cards()

    # --- inside

    def _lay_out(self) -> None:
        self._lay_frame(self.fetching)
        space = theme().tokens.space
        self.columns.setContentsMargins(space(5), space(4), space(5), 0)
        self._column.addWidget(self.columns, 1)
        self._column.addWidget(self.deck)
        self._column.addWidget(self.foot)

    def _connect(self) -> None:
        listen(self._presenter.changed, self, self._soon)
        listen(self._calendar.walk_in.changed, self, self._soon)
        self.header.answers_asked.connect(self.answers_asked)
        self.header.walk_in.clicked.connect(self._toggle_walk_in)
        self.columns.opened.connect(self.open_card)
        self.deck.opened.connect(self.open_parked)
        self.deck_card.closed.connect(self._to_cards)
        self.deck_card.move_asked.connect(self.move_asked)
        self.columns.acted.connect(self._act)
        self.columns.day_asked.connect(self.day_asked)
        self.columns.emptied.connect(self._to_cards)
        self.card.closed.connect(self._card_closed)
        self.card.move_asked.connect(self.move_asked)
        self.card.edit_asked.connect(self._edit)
        self.editor.closed.connect(self._edited)
        self.card.changes_asked.connect(self.changes_asked)
        self.walk_in.closed.connect(self._to_cards)
        self.walk_in.show_asked.connect(self._show)

    def _show_deck(self, board: DayBoard) -> None:
        """The strip, and its card where that is open and the job still there."""
        jobs = self._presenter.deck.jobs()
        self.deck.show_jobs(jobs, board)
        if not self.deck_card.isVisible():
            return
        job = next((each for each in jobs if each.session_id == self.deck_card.session_id), None)
        if job is None:
            self.deck_card.close_now()
        else:
            self.deck_card.renew(job, board)

    def _act(self, session_id: UUID, act: DayAct) -> None:
        try:
            self._presenter.do(session_id, act)
        except RuleError as error:
            self.columns.say_problem(session_id, error_words(error))

    def _edit(self, session_id: UUID) -> None:
        if self._board is not None:
            self.editor.open(partial(self._calendar.actions.edit, session_id), self._board.zone)

    def _edited(self, session_id: UUID) -> None:
        """Back on the booking's card, which says it as it is now."""
        self.refresh()
        self.open_card(session_id)
        if not self.card.isVisible():
            self._card_closed()
        elif (pencil := self.card.buttons.get("edit")) is not None:
            pencil.setFocus()  # one Enter more changes nothing

    def _show(self, session_id: UUID) -> None:
        """A walk-in that was booked: its card here, or where it stands in the calendar."""
        self.walk_in.close_now()
        self.refresh()
        if self.columns.cards.get(session_id) is None:
            self.show_asked.emit(session_id)
            return
        self.columns.focus_card(session_id)
        self.open_card(session_id)

    def _held(self) -> bool:
        """Whether the keys went where something is asked or filled in."""
        return any(each.focus() for each in (self.card.losing, self.walk_in.losing, self.editor))

    def _card_closed(self) -> None:
        if not self._held():
            self.columns.focus_card(self._opened, Qt.FocusReason.PopupFocusReason)

    def _to_cards(self) -> None:
        if self._held():
            return
        if (
            not self.columns.focus_card(reason=Qt.FocusReason.PopupFocusReason)
            and self.header.walk_in.isVisible()
        ):
            self.header.walk_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refill_card(self, board: DayBoard) -> None:
        if self.card.session_id is None or not self.card.show_booking(self.card.session_id, board.zone):
            self.card.close_now()
            return
        self.card.refit()
