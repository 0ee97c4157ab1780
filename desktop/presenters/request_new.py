"""A visit that a customer asks for by phone or at the counter, noted for the queue: who, what, and when it suits.

A time that is free is better booked at once; what is noted here is what somebody has to look at first. It takes no
time from anybody. Not here: words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_commands import create_customer, create_vehicle
from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.customer_form import CustomerForm, Problem
from desktop.presenters.request_acts import RequestActs
from desktop.presenters.request_places import Need, Places
from desktop.presenters.requests_model import Placement
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import instant_of, local_of
from scheduling.commands import Command
from scheduling.errors import NotAllowed
from scheduling.ids import uuid7
from scheduling.records import Customer, Vehicle
from scheduling.request_commands import CreateRequest
from scheduling.visit_requests import RequestPolicy, RequestSource
from scheduling.vocabulary import ServiceType

LEAST_TYPED = 2
MOST_FOUND = 4
SOURCES = (RequestSource.PHONE, RequestSource.COUNTER)


class Missing(StrEnum):
    """What a request cannot be made without, besides a customer."""

    CONCERN = "concern"
    TIME = "time"
    PASSED = "passed"
    """A time that was to come when it was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """As it stands in the form; ``customer`` is somebody chosen from the books, whose name and phone count then."""

    name: str = ""
    phone: str = ""
    customer: Customer | None = None
    vehicle_id: UUID | None = None
    vehicle: VehicleForm = field(default_factory=VehicleForm)
    """One that is not in the books, as far as it is entered; only without ``vehicle_id``."""
    service: ServiceType = ServiceType.DIAGNOSTIC
    concern: str = ""
    source: RequestSource = RequestSource.PHONE
    wishes: tuple[int, ...] = field(default=())
    """The best first."""


class NewRequests:
    """One for the screen. Asked at every letter."""

    def __init__(  # noqa: PLR0917 - what it asks
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        places: Places,
        acts: RequestActs,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._places = places
        self._acts = acts

    @property
    def policy(self) -> RequestPolicy:
        """The owner's numbers."""
        return self._source.policy(RequestPolicy)

    def may(self) -> bool:
        """Whether this person notes requests."""
        return self._source.ready and self._rights.may_create_requests()

    def known(self, entered: Entered) -> list[Customer]:
        """Whom it may be, by what was typed: the phone before the name, and that before the plate."""
        if entered.customer is not None:
            return []
        for typed in (entered.phone, entered.name, entered.vehicle.plate):
            if len(typed.strip()) >= LEAST_TYPED:
                found = self._store.search_customers(typed, MOST_FOUND)
                if found:
                    return found
        return []

    def has(self, customer: Customer) -> bool:
        """Whether they are in the books still."""
        return self._store.get(Customer, customer.id) is not None

    def vehicles(self, customer: Customer | None) -> list[Vehicle]:
        """Theirs, to choose from."""
        return self._store.vehicles_of(customer.id) if customer is not None else []

    def today(self) -> date:
        """The workshop's local day."""
        return local_of(self._clock.now(), self._source.zone())[0]

    def at(self, day: date, minute: int) -> int | None:
        """The instant of a local time; ``None`` of one that has passed, or that the clocks skip."""
        found = instant_of(day, minute, self._source.zone())
        return found if found is not None and found >= self._clock.now() else None

    def look(self, starts: int) -> Placement:
        """How that time stands now."""
        return self._places.best(Need(self.policy.minutes), starts)

    def free_on(self, day: date) -> tuple[Placement, ...]:
        """That day's free times."""
        return self._places.free_on(Need(self.policy.minutes), day)

    def problems(self, entered: Entered) -> dict[str, Problem | Missing | VehicleProblem]:
        """Field to what is wrong with it; empty when it can be noted."""
        found: dict[str, Problem | Missing | VehicleProblem] = {}
        if entered.customer is None:
            found |= self._form(entered).problems(to_be_called=True)
        if _enters_vehicle(entered):
            found |= entered.vehicle.problems(self.today().year)
        if not entered.concern.strip():
            found["concern"] = Missing.CONCERN
        if not entered.wishes:
            found["wishes"] = Missing.TIME
        elif min(entered.wishes) < self._clock.now():
            found["wishes"] = Missing.PASSED
        return found

    def create(self, entered: Entered) -> UUID:
        """Note it: when this returns it is on the disk. The request's id.

        Raises ``NotAllowed``, and what ``LocalStore.submit`` raises; ``ValueError`` for a form that has problems.
        """
        if not self.may():
            raise NotAllowed
        if self.problems(entered):
            raise ValueError("the form has problems")
        customer = entered.customer or self._form(entered).customer(uuid7())
        before: list[Command] = []
        if entered.customer is None:
            before.append(create_customer(customer))
        vehicle_id = entered.vehicle_id
        if _enters_vehicle(entered):
            vehicle = entered.vehicle.vehicle(uuid7(), customer.id)
            vehicle_id = vehicle.id
            before.append(create_vehicle(vehicle))
        request = CreateRequest(
            request_id=uuid7(),
            source=entered.source,
            customer_id=customer.id,
            service_type=entered.service,
            requested=list(entered.wishes[: self.policy.most_requested]),
            asked_at=self._clock.now(),
            vehicle_id=vehicle_id,
            concern=entered.concern.strip(),
        )
        mid = self._store.submit_all([*before, request])[-1]
        self._acts.remember_made(customer.name, request.requested[0], mid)
        return request.request_id

    def _form(self, entered: Entered) -> CustomerForm:
        language = "fr" if self._source.organization().locale.startswith("fr") else "en"
        return CustomerForm(name=entered.name, phone=entered.phone, language=language)


def _enters_vehicle(entered: Entered) -> bool:
    """Whether one that is not in the books is named, with a year alone too: then more of it is asked for."""
    form = entered.vehicle
    typed = (form.make, form.model, form.year, form.plate)
    return entered.vehicle_id is None and any(text.strip() for text in typed)
