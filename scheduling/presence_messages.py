"""The messages of presence: the switch "accepting now", and who is online."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceSwitch:
    """``PUT /presence``: one's own switch."""

    accepting_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceLine:
    """One mechanic's presence."""

    mechanic_id: UUID
    name: str
    accepting_now: bool
    online: bool
    heard_at: int | None
    """Instant; ``None``: never."""
    online_until: int | None
    """The instant from which the mechanic is offline if nothing more is heard; ``None``: is offline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceAnswer:
    """``GET /presence``: every mechanic for the owner and the reception, oneself for a mechanic."""

    mechanics: list[PresenceLine]
