"""Leases given, given back, lapsed and taken away, walk-ins confirmed offline and told late, in any order.

Whatever happens: never two bookings in one bay, and no walk-in that was confirmed offline without its bay, unless
that was given to somebody else after its computer had lost its access.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scheduling.commands import NAME_OF, Command
from scheduling.ids import uuid7
from scheduling.intervals import overlaps
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.leases import is_unspent
from scheduling.records import Bay, Reservation, StaffMember
from scheduling.reservations import counts
from scheduling.staff_messages import StaffForm
from scheduling.vocabulary import ReservationKind, ReservationStatus, Role
from scheduling.wire import PushStatus
from sync_server.services import quarantine, staffing
from sync_server.services.handover_rows import UNDECIDED, Handover, HandoverChange
from sync_server.services.models import Device
from tests.sync_server.leasing import sign_in, walk_in
from tests.sync_server.shop import HOUR, Person, Shop

DESKS, SLOTS = 3, 3
OPENS = 9

Step = tuple[str, int, int]
"""What happens, to which computer or bay, in which slot (or how)."""

STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["confirm", "confirm long", "give back", "give", "book"]),
            st.integers(0, DESKS - 1),
            st.integers(0, SLOTS - 1),
        ),
        st.tuples(
            st.sampled_from(["tell", "tell", "revoke", "dismiss"]), st.integers(0, DESKS - 1), st.just(0)
        ),
        st.tuples(st.sampled_from(["lapse", "tidy"]), st.just(0), st.just(0)),
        st.tuples(st.sampled_from(["apply", "discard"]), st.integers(0, 3), st.just(0)),
    ),
    max_size=16,
)


@pytest.fixture
async def wide(shop: Shop) -> Shop:
    """With a third bay."""
    shop.bays.append(Bay(id=uuid7(), name="Bay 3", sort=3))
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(shop.bays[2])
        await uow.commit()
    return shop


@pytest.fixture
def days() -> Iterator[int]:
    """Another one for each example."""
    return iter(range(-2, -200, -1))


@dataclass
class Desk:
    """A computer that is never online unless it tells."""

    name: str
    person: Person
    access: bool = True
    erased: bool = False
    held: list[Reservation] = field(default_factory=list)
    outbox: list[Command] = field(default_factory=list)

    def of(self, slot: int, starts: int) -> list[Reservation]:
        return [row for row in self.held if row.starts == starts + slot * HOUR]


@dataclass
class World:
    """One day of a shop, which is past for the database's clock and goes on until the leases have lapsed."""

    shop: Shop
    day: int
    desks: list[Desk] = field(default_factory=list)
    over: bool = False
    others: set[UUID] = field(default_factory=set)
    """Bookings that somebody made while the day was to come."""
    placed: dict[UUID, UUID] = field(default_factory=dict)
    """Session to the bay that was confirmed to its customer."""

    @property
    def starts(self) -> int:
        return self.shop.at(OPENS, self.day)

    async def open(self) -> None:
        for number in range(DESKS):
            await self._hire(number)
            for slot in range(SLOTS):
                await self.give(number, slot)

    async def _hire(self, number: int) -> None:
        name, now = f"desk{self.day}{number}", self.shop.bootstrap.clock.now()
        email = f"{name}.{self.shop.id.hex}@example.test"
        member = StaffMember(id=uuid7(), name=name, role=Role.RECEPTIONIST, email=email, locale="fr-CA")
        person = Person(member=member)
        async with self.shop.uow() as uow:
            await uow.bump()
            await uow.records.add(member)
            await uow.devices.add(Device(id=person.device_id, kind="desktop", name=name, app="0.1.0"))
            await uow.commit()
        self.shop.people[name] = person
        await sign_in(self.shop, name, now)
        self.desks.append(Desk(name=name, person=person))

    # --- what happens

    async def do(self, step: Step) -> None:
        what, which, slot = step
        match what:
            case "confirm" | "confirm long":
                self.confirm(self.desks[which], slot, 2 if what == "confirm long" else 1)
            case "give back":
                self.give_back(self.desks[which], slot)
            case "give":
                await self.give(which, slot)
            case "book":
                await self.book(which, slot)
            case "tell":
                await self.tell(self.desks[which])
            case "revoke" | "dismiss":
                await self.end(self.desks[which], what)
            case "lapse" | "tidy":
                await self.lapse(tidied=what == "tidy")
            case _:
                await self.decide(which, discards=what == "discard")

    def confirm(self, desk: Desk, slot: int, length: int) -> None:
        if self.over or desk.erased:
            return
        for first in desk.of(slot, self.starts):
            rows = [first, *(row for row in desk.of(slot + 1, self.starts) if row.bay_id == first.bay_id)][
                :length
            ]
            command = walk_in(self.shop, *rows)
            desk.outbox.append(command)
            desk.held = [row for row in desk.held if row not in rows]
            self.placed[command.session_id] = command.bay_id
            return

    def give_back(self, desk: Desk, slot: int) -> None:
        for row in desk.of(slot, self.starts)[:1]:
            desk.outbox.append(GiveBackLease(lease_id=row.id))
            desk.held.remove(row)

    async def give(self, which: int, slot: int) -> None:
        """As the job does, in whichever bay is free."""
        desk, starts = self.desks[which], self.starts + slot * HOUR
        if self.over or not desk.access:
            return
        row = self.shop.slot(
            starts, kind=ReservationKind.LEASE, status=ReservationStatus.RESERVED, blocks_end=starts + HOUR,
            mechanic_id=None, device_id=desk.person.device_id, expires_at=self.shop.at(20, day=1),
        )  # fmt: skip
        async with self.shop.uow() as uow:
            answer = await uow.reservations.take(row, needs_bay=True)
            await uow.commit()
        if answer.reservation is not None:
            desk.held.append(answer.reservation)

    async def book(self, which: int, slot: int) -> None:
        """Somebody else wants the time; once it is past the shop does not even look for a bay."""
        starts = self.starts + slot * HOUR
        if self.over:
            sent = await self.shop.send("owner", self.shop.booking(starts, mechanic_id=None))
            assert sent.status is PushStatus.CONFLICT
            return
        row = self.shop.slot(
            starts, blocks_end=starts + HOUR, mechanic_id=None, bay_id=self.shop.bays[which].id
        )
        async with self.shop.uow() as uow:
            answer = await uow.reservations.take(row, needs_bay=True)
            await uow.commit()
        if answer.taken:
            self.others.add(row.id)

    async def tell(self, desk: Desk) -> None:
        commands, desk.outbox = desk.outbox, []
        if not desk.access:
            desk.erased = True
            await self._hand_over(desk, commands)
            return
        for command in commands:
            assert (await self.shop.send(desk.name, command)).status is PushStatus.APPLIED
            if isinstance(command, WalkIn):
                slot = await self.shop.slot_of(command.session_id)
                assert slot is not None
                assert (slot.id, slot.bay_id) == (command.leases[0], command.bay_id)

    async def _hand_over(self, desk: Desk, commands: Sequence[Command]) -> None:
        now = self.shop.bootstrap.clock.now()
        device_id = desk.person.device_id
        async with self.shop.uow() as uow:
            if await uow.rows.get(Handover, device_id) is None:
                await uow.rows.add(
                    Handover(device_id=device_id, staff_id=desk.person.staff_id, first_at=now, last_at=now)
                )
            for number, command in enumerate(commands, 1):
                await uow.rows.add(
                    HandoverChange(
                        mid=uuid7(), device_id=device_id, number=number, name=NAME_OF[type(command)],
                        args=msgspec.json.encode(command), client_time=now, code="", received_at=now,
                    )
                )  # fmt: skip
            await uow.commit()

    async def end(self, desk: Desk, how: str) -> None:
        member, now = desk.person.member, self.shop.bootstrap.clock.now()
        form = StaffForm(
            name=member.name, role=member.role, email=member.email, locale=member.locale, active=False
        )
        async with self.shop.acting("owner") as (uow, account):
            if how == "revoke":
                await staffing.revoke_device(uow, account, desk.person.device_id, now)
            else:
                await staffing.put_staff(uow, account, member.id, form, now)
        desk.access = False

    async def lapse(self, *, tidied: bool) -> None:
        """The shop has closed, and a job has been by, or not yet."""
        self.over = True
        now = self.shop.bootstrap.clock.now()
        async with self.shop.uow() as uow:
            await uow.bump()
            for row in await uow.reservations.live_between(*self.span):
                if row.kind is ReservationKind.LEASE:
                    await uow.records.put(replace(row, expires_at=now - 60))
            if tidied:
                await uow.reservations.expire_lapsed()
            await uow.commit()

    async def decide(self, which: int, *, discards: bool) -> None:
        waiting = await self.waiting()
        if not waiting:
            return
        change = waiting[which % len(waiting)]
        if discards:
            async with self.shop.acting("owner") as (uow, account):
                await quarantine.discard(uow, account, change.mid, self.shop.bootstrap.clock.now())
        else:
            await self.apply(change)

    async def apply(self, change: HandoverChange) -> None:
        """A walk-in has its bay, unless that was given to somebody else while it was nobody's."""
        stood = [*await self._standing(), *await self._promised()]
        async with self.shop.acting("owner") as (uow, account):
            await quarantine.apply(uow, account, change.mid, self.shop.bootstrap.clock)
        if change.name != NAME_OF[WalkIn]:
            return
        command = msgspec.json.decode(change.args, type=WalkIn)
        span = (command.starts, command.starts + command.minutes * 60)
        there = [
            row
            for row in stood
            if row.bay_id == command.bay_id and overlaps((row.starts, row.ends), span)
            if row.id not in command.leases
        ]
        slot = await self.shop.slot_of(command.session_id)
        if not there:
            assert slot is not None
            assert slot.bay_id == command.bay_id
        for row in there:  # not one that was put there for want of its own
            assert row.session_id is None or self.placed[row.session_id] == row.bay_id

    # --- what is so

    @property
    def span(self) -> tuple[int, int]:
        return self.starts, self.starts + SLOTS * HOUR

    async def _standing(self) -> list[Reservation]:
        now = self.shop.bootstrap.clock.now()
        async with self.shop.uow() as uow:
            rows = await uow.reservations.live_between(*self.span)
        return [row for row in rows if counts(row, now)]

    async def _promised(self) -> list[Reservation]:
        """Leases in which computers that go on may have confirmed walk-ins, or others before they were given up."""
        async with self.shop.uow() as uow:
            rows = await uow.records.between(Reservation, *self.span)
        return [row for row in rows if is_unspent(row, ())]

    async def waiting(self) -> list[HandoverChange]:
        async with self.shop.uow() as uow:
            rows = await uow.rows.find(HandoverChange, order="received_at", decision=UNDECIDED)
        mine = {desk.person.device_id for desk in self.desks}
        return sorted(
            (row for row in rows if row.device_id in mine and row.name == NAME_OF[WalkIn]),
            key=lambda row: (row.device_id, row.number),
        )

    async def check(self) -> None:
        """Nobody shares a bay, and nobody's booking went."""
        rows = await self._standing()
        for one, other in combinations(rows, 2):
            if one.bay_id is not None and one.bay_id == other.bay_id:
                assert not overlaps((one.starts, one.ends), (other.starts, other.ends))
        assert self.others <= {row.id for row in rows}


LOST_ITS_OWN: list[Step] = [
    *[("confirm", desk, 0) for desk in range(DESKS)],
    ("revoke", 1, 0),
    ("book", 1, 0),
    ("lapse", 0, 0),
    ("tell", 1, 0),
    ("apply", 0, 0),
]
GIVEN_TWICE: list[Step] = [
    ("confirm", 0, 0),
    ("revoke", 0, 0),
    ("give", 1, 0),
    ("confirm", 1, 0),
    ("confirm", 1, 0),
    ("dismiss", 1, 0),
    ("tidy", 0, 0),
]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(steps=STEPS)
@example(steps=LOST_ITS_OWN)
@example(steps=GIVEN_TWICE)
async def test_no_bay_is_shared_and_no_confirmed_walk_in_is_without_its_own(
    wide: Shop, days: Iterator[int], steps: list[Step]
) -> None:
    world = World(shop=wide, day=next(days))
    await world.open()
    for step in steps:
        await world.do(step)
        await world.check()
    for desk in world.desks:
        await world.tell(desk)
    for change in await world.waiting():
        await world.apply(change)
    await world.check()
