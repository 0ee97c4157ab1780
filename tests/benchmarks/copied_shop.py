"""The rows of a shop of several years as a device gets them: for the benchmarks of what a desktop does with them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from scheduling.records import KIND_OF, Customer, Record, Reservation, Session, Vehicle
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.wire import WINDOW_DAYS_AHEAD, WINDOW_DAYS_BACK, Row
from tests import factories

DAY = 86_400
MECHANICS = 20
BAYS = 12
NAMES = ("Tremblay", "Gagnon", "Roy", "Côté", "Bouchard", "Gauthier", "Morin", "Lavoie", "Fortin", "Gagné")
FIRST = ("Élise", "Marc", "Chloé", "Noah", "Zoé", "Liam", "Aïcha", "Samuel", "Maude", "Étienne")
MAKES = (("Honda", "Civic"), ("Toyota", "Corolla"), ("Mazda", "3"), ("Ford", "F-150"), ("Hyundai", "Elantra"))
SHARES = (0.32, 0.36, 0.16)
"""Customers, vehicles and sessions of all rows; the rest are the sessions' reservations."""


class CopiedShop:
    """``count`` rows within the window around ``now``, the same for the same numbers."""

    def __init__(self, count: int, now: int) -> None:
        self._chance = random.Random(count)
        self._now = now - now % DAY
        self._number = 0
        self.mechanics = [
            factories.affiliated(f"Mechanic {n}", id=self._id(), sort=n) for n in range(MECHANICS)
        ]
        self.bays = [factories.bay(f"Bay {n}", id=self._id(), sort=n) for n in range(BAYS)]
        hours = [factories.workshop_hours(day, "07:00", "19:00", id=self._id()) for day in range(7)]
        self.owner = factories.staff_member(id=self._id())
        self.base: list[Record] = [factories.organization(), self.owner, *self.mechanics, *self.bays, *hours]
        self.rows: list[Record] = list(self._rows(count))

    def all(self) -> list[Record]:
        """In the order of a snapshot: what names something comes after it."""
        return [*self.base, *self.rows]

    def _rows(self, count: int) -> Iterator[Record]:
        customers = [self._customer(n) for n in range(round(count * SHARES[0]))]
        yield from customers
        vehicles = [self._vehicle(customers) for _ in range(round(count * SHARES[1]))]
        yield from vehicles
        sessions = [self._session(vehicles) for _ in range(round(count * SHARES[2]))]
        yield from sessions
        for row in sessions[: count - len(customers) - len(vehicles) - len(sessions)]:
            yield self._slot(row)

    def _id(self) -> UUID:
        """Ordered by when they were made, as the product's are."""
        self._number += 1
        return UUID(
            int=(0x0190 << 112) + (self._number << 80) + (7 << 76) + (2 << 62) + self._chance.getrandbits(62)
        )

    def _customer(self, number: int) -> Customer:
        name = f"{self._chance.choice(FIRST)} {self._chance.choice(NAMES)}"
        phone = f"+1514{5_550_000 + number:07d}"
        email = f"client{number}@example.test"
        row = factories.customer(name, id=self._id(), phone=phone, email=email)
        return replace(row, postal_code="H2X 1Y4", created_at=self._now - DAY)

    def _vehicle(self, customers: list[Customer]) -> Vehicle:
        make, model = self._chance.choice(MAKES)
        return Vehicle(
            id=self._id(),
            customer_id=self._chance.choice(customers).id,
            make=make,
            model=model,
            year=2000 + self._chance.randrange(26),
            vin=f"2HGFC2F5{self._chance.randrange(10**9):09d}",
            plate=f"ABC {self._chance.randrange(1000):03d}",
        )

    def _session(self, vehicles: list[Vehicle]) -> Session:
        vehicle = self._chance.choice(vehicles)
        day = self._chance.randrange(-WINDOW_DAYS_BACK, WINDOW_DAYS_AHEAD)
        starts = self._now + day * DAY + 12 * 3600 + self._chance.randrange(40) * 900
        return factories.session(
            vehicle.customer_id,
            id=self._id(),
            starts=starts,
            minutes=self._chance.choice((30, 45, 60, 90)),
            state=SessionState.SCHEDULED if day >= 0 else SessionState.COMPLETED,
            kind=VisitKind.IN_PERSON,
            mechanic_id=self._chance.choice(self.mechanics).id,
            bay_id=self._chance.choice(self.bays).id,
            vehicle_id=vehicle.id,
            concern="Bruit au freinage, surtout à froid; à vérifier avant l'hiver",
        )

    def _slot(self, row: Session) -> Reservation:
        return factories.reservation(
            id=self._id(),
            starts=row.starts,
            ends=(row.starts or 0) + row.minutes * 60,
            blocks_end=(row.starts or 0) + (row.minutes + 15) * 60,
            mechanic_id=row.mechanic_id,
            bay_id=row.bay_id,
            session_id=row.id,
        )


def rows_of(records: list[Record], first_version: int = 1) -> list[Row]:
    """As the server sends them, each at a version of its own."""
    return [
        Row(kind=KIND_OF[type(record)], id=record.id, ver=version, body=record)
        for version, record in enumerate(records, start=first_version)
    ]
