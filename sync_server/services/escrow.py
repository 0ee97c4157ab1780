"""The keys of people's local files, kept sealed: given back to the person on proof of their password, to nobody else.

A sealed key opens only for its organization, device and key id; the private key is in a file of the server's, not in
the database. A key goes when its device has said that it erases itself, or long after the device was revoked or its
person left; neither of them gets one. How often somebody may ask is ``http``'s. Nothing here is ever logged.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import replace
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from scheduling.errors import Invalid
from scheduling.escrow_messages import KeyGiven, KeysGiven, KeyWanted, SealedKey, bound_to, key_id_of
from scheduling.records import StaffMember
from scheduling.rights import Action
from sync_server.services import audit
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account, DeviceKey
from sync_server.services.permissions import require
from sync_server.services.push import check_device
from sync_server.services.refusals import DeviceRevoked, NoKey, WrongCredentials
from sync_server.services.sign_in import Begin, person_of

MOST_KEYS = 3
"""Of one device: the newest."""
KEPT_AFTER = 400 * 86_400
"""Seconds after a device was revoked or its person left, if it never said that it erased itself."""
KEY_BYTES = 32

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class Escrow:
    """The server's pair of keys."""

    def __init__(self, secret: bytes) -> None:
        self._private = X25519PrivateKey.from_private_bytes(hashlib.sha256(secret).digest())
        self._public = self._private.public_key().public_bytes_raw()

    @property
    def public(self) -> bytes:
        """What devices seal to."""
        return self._public

    def opened(self, sealed: bytes, binding: bytes) -> bytes | None:
        """The key, or ``None`` where it was sealed to another, or is another's."""
        try:
            return _SUITE.decrypt(sealed, self._private, info=binding)
        except (InvalidTag, ValueError):
            return None


async def escrowed(uow: UnitOfWork, device_id: UUID, public: bytes) -> str:
    """The id of the newest key of the device that this server can open; empty where there is none."""
    keys = await uow.rows.find(
        DeviceKey, order="kept_at", newest_first=True, device_id=device_id, sealed_to=public
    )
    return keys[0].key_id if keys else ""


async def keep(uow: UnitOfWork, account: Account, message: SealedKey, escrow: Escrow, now: int) -> None:
    """Keep the key of a device of the asker's; raises ``NotAllowed``, ``DeviceRevoked`` and ``Invalid``."""
    require(account, Action.PULL)
    await check_device(uow, account, message.device_id)
    sealed = _decoded(message.sealed, "sealed")
    key = escrow.opened(sealed, bound_to(uow.tenant_id, message.device_id, message.key_id))
    if key is None or len(key) != KEY_BYTES or key_id_of(key) != message.key_id:
        raise Invalid("it does not open", field="sealed")
    row = DeviceKey(
        device_id=message.device_id,
        key_id=message.key_id,
        staff_id=account.staff_id,
        sealed=sealed,
        sealed_to=escrow.public,
        kept_at=now,
    )
    if not await uow.rows.add_once(row):
        await uow.rows.put(row)
        return
    await audit.record_sign(uow, account.staff_id, message.device_id, "device.key_kept", now)
    older = await uow.rows.find(DeviceKey, order="kept_at", newest_first=True, device_id=message.device_id)
    for each in older[MOST_KEYS:]:
        await uow.rows.delete(DeviceKey, each.device_id, each.key_id)


async def give_back(begin: Begin, message: KeyWanted, escrow: Escrow, now: int) -> KeysGiven:
    """The keys of exactly that device, sealed for whoever asks now; either way the owner sees it in the trail.

    Raises ``WrongCredentials``, ``DeviceRevoked``, ``NoKey`` (also of somebody else's) and ``Invalid``.
    """
    public_key = _public(message.public_key)
    person = await person_of(begin, message.email, message.password)
    async with begin(person.tenant_id) as uow:
        account = await uow.devices.account(person.staff_id, message.device_id)
        if account is None:
            raise NoKey if await uow.devices.get(message.device_id) is None else WrongCredentials
        if account.revoked:
            raise DeviceRevoked
        rows = await uow.rows.find(
            DeviceKey,
            order="kept_at",
            newest_first=True,
            device_id=message.device_id,
            staff_id=person.staff_id,
        )
        given = [each for row in rows if (each := _given(uow.tenant_id, row, escrow, public_key)) is not None]
        what = "device.key_given" if given else "device.key_refused"
        await audit.record_sign(uow, person.staff_id, message.device_id, what, now)
        await uow.commit()
    if not given:
        raise NoKey
    return KeysGiven(keys=given)


async def forget(uow: UnitOfWork, device_id: UUID) -> None:
    """The device erases itself: there is nothing left that its keys would open."""
    await uow.rows.delete_where(DeviceKey, device_id=device_id)


async def purge(uow: UnitOfWork, now: int) -> int:
    """Keys of devices that were revoked, or whose people left, long ago and never seen again; how many there were.

    To be asked once a day: that somebody left counts from when it is seen here, and no more once they are back.
    """
    count = 0
    for device in await uow.devices.all():
        if device.revoked_at is not None and device.revoked_at < now - KEPT_AFTER:
            count += await uow.rows.delete_where(DeviceKey, device_id=device.id)
    here = {row.id for row in await uow.records.find(StaffMember, active=True)}
    for key in await uow.rows.find(DeviceKey):
        if (key.staff_id in here) != (key.left_at is None):
            await uow.rows.put(replace(key, left_at=None if key.staff_id in here else now))
    return count + await uow.rows.delete_where(DeviceKey, left_at=Within(high=now - KEPT_AFTER))


def _given(tenant_id: UUID, row: DeviceKey, escrow: Escrow, public_key: X25519PublicKey) -> KeyGiven | None:
    binding = bound_to(tenant_id, row.device_id, row.key_id)
    key = escrow.opened(row.sealed, binding)
    if key is None:
        return None  # of a server key that is lost: the device sends it anew at its next greeting
    sealed = _SUITE.encrypt(key, public_key, info=binding)
    return KeyGiven(key_id=row.key_id, sealed=base64.b64encode(sealed).decode())


def _public(text: str) -> X25519PublicKey:
    try:
        key = X25519PublicKey.from_public_bytes(_decoded(text, "public_key"))
        _SUITE.encrypt(b"", key)  # some points are no keys
    except ValueError as error:
        raise Invalid("no public key", field="public_key") from error
    return key


def _decoded(text: str, field: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("not base64", field=field) from error
