"""A picture or a paper on its way to the server.

Not here: its bytes (``file_disk``), or the list of all (``kept_files``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class KeptState(StrEnum):
    COMING = "coming"
    """Being copied: nobody was told that it is kept. One found at a start is erased."""
    WAITING = "waiting"
    REFUSED = "refused"
    """The server does not take it; a person has to look."""
    SENT = "sent"
    """The server has it whole. Kept for a while, in case that it is restored from a backup without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """One file that was attached to a session here."""

    id: UUID
    session_id: UUID
    name: str
    size: int
    """Bytes."""
    media_type: str
    """By content."""
    sha256: str
    """Lower-case hexadecimal digits."""
    added_at: int
    state: KeptState
    code: str = ""
    """An ``ErrorCode`` when refused."""
    epoch: UUID | None = None
    """Of a file that was sent: the server's when it had it."""
    settled_at: int | None = None
