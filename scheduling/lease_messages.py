"""What is answered about the bays' slots that are kept for walk-ins. JSON on the wire; no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseLine:
    """A slot that a computer has for walk-ins."""

    lease_id: UUID
    """Of the reservation."""
    bay_id: UUID
    bay: str
    """The bay's name."""
    device_id: UUID
    device: str
    """The computer's name."""
    starts: int
    ends: int
    expires_at: int
    """When the shop closes, and what is left lapses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseList:
    """``GET /leases`` and ``POST /leases``: all that hold now, by their start."""

    leases: list[LeaseLine]
