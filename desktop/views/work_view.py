"""The My work screen of a mechanic: the switch "accepting now", offers to answer, and what is ahead.

It paints and forwards: what stands where and what may be done is decided by ``presenters/work``.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.booking_history import Histories
from desktop.presenters.work import WorkPresenter
from desktop.theming import words
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import error_words
from desktop.views.screen_view import ScreenView, fetching_words, in_place_of_all
from desktop.views.work.offer_list import OfferList
from desktop.views.work.session_page import PageParts, SessionPage
from desktop.views.work.switch_panel import SwitchPanel
from desktop.views.work.upcoming_list import UpcomingList
from desktop.views.work.work_header import WorkHeader
from scheduling.errors import ErrorCode, RuleError

SECOND_MS = 1000
"""By which an offer's time is counted down."""
ASIDE_WIDE = 400
"""Of the switch and the offers."""


class WorkView(ScreenView):
    """One screen of the shell."""

    changes_asked = Signal()
    """Lead to all that waits for the server."""

    def __init__(
        self,
        presenter: WorkPresenter,
        files: BookingFiles,
        histories: Histories | None = None,
        parent: QWidget | None = None,
    ) -> None:
        header = WorkHeader(QCoreApplication.translate("WorkView", "My work"))
        super().__init__(header, parent)
        self.header = header
        self._presenter = presenter
        self._files = files
        self._histories = histories
        self.page: SessionPage | None = None
        """The session's that is open in place of the lists."""
        self.switch = SwitchPanel()
        self.offers = OfferList()
        self.upcoming = UpcomingList()
        self.note = in_place_of_all()
        self.note.setWordWrap(True)
        self._follow_clock(presenter.tick)
        self._each(SECOND_MS, self._second)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter has now."""
        self._later.stop()
        board, may = self._presenter.board(), self._presenter.may
        kept = not may and self._page_holds()
        self._show_body(there=board is not None and (may or kept))
        self._lists.setVisible(self.page is None)
        if not may:
            if not kept:
                self.close_page()
            self.note.setText(words.error_words(ErrorCode.NOT_ALLOWED))
            return
        if board is None:
            self.note.setText(fetching_words())
            return
        switch = self._presenter.switch.now
        self.switch.show_switch(switch)
        self.offers.show_offers(self._presenter.offers.board(), switch, board.zone, self._presenter.now)
        self.upcoming.show_board(board)
        if self.hasFocus() and self.page is None:
            self._to_cards()

    def open_page(self, session_id: UUID) -> None:
        """That session's own page, in place of the lists."""
        board = self._presenter.board()
        session = self._presenter.session(session_id)
        if board is None or session.details() is None or not self._give_way():
            session.close()
            return
        self.close_page()
        work = self._presenter
        parts = PageParts(
            work.summary(session_id),
            work.thread(session_id),
            work.lobby(session_id),
            work.referral(session_id),
            None if self._histories is None else self._histories.open(session_id),
        )
        self.page = SessionPage(session, parts, self._files, board.zone)
        self.page.gone.connect(self._page_gone)
        self.page.left.connect(self._back)
        self.page.changes_asked.connect(self.changes_asked)
        self.page.editor.closed.connect(self._soon)
        self.page.titled.connect(self.header.show_session)
        self._column.addWidget(self.page, 1)
        self._lists.hide()
        self.page.show()
        self.page.refresh()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_page(self) -> None:
        """Back to the lists; what was typed is kept."""
        page, self.page = self.page, None
        if page is None:
            return
        page.keep()
        page.session.close()
        page.hide()
        self._column.removeWidget(page)
        page.deleteLater()
        self.header.show_session("")

    def show_lists(self) -> None:
        """Leave the session that is open, as by its Back."""
        if self.page is not None:
            self._back()

    # --- events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin on what waits for an answer, else on what is ahead."""
        super().focusInEvent(event)
        if self.page is not None:
            self.page.setFocus(event.reason())
        else:
            self._to_cards()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Wherever the keys are beside the offers, as on the switch, a number is about them."""
        if self.page is not None or not self.offers.answer_only(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.look()

    # --- inside

    def _lay_out(self) -> None:
        self._lay_frame(self.note)
        space = theme().tokens.space
        self._lists = QWidget()
        line = QHBoxLayout(self._lists)
        line.setContentsMargins(space(5), space(4), space(5), 0)
        line.setSpacing(space(6))
        aside = QWidget()
        aside.setFixedWidth(ASIDE_WIDE)
        column = QVBoxLayout(aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        column.addWidget(self.switch)
        column.addWidget(self.offers, 1)
        line.addWidget(aside)
        line.addWidget(self.upcoming, 1)
        self._column.addWidget(self._lists, 1)

    def _connect(self) -> None:
        for signal in (
            self._presenter.changed,
            self._presenter.switch.changed,
            self._presenter.offers.changed,
        ):
            listen(signal, self, self._soon)
        self.switch.turned.connect(self._turn)
        self.offers.answered.connect(self._answer)
        self.offers.opened.connect(self.open_page)
        self.offers.emptied.connect(self._to_cards)
        self.upcoming.opened.connect(self.open_page)
        self.header.back.clicked.connect(self._back)

    def _back(self) -> None:
        """To the line of the session whose page it was; what is typed in a form over it is asked about first."""
        if not self._give_way(self._back):
            return
        session_id = self.page.session.session_id if self.page is not None else None
        self.close_page()
        self.refresh()
        if not self.upcoming.focus_line(session_id):
            self._to_cards()

    def _give_way(self, then: Callable[[], None] | None = None) -> bool:
        return self.page is None or self.page.editor.give_way(then)

    def _page_holds(self) -> bool:
        """Whether a form with something typed is open over the page; it says why that cannot be saved."""
        return self.page is not None and self.page.editor.holds() and self.page.editor.sheet is not None

    def _page_gone(self) -> None:
        """It is somebody else's by now, or not there any more: the lists say what is."""
        QTimer.singleShot(0, self, self._back)

    def _second(self) -> None:
        """Count down; an offer whose time is over goes, and the server is asked for what else there is."""
        now = self._presenter.now
        self.offers.count_down(now)
        if any(
            card.offer.until is not None and card.offer.until <= now for card in self.offers.cards.values()
        ):
            self._presenter.look()
            self.refresh()

    def _turn(self, on: bool) -> None:
        self._presenter.turn(on=on)

    def _answer(self, key: UUID, accept: bool) -> None:
        try:
            self._presenter.offers.answer(key, accept=accept)
        except RuleError as error:
            card = self.offers.cards.get(key)
            if card is not None:
                card.say_problem(error_words(error))

    def _to_cards(self) -> None:
        if not self.offers.cards and self.upcoming.focus_line():
            return
        if not self.offers.focus_first(Qt.FocusReason.PopupFocusReason):
            self.switch.button.setFocus(Qt.FocusReason.OtherFocusReason)
