"""Passwords that others set up for a person: typed by the owner, or by a link that works once.

Signing in with them is ``sign_in``.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from uuid import UUID

from scheduling.errors import Invalid, NotFound
from scheduling.records import StaffMember
from scheduling.rights import Action
from scheduling.staff_messages import NewPassword, PasswordLink
from scheduling.vocabulary import Role
from sync_server.services import audit, identity
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.refusals import WrongCredentials

LINK_SECONDS = 7 * 86_400
PEOPLE = frozenset({Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC})

Begin = Callable[[UUID], AbstractAsyncContextManager[UnitOfWork]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffInvite:
    """A link with which a person sets a password; only the hash of its code is kept. The latest one counts."""

    staff_id: UUID
    code_hash: bytes
    expires_at: int
    used_at: int | None = None


async def person(uow: UnitOfWork, staff_id: UUID) -> StaffMember:
    """Somebody of the staff; raises ``NotFound``, also for kiosks and sites."""
    member = await uow.records.get(StaffMember, staff_id)
    if member is None or member.role not in PEOPLE:
        raise NotFound("staff_member", id=str(staff_id))
    return member


async def set_by_owner(uow: UnitOfWork, account: Account, staff_id: UUID, password: str, now: int) -> None:
    """The owner types it; every device signs in anew. Raises ``NotAllowed``, ``NotFound`` and ``Invalid``."""
    require(account, Action.MANAGE_STAFF)
    await uow.bump()
    member = await person(uow, staff_id)
    if not member.active:
        raise Invalid("who does not work here any more does not sign in", field="staff_id")
    await _set(uow, member, password, now)
    await audit.note(uow, account, "staff.password", now, subject=("staff_member", staff_id))


async def link(uow: UnitOfWork, account: Account, staff_id: UUID, now: int) -> PasswordLink:
    """A code for a week, in place of one before; raises ``NotAllowed``, ``NotFound`` and ``Invalid``."""
    require(account, Action.MANAGE_STAFF)
    await uow.bump()
    member = await person(uow, staff_id)
    if "@" not in member.email or not member.active:
        raise Invalid("signing in needs an email address, and somebody who is there", field="email")
    code = f"{uow.tenant_id.hex}.{secrets.token_urlsafe(32)}"
    invite = StaffInvite(staff_id=staff_id, code_hash=_digest(code), expires_at=now + LINK_SECONDS)
    if not await uow.rows.add_once(invite):
        await uow.rows.put(invite)
    await audit.note(uow, account, "staff.password_link", now, subject=("staff_member", staff_id))
    return PasswordLink(code=code, expires_at=invite.expires_at)


async def set_by_link(begin: Begin, message: NewPassword, now: int) -> None:
    """The person sets it with the code, once; raises ``WrongCredentials`` for any other code, and ``Invalid``."""
    try:
        tenant_id = UUID(message.code.partition(".")[0])
    except ValueError as error:
        raise WrongCredentials from error
    async with begin(tenant_id) as uow:
        found = await uow.rows.find(StaffInvite, code_hash=_digest(message.code))
        if not found or found[0].used_at is not None or found[0].expires_at <= now:
            raise WrongCredentials
        await uow.bump()
        invite = await uow.rows.get(StaffInvite, found[0].staff_id)
        member = await uow.records.get(StaffMember, found[0].staff_id)
        if invite != found[0] or member is None or not member.active:
            raise WrongCredentials
        await _set(uow, member, message.password, now)
        await uow.rows.put(replace(invite, used_at=now))
        await audit.record_sign(uow, member.id, None, "auth.password_set", now)
        await uow.commit()


def _digest(code: str) -> bytes:
    return hashlib.sha256(code.encode(errors="surrogatepass")).digest()


async def _set(uow: UnitOfWork, member: StaffMember, password: str, now: int) -> None:
    known = await uow.identities.by_email(identity.normal_email(member.email))
    if known is None:
        await identity.create_identity(uow, member, password)
        return
    if (known.tenant_id, known.staff_id) != (uow.tenant_id, member.id):
        raise Invalid("somebody else signs in by this address", field="email")
    identity.check_password(password)
    await uow.identities.set_password_hash(known.id, await identity.hash_password(password))
    await uow.refresh_tokens.revoke_staff(member.id, now)
