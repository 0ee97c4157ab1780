"""Where a visit can go: with whom, in which bay, what is free on a day and what is near. Nothing here decides it.

Each answer is ``scheduling.availability``'s, asked as staff; who is named first among those who are free is the
owner's order, whoever need not be asked before the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.requests_model import Option, Placement
from desktop.store.local_store import LocalStore
from scheduling.availability import Availability, Refusal
from scheduling.commands import Blocking
from scheduling.intervals import Span, overlaps
from scheduling.mechanics import offered_kinds
from scheduling.offers import asks_first
from scheduling.records import Bay, Customer, Mechanic, Reservation, Session
from scheduling.request_answers import holds_of
from scheduling.request_choices import Alternative
from scheduling.reservations import blocks, counts
from scheduling.visit_request_records import RequestPolicy, VisitRequest
from scheduling.vocabulary import Reason, VisitKind

KIND = VisitKind.IN_PERSON


@dataclass(frozen=True, slots=True)
class Need:
    """What a visit needs: so many minutes, of this mechanic if one is wished for. ``own`` is held for it already."""

    minutes: int
    preferred: UUID | None = None
    own: tuple[UUID, ...] = ()

    @classmethod
    def of(cls, request: VisitRequest) -> Need:
        """A request's."""
        return cls(request.minutes, request.preferred_mechanic_id, holds_of(request))


