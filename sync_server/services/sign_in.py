"""Signing in and the rotation of refresh tokens. Access tokens and limits on attempts are ``http``'s."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from uuid import UUID

from scheduling.errors import NotAllowed
from scheduling.ids import uuid7
from scheduling.wire import SignIn
from sync_server.services import audit, identity
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.limits import storable
from sync_server.services.models import Account, Device, RefreshToken
from sync_server.services.permissions import asking
from sync_server.services.refusals import NotSignedIn, WrongCredentials

REFRESH_SECONDS = 30 * 86_400
NOBODY = UUID(int=0)
"""The organization of who is not signed in yet: it has no rows."""

Begin = Callable[[UUID], AbstractAsyncContextManager[UnitOfWork]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    account: Account
    refresh_token: str


async def sign_in(begin: Begin, message: SignIn, now: int) -> SignedIn:
    """Check the password and register the device; raises ``WrongCredentials`` or ``DeviceRevoked``."""
    async with begin(NOBODY) as uow:
        known = await uow.identities.by_email(identity.normal_email(message.email))
    password_hash = known.password_hash if known else None
    right = len(message.password) <= identity.MOST_PASSWORD
    right = await identity.verify_password(password_hash, message.password if right else "") and right
    if known is None or not right:
        raise WrongCredentials
    async with begin(known.tenant_id) as uow:
        if identity.needs_rehash(known.password_hash):
            await uow.identities.set_password_hash(known.id, await identity.hash_password(message.password))
        await _register(uow, message, now)
        try:
            account = await asking(uow, known.staff_id, message.device_id)
        except NotSignedIn as error:
            raise WrongCredentials from error
        token = await _issue(uow, account, family=uuid7(), parent_id=None, now=now)
        await audit.record_sign(uow, account.staff_id, account.device_id, "auth.sign_in", now)
        await uow.commit()
    return SignedIn(account=account, refresh_token=token)


async def _register(uow: UnitOfWork, message: SignIn, now: int) -> None:
    known = await uow.devices.get(message.device_id)
    if known is not None and known.kind != "desktop":
        raise NotAllowed("device")
    name, app = storable(message.device_name)[:100], storable(message.app)[:50]
    await uow.devices.add(Device(id=message.device_id, kind="desktop", name=name, app=app, created_at=now))


async def refresh(begin: Begin, presented: str, now: int) -> SignedIn:
    """A new token for an old one, which goes on working until the new one is used; raises ``NotSignedIn``.

    One that comes back after a later one was used was stolen, or the later one was: the family ends.
    """
    tenant_id, digest = _parse(presented)
    async with begin(tenant_id) as uow:
        token = await _living(uow, digest, now)
        if await _overtaken(uow, token):
            await uow.refresh_tokens.revoke_family(token.family, now)
            await audit.record_sign(uow, token.staff_id, token.device_id, "auth.token_reused", now)
            await uow.commit()
            raise NotSignedIn
        account = await asking(uow, token.staff_id, token.device_id)
        await uow.refresh_tokens.mark_used(token.id, now)
        fresh = await _issue(uow, account, family=token.family, parent_id=token.id, now=now)
        await uow.commit()
    return SignedIn(account=account, refresh_token=fresh)


async def sign_out(begin: Begin, presented: str, now: int) -> None:
    """End the family; a token that is unknown already is no error."""
    try:
        tenant_id, digest = _parse(presented)
    except NotSignedIn:
        return
    async with begin(tenant_id) as uow:
        token = await uow.refresh_tokens.for_update(digest)
        if token is not None:
            await uow.refresh_tokens.revoke_family(token.family, now)
            await audit.record_sign(uow, token.staff_id, token.device_id, "auth.sign_out", now)
            await uow.commit()


async def _living(uow: UnitOfWork, digest: bytes, now: int) -> RefreshToken:
    token = await uow.refresh_tokens.for_update(digest)
    if token is None or token.revoked_at is not None or token.expires_at <= now:
        raise NotSignedIn
    return token


async def _overtaken(uow: UnitOfWork, token: RefreshToken) -> bool:
    later = await uow.refresh_tokens.successors(token.id)
    if token.parent_id is not None:
        later += [t for t in await uow.refresh_tokens.successors(token.parent_id) if t.id != token.id]
    return any(t.used_at is not None for t in later)


async def _issue(uow: UnitOfWork, account: Account, *, family: UUID, parent_id: UUID | None, now: int) -> str:
    text = f"{account.tenant_id.hex}.{secrets.token_urlsafe(32)}"
    await uow.refresh_tokens.add(
        RefreshToken(
            id=uuid7(),
            token_hash=_digest(text),
            family=family,
            parent_id=parent_id,
            staff_id=account.staff_id,
            device_id=account.device_id,
            created_at=now,
            expires_at=now + REFRESH_SECONDS,
        )
    )
    return text


def _parse(text: str) -> tuple[UUID, bytes]:
    """The organization, which is written before the secret, and the hash by which the token is kept."""
    tenant, _, _ = text.partition(".")
    try:
        return UUID(tenant), _digest(text)
    except ValueError as error:
        raise NotSignedIn from error


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
