"""What the server alone has of a customer: credit, mechanics they like, whether SMS are welcome, what they signed."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.message_delivery import ConsentAnswer, ConsentHow, ConsentWish
from scheduling.money_messages import CreditAnswer
from scheduling.visit_messages import Favourites
from scheduling.waiver_messages import WaiverPage

MOST_WAIVERS = 20


class CustomerService:
    """Asks the server directly; all may raise ``Offline``, ``Refused`` and ``NotKept``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credit(self, customer_id: UUID) -> CreditAnswer:
        """What they have, and every line of it."""
        return await self._access.call("GET", f"/money/customers/{customer_id}/credit", CreditAnswer)

    async def favourites(self, customer_id: UUID) -> Favourites:
        """The mechanics whom they like."""
        return await self._access.call("GET", f"/customers/{customer_id}/favourites", Favourites)

    async def like(self, customer_id: UUID, mechanic_id: UUID) -> None:
        """Note that they like one; safe to repeat."""
        await self._access.send("PUT", f"/customers/{customer_id}/favourites/{mechanic_id}")

    async def unlike(self, customer_id: UUID, mechanic_id: UUID) -> None:
        """No more; safe to repeat."""
        await self._access.send("DELETE", f"/customers/{customer_id}/favourites/{mechanic_id}")

    async def consent(self, customer_id: UUID) -> ConsentAnswer:
        """Whether they agreed to SMS at the number that they have now."""
        return await self._access.call("GET", f"/customers/{customer_id}/sms-consent", ConsentAnswer)

    async def agree(self, customer_id: UUID, *, given: bool) -> ConsentAnswer:
        """Note what they said at the desk or on the phone."""
        wish = ConsentWish(given=given, how=ConsentHow.SPOKEN)
        path = f"/customers/{customer_id}/sms-consent"
        return await self._access.call("PUT", path, ConsentAnswer, body=wish)

    async def waivers(self, customer_id: UUID) -> WaiverPage:
        """The newest of what they signed."""
        params: dict[str, str | int] = {"customer": str(customer_id), "limit": MOST_WAIVERS}
        return await self._access.call("GET", "/waivers", WaiverPage, params=params)
