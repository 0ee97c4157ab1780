"""Giving bays' slots to devices for walk-ins, as the owner's numbers say, and taking them back.

Which slots, and what makes a lease good, is ``scheduling.leases``; a walk-in that takes one is ``walk_ins``. A lease of
a device that goes on is given back by that device alone, in the order of its own changes: whoever else took it away
could not know whether a customer has been given the bay meanwhile (docs/adr/0020).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.base_hours import special_spans, workshop_calendar
from scheduling.errors import NotAllowed, NotFound
from scheduling.importing.stable_ids import stable_id
from scheduling.intervals import Span
from scheduling.lease_commands import GiveBackLease
from scheduling.lease_messages import LeaseLine, LeaseList
from scheduling.leases import LeasePolicy, LeaseSlot, Premises, is_unspent, planned
from scheduling.records import Bay, Reservation, StaffMember
from scheduling.reservations import counts
from scheduling.rights import Action
from scheduling.vocabulary import ReservationKind, ReservationStatus
from sync_server.services import audit, offers
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.handover_rows import Handover
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, RuleBook
from sync_server.services.permissions import one_sign_in, own_devices, require, ways_of
from sync_server.services.schedule import DAY

DESKTOP = "desktop"


async def give(uow: UnitOfWork, now: int) -> int:
    """Lease what the owner's numbers say and nothing stands in; how many slots.

    Each slot once: what became a booking, or was given back, is not given again. Bumps only if there is something to
    give; commits nothing.
    """
    if not await _wanted(uow, now):
        return 0
    await uow.bump()  # from here on nobody else writes
    given: Counter[UUID] = Counter()
    for row in await _wanted(uow, now):
        answer = await uow.reservations.take(row, needs_bay=True)
        await offers.lapse(uow, answer.lapsed_sessions, now)
        if answer.taken and row.device_id is not None:
            given[row.device_id] += 1
    for device_id, count in given.items():
        await audit.note(uow, None, "lease.give", now, subject=("device", device_id), detail=str(count))
    return given.total()


async def _wanted(uow: UnitOfWork, now: int) -> list[Reservation]:
    """The leases that are to be given, by start; none that was given before, whatever became of it."""
    book = await uow.rule_book()
    policy = book.policy(LeasePolicy)
    if not policy.devices:
        return []
    stands_for = await _stand_ins(uow, policy, now)
    taken = await uow.reservations.live_between(now, now + (policy.days_ahead + 3) * DAY)
    slots = [
        replace(slot, device_id=stands_for[slot.device_id])
        for slot in planned(policy, _premises(book), taken, now)
        if slot.device_id in stands_for
    ]
    rows = {row.id: row for row in (_lease(uow.tenant_id, slot) for slot in slots)}
    known = {row.id for row in await uow.records.find(Reservation, id=list(rows))} if rows else set()
    return [row for row in rows.values() if row.id not in known]


async def _stand_ins(uow: UnitOfWork, policy: LeasePolicy, now: int) -> dict[UUID, UUID]:
    """Each computer of the list at which somebody is signed in, or person of it who is, with the id under which it
    goes on: of a person's computers the one at which they signed in last."""
    rows, signed_in = await uow.devices.all(), await uow.devices.signed_in(now)
    ways = ways_of(rows)
    there = {ways[device][0] for _, device in signed_in}
    in_use = [
        row.id for row in rows if row.kind == DESKTOP and row.revoked_at is None and ways[row.id][0] in there
    ]
    at = {staff: device for staff, device in reversed(signed_in) if device in in_use}
    meant = {named: at.get(named, named) for named in policy.devices}
    # The newest wins of those under whose ids it goes on.
    return {
        named: next((each for each in in_use if device in ways[each][:-1]), device)
        for named, device in meant.items()
        if device in in_use
    }


def _premises(book: RuleBook) -> Premises:
    hours = workshop_calendar(book.workshop_hours, special_spans(book.special_days))
    return Premises(hours=hours, zone=ZoneInfo(book.organization.zone), bays=book.bays)


