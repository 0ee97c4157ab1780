"""Signing in and the rotation of refresh tokens. Access tokens and limits on attempts are ``http``'s."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from uuid import UUID

from scheduling.errors import NotAllowed
from scheduling.ids import uuid7
from scheduling.records import StaffMember
from scheduling.staff_messages import MOST_PASSWORD
from scheduling.wire import SignIn
from sync_server.services import audit, identity
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.limits import storable
from sync_server.services.models import Account, Device, Identity, RefreshToken
from sync_server.services.permissions import asking, has_no_access
from sync_server.services.refresh_texts import RefreshTexts, Said
from sync_server.services.refusals import DeviceRevoked, NotSignedIn, WrongCredentials

REFRESH_SECONDS = 30 * 86_400
LATE = 300
"""Seconds after a token was used last, for which the network may still bring a request that was made by it before."""
NOBODY = UUID(int=0)
"""The organization of who is not signed in yet: it has no rows."""

Begin = Callable[[UUID], AbstractAsyncContextManager[UnitOfWork]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    account: Account
    refresh_token: str


class LeavingDevice(DeviceRevoked):
    """The password is right, and the device has no access: it may hand over what it has, by ``account``'s name."""

    def __init__(self, account: Account) -> None:
        super().__init__()
        self.account = account


async def sign_in(begin: Begin, texts: RefreshTexts, message: SignIn, now: int) -> SignedIn:
    """Check the password and register the device; raises ``WrongCredentials`` or ``LeavingDevice``."""
    known = await person_of(begin, message.email, message.password)
    async with begin(known.tenant_id) as uow:
        if identity.needs_rehash(known.password_hash):
            await uow.identities.set_password_hash(known.id, await identity.hash_password(message.password))
        await _register(uow, message, now)
        account = await uow.devices.account(known.staff_id, message.device_id)
        if account is None:
            raise WrongCredentials
        if account.revoked:
            raise LeavingDevice(account)
        await uow.refresh_tokens.revoke_doubtful(account.staff_id, account.device_id, now)
        token = await _issue(uow, texts, account, family=uuid7(), parent_id=None, now=now)
        await audit.record_sign(uow, account.staff_id, account.device_id, "auth.sign_in", now)
        await uow.commit()
    # failpoint: sign_in.kept
    return SignedIn(account=account, refresh_token=token)


async def person_of(begin: Begin, email: str, password: str) -> Identity:
    """Whose password it is; raises ``WrongCredentials`` after the same time in any case."""
    async with begin(NOBODY) as uow:
        known = await uow.identities.by_email(identity.normal_email(email))
    password_hash = known.password_hash if known else None
    right = len(password) <= MOST_PASSWORD
    right = await identity.verify_password(password_hash, password if right else "") and right
    if known is None or not right:
        raise WrongCredentials
    return known


async def is_own_device(begin: Begin, email: str, device_id: UUID) -> bool:
    """Whether this person has signed in at this device before; of an address that nobody has, as much is asked."""
    async with begin(NOBODY) as uow:
        known = await uow.identities.by_email(identity.normal_email(email))
    async with begin(known.tenant_id if known else NOBODY) as uow:
        return await uow.refresh_tokens.were_given(known.staff_id if known else NOBODY, device_id)


async def _register(uow: UnitOfWork, message: SignIn, now: int) -> None:
    known = await uow.devices.get(message.device_id)
    if known is not None and known.kind != "desktop":
        raise NotAllowed("device")
    name, app = storable(message.device_name)[:100], storable(message.app)[:50]
    await uow.devices.add(Device(id=message.device_id, kind="desktop", name=name, app=app, created_at=now))


async def refresh(begin: Begin, texts: RefreshTexts, presented: str, now: int) -> SignedIn:
    """A new token for an old one, which goes on working until the new one is used; raises ``NotSignedIn``.

    To a device that has no access any more that is said, by ``DeviceRevoked``, also once its token is over. One that
    comes back after a later one was used was stolen, or the later one was: the family ends. Once, and soon, the network
    may have held it: then it alone ends. Should it come again, or its person sign in there, the family does after all.
    One that this server never gave is refused as ``unknown``: whoever has it came to the wrong one, and may try again.
    """
    tenant_id, digest = parsed_token(presented)
    async with begin(tenant_id) as uow:
        token = await _known(uow, digest, texts.read(presented), now)
        if token.expires_at <= now:
            raise NotSignedIn
        if token.revoked_at is not None or await _overtaken(uow, token):
            await _end(uow, token, now)
            await uow.commit()
            raise NotSignedIn
        account = await asking(uow, token.staff_id, token.device_id)
        await uow.refresh_tokens.mark_used(token.id, now)
        fresh = await _issue(uow, texts, account, family=token.family, parent_id=token.id, now=now)
        # failpoint: sign_in.renewal_written
        await uow.commit()
    # failpoint: sign_in.renewal_kept
    return SignedIn(account=account, refresh_token=fresh)


