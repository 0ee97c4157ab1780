"""Kiosks: let in by a code that the owner gives, known by a credential at each request, with their column's rights.

What these are is ``scheduling.rights``; renaming a kiosk and taking its access away is as of any device (``staffing``).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager
from uuid import UUID

from scheduling.errors import NotAllowed
from scheduling.limits import check_message
from scheduling.records import Organization, StaffMember
from scheduling.rights import Action, Column, Extent, extent
from scheduling.staff_messages import LONGEST_NAME, KioskCodeGiven, KioskLetIn, KioskWish
from scheduling.vocabulary import Role
from sync_server.services import audit, identity
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.limits import storable
from sync_server.services.models import Account, KioskCode
from sync_server.services.permissions import require
from sync_server.services.refusals import DeviceRevoked, NotSignedIn, WrongCredentials

CODE_SECONDS = 15 * 60
CODE_LENGTH = 8
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""None that is read for another: 852 thousand million codes, of which an organization has one at a time."""
PREFIX = "adkiosk_"
"""By which a credential is known from a token."""
UNNAMED = "Kiosk"
NOBODY = UUID(int=0)
"""The organization of who is not known yet: it has no rows."""
_NO_HASH = bytes(32)

Begin = Callable[[UUID], AbstractAsyncContextManager[UnitOfWork]]


async def give_code(uow: UnitOfWork, account: Account, now: int) -> KioskCodeGiven:
    """For the next kiosk; the one that was given before counts no more. Raises ``NotAllowed``."""
    require(account, Action.MANAGE_DEVICES)
    await uow.bump()
    code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
    given = KioskCode(
        tenant_id=uow.tenant_id,
        code_hash=_hash_of(code),
        staff_id=account.staff_id,
        device_id=account.device_id,
        expires_at=now + CODE_SECONDS,
    )
    await uow.kiosk_codes.give(given)
    await audit.note(uow, account, "kiosk.code", now)
    half = CODE_LENGTH // 2
    return KioskCodeGiven(code=f"{code[:half]}-{code[half:]}", expires_at=given.expires_at)


async def let_in(begin: Begin, wish: KioskWish, now: int) -> KioskLetIn:
    """A kiosk by its code, which works once. In the trail stands whose code it was.

    Raises ``WrongCredentials`` for one that is unknown, used or over alike, ``Invalid`` for the id of another kind of
    device, ``DeviceRevoked`` for a kiosk whose access was taken away.
    """
    check_message(wish)
    code_hash = _hash_of(wish.code)
    async with begin(NOBODY) as uow:
        code = await uow.kiosk_codes.by_hash(code_hash)
    if code is None or code.expires_at <= now:
        raise WrongCredentials
    async with begin(code.tenant_id) as uow:
        await uow.bump()
        if not await uow.kiosk_codes.use(code_hash):
            raise WrongCredentials
        name = storable(wish.name).strip()[:LONGEST_NAME] or UNNAMED
        credential = await identity.enrol_kiosk(uow, wish.device_id, name, now)
        if await uow.records.get(StaffMember, wish.device_id) is None:
            # So that history and trail can name it, as a site.
            await uow.records.add(StaffMember(id=wish.device_id, name=name, role=Role.KIOSK))
        giver = await uow.devices.account(code.staff_id, code.device_id)
        await audit.note(uow, giver, "kiosk.enrol", now, subject=("device", wish.device_id), detail=name)
        organization = await uow.records.get(Organization, uow.tenant_id)
        await uow.commit()
    return KioskLetIn(
        credential=text_of(code.tenant_id, wish.device_id, credential),
        tenant_id=code.tenant_id,
        organization=organization.name if organization is not None else "",
        name=name,
    )


def text_of(tenant_id: UUID, device_id: UUID, credential: str) -> str:
    """The credential as the kiosk keeps it: organization, device and secret in one word."""
    packed = base64.urlsafe_b64encode(tenant_id.bytes + device_id.bytes).decode().rstrip("=")
    return f"{PREFIX}{packed}.{credential}"


def parsed(text: str) -> tuple[UUID, UUID, bytes]:
    """Organization, device and the hash of the secret; raises ``NotSignedIn``."""
    body, _, credential = text.removeprefix(PREFIX).partition(".")
    try:
        packed = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise NotSignedIn from None
    if not text.startswith(PREFIX) or len(packed) != 32:
        raise NotSignedIn
    return UUID(bytes=packed[:16]), UUID(bytes=packed[16:]), hashlib.sha256(credential.encode()).digest()


async def holder_of(begin: Begin, text: str) -> tuple[UUID, UUID]:
    """Organization and kiosk; raises ``NotSignedIn``, and ``DeviceRevoked`` where it is theirs no more."""
    tenant_id, device_id, digest = parsed(text)
    async with begin(tenant_id) as uow:
        device = await uow.devices.get(device_id)
    known = device.credential_hash if device is not None and device.kind == "kiosk" else None
    if not hmac.compare_digest(known or _NO_HASH, digest) or known is None or device is None:
        raise NotSignedIn
    if device.revoked_at is not None:
        raise DeviceRevoked
    return tenant_id, device_id


def check_endpoint(actions: Collection[Action] | None) -> None:
    """Raise ``NotAllowed`` unless an endpoint asks for something that kiosks may: nothing else is open to one."""
    if not any(extent(Column.KIOSK, action) is not Extent.NONE for action in actions or ()):
        raise NotAllowed("not for kiosks")


def _hash_of(code: str) -> bytes:
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(plain.encode()).digest()
