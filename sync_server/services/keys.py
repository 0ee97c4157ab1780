"""Keys with which other programs come in: made by the owner, shown once, checked at each request, revoked at once.

What a key may do is ``scheduling.keys``; how often it may ask is ``http``'s.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from uuid import UUID

from scheduling.errors import Gone, Invalid, NotFound, Rule
from scheduling.ids import uuid7
from scheduling.key_messages import LONGEST_NAME, MOST_KEYS, SECRET_BYTES, KeyLine, KeyList, KeyMade, KeyWish
from scheduling.limits import check_message
from scheduling.records import StaffMember
from scheduling.rights import Action
from scheduling.vocabulary import Role
from sync_server.services import audit, leases
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, Device
from sync_server.services.permissions import one_sign_in, require
from sync_server.services.refusals import NotSignedIn
from sync_server.services.site_models import ApiKey, KeyUse

PREFIX = "adk_"
"""By which a key is known from a token, and found by those who look for secrets in files."""
COARSE = 3600
"""Seconds within which another use is not noted."""
_NO_HASH = bytes(32)
_SECRET = re.compile(f"[0-9a-f]{{{2 * SECRET_BYTES}}}")

Begin = Callable[[UUID], AbstractAsyncContextManager[UnitOfWork]]


def text_of(tenant_id: UUID, key_id: UUID, secret: bytes, *, prefix: str = PREFIX) -> str:
    """The key as it is shown: organization, id and secret in one word."""
    packed = base64.urlsafe_b64encode(tenant_id.bytes + key_id.bytes + secret)
    return prefix + packed.decode().rstrip("=")


def unpacked(text: str, prefix: str) -> tuple[UUID, UUID, bytes] | None:
    """Organization, id and secret of a word that begins so; ``None`` where it is none."""
    body = text.removeprefix(prefix)
    try:
        packed = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if not text.startswith(prefix) or len(packed) != 32 + SECRET_BYTES:
        return None
    return UUID(bytes=packed[:16]), UUID(bytes=packed[16:32]), packed[32:]


def parsed(text: str) -> tuple[UUID, UUID, bytes]:
    """Organization, id and the hash of the secret; raises ``NotSignedIn``."""
    found = unpacked(text, PREFIX)
    if found is None:
        raise NotSignedIn
    tenant_id, key_id, secret = found
    return tenant_id, key_id, hashlib.sha256(secret).digest()


async def holder_of(begin: Begin, text: str, now: int) -> tuple[UUID, ApiKey]:
    """The organization and the key; raises ``NotSignedIn`` for one that is unknown, revoked or over alike."""
    tenant_id, key_id, digest = parsed(text)
    async with begin(tenant_id) as uow:
        key = await uow.rows.get(ApiKey, key_id)
        right = hmac.compare_digest(_NO_HASH if key is None else key.secret_hash, digest)
        if key is None or not right or not lives(key, now):
            raise NotSignedIn
        await _note_use(uow, key, now)
    return tenant_id, key


def lives(key: ApiKey, now: int) -> bool:
    """Whether it opens anything at ``now``."""
    return key.revoked_at is None and (key.expires_at is None or now < key.expires_at)


async def _note_use(uow: UnitOfWork, key: ApiKey, now: int) -> None:
    use = KeyUse(key_id=key.id, last_used=now)
    known = await uow.rows.get(KeyUse, key.id)
    if known is not None and now - known.last_used < COARSE:
        return
    if known is not None:
        await uow.rows.put(use)
    else:
        await uow.rows.add_once(use)  # another request of the same key may do so at this moment
    await uow.commit()


async def create(uow: UnitOfWork, account: Account, wish: KeyWish, now: int) -> KeyMade:
    """A new key, for the owner; raises ``NotAllowed``, ``Invalid``, and ``NotFound`` for what it should continue.

    A site that comes anew gets a row among the staff, so that history and trail can name it. Asked for again with the
    same id and secret it is the one that was made, as it stands by now; ``Gone`` where it opens nothing any more.
    """
    require(account, Action.MANAGE_KEYS)
    _check(wish)
    await uow.bump()
    secret = bytes.fromhex(wish.secret) if wish.secret else secrets.token_bytes(SECRET_BYTES)
    made = None if wish.key_id is None else await uow.rows.get(ApiKey, wish.key_id)
    if made is not None:
        return _again(uow, made, secret, now)
    _check_end(wish, now)
    living = await uow.rows.find(ApiKey, revoked_at=None)
    if sum(lives(each, now) for each in living) >= MOST_KEYS:
        raise Invalid(f"an organization has at most {MOST_KEYS} keys", most=MOST_KEYS)
    device = Device(id=uuid7(), kind="key", name=wish.name.strip(), created_at=now)
    key = ApiKey(
        id=wish.key_id or uuid7(),
        staff_id=await _site(uow, wish),
        device_id=device.id,
        name=device.name,
        secret_hash=hashlib.sha256(secret).digest(),
        scopes=tuple(sorted(set(wish.scopes))),
        created_at=now,
        created_by=account.staff_id,
        expires_at=wish.expires_at,
    )
    await uow.devices.add(device)
    await uow.rows.add(key)
    await audit.note(
        uow, account, "key.create", now, subject=("api_key", key.id), detail=", ".join(key.scopes)
    )
    return KeyMade(key=text_of(uow.tenant_id, key.id, secret), line=_line(key, None))


def _check(wish: KeyWish) -> None:
    check_message(wish)
    name = wish.name.strip()
    if not name:
        raise Invalid("a key has a name", field="name", rule=Rule.MISSING)
    if len(name) > LONGEST_NAME:
        raise Invalid("the name is too long", field="name", rule=Rule.TOO_LONG, most=LONGEST_NAME)
    if not wish.scopes:
        raise Invalid("a key has a scope", field="scopes", rule=Rule.MISSING)
    if (wish.key_id is None) != (not wish.secret):
        raise Invalid("key_id and secret come together", field="key_id", rule=Rule.MISSING)
    if wish.secret and not _SECRET.fullmatch(wish.secret):
        raise Invalid("secret is not 64 hexadecimal characters", field="secret", rule=Rule.OUT_OF_RANGE)


def _check_end(wish: KeyWish, now: int) -> None:
    if wish.expires_at is not None and wish.expires_at <= now:
        raise Invalid("expires_at is over", field="expires_at", rule=Rule.OUT_OF_RANGE)


def _again(uow: UnitOfWork, made: ApiKey, secret: bytes, now: int) -> KeyMade:
    """What was answered before; raises ``Invalid`` where the id is another key's, and ``Gone``."""
    if not hmac.compare_digest(made.secret_hash, hashlib.sha256(secret).digest()):
        raise Invalid("the id is another key's", field="key_id", rule=Rule.TAKEN)
    if not lives(made, now):
        raise Gone("api_key")
    return KeyMade(key=text_of(uow.tenant_id, made.id, secret), line=_line(made, None))


