"""Correcting a customer, a vehicle, or both on a booking: only what the user changed is sent, with what it was.

What somebody else changes in another field meanwhile stays theirs; the same field is a clash (``edit_clashes``). No
words, and nothing about how a form looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_vehicle import VehicleForm, VehicleProblem
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.customer_form import CustomerForm, Problem, extension_of
from desktop.presenters.undo import STAYED, TakenBack, UndoStack
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED
from scheduling.calendar_rules import local_of
from scheduling.commands import EditCustomer, EditVehicle
from scheduling.errors import StaleEdit
from scheduling.records import Customer, Session, Vehicle

_VEHICLE = {
    "year": "year",
    "make": "make",
    "model": "model",
    "plate": "plate",
    "vin": "vin",
    "odometer": "odometer_km",
}
"""A field of the form to that of the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """As the user saw them when they began; a booking may have no vehicle, and the form may be one's alone."""

    customer: Customer | None
    vehicle: Vehicle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What stands in the form."""

    customer: CustomerForm | None
    vehicle: VehicleForm | None


class Correcting:
    """Asked from a booking's card, and from the customer's own page. With ``undo`` it can be taken back there."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: UndoStack | None = None,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._undo = undo

    def subject(self, session_id: UUID) -> Subject | None:
        """What may be corrected from this booking; ``None``: nothing, or not by this person."""
        session = self._store.get(Session, session_id)
        if session is None or not self._rights.may_edit_customer(session):
            return None
        customer = self._store.get(Customer, session.customer_id)
        vehicle = self._store.get(Vehicle, session.vehicle_id) if session.vehicle_id else None
        return None if customer is None else Subject(customer=customer, vehicle=vehicle)

    def save(
        self, subject: Subject, before: Entered, after: Entered
    ) -> Mapping[str, Problem | VehicleProblem]:
        """Send what differs between the form as it was filled and as it is now; else what is wrong with that.

        A field that was not touched is neither sent nor judged: what was imported may be of any form. Raises a
        :class:`RuleError` and :class:`NotKept`.
        """
        problems: dict[str, Problem | VehicleProblem] = {}
        customer, vehicle = _changed(before.customer, after.customer), _vehicle_changed(before, after)
        if after.customer is not None:
            problems |= _about(after.customer.problems(), customer)
        if after.vehicle is not None:
            problems |= _vehicle_problems(after.vehicle, vehicle, self.this_year())
        if problems:
            return problems
        commands: list[EditCustomer | EditVehicle] = [
            *_customer_edit(subject, after, customer),
            *_vehicle_edit(subject, after, vehicle),
        ]
        if commands:
            mids = self._store.submit_all(commands)
            if self._undo is not None:
                back = partial(self._take_back, [*zip(commands, mids, strict=True)])
                self._undo.push("corrected", {"customer": self._whose(subject)}, back, mids[-1])
        return {}

    def this_year(self) -> int:
        """By the workshop's calendar."""
        return local_of(self._clock.now(), self._source.zone())[0].year

    def _take_back(self, made: Sequence[tuple[EditCustomer | EditVehicle, UUID]]) -> TakenBack:
        """Raises ``StaleEdit`` where somebody changed the same since.

        What the server refused left all as it was: then that is seen, and where it refused all of it, it is all.
        """
        refused = [mid for _, mid in made if self._was_refused(mid)]
        commands = [command for command, mid in made if mid not in refused]
        if not all(self._is_so(command) for command in commands):
            raise StaleEdit
        for mid in refused:
            self._store.dismiss(mid)
        if not commands:
            return TakenBack(STAYED)
        backwards = [
            replace(command, set={name: (new, old) for name, (old, new) in command.set.items()})  # type: ignore[arg-type]  # both of one field's kind
            for command in commands
        ]
        return TakenBack(mid=self._store.submit_all(backwards)[-1])

    def _was_refused(self, mid: UUID) -> bool:
        change = self._store.change(mid)
        return change is not None and change.state in REFUSED

    def _is_so(self, command: EditCustomer | EditVehicle) -> bool:
        row: Customer | Vehicle | None
        if isinstance(command, EditCustomer):
            row = self._store.get(Customer, command.customer_id)
        else:
            row = self._store.get(Vehicle, command.vehicle_id)
        return row is not None and all(getattr(row, name) == new for name, (_, new) in command.set.items())

    def _whose(self, subject: Subject) -> str:
        """The customer's name as it is now."""
        car, person = subject.vehicle, subject.customer
        customer_id = person.id if person is not None else car.customer_id if car is not None else None
        row = self._store.get(Customer, customer_id) if customer_id is not None else None
        return row.name if row is not None else ""


