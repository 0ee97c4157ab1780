"""A mechanic's own switch and offers, asked of the server each time: nothing of it is kept on this computer.

Offers of booked times are rows too, and are answered by a command (``store``). That the desktop is there the server
hears by the stream of events (``live``).
"""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.matching_messages import OffersAnswer
from scheduling.offer_views import OfferView
from scheduling.presence_messages import PresenceAnswer, PresenceLine, PresenceSwitch


class Accepting:
    """For a mechanic; all may raise ``Offline``, ``Refused`` and ``NotKept``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def presence(self) -> list[PresenceLine]:
        """Whom this person may see: a mechanic sees themselves."""
        return (await self._access.call("GET", "/presence", PresenceAnswer)).mechanics

    async def switch(self, *, on: bool) -> PresenceLine:
        """Turn one's own switch."""
        body = PresenceSwitch(accepting_now=on)
        return await self._access.call("PUT", "/presence", PresenceLine, body=body)

    async def offers(self) -> list[OfferView]:
        """One's own, newest first."""
        return (await self._access.call("GET", "/offers", OffersAnswer)).offers

    async def accept(self, offer_id: UUID) -> OfferView:
        """Yes; the first one wins. Safe to repeat."""
        return await self._access.call("POST", f"/offers/{offer_id}/accept", OfferView)

    async def decline(self, offer_id: UUID) -> None:
        """No. Safe to repeat."""
        await self._access.send("POST", f"/offers/{offer_id}/decline")