def _lease(tenant_id: UUID, slot: LeaseSlot) -> Reservation:
    return Reservation(
        id=stable_id(tenant_id, "lease", slot.device_id, slot.bay_id, slot.starts),
        kind=ReservationKind.LEASE,
        status=ReservationStatus.RESERVED,
        starts=slot.starts,
        ends=slot.ends,
        blocks_end=slot.ends,
        bay_id=slot.bay_id,
        expires_at=slot.expires_at,
        device_id=slot.device_id,
    )


async def give_back(uow: UnitOfWork, account: Account, command: GiveBackLease, now: int) -> Decision:
    """Let it go for anybody; twice is no error, nor of one that has lapsed or is a booking by now.

    Raises ``NotFound``, and ``NotAllowed`` for another device's.
    """
    del now
    require(account, Action.CREATE_WALK_IN)
    row = await uow.records.get(Reservation, command.lease_id)
    if row is None:
        raise NotFound("lease", id=str(command.lease_id))
    if row.kind is not ReservationKind.LEASE:
        return APPLIED
    if row.device_id not in await own_devices(uow, account):
        raise NotAllowed("a lease is given back by the computer that has it")
    await uow.reservations.release(row.id)
    return APPLIED


async def take_back(uow: UnitOfWork, devices: Collection[UUID]) -> None:
    """All that devices have which lost their access. What they made of them offline waits for the owner."""
    rows = await uow.records.find(
        Reservation,
        kind=ReservationKind.LEASE,
        status=ReservationStatus.RESERVED,
        device_id=list(devices),
    )
    for row in rows:
        await uow.reservations.release(row.id)


async def take_back_from(uow: UnitOfWork, staff_id: UUID, now: int) -> None:
    """All of somebody's who works here no longer and is signed out, at every computer that is theirs alone."""
    others = {device for _, device in await uow.devices.signed_in(now)}
    for device_id in await uow.devices.once_signed_in([staff_id]) - others:
        await take_back(uow, await one_sign_in(uow, device_id))


async def without_access(uow: UnitOfWork) -> set[UUID]:
    """Devices that can confirm nothing any more; what they did before is handed over to the owner."""
    revoked = {row.id for row in await uow.devices.all() if row.revoked_at is not None}
    former = [row.id for row in await uow.records.find(StaffMember, active=False)]
    left = await uow.devices.once_signed_in(former) if former else set()
    return revoked | left | {row.device_id for row in await uow.rows.find(Handover)}


async def unspent(uow: UnitOfWork, gone: Collection[UUID], span: Span) -> list[Reservation]:
    """Leases around a time in which a device may have confirmed a walk-in that is not told yet, lapsed or not."""
    return [row for row in await uow.records.between(Reservation, *span) if is_unspent(row, gone)]


async def ask(uow: UnitOfWork, account: Account, now: int) -> LeaseList:
    """A device asks for what is meant for it, without waiting for the hour: all leases, given by now."""
    require(account, Action.CREATE_WALK_IN, own=True)
    if await is_meant(uow, account):
        await give(uow, now)
    return await listed(uow, account, now)


async def is_meant(uow: UnitOfWork, account: Account) -> bool:
    """Whether the owner chose this computer, or whoever is at it."""
    policy = (await uow.rule_book()).policy(LeasePolicy)
    return account.device_id in policy.devices or account.staff_id in policy.devices


async def listed(uow: UnitOfWork, account: Account, now: int) -> LeaseList:
    """The leases that hold, by start, with which computer has them; raises ``NotAllowed``."""
    require(account, Action.CREATE_WALK_IN, own=True)
    rows = await uow.records.find(Reservation, kind=ReservationKind.LEASE, status=ReservationStatus.RESERVED)
    rows.sort(key=lambda row: (row.starts, row.id.int))
    names = {row.id: row.name for row in await uow.devices.all()}
    bays = {row.id: row.name for row in await uow.records.all(Bay)}
    return LeaseList(
        leases=[
            LeaseLine(
                lease_id=row.id,
                bay_id=row.bay_id,
                bay=bays.get(row.bay_id, ""),
                device_id=row.device_id,
                device=names.get(row.device_id, ""),
                starts=row.starts,
                ends=row.ends,
                expires_at=row.expires_at,
            )
            for row in rows
            if row.bay_id is not None and row.device_id is not None and row.expires_at is not None
            if counts(row, now)
        ]
    )
