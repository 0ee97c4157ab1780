"""A workshop in a real database, and its people asking the server: what the server's tests stand on."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from scheduling.commands import NAME_OF, BookSession, Command
from scheduling.ids import uuid7
from scheduling.key_messages import KeyMade, KeyWish
from scheduling.keys import Scope
from scheduling.records import (
    Bay,
    Customer,
    Mechanic,
    Organization,
    Plan,
    Reservation,
    Session,
    StaffMember,
    Vehicle,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.vocabulary import (
    OrganizationKind,
    ReservationKind,
    ReservationStatus,
    Role,
    ServiceType,
    VisitKind,
)
from scheduling.wire import Mutation, PushResult
from sync_server.bootstrap import Bootstrap
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.http.command_list import ALWAYS, LISTED, OF_THE_PUSH
from sync_server.services import identity, keys, push
from sync_server.services.interfaces import MovedOn
from sync_server.services.models import Account, Device
from sync_server.services.site_models import ApiKey

ZONE = ZoneInfo("America/Toronto")
PASSWORD = "correct horse battery"
HOUR = 3600


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody of the staff at their own device."""

    member: StaffMember
    device_id: UUID = field(default_factory=uuid7)
    numbers: count[int] = field(default_factory=lambda: count(1))

    @property
    def staff_id(self) -> UUID:
        """As a token names them."""
        return self.member.id


