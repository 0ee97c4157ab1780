"""What has been entered so far for one booking: a typed, immutable draft, and the steps that fill it.

No behaviour beyond reading itself: what may follow what is ``booking_flow``'s to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from desktop.presenters.chosen_file import ChosenFile
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.sentence.cars import Car
from scheduling.catalog import IN_PERSON_MINUTES
from scheduling.records import Customer, Plan, Vehicle
from scheduling.vocabulary import ServiceType, VisitKind

VISIT_MINUTES = IN_PERSON_MINUTES
"""A visit in person lasts this long unless said otherwise."""


class Step(StrEnum):
    """The steps in their order."""

    KIND = "kind"
    CUSTOMER = "customer"
    PLAN = "plan"
    MECHANIC = "mechanic"
    TIME = "time"
    CONCERN = "concern"
    REVIEW = "review"


STEPS: tuple[Step, ...] = tuple(Step)


class Missing(StrEnum):
    """Why a step can not be left yet."""

    KIND = "kind"
    CUSTOMER = "customer"
    VEHICLE = "vehicle"
    PLAN = "plan"
    PLAN_CHANGED = "plan_changed"
    """Its price or length is another than when it was chosen: somebody has to say so."""
    MECHANIC = "mechanic"
    TIME = "time"
    TIME_TAKEN = "time_taken"
    SERVICE = "service"
    CONCERN = "concern"
    CATEGORY = "category"


class Assigned(StrEnum):
    """Who is to do the work."""

    NAMED = "named"
    ANY = "any"
    """Whoever is free; the flow names one when the time is chosen."""
    LATER = "later"
    """Nobody yet: only a bay is taken (in person)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Empty fields are not answered yet."""

    kind: VisitKind | None = None
    customer: Customer | None = None
    customer_is_new: bool = False
    vehicle: Vehicle | None = None
    vehicle_is_new: bool = False
    just_advice: bool = False
    minutes: int | None = None
    plan: Plan | None = None
    """``None`` with minutes given is a visit in person whose price is agreed in the shop."""
    assigned: Assigned | None = None
    mechanic_id: UUID | None = None
    """With ``ANY``: whom the chosen time was free with."""
    starts: int | None = None
    bay_id: UUID | None = None
    """In person: where it is wished to stand, if that is free then."""
    drop_buffer: bool = False
    service_type: ServiceType | None = None
    concern: str = ""
    category: str = ""
    """What it is about, in a word or two; it has to be said where it is to be at once."""
    preparation: str = ""
    """What is to be ready before it begins; asked for a booking at a time, and goes along to one at once."""
    special_requests: str = ""
    """What the customer wishes besides; as that."""
    urgent: bool = False
    """At once only, as the city; both are kept for the way back to it."""
    city: str = ""
    """Where the customer is, by city, postal code or both; who is near comes sooner."""
    files: tuple[ChosenFile, ...] = ()
    """They go along with it."""

    @property
    def price_cents(self) -> int:
        return (self.plan.price_cents or 0) if self.plan is not None else 0

    @property
    def ends(self) -> int | None:
        if self.starts is None or self.minutes is None:
            return None
        return self.starts + self.minutes * 60

    @property
    def touched(self) -> bool:
        """Whether leaving now would lose something that a person typed or chose about the customer."""
        said = self.concern, self.category, self.preparation, self.special_requests
        chosen = self.customer or self.vehicle or self.just_advice or self.files
        return bool(chosen or "".join(said).strip())


@dataclass(frozen=True, slots=True)
class BookingSeed:
    """What is known before the wizard opens, from where the user clicked or what was said. ``starts`` is an instant."""

    starts: int | None = None
    minutes: int | None = None
    mechanic_id: UUID | None = None
    bay_id: UUID | None = None
    customer_id: UUID | None = None
    assigned: Assigned | None = None
    """Where no mechanic is named."""
    kind: VisitKind | None = None
    plan_id: UUID | None = None
    vehicle_id: UUID | None = None
    just_advice: bool = False
    service_type: ServiceType | None = None
    concern: str = ""
    asked: int | None = None
    """The instant that was said in a sentence, free or not: where it becomes another, the review says so."""
    new_customer: CustomerForm | None = None
    """Somebody who is in no book yet, as they were said or begun: their form begins so."""
    new_vehicle: Car | None = None
    """A vehicle that is not noted yet, as it was said: its form begins so."""
    said: bool = False
    """In a sentence, by which more was said than where somebody was clicked: it is not lost without a word."""
    looked_for: str = ""
    """What nobody was found by; the search begins with it."""
    draft: Draft | None = None
    """All that was entered for a session at once, which is scheduled instead."""
