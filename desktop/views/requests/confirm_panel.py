"""Confirming a request: which of its times, with whom, in which bay, at which written price."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.request_acts import Quote
from desktop.presenters.request_places import Need
from desktop.presenters.request_told import Messages
from desktop.presenters.requests import RequestsPresenter
from desktop.presenters.requests_model import Option, Placement, RequestDetail, RequestsBoard
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.booking.page import cleared
from desktop.views.calendar.calendar_words import DOT, fill, first_name
from desktop.views.requests import request_words
from desktop.views.requests.answer_panel import AnswerPanel
from desktop.views.requests.key_caps import enter_key, say_on
from desktop.views.requests.typed import price_cents
from scheduling.limits import MOST_TEXT
from scheduling.visit_requests import RequestState


class ConfirmPanel(AnswerPanel):
    """Of a countered request: the customer's yes to one of the times that are held for them."""

    def __init__(
        self, presenter: RequestsPresenter, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(presenter, "", parent)
        self._messages = messages
        self.place: Placement | None = None
        self._starts: int | None = None
        self._mechanic: UUID | None = None
        self._bay: UUID | None = None
        self._picked = False
        """Whether mechanic or bay were chosen by hand."""
        self._price_said = ""
        self.times: list[QPushButton] = []
        self._times: list[int] = []
        self._group = QButtonGroup(self)
        self._lay_out()

    # --- the panel's own

    def begin(self, detail: RequestDetail, board: RequestsBoard) -> None:
        super().begin(detail, board)
        self._price_said = ""
        best = detail.best
        self._starts = best.starts if best is not None else None
        self._take(best.placement if best is not None else None)
        self._picked = False
        self.price.clear()
        self.price_for.clear()
        quote = detail.request.quote_cents
        if quote is not None:
            self.price.setText(f"{quote / 100:.2f}")
            self.price_for.setText(detail.request.quote_text)
        self.restore_words()
        self.refill()

    def typed(self) -> tuple[QLineEdit, ...]:
        return self.price, self.price_for

    def follow(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """What was on view stays chosen, free or not: nobody confirms another mechanic than they read."""
        self._picked = True
        super().follow(detail, board)

    def refill(self) -> None:
        detail, board, need = self.detail, self.board, self._need()
        if detail is None or board is None or need is None or self._starts is None:
            return
        countered = detail.line.state is RequestState.COUNTERED
        self._show_times(detail, board)
        places = self.presenter.places
        if self._picked:
            self.place = places.at(need, self._starts, self._mechanic, self._bay)
        else:
            self._take(next((w.placement for w in detail.wishes if w.starts == self._starts), None))
        people, bays = places.people(need, self._starts), places.bays(need, self._starts)
        self.mechanic.show_options(people, self._mechanic)
        self.bay.show_options(bays, self._bay)
        self.mechanic.setEnabled(not countered)
        self.bay.setEnabled(not countered)
        self._show_place(detail, board)

    def give(self) -> None:
        detail, place = self.detail, self.place
        if detail is None or place is None:
            return
        countered = detail.line.state is RequestState.COUNTERED
        self.presenter.acts.confirm(detail.line.request_id, place, self._quote(), agreed=countered)

    def number(self, number: int) -> bool:
        if self._typing() or not 0 < number <= len(self.times):
            return False
        self.times[number - 1].click()
        return True

    # --- layout

    def _lay_out(self) -> None:
        space = theme().tokens.space
        self.choice = QHBoxLayout()
        self.choice.setSpacing(space(2))
        self.form.addLayout(self.choice)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        self.mechanic, self.bay = OptionBox(self.tr("A bay alone")), OptionBox()
        for box, label, share in ((self.mechanic, self.tr("Mechanic"), 3), (self.bay, self.tr("Bay"), 2)):
            row.addLayout(labelled(label, box), share)
        self.form.addLayout(row)
        self.mechanic.activated.connect(self._choose_mechanic)
        self.bay.activated.connect(self._choose_bay)
        self.price, self.price_for = QLineEdit(), QLineEdit()
        self.price.setPlaceholderText(self.tr("none"))
        self.price.setMaximumWidth(96)
        self.price_for.setPlaceholderText(self.tr("what the price is for"))
        self.price_for.setMaxLength(MOST_TEXT)
        quote = QHBoxLayout()
        quote.setSpacing(space(2))
        quote.addLayout(labelled(self.tr("Written quote, $"), self.price))
        quote.addLayout(labelled(self.tr("For"), self.price_for), 1)
        self.form.addLayout(quote)
        for line in (self.price, self.price_for):
            line.textEdited.connect(self.keep_words)
            line.textEdited.connect(self._retell)
        self.against = style.text("", tone="bad")
        self.against.setWordWrap(True)
        self.form.addWidget(self.against)
        self.form.addStretch(1)

    def _show_times(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """One button for each of the customer's times; with one alone there is nothing to choose."""
        starts = [wish.starts for wish in detail.wishes]
        if self._times != starts:
            self._times = starts
            for button in self.times:
                self._group.removeButton(button)
            cleared(self.choice)
            self.times = []
            for number, at in enumerate(starts, start=1):
                said = request_words.when_words(at, board.today, board.zone)
                button = style.button(f"{number}\u2002{said}", role="choice")
                button.setAccessibleName(said)
                button.setCheckable(True)
                button.clicked.connect(self._choose_time)
                self._group.addButton(button)
                self.choice.addWidget(button)
                self.times.append(button)
            self.choice.addStretch(1)
        for button, at in zip(self.times, starts, strict=True):
            button.setChecked(at == self._starts)
            button.setVisible(len(self.times) > 1)

    def _show_place(self, detail: RequestDetail, board: RequestsBoard) -> None:
        place = self.place
        if place is None:
            return
        countered = detail.line.state is RequestState.COUNTERED
        when = request_words.when_words(place.starts, board.today, board.zone)
        title = self.tr("%1 said yes: %2") if countered else self.tr("Confirm %1 for %2")
        self.title.setText(fill(title, request_words.customer_words(detail.line.customer), when))
        reasons = dict.fromkeys(
            request_words.blocking_words(each, place.mechanic, board.zone) for each in place.blocking
        )
        self.against.setText(DOT.join(reasons))
        self.against.setVisible(bool(reasons))
        words = fill(self.tr("Ask %1"), first_name(place.mechanic))
        if not place.asks_first:
            told = self._messages.confirmed(detail, place, self._quote()).goes_out
            words = self.tr("Confirm and tell the customer") if told else self.tr("Confirm")
        say_on(self.yes, words, enter_key())
        self.yes.setEnabled(place.free and self._price_fits())
        self.look([place])
        self._retell()

    def _retell(self) -> None:
        detail, place = self.detail, self.place
        if detail is None or place is None:
            return
        fits = self._price_fits()
        style.mark(self.price, invalid="false" if fits else "true")
        self.yes.setEnabled(place.free and fits)
        problem = self._price_problem()
        if problem != self._price_said:  # what else is said stays until the next try
            self._price_said = problem
            self.say(problem)
        self.preview.show_told(self._messages.confirmed(detail, place, self._quote()))

    # --- what is chosen

    def _choose_time(self) -> None:
        pressed = self.sender()
        self._starts = next(
            (at for button, at in zip(self.times, self._times, strict=True) if button is pressed),
            self._starts,
        )
        self._picked = False
        self.refill()

    def _choose_mechanic(self, row: int) -> None:
        self._mechanic, self._bay, self._picked = self.mechanic.option(row), None, True
        self.refill()
        if self.place is not None:
            self._bay = self.place.bay_id
            self.refill()

    def _choose_bay(self, row: int) -> None:
        self._bay, self._picked = self.bay.option(row), True
        self.refill()

    def _take(self, place: Placement | None) -> None:
        self.place = place
        if place is not None:
            self._mechanic, self._bay = place.mechanic_id, place.bay_id

    def _need(self) -> Need | None:
        return Need.of(self.detail.request) if self.detail is not None else None

    def _typing(self) -> bool:
        return isinstance(self.focusWidget(), QLineEdit) and self.isAncestorOf(self.focusWidget())

    def _quote(self) -> Quote:
        cents = price_cents(self.price.text())
        return Quote(cents=cents, text=self.price_for.text()) if cents is not None else Quote()

    def _price_fits(self) -> bool:
        """Words about a price come with one: alone they would not arrive."""
        if not self.price.text().strip():
            return not self.price_for.text().strip()
        return price_cents(self.price.text()) is not None

    def _price_problem(self) -> str:
        if self._price_fits():
            return ""
        if self.price.text().strip():
            return self.tr("A price looks like 240 or 240.50.")
        return self.tr("A written quote needs its price.")


def labelled(label: str, field: QWidget) -> QVBoxLayout:
    """A field with its name above it."""
    column = QVBoxLayout()
    column.setSpacing(2)
    name = style.text(label, tone="muted", size="small")
    name.setBuddy(field)
    field.setAccessibleName(label)
    column.addWidget(name)
    column.addWidget(field)
    return column


class OptionBox(QComboBox):
    """Mechanics or bays to choose from; those who are not free say so. ``nobody``: what an empty name is called."""

    def __init__(self, nobody: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nobody = nobody
        self.setPlaceholderText("\u2013")
        self._options: tuple[Option, ...] = ()

    def show_options(self, options: tuple[Option, ...], chosen: UUID | None) -> None:
        """These, with that one chosen; none where it is not among them, rather than somebody else."""
        if options != self._options:
            self._options = options
            self.clear()
            self.addItems([option_words(option, self._nobody) for option in options])
        row = next((at for at, option in enumerate(options) if option.id == chosen), -1)
        self.setCurrentIndex(row)

    def option(self, row: int) -> UUID | None:
        """Whose line that is."""
        return self._options[row].id if 0 <= row < len(self._options) else None


def option_words(option: Option, nobody: str) -> str:
    """A mechanic or a bay in the list of a combo box."""
    translate, name = QCoreApplication.translate, option.name or nobody
    if not option.free:
        return fill(translate("Requests", "%1 (not free)"), name)
    return fill(translate("Requests", "%1 (answers first)"), name) if option.asks_first else name
