"""What real staff do at one device, by what they see on it: commands as the screens make them.

Not here: where they are kept (the store), and what is right (``weeks_checks``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from desktop.presenters.customer_merging import called
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, UNANSWERED, Discard
from scheduling.commands import (
    AnswerOffer,
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    EditVehicle,
    MoveSession,
    ParkSession,
)
from scheduling.edit_commands import EditSession
from scheduling.ids import uuid7
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.leases import holds, places
from scheduling.merge_commands import MergeCustomers
from scheduling.records import Bay, Customer, Reservation, Session, Vehicle
from scheduling.session_editing import may_be_edited, present
from scheduling.sessions import is_parked, place_of
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    ForceEndSession,
    MarkNoShow,
    RecordTookPlace,
    StartSession,
    TakeBackCheckIn,
    TakeBackNoShow,
)
from scheduling.vocabulary import CancelledBy, ServiceType, SessionState, VisitKind
from sync_server.services.demo.dice import Dice
from tests.soak.weeks_hours import Planning

_S = SessionState
FIELDS = ("name", "phone", "email", "postal_code", "notes")
Wish = Callable[[], Command | None]


class Staff(Planning):
    """Somebody at a device, who wants something now and then."""

    def __init__(self, name: str, dice: Dice, now: Callable[[], int], device_now: Callable[[], int]) -> None:
        """``now``: what their watch says; ``device_now``: what the device writes down."""
        super().__init__(name, dice, now, device_now)
        both: list[tuple[Wish, int]] = [
            (self._customer, 4),
            (self._edit, 10),
            (self._vehicle, 4),
            (self._edit_vehicle, 5),
            (self._book, 25),
            (self._move, 10),
            (self._rebook, 8),
            (self._cancel, 5),
            (self._arrive, 6),
            (self._not_here, 1),
            (self._extend, 2),
            (self._correct, 5),
        ]
        desk: list[tuple[Wish, int]] = [
            (self._walk_in, 20),
            (self._give_back, 1),
            (self._other_bay, 6),
            (self._park, 5),
            (self._put_back, 3),
            (self._merge, 2),
            (self._no_show, 2),
            (self._no_show_back, 2),
            (self._took_place, 1),
            (self._request, 6),
            (self._confirm, 5),
            (self._counter, 4),
            (self._decline, 2),
            (self._withdraw, 1),
        ]
        own: list[tuple[Wish, int]] = [
            (self._conduct, 6),
            (self._time_off, 2),
            (self._time_off_back, 1),
            (self._settings, 2),
            (self._weekly, 3),
        ]
        owner: list[tuple[Wish, int]] = [
            (self._special_day, 3),
            (self._special_day_back, 1),
            (self._opening, 3),
            (self._decide, 1),
            (self._force_end, 1),
        ]
        wishes = {"desk": both + desk, "owner": both + desk + own + owner}
        self._wishes = wishes.get(name, [*both, *own, (self._answer, 14)])

    def wish(self, store: LocalStore) -> Command | None:
        """Something that they want now, by what they see; ``None`` where there is nothing to do it to."""
        self._store = store
        if not self._mechanics():
            return None  # a new program has nothing to show before its first snapshot
        wish = self._dice.weighted([wish for wish, _ in self._wishes], [often for _, often in self._wishes])
        return wish()

    def dismiss(self, store: LocalStore) -> None:
        """Take note of one refused change, or one that came too late to be taken back."""
        told = [
            change.mid
            for change in store.changes()
            if change.state in REFUSED or change.discard is Discard.LATE
        ]
        if told:
            store.dismiss(self._dice.pick(told))

    def take_back(self, store: LocalStore) -> UUID | None:
        """Take one change back that has no answer yet; which one."""
        waiting = [change.mid for change in store.changes() if change.state in UNANSWERED]
        if not waiting:
            return None
        mid = self._dice.pick(waiting)
        store.discard([mid])
        return mid

    # --- customers

    def _customer(self) -> Command:
        number = self._dice.between(1000, 9999)
        return CreateCustomer(customer_id=uuid7(), name=f"Client {number}", phone=f"+1514555{number}")

    def _edit(self) -> Command | None:
        row = self._one(Customer)
        if row is None:
            return None
        chosen = self._dice.some(FIELDS, self._dice.between(1, 2))
        new = f"v{self._dice.between(1, 999)}"
        return EditCustomer(
            customer_id=row.id, set={name: (getattr(row, name), f"{name} {new}") for name in chosen}
        )

    def _merge(self) -> Command | None:
        """Two that are one person, now and then with the other's name."""
        kept = self._one(Customer)
        other = None if kept is None else self._one(Customer, lambda row: row.id != kept.id)
        if kept is None or other is None:
            return None
        named = self._dice.chance(50) and kept.name != other.name
        changes = {"name": (kept.name, other.name)} if named else {}
        return MergeCustomers(kept_id=kept.id, other_id=other.id, seen=called(other), set=changes)

    def _vehicle(self) -> Command | None:
        row = self._one(Customer)
        plate = f"K{self._dice.between(10, 99)} ABC"
        return None if row is None else CreateVehicle(vehicle_id=uuid7(), customer_id=row.id, plate=plate)

    def _edit_vehicle(self) -> Command | None:
        row = self._one(Vehicle)
        if row is None:
            return None
        number = self._dice.between(1, 999)
        if self._dice.chance(50):
            return EditVehicle(vehicle_id=row.id, set={"plate": (row.plate, f"V{number} XYZ")})
        return EditVehicle(vehicle_id=row.id, set={"odometer_km": (row.odometer_km, 1000 * number)})

    # --- bookings

    def _book(self) -> Command | None:
        customer, place = self._one(Customer), self._place()
        if customer is None:
            return None
        car = self._dice.pick([None, *sorted(self._store.vehicles_of(customer.id), key=lambda row: row.id)])
        remote = place.mechanic_id is not None and self._dice.chance(20)
        return BookSession(
            session_id=uuid7(),
            reservation_id=uuid7(),
            customer_id=customer.id,
            vehicle_id=None if car is None else car.id,
            kind=VisitKind.VIDEO if remote else VisitKind.IN_PERSON,
            service_type=ServiceType.REPAIR,
            starts=place.starts,
            minutes=place.minutes,
            mechanic_id=place.mechanic_id,
            bay_id=None if remote or self._dice.chance(60) else self._dice.pick(self._store.all(Bay)).id,
        )

    def _correct(self) -> Command | None:
        row = self._one(Session)
        if row is None or not may_be_edited(row):
            return None
        number = self._dice.between(1, 999)
        told: dict[str, tuple[str, str]] = {}
        for name in self._dice.some(("concern", "preparation", "special_requests"), self._dice.between(1, 2)):
            told[name] = present(row, name), f"said of {name} v{number}"
        if self._dice.chance(30):
            told["service_type"] = row.service_type.value, self._dice.pick(list(ServiceType)).value
        return EditSession(session_id=row.id, set=told)

    def _move(self) -> Command | None:
        return self._moved(self._session(_S.SCHEDULED, _S.OFFERED, _S.PENDING))

    def _rebook(self) -> Command | None:
        return self._moved(self._session(_S.UNPLACED))

    def _other_bay(self) -> Command | None:
        """At its own time, or with another; whether it is free there is the server's to say."""
        row = self._session(_S.SCHEDULED, _S.OFFERED, _S.PENDING, _S.WAITING, _S.LIVE)
        bays = self._store.all(Bay)
        if row is None or row.starts is None or not bays or row.kind is not VisitKind.IN_PERSON:
            return None
        seen = place_of(row)
        to = seen if self._dice.chance(70) else replace(self._place(), minutes=row.minutes)
        return MoveSession(session_id=row.id, seen=seen, to=to, bay_id=self._dice.pick(bays).id)

    def _park(self) -> Command | None:
        """Off its time and bay; it is placed again as one that lost its place (``_rebook``)."""
        row = self._session(_S.SCHEDULED, _S.OFFERED, _S.PENDING)
        if row is None or row.kind is not VisitKind.IN_PERSON:
            return None
        here = place_of(row)
        was = replace(self._place(), minutes=here.minutes) if self._dice.chance(20) else None
        return ParkSession(session_id=row.id, seen=here, was=was)

    def _put_back(self) -> Command | None:
        """To where it stood, as who takes the parking back."""
        row = self._session(_S.UNPLACED)
        if row is None or not is_parked(row):
            return None
        here = place_of(row)
        return MoveSession(session_id=row.id, seen=here, to=here, placing=True)

    def _moved(self, row: Session | None) -> Command | None:
        if row is None or row.starts is None:
            return None
        to = self._place()
        if row.kind is not VisitKind.IN_PERSON and to.mechanic_id is None:
            to = replace(to, mechanic_id=row.mechanic_id)
        return MoveSession(session_id=row.id, seen=place_of(row), to=replace(to, minutes=row.minutes))

    def _cancel(self) -> Command | None:
        row = self._session(_S.SCHEDULED, _S.OFFERED, _S.UNPLACED)
        by = CancelledBy.MECHANIC if self.name == "ivan" else CancelledBy.CUSTOMER
        return (
            None if row is None else CancelSession(session_id=row.id, cancelled_by=by, at=self._device_now())
        )

    def _answer(self) -> Command | None:
        row = self._session(_S.OFFERED)
        return (
            None
            if row is None
            else AnswerOffer(session_id=row.id, accept=self._dice.chance(75), seen=place_of(row))
        )

    # --- walk-ins

    def _leases(self) -> list[Reservation]:
        """Those that this device has and can use now."""
        mine, now = {self._store.device_id}, self._now()
        rows = [row for row in self._store.all(Reservation) if holds(row, mine, now)]
        return sorted(rows, key=lambda row: (row.starts, row.id.int))

    def _walk_in(self) -> Command | None:
        """Somebody who is in the books, in a bay that is theirs at once: as the screen offers it."""
        now, waiting = self._now(), self._store.waiting_rows()
        customer = self._one(Customer, lambda row: row.id not in waiting)
        found = places(self._leases(), self._dice.pick((30, 60, 90)), now, now + 12 * 3600)
        if customer is None or not found:
            return None
        place = self._dice.pick(found[:3])
        return WalkIn(
            session_id=uuid7(),
            customer_id=customer.id,
            leases=list(place.leases),
            bay_id=place.bay_id,
            starts=place.starts,
            minutes=place.minutes,
            at=now,
        )

    def _give_back(self) -> Command | None:
        held = self._leases()
        return GiveBackLease(lease_id=self._dice.pick(held).id) if held else None

    # --- the day of a session

    def _today(self, *states: SessionState) -> Session | None:
        now = self._now()
        return self._one(
            Session, lambda row: row.state in states and abs((row.starts or 0) - now) < 12 * 3600
        )

    def _arrive(self) -> Command | None:
        row = self._today(_S.SCHEDULED, _S.PENDING)
        return None if row is None else CheckIn(session_id=row.id, at=self._device_now())

    def _not_here(self) -> Command | None:
        row = self._today(_S.WAITING)
        return None if row is None else TakeBackCheckIn(session_id=row.id)

    def _conduct(self) -> Command | None:
        row = self._session(_S.WAITING, _S.LIVE)
        if row is None:
            return None
        if row.state is _S.WAITING:
            return StartSession(session_id=row.id, at=self._device_now())
        return CompleteSession(session_id=row.id, summary="Done", at=self._device_now())

    def _extend(self) -> Command | None:
        row = self._session(_S.LIVE)
        return None if row is None else ExtendSession(session_id=row.id, minutes=self._dice.pick((15, 30)))

    def _force_end(self) -> Command | None:
        row = self._session(_S.LIVE)
        return (
            None
            if row is None
            else ForceEndSession(session_id=row.id, reason="Closing", at=self._device_now())
        )

    def _no_show(self) -> Command | None:
        row = self._today(_S.PENDING, _S.SCHEDULED)
        return None if row is None else MarkNoShow(session_id=row.id, at=self._device_now())

    def _no_show_back(self) -> Command | None:
        row = self._session(_S.NO_SHOW)
        return None if row is None else TakeBackNoShow(session_id=row.id)

    def _took_place(self) -> Command | None:
        row = self._today(_S.UNPLACED)
        return (
            None
            if row is None
            else RecordTookPlace(session_id=row.id, state=_S.COMPLETED, at=self._device_now())
        )
