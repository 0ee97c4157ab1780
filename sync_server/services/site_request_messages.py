"""What a website asks of the server about visits that its customers wish for, and what it answers. No behaviour.

As ``site_messages``: ids are made by the site, instants are seconds since 1970 (UTC), amounts cents.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.vocabulary import ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRequest:
    """``POST /site/requests``: a customer wishes for a visit; the workshop answers."""

    request_id: UUID
    customer: UUID
    """The site's reference."""
    service_type: ServiceType
    requested: list[int]
    """The instants that suit, the best first. They need not be free: nothing is taken yet."""
    concern: str
    """In the customer's own words, at least 10 characters."""
    vehicle_id: UUID | None = None
    mechanic_id: UUID | None = None
    """Whom the customer would like best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAccept:
    """``POST /site/requests/{request_id}/accept``: yes to one of the times that the workshop offered."""

    session_id: UUID
    starts: int
    mechanic_id: UUID | None = None
    """As offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteNo:
    """``POST /site/requests/{request_id}/decline`` or ``/withdraw``."""

    reason: str = ""
    """In the customer's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOffered:
    """A time that the workshop offers, held until ``expires_at``."""

    starts: int
    expires_at: int
    mechanic_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRequestView:
    """A request as its customer may know it."""

    request_id: UUID
    state: str
    """``pending``; ``countered``: other times are offered; ``confirmed``; ``declined``, ``withdrawn``, ``expired``."""
    service_type: ServiceType
    requested: list[int]
    minutes: int
    concern: str
    vehicle_id: UUID | None
    answer_by: int
    """Until when the workshop promises to answer."""
    offered: list[SiteOffered]
    """Of a countered one: what may be accepted still."""
    starts: int | None
    """Of a confirmed one, as confirmed; what became of it since is told by its booking."""
    session_id: UUID | None
    quote_cents: int | None
    """The workshop's written quote, without tax."""
    quote_text: str
    decline_reason: str
    reason: str
