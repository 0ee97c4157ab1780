"""The shop's trail of who did what, asked of the server page by page: nothing of it is kept here."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.trail import Topic
from scheduling.wire import AuditPage

PAGE = 50


class Auditing:
    """For who may read it; may raise ``Offline`` and ``Refused``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def trail(
        self,
        *,
        before: UUID | None = None,
        staff: UUID | None = None,
        topic: Topic | None = None,
        since: int | None = None,
        until: int | None = None,
    ) -> AuditPage:
        """Newest first: of one person, one topic, from one instant until before another, where these are given."""
        wanted = {"before": before, "staff": staff, "topic": topic, "since": since, "until": until}
        params: dict[str, str | int] = {"limit": PAGE}
        params |= {name: str(value) for name, value in wanted.items() if value is not None}
        return await self._access.call("GET", "/audit", AuditPage, params=params)
