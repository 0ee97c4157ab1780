"""All that is shown of one customer, as plain values: who they are, their vehicles, bookings ahead and behind.

Made from the local rows; codes and names, no words. What is not kept on a device (credit, favourites, waivers) is no
part of it: it would be pretended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.store.local_store import LocalStore
from scheduling.records import Bay, Customer, Mechanic, Session, Vehicle
from scheduling.sessions import derived_state
from scheduling.visit_request_records import RequestState, VisitRequest
from scheduling.vocabulary import ServiceType, SessionState, VisitKind

OVER = frozenset({SessionState.COMPLETED, SessionState.CANCELLED, SessionState.NO_SHOW})
OPEN = frozenset({RequestState.PENDING, RequestState.COUNTERED})
LEFT_BEHIND = 86_400
"""Seconds after its end, from which a booking that nobody ended is no longer ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One booking. Names are empty where nothing is known."""

    session_id: UUID
    state: SessionState
    starts: int | None
    """Empty of an immediate one."""
    minutes: int
    visit: VisitKind
    service: ServiceType
    just_advice: bool = False
    mechanic: str = ""
    bay: str = ""
    vehicle: str = ""
    concern: str = ""
    waiting: bool = False
    """A change to it has not been answered by the server."""
    has_card: bool = False
    """It stands in the calendar, or beside it as something that needs an answer; or it did, before it was cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One request for a visit that is open."""

    request_id: UUID
    state: RequestState
    wanted: int
    """The first of the times that were asked for."""
    service: ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSheet:
    """``ahead``: the next one first; ``behind``: the last one first; ``called_off``: what was to come still and is
    cancelled, the next one first."""

    customer: Customer
    vehicles: tuple[Vehicle, ...]
    ahead: tuple[Visit, ...]
    called_off: tuple[Visit, ...]
    behind: tuple[Visit, ...]
    wishes: tuple[Wish, ...]
    kept_from: int
    """Since when bookings are kept on this computer; 0 while that is not known."""
    waiting: frozenset[UUID]
    """Which of the customer and the vehicles have a change that the server has not answered."""
    zone: tzinfo
    may_edit: bool
    may_book: bool


class SheetMaker:
    """Asked anew each time something changed: a customer has few rows."""

    def __init__(self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights

    def went_to(self, before: CustomerSheet) -> Customer | None:
        """Who has what was theirs, of a customer who is not here any more: the two were made one elsewhere."""
        visits = (*before.ahead, *before.behind)
        rows: list[Vehicle | Session | None] = [self._store.get(Vehicle, car.id) for car in before.vehicles]
        rows += [self._store.get(Session, visit.session_id) for visit in visits]
        owners = {row.customer_id for row in rows if row is not None} - {before.customer.id}
        return self._store.get(Customer, owners.pop()) if len(owners) == 1 else None

    def sheet(self, customer_id: UUID) -> CustomerSheet | None:
        """``None`` when the customer is not here (any more)."""
        customer = self._store.get(Customer, customer_id)
        if customer is None or not self._source.ready:
            return None
        now = self._clock.now()
        vehicles = sorted(self._store.vehicles_of(customer_id), key=lambda row: row.id, reverse=True)
        rows = [row for row in self._store.sessions_of(customer_id) if self._rights.may_see(row)]
        ahead = sorted((row for row in rows if _is_ahead(row, now)), key=_starts)
        called_off = sorted((row for row in rows if _is_called_off(row, now)), key=_starts)
        over = [row for row in rows if not _is_ahead(row, now) and not _is_called_off(row, now)]
        behind = sorted(over, key=_starts, reverse=True)
        waiting = self._store.waiting_rows()
        return CustomerSheet(
            customer=customer,
            vehicles=tuple(vehicles),
            ahead=tuple(self._visit(row, now, waiting) for row in ahead),
            called_off=tuple(self._visit(row, now, waiting) for row in called_off),
            behind=tuple(self._visit(row, now, waiting) for row in behind),
            wishes=self._wishes(customer_id),
            kept_from=self._store.state().window_from,
            waiting=frozenset({customer.id, *(row.id for row in vehicles)} & waiting),
            zone=self._source.zone(),
            may_edit=self._rights.may_edit_customers(),
            may_book=self._rights.may_book_at_all(),
        )

    def _visit(self, row: Session, now: int, waiting: frozenset[UUID]) -> Visit:
        mechanic = self._store.get(Mechanic, row.mechanic_id) if row.mechanic_id else None
        bay = self._store.get(Bay, row.bay_id) if row.bay_id else None
        vehicle = self._store.get(Vehicle, row.vehicle_id) if row.vehicle_id else None
        return Visit(
            session_id=row.id,
            state=derived_state(row, now),
            starts=row.starts,
            minutes=row.minutes,
            visit=row.kind,
            service=row.service_type,
            just_advice=row.just_advice,
            mechanic=mechanic.name if mechanic else "",
            bay=bay.name if bay else "",
            vehicle=vehicle_name(vehicle),
            concern=row.concern,
            waiting=row.id in waiting,
            has_card=row.starts is not None,
        )

    def _wishes(self, customer_id: UUID) -> tuple[Wish, ...]:
        rows = [
            row
            for row in self._store.all(VisitRequest)
            if row.customer_id == customer_id and row.state in OPEN
        ]
        rows.sort(key=lambda row: row.asked_at)
        return tuple(
            Wish(request_id=row.id, state=row.state, wanted=row.requested[0], service=row.service_type)
            for row in rows
            if row.requested
        )


def _is_ahead(row: Session, now: int) -> bool:
    if row.state in OVER:
        return False
    return row.starts is None or row.starts + row.minutes * 60 + LEFT_BEHIND > now


def _is_called_off(row: Session, now: int) -> bool:
    """Its time has not come, and nobody does: it is no visit of before."""
    return row.state is SessionState.CANCELLED and row.starts is not None and row.starts > now


def _starts(row: Session) -> int:
    return row.starts if row.starts is not None else row.created_at
