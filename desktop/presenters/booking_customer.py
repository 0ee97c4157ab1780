"""For whom a booking is: a customer who is found or new, and a vehicle, or just advice.

The same for a booking at a time (``booking_flow``) and for one at once (``now_flow``). What follows from the answers
is theirs.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_draft import Draft, Missing
from desktop.presenters.booking_times import BookingTimes
from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.clock import Clock
from desktop.presenters.customer_form import CustomerForm, Problem
from desktop.presenters.now_known import unsent
from desktop.presenters.sentence.cars import NO_CAR, Car, car_typed, may_be
from desktop.presenters.sentence.words import split
from desktop.store.local_store import LocalStore
from scheduling.commands import EditCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer, Mechanic, Session, Vehicle
from scheduling.vocabulary import SessionState, VisitKind

UPCOMING = frozenset({SessionState.OFFERED, SessionState.SCHEDULED, SessionState.PENDING})
YEAR = 366 * 86_400
_TYPED = ("name", "phone", "email", "language")


class CustomerChoice:
    """Reads and fills the customer's part of a draft."""

    _store: LocalStore
    clock: Clock
    times: BookingTimes
    source: AvailabilitySource

    _form_made: UUID | None = None
    """Whom the form for a new customer was filled in for last, also once they are known."""
    _of_form: Customer | None = None
    """Whom the form for a new customer made, while it is open again: they are no double of themselves."""
    looked_for = ""
    """What nobody was found by before; the search begins with it."""
    _looked_before: str | None = None
    new_customer: CustomerForm | None = None
    """Somebody who was said, or begun in another window, and is in no book; the form begins so, once."""
    new_vehicle: Car | None = None
    """The same of a vehicle that is not noted yet."""

    @property
    @abstractmethod
    def entered(self) -> Draft:
        """What has been entered so far."""

    def look_for(self, typed: str) -> None:
        """A name was typed before the customer was asked for; taken back (empty), what stood there before counts."""
        if self._looked_before is None:
            self._looked_before = self.looked_for
        self.looked_for = typed or self._looked_before

    def car_named(self, typed: str) -> Car:
        """A car as it was typed where theirs are chosen."""
        return car_typed(split(typed), self.times.today().year)

    @property
    def form_waits(self) -> bool:
        """Whether something that was said or begun of a customer or a vehicle has not been looked at here yet."""
        return self.new_customer is not None or self.new_vehicle is not None

    @property
    def means_another(self) -> bool:
        """Of who has a booking ahead: whether another one is meant, since more was chosen than the customer."""
        return False

    @abstractmethod
    def advance(self) -> Missing | None:
        """Leave the step for the next one; why not, when it can not be left."""

    @abstractmethod
    def _chosen(self) -> None:
        """Customer and vehicle are known: the step is answered."""

    @abstractmethod
    def _reopen(self) -> None:
        """The customer's step is not answered any more."""

    @abstractmethod
    def _update(self, **changes: Any) -> None: ...

    def known_customer(self) -> UUID | None:
        """Of a customer whom the server knows."""
        draft = self.entered
        if draft.customer is None or draft.customer_is_new or unsent(self._store, [draft.customer.id]):
            return None
        return draft.customer.id

    def mechanic(self, mechanic_id: UUID | None) -> Mechanic | None:
        """For a name."""
        return self._store.get(Mechanic, mechanic_id) if mechanic_id is not None else None

    def search(self, text: str, limit: int) -> list[Customer]:
        """Customers by name, phone, plate or email; at most ``limit``."""
        return self._store.search_customers(text, limit)

    def vehicles(self) -> list[Vehicle]:
        """Of the chosen customer, with one that is being entered."""
        draft = self.entered
        if draft.customer is None:
            return []
        known = [] if draft.customer_is_new else self._store.vehicles_of(draft.customer.id)
        return [*known, draft.vehicle] if draft.vehicle_is_new and draft.vehicle else known

    def vehicles_of(self, customer: Customer) -> list[Vehicle]:
        """For the lines of the search."""
        return self._store.vehicles_of(customer.id)

    def upcoming(self) -> list[Session]:
        """Bookings that the chosen customer has already, soonest first."""
        draft, now = self.entered, self.clock.now()
        if draft.customer is None or draft.customer_is_new:
            return []
        found = [
            row
            for row in self._store.between(Session, now, now + YEAR)
            if row.customer_id == draft.customer.id and row.state in UPCOMING
        ]
        return sorted(found, key=lambda row: row.starts or 0)

    def choose_customer(self, customer: Customer) -> None:
        """One who is known; the vehicle is asked next."""
        draft = self.entered
        if draft.customer is None or customer.id != draft.customer.id:
            self._form_made = None
            if any(may_be(self.new_vehicle or NO_CAR, row) for row in self._store.vehicles_of(customer.id)):
                self.new_vehicle = None
            self._set_customer(customer, new=False)

    def add_customer(self, form: CustomerForm) -> dict[str, Problem]:
        """One who is new; nothing is written before the booking is. What is wrong with the form.

        Whoever was written already, since an answer of the server was lost after it, is corrected. Raises ``NotKept``.
        """
        problems = self.problems(form)
        if not problems:
            row = form.customer(self._of_form.id if self._of_form is not None else uuid7())
            known = self._store.get(Customer, row.id)
            if known is not None:
                pairs = {name: (getattr(known, name), getattr(row, name)) for name in _TYPED}
                edits = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
                if edits:
                    self._store.submit(EditCustomer(customer_id=row.id, set=edits))
                row = self._store.get(Customer, row.id) or known
            self._form_made = row.id
            self._set_customer(row, new=known is None)
        return problems

    def problems(self, form: CustomerForm) -> dict[str, Problem]:
        """Field to what is wrong with it, for this kind of visit."""
        return form.problems(to_be_called=self.entered.kind is VisitKind.PHONE)

    @property
    def is_of_form(self) -> bool:
        """Whether the chosen one is whom the form for a new customer made, known by now or not."""
        draft = self.entered
        own = draft.customer is not None and draft.customer.id == self._form_made
        return own or draft.customer_is_new

    def begin_customer(self) -> None:
        """The form is opened for somebody else than whom it made before."""
        self._of_form = None

    def doubles(self, form: CustomerForm) -> list[Customer]:
        """Who the new customer may be; not whom this very form made."""
        own = self._of_form.id if self._of_form is not None else None
        return [row for row in form.doubles(self._store) if row.id != own]

    def forget_customer(self) -> None:
        """Search again."""
        if self.entered.customer is not None:  # else the form, which stays as it is, is left for the search
            self._of_form = self.entered.customer if self.is_of_form else None
        self._reopen()
        self._update(
            customer=None, customer_is_new=False, vehicle=None, vehicle_is_new=False, just_advice=False
        )

    def choose_vehicle(self, vehicle: Vehicle) -> None:
        """One of the customer's; answers the step and goes on."""
        draft = self.entered
        entered = draft.vehicle_is_new and vehicle is draft.vehicle
        self._update(vehicle=vehicle, vehicle_is_new=entered, just_advice=False)
        self._chosen()

    def add_vehicle(self, form: VehicleForm) -> dict[str, VehicleProblem]:
        """A new one; answers the step and goes on, unless the form has problems."""
        problems = form.problems(self.times.today().year)
        customer = self.entered.customer
        if not problems and customer is not None:
            vehicle = form.vehicle(uuid7(), customer.id)
            self._update(vehicle=vehicle, vehicle_is_new=True, just_advice=False)
            self._chosen()
        return problems

    def skip_vehicle(self) -> None:
        """Just advice; goes on."""
        self._update(vehicle=None, vehicle_is_new=False, just_advice=True)
        self._chosen()

    def _set_customer(self, customer: Customer, *, new: bool) -> None:
        self._reopen()
        self._update(
            customer=customer,
            customer_is_new=new,
            vehicle=None,
            vehicle_is_new=False,
            just_advice=False,
        )
