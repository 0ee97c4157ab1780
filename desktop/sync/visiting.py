"""What is asked of one session that no device keeps: its summary and rating, its lobby, its thread, its history."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.visit_messages import (
    MOST_MESSAGES,
    Afterwards,
    History,
    HistoryLine,
    Lobby,
    MessageLine,
    MessageRequest,
    SummaryRequest,
    ThreadPage,
)


class Visiting:
    """Asks the server directly; all may raise ``Offline``, ``Refused`` and ``NotKept``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def afterwards(self, session_id: UUID) -> Afterwards:
        """Summary and rating, as far as there are any."""
        return await self._access.call("GET", f"/sessions/{session_id}/afterwards", Afterwards)

    async def summarize(self, session_id: UUID, text: str, over: str) -> Afterwards:
        """Write the summary of a session that is over in place of ``over``; safe to repeat."""
        body = SummaryRequest(text=text, over=over)
        return await self._access.call("PUT", f"/sessions/{session_id}/summary", Afterwards, body=body)

    async def lobby(self, session_id: UUID) -> Lobby:
        """Who is there."""
        return await self._access.call("GET", f"/sessions/{session_id}/lobby", Lobby)

    async def join(self, session_id: UUID) -> Lobby:
        """Come in, or say that one is still there."""
        return await self._access.call("PUT", f"/sessions/{session_id}/lobby", Lobby)

    async def leave(self, session_id: UUID) -> None:
        """Go; what has begun goes on."""
        await self._access.send("DELETE", f"/sessions/{session_id}/lobby")

    async def thread(self, session_id: UUID, after: int) -> ThreadPage:
        """The messages after a number, oldest first."""
        params = {"after": after, "limit": MOST_MESSAGES}
        return await self._access.call("GET", f"/sessions/{session_id}/thread", ThreadPage, params=params)

    async def write(self, session_id: UUID, message: MessageRequest) -> MessageLine:
        """Append a message; safe to repeat by its id."""
        return await self._access.call("POST", f"/sessions/{session_id}/thread", MessageLine, body=message)

    async def events(self, session_id: UUID) -> list[HistoryLine]:
        """What became of it, oldest first: who, when, from which computer."""
        return (await self._access.call("GET", f"/sessions/{session_id}/events", History)).events
