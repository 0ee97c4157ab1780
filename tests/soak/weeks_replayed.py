"""What the server's rows must be by its own answers: every applied change can be seen in them, the last one last.

Not here: whether each change has an answer, and what devices show of it (``weeks_checks``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from scheduling.commands import (
    AskTimeOff,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    EditVehicle,
    FieldValue,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.edit_commands import EditSession
from scheduling.merge_commands import MergeCustomers
from scheduling.records import (
    Customer,
    Record,
    Session,
    SpecialDay,
    TimeOff,
    Vehicle,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.request_commands import CreateRequest
from scheduling.visit_requests import VisitRequest
from scheduling.vocabulary import SessionState
from scheduling.wire import PushStatus
from tests.soak.weeks_ledger import Ledger, Stored
from tests.soak.weeks_server import WeeksServer


@dataclass(slots=True)
class Expected:
    """What all applied changes together come to."""

    customers: dict[UUID, dict[str, str]] = field(default_factory=dict)
    """By id, the fields as they were written last."""
    merged: dict[UUID, UUID] = field(default_factory=dict)
    """Who became somebody else, and who that is."""
    vehicles: dict[UUID, dict[str, FieldValue]] = field(default_factory=dict)
    corrected: dict[UUID, dict[str, str]] = field(default_factory=dict)
    """Of bookings what was said of them, as it was written last."""
    requests: set[UUID] = field(default_factory=set)
    cancelled: set[UUID] = field(default_factory=set)
    days: dict[UUID, tuple[int | None, int | None]] = field(default_factory=dict)
    time_off: set[UUID] = field(default_factory=set)
    blocks: dict[UUID, set[UUID]] = field(default_factory=dict)
    """By mechanic, of those whose week was set."""
    opening: set[UUID] | None = None

    def take(self, command: Command) -> None:
        """One more applied change, after those before it."""
        match command:
            case CreateCustomer():
                self.customers[command.customer_id] = {"name": command.name, "phone": command.phone}
            case EditCustomer():
                self._call(command.customer_id, command.set)
            case MergeCustomers():
                self._merge(command)
            case CreateVehicle():
                self.vehicles[command.vehicle_id] = {"plate": command.plate}
            case EditVehicle():
                changed = {name: new for name, (_, new) in command.set.items()}
                self.vehicles.setdefault(command.vehicle_id, {}).update(changed)
            case EditSession():
                said = {name: new for name, (_, new) in command.set.items()}
                self.corrected.setdefault(command.session_id, {}).update(said)
            case CreateRequest():
                self.requests.add(command.request_id)
            case CancelSession():
                self.cancelled.add(command.session_id)
            case _:
                self._take_hours(command)

    def _call(self, customer_id: UUID, changes: Mapping[str, tuple[str, str]]) -> None:
        """What is said of somebody who became another one is said of that one."""
        fields = {name: new for name, (_, new) in changes.items()}
        self.customers.setdefault(self.now_is(customer_id), {}).update(fields)

    def _merge(self, command: MergeCustomers) -> None:
        """Where they are one already, nothing but what that one is called."""
        kept, other = self.now_is(command.kept_id), self.now_is(command.other_id)
        if kept != other:
            self.customers.pop(other, None)
            self.merged[other] = kept
        self._call(kept, command.set)

    def now_is(self, customer_id: UUID) -> UUID:
        """Who the customer is by now."""
        while customer_id in self.merged:
            customer_id = self.merged[customer_id]
        return customer_id

    def _take_hours(self, command: Command) -> None:
        match command:
            case SetSpecialDay():
                self.days[command.special_day_id] = command.start_minute, command.end_minute
            case RemoveSpecialDay():
                self.days.pop(command.special_day_id, None)
            case AskTimeOff():
                self.time_off.add(command.time_off_id)
            case RemoveTimeOff():
                self.time_off.discard(command.time_off_id)
            case SetMechanicHours():
                self.blocks[command.mechanic_id] = {block.id for block in command.blocks}
            case SetOpeningHours():
                self.opening = {day.id for day in command.days}
            case _:
                pass


def expected(ledger: Ledger, stored: Mapping[UUID, Stored]) -> Expected:
    """All that was applied, in the order in which it took effect."""
    made = Expected()
    applied = [each for each in stored.values() if each.status is PushStatus.APPLIED]
    for answer in sorted(applied, key=lambda each: each.ver):
        entry = ledger.get(answer.mid)
        assert entry is not None
        made.take(entry.command)
    return made


async def check(server: WeeksServer, ledger: Ledger, stored: Mapping[UUID, Stored]) -> None:
    """The database has just that. Raises ``AssertionError``."""
    wanted = expected(ledger, stored)
    shop = server.shop
    async with shop.uow() as uow:
        customers = {row.id: row for row in await uow.records.all(Customer)}
        vehicles = {row.id: row for row in await uow.records.all(Vehicle)}
        requests = await uow.records.all(VisitRequest)
        sessions = {row.id: row for row in await uow.records.all(Session)}
        days = {row.id: row for row in await uow.records.all(SpecialDay)}
        time_off = await uow.records.all(TimeOff)
        blocks = await uow.records.all(WeeklyBlock)
        opening = await uow.records.all(WorkshopHours)
    _same("customers", customers, {wanted.now_is(shop.customer.id), *wanted.customers})
    _same("vehicles", vehicles, {shop.vehicle.id, *wanted.vehicles})
    _edited(customers, wanted.customers)
    _edited(vehicles, wanted.vehicles)
    _edited(sessions, wanted.corrected)
    _same("requests", _ids(requests), wanted.requests)
    for row_id in wanted.cancelled:
        assert sessions[row_id].state is SessionState.CANCELLED, f"not cancelled: {sessions[row_id]}"
    hours = {row.id: (row.start_minute, row.end_minute) for row in days.values()}
    assert hours == wanted.days, f"special days: {hours} instead of {wanted.days}"
    _same("time off", _ids(time_off), wanted.time_off)
    for mechanic_id, ids in wanted.blocks.items():
        _same("hours", _ids(row for row in blocks if row.mechanic_id == mechanic_id), ids)
    if wanted.opening is not None:
        _same("opening hours", _ids(opening), wanted.opening)


def _edited(rows: Mapping[UUID, Record], wanted: Mapping[UUID, Mapping[str, object]]) -> None:
    for row_id, fields in wanted.items():
        seen = {name: getattr(rows[row_id], name) for name in fields}
        assert seen == fields, f"an edit of {row_id} went missing: {seen} instead of {fields}"


def _ids(
    rows: Iterable[VisitRequest | TimeOff | WeeklyBlock | WorkshopHours],
) -> set[UUID]:
    return {row.id for row in rows}


def _same(what: str, there: Iterable[UUID], wanted: set[UUID]) -> None:
    found = set(there)
    assert found == wanted, f"{what}: lost {wanted - found}, doubled or nobody's {found - wanted}"
