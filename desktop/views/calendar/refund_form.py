"""On a booking's card: the owner gives back more than the policy does. How much, why, as money or as credit."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.presenters.booking_money import BookingMoney, Spawn
from desktop.theming import enters, formats, style
from desktop.theming.listen import listen
from desktop.theming.theme import theme
from desktop.views.asked import ask_anew, asked_twice, asks
from desktop.views.calendar.calendar_words import fill
from desktop.views.hours.fields import Segments
from desktop.views.requests.typed import price_cents
from desktop.views.settings.form_words import localised
from scheduling.limits import MOST_TEXT

AMOUNT = 76


class RefundForm(QWidget):
    """``done`` when it was given, or nobody wants to any more; ``reshaped`` when it became higher or lower."""

    done = Signal()
    reshaped = Signal()

    def __init__(self, money: BookingMoney, spawn: Spawn) -> None:
        super().__init__()
        self._money = money
        self._spawn = spawn
        self._insists = False
        self._as_credit = not money.most_given(as_credit=False)
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), 0, 0, space(1))
        column.setSpacing(space(2))
        self.amount = QLineEdit(self._most_words())
        self.amount.setFixedWidth(AMOUNT)
        self.amount.setAccessibleName(self.tr("How much is given back, in dollars"))
        self.how = Segments(self.tr("How it is given back"))
        self.how.chosen.connect(self._choose)
        column.addLayout(_row(self.amount, style.text("$", tone="muted"), self.how))
        self.reason = QLineEdit()
        self.reason.setMaxLength(MOST_TEXT)
        self.reason.setPlaceholderText(self.tr("Why, for the books"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        column.addWidget(self.reason)
        self.wrong = style.text("", tone="bad", size="small")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        column.addWidget(self.wrong)
        self.give = style.button(self.tr("Give back"), role="primary")
        asked_twice(self.give, self.tr("Yes, give it back"), self._give)
        self.leave = style.button(self.tr("Leave it"))
        self.leave.clicked.connect(lambda _checked: self.done.emit())
        for button in (self.give, self.leave):
            style.mark(button, compact=True)
        column.addLayout(_row(self.give, self.leave))
        for line in (self.amount, self.reason):
            line.textEdited.connect(self._typed)
            enters.once_in(line)
            line.returnPressed.connect(self._entered)
        listen(money.changed, self, self._refresh)
        self._refresh()
        self.reason.setFocus()

    def cents(self) -> int | None:
        """What is typed, where so much can be given."""
        cents = price_cents(self.amount.text())
        return cents if cents is not None and 0 < cents <= self._most else None

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed that is neither given nor left."""
        return bool(self.reason.text().strip()) or self.amount.text() != self._proposed

    def insist(self) -> None:
        """Something else wants its place: it stays where the keys were, and says what has to be done first."""
        self._insists = True
        self._refresh()
        had = cast("QWidget | None", self.focusWidget())
        (had if had is not None else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _most(self) -> int:
        return self._money.most_given(as_credit=self._as_credit)

    def _most_words(self) -> str:
        """All that may go back this way, as it stands in the field; kept to tell whether another amount was typed."""
        self._proposed = localised(f"{self._most / 100:.2f}")
        return self._proposed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form, not the card; what is typed in it the card asks about."""
        if event.key() == Qt.Key.Key_Escape and not self.unsaved:
            event.accept()
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _entered(self) -> None:
        """As the button: it asks first, and says what it asks."""
        if self.give.isEnabled():
            self.give.setFocus()
            self.give.click()

    def _choose(self, as_credit: bool) -> None:
        untouched = self.amount.text() == self._proposed
        self._as_credit = as_credit
        if untouched:
            self.amount.setText(self._most_words())
        self._typed()

    def _typed(self) -> None:
        ask_anew(self.give)  # it is another question
        self._insists = False
        self._refresh()

    def _refresh(self) -> None:
        cents, busy = self.cents(), self._money.busy
        self.how.show_choices([(False, self.tr("Money")), (True, self.tr("Credit"))], self._as_credit)
        if not asks(self.give):
            said = (
                self.tr("Give back") if cents is None else fill(self.tr("Give %1 back"), formats.money(cents))
            )
            self.give.setText(said)
        self.give.setEnabled(cents is not None and bool(self.reason.text().strip()) and not busy)
        for each in (self.amount, self.reason, self.how, self.leave):
            each.setEnabled(not busy)
        said = self._wrong_words(typed=cents is not None)
        if said != self.wrong.text():
            self.wrong.setText(said)
            self.wrong.setVisible(bool(said))
            self.reshaped.emit()

    def _wrong_words(self, *, typed: bool) -> str:
        if not typed:
            most = formats.money(self._most)
            if self._as_credit or self._most == self._money.most_back:
                return fill(self.tr("At most %1 is left to give back."), most)
            return fill(
                self.tr("At most %1 is left to give back as money: the rest was paid with credit."), most
            )
        return self.tr("Give it back first, or leave it.") if self._insists else ""

    def _give(self) -> None:
        cents = self.cents()
        if cents is not None:
            self._spawn(self._given(cents))

    async def _given(self, cents: int) -> None:
        if await self._money.give_back(cents, self.reason.text(), as_credit=self._as_credit) and isValid(
            self
        ):
            self.done.emit()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().tokens.space(2))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
