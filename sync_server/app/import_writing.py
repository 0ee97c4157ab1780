"""An import's meeting with the database: what it is compared with, and the writing in chunks.

A chunk is one transaction, so that the shop can go on working in between; a chunk that was written stays
written, and importing again goes on where it ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Inputs
from scheduling.ids import uuid7
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
from sync_server.services.importing.customer_plan import CustomerPlan
from sync_server.services.importing.ics_occurrences import Window
from sync_server.services.importing.report import Code, Entry
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Event

CHUNK = 500

T = TypeVar("T")


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


async def write_customers(bootstrap: Bootstrap, tenant_id: UUID, plan: CustomerPlan) -> None:
    """New rows and filled gaps; customers before their vehicles."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await _add(uow, list(plan.customers_new.values()))
        await _put(uow, list(plan.customers_changed.values()))
        await _add(uow, list(plan.vehicles_new.values()))
        await _put(uow, list(plan.vehicles_changed.values()))


async def write_calendar(bootstrap: Bootstrap, tenant_id: UUID, plan: CalendarPlan, now: int) -> CalendarPlan:
    """Write a plan; bookings whose time was taken since it was made are moved to the entries."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await _add(uow, plan.busy_new)
        await _put(uow, plan.busy_changed)
        await _add(uow, plan.customers_new)
        bookings: list[tuple[Session, Reservation]] = []
        refused: list[tuple[Session, Reservation]] = []
        for chunk in _chunks(plan.bookings):
            await uow.bump()
            for session, reservation in chunk:
                taken = await _book(uow, session, reservation, plan.busy_replaced.get(session.id), now)
                (bookings if taken else refused).append((session, reservation))
            await uow.commit()
    entries = [_taken_meanwhile(session, plan) for session, _ in refused]
    written = {session.id for session, _ in bookings}
    return replace(
        plan,
        bookings=bookings,
        busy_replaced={id_: row for id_, row in plan.busy_replaced.items() if id_ in written},
        entries=sorted([*plan.entries, *entries], key=_by_line),
    )


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


async def _add(uow: UnitOfWork, rows: Sequence[Record]) -> None:
    for chunk in _chunks(rows):
        await uow.bump()
        await uow.records.add_many(chunk)
        await uow.commit()


async def _put(uow: UnitOfWork, rows: Sequence[Record]) -> None:
    for chunk in _chunks(rows):
        await uow.bump()
        for row in chunk:
            await uow.records.put(row)
        await uow.commit()


def _chunks(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(rows), CHUNK):
        yield rows[start : start + CHUNK]
