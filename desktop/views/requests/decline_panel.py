"""Declining a request with a reason of the list, or recording that its customer no longer wants it."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QWidget

from desktop.presenters.request_told import Messages
from desktop.presenters.requests import RequestsPresenter
from desktop.presenters.requests_model import RequestDetail, RequestsBoard
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.requests import request_words
from desktop.views.requests.answer_panel import LETTER_LOW, AnswerPanel
from desktop.views.requests.key_caps import enter_key, say_on
from scheduling.limits import MOST_TEXT
from scheduling.visit_requests import DeclineReason, RequestState


class DeclinePanel(AnswerPanel):
    """A digit chooses the reason; ``OTHER`` needs words. Of a countered request the customer may have said no."""

    def __init__(
        self, presenter: RequestsPresenter, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(presenter, "", parent)
        self._messages = messages
        self.reason: DeclineReason | None = None
        self.by_customer = False
        self.row = FlowRow(theme().tokens.space(2))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.reasons: dict[DeclineReason, QPushButton] = {}
        for number, reason in enumerate(DeclineReason, start=1):
            said = request_words.decline_words(reason)
            button = style.button(f"{number}\u2002{said}", role="choice")
            button.setAccessibleName(said)
            button.setCheckable(True)
            button.clicked.connect(self._choose_pressed)
            self.reasons[reason] = button
            self.row.add(button)
        last = len(self.reasons) + 1
        said = self.tr("The customer said no")
        self.customer = style.button(f"{last}\u2002{said}", role="choice")
        self.customer.setAccessibleName(said)
        self.customer.setCheckable(True)
        self.customer.clicked.connect(self._choose_customer)
        self.form.addWidget(self.row)
        self.words = QLineEdit()
        self.words.setMaxLength(MOST_TEXT)
        self.words.setPlaceholderText(self.tr("In your own words; the customer reads them"))
        self.words.setAccessibleName(self.tr("In words"))
        self.words.textEdited.connect(self.keep_words)
        self.words.textEdited.connect(self.refill)
        self.form.addWidget(self.words)
        self.form.addStretch(1)

    def begin(self, detail: RequestDetail, board: RequestsBoard) -> None:
        super().begin(detail, board)
        self.reason, self.by_customer = None, False
        self.words.clear()
        self.restore_words()
        self.refill()

    def typed(self) -> tuple[QLineEdit, ...]:
        return (self.words,)

    def own_words(self) -> QLineEdit:
        return self.words

    def start(self) -> None:
        """On the first reason: there is nothing to give yet."""
        self.reasons[DeclineReason.NO_ROOM].setFocus()

    def refill(self) -> None:
        detail = self.detail
        if detail is None:
            return
        said = bool(self.words.text().strip())
        if said and self.reason is None and not self.by_customer:
            self.reason = DeclineReason.OTHER  # words of one's own are a reason, unless they go with one
        countered = detail.line.state is RequestState.COUNTERED
        shown: list[QWidget] = [*self.reasons.values()]
        self.row.keep([*shown, self.customer] if countered else shown)
        name = request_words.customer_words(detail.line.customer)
        self.title.setText(fill(self.tr("Decline the visit of %1: why?"), name))
        for reason, button in self.reasons.items():
            button.setChecked(reason is self.reason)
        self.customer.setChecked(self.by_customer)
        chosen = self.reason is not None and (self.reason is not DeclineReason.OTHER or said)
        self.yes.setEnabled(self.by_customer or chosen)
        told = self._messages.declined(detail, self.reason, self.words.text())
        words = self.tr("Decline and tell the customer") if told.goes_out else self.tr("Decline")
        if self.by_customer:
            words, told = self.tr("Record their no"), self._messages.nothing(detail)
        say_on(self.yes, words, enter_key())
        self.preview.show_told(told)
        self.look([wish.placement for wish in detail.wishes[:1]])

    def give(self) -> None:
        if self.detail is not None:
            self.presenter.acts.decline(
                self.detail.line.request_id,
                None if self.by_customer else self.reason,
                self.words.text(),
                by_customer=self.by_customer,
            )

    def number(self, number: int) -> bool:
        if self.words.hasFocus():
            return False
        reasons = [*DeclineReason]
        if 0 < number <= len(reasons):
            self.choose(reasons[number - 1])
            return True
        if number == len(reasons) + 1 and self.customer.isVisible():
            self._choose_customer()
            return True
        return False

    def type(self, letters: str) -> None:
        """Words of one's own are another reason, unless one is chosen that they go with."""
        if self.reason is None:
            self.choose(DeclineReason.OTHER)
        super().type(letters)

    def choose(self, reason: DeclineReason) -> None:
        """This is why; another one needs words, and Enter is next where it does not."""
        self.reason, self.by_customer = reason, False
        self.refill()
        (self.words if reason is DeclineReason.OTHER else self.yes).setFocus()

    def _choose_pressed(self) -> None:
        pressed = self.sender()
        for reason, button in self.reasons.items():
            if button is pressed:
                self.choose(reason)
                return

    def _choose_customer(self) -> None:
        self.reason, self.by_customer = None, True
        self.refill()
        self.yes.setFocus()


class WithdrawPanel(AnswerPanel):
    """The customer said that they no longer want it; nothing is sent."""

    def __init__(
        self, presenter: RequestsPresenter, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(presenter, "", parent)
        self._messages = messages
        self.letter_high = LETTER_LOW
        self.words = QLineEdit()
        self.words.setMaxLength(MOST_TEXT)
        self.words.setPlaceholderText(self.tr("Why, if they said so"))
        self.words.setAccessibleName(self.tr("Why"))
        self.words.textEdited.connect(self.keep_words)
        self.form.addWidget(self.words)
        self.form.addStretch(1)

    def begin(self, detail: RequestDetail, board: RequestsBoard) -> None:
        super().begin(detail, board)
        self.words.clear()
        self.restore_words()
        self.refill()

    def typed(self) -> tuple[QLineEdit, ...]:
        return (self.words,)

    def own_words(self) -> QLineEdit:
        return self.words

    def refill(self) -> None:
        if self.detail is None:
            return
        name = request_words.customer_words(self.detail.line.customer)
        self.title.setText(fill(self.tr("%1 no longer wants the visit"), name))
        say_on(self.yes, self.tr("Withdraw it"), enter_key())
        self.preview.show_told(self._messages.nothing(self.detail))
        self.look([wish.placement for wish in self.detail.wishes[:1]])

    def give(self) -> None:
        if self.detail is not None:
            self.presenter.acts.withdraw(self.detail.line.request_id, self.words.text())
