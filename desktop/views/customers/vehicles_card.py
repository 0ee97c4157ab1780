"""A customer's vehicles: a line each with its pencil, and a form for one that is new or corrected in its place."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.correcting import Entered, Subject, typed
from desktop.presenters.customer_sheet import CustomerSheet
from desktop.presenters.customers import CustomersPresenter
from desktop.theming import enters, icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import error_words, fill
from desktop.views.customers.card import Card
from desktop.views.customers.customers_words import vehicle_detail, vehicle_title
from desktop.views.detail_fields import VehicleFields
from desktop.views.edit_form import EditForm, problem_words
from desktop.views.painted import ENTER
from scheduling.errors import RuleError
from scheduling.records import Vehicle


class VehicleEdit(EditForm):
    """One that is known, corrected. Raises ``LookupError`` without one."""

    def __init__(self, presenter: CustomersPresenter, subject: Subject) -> None:
        if subject.vehicle is None:
            raise LookupError
        self.vehicle = VehicleFields(subject.vehicle, presenter.this_year())
        super().__init__(presenter.correcting, subject, None, self.vehicle)


class VehicleAdd(QWidget):
    """One that is new."""

    done = Signal()

    def __init__(self, presenter: CustomersPresenter, customer_id: UUID) -> None:
        super().__init__()
        self._presenter = presenter
        self._customer_id = customer_id
        self._insisted_vin = ""
        translate, space = QCoreApplication.translate, theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self.vehicle = VehicleFields(None, presenter.this_year())
        self.problem = style.text("", tone="bad", size="small")
        self.problem.setWordWrap(True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addStretch(1)
        self.leave = style.button(translate("Customers", "Do not add"))
        self.save = style.button(translate("Customers", "Add vehicle"), role="primary")
        self.leave.clicked.connect(self.done)
        self.save.clicked.connect(self.take)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        column.addWidget(self.vehicle)
        column.addWidget(self.problem)
        column.addLayout(row)

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed."""
        return self.vehicle.form() != VehicleForm()

    @property
    def typed(self) -> list[str]:
        """What was typed, as it stands in its fields."""
        empty, now = (Entered(customer=None, vehicle=form) for form in (VehicleForm(), self.vehicle.form()))
        return typed(empty, now)

    def start(self) -> None:
        """The keys begin on the first field."""
        self.vehicle.make.line.setFocus(Qt.FocusReason.TabFocusReason)

    def insist(self) -> None:
        """Something else wants its place."""
        self._say(QCoreApplication.translate("Correct", "Save this first, or leave it as it was."))
        self.start()

    def take(self) -> None:
        """Add it, or say what is wrong with it."""
        self.problem.hide()
        try:
            problems = self._presenter.add_vehicle(self._customer_id, self.vehicle.form(self._insisted_vin))
        except RuleError as error:
            self._say(error_words(error))
            return
        if not problems:
            enters.sent()
            self.done.emit()
            return
        self._tell(problems)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            if enters.once(event):
                self.take()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _tell(self, problems: Mapping[str, VehicleProblem]) -> None:
        if problems.get("vin") is VehicleProblem.VIN_CHECK:
            self._insisted_vin = self.vehicle.vin.text
        fields = self.vehicle.fields()
        for name, field in fields.items():
            problem = problems.get(name)
            field.tell("" if problem is None else problem_words(problem, self._presenter.this_year()))
        next(fields[name] for name in fields if name in problems).line.setFocus()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


