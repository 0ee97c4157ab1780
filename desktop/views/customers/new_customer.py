"""A new customer, with a vehicle if there is one; who it may be already is offered while it is typed."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.customer_doubles import Double, Likeness
from desktop.presenters.customer_form import started_from
from desktop.presenters.customers import CustomersPresenter
from desktop.theming import enters, formats, style
from desktop.theming.theme import theme
from desktop.views.booking.fields import Field
from desktop.views.booking.page import Area
from desktop.views.booking.painted import Tile
from desktop.views.calendar.calendar_words import error_words
from desktop.views.customers.card import Card
from desktop.views.customers.customer_page import SIDE_BY_SIDE, WIDEST
from desktop.views.customers.customers_words import double_detail
from desktop.views.detail_fields import CustomerFields, VehicleFields
from desktop.views.edit_form import problem_words
from desktop.views.painted import ENTER
from scheduling.errors import RuleError
from scheduling.records import Customer

LOOK_MS = 150
"""After the last letter: who is like it is looked for then."""


class NewCustomer(Area):
    """``added``: the id; ``found``: who it is already; ``left``: nobody is added."""

    added = Signal(object)
    found = Signal(object)
    left = Signal()

    def __init__(self, presenter: CustomersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._insisted_vin = ""
        self._seen: list[Double] = []
        self._asked: list[UUID] = []
        """Those of whom it was asked, when they were to be added, whether it is one of them."""
        self.tiles: list[Tile] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        translate = QCoreApplication.translate
        self.customer = CustomerFields(_nobody(presenter.language), whole=True)
        self.vehicle = VehicleFields(None, presenter.this_year())
        self.doubles = Card(translate("Customers", "Is it one of these?"))
        self.problem = style.text("", tone="bad")
        self.problem.setWordWrap(True)
        self.leave = style.button(translate("Customers", "Do not add"))
        self.save = style.button(translate("Customers", "Add customer"), role="primary")
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_MS)
        self._later.timeout.connect(self.look_for_doubles)
        for fields in (self.customer, self.vehicle):
            fields.edited.connect(self._later.start)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.take)

    def begin(self, typed: str) -> None:
        """An empty form with what was typed in the field that it belongs to."""
        form = started_from(typed, self._presenter.language)
        who = _nobody(form.language, name=form.name, phone=form.phone, email=form.email)
        self.customer.fill(who)
        self.vehicle.fill(None)
        self._insisted_vin = ""
        for field in self._fields().values():
            field.tell("")
        self._say("")
        self.verticalScrollBar().setValue(0)
        self.look_for_doubles()
        empty = self.customer.name if not form.name else self.customer.phone
        empty.line.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed."""
        form = self.customer.form()
        texts = (form.name, form.phone, form.email, form.postal_code, form.notes)
        return any(text.strip() for text in texts) or self.vehicle.form() != VehicleForm()

    def insist(self) -> None:
        """Something else wants its place: it says what has to be done first."""
        self._say(QCoreApplication.translate("Customers", "Add this customer first, or do not add them."))
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_for_doubles(self) -> None:
        """Offer those who are like it."""
        self._later.stop()
        found = self._presenter.doubles(self.customer.form(), self.vehicle.form())
        if found == self._seen:
            return
        had = any(tile.hasFocus() for tile in self.tiles)
        self._seen = found
        self.doubles.empty()
        self.tiles = []
        for double in found:
            row = double.customer
            tile = Tile(row.name, double_detail(double), initials=formats.initials(row.name), leaves=True)
            tile.clicked.connect(self._taken)
            self.tiles.append(tile)
            self.doubles.put(tile)
        self.doubles.setVisible(bool(found))
        if had:
            (self.tiles[0] if self.tiles else self.save).setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Add them, or say what is wrong."""
        self._say("")
        car = self.vehicle.form(self._insisted_vin)
        form, entered = self.customer.form(), car if car != VehicleForm() else None
        self.look_for_doubles()
        same = [each.customer.id for each in self._seen if set(each.likeness) != {Likeness.NAME}]
        if same and same != self._asked and not self._presenter.problems(form, entered):
            self._asked = same
            self._say(
                QCoreApplication.translate(
                    "Customers",
                    "Choose who it is, or add them once more as somebody new.",
                )
            )
            enters.sent()  # it is to be looked at
            return
        try:
            made, problems = self._presenter.add(form, entered)
        except RuleError as error:
            self._say(error_words(error))
            return
        if made is not None:
            enters.sent()
            self.added.emit(made)
            return
        if problems.get("vin") is VehicleProblem.VIN_CHECK:
            self._insisted_vin = self.vehicle.vin.text
        fields = self._fields()
        for name, field in fields.items():
            problem = problems.get(name)
            field.tell("" if problem is None else problem_words(problem, self._presenter.this_year()))
        next(fields[name] for name in fields if name in problems).line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if enters.once(event):
                self.take()
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._pair.direction() != way:
            self._pair.setDirection(way)

    # --- inside

    def _fields(self) -> dict[str, Field]:
        return self.customer.fields() | self.vehicle.fields()

    def _taken(self) -> None:
        tile = self.sender()
        place = next(place for place, each in enumerate(self.tiles) if each is tile)
        enters.sent()
        self.found.emit(self._seen[place].customer.id)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _lay_out(self) -> None:
        space, translate = theme().tokens.space, QCoreApplication.translate
        content = QWidget()
        outer = QHBoxLayout(content)
        outer.setContentsMargins(space(5), space(4), space(5), space(4))
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(4))
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(style.text(translate("Customers", "New customer"), size="title", weight=700), 1)
        head.addWidget(self.leave)
        head.addWidget(self.save)
        column.addLayout(head)
        column.addWidget(self.problem)
        self.problem.hide()
        column.addWidget(self.doubles)
        self.doubles.hide()
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(space(4))
        details = Card(translate("Customers", "Details"))
        details.put(self.customer)
        vehicle = Card(translate("Customers", "Vehicle"))
        vehicle.count.setText(translate("Customers", "may be left out"))
        vehicle.put(self.vehicle)
        for card in (details, vehicle):
            self._pair.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._pair)
        column.addStretch(1)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget switches it on


def _nobody(language: str, *, name: str = "", phone: str = "", email: str = "") -> Customer:
    """A row that is nobody's, to fill the fields from."""
    return Customer(id=UUID(int=0), name=name, phone=phone, email=email, language=language)
