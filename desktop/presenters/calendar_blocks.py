"""Sessions, holds and others' busy times of a span, as the calendar's blocks. Reads the local rows, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_model import Block, BlockKind
from desktop.presenters.offered_to import offered_to
from scheduling.records import Bay, Customer, Mechanic, Reservation, Session, Vehicle
from scheduling.reservations import counts
from scheduling.sessions import derived_state
from scheduling.vocabulary import Reason, ReservationKind, SessionState

if TYPE_CHECKING:
    from desktop.store.resting import WeekRows

HIDDEN = frozenset({SessionState.CANCELLED, SessionState.UNPLACED})
"""Not on the grid: a cancelled booking has no slot, an unplaced one is asked about beside it."""


def vehicle_name(vehicle: Vehicle | None) -> str:
    """``Honda Civic 2018``; empty when nothing is known."""
    if vehicle is None:
        return ""
    parts = [vehicle.make, vehicle.model, str(vehicle.year or "")]
    return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _About:
    """Whom and what the bookings on view are about."""

    customers: dict[UUID, Customer]
    vehicles: dict[UUID, Vehicle]


class BlockMaker:
    """``movable`` says whether this person may move a session, ``against`` why nobody works where one stands."""

    def __init__(
        self,
        store: WeekRows,
        source: AvailabilitySource,
        movable: Callable[[Session], bool],
        against: Callable[[Session], Reason | None] = lambda _: None,
    ) -> None:
        self._store = store
        self._source = source
        self._movable = movable
        self._against = against

    def between(self, start: int, end: int, now: int) -> list[Block]:
        """Every block that meets ``[start, end)``, in no order."""
        waiting = self._store.waiting_rows()
        people = {row.id: (index % 6 + 1, row) for index, row in enumerate(self._source.mechanics())}
        sessions = self._store.between(Session, start, end)
        slots = self._store.between(Reservation, start, end)
        slot_of = {row.session_id: row.id for row in slots if row.session_id is not None}
        drawn = [row for row in sessions if row.starts is not None and row.state not in HIDDEN]
        about = _About(
            self._store.some(Customer, {row.customer_id for row in drawn}),
            self._store.some(Vehicle, {row.vehicle_id for row in drawn if row.vehicle_id}),
        )
        blocks = [
            self._session(row, now, people, about, row.id in waiting or slot_of.get(row.id) in waiting)
            for row in drawn
        ]
        read = {row.id for row in sessions}
        others = [row for row in slots if row.session_id is None or row.session_id not in read]
        blocks += self._slots(others, now, people, waiting, (start, end))
        return blocks

    def _session(
        self,
        row: Session,
        now: int,
        people: dict[UUID, tuple[int, Mechanic]],
        about: _About,
        waiting: bool,
    ) -> Block:
        number, mechanic = _person(people, row.mechanic_id)
        customer = about.customers.get(row.customer_id)
        vehicle = about.vehicles.get(row.vehicle_id) if row.vehicle_id else None
        bay = self._store.get(Bay, row.bay_id) if row.bay_id else None
        starts = row.starts or 0
        return Block(
            id=row.id,
            kind=BlockKind.SESSION,
            starts=starts,
            ends=_drawn_until(row, starts),
            mechanic_id=row.mechanic_id,
            mechanic=mechanic.name if mechanic else "",
            person=number,
            state=derived_state(row, now),
            visit=row.kind,
            service=row.service_type,
            customer=customer.name if customer else "",
            vehicle=vehicle_name(vehicle),
            concern=row.concern,
            bay=bay.name if bay else "",
            bay_id=row.bay_id,
            arrived_at=row.arrived_at,
            just_advice=row.just_advice,
            waiting=waiting,
            movable=self._movable(row),
            against=self._against(row),
        )

    def _slots(
        self,
        slots: list[Reservation],
        now: int,
        people: dict[UUID, tuple[int, Mechanic]],
        waiting: frozenset[UUID],
        within: tuple[int, int],
    ) -> Iterator[Block]:
        """Slots without a session that is known here: somebody's hold, or a booking of others."""
        drawn = [row for row in slots if counts(row, now) and row.ends > within[0] and row.starts < within[1]]
        known = self._store.some(Session, {row.session_id for row in drawn if row.session_id})
        customers = offered_to(self._store, drawn)
        for row in drawn:
            if row.session_id in known:
                continue
            if row.kind is ReservationKind.LEASE and row.ends <= now:
                continue  # nobody walks into what is over
            number, mechanic = _person(people, row.mechanic_id)
            bay = (
                self._store.get(Bay, row.bay_id) if row.kind is ReservationKind.LEASE and row.bay_id else None
            )
            busy = row.session_id is not None or row.kind is ReservationKind.BOOKING
            yield Block(
                id=row.id,
                kind=BlockKind.BUSY if busy else BlockKind.HOLD,
                starts=row.starts,
                ends=row.ends,
                mechanic_id=row.mechanic_id,
                mechanic=mechanic.name if mechanic else "",
                person=number,
                hold=row.kind,
                expires_at=row.expires_at,
                customer=customers.get(row.id, ""),
                bay=bay.name if bay else "",
                bay_id=row.bay_id,
                waiting=row.id in waiting,
                mine=row.device_id == self._store.device_id,
            )


def _drawn_until(row: Session, starts: int) -> int:
    """The end it was booked for; of what was done early, when it was done, since others may have the rest."""
    booked = starts + row.minutes * 60
    early = (
        row.state is SessionState.COMPLETED and row.ended_at is not None and starts < row.ended_at < booked
    )
    return row.ended_at or booked if early else booked


def _person(
    people: dict[UUID, tuple[int, Mechanic]], mechanic_id: UUID | None
) -> tuple[int, Mechanic | None]:
    if mechanic_id is None or mechanic_id not in people:
        return 0, None
    return people[mechanic_id]
