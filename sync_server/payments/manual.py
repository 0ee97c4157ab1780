"""For a shop without cards: cash and the terminal are recorded by hand, and nothing is ever charged here."""

from __future__ import annotations

from uuid import UUID

from sync_server.services.money.gateway import (
    BadSignature,
    GatewayEvent,
    GatewayNever,
    GatewayRefund,
    Intent,
)

NO_CARDS = "no_cards"


class NoCards:
    """``PaymentGateway``: refuses everything, by name and for good."""

    takes_cards = False
    least_card = 0
    signature_header = "X-Payment-Signature"

    async def create(self, payment_id: UUID, cents: int, *, key: str) -> Intent:  # noqa: ARG002 - a protocol's signature
        raise GatewayNever(NO_CARDS)

    async def confirm(self, intent_id: str, *, key: str) -> Intent:  # noqa: ARG002 - a protocol's signature
        raise GatewayNever(NO_CARDS)

    async def cancel(self, intent_id: str, *, key: str) -> Intent:  # noqa: ARG002 - a protocol's signature
        raise GatewayNever(NO_CARDS)

    async def refund(self, intent_id: str, cents: int, *, key: str) -> GatewayRefund:  # noqa: ARG002 - a protocol's signature
        raise GatewayNever(NO_CARDS)

    def read_event(self, body: bytes, signature: str, now: int) -> GatewayEvent:  # noqa: ARG002 - a protocol's signature
        """Nobody is there to tell anything."""
        raise BadSignature(NO_CARDS)
