"""The key of the local files is sealed to the server's public key and sent there; and asked back when it is lost.

Whose key the server's is, the connection (TLS) vouches for. The library is imported where it is needed: it takes
longer than the first paint. Not here: where the key is kept (``desktop.store.secrets``).
"""

from __future__ import annotations

import asyncio
import base64
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.store.account_file import Account
from desktop.store.errors import NotKept
from desktop.sync.account import Access
from desktop.sync.errors import BadAnswer, Offline, Refused
from scheduling.escrow_messages import KeyGiven, KeyWanted, SealedKey, bound_to, key_id_of
from scheduling.wire import Welcome

if TYPE_CHECKING:
    from desktop.sync.sealing import Pair


class KeyInEscrow:
    """Sees to it that the server has the key of these files, for the device that they are of just now."""

    def __init__(self, access: Access, key: bytes) -> None:
        self._access = access
        self._key = key
        self._key_id = key_id_of(key)
        self._sent: set[tuple[str, UUID]] = set()

    async def greeted(self, welcome: Welcome, tenant_id: UUID, device_id: UUID) -> None:
        """Send it if the server lacks it; what fails is done after a later greeting, and said to nobody."""
        sent = welcome.escrow_key, device_id
        if not welcome.escrow_key or welcome.escrowed == self._key_id or sent in self._sent:
            return
        with suppress(Offline, Refused, NotKept, ValueError):
            binding = bound_to(tenant_id, device_id, self._key_id)
            server = base64.b64decode(welcome.escrow_key, validate=True)
            sealed = await asyncio.to_thread(_sealed, self._key, server, binding)
            message = SealedKey(device_id=device_id, key_id=self._key_id, sealed=_text(sealed))
            await self._access.send("PUT", "/sync/key", message)
            self._sent.add(sent)


async def lost_keys(access: Access, account: Account, password: str) -> list[bytes]:
    """The keys that the server has of this device's files, the newest first; raises ``Offline`` and ``Refused``."""
    pair = await asyncio.to_thread(_pair)
    message = KeyWanted(
        email=account.email, password=password, device_id=account.device_id, public_key=_text(pair.public)
    )
    answer = await access.lost_keys(message)
    try:
        return [_opened(pair, given, account) for given in answer.keys]
    except ValueError as error:
        raise BadAnswer("a key that was not sealed to us") from error


def _opened(pair: Pair, given: KeyGiven, account: Account) -> bytes:
    binding = bound_to(account.tenant_id, account.device_id, given.key_id)
    return pair.opened(base64.b64decode(given.sealed, validate=True), binding)


def _sealed(key: bytes, public_key: bytes, binding: bytes) -> bytes:
    from desktop.sync.sealing import seal

    return seal(key, public_key, binding)


def _pair() -> Pair:
    from desktop.sync.sealing import Pair

    return Pair()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