async def _site(uow: UnitOfWork, wish: KeyWish) -> UUID:
    """The site that the key is of: that of the key it continues, or a new one."""
    if wish.continues is not None:
        earlier = await uow.rows.get(ApiKey, wish.continues)
        if earlier is None:
            raise NotFound("api_key", id=str(wish.continues))
        return earlier.staff_id
    site = StaffMember(id=uuid7(), name=wish.name.strip(), role=Role.SITE)
    await uow.records.add(site)
    return site.id


async def listed(uow: UnitOfWork, account: Account) -> KeyList:
    """All there ever were, newest first; raises ``NotAllowed``."""
    require(account, Action.MANAGE_KEYS)
    uses = {use.key_id: use.last_used for use in await uow.rows.find(KeyUse)}
    keys = await uow.rows.find(ApiKey, newest_first=True)
    return KeyList(keys=[_line(key, uses.get(key.id)) for key in keys])


def _line(key: ApiKey, last_used: int | None) -> KeyLine:
    return KeyLine(
        id=key.id,
        name=key.name,
        scopes=list(key.scopes),
        site_id=key.staff_id,
        created_at=key.created_at,
        created_by=key.created_by,
        expires_at=key.expires_at,
        revoked_at=key.revoked_at,
        last_used=last_used,
    )


async def revoke_device(uow: UnitOfWork, device_id: UUID, now: int) -> None:
    """A device has no access from now on, nor leases, and if it is a key's, that key opens nothing.

    Nothing is asked or noted; the caller has bumped. So have all that go on from the same sign-in under other ids:
    they hold the same tokens.
    """
    devices = await one_sign_in(uow, device_id)
    for row in devices.values():
        if row.revoked_at is None:
            await uow.devices.revoke(row.id, now)
    await leases.take_back(uow, devices)
    for key in await uow.rows.find(ApiKey, device_id=device_id, revoked_at=None):
        await uow.rows.put(replace(key, revoked_at=now))


async def revoke(uow: UnitOfWork, account: Account, key_id: UUID, now: int) -> None:
    """It opens nothing any more from now on; doing so twice is no error. Raises ``NotAllowed`` and ``NotFound``."""
    require(account, Action.MANAGE_KEYS)
    await uow.bump()
    key = await uow.rows.get(ApiKey, key_id)
    if key is None:
        raise NotFound("api_key", id=str(key_id))
    if key.revoked_at is not None:
        return
    await revoke_device(uow, key.device_id, now)
    await audit.note(uow, account, "key.revoke", now, subject=("api_key", key.id))
