"""A new organization with what it begins with, and its owner: by whoever runs the platform, from nothing.

Everything of it the owner changes later. Not the demo's workshop, which has a history.
"""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass
from uuid import UUID

from scheduling.catalog import first_plans
from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.importing import customer_values
from scheduling.limits import check_message
from scheduling.records import Bay, Mechanic, Organization, StaffMember, WorkshopHours
from scheduling.vocabulary import OrganizationKind, Role
from sync_server.services import identity
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import AuditEntry

LOCALES = frozenset({"en-CA", "fr-CA"})
PROVINCES = frozenset({"AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"})
BAYS = 5
OPENS, CLOSES = 9 * 60, 17 * 60
PAUSE = (12 * 60, 13 * 60)
WORKDAYS = range(5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What must be known of an organization and its owner."""

    kind: OrganizationKind
    name: str
    zone: str
    locale: str
    province: str
    owner_name: str
    owner_email: str


def check_place(zone: str, locale: str, province: str) -> None:
    """Raise ``Invalid`` unless the organization can be in that zone, language and province."""
    if zone not in zoneinfo.available_timezones():
        raise Invalid("zone is no IANA time zone", field="zone")
    if locale not in LOCALES:
        raise Invalid("locale is en-CA or fr-CA", field="locale")
    if province not in PROVINCES:
        raise Invalid("province is no Canadian province", field="province")


def email_of(text: str) -> str:
    """The address in normal form; raises ``Invalid``."""
    address = customer_values.email(text)
    if address is None:
        raise Invalid("email is no address", field="email")
    return address


async def found(uow: UnitOfWork, wanted: Founding, password: str, now: int) -> StaffMember:
    """The owner, who can sign in; the unit of work is bound to the new organization's id.

    Begins with the first plans, for a workshop with five bays, open on workdays from 9 to 17 with a break at
    noon; the owner of a solo practice is its mechanic. Raises ``Invalid``, also where the address is in use.
    """
    check_message(wanted)
    check_place(wanted.zone, wanted.locale, wanted.province)
    if not wanted.name.strip() or not wanted.owner_name.strip():
        raise Invalid("an organization and its owner have names", field="name")
    email = email_of(wanted.owner_email)
    if await uow.identities.by_email(email) is not None:
        raise Invalid("somebody signs in by this address already", field="owner_email")
    await identity.create_organization(uow, _organization(uow.tenant_id, wanted, email))
    await uow.records.add_many(first_plans(uuid7))
    if wanted.kind is OrganizationKind.WORKSHOP:
        await uow.records.add_many([Bay(id=uuid7(), name=str(n + 1), sort=n) for n in range(BAYS)])
        await uow.records.add_many(_hours())
    mechanic_id = None if wanted.kind is OrganizationKind.WORKSHOP else await _practice(uow, wanted)
    owner = StaffMember(
        id=uuid7(),
        name=wanted.owner_name.strip(),
        role=Role.OWNER,
        email=email,
        locale=wanted.locale,
        mechanic_id=mechanic_id,
    )
    await identity.create_staff(uow, owner, password)
    await uow.audit.append(
        AuditEntry(
            id=uuid7(), at=now, what="platform.found", subject_kind="organization", subject_id=uow.tenant_id
        )
    )
    return owner


def _organization(tenant_id: UUID, wanted: Founding, email: str) -> Organization:
    return Organization(
        id=tenant_id,
        kind=wanted.kind,
        name=wanted.name.strip(),
        zone=wanted.zone,
        locale=wanted.locale,
        province=wanted.province,
        email=email,
    )


def _hours() -> list[WorkshopHours]:
    return [
        WorkshopHours(
            id=uuid7(),
            weekday=day,
            start_minute=OPENS,
            end_minute=CLOSES,
            break_start_minute=PAUSE[0],
            break_end_minute=PAUSE[1],
        )
        for day in WORKDAYS
    ]


async def _practice(uow: UnitOfWork, wanted: Founding) -> UUID:
    mechanic = Mechanic(
        id=uuid7(), name=wanted.owner_name.strip(), has_workshop=False, languages=(wanted.locale[:2],)
    )
    await uow.records.add(mechanic)
    return mechanic.id
