"""What a website or another system asks of the server for its customers, and what it answers. No behaviour.

Ids are made by the site, so that every request may be sent again. Instants are seconds since 1970 (UTC), amounts
cents. Of a customer the site knows its own ``reference``, never the organization's row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from scheduling.vocabulary import ServiceType, VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """A plan that is sold now."""

    id: UUID
    code: str
    name_en: str
    name_fr: str
    minutes: int
    price_cents: int
    kinds: list[VisitKind]
    """Empty: all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMechanic:
    """What a customer may know of a mechanic before booking."""

    id: UUID
    name: str
    kinds: list[VisitKind]
    specialties: list[str]
    certifications: list[str]
    languages: list[str]
    years: int
    rating: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteShop:
    """``GET /site/shop``: what a website shows."""

    name: str
    zone: str
    """IANA name: local days of ``slots`` are meant in it."""
    locale: str
    address: str
    city: str
    province: str
    postal_code: str
    phone: str
    email: str
    currency: str
    notice_minutes: int
    """How soon the earliest time is, unless a mechanic's own notice is longer or shorter."""
    horizon_days: int
    plans: list[SitePlan]
    mechanics: list[SiteMechanic]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerWish:
    """``POST /site/customers``: somebody with a phone number or an email address."""

    reference: UUID
    """Made by the site; its name for this customer from now on."""
    name: str
    phone: str = ""
    """As typed; without country code it is Canadian."""
    email: str = ""
    language: str = ""
    """``en`` or ``fr``; empty: the shop's."""
    postal_code: str = ""
    zone: str = ""
    """IANA zone of the customer's own clock (a browser knows it): messages tell their time beside the workshop's
    where it differs. Empty is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleWish:
    """``POST /site/customers/{reference}/vehicles``."""

    vehicle_id: UUID
    make: str = ""
    model: str = ""
    year: int | None = None
    vin: str = ""
    plate: str = ""
    odometer_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCustomerView:
    """A customer as the site told of them, in normal form; nothing that the organization knows besides."""

    reference: UUID
    name: str
    phone: str
    """E.164."""
    email: str
    language: str
    postal_code: str
    zone: str = ""
    vehicles: list[VehicleWish] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteHold:
    """``POST /site/holds``: keep a time for a visitor while the booking is filled in."""

    hold_id: UUID
    visitor: UUID
    """Made by the site for each visitor, who holds one time: another hold takes the place of the first."""
    starts: int
    kind: VisitKind
    plan_id: UUID | None = None
    mechanic_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteHeld:
    """Until when it is kept."""

    hold_id: UUID
    starts: int
    minutes: int
    expires_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBooking:
    """``POST /site/bookings``. How long it lasts follows from the plan; in person it is an hour."""

    session_id: UUID
    customer: UUID
    """The site's reference."""
    starts: int
    kind: VisitKind
    service_type: ServiceType
    plan_id: UUID | None = None
    price_cents: int = 0
    """The price that the customer was shown: another one is refused, not charged."""
    mechanic_id: UUID | None = None
    vehicle_id: UUID | None = None
    hold_id: UUID | None = None
    """Of this very time, length and mechanic; with a bay if, and only if, the visit is in person."""
    visitor: UUID | None = None
    """Who holds it, if the hold is to be theirs."""
    just_advice: bool = False
    category: str = ""
    """What it is about, in a word or two."""
    concern: str = ""
    """In the customer's own words, at least 10 characters."""
    preparation: str = ""
    """Notes on what is to be ready before it begins."""
    special_requests: str = ""
    """What the customer wishes besides."""
    instead_of: UUID | None = None
    """The customer's search for a mechanic at once that found nobody: its files come along."""
    beside_upcoming: bool = False
    """The customer was asked about what they have ahead already (`has_upcoming`), and wants another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCheckout:
    """``POST /site/checkouts``: the rest after credit is paid by card."""

    checkout_id: UUID
    booking: SiteBooking
    """Names its hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMove:
    """``POST /site/bookings/{session_id}/move``: from where the customer saw it to another time."""

    customer: UUID
    """The site's reference: another customer's booking is not found."""
    seen_starts: int
    starts: int
    mechanic_id: UUID | None = None
    """Empty: the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCancel:
    """``POST /site/bookings/{session_id}/cancel``."""

    customer: UUID
    """The site's reference: another customer's booking is not found."""
    reason: str = ""
    """In the customer's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCardPayment:
    """``POST /site/bookings/{session_id}/card``: begin to pay by card what is due. Safe to repeat by its id."""

    customer: UUID
    """The site's reference: another customer's booking is not found."""
    payment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCharge:
    """``POST /site/bookings/{session_id}/card/{payment_id}/confirm``."""

    customer: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSession:
    """A booking as its customer may know it."""

    session_id: UUID
    state: str
    """``scheduled``; ``offered``: its mechanic answers first; ``unplaced``: the shop looks for another time."""
    kind: VisitKind
    service_type: ServiceType
    starts: int | None
    minutes: int
    mechanic_id: UUID | None
    vehicle_id: UUID | None
    plan_id: UUID | None
    price_cents: int | None
    """Without tax; empty: agreed on later."""
    category: str
    concern: str
    preparation: str
    special_requests: str
    cancelled_by: str
    """Of a cancelled one: ``customer``, ``staff``, ``mechanic`` or ``platform``; else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSessions:
    """What is upcoming, soonest first."""

    sessions: list[SiteSession]
