"""Ids made by whoever creates a row: UUIDv7 (RFC 9562), so that they sort by time and collide never."""

from __future__ import annotations

import os
import time
from uuid import UUID


def uuid7(milliseconds: int | None = None, entropy: bytes | None = None) -> UUID:
    """A new UUIDv7.

    ``milliseconds`` (Unix time) and ``entropy`` (10 bytes) are given only by seeded generators and tests.
    """
    stamp = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    noise = os.urandom(10) if entropy is None else entropy
    value = (stamp & (1 << 48) - 1) << 80 | int.from_bytes(noise, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)