def unsaved(before: Entered, after: Entered) -> bool:
    """Whether the user changed anything in the form since it was filled."""
    return bool(_changed(before.customer, after.customer) | _vehicle_changed(before, after))


def typed(before: Entered, after: Entered) -> list[str]:
    """What the user changed, as it is now; a field that was emptied says nothing."""
    pairs = ((before.customer, after.customer), (before.vehicle, after.vehicle))
    values = (getattr(new, name) for old, new in pairs for name in sorted(_changed(old, new)))
    return [value for value in values if isinstance(value, str) and value.strip()]


def _vehicle_changed(before: Entered, after: Entered) -> frozenset[str]:
    """What is insisted on is no field of the vehicle."""
    return _changed(before.vehicle, after.vehicle) - {"vin_accepted"}


def _changed(before: Any, after: Any) -> frozenset[str]:
    """The names of the fields in which the user changed anything; none of what the form does not have."""
    if before is None or after is None:
        return frozenset()
    names = (field.name for field in fields(before))
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


def _about(found: Mapping[str, Problem], changed: frozenset[str]) -> dict[str, Problem]:
    return {name: problem for name, problem in found.items() if name in changed}


def _vehicle_problems(
    form: VehicleForm, changed: frozenset[str], this_year: int
) -> dict[str, VehicleProblem]:
    """That nothing is left counts whatever was cleared."""
    found = form.problems(this_year)
    return {
        name: problem
        for name, problem in found.items()
        if name in changed or (changed and problem is VehicleProblem.NOTHING_ENTERED)
    }


def _customer_edit(subject: Subject, after: Entered, changed: frozenset[str]) -> list[EditCustomer]:
    old, form = subject.customer, after.customer
    if old is None or form is None or not changed:
        return []
    new = form.customer(old.id)
    extension = extension_of(form.phone)
    if "phone" in changed and (extension or new.phone != old.phone):
        new = replace(new, notes=_noted(form.notes if "notes" in changed else old.notes, old, new, extension))
        changed |= {"notes"}  # where it is kept
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in sorted(changed)}
    edits = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    return [EditCustomer(customer_id=old.id, set=edits)] if edits else []


def _noted(notes: str, old: Customer, new: Customer, extension: str) -> str:
    """With what is dialled after the new number, and without what was after the old one: that one is not theirs."""
    line = f"{new.phone} x{extension}" if extension else ""
    others = [each for each in notes.strip().splitlines() if each == line or not _extends(each, old.phone)]
    return "\n".join(others if line in {"", *others} else [*others, line]).strip()


def _extends(line: str, phone: str) -> bool:
    """Whether the line of the notes is what is dialled after that number, and nothing else."""
    number, _, extension = line.strip().rpartition(" x")
    return bool(phone) and number == phone and extension.isdigit()


def _vehicle_edit(subject: Subject, after: Entered, changed: frozenset[str]) -> list[EditVehicle]:
    old, form = subject.vehicle, after.vehicle
    if old is None or form is None or not changed:
        return []
    new = form.vehicle(old.id, old.customer_id)
    names = sorted(_VEHICLE[name] for name in changed)
    edits = {name: (getattr(old, name), getattr(new, name)) for name in names}
    edits = {name: pair for name, pair in edits.items() if pair[0] != pair[1]}
    return [EditVehicle(vehicle_id=old.id, set=edits)] if edits else []
