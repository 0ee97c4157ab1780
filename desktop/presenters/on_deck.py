"""Jobs on deck: visits that the shop took off their time and bay, and puts on the calendar again from here.

They are unplaced bookings like those that lost their time, told apart by why (ADR 31): there is no other list. Without
the server a parked job is on deck at once, and waits. Codes and values; no words, no Qt. Not here: the parking itself,
which a booking's card does too (``parking``).
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_times import BookingTimes, Time, Wanted
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.carriers import Carriers, Reach
from desktop.presenters.clock import Clock
from desktop.presenters.moves import Decision, Mover
from desktop.presenters.parking import Parking
from desktop.presenters.undo import PUT_BACK, STAYED, TakenBack, UndoStack
from desktop.presenters.undo_labels import PLACED_OFFER
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from scheduling.commands import ParkSession, Place
from scheduling.errors import Gone, StaleMove
from scheduling.mechanics import offered_kinds
from scheduling.records import Customer, Session, Vehicle
from scheduling.sessions import is_parked, place_of
from scheduling.vocabulary import ServiceType, SessionState, VisitKind

A_PAGE = 4
"""Free times that are offered at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckJob:
    """One job on deck. ``was`` is when the customer was to come; names are empty where nothing is known."""

    session_id: UUID
    customer: str
    vehicle: str
    service: ServiceType
    concern: str
    minutes: int
    was: int
    mechanic: str
    here: bool
    """The customer, or the car, had arrived already."""
    waiting: bool
    """That it is parked has not been answered by the server."""
    reach: Reach
    """Whether a message tells the customer its new time."""


class OnDeck(Parking):
    """One for the Today screen. Asked anew each time."""

    def __init__(  # noqa: PLR0917 as the parts of the desktop agreed
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: UndoStack,
        carriers: Carriers | None = None,
    ) -> None:
        super().__init__(store, clock, rights, undo, Mover(store, source, clock, rights, undo))
        self._source = source
        self._carriers = carriers or Carriers()
        self._times = BookingTimes(source, clock)

    def jobs(self) -> tuple[DeckJob, ...]:
        """Those whose customer was to come the earliest first; the workshop's, no mechanic's."""
        if not self._source.ready or not self._rights.as_staff:
            return ()
        rows = [row for row in self._store.sessions_in({SessionState.UNPLACED}) if is_parked(row)]
        waiting = self._store.waiting_rows()
        return tuple(
            self._job(row, waiting) for row in sorted(rows, key=lambda row: (row.starts or 0, row.id))
        )

    def times(self, session_id: UUID, page: int = 0) -> tuple[Time, ...]:
        """The next free times for it, of its mechanic first and of whoever else does visits in person; page by page."""
        return self._nearest(session_id, self._clock.now(), A_PAGE * (page + 1))[A_PAGE * page :]

    def times_from(self, session_id: UUID, since: int) -> tuple[Time, ...]:
        """Those nearest to that instant, and not before it."""
        return tuple(time for time in self._nearest(session_id, since, A_PAGE) if time.starts >= since)

    def still_free(self, session_id: UUID, time: Time) -> bool:
        """Whether it could be placed there now, of a time that was offered before."""
        row = self._store.get(Session, session_id)
        if row is None or not is_parked(row):
            return False
        return self._mover.decide(session_id, time.starts, time.mechanic_id).possible

    def mechanic_of(self, time: Time) -> str:
        """The name of whom a free time is with."""
        return self._mechanic(time.mechanic_id)

    def place(self, session_id: UUID, time: Time) -> UUID:
        """Back on the calendar; the mutation's id. Raises a :class:`RuleError` for what is not free any more."""
        row = self._row(session_id)
        if not is_parked(row):
            raise Gone
        return self.put(self._mover.decide(session_id, time.starts, time.mechanic_id))

    def put(self, decision: Decision, *, drop_buffer: bool = False) -> UUID:
        """The same, where it was decided before; if need be without its buffer."""
        row = self._row(decision.session_id)
        if not is_parked(row):
            raise Gone
        was = place_of(row)
        mid = self._mover.move(decision, drop_buffer=drop_buffer)
        label = PLACED_OFFER if decision.becomes_offer else "placed"
        params = self._params(row, decision.to)
        self._undo.push(label, params, lambda: self._park_again(decision, was, mid), mid)
        return mid

    # --- inside

    def _nearest(self, session_id: UUID, near: int, count: int) -> tuple[Time, ...]:
        row = self._store.get(Session, session_id)
        if row is None or not is_parked(row):
            return ()
        wanted = Wanted(kind=row.kind, minutes=row.minutes, candidates=self._candidates(row))
        return tuple(self._times.nearest(near, wanted, (), count)) if wanted.candidates else ()

    def _job(self, row: Session, waiting: frozenset[UUID]) -> DeckJob:
        customer = self._store.get(Customer, row.customer_id)
        vehicle = self._store.get(Vehicle, row.vehicle_id) if row.vehicle_id else None
        return DeckJob(
            session_id=row.id,
            customer=customer.name if customer else "",
            vehicle=vehicle_name(vehicle),
            service=row.service_type,
            concern=row.concern,
            minutes=row.minutes,
            was=row.starts or 0,
            mechanic=self._mechanic(row.mechanic_id),
            here=row.arrived_at is not None,
            waiting=row.id in waiting,
            reach=self._carriers.reach(customer.email, customer.phone) if customer else Reach.UNKNOWN,
        )

    def _candidates(self, row: Session) -> tuple[UUID | None, ...]:
        """Its mechanic, then the others; nobody in particular only where nobody was named before."""
        if row.mechanic_id is None:
            return (None,)
        people = [each.id for each in self._source.mechanics() if VisitKind.IN_PERSON in offered_kinds(each)]
        return tuple(sorted(people, key=lambda each: each != row.mechanic_id))

    def _park_again(self, done: Decision, was: Place, mid: UUID) -> TakenBack:
        """Only from where it was placed: what somebody moved since stays there. A question to its mechanic, answered
        or not, is withdrawn. ``was``: the time that it had on deck, and has there again."""
        session_id = done.session_id
        if self._refused(session_id, mid):
            return TakenBack(STAYED)
        row = self._row(session_id)
        if not self.may_park(row):
            raise Gone
        if place_of(row) != done.to:
            raise StaleMove
        if let_go(self._store, mid):
            return TakenBack(PUT_BACK)
        again = ParkSession(session_id=session_id, seen=done.to, was=was)
        return TakenBack(mid=self._store.submit(again))
