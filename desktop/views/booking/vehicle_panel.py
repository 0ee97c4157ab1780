"""Which vehicle: one of the customer's, a new one, or none because it is just advice."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.presenters.booking_customer import CustomerChoice
from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.sentence.cars import NO_CAR, Car
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.fields import Field
from desktop.views.booking.page import cleared, shown_now
from desktop.views.booking.painted import Tile
from desktop.views.booking.typed_choice import CALLED
from desktop.views.vin_hint import tell_vin
from scheduling.records import Vehicle


class VehiclePick(QWidget):
    """A tile a vehicle, then a new one, then just advice."""

    new_asked = Signal()

    def __init__(self, flow: CustomerChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._shown: list[Vehicle] | None = None
        self.tiles: list[Tile] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))

    def refresh(self) -> None:
        vehicles = self._flow.vehicles()
        if vehicles != self._shown:
            inside = any(tile.hasFocus() for tile in self.tiles)
            self._build(vehicles)
            if inside:
                self.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)
        draft = self._flow.entered
        for vehicle, tile in zip(vehicles, self.tiles, strict=False):
            tile.setChecked(vehicle == draft.vehicle)
        self.tiles[-1].setChecked(draft.just_advice)
        self.tiles[-2].setChecked(False)

    def focus_first(self) -> None:
        chosen = next((tile for tile in self.tiles if tile.isChecked()), self.tiles[0])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, vehicles: list[Vehicle]) -> None:
        translate = QCoreApplication.translate
        cleared(self._column)
        self._shown, self.tiles = vehicles, []
        for vehicle in vehicles:
            tile = self._add(phrases.vehicle_long(vehicle), phrases.vehicle_detail(vehicle), "car")
            tile.setProperty(CALLED, f"{tile.text()} {vehicle.plate}")
            tile.clicked.connect(lambda _checked, vehicle=vehicle: self._flow.choose_vehicle(vehicle))
        self.new = self._add(
            translate("Booking", "New vehicle"),
            translate("Booking", "Year, make, model, plate or VIN"),
            "plus",
        )
        self.new.clicked.connect(self.new_asked)
        about = translate("Booking", "No vehicle: a question, a car to buy, somebody else’s car")
        advice = self._add(translate("Booking", "Just advice"), about, "lightbulb")
        advice.clicked.connect(lambda _checked: self._flow.skip_vehicle())
        self._column.addStretch(1)

    def _add(self, title: str, detail: str, icon: str) -> Tile:
        number = len(self.tiles) + 1
        tile = Tile(title, detail, icon=icon, number=number, leaves=True)
        tile.setProperty("number", number)
        self.tiles.append(tile)
        self._column.addWidget(tile)
        shown_now(tile)
        return tile


class VehicleEntry(QWidget):
    """A new vehicle; the VIN's check digit is verified while it is typed."""

    def __init__(self, flow: CustomerChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._refused_vin = ""
        self._begun_for: UUID | None = None
        """Whose vehicle it was begun for."""
        self._said = NO_CAR
        """What it was begun with."""
        translate, space = QCoreApplication.translate, theme().tokens.space
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(3))
        grid.setVerticalSpacing(space(3))
        self.year = Field(translate("Booking", "Year"), hint="2019")
        self.make = Field(translate("Booking", "Make"), hint="Honda")
        self.model = Field(translate("Booking", "Model"), hint="Civic")
        self.plate = Field(translate("Booking", "Plate"))
        self.vin = Field(translate("Booking", "VIN"))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.year, 0, 0, top)
        grid.addWidget(self.make, 0, 1, top)
        grid.addWidget(self.model, 0, 2, top)
        grid.addWidget(self.plate, 1, 0, top)
        grid.addWidget(self.vin, 1, 1, 1, 2, top)
        grid.setRowStretch(2, 1)
        for column, stretch in enumerate((2, 3, 3)):
            grid.setColumnStretch(column, stretch)
        self.vin.edited.connect(self._check_vin)

    def begin(self, said: Car = NO_CAR) -> None:
        """An empty form but for what was said; begun for the same customer's before, as it was left."""
        if self.is_of_customer and said in {NO_CAR, self._said}:
            self.focus_open()
            return
        customer = self._flow.entered.customer
        self._begun_for = customer.id if customer is not None else None
        self._said = said
        for field in (self.year, self.make, self.model, self.plate, self.vin):
            field.line.clear()
            field.tell("")
        for field, text in (
            (self.year, said.year),
            (self.make, said.make),
            (self.model, said.model),
            (self.plate, said.plate),
            (self.vin, said.vin),
        ):
            field.line.setText(text)
        self._refused_vin = ""
        self.focus_open()

    def focus_open(self) -> None:
        """The keys are on the first field that is empty, or else on the year."""
        fields = (self.year, self.make, self.model, self.plate, self.vin)
        first = next((field for field in fields if not field.text.strip()), self.year)
        first.line.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def begun(self) -> bool:
        """Whether anything was typed."""
        return any(field.text.strip() for field in (self.year, self.make, self.model, self.plate, self.vin))

    @property
    def is_of_customer(self) -> bool:
        """Whether it is begun for a vehicle of the chosen customer that is not taken."""
        draft = self._flow.entered
        theirs = draft.customer is not None and draft.customer.id == self._begun_for
        return self.begun and theirs and not draft.vehicle_is_new

    def form(self) -> VehicleForm:
        """As typed."""
        return VehicleForm(
            year=self.year.text,
            make=self.make.text,
            model=self.model.text,
            plate=self.plate.text,
            vin=self.vin.text,
            vin_accepted=self._refused_vin,
        )

    def typed(self) -> Car:
        """To begin it so in another window."""
        year, make, model, plate, vin = (
            field.text for field in (self.year, self.make, self.model, self.plate, self.vin)
        )
        return Car(year=year, make=make, model=model, plate=plate, vin=vin)

    def take(self) -> None:
        """Continue with the form, or say what is wrong with it."""
        problems = self._flow.add_vehicle(self.form())
        if problems.get("vin") is VehicleProblem.VIN_CHECK:
            self._refused_vin = self.vin.text
        fields = {"year": self.year, "make": self.make, "vin": self.vin}
        for name, field in fields.items():
            problem = problems.get(name)
            field.tell(self._words(problem) if problem is not None else "")
        if problems:
            next(fields[name] for name in fields if name in problems).line.setFocus()

    def _check_vin(self) -> None:
        tell_vin(self.vin, self.year, self.make, self._flow.times.today().year)

    def _words(self, problem: VehicleProblem) -> str:
        return phrases.vehicle_problem(problem, self._flow.times.today().year)