@dataclass(slots=True)
class Shop:
    """Two affiliated mechanics, an independent who answers first, two bays; open all days 8 to 20."""

    bootstrap: Bootstrap
    id: UUID = field(default_factory=uuid7)
    anna: Mechanic = field(init=False)
    bert: Mechanic = field(init=False)
    ivan: Mechanic = field(init=False)
    bays: list[Bay] = field(init=False)
    plan: Plan = field(init=False)
    customer: Customer = field(init=False)
    vehicle: Vehicle = field(init=False)
    people: dict[str, Person] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """Of other programs, by the name they have among the people."""
    reads_ahead: bool = True
    """Whether pushes ask the database at once what they need, as over HTTP, or piece by piece."""
    looks_first: bool = True
    """Whether bookings are decided without the organization's lock first, as over HTTP."""

    def __post_init__(self) -> None:
        everything = tuple(VisitKind)
        shared: dict[str, Any] = {"has_workshop": True, "kinds": everything}
        self.anna = Mechanic(id=uuid7(), name="Anna", account_type="workshop_mechanic", **shared)
        self.bert = Mechanic(id=uuid7(), name="Bert", account_type="workshop_mechanic", sort=1, **shared)
        self.ivan = Mechanic(
            id=uuid7(),
            name="Ivan",
            account_type="individual_mechanic",
            allow_instant_booking=False,
            sort=2,
            **shared,
        )
        self.bays = [Bay(id=uuid7(), name=f"Bay {n}", sort=n) for n in (1, 2)]
        self.plan = Plan(
            id=uuid7(),
            code="standard",
            name_en="S",
            name_fr="S",
            minutes=30,
            price_cents=2900,
            kinds=everything,
        )
        self.customer = Customer(id=uuid7(), name="Chantal Client", phone="+15145550101", created_at=1)
        self.vehicle = Vehicle(id=uuid7(), customer_id=self.customer.id, make="Mazda", plate="F12 ABC")

    async def open(self) -> None:
        """Write it all."""
        organization = Organization(
            id=self.id,
            kind=OrganizationKind.WORKSHOP,
            name="Garage",
            zone=ZONE.key,
            locale="fr-CA",
            province="QC",
        )
        hours = [
            WorkshopHours(id=uuid7(), weekday=day, start_minute=480, end_minute=1200) for day in range(7)
        ]
        blocks = [
            WeeklyBlock(id=uuid7(), mechanic_id=self.ivan.id, weekday=day, start_minute=480, end_minute=1200)
            for day in range(7)
        ]
        async with self.bootstrap.unit_of_work(self.id) as uow:
            await identity.create_organization(uow, organization)
            await uow.records.add_many([self.anna, self.bert, self.ivan, *self.bays, self.plan])
            await uow.records.add_many([*hours, *blocks, self.customer, self.vehicle])
            await self._hire(uow, "owner", Role.OWNER)
            await self._hire(uow, "desk", Role.RECEPTIONIST)
            await self._hire(uow, "anna", Role.MECHANIC, self.anna.id)
            await self._hire(uow, "ivan", Role.MECHANIC, self.ivan.id)
            await self._hire(uow, "kiosk", Role.KIOSK)
            await uow.commit()

    async def _hire(self, uow: SqlUnitOfWork, name: str, role: Role, mechanic_id: UUID | None = None) -> None:
        email = f"{name}.{self.id.hex}@example.test"
        member = StaffMember(
            id=uuid7(), name=name.capitalize(), role=role, email=email, mechanic_id=mechanic_id
        )
        person = Person(member=member)
        await uow.records.add(member)
        await uow.devices.add(Device(id=person.device_id, kind="desktop", name=name, app="0.1.0"))
        self.people[name] = person

    async def give_key(self, *scopes: Scope, name: str = "site") -> KeyMade:
        """Let another program in, for everything unless scopes are named; known as a person by that name."""
        wish = KeyWish(name=name.capitalize(), scopes=list(scopes or Scope))
        async with self.acting("owner") as (uow, account):
            made = await keys.create(uow, account, wish, self.bootstrap.clock.now())
            key = await uow.rows.get(ApiKey, made.line.id)
            member = await uow.records.get(StaffMember, made.line.site_id)
        assert key is not None
        assert member is not None
        self.people[name] = Person(member=member, device_id=key.device_id)
        self.keys[name] = made.key
        return made

    async def give_password(self, name: str, password: str = PASSWORD) -> str:
        """Let a person sign in; their address."""
        member = self.people[name].member
        async with self.bootstrap.unit_of_work(self.id) as uow:
            await identity.create_identity(uow, member, password)
            await uow.commit()
        return member.email

    def at(self, hour: float, day: int = 3) -> int:
        """The instant of a local time, some days from today."""
        midnight = datetime.now(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
        local = midnight + timedelta(days=day)
        return int(local.replace(hour=int(hour), minute=round(hour % 1 * 60)).timestamp())

    def uow(self) -> SqlUnitOfWork:
        return self.bootstrap.unit_of_work(self.id)

    @asynccontextmanager
    async def acting(self, name: str) -> AsyncIterator[tuple[SqlUnitOfWork, Account]]:
        """A transaction as that person; commits at its end."""
        person = self.people[name]
        async with self.uow() as uow:
            account = await uow.devices.account(person.member.id, person.device_id)
            assert account is not None
            yield uow, account
            await uow.commit()

    def mutation(self, name: str, command: Command) -> Mutation:
        """The next one of that person's device."""
        return Mutation(
            seq=next(self.people[name].numbers),
            mid=uuid7(),
            name=NAME_OF[type(command)],
            args=msgspec.to_builtins(command),
            client_time=int(time.time()),
        )

    async def send(self, name: str, message: Mutation | Command) -> PushResult:
        """Push one mutation as that person."""
        mutation = message if isinstance(message, Mutation) else self.mutation(name, message)
        try:
            return await self._send(name, mutation, locked=not (self.looks_first and self.reads_ahead))
        except MovedOn:
            return await self._send(name, mutation, locked=True)

    async def _send(self, name: str, mutation: Mutation, *, locked: bool) -> PushResult:
        person = self.people[name]
        expected = push.expected(person, person.device_id, mutation)
        async with self.uow() as uow:
            if expected.lockless and not locked:
                await uow.look_ahead(expected)
            elif self.reads_ahead:
                await uow.foresee(expected)
            account = await uow.devices.account(person.member.id, person.device_id)
            assert account is not None
            result = await push.receive(uow, account, person.device_id, mutation, self.bootstrap.clock)
        promised(mutation.name, result, of_site=account.role is Role.SITE)
        return result

    def booking(self, starts: int, **over: Any) -> BookSession:
        """Anna in person for an hour."""
        values: dict[str, Any] = {
            "session_id": uuid7(),
            "reservation_id": uuid7(),
            "customer_id": self.customer.id,
            "vehicle_id": self.vehicle.id,
            "kind": VisitKind.IN_PERSON,
            "service_type": ServiceType.REPAIR,
            "starts": starts,
            "minutes": 60,
            "mechanic_id": self.anna.id,
        }
        return BookSession(**(values | over))

    def slot(self, starts: int, **over: Any) -> Reservation:
        """A confirmed hour of Anna with a quarter of buffer."""
        values: dict[str, Any] = {
            "id": uuid7(),
            "kind": ReservationKind.BOOKING,
            "status": ReservationStatus.CONFIRMED,
            "starts": starts,
            "ends": starts + HOUR,
            "blocks_end": starts + HOUR + 900,
            "mechanic_id": self.anna.id,
        }
        return Reservation(**(values | over))

    def hold(self, starts: int, seconds: int = 900, **over: Any) -> Reservation:
        """A reserved one that lapses in so many seconds from now."""
        now = int(time.time())
        return replace(
            self.slot(starts),
            kind=ReservationKind.CHECKOUT,
            status=ReservationStatus.RESERVED,
            expires_at=now + seconds,
            **over,
        )

    async def session(self, session_id: UUID) -> Session:
        """As stored."""
        async with self.uow() as uow:
            session = await uow.records.get(Session, session_id)
        assert session is not None
        return session

    async def slot_of(self, session_id: UUID) -> Reservation | None:
        """The live reservation of a session."""
        async with self.uow() as uow:
            return await uow.reservations.of_session(session_id)

    async def steps(self, session_id: UUID) -> list[tuple[str, str | None, str]]:
        """What happened to a session."""
        async with self.uow() as uow:
            return [(e.what, e.from_state, e.to_state) for e in await uow.events.of_session(session_id)]


def promised(name: str, result: PushResult, *, of_site: bool = False) -> None:
    """The code is among those that docs/commands.md has of the command; a site pushes nothing over HTTP."""
    if result.code and not of_site:
        listed = LISTED[name].codes if name in LISTED else ()
        assert result.code in {*ALWAYS, *OF_THE_PUSH, *listed}, f"{result.code} is not listed for {name}"
