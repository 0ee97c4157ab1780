"""What the steps of a booking offer: kinds, plans and mechanics, as far as the user's role may book them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_draft import VISIT_MINUTES, Assigned, Draft
from desktop.presenters.booking_times import BookingTimes, Wanted
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling import matching
from scheduling.matching_messages import MechanicLine
from scheduling.mechanics import answers_first, offered_kinds
from scheduling.records import Mechanic, Plan
from scheduling.vocabulary import VisitKind

DURATIONS = (30, 60, 90, 120, 180, 240)
"""Minutes that a visit in person may be given at a click."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChoice:
    """A visit kind, and how many mechanics this user may book for it."""

    kind: VisitKind
    mechanics: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoice:
    """``plan`` is ``None`` for a visit in person whose price is agreed in the shop."""

    plan: Plan | None
    minutes: int
    price_cents: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanicChoice:
    """``mechanic`` only when named. ``next_free`` is an instant; empty when nothing is free."""

    assigned: Assigned
    mechanic: Mechanic | None = None
    next_free: int | None = None
    answers_first: bool = False
    free_then: bool | None = None
    """Whether the time that was chosen already is free with them; empty when none was."""
    line: MechanicLine | None = None
    """The profile and why they suit, where that was asked for (``mechanic_finder``)."""


class Choices:
    """Reads rows and the engine; changes nothing."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        times: BookingTimes,
        clock: Clock,
        account: Account,
    ) -> None:
        self._source = source
        self._times = times
        self._clock = clock
        self.rights = Rights(store, account)

    def bookable(self, kind: VisitKind | None = None) -> list[Mechanic]:
        """The mechanics whom this user may book, for the kind; independents answering first come last."""
        found = [
            row
            for row in self._source.mechanics()
            if self.rights.may_book(row.id) and (kind is None or kind in offered_kinds(row))
        ]
        return sorted(found, key=answers_first)

    def may_leave_open(self, kind: VisitKind | None) -> bool:
        """Whether a visit may be booked with nobody named yet."""
        wanted = kind is VisitKind.IN_PERSON
        return wanted and self.rights.may_book(None) and bool(self._source.bays())

    def kinds(self) -> list[KindChoice]:
        """In person first: it is what a workshop books most."""
        order = (VisitKind.IN_PERSON, VisitKind.VIDEO, VisitKind.PHONE, VisitKind.CHAT)
        found = [KindChoice(kind=kind, mechanics=len(self.bookable(kind))) for kind in order]
        return [choice for choice in found if choice.mechanics or self.may_leave_open(choice.kind)]

    def plans(self, draft: Draft, visit_minutes: int = VISIT_MINUTES) -> list[PlanChoice]:
        """Active and priced ones of the kind; in person, first the visit that is priced in the shop."""
        found: list[PlanChoice] = []
        if draft.kind is VisitKind.IN_PERSON:
            found.append(PlanChoice(plan=None, minutes=visit_minutes, price_cents=None))
        priced = [
            row
            for row in self._source.plans()
            if row.price_cents is not None and (not row.kinds or draft.kind in row.kinds)
        ]
        return found + [
            PlanChoice(plan=row, minutes=row.minutes, price_cents=row.price_cents) for row in priced
        ]

    def candidates(self, draft: Draft) -> tuple[UUID | None, ...]:
        """Who may do it, as far as the draft says."""
        match draft.assigned:
            case Assigned.NAMED:
                return (draft.mechanic_id,)
            case Assigned.LATER:
                return (None,)
            case Assigned.ANY:
                return tuple(row.id for row in self.suited(draft))
            case None:
                return ()

    def suited(self, draft: Draft) -> list[Mechanic]:
        """Those bookable for the kind; of a plan for brand specialists, only these."""
        found = self.bookable(draft.kind)
        asks = draft.plan is not None and draft.plan.brand_specialist and draft.vehicle is not None
        return [row for row in found if matching.is_specialist(row, make_asked(draft))] if asks else found

    def mechanics(self, draft: Draft, own_holds: Collection[UUID]) -> list[MechanicChoice]:
        """Any, each who suits by name, and nobody yet where that is allowed."""
        named = [self._choice(Assigned.NAMED, (row.id,), draft, own_holds, row) for row in self.suited(draft)]
        found: list[MechanicChoice] = []
        if len(named) > 1:
            ids = tuple(row.mechanic.id for row in named if row.mechanic is not None)
            found.append(self._choice(Assigned.ANY, ids, draft, own_holds))
        found += named
        if self.may_leave_open(draft.kind):
            found.append(self._choice(Assigned.LATER, (None,), draft, own_holds))
        return found

    def answers_first(self, mechanic_id: UUID, draft: Draft) -> bool:
        """Whether what is booked with that mechanic is an offer until they answer."""
        return self.rights.answers_first(mechanic_id, draft.starts, self._clock.now())

    def _choice(
        self,
        assigned: Assigned,
        candidates: tuple[UUID | None, ...],
        draft: Draft,
        own_holds: Collection[UUID],
        row: Mechanic | None = None,
    ) -> MechanicChoice:
        assert draft.kind is not None  # noqa: S101 the step before has filled it
        wanted = Wanted(kind=draft.kind, minutes=draft.minutes or VISIT_MINUTES, candidates=candidates)
        nearest = self._times.nearest(self._clock.now(), wanted, own_holds, count=1)
        then = None if draft.starts is None else self._times.at(draft.starts, wanted, own_holds).free
        return MechanicChoice(
            assigned=assigned,
            mechanic=row,
            next_free=nearest[0].starts if nearest else None,
            answers_first=row is not None and self.answers_first(row.id, draft),
            free_then=then,
        )


def make_asked(draft: Draft) -> str:
    """The make of the chosen vehicle; empty where it is not known, or does not count."""
    return draft.vehicle.make if draft.vehicle is not None and not draft.just_advice else ""
