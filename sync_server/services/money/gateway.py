"""What is asked of whoever charges cards, and what it tells: the protocol, its values and its failures.

Each request carries an idempotency key: asked again with the same key, a gateway answers as it did the first time. So
whoever got no answer asks again, and nothing is charged or given back twice. Gateways are in ``sync_server.payments``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from scheduling.payments import PaymentEventKind


class IntentState(StrEnum):
    PENDING = "pending"
    """The customer has not given a card yet, or the bank thinks about it."""
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    """The card was refused; another may be tried."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """A payment as the gateway knows it."""

    id: str
    state: IntentState
    client_secret: str = ""
    """With which the customer's page gives the card to the gateway, past us."""
    trouble: str = ""
    """Why it failed, in a word of the gateway's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayRefund:
    """Money that the gateway gave back."""

    id: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewayEvent:
    """What the gateway tells of its own accord: signed, in any order, more than once."""

    id: str
    name: str
    """As the gateway calls it."""
    kind: PaymentEventKind | None = None
    """``None``: nothing that this program knows."""
    intent_id: str = ""
    payment_id: UUID | None = None
    """As it was given along with the intent."""
    refund_id: str = ""
    key: str = ""
    """The idempotency key of the refund, where it was asked for with one."""
    cents: int = 0
    """Of a refund: its own amount."""


class GatewayAway(Exception):
    """No answer: it may or may not have been done. Asked again with the same key."""


class GatewayRefused(Exception):
    """The gateway answered that it will not; its word is the message. Asked later, it may."""


class GatewayNever(GatewayRefused):
    """Nor will it ever: more than is left, a payment that it does not know, an account that is closed, no cards."""


class BadSignature(Exception):
    """The message is not the gateway's, or too old."""


class PaymentGateway(Protocol):
    """One charger of cards. Raises ``GatewayAway``, ``GatewayRefused`` or ``GatewayNever``, and nothing else."""

    @property
    def takes_cards(self) -> bool: ...
    @property
    def least_card(self) -> int:
        """The smallest amount that it charges, in cents."""
        ...

    @property
    def signature_header(self) -> str:
        """The header of its messages that signs them."""
        ...

    async def create(self, payment_id: UUID, cents: int, *, key: str) -> Intent:
        """Say that so much is to be paid."""
        ...

    async def confirm(self, intent_id: str, *, key: str) -> Intent:
        """Charge it; of one that was charged already, say so."""
        ...

    async def cancel(self, intent_id: str, *, key: str) -> Intent:
        """Never charge it; one that succeeded stays so, and is answered as it is."""
        ...

    async def refund(self, intent_id: str, cents: int, *, key: str) -> GatewayRefund:
        """Give back; never more than was paid."""
        ...

    def read_event(self, body: bytes, signature: str, now: int) -> GatewayEvent:
        """A message to the webhook; raises ``BadSignature``."""
        ...
