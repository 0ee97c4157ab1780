"""The customer, found or new, what they have ahead already, then the vehicle. Goes on by itself once all is known."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.presenters.booking_customer import CustomerChoice
from desktop.presenters.booking_draft import Missing
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.sentence.cars import Car
from desktop.theming import formats
from desktop.views.booking import phrases
from desktop.views.booking.customer_panel import CustomerPanel
from desktop.views.booking.customer_search import CustomerSearch
from desktop.views.booking.page import BookingPage
from desktop.views.booking.upcoming_panel import UpcomingPick
from desktop.views.booking.vehicle_panel import VehicleEntry, VehiclePick
from scheduling.records import Customer
from scheduling.vocabulary import VisitKind


class CustomerPage(BookingPage):
    """Panels, one at a time: search, new customer, what is booked already, vehicles, new vehicle."""

    change_asked = Signal(object)
    """A booking's id: that one is to be changed instead."""

    def __init__(self, flow: CustomerChoice) -> None:
        super().__init__("")
        self.flow = flow
        self.search = CustomerSearch(flow)
        self.new = CustomerPanel(flow)
        self.vehicles = VehiclePick(flow)
        self.entry = VehicleEntry(flow)
        self.ahead = UpcomingPick(flow)
        self._another: set[UUID] = set()
        """Customers of whom was said: book another."""
        self.panels = QStackedWidget()
        for panel in (self.search, self.new, self.ahead, self.vehicles, self.entry):
            self.panels.addWidget(panel)
        self.body.addWidget(self.panels, 1)
        self.search.found.connect(self._found)
        self.search.new_asked.connect(self._begin_new)
        self.new.found.connect(self._found)
        self.new.added.connect(self._ask_vehicle)
        self.ahead.change_asked.connect(self.change_asked)
        self.ahead.another_asked.connect(self._book_another)
        self.vehicles.new_asked.connect(self._note_new)
        self._show(self.search)

    def enter(self) -> None:
        panel = self.panels.currentWidget()
        if self.flow.entered.customer is None and panel is self.new and self.new.begun:
            self._show(self.new)
            self.new.focus_open()
        elif panel is self.entry and self.entry.is_of_customer and not self._is_answered():
            self._show(self.entry)
            self.entry.focus_open()
        elif self.flow.entered.customer is None and self.flow.new_customer is not None:
            self._begin_said()
        elif self.flow.entered.customer is None:
            self._show(self.search)
            if self.flow.looked_for and not self.search.field.isModified():
                self.search.field.setText(self.flow.looked_for)
            self.search.field.setFocus()
        else:
            self._ask_next()

    def refresh(self) -> None:
        panel = self.panels.currentWidget()
        if self.flow.entered.customer is None and panel in (self.ahead, self.vehicles, self.entry):
            self._ask_again()
        elif panel is self.ahead:
            self._follow_ahead()
        elif panel is self.vehicles:
            self.vehicles.refresh()

    def _has_keys(self) -> bool:
        """Not while a question over it has them."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _follow_ahead(self) -> None:
        """What is booked already may change elsewhere; where nothing is left of it, the vehicle is asked for."""
        if self.flow.upcoming():
            self.ahead.refresh()
            return
        inside = self._has_keys()
        self.vehicles.refresh()
        self._show(self.vehicles)
        if inside:
            self._ask_vehicle()

    def _ask_again(self) -> None:
        """The customer was deleted or merged elsewhere while the vehicle was asked for."""
        inside = self._has_keys()
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
            case self.ahead:
                self.ahead.tiles[0].setFocus(Qt.FocusReason.TabFocusReason)  # it is to be answered
            case _:
                self.tell("")
                return self.flow.advance()
        return None

    def begun(self) -> bool:
        """Whichever panel is shown: each form stays as it was left."""
        return self.new.begun or self.entry.begun

    def begun_forms(self) -> tuple[CustomerForm | None, Car | None]:
        """What was typed of a customer and of a vehicle, and taken by nobody: it goes along to another window."""
        draft = self.flow.entered
        nobody = draft.customer is None
        customer = self.new.form() if nobody and self.new.begun else self.flow.new_customer
        vehicle = self.entry.typed() if self.entry.is_of_customer else self.flow.new_vehicle
        return customer if nobody else None, vehicle if draft.vehicle is None else None

    def backward(self) -> bool:
        """From the vehicles to the search or the new customer's form, from a form to what it was opened from."""
        if self.panels.currentWidget() is self.search:
            return False
        if self.panels.currentWidget() is self.entry:
            self._ask_vehicle()
            return True
        new = self.flow.is_of_form and self.panels.currentWidget() is self.vehicles
        self._show(self.new if new else self.search)
        self.flow.forget_customer()
        if new:
            self.new.name.line.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        self.search.look()
        self.search.field.setFocus()
        return True

    def number(self, number: int) -> bool:
        """Only vehicles and bookings have numbers."""
        return self.panels.currentWidget() in (self.ahead, self.vehicles) and super().number(number)

    def unmatched(self, typed: str) -> str:
        """Another vehicle than theirs, where one is asked for: the keys are on the way to note it."""
        if self.panels.currentWidget() is not self.vehicles:
            return super().unmatched(typed)
        if typed:
            self.vehicles.new.setFocus(Qt.FocusReason.ShortcutFocusReason)
        said = QCoreApplication.translate("Booking", "No vehicle here is called “%1”: Enter notes a new one.")
        return phrases.say(said, typed)

    def _is_answered(self) -> bool:
        draft = self.flow.entered
        return draft.vehicle is not None or draft.just_advice

    def _begin_said(self) -> None:
        """Somebody new was said in a sentence, or begun in another window; behind the form the search has the name."""
        said, self.flow.new_customer = self.flow.new_customer, None
        if said is not None:
            self.search.field.setText(self.flow.looked_for)
            self._show(self.new)
            self.new.begin_with(said)

    def _found(self, customer: Customer) -> None:
        self.flow.choose_customer(customer)
        self._ask_next()

    def _begin_new(self, typed: str) -> None:
        self._show(self.new)
        self.new.begin(typed)

    def _ask_next(self) -> None:
        """What is booked already, once; then the vehicle."""
        customer = self.flow.entered.customer
        if customer is not None and customer.id not in self._another and self.flow.upcoming():
            self._show(self.ahead)
            self.ahead.begin()
        else:
            self._ask_vehicle()

    def _book_another(self) -> None:
        customer = self.flow.entered.customer
        if customer is not None:
            self._another.add(customer.id)
        self._ask_vehicle()

    def _ask_vehicle(self) -> None:
        said, self.flow.new_vehicle = self.flow.new_vehicle, None
        if said is not None and self.flow.entered.vehicle is None:
            self._begin_entry(said)
            return
        self.vehicles.refresh()
        self._show(self.vehicles)
        self.vehicles.focus_first()

    def _note_new(self) -> None:
        self._begin_entry(self.flow.car_named(self.typed.strange))

    def _begin_entry(self, said: Car) -> None:
        self._show(self.entry)
        self.entry.begin(said)

    def _show(self, panel: QWidget) -> None:
        translate = QCoreApplication.translate
        self.panels.setCurrentWidget(panel)
        self.tell("")
        customer = self.flow.entered.customer
        about = [customer.name, formats.phone(customer.phone)] if customer is not None else []
        titles = self._titles() | {
            self.search: (
                translate("Booking", "Who is it for?"),
                translate("Booking", "Search as you type, Enter takes."),
            ),
            self.new: (translate("Booking", "New customer"), self._enough()),
            self.ahead: (
                translate("Booking", "There is a booking already"),
                ", ".join(part for part in about if part),
            ),
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

    def _titles(self) -> dict[QWidget, tuple[str, str]]:
        """Of other panels."""
        return {}

    def _enough(self) -> str:
        """What a new customer can not do without."""
        translate = QCoreApplication.translate
        if self.flow.entered.kind is VisitKind.PHONE:
            return translate("Booking", "A name and a number: the mechanic calls the customer.")
        return translate("Booking", "A name is enough.")
