"""The text of a refresh token: its organization, a secret, and what it is of under this server's seal.

The database knows a token by its hash alone. The seal tells of one that the database does not know that this server
gave it all the same: after the backup from which the database was restored. Not here: what such a one is good for
(``sign_in``).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import struct
from dataclasses import dataclass
from uuid import UUID

_PACKED = struct.Struct(">16s16s16sq")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a token says of itself."""

    family: UUID
    staff_id: UUID
    device_id: UUID
    created_at: int


class RefreshTexts:
    """Writes and reads them with one secret."""

    def __init__(self, secret: bytes) -> None:
        self._key = hashlib.sha256(b"refresh tokens" + secret).digest()

    def written(self, tenant_id: UUID, said: Said) -> str:
        """A new one; no two are alike."""
        head = f"{tenant_id.hex}.{secrets.token_urlsafe(32)}"
        packed = _PACKED.pack(said.family.bytes, said.staff_id.bytes, said.device_id.bytes, said.created_at)
        sealed = base64.urlsafe_b64encode(packed + self._mac(head, packed))
        return f"{head}.{sealed.decode().rstrip('=')}"

    def read(self, text: str) -> Said | None:
        """What it says, or ``None`` where that is nothing that this server sealed."""
        head, _, tail = text.rpartition(".")
        try:
            content = base64.b64decode(tail + "=" * (-len(tail) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        packed, mac = content[: _PACKED.size], content[_PACKED.size :]
        if len(packed) != _PACKED.size or not hmac.compare_digest(mac, self._mac(head, packed)):
            return None
        family, staff_id, device_id, created_at = _PACKED.unpack(packed)
        return Said(
            family=UUID(bytes=family),
            staff_id=UUID(bytes=staff_id),
            device_id=UUID(bytes=device_id),
            created_at=created_at,
        )

    def _mac(self, head: str, packed: bytes) -> bytes:
        return hmac.digest(self._key, head.encode(errors="surrogatepass") + packed, "sha256")