async def sign_out(begin: Begin, texts: RefreshTexts, presented: str, now: int) -> None:
    """End the family; a token that is unknown already is no error."""
    try:
        tenant_id, digest = parsed_token(presented)
    except NotSignedIn:
        return
    async with begin(tenant_id) as uow:
        token = await _found(uow, digest, texts.read(presented), now)
        if token is not None:
            await uow.refresh_tokens.revoke_family(token.family, now)
            await audit.record_sign(uow, token.staff_id, token.device_id, "auth.sign_out", now)
            await uow.commit()


async def _known(uow: UnitOfWork, digest: bytes, said: Said | None, now: int) -> RefreshToken:
    token = await _found(uow, digest, said, now)
    if token is None:
        raise NotSignedIn(unknown=True) if said is None else NotSignedIn
    if await has_no_access(uow, token.staff_id, token.device_id):
        await uow.commit()  # one that was regained is known from now on: it may hand over by it
        raise DeviceRevoked
    return token


async def _found(uow: UnitOfWork, digest: bytes, said: Said | None, now: int) -> RefreshToken | None:
    token = await uow.refresh_tokens.for_update(digest)
    if token is None and said is not None and await _regain(uow, digest, said, now):
        token = await uow.refresh_tokens.for_update(digest)
    return token


async def _regain(uow: UnitOfWork, digest: bytes, said: Said, now: int) -> bool:
    """Put a token of ours that is not known back into its place: the database was restored to before it was given.

    Not one that is over, nor of a person or a device that are not known either. Where its family has ended, or somebody
    has gone on with that since by an earlier one (two have it), it comes back as one that does not count; so does one
    of a family that is not known either, if its person was signed out everywhere since.
    """
    if not await may_be_forgotten(uow, said, now):
        return False
    last = await uow.refresh_tokens.newest_of(said.family)
    if last is None:
        known = await uow.refresh_tokens.has_one_since(said.staff_id, said.created_at)
        revoked_at = None if known else now
    elif last.created_at > said.created_at:
        revoked_at = now
    else:
        revoked_at = last.revoked_at
        if last.used_at is None:
            await uow.refresh_tokens.mark_used(last.id, said.created_at)  # else this one would not be there
    await uow.refresh_tokens.add_once(
        RefreshToken(
            id=uuid7(),
            token_hash=digest,
            family=said.family,
            parent_id=last.id if last is not None else None,
            staff_id=said.staff_id,
            device_id=said.device_id,
            created_at=said.created_at,
            expires_at=said.created_at + REFRESH_SECONDS,
            revoked_at=revoked_at,
        )
    )
    return True


async def may_be_forgotten(uow: UnitOfWork, said: Said, now: int) -> bool:
    """Whether it may be by a restore that this token of ours is not known: it is not over, as those that are purged."""
    if said.created_at + REFRESH_SECONDS <= now or await uow.devices.get(said.device_id) is None:
        return False
    return await uow.records.get(StaffMember, said.staff_id) is not None


async def _end(uow: UnitOfWork, token: RefreshToken, now: int) -> None:
    """Of one that does not count any more: its family, if anything of that did, or it alone."""
    used = token.used_at
    if token.revoked_at is None and used is not None and now - used <= LATE:
        await uow.refresh_tokens.revoke(token.id, now)
        await audit.record_sign(uow, token.staff_id, token.device_id, "auth.token_late", now)
    elif await uow.refresh_tokens.revoke_family(token.family, now):
        await audit.record_sign(uow, token.staff_id, token.device_id, "auth.token_reused", now)


async def _overtaken(uow: UnitOfWork, token: RefreshToken) -> bool:
    later = await uow.refresh_tokens.successors(token.id)
    if token.parent_id is not None:
        later += [t for t in await uow.refresh_tokens.successors(token.parent_id) if t.id != token.id]
    return any(t.used_at is not None for t in later)


async def _issue(
    uow: UnitOfWork,
    texts: RefreshTexts,
    account: Account,
    *,
    family: UUID,
    parent_id: UUID | None,
    now: int,
) -> str:
    said = Said(family=family, staff_id=account.staff_id, device_id=account.device_id, created_at=now)
    text = texts.written(account.tenant_id, said)
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


def parsed_token(text: str) -> tuple[UUID, bytes]:
    """The organization, which is written before the secret, and the hash by which the token is kept.

    Raises ``NotSignedIn``.
    """
    tenant, _, _ = text.partition(".")
    try:
        return UUID(tenant), _digest(text)
    except ValueError as error:
        raise NotSignedIn from error


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