class Places:
    """Asked anew each time; the engine remembers what it can."""

    def __init__(self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights

    def best(self, need: Need, starts: int, but: Collection[UUID] = ()) -> Placement:
        """With the mechanic whom the customer wishes for, free or not; else with the first who is free, or a bay alone.

        ``but`` are mechanics and bays who are not to be taken.
        """
        if need.preferred is not None and need.preferred not in but and self._knows(need.preferred):
            return self.at(need, starts, need.preferred, but=but)
        ends = starts + need.minutes * 60
        engine, now = self._engine, self._clock.now()
        for person in self._people(need, starts):
            free = person.id not in but and engine.verdict(
                person.id, starts, ends, KIND, now=now, ignoring=need.own, as_staff=True
            )
            if free and free.available:
                return self.at(need, starts, person.id, but=but)
        return self.at(need, starts, None, but=but)

    def at(
        self,
        need: Need,
        starts: int,
        mechanic_id: UUID | None,
        bay_id: UUID | None = None,
        but: Collection[UUID] = (),
    ) -> Placement:
        """Exactly there: in that bay, or the first that is free."""
        engine, now, ends = self._engine, self._clock.now(), starts + need.minutes * 60
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id is not None else None
        if mechanic_id is not None and mechanic is None:
            gone = Refusal(reason=Reason.KIND_NOT_OFFERED, starts=starts, ends=ends)
            return self._placed(starts, ends, mechanic_id, None, (self._named(gone, mechanic_id),))
        verdict = engine.verdict(mechanic_id, starts, ends, KIND, now=now, ignoring=need.own, as_staff=True)
        blocking = tuple(self._named(refusal, mechanic_id) for refusal in verdict.refusals)
        bays = [bay for bay in engine.free_bays(starts, ends, now=now, ignoring=need.own) if bay not in but]
        if bay_id is not None and bay_id not in bays:
            blocking += tuple(self._in_bay(bay_id, starts, ends, need.own, now))
        bay = bay_id if bay_id is not None else next(iter(bays), None)
        if bay is None and not blocking:
            blocking = (Blocking(reason=Reason.NO_BAY.value, starts=starts, ends=ends),)
        asked = mechanic is not None and mechanic_id != self._rights.own_mechanic
        first = (
            asked
            and mechanic is not None
            and asks_first(engine, mechanic, (starts, ends), KIND, now=now, ignoring=need.own)
        )
        return self._placed(starts, ends, mechanic_id, bay, blocking, first=first)

    def beside(self, need: Need, starts: int, taken: Iterable[Placement]) -> Placement:
        """The best that takes neither the mechanic nor the bay of what is chosen at the same time."""
        return self.best(need, starts, self.busy(need, starts, taken))

    def busy(self, need: Need, starts: int, taken: Iterable[Placement]) -> frozenset[UUID]:
        """The mechanics and bays of those that are in its way."""
        ends, busy = starts + need.minutes * 60, set[UUID]()
        for other in taken:
            buffer = self._engine.effective_buffer(other.mechanic_id)
            theirs, mine = blocks(other.starts, other.ends, buffer), blocks(starts, ends, buffer)
            if other.mechanic_id is not None and overlaps(theirs, mine):
                busy.add(other.mechanic_id)
            if other.bay_id is not None and overlaps((other.starts, other.ends), (starts, ends)):
                busy.add(other.bay_id)
        return frozenset(busy)

    def together(self, need: Need, chosen: Sequence[Placement]) -> tuple[Placement, ...]:
        """These times such that all of them can be held at once: one that stands in another's way goes elsewhere."""
        found: list[Placement] = []
        for place in chosen:
            beside = self.beside(need, place.starts, found)
            kept = self.at(need, place.starts, place.mechanic_id)
            meets = any(
                place.mechanic_id is not None
                and place.mechanic_id == other.mechanic_id
                and overlaps(self._blocked(place), self._blocked(other))
                for other in found
            )
            found.append(beside if meets else kept)
        return tuple(found)

    def _blocked(self, place: Placement) -> Span:
        return blocks(place.starts, place.ends, self._engine.effective_buffer(place.mechanic_id))

    def people(self, need: Need, starts: int) -> tuple[Option, ...]:
        """Whom it can be given to then, free or not, in the owner's order; the last is nobody: a bay alone."""
        ends, now = starts + need.minutes * 60, self._clock.now()
        found = []
        for person in self._in_person():
            verdict = self._engine.verdict(
                person.id, starts, ends, KIND, now=now, ignoring=need.own, as_staff=True
            )
            first = self._rights.answers_first(person.id, starts, now)
            found.append(Option(id=person.id, name=person.name, free=verdict.available, asks_first=first))
        alone = self._engine.verdict(None, starts, ends, KIND, now=now, ignoring=need.own, as_staff=True)
        return (*found, Option(id=None, name="", free=alone.available))

    def bays(self, need: Need, starts: int) -> tuple[Option, ...]:
        """The shop's bays, free or not then."""
        ends = starts + need.minutes * 60
        free = self._engine.free_bays(starts, ends, now=self._clock.now(), ignoring=need.own)
        return tuple(Option(id=bay.id, name=bay.name, free=bay.id in free) for bay in self._source.bays())

    def free_on(self, need: Need, day: date) -> tuple[Placement, ...]:
        """Every free time of a local day once, with whoever comes first among those who have it."""
        engine, now = self._engine, self._clock.now()
        found: dict[int, UUID | None] = {}
        orders: list[UUID | None] = [person.id for person in self._ordered(self._in_person(), need, None)]
        for mechanic_id in orders or [None]:
            for start in engine.starts(
                mechanic_id, [day], need.minutes, KIND, now=now, ignoring=need.own, as_staff=True
            ):
                found.setdefault(start, mechanic_id)
        return tuple(
            self.at(need, start, who) for start, who in sorted(found.items(), key=lambda each: each[0])
        )

    def of(self, need: Need, alternatives: Sequence[Alternative]) -> tuple[Placement, ...]:
        """The engine's nearest times; where nobody is wished for, with whoever is free."""
        return tuple(
            self.at(need, each.starts, each.mechanic_id, each.bay_id)
            if each.mechanic_id is not None
            else self.best(need, each.starts)
            for each in alternatives[: self._source.policy(RequestPolicy).alternatives]
        )

    def name(self, mechanic_id: UUID | None) -> str:
        """A mechanic's."""
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id is not None else None
        return mechanic.name if mechanic else ""

    def bay_name(self, bay_id: UUID | None) -> str:
        """A bay's."""
        bay = self._store.get(Bay, bay_id) if bay_id is not None else None
        return bay.name if bay else ""

    # --- inside

    @property
    def _engine(self) -> Availability:
        return self._source.availability()

    def _in_person(self) -> list[Mechanic]:
        return [row for row in self._source.mechanics() if KIND in offered_kinds(row)]

    def _people(self, need: Need, starts: int) -> list[Mechanic]:
        return self._ordered(self._in_person(), need, starts)

    def _ordered(self, people: Sequence[Mechanic], need: Need, starts: int | None) -> list[Mechanic]:
        """Who is wished for, then who need not be asked, each in the owner's order."""
        now = self._clock.now()
        return sorted(
            people,
            key=lambda row: (row.id != need.preferred, self._rights.answers_first(row.id, starts, now)),
        )

    def _placed(
        self,
        starts: int,
        ends: int,
        mechanic_id: UUID | None,
        bay_id: UUID | None,
        blocking: tuple[Blocking, ...],
        *,
        first: bool = False,
    ) -> Placement:
        return Placement(
            starts=starts,
            ends=ends,
            mechanic_id=mechanic_id,
            mechanic=self.name(mechanic_id),
            bay_id=bay_id,
            bay=self.bay_name(bay_id),
            blocking=blocking,
            asks_first=first,
        )

    def _in_bay(
        self, bay_id: UUID, starts: int, ends: int, own: Collection[UUID], now: int
    ) -> list[Blocking]:
        """What stands in a bay that is not free, or that there is no such bay any more."""
        rows = [
            row
            for row in self._store.between(Reservation, starts, ends)
            if row.bay_id == bay_id and counts(row, now) and row.id not in own
            if overlaps((row.starts, row.ends), (starts, ends))
        ]
        if not rows:
            return [Blocking(reason=Reason.NO_BAY.value, starts=starts, ends=ends)]
        return [
            self._named(
                Refusal(
                    reason=Reason.BOOKED,
                    starts=row.starts,
                    ends=row.ends,
                    reservation_id=row.id,
                    session_id=row.session_id,
                ),
                None,
            )
            for row in rows
        ]

    def _named(self, refusal: Refusal, mechanic_id: UUID | None) -> Blocking:
        """With whose booking it is, where that is known here."""
        session_id = refusal.session_id
        if session_id is None and refusal.reservation_id is not None:
            slot = self._store.get(Reservation, refusal.reservation_id)
            session_id = slot.session_id if slot else None
        session = self._store.get(Session, session_id) if session_id is not None else None
        customer = self._store.get(Customer, session.customer_id) if session else None
        return Blocking(
            reason=refusal.reason.value,
            starts=refusal.starts,
            ends=refusal.ends,
            session_id=session_id,
            customer_name=customer.name if customer else refusal.label,
            mechanic_id=mechanic_id,
        )

    def _knows(self, mechanic_id: UUID | None) -> bool:
        return mechanic_id is not None and self._store.get(Mechanic, mechanic_id) is not None
