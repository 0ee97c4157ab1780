"""The second step: the customer, found or new, then the vehicle. Goes on by itself once both are known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.theming import formats
from desktop.views.booking.customer_panel import CustomerPanel
from desktop.views.booking.customer_search import CustomerSearch
from desktop.views.booking.page import Page
from desktop.views.booking.vehicle_panel import VehicleEntry, VehiclePick
from scheduling.records import Customer


class CustomerPage(Page):
    """Four panels, one at a time: search, new customer, vehicles, new vehicle."""

    def __init__(self, flow: BookingFlow) -> None:
        super().__init__(flow, "")
        self.search = CustomerSearch(flow)
        self.new = CustomerPanel(flow)
        self.vehicles = VehiclePick(flow)
        self.entry = VehicleEntry(flow)
        self.panels = QStackedWidget()
        for panel in (self.search, self.new, self.vehicles, self.entry):
            self.panels.addWidget(panel)
        self.body.addWidget(self.panels, 1)
        self.search.found.connect(self._found)
        self.search.new_asked.connect(self._begin_new)
        self.new.found.connect(self._found)
        self.new.added.connect(self._ask_vehicle)
        self.vehicles.new_asked.connect(self._begin_entry)
        self._show(self.search)

    def enter(self) -> None:
        if self.flow.draft.customer is None:
            self._show(self.search)
            self.search.field.setFocus()
        else:
            self._ask_vehicle()

    def refresh(self) -> None:
        if self.panels.currentWidget() is self.vehicles and self.flow.draft.customer is not None:
            self.vehicles.refresh()

    def forward(self) -> Missing | None:
        match self.panels.currentWidget():
            case self.search:
                self.search.take_current()
            case self.new:
                self.new.take()
            case self.entry:
                self.entry.take()
            case _:
                return super().forward()
        return None

    def begun(self) -> bool:
        panel = self.panels.currentWidget()
        forms: dict[QWidget, bool] = {self.new: self.new.begun, self.entry: self.entry.begun}
        return forms.get(panel, False) if panel is not None else False

    def backward(self) -> bool:
        """From the vehicles to the search or the new customer's form, from a form to what it was opened from."""
        if self.panels.currentWidget() is self.search:
            return False
        if self.panels.currentWidget() is self.entry:
            self._ask_vehicle()
            return True
        new = self.flow.draft.customer_is_new and self.panels.currentWidget() is self.vehicles
        self.flow.forget_customer()
        if new:
            self._show(self.new)
            self.new.name.line.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        self._show(self.search)
        self.search.look()
        self.search.field.setFocus()
        return True

    def number(self, number: int) -> bool:
        """Only the vehicles have numbers."""
        return self.panels.currentWidget() is self.vehicles and super().number(number)

    def _found(self, customer: Customer) -> None:
        self.flow.choose_customer(customer)
        self._ask_vehicle()

    def _begin_new(self, typed: str) -> None:
        self._show(self.new)
        self.new.begin(typed)

    def _ask_vehicle(self) -> None:
        self.vehicles.refresh()
        self._show(self.vehicles)
        self.vehicles.focus_first()

    def _begin_entry(self) -> None:
        self._show(self.entry)
        self.entry.begin()

    def _show(self, panel: QWidget) -> None:
        translate = QCoreApplication.translate
        self.panels.setCurrentWidget(panel)
        self.tell("")
        customer = self.flow.draft.customer
        about = [customer.name, formats.phone(customer.phone)] if customer is not None else []
        titles = {
            self.search: (
                translate("Booking", "Who is it for?"),
                translate("Booking", "Search as you type, Enter takes."),
            ),
            self.new: (translate("Booking", "New customer"), translate("Booking", "A name is enough.")),
            self.vehicles: (
                translate("Booking", "Which vehicle?"),
                ", ".join(part for part in about if part),
            ),
            self.entry: (translate("Booking", "New vehicle"), ", ".join(part for part in about if part)),
        }
        title, subtitle = titles[panel]
        self.heading.setText(title)
        self.subtitle.setText(subtitle)
        self.setAccessibleName(title)
