"""What is told to the customer of a booking, asked of the server each time: nothing of it is kept here."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.message_delivery import ResendWish, Resent, SessionMessages


class Messages:
    """All may raise ``Offline`` and ``Refused``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def of_session(self, session_id: UUID) -> SessionMessages:
        """What went out about a booking, what did not and why, what is to come."""
        return await self._access.call("GET", f"/sessions/{session_id}/messages", SessionMessages)

    async def confirm_again(self, session_id: UUID, resend_id: UUID) -> Resent:
        """Have the confirmation told once more; safe to repeat by its id."""
        path = f"/sessions/{session_id}/confirmation"
        return await self._access.call("POST", path, Resent, body=ResendWish(resend_id=resend_id))
