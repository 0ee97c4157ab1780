"""What an offer shows to the mechanic who is asked: enough to decide, and who it is only after accepting.

From rows to a view. The payout is computed elsewhere (``money``), and who may fetch it is the server's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from scheduling.offers import Closing, Offer, OfferState, is_lapsed
from scheduling.records import Customer, Session, Vehicle
from scheduling.vocabulary import VisitKind

HIDDEN = "…"
"""Stands where a contact was written into the concern."""

_CONTACT = re.compile(
    r"[^\s@]{1,64}@[^\s@]{1,253}\.\w+"  # an address
    r"|(?<!\w)\+\d(?:[\s.-]?\d){7,14}(?!\w)"  # a phone number with its country
    r"|(?<!\w)(?:1[\s.-]?)?\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]{0,2}\d{4}(?!\w)"  # and as people write it here
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who it is: shown once the mechanic has accepted."""

    name: str
    phone: str
    email: str
    plate: str = ""
    vin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    """What the mechanic sees. The vehicle's fields are empty where it is just advice."""

    offer_id: UUID
    state: OfferState
    kind: VisitKind
    minutes: int
    starts: int | None
    """``None``: at once."""
    answer_until: int | None
    """``None``: there is nothing to answer any more."""
    vehicle_year: int | None
    vehicle_make: str
    vehicle_model: str
    odometer_km: int | None
    concern: str
    city: str
    payout_cents: int
    contact: Contact | None
    """``None`` until this mechanic has accepted."""
    session_id: UUID | None = None
    """Whose session it asks for; ``None``: from a server that does not say."""
    made_at: int = 0
    closing: Closing | None = None
    """Of one that ended without this mechanic's answer: why."""


def offer_view(
    offer: Offer,
    session: Session,
    customer: Customer,
    vehicle: Vehicle | None,
    *,
    city: str,
    payout_cents: int,
    now: int,
) -> OfferView | None:
    """What this offer shows at ``now``; ``None`` for a queued one, which nobody sees yet.

    Name and contact, and what identifies the vehicle (plate, VIN), come after accepting. Before it, an
    address or a phone number that the customer wrote into the concern is hidden too. ``payout_cents`` is
    what the payee gets for the whole session.
    """
    if offer.state is OfferState.QUEUED:
        return None
    accepted = offer.state is OfferState.ACCEPTED
    return OfferView(
        offer_id=offer.id,
        state=offer.state,
        kind=session.kind,
        minutes=session.minutes,
        starts=offer.starts,
        answer_until=_answer_until(offer, now),
        vehicle_year=vehicle.year if vehicle else None,
        vehicle_make=vehicle.make if vehicle else "",
        vehicle_model=vehicle.model if vehicle else "",
        odometer_km=vehicle.odometer_km if vehicle else None,
        concern=session.concern if accepted else without_contact(session.concern),
        city=city,
        payout_cents=payout_cents,
        contact=_contact(customer, vehicle) if accepted else None,
        session_id=offer.session_id,
        made_at=offer.made_at,
        closing=offer.closing,
    )


def _answer_until(offer: Offer, now: int) -> int | None:
    waits = offer.state is OfferState.OFFERED and not is_lapsed(offer, now)
    return offer.expires_at if waits else None


def without_contact(text: str) -> str:
    """The text without email addresses and phone numbers."""
    return _CONTACT.sub(HIDDEN, text)


def _contact(customer: Customer, vehicle: Vehicle | None) -> Contact:
    return Contact(
        name=customer.name,
        phone=customer.phone,
        email=customer.email,
        plate=vehicle.plate if vehicle else "",
        vin=vehicle.vin if vehicle else "",
    )
