"""A small Monday at the test workshop, for the calendar's tests: rows, store and presenter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.calendar_model import Board, Mode
from desktop.presenters.calendar_selection import SlotAt, slot_in
from desktop.presenters.clock import FixedClock
from desktop.presenters.slot_checks import SlotCheck
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import Command, MoveSession, Outcome, Place
from scheduling.records import Record, Reservation, Session
from scheduling.vocabulary import ReservationKind, ReservationStatus, Role, ServiceType, SessionState
from tests import factories
from tests.factories import MONDAY, NOW, Garage, at, named

BRAKES = "Brakes squeal when cold"
UNSLOTTED = {SessionState.UNPLACED, SessionState.CANCELLED, SessionState.NO_SHOW}


@dataclass
class Scene:
    """The workshop of the factories with some bookings; ``ids`` by the name each was given."""

    store: LocalStore
    presenter: CalendarPresenter
    clock: FixedClock
    garage: Garage
    ids: dict[str, UUID]

    def sent(self) -> list[Command]:
        """What was submitted, oldest first."""
        return [change.command for change in self.store.changes()]

    def under_way(self) -> None:
        """What waits has gone out to the server, which has not answered."""
        self.store.mark_sent(self.store.parcels(100, 10**6))

    def session(self, name: str) -> Session:
        """A booking as the user sees it now."""
        row = self.store.get(Session, self.ids[name])
        assert row is not None
        return row

    def booking(self, name: str, mechanic_id: UUID | None, time: str, **over: Any) -> UUID:
        """Add a booking, of Élise unless said otherwise, with its slot where its state has one; its id."""
        day, customer_id = over.pop("day", MONDAY), over.pop("customer_id", self.garage.elise.id)
        values = {"id": named(name), "mechanic_id": mechanic_id, "starts": at(day, time)}
        row, slot = factories.booked(customer_id, **(values | over))
        rows: list[Record] = [row]
        if row.state is SessionState.OFFERED:
            until = NOW + 4 * 3600
            held = replace(
                slot, kind=ReservationKind.OFFER, status=ReservationStatus.RESERVED, expires_at=until
            )
            rows.append(held)
        elif row.state not in UNSLOTTED:
            rows.append(slot)
        self.store.load(rows)
        self.ids[name] = row.id
        return row.id

    def brakes(self, name: str) -> UUID:
        """Add a repair of Anna's at ten, of which is known what the customer said; its id."""
        said = {"concern": BRAKES, "category": "brakes", "service_type": ServiceType.REPAIR}
        return self.booking(name, self.garage.anna.id, "10:00", **said)

    def answer(
        self, mid: UUID, code: str = "slot_taken", *, outcome: Outcome | None = None, ver: int = 9
    ) -> None:
        """The server refuses a change; its rows up to version 9 are here already."""
        state = replace(self.store.state(), epoch=named("epoch"), cursor=9)
        self.store.apply_page([], state)
        refused = Answer(
            mid=mid, state=ChangeState.CONFLICT, code=code, ack_ver=ver, outcome=outcome or Outcome()
        )
        self.store.settle([refused], named("epoch"))

    def lose_move(
        self, name: str, to: str, mechanic_id: UUID, *, code: str = "slot_taken", day: date = MONDAY
    ) -> UUID:
        """A booking is moved here, and the server refuses it; the move's id."""
        row = self.session(name)
        seen = Place(starts=row.starts or 0, minutes=row.minutes, mechanic_id=row.mechanic_id)
        wanted = Place(starts=at(day, to), minutes=row.minutes, mechanic_id=mechanic_id)
        mid = self.store.submit(MoveSession(session_id=row.id, seen=seen, to=wanted))
        self.answer(mid, code)
        return mid

    def slot(self, number: int, starts: int) -> SlotAt:
        """A time in the column of that number, as the calendar is now."""
        return slot_in(self._board(), number, starts)

    def check(self, number: int, starts: int) -> SlotCheck:
        """Whether a booking could begin there."""
        return self.presenter.check(self._board().columns[number], starts)

    def _board(self) -> Board:
        board = self.presenter.board()
        assert board is not None
        return board

    def hold(self, **over: Any) -> Reservation:
        """Add somebody's hold."""
        row = factories.hold(**over)
        self.store.load([row])
        return row


def scene(role: Role = Role.RECEPTIONIST, *, mechanic_id: UUID | None = None, mode: Mode = Mode.DAY) -> Scene:
    """Monday 08:00, nothing booked; signed in as ``role`` (as a mechanic, with ``mechanic_id``)."""
    garage = factories.garage()
    staff = factories.staff_member(id=named("me"), role=role, mechanic_id=mechanic_id)
    store = LocalStore.in_memory(now=lambda: NOW, maker=staff.id)
    store.load([*garage.records, staff])
    account = Account(
        tenant_id=garage.organization.id, staff_id=staff.id, role=role, name="Me", device_id=named("device")
    )
    clock = FixedClock(NOW)
    presenter = CalendarPresenter(store, AvailabilitySource(store), clock, account)
    presenter.set_mode(mode)
    return Scene(store, presenter, clock, garage, {})


def clocks_change(spring: bool) -> date:
    """A Sunday on which Montréal's clocks change."""
    return date(2026, 3, 8) if spring else date(2026, 11, 1)
