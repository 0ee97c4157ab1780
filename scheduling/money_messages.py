"""What is asked of the server about money, and what it answers: plain dataclasses. Cents are CAD, times instants.

No behaviour: the rules are ``money``, ``taxes``, ``cancellation``, ``credit`` and ``payments``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from scheduling.cancellation import PolicyTerm
from scheduling.commands import BookSession
from scheduling.payments import PaymentMethod
from scheduling.taxes import TaxLine
from scheduling.vocabulary import VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutRequest:
    """``POST /checkouts``: what is to be booked, by a hold of one's own, and how the rest is paid.

    Asked again with the same ``checkout_id`` it is answered as it stands by now.
    """

    checkout_id: UUID
    booking: BookSession
    """Names its hold. Its ``price_cents`` is what the customer was told."""
    method: PaymentMethod = PaymentMethod.CARD
    """``cash`` and ``terminal``: taken by whoever confirms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsQuestion:
    """``POST /money/terms``: what a booking would cost and give back. Changes nothing."""

    kind: VisitKind
    minutes: int = 30
    plan_id: UUID | None = None
    price_cents: int = 0
    """What the customer is told, without tax."""
    starts: int | None = None
    """``None``: at once."""
    mechanic_id: UUID | None = None
    customer_id: UUID | None = None
    """Whose credit pays first."""
    accepted: bool = True
    """Whether it is booked at once; an offer, and a session at once, is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """All of it is to be shown before the booking is made."""

    price_cents: int | None
    """Without tax; empty: agreed on later."""
    tax: list[TaxLine]
    """On the price."""
    due_cents: int
    """At booking: the price with tax, or the deposit of a visit in person."""
    balance_cents: int
    """The customer's account credit."""
    credit_cents: int
    """Of what is due, paid with it."""
    rest_cents: int
    """Of what is due, to be paid."""
    terms: list[PolicyTerm]
    """What comes back if it is cancelled, as codes and their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentView:
    """One payment of a session."""

    id: UUID
    purpose: str
    """``full``, ``deposit`` or ``balance``."""
    method: str
    state: str
    cents: int
    handed_cents: int | None
    """In cash: rounded to the coin."""
    refunded: int
    trouble: str
    """What the gateway said last, where it did not go well; it is tried again."""
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundView:
    """Money on its way back, or there; ``reason`` is ``gateway`` where nobody here asked for it."""

    id: UUID
    session_id: UUID
    payment_id: UUID
    method: str
    cents: int
    handed_cents: int | None
    state: str
    """``due`` or ``done``."""
    by_hand: bool
    """Due, and waits for whoever hands it back: cash, the terminal's, and a card's that the gateway will never do."""
    reason: str
    trouble: str
    asked_at: int
    done_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundsByHand:
    """``GET /money/refunds/by-hand``: oldest first, at most 200."""

    refunds: list[RefundView]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutAnswer:
    """How a checkout stands; all of it is to be shown before paying."""

    checkout_id: UUID
    session_id: UUID
    state: str
    """``started``, ``confirmed``, ``released`` or ``refunded``."""
    price_cents: int | None
    """Without tax; empty: agreed on later."""
    tax: list[TaxLine]
    due_cents: int
    """Now: the price with tax, or the deposit of a visit in person."""
    credit_cents: int
    """Of it, paid with the customer's credit."""
    rest_cents: int
    """Of it, to be paid by ``method``; 0 skips payment."""
    method: str
    terms: list[PolicyTerm]
    """What comes back if it is cancelled, as codes and their numbers."""
    expires_at: int | None
    """Until when the time is held; empty: it is no more."""
    payment: PaymentView | None
    client_secret: str
    """For the gateway's page, at the start of a payment by card."""
    refused_code: str
    """Why it was refunded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPayment:
    """``POST /money/sessions/{id}/payments``: cash or the terminal, taken by hand. Safe to repeat by its id."""

    payment_id: UUID
    method: PaymentMethod
    cents: int
    """What is due and credit does not pay, to the cent; cash is rounded to the coin by the server."""
    use_credit: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPayment:
    """``POST /money/sessions/{id}/card``: begin to pay by card what is due and credit does not pay."""

    payment_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CardAnswer:
    payment: PaymentView
    client_secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRequest:
    """``PUT /money/sessions/{id}/quote``: the shop's written price of a visit, without tax."""

    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRequest:
    """``POST /money/sessions/{id}/refunds``: more than the policy gives, by the owner. Safe to repeat by its id."""

    refund_id: UUID
    cents: int
    """With its tax."""
    reason: str
    as_credit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMoney:
    """What a session costs, what was paid, what is due and what went back."""

    session_id: UUID
    price_cents: int | None
    """Without tax, as agreed on when booking; empty: a quote is still to be given."""
    quote_cents: int | None
    tax: list[TaxLine]
    """On price or quote."""
    total_cents: int | None
    """Price or quote, with tax."""
    tax_kept: list[TaxLine]
    """In what stays of what was paid, once it is divided: all of ``tax``, or less where part of it went back."""
    at_booking_cents: int
    """What was due at booking."""
    paid_cents: int
    """Money and credit that were paid, less what went back."""
    credit_cents: int
    """Of it, credit."""
    given_back_cents: int
    """At the gateway itself, of what was asked for and is not divided yet: it is not asked for again."""
    due_cents: int
    """Now."""
    due_for: str
    """``full``, ``deposit`` or ``balance``."""
    payee: str
    """``mechanic`` or ``workshop``."""
    payee_mechanic_id: UUID | None
    settled: bool
    """Everything that was paid was divided or went back."""
    payee_cents: int
    platform_cents: int
    """The referral of a virtual session is out of it already."""
    referral_cents: int
    terms: list[PolicyTerm]
    """Of what was paid, as of now; empty once the session is over."""
    payments: list[PaymentView] = field(default_factory=list)
    refunds: list[RefundView] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    reason: str
    cents: int
    at: int
    note: str
    session_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditAnswer:
    """``GET /money/customers/{id}/credit``: newest first."""

    customer_id: UUID
    balance_cents: int
    lines: list[CreditLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditChange:
    """``POST /money/customers/{id}/credit``: goodwill, or less than 0: a mistake is taken back."""

    change_id: UUID
    cents: int
    reason: str
