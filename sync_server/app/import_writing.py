"""An import's meeting with the database: what it is compared with, and the writing in chunks.

A chunk is one transaction, so that the shop can go on working in between; a chunk that was written stays
written, and importing again goes on where it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Inputs
from scheduling.ids import uuid7
from scheduling.importing.customer_plan import CustomerPlan, filled_customer, filled_vehicle
from scheduling.importing.report import Code, Entry
from scheduling.records import (
    Customer,
    ExternalBusy,
    Record,
    Reservation,
    Session,
    StaffMember,
    Vehicle,
)
from scheduling.vocabulary import VisitKind
from sync_server.bootstrap import Bootstrap
from sync_server.services.importing.calendar_plan import CalendarPlan, Existing
from sync_server.services.importing.ics_occurrences import Window
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import AuditEntry, Event
from sync_server.services.money import terms

CHUNK = 500

T = TypeVar("T")
R = TypeVar("R", Customer, Vehicle, ExternalBusy)


@dataclass(frozen=True, slots=True)
class Shop:
    """What an import is compared with."""

    existing: Existing
    staff: tuple[StaffMember, ...]


async def load_shop(uow: UnitOfWork, zone: ZoneInfo, window: Window) -> Shop:
    """The organization's rules, and what stands in its calendar over the window."""
    book = await uow.rule_book()
    inputs = Inputs(
        organization=book.organization,
        zone=zone,
        workshop_hours=book.workshop_hours,
        special_days=book.special_days,
        mechanics=book.mechanics,
        weekly_blocks=book.weekly_blocks,
        time_off=book.time_off,
        external_busy=await uow.records.all(ExternalBusy),
        reservations=await uow.reservations.live_between(window.starts, window.ends),
        bays=book.bays,
    )
    sessions = {session.id: session for session in await uow.records.all(Session)}
    customers = tuple(await uow.records.all(Customer))
    staff = tuple(await uow.records.all(StaffMember))
    return Shop(Existing(inputs=inputs, customers=customers, sessions=sessions), staff)


async def load_customers(uow: UnitOfWork) -> tuple[list[Customer], list[Vehicle]]:
    """All customers and vehicles of the organization."""
    return list(await uow.records.all(Customer)), list(await uow.records.all(Vehicle))


async def write_customers(bootstrap: Bootstrap, tenant_id: UUID, plan: CustomerPlan) -> CustomerPlan:
    """New rows and filled gaps, customers before their vehicles; answers what was written of the plan.

    What was edited since the plan was made stays as it was edited; what another import has brought since is known.
    """
    async with bootstrap.unit_of_work(tenant_id) as uow:
        new = await _add(uow, Customer, list(plan.customers_new.values()))
        people, lost = await _fill(uow, Customer, plan.customers_changed, filled_customer)
        cars, without_owner = await _add_vehicles(uow, plan.vehicles_new)
        better, lost_cars = await _fill(uow, Vehicle, plan.vehicles_changed, filled_vehicle)
        count = len(new) + len(people) + len(cars) + len(better)
        await _record(uow, "import.customers", count, bootstrap.clock.now())
    entries = [_gone(plan.lines.get(row.id, 0), row.name) for row in lost]
    entries += [_gone(plan.lines.get(row.id, 0), _car(row)) for row in (*without_owner, *lost_cars)]
    written = {row.id for row in new} | cars.keys() | {row.id for row in without_owner}
    brought = {plan.lines.get(id_, 0) for id_ in written}
    planned = {plan.lines.get(id_, 0) for id_ in (*plan.customers_new, *plan.vehicles_new)}
    return replace(
        plan,
        known=plan.known + len(planned - brought),
        customers_new={row.id: row for row in new},
        customers_changed=people,
        vehicles_new=cars,
        vehicles_changed=better,
        entries=sorted([*plan.entries, *entries], key=_by_line),
    )


async def _fill(
    uow: UnitOfWork, cls: type[R], rows: Mapping[UUID, R], filled: Callable[[R, R], R]
) -> tuple[dict[UUID, R], list[R]]:
    """Fill the gaps of rows as they are by now; answers those written, and those that are no more."""
    written: dict[UUID, R] = {}
    lost: list[R] = []
    for chunk in _chunks(list(rows.values())):
        await uow.bump()  # from here on nobody else writes
        today = {row.id: row for row in await uow.records.find(cls, id=[row.id for row in chunk])}
        lost += [row for row in chunk if row.id not in today]
        for row in chunk:
            if row.id in today and (better := filled(today[row.id], row)) != today[row.id]:
                await uow.records.put(better)
                written[row.id] = better
        await uow.commit()
    return written, lost


