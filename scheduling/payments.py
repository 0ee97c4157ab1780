"""The states of a payment: one table of what each event does in each state, the same event once only.

What is told twice, late or out of order changes nothing twice. Not here: how much is paid (``money``), who gets
what back (``cancellation``), speaking with a card processor (the server's gateway).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from scheduling.errors import IllegalTransition, Invalid
from scheduling.money import check_cents


class PaymentState(StrEnum):
    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"


class PaymentMethod(StrEnum):
    CARD = "card"
    """Through the card processor, which tells of it by events."""
    CASH = "cash"
    TERMINAL = "terminal"


MANUAL = frozenset({PaymentMethod.CASH, PaymentMethod.TERMINAL})
"""Recorded by hand by whoever took the money."""


class PaymentEventKind(StrEnum):
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    REFUNDED = "refunded"


class Effect(StrEnum):
    """What an event does in a state."""

    CHANGES = "changes"
    IGNORED = "ignored"
    """It is overtaken: what it tells was over before it came."""
    ILLEGAL = "illegal"


_S, _E = PaymentState, PaymentEventKind
EFFECTS: MappingProxyType[tuple[PaymentState, PaymentEventKind], Effect] = MappingProxyType(
    {
        (_S.PENDING, _E.SUCCEEDED): Effect.CHANGES,
        (_S.PENDING, _E.FAILED): Effect.CHANGES,
        # A refund that overtakes the news of its success: there was a success.
        (_S.PENDING, _E.REFUNDED): Effect.CHANGES,
        # The customer tried again, with another card.
        (_S.FAILED, _E.SUCCEEDED): Effect.CHANGES,
        (_S.FAILED, _E.FAILED): Effect.IGNORED,
        (_S.FAILED, _E.REFUNDED): Effect.CHANGES,
        (_S.SUCCEEDED, _E.SUCCEEDED): Effect.IGNORED,
        # An earlier attempt's failure, told late: the money is there.
        (_S.SUCCEEDED, _E.FAILED): Effect.IGNORED,
        (_S.SUCCEEDED, _E.REFUNDED): Effect.CHANGES,
        (_S.PARTLY_REFUNDED, _E.SUCCEEDED): Effect.IGNORED,
        (_S.PARTLY_REFUNDED, _E.FAILED): Effect.IGNORED,
        (_S.PARTLY_REFUNDED, _E.REFUNDED): Effect.CHANGES,
        (_S.REFUNDED, _E.SUCCEEDED): Effect.IGNORED,
        (_S.REFUNDED, _E.FAILED): Effect.IGNORED,
        (_S.REFUNDED, _E.REFUNDED): Effect.ILLEGAL,
    }
)
"""The whole table, every state and every event. A repeated event is recognised before it is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSettings:
    """What an owner may change."""

    settles_after: int = 24 * 3600
    """Seconds after a no-show at which its money settles; until then staff may take the no-show back."""
    cash_step: int = 5
    """The smallest coin in cents; a cash total is rounded to it."""

    def __post_init__(self) -> None:
        check_cents("settles_after", self.settles_after)
        if self.cash_step < 1:
            raise Invalid("the smallest coin is at least a cent", field="cash_step")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentEvent:
    """What is told of a payment. ``reference`` is the event's own (a refund's: the refund's id)."""

    reference: str
    kind: PaymentEventKind
    cents: int = 0
    """Of a refund: this refund's own amount, not the sum so far."""

    def __post_init__(self) -> None:
        if not self.reference:
            raise Invalid("an event needs a reference", field="reference")
        if (self.kind is PaymentEventKind.REFUNDED) != (self.cents > 0) or self.cents < 0:
            raise Invalid("a refund has an amount, and only a refund", field="cents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment (cents) and the events that changed it, in the order in which they came."""

    id: UUID
    cents: int
    method: PaymentMethod = PaymentMethod.CARD
    state: PaymentState = PaymentState.PENDING
    refunded: int = 0
    recorded_by: UUID | None = None
    """Of a manual payment: the staff member who took the money."""
    recorded_at: int | None = None
    events: tuple[PaymentEvent, ...] = ()

    def __post_init__(self) -> None:
        if self.cents <= 0:
            raise Invalid("a price of 0 has no payment", field="cents")

    @property
    def kept(self) -> int:
        """What is here and was not refunded, in cents; 0 until it succeeded."""
        here = self.state not in (PaymentState.PENDING, PaymentState.FAILED)
        return self.cents - self.refunded if here else 0


def manual_payment(
    payment_id: UUID, cents: int, method: PaymentMethod, *, recorded_by: UUID, at: int
) -> Payment:
    """A payment in cash or at the terminal, as it is recorded by hand: it has succeeded.

    Its amount is what was owed, also where cash was rounded. Raises ``Invalid`` for a card, or for 0.
    """
    if method not in MANUAL:
        raise Invalid("a card is not charged by hand", field="method")
    return Payment(
        id=payment_id,
        cents=cents,
        method=method,
        state=PaymentState.SUCCEEDED,
        recorded_by=recorded_by,
        recorded_at=at,
    )


def cash_total(cents: int, settings: PaymentSettings) -> int:
    """What is handed over in cash for ``cents``: there are no coins of a cent, so the nearest step.

    A half step goes up. Card and terminal payments are never rounded, nor is tax.
    """
    check_cents("cents", cents)
    step = settings.cash_step
    return (2 * cents + step) // (2 * step) * step


def apply(payment: Payment, event: PaymentEvent) -> Payment:
    """The payment after the event; the same one where the event is repeated, or overtaken.

    Refunds add up; the last cent makes it ``refunded``. Raises ``IllegalTransition`` for a refund beyond what
    was paid and for success or failure of a manual payment, ``Invalid`` for a reference that stood for
    something else.
    """
    for known in payment.events:
        if known.reference == event.reference:
            if known != event:
                raise Invalid("the reference stands for another event", field="reference")
            return payment
    refund = event.kind is PaymentEventKind.REFUNDED
    effect = EFFECTS[payment.state, event.kind]
    if payment.method in MANUAL and not refund:
        effect = Effect.ILLEGAL
    if effect is Effect.ILLEGAL or payment.refunded + event.cents > payment.cents:
        raise _illegal(payment, event)
    if effect is Effect.IGNORED:
        return payment
    refunded = payment.refunded + event.cents
    return replace(
        payment, state=_state_after(payment, event), refunded=refunded, events=(*payment.events, event)
    )


def _state_after(payment: Payment, event: PaymentEvent) -> PaymentState:
    if event.kind is PaymentEventKind.SUCCEEDED:
        return PaymentState.SUCCEEDED
    if event.kind is PaymentEventKind.FAILED:
        return PaymentState.FAILED
    whole = payment.refunded + event.cents == payment.cents
    return PaymentState.REFUNDED if whole else PaymentState.PARTLY_REFUNDED


def _illegal(payment: Payment, event: PaymentEvent) -> IllegalTransition:
    return IllegalTransition(
        f"{event.kind} of {event.cents} while {payment.state}",
        source=payment.state.value,
        event=event.kind.value,
        refunded=payment.refunded,
        cents=payment.cents,
    )


def settles_at(no_show_at: int, settings: PaymentSettings) -> int:
    """The instant at which the money of a no-show settles; until then nothing is paid out or credited."""
    return no_show_at + settings.settles_after


def is_settled(no_show_at: int, now: int, settings: PaymentSettings) -> bool:
    """Whether the money of a no-show has settled: at the very second it has, and the no-show stays."""
    return now >= settles_at(no_show_at, settings)
