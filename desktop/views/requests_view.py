"""The Requests screen: who asks for a visit, the oldest first, and the way from there to an answer in a few keys.

It paints and forwards: what stands where, what is free and what may be answered is ``presenters/requests``'.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.presenters.request_told import Messages
from desktop.presenters.requests import RequestsPresenter
from desktop.presenters.requests_model import Placement, RequestDetail, RequestsBoard
from desktop.theming import enters, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.calendar.calm_buttons import CalmButtons
from desktop.views.requests.answer_foot import AnswerFoot
from desktop.views.requests.answer_panel import ENTER, AnswerPanel
from desktop.views.requests.batch_page import BatchPage
from desktop.views.requests.confirm_panel import ConfirmPanel
from desktop.views.requests.counted import RequestCounts
from desktop.views.requests.counter_panel import CounterPanel
from desktop.views.requests.decline_panel import DeclinePanel, WithdrawPanel
from desktop.views.requests.empty_page import EmptyPage
from desktop.views.requests.key_caps import keyed, say_on
from desktop.views.requests.new_page import NewRequestPage
from desktop.views.requests.queue_list import QueueList
from desktop.views.requests.request_page import RequestPage
from desktop.views.requests.request_words import hint_words
from desktop.views.requests.requests_header import RequestsHeader
from desktop.views.screen_view import ScreenView, fetching_words, in_place_of_all
from scheduling.request_queue import Group
from scheduling.visit_requests import RequestState

LIST_WIDE, LIST_NARROW, LIST_LEAST = 380, 340, 264
WIDE, ROOMY = 1300, 1000
"""From these widths on the list has its full one, and the one between."""


class RequestsView(ScreenView):
    """One screen of the shell. ``visit_asked`` carries a session's id: show it in the calendar."""

    visit_asked = Signal(object)

    def __init__(
        self, presenter: RequestsPresenter, messages: Messages, parent: QWidget | None = None
    ) -> None:
        header = RequestsHeader()
        super().__init__(header, parent)
        self.header = header
        self._presenter = presenter
        self._board: RequestsBoard | None = None
        self.chosen: UUID | None = None
        """The request that is marked."""
        self.panel: AnswerPanel | None = None
        """The answer that is being given."""
        self.list = QueueList()
        self.page = RequestPage()
        self.page.setFocusProxy(self.list)
        self.foot = AnswerFoot(messages)
        self.confirming = ConfirmPanel(presenter, messages)
        self.countering = CounterPanel(presenter, messages)
        self.declining = DeclinePanel(presenter, messages)
        self.withdrawing = WithdrawPanel(presenter, messages)
        self.batch = BatchPage(presenter, messages)
        self.new = NewRequestPage(presenter.new)
        self.empty = EmptyPage()
        self.calm = CalmButtons(self)  # an answer's button comes to lie where the foot's was
        self.fetching = in_place_of_all(fetching_words())
        self._follow_clock(presenter.tick)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter has now."""
        self._later.stop()
        board = self._board = self._presenter.board()
        self._show_body(there=board is not None)
        self.header.show_board(board, may_create=self._presenter.new.may())
        if board is None:
            return
        before = self.chosen
        self.chosen = self.list.show_board(board, before)
        if self.panel is not None and self.chosen != before:
            self._leave_panel()  # somebody else has answered it
        self.hint.setText(hint_words(board))
        self.all.setVisible(board.ready > 1)
        say_on(self.all, RequestCounts().ready(board.ready), "A")
        current = self.right.currentWidget()
        if current is self.new:
            self.new.show_board(board)
        elif current is self.batch:
            self.batch.show_board(board)
        else:
            self._show_chosen(board)
        self.calm.moved()

    @property
    def unsaved(self) -> bool:
        """Whether something is typed that would go with the screen."""
        typed = {request_id for panel in self._panels() for request_id in panel.kept()}
        # whichever list is on view
        return self.new.unsaved or any(self._presenter.where(each) is Group.PENDING for each in typed)

    def open_request(self, request_id: UUID) -> bool:
        """Show this one, in whichever list it stands; whether there is such a one."""
        group = self._presenter.where(request_id)
        if group is None:
            return False
        self._leave_panel()
        self.right.setCurrentWidget(self.one)
        self._presenter.show(group)
        self.chosen = request_id
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- what the user asks

    def confirm(self) -> None:
        """Enter: show what will be told, and give it with the next."""
        if self._may_answer(RequestState.PENDING, RequestState.COUNTERED):
            self._begin(self.confirming)

    def counter(self) -> None:
        """O."""
        if self._may_answer(RequestState.PENDING):
            self._begin(self.countering)

    def decline(self) -> None:
        """X."""
        if self._may_answer(RequestState.PENDING, RequestState.COUNTERED):
            self._begin(self.declining)

    def withdraw(self) -> None:
        """W."""
        if self._may_answer(RequestState.PENDING, RequestState.COUNTERED):
            self._begin(self.withdrawing)

    def ask_new(self) -> None:
        """N: note what a customer asks for."""
        board = self._board
        if board is None or not self._presenter.new.may():
            return
        self._leave_panel()
        self.right.setCurrentWidget(self.new)
        self.new.begin(board)
        self.new.start()

    def ask_all(self) -> None:
        """A: those that nothing stands against."""
        board = self._board
        if board is None or not board.ready:
            return
        self._leave_panel()
        self.right.setCurrentWidget(self.batch)
        self.batch.begin(board)
        self.batch.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        key = Qt.Key(event.key())
        act = {
            Qt.Key.Key_O: self.counter,
            Qt.Key.Key_X: self.decline,
            Qt.Key.Key_W: self.withdraw,
            Qt.Key.Key_N: self.ask_new,
            Qt.Key.Key_A: self.ask_all,
        }.get(key)
        at_list = self.panel is None and self.right.currentWidget() is self.one
        if plain and at_list and key in ENTER:
            if enters.once(event):
                self.confirm()
                enters.sent()  # what the customer will be told is looked at before it goes
        elif plain and at_list and act is not None and not event.isAutoRepeat():
            act()
        elif key == Qt.Key.Key_Escape and not at_list:
            self._back()
        else:
            super().keyPressEvent(event)

    # --- events

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys begin on the list, or where an answer is being given."""
        super().focusInEvent(event)
        self._to_start()

    # --- inside

    def _lay_out(self) -> None:
        self._lay_frame(self.fetching)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left())
        self.right = QStackedWidget()
        self.one = QWidget()
        column = QVBoxLayout(self.one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.empty, 1)
        for part in (self.foot, *self._panels()):
            column.addWidget(part)
        for panel in self._panels():
            panel.hide()
        for page in (self.one, self.new, self.batch):
            self.right.addWidget(page)
        self.right.currentChanged.connect(self._turned_to)
        row.addWidget(self.right, 1)
        self._column.addLayout(row)

    def _left(self) -> QWidget:
        space = theme().tokens.space
        self._side = QFrame()
        style.mark(self._side, panel="queue")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(space(1), space(3), space(1), space(3))
        column.setSpacing(space(2))
        column.addWidget(self.list, 1)
        self.all = keyed("", "A")
        self.all.hide()
        line = QHBoxLayout()
        line.setContentsMargins(space(2), 0, space(2), 0)
        line.addWidget(self.all)
        column.addLayout(line)
        self.hint = style.text("", tone="faint", size="small")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(space(4), 0, space(3), 0)
        column.addWidget(self.hint)
        return self._side

    def _panels(self) -> tuple[AnswerPanel, ...]:
        return self.confirming, self.countering, self.declining, self.withdrawing

    def _connect(self) -> None:
        listen(self._presenter.changed, self, self._soon)
        self.header.group_asked.connect(self._show_group)
        self.header.new.clicked.connect(self.ask_new)
        self.all.clicked.connect(self.ask_all)
        self.empty.new.clicked.connect(self.ask_new)
        self.list.chosen.connect(self._choose)
        self.list.clicked.connect(self._show_marked)
        self.list.doubleClicked.connect(self.confirm)
        self.foot.confirm.clicked.connect(self.confirm)
        self.foot.counter.clicked.connect(self.counter)
        self.foot.decline.clicked.connect(self.decline)
        self.foot.withdraw.clicked.connect(self.withdraw)
        self.page.other_asked.connect(self._offer)
        self.page.rival_asked.connect(self.open_request)
        self.page.visit_asked.connect(self.visit_asked)
        self.page.read.connect(self._presenter.dismiss)
        for panel in self._panels():
            panel.done.connect(self._answered)
            panel.left.connect(self._back)
            panel.looked.connect(self._look)
        for gave in (*(panel.done for panel in self._panels()), self.batch.done, self.new.made):
            gave.connect(enters.sent)
        self.batch.done.connect(self._back)
        self.batch.left.connect(self._back)
        self.new.left.connect(self._back)
        self.new.made.connect(self.open_request)
        for panel in self._panels():
            self.calm.add(panel.yes, panel.back)
        self.calm.add(self.batch.yes, self.batch.back, self.new.yes, self.new.back)
        foot = self.foot
        self.calm.add(foot.confirm, foot.counter, foot.decline, foot.withdraw, self.countering.agreed)
        self.calm.add(self.all, self.header.new, self.empty.new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = LIST_NARROW if self.width() >= ROOMY else LIST_LEAST
        self._side.setFixedWidth(LIST_WIDE if self.width() >= WIDE else narrow)
        super().resizeEvent(event)

    def _show_chosen(self, board: RequestsBoard) -> None:
        detail = self._presenter.detail(self.chosen)
        self.page.setVisible(detail is not None)
        self.empty.setVisible(detail is None)
        if detail is None:
            self.foot.hide()
            self.empty.show_group(board.group, may_create=self._presenter.new.may())
            return
        if self.panel is not None:
            self.foot.hide()
            self._show_page(detail, board, None)
            self.panel.follow(detail, board)
            return
        self._show_page(detail, board, None)
        self.foot.show_detail(detail, board)

    def _show_page(self, detail: RequestDetail, board: RequestsBoard, places: list[Placement] | None) -> None:
        if places is None:
            places = [wish.placement for wish in detail.wishes[:1]]
            if detail.best is not None:
                places = [detail.best.placement]
        self.page.show_detail(detail, self._presenter.strip(detail, places), board)

    def _look(self, places: list[Placement], day: date | None) -> None:
        """The panel asks that these be shown in the strip, on that day if it names one."""
        detail, board = self.page.detail, self._board
        if detail is not None and board is not None and self.panel is not None:
            self.page.strip.show_strip(self._presenter.strip(detail, places, day), board.zone)

    def _choose(self, request_id: UUID) -> None:
        self.chosen = request_id
        self._leave_panel()
        self.right.setCurrentWidget(self.one)
        if self._board is not None:
            self._show_chosen(self._board)

    def _show_marked(self) -> None:
        """It was clicked, marked or not: it shows in the place of a form."""
        if self.chosen is not None and self.right.currentWidget() is not self.one:
            self._choose(self.chosen)

    def _show_group(self, group: Group) -> None:
        self._leave_panel()
        self.right.setCurrentWidget(self.one)
        self._presenter.show(group)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_answer(self, *states: RequestState) -> bool:
        line = self._board.line(self.chosen) if self._board is not None else None
        detail = self.page.detail
        return line is not None and line.state in states and detail is not None and detail.may_answer

    def _begin(self, panel: AnswerPanel) -> None:
        self._presenter.tick()  # what was offered may have lapsed just now: nothing is answered to that
        detail, board = self._presenter.detail(self.chosen), self._board
        if detail is None or board is None:
            return
        self._show_panel(panel)
        panel.begin(detail, board)
        panel.start()

    def _offer(self, place: Placement) -> None:
        """One of the other good times was pressed: it is chosen to begin with."""
        detail, board = self._presenter.detail(self.chosen), self._board
        if detail is not None and board is not None and self._may_answer(RequestState.PENDING):
            self._show_panel(self.countering)
            self.countering.begin_with(detail, board, place)
            self.countering.start()

    def _show_panel(self, panel: AnswerPanel) -> None:
        self.panel = panel
        self.foot.hide()
        for other in self._panels():
            other.setVisible(other is panel)

    def _leave_panel(self) -> None:
        self.panel = None
        for panel in self._panels():
            panel.hide()

    def _answered(self) -> None:
        """The next one that waits for the shop is marked: no key that comes next is meant for one that was answered."""
        place = self.list.currentIndex().row()
        self._back()
        following = self._board.next_to_answer(place) if self._board is not None else None
        if following is not None:
            self.list.choose(following)

    def _back(self) -> None:
        self._leave_panel()
        self.right.setCurrentWidget(self.one)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned_to(self) -> None:
        """A click beside the fields of a form leaves the keys where they are."""
        clicked = self.right.currentWidget() is self.one
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if clicked else Qt.FocusPolicy.TabFocus)

    def _to_start(self) -> None:
        current = self.right.currentWidget()
        if self._board is None:
            return
        if current is self.new:
            self.new.start()
        elif current is self.batch:
            self.batch.start()
        elif self.panel is not None:
            self.panel.start()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
