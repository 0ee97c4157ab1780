"""What a website asks for a customer about their platform account, and what the person asks. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services.account_rows import AccountPurpose


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountWish:
    """``POST /site/customers/{reference}/account``: send a link to the address of this customer's record."""

    request_id: UUID
    """Made by the site: sent again, nothing more is sent to the customer."""
    purpose: AccountPurpose
    """What the link is good for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountAsked:
    """The same whether there is an account, an address, or anything to do."""

    request_id: UUID
    purpose: AccountPurpose
    expires_at: int
    """Until when a link counts, if one was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenToken:
    """The token of a link, as its page gives it back."""

    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountConfirmed:
    """``POST /account/confirm``: what the link did."""

    purpose: AccountPurpose
    """``link`` or ``unlink``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountBooking:
    """A booking of one's own, in one of the linked organizations."""

    organization: str
    """Its name."""
    zone: str
    """IANA name of the organization's time zone."""
    state: SessionState
    kind: VisitKind
    starts: int | None
    """``None``: a mechanic is looked for at once."""
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountBookings:
    """``POST /account/bookings``: what is upcoming, soonest first."""

    bookings: list[AccountBooking]
