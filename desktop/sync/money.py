"""What a booking costs and what was paid, asked of the server each time: nothing of it is kept here."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.money_messages import (
    CreditAnswer,
    Foretold,
    ManualPayment,
    RefundRequest,
    RefundsByHand,
    SessionMoney,
    TermsQuestion,
)


class Money:
    """All may raise ``Offline`` and ``Refused``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def of_session(self, session_id: UUID) -> SessionMoney:
        """Price, tax, what was paid, what is due now, what went back."""
        return await self._access.call("GET", f"/money/sessions/{session_id}", SessionMoney)

    async def credit(self, customer_id: UUID) -> int:
        """A customer's account credit in cents."""
        path = f"/money/customers/{customer_id}/credit"
        return (await self._access.call("GET", path, CreditAnswer)).balance_cents

    async def terms(self, question: TermsQuestion) -> Foretold:
        """What a booking would cost and give back. Changes nothing."""
        return await self._access.call("POST", "/money/terms", Foretold, body=question)

    async def by_hand(self, session_id: UUID, payment: ManualPayment) -> SessionMoney:
        """Record cash or the terminal's money for what is due now; safe to repeat by its id."""
        path = f"/money/sessions/{session_id}/payments"
        return await self._access.call("POST", path, SessionMoney, body=payment)

    async def give_back(self, session_id: UUID, refund: RefundRequest) -> SessionMoney:
        """Give more back than the policy does; safe to repeat by its id."""
        path = f"/money/sessions/{session_id}/refunds"
        return await self._access.call("POST", path, SessionMoney, body=refund)

    async def to_hand_back(self) -> RefundsByHand:
        """What waits for somebody to hand it back."""
        return await self._access.call("GET", "/money/refunds/by-hand", RefundsByHand)

    async def handed(self, refund_id: UUID) -> None:
        """What waited to be handed back was; told again it changes nothing."""
        await self._access.send("POST", f"/money/refunds/{refund_id}/handed")
