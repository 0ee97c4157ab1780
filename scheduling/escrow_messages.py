"""The key of a person's local files, sealed to the server's public key: what is sent, and what a seal is bound to.

Sealing itself needs a library and is each side's own: HPKE (RFC 9180) with X25519, HKDF-SHA256 and
ChaCha20-Poly1305. Public keys and sealed keys travel as base64.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedKey:
    """``PUT /sync/key``: to be kept for the device under which the person signed in, or that goes on in its place."""

    device_id: UUID
    key_id: str
    sealed: str
    """To the ``escrow_key`` of the server's greeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWanted:
    """``POST /auth/key``: the person proves who they are by the password, as when signing in."""

    email: str
    password: str
    device_id: UUID
    """The one whose files they are."""
    public_key: str
    """Made for this question; the answer is sealed to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyGiven:
    key_id: str
    sealed: str
    """To the ``public_key`` of the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysGiven:
    """The newest first: files may have been made with an earlier one."""

    keys: list[KeyGiven]


def key_id_of(key: bytes) -> str:
    """By which a key is known without being told."""
    return hashlib.sha256(b"autodoctor file key\x00" + key).hexdigest()[:32]


def bound_to(tenant_id: UUID, device_id: UUID, key_id: str) -> bytes:
    """Whose key is sealed: in another's place the seal does not open."""
    return b"autodoctor escrow 1\x00" + tenant_id.bytes + device_id.bytes + key_id.encode()
