"""Which vehicle a new request is about: one of the customer's, another one that is entered here, or none named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from desktop.presenters.booking_vehicle import VehicleForm
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.theming.theme import theme
from desktop.views.booking.fields import Field
from desktop.views.requests.confirm_panel import labelled
from scheduling.records import Vehicle


class WhichVehicle(QWidget):
    """Of a customer with vehicles a list, below which fields open for another one; of any other the fields alone.

    ``edited`` when something was typed or chosen.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._vehicles: list[Vehicle] = []
        self.box = QComboBox()
        self._list = QWidget()
        row = labelled(self.tr("Vehicle"), self.box)
        row.setContentsMargins(0, 0, 0, 0)
        self._list.setLayout(row)
        self.make, self.model = Field(self.tr("Make"), hint=self.tr("if known")), Field(self.tr("Model"))
        self.year, self.plate = Field(self.tr("Year")), Field(self.tr("Plate"))
        self._new = QWidget()
        grid = QGridLayout(self._new)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme().tokens.space(2))
        for number, field in enumerate(self.fields):
            grid.addWidget(field, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
            field.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().tokens.space(2))
        column.addWidget(self._list)
        column.addWidget(self._new)
        self.box.currentIndexChanged.connect(self._chosen)
        self.show_vehicles(())

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.make, self.model, self.year, self.plate

    @property
    def chosen(self) -> Vehicle | None:
        """One that the customer has."""
        row = self.box.currentIndex()
        return self._vehicles[row] if 0 <= row < len(self._vehicles) else None

    @property
    def form(self) -> VehicleForm:
        """Another one, as far as it is entered and on view."""
        if not self._opens:
            return VehicleForm()
        make, model, year, plate = (field.text for field in self.fields)
        return VehicleForm(make=make, model=model, year=year, plate=plate)

    def show_vehicles(self, vehicles: Sequence[Vehicle]) -> None:
        """Those of whoever is chosen now; what was typed of another one stays."""
        if [row.id for row in vehicles] != [row.id for row in self._vehicles] or not self.box.count():
            self._vehicles = [*vehicles]
            self.box.clear()
            names = [" ".join(part for part in (vehicle_name(row), row.plate) if part) for row in vehicles]
            self.box.addItems([*names, self.tr("Another one"), self.tr("Not named")])
        self._list.setVisible(bool(vehicles))
        self._chosen()

    def choose_like(self, entered: VehicleForm) -> None:
        """What was typed before the customer was chosen: theirs with that plate, else another one of theirs."""
        plate = _plain(entered.plate)
        if not any((plate, entered.make.strip(), entered.model.strip(), entered.year.strip())):
            return
        known = [_plain(row.plate) for row in self._vehicles]
        if plate and plate in known:
            self.box.setCurrentIndex(known.index(plate))
        elif not plate or not any(each.startswith(plate) for each in known):
            self.box.setCurrentIndex(len(self._vehicles))
        else:  # as much of it as was typed
            self.box.setCurrentIndex(next(at for at, each in enumerate(known) if each.startswith(plate)))

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            field.line.clear()
            field.tell("")

    @property
    def _opens(self) -> bool:
        return not self._vehicles or self.box.currentIndex() == len(self._vehicles)

    def _chosen(self) -> None:
        self._new.setVisible(self._opens)
        self.edited.emit()


def _plain(plate: str) -> str:
    """Without what stands between its letters."""
    return "".join(sign for sign in plate.upper() if sign.isalnum())
