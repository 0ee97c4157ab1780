"""What staff do with visit requests, in the imperative, as in ``commands``: it gives these names too.

Who may answer what, and when, is in ``visit_requests``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from scheduling.visit_request_records import DeclineReason, RequestSource
from scheduling.vocabulary import ServiceType


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateRequest:
    """A customer wishes for a visit; ``requested`` are the instants that suit, the best first.

    After a session at a distance (``source`` is ``session``) that session is named: what the customer complained
    of, and the vehicle unless another is named, come from it, and the referral is recorded.
    """

    request_id: UUID
    source: RequestSource
    customer_id: UUID
    service_type: ServiceType
    requested: list[int]
    asked_at: int | None = None
    """When the customer asked, by the device's clock: the promise counts from then, however late this is sent."""
    minutes: int | None = None
    """``None``: as long as the shop's visits last."""
    vehicle_id: UUID | None = None
    concern: str = ""
    preferred_mechanic_id: UUID | None = None
    from_session_id: UUID | None = None
    diagnosis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRequest:
    """Book the visit: at a time that the customer named or was offered, or has agreed to since.

    Of an offered time, the customer's yes; its own hold becomes the booking, so ``reservation_id`` and ``bay_id``
    do not count. Of a wish, ``bay_id`` is the bay, or the first free one.
    """

    request_id: UUID
    session_id: UUID
    reservation_id: UUID
    starts: int
    mechanic_id: UUID | None = None
    bay_id: UUID | None = None
    customer_agreed: bool = False
    """The customer said so, on the phone or at the counter."""
    quote_cents: int | None = None
    """The shop's written quote, without tax; ``None`` leaves the one that the request has."""
    quote_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeToOffer:
    """One time of a counter-offer, held under ``hold_id``; with a mechanic or a bay alone."""

    hold_id: UUID
    starts: int
    mechanic_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRequest:
    """Offer other times, each held until the customer answers or the offer lapses."""

    request_id: UUID
    times: list[TimeToOffer]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineRequest:
    """The shop declines, with a reason; or its customer declines what was offered (``customer_agreed``)."""

    request_id: UUID
    decline_reason: DeclineReason | None = None
    reason: str = ""
    customer_agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRequest:
    """The customer no longer wants it, and said so."""

    request_id: UUID
    reason: str = ""


RequestCommand: TypeAlias = CreateRequest | ConfirmRequest | CounterRequest | DeclineRequest | WithdrawRequest
"""What becomes of a visit request."""
