"""What has been entered for a session at once: a typed, immutable draft, and the four steps that fill it.

No behaviour beyond reading itself: what may follow what is ``now_flow``'s to decide.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from uuid import UUID

from desktop.presenters.booking_draft import Assigned, Draft
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.now_search import Search
from desktop.presenters.sentence.cars import Car
from scheduling.concern import LEAST_CONCERN, LEAST_URGENT_CONCERN
from scheduling.matching_messages import (
    AskNow,
    JoinWaitlist,
    WaitlistLine,
    WaysQuestion,
)
from scheduling.postal_codes import sent_of
from scheduling.vocabulary import ServiceType


class NowStep(StrEnum):
    """The steps in their order."""

    WHO = "who"
    """How, for whom, and which vehicle."""
    MECHANIC = "mechanic"
    """For how long, and who is asked first."""
    CONCERN = "concern"
    REVIEW = "review"


NOW_STEPS: tuple[NowStep, ...] = tuple(NowStep)


@dataclass(frozen=True, slots=True, kw_only=True)
class NowDraft(Draft):
    """``assigned``: whom the customer would like is asked first, or whoever suits best. It has no time."""

    @property
    def least_concern(self) -> int:
        """Characters."""
        return LEAST_URGENT_CONCERN if self.urgent else LEAST_CONCERN

    def scheduled(self) -> Draft:
        """The same for a booking at a time."""
        usual = ServiceType.CONSULTATION if self.just_advice else ServiceType.DIAGNOSTIC
        same = {field.name: getattr(self, field.name) for field in fields(Draft)}
        return Draft(**(same | {"service_type": self.service_type or usual}))

    def question(self, customer_id: UUID | None) -> WaysQuestion:
        """Who could help; ``customer_id`` only of one whom the server knows."""
        assert self.kind is not None  # noqa: S101 the step before has filled it
        return WaysQuestion(
            kind=self.kind,
            concern=self.concern.strip(),
            minutes=self.minutes or 0,
            make=self.vehicle.make if self.vehicle is not None else "",
            just_advice=self.just_advice,
            plan_id=self.plan.id if self.plan is not None else None,
            customer_id=customer_id,
            city=sent_of(self.city),
        )

    def asking(self, session_id: UUID) -> AskNow:
        """What is asked of the server once everything is entered."""
        assert self.kind is not None  # noqa: S101 nothing is missing
        assert self.customer is not None  # noqa: S101
        return AskNow(
            session_id=session_id,
            customer_id=self.customer.id,
            kind=self.kind,
            category=self.category.strip(),
            concern=self.concern.strip(),
            minutes=self.minutes or 0,
            urgent=self.urgent,
            vehicle_id=self.vehicle.id if self.vehicle is not None else None,
            just_advice=self.just_advice,
            plan_id=self.plan.id if self.plan is not None else None,
            price_cents=self.price_cents,
            city=sent_of(self.city),
            mechanic_id=self.wished,
            preparation=self.preparation.strip(),
            special_requests=self.special_requests.strip(),
        )

    def joining(self, entry_id: UUID, *, only_wished: bool = False) -> JoinWaitlist:
        """A place in the line for it: for whoever comes online first, or for the one whom the customer would like."""
        assert self.kind is not None  # noqa: S101 the step before has filled it
        assert self.customer is not None  # noqa: S101
        return JoinWaitlist(
            entry_id=entry_id,
            customer_id=self.customer.id,
            kind=self.kind,
            minutes=self.minutes or 0,
            mechanic_id=self.wished if only_wished else None,
            concern=self.concern.strip(),
            category=self.category.strip(),
            urgent=self.urgent,
            city=sent_of(self.city),
            vehicle_id=self.vehicle.id if self.vehicle is not None else None,
        )

    @property
    def wished(self) -> UUID | None:
        """Whom the customer would like."""
        return self.mechanic_id if self.assigned is Assigned.NAMED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NowSeed:
    """What is known before it opens."""

    customer_id: UUID | None = None
    draft: Draft | None = None
    """What was entered for a booking at a time, or for a session at once before."""
    entry: WaitlistLine | None = None
    """A place in the line for which a mechanic's time is held."""
    search: Search | None = None
    """One that goes on: it is followed again."""
    new_customer: CustomerForm | None = None
    new_vehicle: Car | None = None
    """Forms that were begun in the other window."""
