"""The table of rights, asked on behalf of an account. What a state allows is ``scheduling.sessions``."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from scheduling.errors import NotAllowed
from scheduling.records import Session, StaffMember
from scheduling.rights import Action, may
from scheduling.sessions import Actor, is_left
from scheduling.vocabulary import Role
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, Device
from sync_server.services.refusals import DeviceRevoked, NotSignedIn
from sync_server.services.site_models import SiteCustomer, SiteMade

_ACTORS = {
    Role.OWNER: Actor.OWNER,
    Role.RECEPTIONIST: Actor.RECEPTIONIST,
    Role.MECHANIC: Actor.MECHANIC,
    Role.KIOSK: Actor.KIOSK,
    Role.SITE: Actor.CUSTOMER,
}


def allows(account: Account, action: Action, *, own: bool = False) -> bool:
    """Whether the account may do it."""
    if account.actions is not None and action not in account.actions:
        return False
    return may(account.role, account.mechanic_type, action, own=own)


def require(account: Account, action: Action, *, own: bool = False) -> None:
    """Raise ``NotAllowed`` unless the account may do it; ``own``: it concerns its own bookings."""
    if not allows(account, action, own=own):
        raise NotAllowed(action.value)


def actor_of(account: Account) -> Actor:
    """Who takes a step of a session: a site is its customer."""
    return _ACTORS[account.role]


async def asking(uow: UnitOfWork, staff_id: UUID, device_id: UUID) -> Account:
    """Who asks, as of now; raises ``NotSignedIn`` or ``DeviceRevoked``."""
    account = await uow.devices.account(staff_id, device_id)
    if account is None:
        raise NotSignedIn
    if account.revoked:
        raise DeviceRevoked
    return account


async def one_sign_in(uow: UnitOfWork, device_id: UUID) -> dict[UUID, Device]:
    """The device that signed in, and those under whose ids it goes on, by id; ``device_id`` may be any of them."""
    rows = await uow.devices.all()
    ways = ways_of(rows)
    first = ways.get(device_id, [device_id])[0]
    return {row.id: row for row in rows if ways[row.id][0] == first}


async def own_devices(uow: UnitOfWork, account: Account) -> set[UUID]:
    """All under whose ids that was done which the account tells."""
    own = set(await one_sign_in(uow, account.device_id))
    return own if account.instead_of is None else own | set(await one_sign_in(uow, account.instead_of))


def ways_of(rows: Iterable[Device]) -> dict[UUID, list[UUID]]:
    """Of each device all ids under which it has gone on, from the first one to its own: it may sign in by each."""
    before = {row.id: row.forked_from for row in rows}
    ways: dict[UUID, list[UUID]] = {}
    for device_id in before:
        way = ways[device_id] = [device_id]
        while (parent := before.get(way[0])) is not None and parent not in way:
            way.insert(0, parent)
    return ways


async def has_no_access(uow: UnitOfWork, staff_id: UUID, device_id: UUID) -> bool:
    """Whether the device was revoked, or the person at it works here no longer: it has to erase what it has."""
    device = await uow.devices.get(device_id)
    if device is None or device.revoked_at is not None:
        return device is not None
    member = await uow.records.get(StaffMember, staff_id)
    return member is not None and not member.active


async def owns(uow: UnitOfWork, account: Account, session: Session) -> bool:
    """Whether a session is the account's own: a mechanic's booking; for a site what it made, what came of a
    request that it made, and all bookings of those customers whose very row was made for it."""
    if account.role is not Role.SITE:
        return account.is_mechanic(session.mechanic_id)
    if session.created_by == account.staff_id:
        return True
    brought = await uow.rows.find(SiteCustomer, site_id=account.staff_id, customer_id=session.customer_id)
    if any(row.made for row in brought):
        return True
    made = await uow.rows.get(SiteMade, session.id)
    return made is not None and made.site_id == account.staff_id


async def still_owns(uow: UnitOfWork, account: Account, session: Session) -> bool:
    """The same, but for what its mechanic did not take, or was asked for in vain: others may be by now."""
    left = is_left(session) and account.is_mechanic(session.mechanic_id)
    return not left and await owns(uow, account, session)


async def require_customer(uow: UnitOfWork, account: Account, action: Action, customer_id: UUID) -> None:
    """Raise ``NotAllowed`` unless the customer is within the account's reach.

    A mechanic's own customers are those of own bookings, and one who has no booking with anybody yet; a site's
    those that it brought.
    """
    if allows(account, action):
        return
    own = False
    if account.role is Role.SITE:
        own = bool(await uow.rows.count(SiteCustomer, site_id=account.staff_id, customer_id=customer_id))
    if account.mechanic_id is not None:
        own = bool(await uow.feed.customers_of(account.mechanic_id, [customer_id]))
        own = own or not await uow.feed.has_sessions(customer_id)
    require(account, action, own=own)
