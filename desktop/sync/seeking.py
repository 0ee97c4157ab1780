"""A mechanic at once and the waitlist, asked of the server each time: nothing of it is kept on this computer."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.matching_messages import (
    AskNow,
    Assign,
    JoinWaitlist,
    SearchView,
    WaitlistAnswer,
    WaitlistLine,
    WaysAnswer,
    WaysQuestion,
)
from scheduling.visit_messages import Favourites


class Seeking:
    """For the owner and the reception; all may raise ``Offline``, ``Refused`` and ``NotKept``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def ways(self, question: WaysQuestion) -> WaysAnswer:
        """Who could help at once, and the ways on where nobody can. Changes nothing."""
        return await self._access.call("POST", "/matching/ways", WaysAnswer, body=question)

    async def ask(self, asked: AskNow) -> SearchView:
        """The best who are online are asked. Safe to repeat."""
        return await self._access.call("POST", "/matching/sessions", SearchView, body=asked)

    async def search(self, session_id: UUID) -> SearchView:
        """How far it is."""
        return await self._access.call("GET", f"/matching/sessions/{session_id}", SearchView)

    async def assign(self, session_id: UUID, mechanic_id: UUID) -> SearchView:
        """Give it to one of the workshop's own. Safe to repeat."""
        body = Assign(mechanic_id=mechanic_id)
        return await self._access.call(
            "POST", f"/matching/sessions/{session_id}/assign", SearchView, body=body
        )

    async def favourites(self, customer_id: UUID) -> list[UUID]:
        """The mechanics whom a customer likes."""
        path = f"/customers/{customer_id}/favourites"
        return (await self._access.call("GET", path, Favourites)).mechanics

    async def waiting(self) -> list[WaitlistLine]:
        """Who stands in the line, the first to come first."""
        return (await self._access.call("GET", "/waitlist", WaitlistAnswer)).entries

    async def join(self, asked: JoinWaitlist) -> WaitlistLine:
        """Stand in the line. Safe to repeat."""
        return await self._access.call("POST", "/waitlist", WaitlistLine, body=asked)

    async def entry(self, entry_id: UUID) -> WaitlistLine:
        """A place in the line as it stands."""
        return await self._access.call("GET", f"/waitlist/{entry_id}", WaitlistLine)

    async def leave(self, entry_id: UUID) -> None:
        """Out of the line. Safe to repeat."""
        await self._access.send("DELETE", f"/waitlist/{entry_id}")

    async def book(self, entry_id: UUID, asked: AskNow) -> SearchView:
        """From the time that is held: its mechanic is asked first."""
        return await self._access.call("POST", f"/waitlist/{entry_id}/book", SearchView, body=asked)