async def _add_vehicles(
    uow: UnitOfWork, rows: Mapping[UUID, Vehicle]
) -> tuple[dict[UUID, Vehicle], list[Vehicle]]:
    """Those that are not there yet; answers what was written, and those whose customer is no more."""
    written: dict[UUID, Vehicle] = {}
    lost: list[Vehicle] = []
    for chunk in _chunks(list(rows.values())):
        await uow.bump()
        there = await _there(uow, Vehicle, {row.id for row in chunk})
        owners = await _there(uow, Customer, {row.customer_id for row in chunk})
        kept = {row.id: row for row in chunk if row.id not in there and row.customer_id in owners}
        await uow.records.add_many(kept.values())
        await uow.commit()
        written |= kept
        lost += [row for row in chunk if row.customer_id not in owners]
    return written, lost


async def _there(uow: UnitOfWork, cls: type[Record], ids: set[UUID]) -> set[UUID]:
    return {row.id for row in await uow.records.find(cls, id=ids)}


def _car(row: Vehicle) -> str:
    return " ".join(part for part in (row.make, row.model, row.plate or row.vin) if part)


def _gone(line: int, what: str) -> Entry:
    return Entry(line=line, code=Code.GONE_MEANWHILE, what=what[:80])


async def write_calendar(bootstrap: Bootstrap, tenant_id: UUID, plan: CalendarPlan, now: int) -> CalendarPlan:
    """Write a plan; bookings whose time was taken since it was made are moved to the entries.

    What another import has brought since is known.
    """
    known = plan.known
    async with bootstrap.unit_of_work(tenant_id) as uow:
        busy = await _add(uow, ExternalBusy, plan.busy_new)
        changed, lost = await _fill(
            uow, ExternalBusy, {row.id: row for row in plan.busy_changed}, lambda _, row: row
        )
        customers = await _add(uow, Customer, plan.customers_new)
        bookings: list[tuple[Session, Reservation]] = []
        entries = [_gone(plan.lines.get(row.id, 0), row.summary) for row in lost]
        for chunk in _chunks(plan.bookings):
            await uow.bump()
            owners = await _there(uow, Customer, {session.customer_id for session, _ in chunk})
            there = await _there(uow, Session, {session.id for session, _ in chunk})
            book = await uow.rule_book()
            known += len(there)
            for session, reservation in chunk:
                if session.id in there:
                    continue
                if session.customer_id not in owners:
                    entries.append(_gone(plan.lines.get(session.id, 0), session.concern))
                elif await _book(uow, session, reservation, plan.busy_replaced.get(session.id), now):
                    await uow.rows.add(terms.brought(book, session, now))
                    bookings.append((session, reservation))
                else:
                    entries.append(_taken_meanwhile(session, plan))
            await uow.commit()
        await _record(uow, "import.calendar", len(busy) + len(changed) + len(bookings), now)
    written = {session.id for session, _ in bookings}
    return replace(
        plan,
        known=known + len(plan.busy_new) - len(busy),
        busy_new=busy,
        busy_changed=list(changed.values()),
        customers_new=customers,
        bookings=bookings,
        busy_replaced={id_: row for id_, row in plan.busy_replaced.items() if id_ in written},
        entries=sorted([*plan.entries, *entries], key=_by_line),
    )


async def _record(uow: UnitOfWork, what: str, rows: int, now: int) -> None:
    """Whoever may run this command is nobody whom the program knows by name."""
    if rows:
        await uow.audit.append(AuditEntry(id=uuid7(), at=now, what=what, detail=f"{rows} rows"))
        await uow.commit()


class _Lost(Exception):
    """The slot was taken; what was written for it is undone."""


async def _book(
    uow: UnitOfWork, session: Session, reservation: Reservation, busy: ExternalBusy | None, now: int
) -> bool:
    """One booking, if the database gives it the slot; ``busy`` is what the same event was before."""
    try:
        async with uow.savepoint():
            await uow.records.add(session)
            in_person = session.kind is VisitKind.IN_PERSON
            answer = await uow.reservations.take(reservation, needs_bay=in_person)
            if not answer.taken:
                raise _Lost
            event = Event(
                id=uuid7(), session_id=session.id, at=now, what="imported", from_state=None,
                to_state=session.state.value,
            )  # fmt: skip
            await uow.events.append(event)
            if busy is not None:
                await uow.records.delete(ExternalBusy, busy.id)
    except _Lost:
        return False
    return True


def _taken_meanwhile(session: Session, plan: CalendarPlan) -> Entry:
    at = session.starts or 0
    return Entry(
        line=plan.lines.get(session.id, 0),
        code=Code.TAKEN_MEANWHILE,
        what=session.concern[:80],
        params={"at": at},
    )


def _by_line(entry: Entry) -> int:
    return entry.line


async def _add(uow: UnitOfWork, cls: type[R], rows: Sequence[R]) -> list[R]:
    """Insert rows that are not there yet; answers those."""
    written: list[R] = []
    for chunk in _chunks(rows):
        await uow.bump()
        there = await _there(uow, cls, {row.id for row in chunk})
        kept = [row for row in chunk if row.id not in there]
        await uow.records.add_many(kept)
        await uow.commit()
        written += kept
    return written


def _chunks(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
