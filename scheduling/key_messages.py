"""What the owner asks of the server about keys for other programs, and what it answers. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.keys import Scope

MOST_KEYS = 50
"""Living keys of an organization."""
LONGEST_NAME = 100
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyWish:
    """``POST /keys``. Safe to repeat with the same ``key_id`` and ``secret``: one key comes of it."""

    name: str
    """What the owner knows it by, for example "website"; 1 to 100 characters."""
    scopes: list[Scope]
    expires_at: int | None = None
    """Instant; empty: until it is revoked."""
    continues: UUID | None = None
    """A key in whose place this one comes: it goes on with the customers and bookings that the other brought."""
    key_id: UUID | None = None
    """An id that you make, with ``secret``; without both each request makes another key."""
    secret: str = ""
    """64 hexadecimal characters drawn at random, of which the key is made: it can be told again to who knows them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """A key as the owner sees it; the key itself is not kept."""

    id: UUID
    name: str
    scopes: list[Scope]
    site_id: UUID
    """Whom its customers and bookings belong to; the same for a key and those that continue it."""
    created_at: int
    created_by: UUID
    expires_at: int | None
    revoked_at: int | None
    last_used: int | None
    """Instant, to the hour or so; empty: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMade:
    """The answer to ``POST /keys``: the only time that the key is shown."""

    key: str
    """Send it as ``Authorization: Bearer …``. Whoever has it has its rights."""
    line: KeyLine


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyList:
    """``GET /keys``: also those that ended, newest first."""

    keys: list[KeyLine]
