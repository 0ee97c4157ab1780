"""The server's rows about other programs: their keys, and the customers and holds of a site. No behaviour.

A site is a ``StaffMember`` of that role; each of its keys has a ``Device`` of kind ``key``.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.keys import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """Only the hash of its secret is kept. Nothing of it changes but that it is revoked."""

    id: UUID
    staff_id: UUID
    device_id: UUID
    name: str
    secret_hash: bytes
    """SHA-256."""
    scopes: tuple[Scope, ...]
    created_at: int
    created_by: UUID
    expires_at: int | None = None
    revoked_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyUse:
    """When a key was used last; apart from the key, so that noting it never undoes a revocation."""

    key_id: UUID
    last_used: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCustomer:
    """Whom a site told of, under its own reference, as it told it: read back as that, whatever the shop knows."""

    site_id: UUID
    reference: UUID
    customer_id: UUID
    made: bool
    """The customer's row was made for it; else the organization knew this person already."""
    name: str
    phone: str
    email: str
    language: str
    postal_code: str
    created_at: int
    zone: str = ""
    """IANA, of the clock that the customer had then; empty where the site did not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteVehicle:
    """A vehicle that a site told of."""

    vehicle_id: UUID
    site_id: UUID
    reference: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitorHold:
    """The hold that a visitor of a site placed last."""

    site_id: UUID
    visitor: UUID
    hold_id: UUID
    placed_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMade:
    """A session, a checkout's before it is there, or a request."""

    made_id: UUID
    site_id: UUID
    reference: UUID
