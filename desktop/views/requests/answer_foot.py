"""The row below a request: what can be answered to it, each with its key, and by which ways it will be told."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.presenters.carriers import Reach
from desktop.presenters.request_told import Messages
from desktop.presenters.requests_model import RequestDetail, RequestsBoard
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.requests import request_words
from desktop.views.requests.key_caps import enter_key, keyed, say_on, set_role
from scheduling.visit_requests import RequestState

HINT_LEAST = 1060
"""Narrower than this the room is the buttons'."""


class AnswerFoot(QFrame):
    """There for a request that waits for somebody."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        style.mark(self, panel="foot")
        space = theme().tokens.space
        line = QHBoxLayout(self)
        line.setContentsMargins(space(6), space(3), space(6), space(3))
        line.setSpacing(space(2))
        self.confirm = keyed("", enter_key(), role="primary")
        self.counter = keyed(self.tr("Offer other times"), "O")
        self.decline = keyed(self.tr("Decline…"), "X", role="quiet")
        self.withdraw = keyed(self.tr("Withdrawn…"), "W", role="quiet")
        self.withdraw.setToolTip(self.tr("The customer no longer wants it (W)"))
        self.row = FlowRow(space(2))
        for button in (self.confirm, self.counter, self.decline, self.withdraw):
            self.row.add(button)
        line.addWidget(self.row, 1)
        self.hint = style.text("", tone="muted", size="small")
        line.addWidget(self.hint)

    def show_detail(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """For this request; nothing for one that is over, or whose answer is no affair of this person."""
        best, state = detail.best, detail.line.state
        pending, countered = state is RequestState.PENDING, state is RequestState.COUNTERED
        self.setVisible(detail.may_answer and (pending or countered))
        free = best is not None and best.placement.free
        words = self.tr("Confirm another way…")
        if countered:
            words = self.tr("They said yes…")
        elif free and best is not None:
            words = request_words.confirm_words(best.placement, board.zone)
        say_on(self.confirm, words, enter_key())
        clash = pending and not free
        set_role(self.confirm, "" if clash else "primary")
        set_role(self.counter, "primary" if clash else "")
        shown = (self.confirm, self.counter, self.decline, self.withdraw)
        self.row.keep([button for button in shown if pending or button is not self.counter])
        said = self._hint(detail)
        self.hint.setText(said)
        self.confirm.setAccessibleDescription(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.setVisible(event.size().width() >= HINT_LEAST)

    def _hint(self, detail: RequestDetail) -> str:
        customer = detail.customer
        deposit = formats.money(self._messages.deposit_cents)
        if customer is None or not (customer.email or customer.phone):
            return self.tr("No email and no phone here: call back some other way.")
        if detail.line.state is RequestState.COUNTERED:
            return self.tr("Waits for the customer's answer; the times are held.")
        if self._messages.carriers.reach(customer.email, customer.phone) is Reach.NOT_SET_UP:
            return fill(
                self.tr("No message goes out: you see what to tell the customer; deposit %1."), deposit
            )
        return fill(self.tr("You see the message before it is sent; deposit %1."), deposit)
