"""The rows of money, one dataclass a table. Cents are CAD, instants seconds UTC. No behaviour but sums."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from scheduling.cancellation import CancellationPolicy, PolicyTerm
from scheduling.commands import BookSession
from scheduling.credit import CreditReason
from scheduling.money import MoneySettings, Payee, PayoutTerms
from scheduling.payments import Payment, PaymentEvent, PaymentEventKind, PaymentMethod, PaymentState
from scheduling.taxes import TaxLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingTerms:
    """What was agreed on when a session was booked; a change of the owner's numbers leaves it alone."""

    session_id: UUID
    agreed_at: int
    policy: CancellationPolicy
    settings: MoneySettings
    """For the payee's share, should the booking move to another mechanic."""
    payout: PayoutTerms
    payee_mechanic_id: UUID | None
    """Empty: the workshop is paid."""
    price_cents: int | None
    """Without tax. Empty: a visit in person whose price is still to be agreed on."""
    quote_cents: int | None = None
    """The shop's written quote, which counts before the price."""
    due_cents: int
    """At booking: the price with tax, or the deposit; 0 skips payment."""
    tax: tuple[TaxLine, ...] = ()
    """On the price, by the rates of the day of booking. A visit in person is taxed when it is done."""
    referring_session_id: UUID | None = None
    """The virtual session that led to this visit."""


class CheckoutState(StrEnum):
    STARTED = "started"
    CONFIRMED = "confirmed"
    RELEASED = "released"
    """Nothing was bought; credit came back."""
    REFUNDED = "refunded"
    """Paid, but the time was gone: all of it goes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """From a hold to a paid session: what was asked for, and what was said of its price before paying."""

    id: UUID
    session_id: UUID
    """Of the session as it will be."""
    customer_id: UUID
    hold_id: UUID
    staff_id: UUID
    device_id: UUID
    state: CheckoutState
    method: PaymentMethod
    command: BookSession
    terms: BookingTerms
    said: tuple[PolicyTerm, ...]
    credit_cents: int
    rest_cents: int
    payment_id: UUID | None
    """Of the rest, where there is one."""
    refused_code: str = ""
    """Why it was refunded."""
    started_at: int


class Purpose(StrEnum):
    FULL = "full"
    DEPOSIT = "deposit"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPayment:
    """One payment of a session: ``scheduling.payments.Payment``, and what it was for. Its events are rows beside it."""

    id: UUID
    session_id: UUID
    customer_id: UUID
    checkout_id: UUID | None = None
    purpose: Purpose
    method: PaymentMethod
    state: PaymentState
    cents: int
    """What was owed."""
    handed_cents: int | None = None
    """In cash: what was handed over, rounded to the coin."""
    refunded: int = 0
    intent_id: str = ""
    """The gateway's name for it; empty until the gateway answered."""
    trouble: str = ""
    """Why the gateway could not do it yet, or the card was refused: a word of the gateway's."""
    recorded_by: UUID | None = None
    recorded_at: int | None = None
    created_at: int

    def with_events(self, events: tuple[PaymentEvent, ...]) -> Payment:
        """As the rules know it."""
        return Payment(
            id=self.id,
            cents=self.cents,
            method=self.method,
            state=self.state,
            refunded=self.refunded,
            recorded_by=self.recorded_by,
            recorded_at=self.recorded_at,
            events=events,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentEventRow:
    """An event that changed a payment."""

    reference: str
    id: UUID
    """In the order in which they came."""
    payment_id: UUID
    kind: PaymentEventKind
    cents: int
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayEventRow:
    """Something that the gateway told, and what came of it."""

    id: str
    kind: str
    payment_id: UUID | None
    outcome: str
    """``applied``, ``ignored`` (overtaken), ``illegal``, ``unknown``."""
    at: int


class RefundState(StrEnum):
    DUE = "due"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """Money that goes back by the way it came; its id is the idempotency key."""

    id: UUID
    payment_id: UUID
    session_id: UUID
    cents: int
    handed_cents: int | None = None
    """In cash: what was handed back, rounded to the coin."""
    state: RefundState = RefundState.DUE
    reason: str = ""
    """``policy``, or the owner's words."""
    reference: str = ""
    """The gateway's name for it, once it was done."""
    trouble: str = ""
    tries: int = 0
    next_try_at: int | None = None
    """Empty: staff hand it back, at the counter or the terminal."""
    asked_at: int
    asked_by: UUID | None = None
    done_at: int | None = None
    done_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """A line of a customer's credit; ``scheduling.credit.CreditEntry`` and the session it was about."""

    id: UUID
    customer_id: UUID
    reference: str
    reason: CreditReason
    cents: int
    at: int
    note: str = ""
    session_id: UUID | None = None


class TransactionKind(StrEnum):
    PAYMENT = "payment"
    CREDIT_SPENT = "credit_spent"
    SETTLEMENT = "settlement"
    """A session that did not take place."""
    EARNING = "earning"
    """A session that took place and is paid."""
    REFERRAL = "referral"
    REFUND = "refund"
    """Beyond the policy, by the owner."""
    GOODWILL = "goodwill"
    """The same, as credit."""
    GATEWAY_REFUND = "gateway_refund"
    """Made at the gateway itself, past this program."""


SURPLUS = "surplus"
"""The note of a settlement of what goes back because it was paid twice: the rest is not divided by it."""


ACCOUNTS = (
    "card", "cash", "terminal", "credit", "rounding", "held", "payee", "platform", "gst", "hst", "pst", "qst",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyTransaction:
    """What moved between accounts, in cents: less than 0 gave, more than 0 got; together they are 0.

    ``card``, ``cash`` and ``terminal`` are the customer's side, ``credit`` what the shop owes customers, ``held``
    what was paid for a session and is not earned yet, ``rounding`` what coins make of a cash payment.
    """

    id: UUID
    reference: str
    kind: TransactionKind
    at: int
    session_id: UUID | None
    customer_id: UUID
    payee_kind: Payee
    payee_mechanic_id: UUID | None
    note: str = ""
    card: int = 0
    cash: int = 0
    terminal: int = 0
    credit: int = 0
    rounding: int = 0
    held: int = 0
    payee: int = 0
    platform: int = 0
    gst: int = 0
    hst: int = 0
    pst: int = 0
    qst: int = 0
