"""A customer who comes without a booking: where there is room, who they are, and what can be promised them now.

Out of slots that are leased to this computer the bay is theirs at once, with or without the server; else it is a
booking like any other, which waits for the server. Who is taken soon is checked in with it: they are here.

Not here: what a lease is (``scheduling.leases``), whether there is room today (``walk_in_today``), words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_undo import Undoing
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.customer_form import CustomerForm, Problem
from desktop.presenters.walk_in_model import Choice, Entered, Known, LeaseView, Result, Standing, Stands
from desktop.presenters.walk_in_today import RoomToday, room_today, waits_here
from desktop.presenters.walk_in_undo import WalkInUndo
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, UNANSWERED
from desktop.store.telling import tell
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.commands import BookSession, Command, CreateCustomer, CreateVehicle
from scheduling.errors import Gone, Invalid, NotAllowed
from scheduling.ids import uuid7
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.leases import LONGEST_SLOT, WalkInPlace, holds, places
from scheduling.records import Bay, Customer, Mechanic, Reservation, Session, Vehicle
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import ReservationKind, ServiceType, SessionState, VisitKind

MOST_CHOICES = 3
MOST_KNOWN = 3
LEAST_TYPED = 3


class WalkInDesk:
    """One for the calendar. Asked anew each time: leases come, lapse and are used up."""

    changed = Signal()
    """What became of a walk-in may have changed, or where there is room."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: Undoing | None = None,
    ) -> None:
        self._undo = WalkInUndo(store, undo)
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        store.pending_changed.connect(self._tell)
        store.changed.connect(self._tell_rows)

    def may(self) -> bool:
        """Whether this person puts walk-ins on the calendar."""
        return self._source.ready and self._rights.may_walk_in()

    # --- where

    def choices(
        self, minutes: int, lease_id: UUID | None = None, chosen: UUID | int | None = None
    ) -> list[Choice]:
        """Room today: out of leases, that which begins with ``lease_id`` first; and the next free time, if sooner.

        ``lease_id`` may be of a later day: whoever asks for it by name means that one.

        Without leases only the next free time, whenever it is: in the bay that is kept here if that one is free then,
        else in any; nothing at all if there is none. What has the key ``chosen`` is among them for as long as there is
        room, whatever has come before it since.
        """
        now = self._clock.now()
        until = day_bounds(local_of(now, self._source.zone())[0], self._source.zone())[1]
        free = self._next_free(minutes, now)
        found = places(self._held(now, until), minutes, now, until)
        if not found and free is not None and free.starts >= until:
            until = free.starts + 1  # of another day: what is kept here by then
            found = places(self._held(now, until), minutes, now, until)
        found += self._of_that(lease_id, minutes, now, until)
        found.sort(
            key=lambda place: (place.leases[0] != lease_id, place.starts, self._bay_order(place.bay_id))
        )
        later = [place for place in found[MOST_CHOICES:] if place.leases[0] == chosen]
        leased = [self._of_lease(place) for place in [*found[: MOST_CHOICES - len(later)], *later]]
        first = min((choice.starts for choice in leased), default=None)
        if free is not None and (first is None or free.starts < first or free.starts == chosen):
            leased.append(free)
        return leased

    def room_today(self, choices: Sequence[Choice]) -> RoomToday:
        """Whether any of these is today, or why none is."""
        starts = [choice.starts for choice in choices]
        return room_today(self._source, starts, self._clock.now())

    def lease(self, reservation_id: UUID) -> LeaseView | None:
        """A slot on the calendar that is kept for walk-ins; ``None`` for anything else."""
        row = self._store.get(Reservation, reservation_id)
        if row is None or row.kind is not ReservationKind.LEASE:
            return None
        mine = holds(row, {self._store.device_id}, self._clock.now())
        in_doubt = mine and row.id in self._in_doubt()
        return LeaseView(
            lease_id=row.id,
            starts=row.starts,
            ends=row.ends,
            bay=self._bay(row.bay_id),
            mine=mine and not in_doubt,
            in_doubt=in_doubt,
        )

    def give_back(self, lease_id: UUID) -> UUID:
        """Anybody may have the slot from now on; raises ``Gone`` where it is not this computer's any more."""
        view = self.lease(lease_id)
        if view is None or not view.mine:
            raise Gone
        if not self.may():
            raise NotAllowed
        return self._store.submit(GiveBackLease(lease_id=lease_id))

    # --- who

    def known(self, entered: Entered) -> list[Known]:
        """Customers who may be meant by what was typed, by plate and phone before the name."""
        if entered.customer is not None:
            return []
        found: dict[UUID, Known] = {}
        for typed in (entered.plate, entered.phone, entered.name):
            if len(typed.strip()) >= LEAST_TYPED:
                for row in self._store.search_customers(typed, MOST_KNOWN):
                    found.setdefault(row.id, self._as_known(row, entered.plate))
        return list(found.values())[:MOST_KNOWN]

    def problems(self, entered: Entered) -> dict[str, Problem]:
        """Field to what is wrong with it; of somebody in the books nothing is asked."""
        return {} if entered.customer is not None else self._form(entered).problems()

    # --- done

    def confirm(self, entered: Entered, choice: Choice) -> Result:
        """Keep it; when this returns it is on the disk, and can be undone.

        Raises ``NotAllowed``; ``Invalid`` for a form with problems; ``Gone`` where the lease was used up or lapsed
        meanwhile; ``NotKept`` and what ``LocalStore.submit`` raises.
        """
        if not self.may():
            raise NotAllowed
        if self.problems(entered):
            raise Invalid("the form has problems")
        now = self._clock.now()
        if choice.place is not None and not self._still(choice.place, now):
            raise Gone
        before, customer, vehicle_id = self._people(entered)
        session_id = uuid7()
        booking = self._command(entered, choice, session_id, customer.id, vehicle_id, now)
        zone = self._source.zone()
        here = choice.place is None and waits_here(self._store, customer.id, choice.starts, now, zone)
        arrives = [CheckIn(session_id=session_id, at=now)] if here else []
        mids = self._store.submit_all([*before, booking, *arrives])
        mid, *along = mids[len(before) :]
        told = {"customer": customer.name, "starts": choice.starts, "mechanic": "", "waits": choice.waits}
        self._undo.remember(session_id, (mid, *along), told, confirmed=choice.confirmed)
        return Result(session_id=session_id, mid=mid, customer=customer.name, choice=choice)

    def standing(self, result: Result) -> Standing:
        """How sure it is now."""
        change = self._store.change(result.mid)
        if change is None:
            return Standing.CANCELLED if self._cancelled(result) else Standing.BOOKED
        if change.discarded:
            return Standing.DISCARDED
        if change.state in REFUSED:
            return Standing.LOST
        if self._cancelled(result):
            return Standing.CANCELLED
        if result.choice.confirmed:
            return Standing.CONFIRMED
        return Standing.WAITING if change.state in UNANSWERED else Standing.BOOKED

    def stands(self, result: Result) -> Stands:
        """Its bay, of a lease at once, else once the server has given it one; and who does the work, if that is set.

        Until then the row has the bay that this computer foresees, which is no promise.
        """
        row = self._store.get(Session, result.session_id)
        mechanic_id = row.mechanic_id if row is not None else None
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id is not None else None
        foreseen = any(change.mid == result.mid for change in self._store.changes())
        bay = "" if row is None or foreseen else self._bay(row.bay_id)
        return Stands(bay=bay or result.choice.bay, mechanic=mechanic.name if mechanic is not None else "")

    def today(self) -> date:
        """The workshop's local day."""
        return local_of(self._clock.now(), self._source.zone())[0]

    def unsent(self) -> int:
        """How many changes the server has not answered."""
        return self._store.count_waiting()

    # --- inside

    def _cancelled(self, result: Result) -> bool:
        row = self._store.get(Session, result.session_id)
        return row is not None and row.state is SessionState.CANCELLED

    def _held(self, now: int, until: int) -> list[Reservation]:
        rows = self._store.between(Reservation, now, until + LONGEST_SLOT * 60)
        return self._free([row for row in rows if row.kind is ReservationKind.LEASE], now)

    def _of_that(self, lease_id: UUID | None, minutes: int, now: int, after: int) -> list[WalkInPlace]:
        """Room from that lease on, where it is not before ``after`` and so not among the others."""
        row = self._store.get(Reservation, lease_id) if lease_id is not None else None
        if row is None or row.starts < after:
            return []
        found = places(self._held(now, row.starts + 1), minutes, now, row.starts + 1)
        return [place for place in found if place.leases[0] == lease_id]

    def _still(self, place: WalkInPlace, now: int) -> bool:
        rows = (self._store.get(Reservation, lease_id) for lease_id in place.leases)
        return len(self._free([row for row in rows if row is not None], now)) == len(place.leases)

    def _free(self, leases: list[Reservation], now: int) -> list[Reservation]:
        """Those that this computer can promise to somebody."""
        mine, in_doubt = {self._store.device_id}, self._in_doubt()
        return [row for row in leases if holds(row, mine, now) and row.id not in in_doubt]

    def _in_doubt(self) -> frozenset[UUID]:
        """The rows of what was sent, and then discarded before it was answered: the server may have made it so."""
        return frozenset().union(*(each.rows for each in self._store.discarded() if each.attempts))

    def _of_lease(self, place: WalkInPlace) -> Choice:
        return Choice(
            starts=place.starts,
            ends=place.ends,
            bay=self._bay(place.bay_id),
            place=place,
            waits=self._wait(place.starts),
        )

    def _next_free(self, minutes: int, now: int) -> Choice | None:
        found = self._source.availability().nearest(
            None, now, minutes, VisitKind.IN_PERSON, now=now, count=1, as_staff=True, others=False
        )
        return next(
            (
                Choice(starts=slot.starts, ends=slot.ends, bay="", waits=self._wait(slot.starts))
                for slot in found
            ),
            None,
        )

    def _wait(self, starts: int) -> int:
        return max(0, starts - self._clock.now()) // 60

    def _bay(self, bay_id: UUID | None) -> str:
        bay = self._store.get(Bay, bay_id) if bay_id is not None else None
        return bay.name if bay else ""

    def _bay_order(self, bay_id: UUID) -> int:
        order = [bay.id for bay in self._source.bays()]
        return order.index(bay_id) if bay_id in order else len(order)

    def _as_known(self, row: Customer, plate: str) -> Known:
        vehicles = self._store.vehicles_of(row.id)
        vehicle = next((each for each in vehicles if plate and _same_plate(each, plate)), None)
        drives = ", ".join(_named(each) for each in ([vehicle] if vehicle else vehicles[:1]))
        return Known(customer=row, vehicle=vehicle, drives=drives)

    def _form(self, entered: Entered) -> CustomerForm:
        language = "fr" if self._source.organization().locale.startswith("fr") else "en"
        return CustomerForm(name=entered.name, phone=entered.phone, language=language)

    def _people(self, entered: Entered) -> tuple[list[Command], Customer, UUID | None]:
        """What is new about them, who they are, and what they drive."""
        customer = entered.customer or self._form(entered).customer(uuid7())
        before: list[Command] = []
        if entered.customer is None:
            before.append(
                CreateCustomer(
                    customer_id=customer.id,
                    name=customer.name,
                    phone=customer.phone,
                    language=customer.language,
                    notes=customer.notes,
                )
            )
        plate = " ".join(entered.plate.upper().split())
        known = [] if entered.customer is None else self._store.vehicles_of(customer.id)
        vehicle = next((row for row in known if plate and _same_plate(row, plate)), None)
        if vehicle is not None or not plate:
            return before, customer, vehicle.id if vehicle is not None else None
        vehicle_id = uuid7()
        before.append(CreateVehicle(vehicle_id=vehicle_id, customer_id=customer.id, plate=plate))
        return before, customer, vehicle_id

    def _command(  # noqa: PLR0917 - what a walk-in is made of
        self,
        entered: Entered,
        choice: Choice,
        session_id: UUID,
        customer_id: UUID,
        vehicle_id: UUID | None,
        now: int,
    ) -> Command:
        concern = entered.concern.strip()
        if choice.place is not None:
            return WalkIn(
                session_id=session_id,
                customer_id=customer_id,
                leases=list(choice.place.leases),
                bay_id=choice.place.bay_id,
                starts=choice.starts,
                minutes=choice.place.minutes,
                at=now,
                vehicle_id=vehicle_id,
                concern=concern,
            )
        return BookSession(
            session_id=session_id,
            reservation_id=uuid7(),
            customer_id=customer_id,
            kind=VisitKind.IN_PERSON,
            service_type=ServiceType.REPAIR,
            starts=choice.starts,
            minutes=(choice.ends - choice.starts) // 60,
            vehicle_id=vehicle_id,
            concern=concern,
        )

    def _tell(self) -> None:
        tell(self.changed)

    def _tell_rows(self, kinds: frozenset[str]) -> None:
        if kinds & {"reservation", "session"}:  # the second says which bay the server gave it
            tell(self.changed)


def _same_plate(vehicle: Vehicle, typed: str) -> bool:
    return bool(vehicle.plate) and _letters(vehicle.plate) == _letters(typed)


def _letters(plate: str) -> str:
    return "".join(letter for letter in plate.upper() if letter.isalnum())


def _named(vehicle: Vehicle) -> str:
    return " ".join(part for part in (vehicle_name(vehicle), vehicle.plate) if part)
