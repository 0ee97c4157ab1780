"""The owner's people: who works here and in which role, the mechanics' profiles, the devices.

A role that changes and a person who leaves count at once: each request asks the database. What a mechanic sets
alone (hours, buffers, standing acceptance, kinds of visits) is in nobody else's form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from scheduling.errors import Invalid, NotAllowed, NotFound
from scheduling.limits import MOST_TEXT, check_message
from scheduling.mechanics import (
    ALLOWED_KINDS,
    INDIVIDUAL,
    PARTNERSHIPS,
    WORKSHOP,
    mechanic_type,
    offered_kinds,
)
from scheduling.records import Mechanic, StaffMember
from scheduling.rights import Action
from scheduling.staff_messages import (
    LONGEST_NAME,
    DeviceForm,
    DeviceLine,
    DeviceList,
    MechanicForm,
    MechanicLine,
    MechanicList,
    StaffForm,
    StaffLine,
    StaffList,
)
from scheduling.vocabulary import Role
from sync_server.services import audit, identity, keys, leases
from sync_server.services.founding import LOCALES, email_of
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.management import keep, refuse_in_use
from sync_server.services.models import Account, Device, RefreshToken
from sync_server.services.passwords import PEOPLE
from sync_server.services.permissions import require

MOST_WORDS = 30
MOST_YEARS = 80
ACCOUNT_TYPES = frozenset({"", INDIVIDUAL, WORKSHOP})


async def staff(uow: UnitOfWork, account: Account) -> StaffList:
    """People, also those who left; raises ``NotAllowed``."""
    require(account, Action.MANAGE_STAFF)
    rows = [row for row in await uow.records.all(StaffMember) if row.role in PEOPLE]
    rows.sort(key=lambda row: (row.name, row.id.int))
    return StaffList(staff=[await _staff_line(uow, row) for row in rows])


async def _staff_line(uow: UnitOfWork, row: StaffMember) -> StaffLine:
    known = await uow.identities.by_email(identity.normal_email(row.email)) if row.email else None
    return StaffLine(
        id=row.id,
        name=row.name,
        role=row.role,
        email=row.email,
        locale=row.locale,
        mechanic_id=row.mechanic_id,
        active=row.active,
        signs_in=known is not None and known.staff_id == row.id,
    )


async def put_staff(
    uow: UnitOfWork, account: Account, staff_id: UUID, form: StaffForm, now: int
) -> StaffLine:
    """Take somebody in, or say anew who they are; raises ``NotAllowed``, ``NotFound`` and ``Invalid``.

    There is always an owner who is active. Who is not active any more is signed out everywhere, their computers keep
    no bays, and the address is free for another organization; who comes back sets a password anew.
    """
    require(account, Action.MANAGE_STAFF)
    email = _check_staff(form)
    await uow.bump()
    before = await uow.records.get(StaffMember, staff_id)
    if before is not None and before.role not in PEOPLE:
        raise Invalid("staff_id is taken", field="staff_id")
    await _check_links(uow, staff_id, before, form, email)
    member = StaffMember(
        id=staff_id,
        name=form.name.strip(),
        role=form.role,
        email=email,
        locale=form.locale,
        mechanic_id=form.mechanic_id,
        active=form.active,
    )
    await _check_owner_stays(uow, member)
    await keep(uow, account, before, member, now, what="staff_member", count=0)
    if not member.active:
        await uow.refresh_tokens.revoke_staff(staff_id, now)
        await uow.identities.retire(uow.tenant_id, staff_id)
        await leases.take_back_from(uow, staff_id, now)
    return await _staff_line(uow, member)


async def _check_owner_stays(uow: UnitOfWork, member: StaffMember) -> None:
    """Raise ``NotAllowed`` where the last owner would be none any more."""
    if member.role is Role.OWNER and member.active:
        return
    owners = await uow.records.find(StaffMember, role=Role.OWNER, active=True)
    if all(row.id == member.id for row in owners):
        raise NotAllowed("last_owner")


def _check_staff(form: StaffForm) -> str:
    """The address in normal form."""
    check_message(form)
    if not 0 < len(form.name.strip()) <= LONGEST_NAME:
        raise Invalid(f"a person has a name of at most {LONGEST_NAME} characters", field="name")
    if form.role not in PEOPLE:
        raise Invalid("a person is owner, receptionist or mechanic", field="role")
    if form.locale not in LOCALES:
        raise Invalid("locale is en-CA or fr-CA", field="locale")
    if form.role is Role.MECHANIC and form.mechanic_id is None:
        raise Invalid("a mechanic has a profile", field="mechanic_id")
    return email_of(form.email)


async def _check_links(
    uow: UnitOfWork, staff_id: UUID, before: StaffMember | None, form: StaffForm, email: str
) -> None:
    """The profile is there and nobody else's, the address nobody else's."""
    if form.mechanic_id is not None:
        if not await uow.records.has(Mechanic, form.mechanic_id):
            raise NotFound("mechanic", id=str(form.mechanic_id))
        same = await uow.records.find(StaffMember, mechanic_id=form.mechanic_id)
        if any(row.id != staff_id for row in same):
            raise Invalid("somebody else is this mechanic", field="mechanic_id")
    known = await uow.identities.by_email(email)
    if form.active and known is not None and known.staff_id != staff_id:
        raise Invalid("somebody else signs in by this address", field="email")
    if before is not None and before.email != email:
        signs_in = await uow.identities.by_email(identity.normal_email(before.email))
        if signs_in is not None and signs_in.staff_id == staff_id:
            raise Invalid("the address of somebody who signs in stays", field="email")


async def mechanics(uow: UnitOfWork, account: Account) -> MechanicList:
    """Every profile; raises ``NotAllowed``."""
    require(account, Action.MANAGE_STAFF)
    rows = sorted(await uow.records.all(Mechanic), key=lambda row: (row.sort, row.id.int))
    return MechanicList(mechanics=[_mechanic_line(row) for row in rows])


def _mechanic_line(row: Mechanic) -> MechanicLine:
    return MechanicLine(
        id=row.id,
        type=mechanic_type(row),
        kinds=sorted(offered_kinds(row)),
        rating=row.rating,
        profile=MechanicForm(
            name=row.name,
            has_workshop=row.has_workshop,
            account_type=row.account_type,
            partnership=row.partnership,
            kinds=list(row.kinds),
            specialties=list(row.specialties),
            certifications=list(row.certifications),
            languages=list(row.languages),
            years=row.years,
            postal_code=row.postal_code,
            sort=row.sort,
            active=row.active,
        ),
    )


async def put_mechanic(
    uow: UnitOfWork, account: Account, mechanic_id: UUID, form: MechanicForm, now: int
) -> MechanicLine:
    """Make a profile, or say it anew; raises ``NotAllowed``, ``Invalid``, and ``InUse`` for who has bookings yet.

    The kinds of visits of somebody who is there already stay: they are the mechanic's settings.
    """
    require(account, Action.MANAGE_STAFF)
    _check_mechanic(form)
    await uow.bump()
    before = await uow.records.get(Mechanic, mechanic_id)
    there = before or Mechanic(id=mechanic_id, name=form.name, has_workshop=form.has_workshop)
    row = replace(
        there,
        name=form.name.strip(),
        has_workshop=form.has_workshop,
        account_type=form.account_type,
        partnership=form.partnership,
        specialties=tuple(form.specialties),
        certifications=tuple(form.certifications),
        languages=tuple(form.languages),
        years=form.years,
        postal_code=form.postal_code.strip(),
        sort=form.sort,
        active=form.active,
    )
    if before is None:
        allowed = ALLOWED_KINDS[mechanic_type(row)]
        if not set(form.kinds) <= allowed:
            raise Invalid("this type of mechanic does not offer that kind of visit", field="kinds")
        row = replace(row, kinds=tuple(dict.fromkeys(form.kinds)) or tuple(sorted(allowed)))
    if before is not None and before.active and not row.active:
        await refuse_in_use(uow, now, mechanic_id=mechanic_id)
    await keep(uow, account, before, row, now, what="mechanic", count=0)
    return _mechanic_line(row)


def _check_mechanic(form: MechanicForm) -> None:
    check_message(form)
    if not 0 < len(form.name.strip()) <= LONGEST_NAME:
        raise Invalid(f"a mechanic has a name of at most {LONGEST_NAME} characters", field="name")
    if form.account_type not in ACCOUNT_TYPES:
        raise Invalid("there is no such account type", field="account_type")
    if form.partnership and form.partnership not in PARTNERSHIPS:
        raise Invalid("there is no such partnership", field="partnership")
    for name in ("specialties", "certifications", "languages"):
        if len(getattr(form, name)) > MOST_WORDS:
            raise Invalid(f"{name} has too many", field=name)
    if form.years > MOST_YEARS or len(form.postal_code) > MOST_TEXT:
        raise Invalid("years is out of range", field="years")


async def devices(uow: UnitOfWork, account: Account) -> DeviceList:
    """Every desktop, kiosk and key; raises ``NotAllowed``."""
    require(account, Action.MANAGE_DEVICES)
    return DeviceList(devices=await _device_lines(uow, await uow.devices.all()))


async def _device_lines(uow: UnitOfWork, rows: Sequence[Device]) -> list[DeviceLine]:
    tokens = await uow.refresh_tokens.latest()
    names = {row.id: row.name for row in await uow.records.all(StaffMember)}
    return [_device_line(row, tokens.get(row.id), names) for row in rows]


def _device_line(row: Device, newest: RefreshToken | None, names: Mapping[UUID, str]) -> DeviceLine:
    return DeviceLine(
        id=row.id,
        kind=row.kind,
        name=row.name,
        app=row.app,
        created_at=row.created_at,
        revoked_at=row.revoked_at,
        staff_id=newest.staff_id if newest else None,
        staff_name=names.get(newest.staff_id, "") if newest else "",
        renewed_at=newest.created_at if newest else None,
    )


async def _device(uow: UnitOfWork, account: Account, device_id: UUID) -> Device:
    require(account, Action.MANAGE_DEVICES)
    await uow.bump()
    row = await uow.devices.get(device_id)
    if row is None:
        raise NotFound("device", id=str(device_id))
    return row


async def rename_device(
    uow: UnitOfWork, account: Account, device_id: UUID, form: DeviceForm, now: int
) -> DeviceLine:
    """What the trail calls it from now on; raises ``NotAllowed``, ``NotFound`` and ``Invalid``."""
    row = await _device(uow, account, device_id)
    check_message(form)
    name = form.name.strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise Invalid(f"a device has a name of at most {LONGEST_NAME} characters", field="name")
    if name != row.name:
        await uow.devices.add(replace(row, name=name))
        await audit.note(uow, account, "device.rename", now, subject=("device", device_id))
    (line,) = await _device_lines(uow, [replace(row, name=name)])
    return line


async def revoke_device(uow: UnitOfWork, account: Account, device_id: UUID, now: int) -> None:
    """At once and for good, its key too if it is one's; twice is no error. Raises ``NotAllowed``, ``NotFound``."""
    row = await _device(uow, account, device_id)
    if row.revoked_at is not None:
        return
    await keys.revoke_device(uow, device_id, now)
    await audit.note(uow, account, "device.revoke", now, subject=("device", device_id))
