"""How a website's bookings stand, as it is answered. No behaviour.

As ``site_messages``: instants are seconds since 1970 (UTC), amounts cents.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from scheduling.cancellation import PolicyTerm
from scheduling.taxes import TaxLine
from sync_server.services.site_messages import SiteMechanic, SiteSession


class SiteStep(StrEnum):
    """What a customer may do with a booking."""

    MOVE = "move"
    """``POST /site/bookings/{session_id}/move``, to a time that is free."""
    CANCEL = "cancel"
    """``POST /site/bookings/{session_id}/cancel``."""
    PAY = "pay"
    """``POST /site/bookings/{session_id}/card``: a deposit, a balance, or a price that is due (again)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRefund:
    """Money on its way back, or there."""

    cents: int
    state: str
    """``due`` or ``done``."""
    asked_at: int
    done_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMoney:
    """What a booking costs its customer, what was paid, and what comes back."""

    price_cents: int | None
    """Without tax; empty: agreed on later."""
    quote_cents: int | None
    """The shop's written price of a visit, without tax; it counts before the other."""
    tax: list[TaxLine]
    total_cents: int | None
    """With tax."""
    paid_cents: int
    """Less what went back."""
    due_cents: int
    """Now."""
    terms: list[PolicyTerm]
    """What comes back if it is cancelled, as of now, by the policy that it was booked under; of what is over, none."""
    refunds: list[SiteRefund]
    credited_cents: int
    """What was given back as account credit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBookingView:
    """``GET /site/bookings/{session_id}``: all that its customer may know."""

    customer: UUID
    """The site's reference."""
    booking: SiteSession
    mechanic: SiteMechanic | None
    """Who it is with, as shown to everybody; empty: nobody is chosen yet."""
    may: list[SiteStep]
    """What its customer may do now."""
    move_until: int | None
    """The last instant at which they may move it, if they may."""
    money: SiteMoney


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChange:
    """A booking that changed, as it stands now."""

    customer: UUID
    """The site's reference."""
    booking: SiteSession


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteChanges:
    """``GET /site/bookings``: each booking that changed, once; the latest change last."""

    bookings: list[SiteChange]
    cursor: str
    """Send it as ``after`` the next time."""
    more: bool
    """Ask again at once: not all was looked through."""
