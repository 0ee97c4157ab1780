"""Noting a visit that a customer asks for by phone or at the counter: who, what is wrong, when it suits.

It asks ``presenters/request_new`` at every letter and paints what that says; Enter in a field notes it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.presenters.booking_vehicle import VehicleProblem
from desktop.presenters.customer_form import Problem
from desktop.presenters.request_new import SOURCES, Entered, Missing, NewRequests
from desktop.presenters.requests_model import Placement, RequestsBoard
from desktop.theming import enters, formats, style, words
from desktop.theming.theme import theme
from desktop.views.booking.fields import Field
from desktop.views.booking.page import cleared, segments
from desktop.views.calendar.calendar_words import DOT, error_words
from desktop.views.requests import request_words
from desktop.views.requests.answer_panel import ENTER, SIDE_BY_SIDE
from desktop.views.requests.chosen_times import ChosenTimes
from desktop.views.requests.confirm_panel import labelled
from desktop.views.requests.counted import RequestCounts
from desktop.views.requests.free_times import FreeTimes
from desktop.views.requests.key_caps import enter_key, escape_key, keyed
from desktop.views.requests.typed import typed_minute
from desktop.views.requests.which_vehicle import WhichVehicle
from scheduling.errors import RuleError
from scheduling.records import Customer
from scheduling.visit_requests import RequestSource
from scheduling.vocabulary import ServiceType


class NewRequestPage(QWidget):
    """``made`` carries the request's id."""

    made = Signal(object)
    left = Signal()

    def __init__(self, new: NewRequests, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new = new
        self._board: RequestsBoard | None = None
        self._customer: Customer | None = None
        self._known: list[Customer] = []
        self.people: list[QPushButton] = []
        """Whom it may be."""
        self.wishes: list[int] = []
        self.source = RequestSource.PHONE
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(4), space(6), space(4))
        column.setSpacing(space(3))
        column.addWidget(style.text(self.tr("New request"), size="title", weight=700))
        said = self.tr(
            "For a visit that somebody has to look at first. A free time is better booked at once (Ctrl+N)."
        )
        hint = style.text(said, tone="muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
        card = QFrame()
        style.mark(card, panel="card")
        inner = self._pair = QHBoxLayout(card)
        inner.setContentsMargins(space(5), space(4), space(5), space(4))
        inner.setSpacing(space(6))
        inner.addLayout(self._who(), 1)
        inner.addLayout(self._when(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        filled = QVBoxLayout(holder)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.addWidget(card)
        filled.addStretch(1)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        column.addWidget(area, 1)
        column.addLayout(self._foot())
        lines = (field.line for field, _ in self._fields())
        for line in (*lines, self.typed):
            line.installEventFilter(self)

    # --- for the screen

    def begin(self, board: RequestsBoard) -> None:
        """Around what was typed before, if it was left with Esc."""
        self._board = board
        self._look_who()
        self.say("")
        today = self._new.today()
        self.times.show_day(self.times.day or today, today, board.zone)
        self._show_wishes()
        self._show_known()

    def show_board(self, board: RequestsBoard) -> None:
        """News came meanwhile."""
        self._board = board
        self._look_who()
        self.times.look()
        self._show_wishes()

    def start(self) -> None:
        """The keys are on the first field."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def entered(self) -> Entered:
        """As it stands in the form."""
        vehicle = self.vehicle.chosen
        return Entered(
            name=self.name.text,
            phone=self.phone.text,
            customer=self._customer,
            vehicle_id=vehicle.id if vehicle is not None else None,
            vehicle=self.vehicle.form,
            service=[*ServiceType][self.service.currentIndex()],
            concern=self.concern.text,
            source=self.source,
            wishes=tuple(self.wishes),
        )

    @property
    def unsaved(self) -> bool:
        """Whether something was typed or chosen that is not noted."""
        lines = (self.typed, *(field.line for field, _ in self._fields()))
        return bool(self.wishes) or any(line.text().strip() for line in lines)

    def note(self) -> None:
        """Note it, or say what is missing; a time that is typed still is added first."""
        if self.typed.text().strip():
            typing = self.typed.hasFocus()
            if not self._add_typed() or typing:
                return
        if not self._look_who():
            self.name.setFocus()
            return
        entered = self.entered
        problems = self._new.problems(entered)
        for field, name in self._fields():
            field.tell(self._wrong(problems.get(name)))
        missing = problems.get("wishes")
        self.say(request_words.missing_words(missing) if isinstance(missing, Missing) else "")
        first = next((field for field, name in self._fields() if name in problems), None)
        if first is not None:
            first.setFocus()
        if problems:
            return
        try:
            made = self._new.create(entered)
        except RuleError as error:
            self.say(error_words(error))
            return
        self.clear()
        self.made.emit(made)

    def clear(self) -> None:
        """Forget what was typed."""
        self._customer, self.wishes = None, []
        for field, _ in self._fields():
            field.line.clear()
            field.tell("")
        self.typed.clear()
        self.service.setCurrentIndex(0)
        self._show_known()
        self._show_wishes()

    def say(self, said: str) -> None:
        """What stands in the way."""
        self.problem.setText(said)
        self.problem.setVisible(bool(said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ENTER:
            if enters.once(event):
                self.note()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._turned(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field of one line has no use for these keys, and keeps them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._turned(event):
            return True
        return super().eventFilter(watched, event)

    def _turned(self, event: QKeyEvent) -> bool:
        """Whether it was a key that turns to another day."""
        turns = {Qt.Key.Key_PageUp: self.times.go_back, Qt.Key.Key_PageDown: self.times.go_forth}
        turn = turns.get(Qt.Key(event.key()))
        if turn is not None:
            turn()
        return turn is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way, wide = QBoxLayout.Direction, event.size().width() >= SIDE_BY_SIDE
        self._pair.setDirection(way.LeftToRight if wide else way.TopToBottom)

    # --- layout

    def _foot(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().tokens.space(2))
        self.problem = style.text("", tone="bad")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        line = QHBoxLayout()
        self.yes = keyed(self.tr("Note the request"), enter_key(), role="primary")
        self.yes.clicked.connect(self.note)
        self.back = keyed(self.tr("Back"), escape_key(), role="quiet")
        self.back.clicked.connect(self.left)
        line.addWidget(self.yes)
        line.addStretch(1)
        line.addWidget(self.back)
        column.addLayout(line)
        return column

    def _fields(self) -> tuple[tuple[Field, str], ...]:
        car = self.vehicle
        cars = ((car.make, "make"), (car.model, "model"), (car.year, "year"), (car.plate, "plate"))
        return (self.name, "name"), (self.phone, "phone"), *cars, (self.concern, "concern")

    def _who(self) -> QVBoxLayout:
        space = theme().tokens.space
        column = QVBoxLayout()
        column.setSpacing(space(2))
        self._sources = QButtonGroup(self)
        self.sources: dict[RequestSource, QPushButton] = {}
        for source in SOURCES:
            button = style.button(formats.capital(request_words.source_words(source)), role="segment")
            button.setCheckable(True)
            button.setChecked(source is self.source)
            button.clicked.connect(self._choose_source)
            self._sources.addButton(button)
            self.sources[source] = button
        column.addWidget(segments(*self.sources.values()), 0, Qt.AlignmentFlag.AlignLeft)
        self.name, self.phone = Field(self.tr("Name")), Field(self.tr("Phone"))
        pair = QHBoxLayout()
        pair.setSpacing(space(2))
        for field in (self.name, self.phone):
            pair.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(self._typed_who)
        column.addLayout(pair)
        self.known = QVBoxLayout()
        self.known.setSpacing(0)
        column.addLayout(self.known)
        self.vehicle, self.service = WhichVehicle(), QComboBox()
        self.vehicle.edited.connect(self._show_people)
        self.service.addItems([formats.capital(words.service_words(each)) for each in ServiceType])
        column.addWidget(self.vehicle)
        column.addLayout(labelled(self.tr("What is done"), self.service))
        self.concern = Field(self.tr("What is wrong, in the customer's words"))
        column.addWidget(self.concern)
        column.addStretch(1)
        return column

    def _when(self) -> QVBoxLayout:
        space = theme().tokens.space
        column = QVBoxLayout()
        column.setSpacing(space(2))
        column.addWidget(style.text(self.tr("When it suits, the best first"), weight=500))
        self.times = FreeTimes(self._new.free_on)
        self.times.pressed.connect(self._toggle)
        column.addWidget(self.times)
        line = QHBoxLayout()
        line.setSpacing(space(2))
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("14:30")
        self.typed.setMaximumWidth(88)
        self.typed.setAccessibleName(self.tr("Another time of that day"))
        self.add = style.button(self.tr("Add this time"))
        self.add.clicked.connect(self._add_typed)
        line.addWidget(style.text(self.tr("or at"), tone="muted"))
        line.addWidget(self.typed)
        line.addWidget(self.add)
        line.addStretch(1)
        column.addLayout(line)
        self.chosen = ChosenTimes(self.typed)
        self.chosen.dropped.connect(self._wish)
        column.addWidget(self.chosen)
        column.addStretch(1)
        return column

    # --- what is shown

    def _show_known(self) -> None:
        self.vehicle.show_vehicles(self._new.vehicles(self._customer))
        self._show_people()

    def _show_people(self) -> None:
        self._known = self._new.known(self.entered)
        cleared(self.known)
        self.people = []
        for each in self._known:
            phone = formats.phone(each.phone)
            button = style.button(DOT.join(part for part in (each.name, phone) if part), role="link")
            button.clicked.connect(self._take_known)
            self.known.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.people.append(button)

    def _show_wishes(self) -> None:
        board = self._board
        if board is None:
            return
        self.chosen.show_times(self.wishes, board, partial(_standing, self._new, board))
        self.times.mark(self.wishes)

    def _wrong(self, problem: Problem | Missing | VehicleProblem | None) -> str:
        from desktop.views.booking.phrases import customer_problem, vehicle_problem  # not needed before

        if isinstance(problem, Problem):
            return customer_problem(problem)
        if isinstance(problem, VehicleProblem):
            return vehicle_problem(problem, self._new.today().year)
        return request_words.missing_words(problem) if problem is not None else ""

    # --- what is chosen

    def _typed_who(self) -> None:
        self._customer = None  # it is somebody else after all
        self._show_known()

    def _look_who(self) -> bool:
        """Whether whoever was chosen is in the books still; else what is known of them is there as if typed."""
        chosen = self._customer
        if chosen is None or self._new.has(chosen):
            return True
        self._typed_who()
        self.name.tell(self.tr("They are in the books no longer: noted as somebody new."))
        return False

    def _take_known(self) -> None:
        pressed = self.sender()
        self._customer = next(
            row for row, button in zip(self._known, self.people, strict=True) if button is pressed
        )
        self.name.line.setText(self._customer.name)
        self.phone.line.setText(formats.phone(self._customer.phone))
        self.name.tell("")
        self.phone.tell("")
        entered = self.vehicle.form
        self._show_known()
        self.vehicle.choose_like(entered)
        self.concern.setFocus()

    def _choose_source(self) -> None:
        pressed = self.sender()
        self.source = next(source for source, button in self.sources.items() if button is pressed)

    def _toggle(self, place: Placement) -> None:
        self._wish(place.starts)

    def _wish(self, starts: int) -> None:
        if starts in self.wishes:
            self.wishes.remove(starts)
        elif len(self.wishes) < self._new.policy.most_requested:
            self.wishes.append(starts)
        else:
            self.say(RequestCounts().most(self._new.policy.most_requested))
            self._show_wishes()
            return
        self.say("")
        self._show_wishes()

    def _add_typed(self) -> bool:
        """Whether the time that is typed is among those chosen now."""
        minute, day = typed_minute(self.typed.text()), self.times.day
        starts = self._new.at(day, minute) if minute is not None and day is not None else None
        if starts is None:
            self.say(self.tr("Type a time to come of that day, such as 14:30."))
            self.typed.setFocus()
            return False
        if starts not in self.wishes:
            self._wish(starts)
        if starts not in self.wishes:
            return False
        self.typed.clear()
        return True


def _standing(new: NewRequests, board: RequestsBoard, starts: int) -> str:
    return request_words.standing_words(new.look(starts), board)