class VehiclesCard(Card):
    """One form at a time."""

    left = Signal()

    def __init__(self, presenter: CustomersPresenter, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(translate("Customers", "Vehicles"), parent=parent)
        self._presenter = presenter
        self._sheet: CustomerSheet | None = None
        self._shown: tuple[tuple[Vehicle, ...], bool] | None = None
        self.form: VehicleEdit | VehicleAdd | None = None
        self._formed: UUID | None = None
        """The vehicle that the form corrects."""
        self.pencils: dict[UUID, QPushButton] = {}
        self.button = self.head_button(translate("Customers", "Add"), "plus")
        self.button.setAccessibleName(translate("Customers", "Add a vehicle"))
        self.button.setToolTip(self.button.accessibleName())
        self.button.clicked.connect(self.add)

    def show_sheet(self, sheet: CustomerSheet) -> None:
        """Show the customer's; a form that is open stays until it is saved or left."""
        other = self._sheet is None or sheet.customer.id != self._sheet.customer.id
        self._sheet = sheet
        if other:
            self.form, self._shown = None, None
        self.count.setText(str(len(sheet.vehicles)) if sheet.vehicles else "")
        if self.form is None:
            self.button.setVisible(sheet.may_edit)
            if (sheet.vehicles, sheet.may_edit) != self._shown:
                self._fill(sheet)

    def forget(self) -> None:
        """The customer is not here any more, nor what was typed about their vehicles."""
        self._sheet, self.form, self._shown = None, None, None
        self.empty()
        self.pencils.clear()

    def add(self) -> None:
        """A form for a new one."""
        if self._sheet is not None and self.form is None:
            self._open(VehicleAdd(self._presenter, self._sheet.customer.id), None)

    def edit(self, vehicle_id: UUID) -> None:
        """A form for this one."""
        subject = self._presenter.vehicle_subject(vehicle_id)
        if subject is not None and self.form is None:
            self._open(VehicleEdit(self._presenter, subject), vehicle_id)

    def _pressed(self) -> None:
        button = self.sender()
        self.edit(next(key for key, pencil in self.pencils.items() if pencil is button))

    def _open(self, form: VehicleEdit | VehicleAdd, vehicle_id: UUID | None) -> None:
        """In the place of its line; a new one above all."""
        if self._sheet is None:
            return
        self.empty()
        self.pencils.clear()
        self.button.hide()
        self.form, self._formed, self._shown = form, vehicle_id, None
        form.done.connect(self._close)
        if vehicle_id is None:
            self.put(form)
        for vehicle in self._sheet.vehicles:
            self.put(form if vehicle.id == vehicle_id else self._line(vehicle, may_edit=False))
        form.start()

    def _close(self) -> None:
        formed, self.form = self._formed, None
        sheet = self._presenter.sheet(self._sheet.customer.id) if self._sheet is not None else None
        if sheet is not None:
            self.show_sheet(sheet)
            back = self.pencils.get(formed, self.button) if formed is not None else self.button
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def _fill(self, sheet: CustomerSheet) -> None:
        had = next((key for key, pencil in self.pencils.items() if pencil.hasFocus()), None)
        self._shown = sheet.vehicles, sheet.may_edit
        self.empty()
        self.pencils.clear()
        for vehicle in sheet.vehicles:
            self.put(self._line(vehicle, may_edit=sheet.may_edit))
        if not sheet.vehicles:
            self.put(style.text(QCoreApplication.translate("Customers", "No vehicle yet"), tone="faint"))
        if had is not None:
            self.pencils.get(had, self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, vehicle: Vehicle, *, may_edit: bool) -> QWidget:
        holder, space = QWidget(), theme().tokens.space
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        mark = QLabel()
        icons.set_icon(mark, "car", "ink3", 16)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(2)
        title, detail = vehicle_title(vehicle), vehicle_detail(vehicle)
        for words, tone, weight, size in ((title, "", 600, "body"), (detail, "muted", 400, "small")):
            if words:
                label = ElidedLabel(words, tone=tone, weight=weight, size=size)
                label.setToolTip(words)
                text.addWidget(label)
        row.addLayout(text, 1)
        if may_edit:
            row.addWidget(self._pencil(vehicle, title), 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _pencil(self, vehicle: Vehicle, title: str) -> QPushButton:
        pencil = style.button("", role="quiet")
        style.mark(pencil, compact=True)
        icons.set_icon(pencil, "pencil", "ink3")
        pencil.setFixedWidth(theme().tokens.size("control"))
        pencil.setAccessibleName(fill(QCoreApplication.translate("Customers", "Correct the %1"), title))
        pencil.setToolTip(pencil.accessibleName())
        pencil.clicked.connect(self._pressed)
        self.pencils[vehicle.id] = pencil
        return pencil
