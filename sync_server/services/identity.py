"""Who may sign in: organizations, staff with passwords, kiosks with credentials. Not the tokens."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from functools import cache
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.records import Organization, StaffMember
from scheduling.staff_messages import LEAST_PASSWORD, MOST_PASSWORD
from scheduling.vocabulary import Role
from sync_server.services import tasks
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Device, Identity
from sync_server.services.refusals import DeviceRevoked

_HASHER = PasswordHasher()


def normal_email(email: str) -> str:
    """An address as it is looked up."""
    return email.strip().lower()


async def hash_password(password: str) -> str:
    """Argon2id with the library's defaults, in a thread: it takes a tenth of a second on purpose."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether it matches. For an unknown address (``None``) the same work is done, and the answer is no."""
    return await asyncio.to_thread(_verify, password_hash, password)


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with older, weaker settings."""
    return _HASHER.check_needs_rehash(password_hash)


@cache
def _decoy() -> str:
    return _HASHER.hash(secrets.token_hex(16))


def _verify(password_hash: str | None, password: str) -> bool:
    try:
        _HASHER.verify(password_hash or _decoy(), password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return password_hash is not None


async def create_organization(uow: UnitOfWork, organization: Organization) -> None:
    """The tenant itself; its unit of work must be bound to ``organization.id``. Bumps; a job puts the holidays."""
    if organization.id != uow.tenant_id:
        raise Invalid("an organization's id is its tenant")
    await uow.open_tenant()
    await uow.bump()
    await uow.records.add(organization)
    await uow.jobs.defer(tasks.PUT_HOLIDAYS)


async def create_staff(uow: UnitOfWork, member: StaffMember, password: str | None) -> None:
    """A staff member; with a password one who can sign in by ``member.email``. Bumps."""
    await uow.bump()
    await uow.records.add(member)
    if password is not None:
        await create_identity(uow, member, password)


def check_password(password: str) -> None:
    """Raise ``Invalid`` for one that is too short or too long."""
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        raise Invalid(f"a password has {LEAST_PASSWORD} to {MOST_PASSWORD} characters", field="password")


async def create_identity(uow: UnitOfWork, member: StaffMember, password: str) -> None:
    """Let an existing staff member sign in.

    Raises ``Invalid`` for a missing address, one that somebody has, or a short password, and for a kiosk or a site:
    they are no people.
    """
    if member.role in {Role.KIOSK, Role.SITE}:
        raise Invalid("only people sign in with a password")
    email = normal_email(member.email)
    if "@" not in email:
        raise Invalid("signing in needs an email address")
    check_password(password)
    fresh = Identity(
        id=uuid7(),
        email=email,
        password_hash=await hash_password(password),
        tenant_id=uow.tenant_id,
        staff_id=member.id,
    )
    if not await uow.identities.add(fresh):
        raise Invalid("somebody else signs in by this address", field="email")


async def enrol_kiosk(uow: UnitOfWork, device_id: UUID, name: str, now: int) -> str:
    """Register a kiosk; the credential that is given back is shown once and kept only as its hash.

    One that is known already gets a new credential, and the old one ends. Raises ``Invalid`` for the id of
    another kind of device, ``DeviceRevoked`` for a kiosk whose access was taken away.
    """
    known = await uow.devices.get(device_id)
    if known is not None and known.kind != "kiosk":
        raise Invalid("device_id is taken")
    if known is not None and known.revoked_at is not None:
        raise DeviceRevoked
    credential = secrets.token_urlsafe(32)
    await uow.devices.add(
        Device(
            id=device_id,
            kind="kiosk",
            name=name,
            credential_hash=hashlib.sha256(credential.encode()).digest(),
            created_at=now,
        )
    )
    return credential
