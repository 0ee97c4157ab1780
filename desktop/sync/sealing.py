"""HPKE (RFC 9180), as ``scheduling.escrow_messages`` says. Importing this is slow: do so late, in a thread."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def seal(content: bytes, public_key: bytes, binding: bytes) -> bytes:
    """Only the private key's holder opens it, with the same binding; ``ValueError`` for what is no public key."""
    return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(public_key), info=binding)


class Pair:
    """Made for one answer."""

    def __init__(self) -> None:
        self._private = X25519PrivateKey.generate()
        self.public = self._private.public_key().public_bytes_raw()

    def opened(self, sealed: bytes, binding: bytes) -> bytes:
        """What was sealed to ``public``; ``ValueError`` where it was not."""
        try:
            return _SUITE.decrypt(sealed, self._private, info=binding)
        except InvalidTag as error:
            raise ValueError("sealed to another") from error
