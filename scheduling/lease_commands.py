"""What a device does with the bays' slots that are leased to it; as ``commands`` has what anybody does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from scheduling.vocabulary import ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIn:
    """A customer who stands at the desk gets a bay out of slots that are leased to this device: confirmed at once."""

    session_id: UUID
    customer_id: UUID
    leases: list[UUID]
    """The reservations of the leased slots, neighbours in one bay, by their start; the first becomes the booking's."""
    bay_id: UUID
    """Where they are, should the server not know them any more."""
    starts: int
    minutes: int
    at: int
    """When it was done, by the device's clock as the server's was last heard."""
    vehicle_id: UUID | None = None
    service_type: ServiceType = ServiceType.REPAIR
    concern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveBackLease:
    """A slot leased to this device is needed otherwise: anybody may have it from now on."""

    lease_id: UUID


LeaseCommand: TypeAlias = WalkIn | GiveBackLease
"""What is done with leased slots."""
