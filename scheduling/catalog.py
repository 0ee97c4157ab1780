"""What is sold: the first set of plans, and how long a visit in person lasts.

Plans are rows that an owner edits; this is only what a new organization begins with. Nothing is computed here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from scheduling.mechanics import VIRTUAL_KINDS
from scheduling.records import Plan
from scheduling.vocabulary import VisitKind

IN_PERSON_MINUTES = 60
"""A visit in person, unless said otherwise."""


class PlanSeed(NamedTuple):
    code: str
    name_en: str
    name_fr: str
    minutes: int
    price_cents: int | None
    """``None``: not priced yet, so not active."""


FIRST_PLANS: tuple[PlanSeed, ...] = (
    PlanSeed("free", "Free", "Gratuit", 15, 0),
    PlanSeed("trial", "Trial", "Essai", 15, 0),
    PlanSeed("standard", "Standard", "Standard", 30, 29_00),
    PlanSeed("extended", "Extended", "Prolongé", 45, 49_00),
    PlanSeed("premium", "Premium", "Premium", 60, 99_00),
    PlanSeed("quick", "Quick question", "Question rapide", 15, None),
    PlanSeed("advice", "Advice", "Conseil", 30, None),
    PlanSeed("urgent", "Urgent", "Urgence", 15, None),
)


def first_plans(new_id: Callable[[], UUID]) -> list[Plan]:
    """The plans of a new organization, for visits at a distance, in the order in which they are shown."""
    kinds = tuple(kind for kind in VisitKind if kind in VIRTUAL_KINDS)
    return [
        Plan(
            id=new_id(),
            code=seed.code,
            name_en=seed.name_en,
            name_fr=seed.name_fr,
            minutes=seed.minutes,
            price_cents=seed.price_cents,
            kinds=kinds,
            active=seed.price_cents is not None,
            sort=place,
        )
        for place, seed in enumerate(FIRST_PLANS)
    ]


def default_minutes(kind: VisitKind, plan: Plan | None) -> int:
    """How long a visit is booked for unless somebody says otherwise: the plan's time, or an hour."""
    if kind is VisitKind.IN_PERSON or plan is None:
        return IN_PERSON_MINUTES
    return plan.minutes
