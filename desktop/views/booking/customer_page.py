"""The second step: the customer, found or new, then the vehicle. Goes on by itself once both are known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.theming import formats
from desktop.views.booking import phrases
from desktop.views.booking.customer_panel import CustomerPanel
from desktop.views.booking.customer_search import CustomerSearch
from desktop.views.booking.page import Page
from desktop.views.booking.vehicle_panel import VehicleEntry, VehiclePick
from scheduling.records import Customer
from scheduling.vocabulary import VisitKind


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
            if self.flow.seed.looked_for and not self.search.field.isModified():
                self.search.field.setText(self.flow.seed.looked_for)
            self.search.field.setFocus()
        else:
            self._ask_vehicle()

    def refresh(self) -> None:
        panel = self.panels.currentWidget()
        if self.flow.draft.customer is None and panel in (self.vehicles, self.entry):
            self._ask_again()
        elif panel is self.vehicles:
            self.vehicles.refresh()

    def _ask_again(self) -> None:
        """The customer was deleted or merged elsewhere while the vehicle was asked for."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self._show(self.search)
        self.search.look()
        self.tell(phrases.missing_words(Missing.CUSTOMER))
        if inside:
            self.search.field.setFocus()

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
        self._show(self.new if new else self.search)
        self.flow.forget_customer()
        if new:
            self.new.name.line.setFocus(Qt.FocusReason.TabFocusReason)
            return True
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
            self.new: (translate("Booking", "New customer"), self._enough()),
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

    def _enough(self) -> str:
        """What a new customer can not do without."""
        translate = QCoreApplication.translate
        if self.flow.draft.kind is VisitKind.PHONE:
            return translate("Booking", "A name and a number: the mechanic calls the customer.")
        return translate("Booking", "A name is enough.")
