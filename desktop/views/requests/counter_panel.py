"""Offering other times: the nearest, or any that is free on a day; each is held until the customer has answered."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.request_told import Messages
from desktop.presenters.requests import RequestsPresenter
from desktop.presenters.requests_model import Placement, RequestDetail, RequestsBoard
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import error_words, fill
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.requests import request_words
from desktop.views.requests.answer_panel import AnswerPanel
from desktop.views.requests.choice_keys import enter_goes_on
from desktop.views.requests.counted import RequestCounts
from desktop.views.requests.free_times import FreeTimes
from desktop.views.requests.kept_buttons import KeptButtons
from desktop.views.requests.key_caps import enter_key, keyed, say_on
from scheduling.errors import RuleError


class CounterPanel(AnswerPanel):
    """The nearest time is chosen to begin with, so that Enter alone offers it."""

    def __init__(
        self, presenter: RequestsPresenter, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(presenter, "", parent)
        self._messages = messages
        self._wanted: list[Placement] = []
        """As they were chosen."""
        self.chosen: tuple[Placement, ...] = ()
        """Such that all of them can be held at once."""
        self._near: list[Placement] = []
        space = theme().tokens.space
        self.row = FlowRow(space(2))
        self._nearest = KeptButtons(self.row, self._near_button, self._rest)
        self.form.addWidget(self.row)
        self.times = FreeTimes(self._free_on)
        self.form.addWidget(self.times)
        self.held = style.text("", tone="muted", size="small")
        self.held.setWordWrap(True)
        self.form.addWidget(self.held)
        self.form.addStretch(1)
        self.agreed = keyed(self.tr("They agreed: book it"), "B")
        self.agreed.clicked.connect(self.book)
        self.foot.insertWidget(1, self.agreed)
        self.times.pressed.connect(self.toggle)
        self.times.turned.connect(self.refill)

    # --- the panel's own

    def begin(self, detail: RequestDetail, board: RequestsBoard) -> None:
        super().begin(detail, board)
        self.times.usual = detail.request.preferred_mechanic_id
        self._wanted = list(detail.alternatives[:1])
        first = self._wanted[0].starts if self._wanted else max(detail.line.starts, board.now)
        day = formats.local(first, board.zone).date()
        self.times.show_day(day, board.today, board.zone)
        self.refill()

    def begin_with(self, detail: RequestDetail, board: RequestsBoard, place: Placement) -> None:
        """The same, with that time chosen."""
        self.begin(detail, board)
        self._wanted = [place]
        self.times.show_day(formats.local(place.starts, board.zone).date(), board.today, board.zone)
        self.refill()

    def follow(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """A chosen time that somebody else has by now stands on no button, so it is taken out."""
        self.times.look()
        gone = [place for place in self._wanted if not self._is_offered(place, detail, board)]
        self._wanted = [place for place in self._wanted if place not in gone]
        super().follow(detail, board)
        if gone:
            said = "; ".join(request_words.when_words(each.starts, board.today, board.zone) for each in gone)
            self.say(fill(self.tr("No longer free, and taken out: %1"), said))

    def refill(self) -> None:
        detail, board = self.detail, self.board
        if detail is None or board is None:
            return
        need = self.presenter.need(detail.line.request_id)
        self.chosen = self.presenter.places.together(need, self._wanted) if need is not None else ()
        title = fill(self.tr("Other times for %1"), request_words.customer_words(detail.line.customer))
        self.title.setText(title)
        self._show_near(detail, board)
        self.times.mark({place.starts for place in self._wanted})
        self._show_standing(detail, board)
        self.looked.emit(list(self.chosen), self.times.day)

    def give(self) -> None:
        if self.detail is not None:
            self.presenter.acts.counter(self.detail.line.request_id, self.chosen)

    def number(self, number: int) -> bool:
        if not 0 < number <= len(self._near):
            return False
        self.toggle(self._near[number - 1])
        return True

    def book(self) -> None:
        """The customer has agreed to the one time that is chosen, on the phone or at the counter."""
        if self.detail is None or not self.agreed.isEnabled():
            return
        try:
            self.presenter.acts.confirm(self.detail.line.request_id, self.chosen[0], agreed=True)
        except RuleError as error:
            self.say(error_words(error))
            return
        self.done.emit()

    def toggle(self, place: Placement) -> None:
        """Choose a time, or no longer; more than are allowed are not taken."""
        same = [other for other in self._wanted if other.starts == place.starts]
        if same:
            self._wanted = [other for other in self._wanted if other not in same]
            self.say("")
        elif len(self._wanted) < self.presenter.policy.most_offered:
            self._wanted.append(place)
            self.say("")
        else:
            self.say(RequestCounts().most(self.presenter.policy.most_offered))
        self.refill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_PageUp:
            self.times.go_back()
        elif key == Qt.Key.Key_PageDown:
            self.times.go_forth()
        elif key == Qt.Key.Key_B and not event.isAutoRepeat():
            self.book()
        else:
            super().keyPressEvent(event)

    # --- inside

    def _is_offered(self, place: Placement, detail: RequestDetail, board: RequestsBoard) -> bool:
        """Whether that time can still be chosen, with whomever."""
        need = self.presenter.need(detail.line.request_id)
        if need is not None and self.presenter.places.at(need, place.starts, place.mechanic_id).free:
            return True
        others = (*detail.alternatives, *self._free_on(formats.local(place.starts, board.zone).date()))
        return any(other.starts == place.starts for other in others)

    def _free_on(self, day: date) -> tuple[Placement, ...]:
        need = self.presenter.need(self.detail.line.request_id) if self.detail is not None else None
        return self.presenter.places.free_on(need, day) if need is not None else ()

    def _show_near(self, detail: RequestDetail, board: RequestsBoard) -> None:
        self._near = list(detail.alternatives)
        self._nearest.show(
            [(detail.line.request_id, place.starts, place.mechanic_id) for place in self._near]
        )
        wanted = {place.starts for place in self._wanted}
        named = {place.starts: place for place in self.chosen}
        for number, (button, place) in enumerate(zip(self.near, self._near, strict=True), start=1):
            shown = named.get(place.starts, place)
            said = request_words.place_words(shown, board.today, board.zone, short=True)
            button.setText(f"{number}\u2002{said}")
            button.setAccessibleName(said)
            button.setChecked(place.starts in wanted)
        self.row.fit()
        self.row.setVisible(bool(self._near))

    @property
    def near(self) -> list[QPushButton]:
        """One for each of the nearest times."""
        return self._nearest.shown

    def _near_button(self) -> QPushButton:
        button = style.button("", role="choice")
        button.setCheckable(True)
        button.clicked.connect(self._near_pressed)
        enter_goes_on(button)
        return button

    def _rest(self) -> QWidget:
        return self.times.forth

    def _near_pressed(self) -> None:
        pressed = self.sender()
        for button, place in zip(self.near, self._near, strict=True):
            if button is pressed:
                self.toggle(place)
                return

    def _show_standing(self, detail: RequestDetail, board: RequestsBoard) -> None:
        """Whether these can be offered together, until when they are held, what the customer is told."""
        count, why = len(self.chosen), ""
        if count:
            try:
                self.presenter.acts.check_counter(detail.line.request_id, self.chosen)
            except RuleError as error:
                why = error_words(error)
        self.yes.setEnabled(bool(count) and not why)
        self.agreed.setEnabled(count == 1 and not why)
        say_on(self.yes, RequestCounts().offer(count), enter_key())
        told = self._messages.countered(detail, self.chosen)
        if why:
            self.held.setText(why)
        elif told.held_until is None:
            self.held.setText(self.tr("Choose up to three times."))
        else:
            until = request_words.when_words(told.held_until, board.today, board.zone)
            chosen = "; ".join(
                request_words.place_words(place, board.today, board.zone, short=True) for place in self.chosen
            )
            self.held.setText(
                fill(self.tr("Chosen: %1. Held until answered, until %2 at most."), chosen, until)
            )
        style.mark(self.held, tone="bad" if why else "muted")
        self.preview.show_told(told if count else None)
