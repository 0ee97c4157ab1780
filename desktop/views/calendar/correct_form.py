"""Correcting, on a booking's card, who it is for and which vehicle it is. ``presenters.correcting`` decides."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.correcting import Correcting, Entered, Subject, unsaved
from desktop.presenters.customer_form import CustomerForm, Problem
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.fields import Field
from desktop.views.booking.page import segments
from desktop.views.calendar.calendar_words import error_words
from scheduling.errors import RuleError
from scheduling.records import Customer, Vehicle


class CorrectForm(QWidget):
    """``done`` when it was saved or left; ``reshaped`` when it became higher or lower."""

    done = Signal()
    reshaped = Signal()

    def __init__(self, correcting: Correcting, subject: Subject) -> None:
        super().__init__()
        self._correcting = correcting
        self._subject = subject
        self._insisted_vin = ""
        translate, space = QCoreApplication.translate, theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(style.text(translate("Correct", "Customer"), weight=700))
        self.customer = _CustomerFields(subject.customer)
        column.addWidget(self.customer)
        self.vehicle = _VehicleFields(subject.vehicle) if subject.vehicle is not None else None
        if self.vehicle is not None:
            column.addWidget(style.text(translate("Correct", "Vehicle"), weight=700))
            column.addWidget(self.vehicle)
        self.problem = style.text("", tone="bad", size="small")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        self._before = self._entered()
        for field in self._fields().values():
            field.line.returnPressed.connect(self.take)
            field.edited.connect(self.reshaped)

    def take(self) -> None:
        """Save it, or say what is wrong with it."""
        self.problem.hide()
        try:
            problems = self._correcting.save(self._subject, self._before, self._entered())
        except RuleError as error:
            self._say(error_words(error))
            return
        if not problems:
            self.done.emit()
            return
        if self.vehicle is not None and problems.get("vin") is VehicleProblem.VIN_CHECK:
            self._insisted_vin = self.vehicle.vin.text
        fields = self._fields()
        for name, field in fields.items():
            problem = problems.get(name)
            field.tell("" if problem is None else self._words(problem))
        next(fields[name] for name in fields if name in problems).line.setFocus()
        self.reshaped.emit()

    @property
    def unsaved(self) -> bool:
        """Whether anything was changed that is neither saved nor left."""
        return unsaved(self._before, self._entered())

    def insist(self) -> None:
        """Something else wants its place: it stays where the keys were, and says what has to be done first."""
        self._say(QCoreApplication.translate("Correct", "Save this first, or leave it as it was."))
        had = cast("QWidget | None", self.focusWidget())
        (had if had is not None else self.customer.name.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.reshaped.emit()

    def _buttons(self) -> QHBoxLayout:
        translate = QCoreApplication.translate
        row = QHBoxLayout()
        row.addStretch(1)
        self.leave = style.button(translate("Correct", "Leave as it was"))
        self.save = style.button(translate("Correct", "Save"), role="primary")
        self.leave.clicked.connect(self.done)
        self.save.clicked.connect(self.take)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        return row

    def _fields(self) -> dict[str, Field]:
        """By the names of the presenter's problems, in the order of the keys."""
        return self.customer.fields() | (self.vehicle.fields() if self.vehicle is not None else {})

    def _entered(self) -> Entered:
        vehicle = self.vehicle.form(self._insisted_vin) if self.vehicle is not None else None
        return Entered(customer=self.customer.form(), vehicle=vehicle)

    def _words(self, problem: Problem | VehicleProblem) -> str:
        if isinstance(problem, Problem):
            return phrases.customer_problem(problem)
        if problem is VehicleProblem.VIN_CHECK:
            return QCoreApplication.translate(
                "Correct", "The check digit does not fit. Look again; Save keeps it as it is."
            )
        return phrases.vehicle_problem(problem, self._correcting.this_year())


class _CustomerFields(QWidget):
    def __init__(self, customer: Customer) -> None:
        super().__init__()
        translate, space = QCoreApplication.translate, theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        self.name = Field(translate("Booking", "Name"))
        self.phone = Field(translate("Booking", "Phone"))
        self.email = Field(translate("Booking", "Email"))
        texts = (customer.name, formats.phone(customer.phone), customer.email)
        for field, text in zip((self.name, self.phone, self.email), texts, strict=True):
            field.line.setText(text)
            column.addWidget(field)
        line = QHBoxLayout()
        line.addWidget(style.text(translate("Booking", "Messages in"), tone="muted"))
        group = QButtonGroup(self)
        self.languages: dict[str, QPushButton] = {}
        for code, words in (("fr", "Français"), ("en", "English")):
            button = style.button(words, role="segment")
            button.setCheckable(True)
            button.setChecked(code == customer.language)
            group.addButton(button)
            self.languages[code] = button
        line.addWidget(segments(*self.languages.values()))
        line.addStretch(1)
        column.addLayout(line)

    def fields(self) -> dict[str, Field]:
        return {"name": self.name, "phone": self.phone, "email": self.email}

    def form(self) -> CustomerForm:
        language = next((code for code, button in self.languages.items() if button.isChecked()), "en")
        return CustomerForm(
            name=self.name.text, phone=self.phone.text, email=self.email.text, language=language
        )


class _VehicleFields(QWidget):
    def __init__(self, vehicle: Vehicle) -> None:
        super().__init__()
        translate = QCoreApplication.translate
        self.year = Field(translate("Booking", "Year"))
        self.make = Field(translate("Booking", "Make"))
        self.model = Field(translate("Booking", "Model"))
        self.plate = Field(translate("Booking", "Plate"))
        self.odometer = Field(translate("Correct", "Kilometres"))
        self.vin = Field(translate("Booking", "VIN"))
        for field, value in (
            (self.year, vehicle.year),
            (self.make, vehicle.make),
            (self.model, vehicle.model),
            (self.plate, vehicle.plate),
            (self.odometer, vehicle.odometer_km),
            (self.vin, vehicle.vin),
        ):
            field.line.setText("" if value is None else str(value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(2))
        for together in ((self.make, self.model), (self.year, self.plate, self.odometer), (self.vin,)):
            row = QHBoxLayout()
            row.setSpacing(theme().tokens.space(2))
            for field in together:
                row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)  # one may have its trouble below
            column.addLayout(row)

    def fields(self) -> dict[str, Field]:
        return {
            "make": self.make,
            "model": self.model,
            "year": self.year,
            "plate": self.plate,
            "vin": self.vin,
            "odometer": self.odometer,
        }

    def form(self, insisted_vin: str) -> VehicleForm:
        return VehicleForm(
            year=self.year.text,
            make=self.make.text,
            model=self.model.text,
            plate=self.plate.text,
            vin=self.vin.text,
            vin_accepted=insisted_vin,
            odometer=self.odometer.text,
        )
