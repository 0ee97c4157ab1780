"""The fields of a customer and of a vehicle, wherever they are entered or corrected. What is wrong is said at a field.

Not here: what a form does with what was typed (``edit_form``, and the presenters behind it).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.booking_vehicle import VehicleForm
from desktop.presenters.customer_form import CustomerForm, e164, extension_of
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.booking.fields import Field
from desktop.views.booking.page import segments
from desktop.views.long_text import LongText
from desktop.views.vin_hint import tell_vin
from scheduling.records import Customer, Vehicle


class CustomerFields(QWidget):
    """``whole``: also the postal code and the notes."""

    edited = Signal()

    def __init__(self, customer: Customer, *, whole: bool = False) -> None:
        super().__init__()
        translate, space = QCoreApplication.translate, theme().tokens.space
        self.name = Field(translate("Booking", "Name"))
        self.phone = Field(translate("Booking", "Phone"))
        self.email = Field(translate("Booking", "Email"))
        self.postal_code = Field(translate("Customers", "Postal code"))
        self.notes = LongText()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3 if whole else 2))
        column.addWidget(self.name)
        line = QHBoxLayout()
        line.setSpacing(space(3))
        line.addWidget(self.phone, 3, Qt.AlignmentFlag.AlignTop)  # one may have its trouble below
        line.addWidget(self.postal_code, 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self.email)
        self.languages: dict[str, QPushButton] = {}
        column.addLayout(self._languages())
        column.addWidget(self._noted())
        for part in (self.postal_code, self._notes):
            part.setVisible(whole)
        self.fill(customer)
        self.phone.line.editingFinished.connect(self._tidy_phone)
        for field in self.fields().values():
            field.edited.connect(self.edited)

    def fill(self, customer: Customer) -> None:
        """What stands in the row."""
        self.name.line.setText(customer.name)
        self.phone.line.setText(formats.phone(customer.phone))
        self.email.line.setText(customer.email)
        self.postal_code.line.setText(customer.postal_code)
        for field in self.fields().values():
            field.line.setCursorPosition(0)  # of a long one the beginning is on view
        self.notes.setPlainText(customer.notes)
        if customer.language in self.languages:
            self.languages[customer.language].setChecked(True)

    def fields(self) -> dict[str, Field]:
        """By the names of the presenter's problems, in the order of the keys."""
        return {
            "name": self.name,
            "phone": self.phone,
            "email": self.email,
            "postal_code": self.postal_code,
        }

    def form(self) -> CustomerForm:
        """As typed."""
        language = next((code for code, button in self.languages.items() if button.isChecked()), "en")
        return CustomerForm(
            name=self.name.text,
            phone=self.phone.text,
            email=self.email.text,
            language=language,
            postal_code=self.postal_code.text,
            notes=self.notes.toPlainText(),
        )

    def _tidy_phone(self) -> None:
        number = e164(self.phone.text)
        if number and not extension_of(self.phone.text):  # which would be gone
            self.phone.line.setText(formats.phone(number))

    def _noted(self) -> QWidget:
        self._notes = QWidget()
        words = QCoreApplication.translate("Customers", "Notes")
        label = style.text(words, weight=500)
        label.setBuddy(self.notes)
        self.notes.setAccessibleName(words)
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(3 * theme().tokens.size("control"))
        column = QVBoxLayout(self._notes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(1))
        column.addWidget(label)
        column.addWidget(self.notes)
        return self._notes

    def _languages(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(style.text(QCoreApplication.translate("Booking", "Messages in"), tone="muted"))
        group = QButtonGroup(self)
        for code, words in (("fr", "Français"), ("en", "English")):
            button = style.button(words, role="segment")
            button.setCheckable(True)
            group.addButton(button)
            self.languages[code] = button
        line.addWidget(segments(*self.languages.values()))
        line.addStretch(1)
        return line


class VehicleFields(QWidget):
    """Empty for one that is new. What a whole VIN tells is said and proposed."""

    edited = Signal()

    def __init__(self, vehicle: Vehicle | None, this_year: int) -> None:
        super().__init__()
        self._this_year = this_year
        self._warned = ""
        """The VIN of which it was said that its check digit does not fit."""
        translate = QCoreApplication.translate
        self.year = Field(translate("Booking", "Year"))
        self.make = Field(translate("Booking", "Make"))
        self.model = Field(translate("Booking", "Model"))
        self.plate = Field(translate("Booking", "Plate"))
        self.odometer = Field(translate("Correct", "Kilometres"))
        self.vin = Field(translate("Booking", "VIN"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(2))
        for together in ((self.make, self.model), (self.year, self.plate, self.odometer), (self.vin,)):
            row = QHBoxLayout()
            row.setSpacing(theme().tokens.space(2))
            for field in together:
                row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)  # one may have its trouble below
            column.addLayout(row)
        self.fill(vehicle)
        self.vin.edited.connect(self._vin_typed)
        for field in self.fields().values():
            field.edited.connect(self.edited)

    def fill(self, vehicle: Vehicle | None) -> None:
        """What stands in the row."""
        values = (
            (self.year, vehicle and vehicle.year),
            (self.make, vehicle and vehicle.make),
            (self.model, vehicle and vehicle.model),
            (self.plate, vehicle and vehicle.plate),
            (self.odometer, vehicle and vehicle.odometer_km),
            (self.vin, vehicle and vehicle.vin),
        )
        for field, value in values:
            field.line.setText("" if value is None else str(value))
            field.tell("")

    def fields(self) -> dict[str, Field]:
        """By the names of the presenter's problems, in the order of the keys."""
        return {
            "make": self.make,
            "model": self.model,
            "year": self.year,
            "plate": self.plate,
            "odometer": self.odometer,
            "vin": self.vin,
        }

    def form(self, insisted_vin: str = "") -> VehicleForm:
        """As typed."""
        return VehicleForm(
            year=self.year.text,
            make=self.make.text,
            model=self.model.text,
            plate=self.plate.text,
            vin=self.vin.text,
            vin_accepted=insisted_vin or self._warned,
            odometer=self.odometer.text,
        )

    def _vin_typed(self) -> None:
        warned = tell_vin(self.vin, self.year, self.make, self._this_year)
        self._warned = self.vin.text if warned else ""
