"""Signatures of a gateway's messages: ``t=<instant>,v1=<HMAC-SHA256 of "<instant>.<body>">``, as Stripe makes them."""

from __future__ import annotations

import hashlib
import hmac

from sync_server.services.money.gateway import BadSignature

TOLERANCE = 300
"""Seconds by which a message may be older or newer than our clock: a copied one is of no use for long."""


def sign(secret: bytes, body: bytes, at: int) -> str:
    """The header of a message."""
    return f"t={at},v1={_digest(secret, body, at)}"


def check(secret: bytes, body: bytes, header: str, now: int) -> None:
    """Raise ``BadSignature`` unless the message is signed with the secret, and now."""
    parts = [part.strip().partition("=") for part in header[:1000].split(",")]
    times = [value for name, _, value in parts if name == "t"]
    if len(times) != 1 or not (times[0].isascii() and times[0].isdigit() and len(times[0]) <= 12):
        raise BadSignature("no time")
    at = int(times[0])
    if abs(now - at) > TOLERANCE:
        raise BadSignature("too old")
    wanted = _digest(secret, body, at)
    given = [value for name, _, value in parts if name == "v1" and value.isascii()]
    if True not in [hmac.compare_digest(wanted, each) for each in given]:
        raise BadSignature("not signed by the gateway")


def _digest(secret: bytes, body: bytes, at: int) -> str:
    return hmac.new(secret, f"{at}.".encode() + body, hashlib.sha256).hexdigest()
