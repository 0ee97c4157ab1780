"""Rows of matching that only the server has, beside ``scheduling.offers.Offer`` and ``scheduling.waitlist``.

No field says how anybody answered offers, and none may be added that does (contractor independence).
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptingNow:
    """A mechanic's switch, as they set it themselves."""

    mechanic_id: UUID
    accepting: bool
    changed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanicHeard:
    """When a mechanic's desktop was last heard, to the minute."""

    mechanic_id: UUID
    heard_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImmediateIntake:
    """What was said of an immediate session that its own row has no place for."""

    session_id: UUID
    urgent: bool
    city: str
    """Where the customer is; empty where nobody said."""
    asked_at: int
    """The instant from which somebody waits."""
    mechanic_id: UUID | None = None
    """Whom the customer would like; asked first, and nobody is bound by it."""
