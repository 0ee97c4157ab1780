"""Correcting a booking after it was made. Part of ``commands``; what may be corrected is ``session_editing``'s."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class EditSession:
    """What was said when it was booked, corrected: ``set`` maps a field to what it was when the user began and what it
    should be."""

    session_id: UUID
    set: dict[str, tuple[str, str]]
