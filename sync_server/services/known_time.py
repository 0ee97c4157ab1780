"""Which time of a visit its customer was written last, whatever its row says by now.

Parked and placed again, a row may name times of which nobody ever heard: the messages say what its customer knows.
Not here: what is told (``telling``), and when it goes (``delivery``).
"""

from __future__ import annotations

from uuid import UUID

from scheduling.message_delivery import MessageState
from scheduling.message_relevance import TELLS_TIME
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.message_rows import SentMessage

_GONE_OUT = frozenset({MessageState.SENDING, MessageState.SENT})


async def known_time(uow: UnitOfWork, session_id: UUID) -> int | None:
    """The time that the latest message named which went, or just goes; ``None``: they were told none."""
    rows = await uow.rows.find(SentMessage, session_id=session_id)
    told = [row for row in rows if row.kind in TELLS_TIME and row.state in _GONE_OUT]
    latest = max(told, key=lambda row: (row.version, row.at), default=None)
    return None if latest is None else latest.starts
