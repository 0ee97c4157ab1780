"""Bookings that a journey finds in the books, whatever the day and hour: written as the server writes them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from scheduling.calendar_rules import local_of
from scheduling.ids import uuid7
from scheduling.mechanics import is_affiliated
from scheduling.records import Customer, Mechanic, Reservation, Session, Vehicle
from scheduling.vocabulary import (
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
    VisitKind,
)
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.services.interfaces import UnitOfWork
from tests.journeys.shop import Demo
from tools.desks import Driven, until

MINUTE, DAY = 60, 86_400
LENGTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheBooks:
    """One customer with a car and a visit."""

    customer: Customer
    vehicle: Vehicle
    session: Session


def today(driven: Driven) -> list[int]:
    """Beginnings of today, the one in a few minutes first, then the nearest to it."""
    now, zone = int(time.time()), driven.desk.source.zone()
    soon = now + 10 * MINUTE
    around = sorted(range(-24, 25), key=abs)
    starts = [soon + each * LENGTH * MINUTE for each in around]
    return [each for each in starts if local_of(each, zone)[0] == local_of(now, zone)[0]]


def in_days(days: int) -> list[int]:
    """Beginnings so far ahead, at any hour."""
    first = int(time.time()) + days * DAY
    return [first + each * LENGTH * MINUTE for each in range(48)]


async def in_the_books(demo: Demo, driven: Driven, name: str, phone: str, when: Iterable[int]) -> InTheBooks:
    """A visit in person with one of the workshop's own, at the first of these times at which one is free.

    On this desktop when it returns.
    """
    now = int(time.time())
    customer = Customer(id=uuid7(), name=name, phone=phone, created_at=now)
    vehicle = Vehicle(id=uuid7(), customer_id=customer.id, make="Mazda", model="3", year=2016)
    bootstrap = Bootstrap.from_settings(
        Settings(database_url=demo.urls.app, secret_file=demo.folder / "server.secret")
    )
    try:
        async with bootstrap.unit_of_work(driven.desk.account.tenant_id) as uow:
            await uow.bump()
            session_id = uuid7()
            slot = await _slot(uow, driven.desk.source.mechanics(), session_id, when)
            row = Session(
                id=session_id,
                customer_id=customer.id,
                vehicle_id=vehicle.id,
                state=SessionState.SCHEDULED,
                kind=VisitKind.IN_PERSON,
                service_type=ServiceType.REPAIR,
                minutes=LENGTH,
                starts=slot.starts,
                mechanic_id=slot.mechanic_id,
                bay_id=slot.bay_id,
                concern="Clunks over bumps, front left",
                created_at=now,
            )
            await uow.records.add_many([customer, vehicle, row])
            await uow.commit()
    finally:
        await bootstrap.close()
    await until(lambda: driven.desk.store.get(Session, row.id), "the visit on the desktop")
    return InTheBooks(customer=customer, vehicle=vehicle, session=row)


async def _slot(
    uow: UnitOfWork, mechanics: list[Mechanic], session_id: UUID, when: Iterable[int]
) -> Reservation:
    """The first mechanic and bay that nothing else has then."""
    book = await uow.rule_book()
    own = [row for row in mechanics if is_affiliated(row)]
    for starts, mechanic, bay in product(when, own, book.bays):
        slot = Reservation(
            id=uuid7(),
            kind=ReservationKind.BOOKING,
            status=ReservationStatus.RESERVED,
            starts=starts,
            ends=starts + LENGTH * MINUTE,
            blocks_end=starts + LENGTH * MINUTE,
            mechanic_id=mechanic.id,
            bay_id=bay.id,
            session_id=session_id,
        )
        if (await uow.reservations.take(slot, needs_bay=False)).taken:
            return slot
    raise AssertionError("nobody has time then")
