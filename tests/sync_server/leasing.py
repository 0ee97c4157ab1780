"""A shop whose desk has bays' slots for walk-ins: what the tests of leases stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.lease_commands import WalkIn
from scheduling.management_messages import PolicyForm
from scheduling.records import Bay, Reservation
from scheduling.vocabulary import ReservationKind, ReservationStatus
from sync_server.services import leases, policy_editing
from sync_server.services.models import RefreshToken
from tests.sync_server.shop import HOUR, Shop

DAY = 86_400


async def sign_in(shop: Shop, name: str, now: int, *, device_id: UUID | None = None) -> UUID:
    """A person at their computer, or another one, as far as the tokens tell of it; the sign-in's id."""
    person, family = shop.people[name], uuid7()
    token = RefreshToken(
        id=uuid7(),
        token_hash=uuid7().bytes,
        family=family,
        parent_id=None,
        staff_id=person.staff_id,
        device_id=device_id or person.device_id,
        created_at=now,
        expires_at=now + 30 * DAY,
    )
    async with shop.uow() as uow:
        await uow.refresh_tokens.add(token)
        await uow.commit()
    return family


async def choose(shop: Shop, *names: str, now: int, **numbers: Any) -> None:
    """Have the owner let these people's computers, at which they are signed in, keep bays for walk-ins."""
    for name in names:
        await sign_in(shop, name, now)
    devices = [str(shop.people[name].device_id) for name in names]
    async with shop.acting("owner") as (uow, account):
        form = PolicyForm(value={"devices": devices, **numbers})
        await policy_editing.change(uow, account, "leases", form, now)


async def choose_people(shop: Shop, *names: str, now: int, **numbers: Any) -> None:
    """Have the owner let these people keep bays wherever they are signed in; today's only, unless told otherwise."""
    people = [str(shop.people[name].staff_id) for name in names]
    async with shop.acting("owner") as (uow, account):
        form = PolicyForm(value={"devices": people, "days_ahead": 0, **numbers})
        await policy_editing.change(uow, account, "leases", form, now)


async def give(shop: Shop, now: int) -> int:
    """As the job of the hour does."""
    async with shop.uow() as uow:
        count = await leases.give(uow, now)
        await uow.commit()
        return count


async def leased(shop: Shop, status: ReservationStatus = ReservationStatus.RESERVED) -> list[Reservation]:
    """The leases in that state, by start and bay."""
    async with shop.uow() as uow:
        rows = await uow.records.find(Reservation, kind=ReservationKind.LEASE, status=status)
    return sorted(rows, key=lambda row: (row.starts, str(row.bay_id)))


async def lease(
    shop: Shop, starts: int, *, name: str = "desk", bay: Bay | None = None, **over: Any
) -> Reservation:
    """One lease of an hour in the second bay, until two hours after it."""
    row = shop.slot(
        starts,
        ends=starts + HOUR,
        blocks_end=starts + HOUR,
        kind=ReservationKind.LEASE,
        status=ReservationStatus.RESERVED,
        mechanic_id=None,
        bay_id=(bay or shop.bays[1]).id,
        device_id=shop.people[name].device_id,
        expires_at=starts + 3 * HOUR,
    )
    row = replace(row, **over)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(row)
        await uow.commit()
    return row


def walk_in(shop: Shop, *rows: Reservation, customer_id: UUID | None = None, **over: Any) -> WalkIn:
    """Somebody who gets these leases whole."""
    command = WalkIn(
        session_id=uuid7(),
        customer_id=customer_id or shop.customer.id,
        leases=[row.id for row in rows],
        bay_id=rows[0].bay_id or uuid7(),
        starts=rows[0].starts,
        minutes=(rows[-1].ends - rows[0].starts) // 60,
        at=rows[0].starts,
        concern="A tire loses air.",
    )
    return replace(command, **over)
