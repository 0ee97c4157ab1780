"""On a booking's card: what it costs and what was paid, folded until it is asked for; money taken is recorded.

What is handed back is recorded too, and the owner gives more back than the policy does (``refund_form``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.booking_money import BookingMoney, Spawn
from desktop.theming import formats, icons, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import asked_twice, run_by, trouble_words
from desktop.views.calendar.calendar_words import DOT, fill
from desktop.views.calendar.refund_form import RefundForm
from scheduling.money_messages import PaymentView, RefundView, SessionMoney
from scheduling.payments import PaymentMethod, PaymentState

GIVE = "give-back"
"""The object name of the button that opens the form."""


class MoneyFold(QWidget):
    """``reshaped`` when it became higher or lower."""

    reshaped = Signal()
    told = Signal()
    """The server has answered, or does not: what is known of the money, or why it is not."""

    def __init__(self, money: BookingMoney, spawn: Spawn, reshaped: Callable[[], None]) -> None:
        super().__init__()
        self.reshaped.connect(reshaped)
        self.of = self._money = money
        self._spawn = spawn
        self._body: QWidget | None = None
        self.form: RefundForm | None = None
        """Below what is said, which is made anew while it stays."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(1))
        head = QHBoxLayout()
        head.setSpacing(theme().tokens.space(2))
        mark = QLabel()
        icons.set_icon(mark, "credit-card", "ink3", 14)
        head.addWidget(mark)
        self.said = style.text("", size="small")
        self.said.setWordWrap(True)
        head.addWidget(self.said, 1)
        self.toggle = style.button(self.tr("Payment"), role="quiet")
        style.mark(self.toggle, compact=True)
        self.toggle.setToolTip(self.tr("What it costs, what was paid, and what was taken by hand"))
        self.toggle.clicked.connect(self._clicked)
        head.addWidget(self.toggle)
        self._column.addLayout(head)
        self._say()
        listen(money.changed, self, self._heard)
        spawn(money.load())

    @property
    def is_open(self) -> bool:
        return self._body is not None

    def _clicked(self) -> None:
        if self.form is not None and self.form.unsaved:
            self.form.insist()
            return
        if self._body is not None:
            self._drop()
            self._drop_form()
            self.toggle.setText(self.tr("Payment"))
            self.toggle.setAccessibleName("")
            self._say()
            self._reshape()
            return
        self.toggle.setText(self.tr("Hide"))
        self.toggle.setAccessibleName(self.tr("Hide the payment"))
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._say()
        self._refresh()  # what was known before
        self._spawn(self._money.load())

    def _say(self) -> bool:
        """What is to be known at sight, while it is folded; whether that is other than before."""
        money, tone = (None if self.is_open else self._money.money), "faint"
        said = self.tr("Price and payments")
        if money is not None and money.due_cents:
            source = (
                self.tr("Deposit of %1 not paid") if money.due_for == "deposit" else self.tr("%1 not paid")
            )
            said, tone = fill(source, formats.money(money.due_cents)), "bad"
        elif money is not None and money.paid_cents:
            said = fill(self.tr("%1 paid"), formats.money(money.paid_cents))
        if said == self.said.text():
            return False
        self.said.setText(said)
        style.mark(self.said, tone=tone)
        return True

    def _heard(self) -> None:
        other = self._say()
        if self.is_open:
            self._refresh()
        elif other:
            self._reshape()
        if not self._money.busy:
            self.told.emit()

    def _refresh(self) -> None:
        if self._body is None:
            return
        has = QApplication.focusWidget()
        had = has is not None and self._body.isAncestorOf(has)
        self._drop()
        self._body = self._made()
        self._column.insertWidget(1, self._body)
        self._body.show()
        if had:
            self.toggle.setFocus()
        self._reshape()

    def _drop(self) -> None:
        body, self._body = self._body, None
        if body is not None:
            body.hide()
            body.setParent(None)
            body.deleteLater()

    def _open_form(self) -> None:
        self.form = RefundForm(self._money, self._spawn)
        self.form.done.connect(self._close_form)
        self.form.reshaped.connect(self._reshape)
        self._column.addWidget(self.form)
        self.form.show()  # Qt would do so later, and nothing hidden takes the keys
        self._refresh()
        self.form.reason.setFocus()

    def _close_form(self) -> None:
        self._drop_form()
        self.toggle.setFocus()
        self._refresh()

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.setParent(None)
            form.deleteLater()

    def _made(self) -> QWidget:
        space, money = theme().tokens.space, self._money.money
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(space(5), 0, 0, space(1))
        column.setSpacing(space(1))
        if money is not None:
            for said in self._lines(money):
                column.addWidget(_line(said))
        elif not self._money.problem:
            column.addWidget(_line(self.tr("Asking the server …"), "muted"))
        if self._money.overtaken:
            column.addWidget(_line(self.tr("Another amount is due by now. Nothing was recorded."), "bad"))
        if wrong := trouble_words(self._money):
            column.addWidget(_line(wrong, "bad"))
        if self._money.given_meanwhile:
            said = self.tr("What was asked for before had arrived after all. Nothing more was given back.")
            column.addWidget(_line(said, "bad"))
        if self._money.is_due and self._money.may_take:
            column.addLayout(self._buttons())
        for each in money.refunds if money is not None and self._money.may_take else []:
            if each.by_hand:
                column.addLayout(self._handing(each))
        if self._money.may_give_back and self._money.most_back and self.form is None:
            column.addLayout(self._giving())
        return body

    def _lines(self, money: SessionMoney) -> list[str]:
        tax = sum(line.amount for line in money.tax)
        price = money.quote_cents if money.quote_cents is not None else money.price_cents
        said = [self.tr("The price is agreed on in the shop.")]
        if price is not None and money.total_cents is not None:
            parts = (formats.money(price), formats.money(tax), formats.money(money.total_cents))
            said = [fill(self.tr("Price %1, tax %2, together %3"), *parts)]
        said += [self._payment(each) for each in money.payments]
        said += [self._refund(each) for each in money.refunds]
        if self._money.gives_back_later:
            said.append(self.tr("It can be given back once the booking is over or cancelled."))
        if not money.due_cents:
            return [*said, self.tr("Nothing is due now.")]
        names = {"deposit": self.tr("Deposit due now: %1"), "balance": self.tr("Rest due now: %1")}
        said.append(fill(names.get(money.due_for, self.tr("Due now: %1")), formats.money(money.due_cents)))
        if self._money.by_credit:
            said.append(
                fill(self.tr("The customer’s credit pays %1 of it."), formats.money(self._money.by_credit))
            )
        return said

    def _payment(self, payment: PaymentView) -> str:
        methods = {"cash": self.tr("Cash"), "terminal": self.tr("Terminal"), "card": self.tr("Card")}
        states = {
            PaymentState.PENDING.value: self.tr("not arrived yet"),
            PaymentState.FAILED.value: self.tr("failed"),
        }
        handed = payment.handed_cents
        rounded = (
            ""
            if handed in (None, payment.cents)
            else fill(self.tr("%1 in coins"), formats.money(handed or 0))
        )
        parts = [methods.get(payment.method, payment.method), formats.money(payment.cents)]
        return DOT.join(part for part in (*parts, rounded, states.get(payment.state, "")) if part)

    def _refund(self, refund: RefundView) -> str:
        states = {
            "due": self.tr("On its way back: %1"),
            "done": self.tr("Went back: %1"),
        }
        said = self.tr("To be handed back: %1") if refund.by_hand else states.get(refund.state, "%1")
        handed = refund.cents if refund.handed_cents is None else refund.handed_cents
        whys = {
            "policy": self.tr("as agreed when it was booked"),
            "checkout": self.tr("it was not booked after all"),
            "gateway": self.tr("at the card processor itself"),
        }
        why = whys.get(refund.reason, refund.reason)
        return DOT.join(part for part in (fill(said, formats.money(handed)), why) if part)

    def _handing(self, refund: RefundView) -> QHBoxLayout:
        """Said once it is in the customer's hand."""
        cents = refund.cents if refund.handed_cents is None else refund.handed_cents
        button = style.button(fill(self.tr("%1 was handed back"), formats.money(cents)))
        act = partial(run_by, self._spawn, partial(self._money.hand_back, refund))
        return self._asked_row(button, self.tr("Yes, the customer has it"), act)

    def _giving(self) -> QHBoxLayout:
        button = style.button(self.tr("Give money back"))
        button.setObjectName(GIVE)
        style.mark(button, compact=True)
        button.setEnabled(not self._money.busy)
        button.clicked.connect(lambda _checked: self._open_form())
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        return row

    def _asked_row(self, button: QPushButton, sure: str, act: Callable[[], None]) -> QHBoxLayout:
        style.mark(button, compact=True)
        button.setEnabled(not self._money.busy)
        asked_twice(button, sure, act)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        return row

    def _buttons(self) -> QVBoxLayout:
        """Each is asked once more, with the amount: what is recorded is not taken back from here.

        Below each other: what they ask is as wide as the card.
        """
        row = QVBoxLayout()
        row.setSpacing(theme().tokens.space(1))
        amount = formats.money(self._money.by_hand)
        if not self._money.by_hand:
            self._act(
                row, self.tr("Pay with credit"), self.tr("Yes, with the credit"), PaymentMethod.TERMINAL
            )
        else:
            self._act(row, self.tr("Cash"), fill(self.tr("%1 in cash was taken"), amount), PaymentMethod.CASH)
            taken = fill(self.tr("%1 by terminal was taken"), amount)
            self._act(row, self.tr("Terminal"), taken, PaymentMethod.TERMINAL)
        return row

    def _act(self, row: QVBoxLayout, said: str, sure: str, method: PaymentMethod) -> None:
        button: QPushButton = style.button(said)
        style.mark(button, compact=True)
        button.setEnabled(not self._money.busy)
        asked_twice(button, sure, partial(run_by, self._spawn, partial(self._money.take, method)))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _reshape(self) -> None:
        self._column.activate()  # its parent asks before Qt would tell
        self.reshaped.emit()


def _line(said: str, tone: str = "") -> QLabel:
    label = style.text(said, tone=tone, size="small")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
