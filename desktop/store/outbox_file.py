"""What every reader of ``outbox.db`` agrees on. Not here: reading it whole and writing it (``outbox``)."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar
from uuid import UUID

E = TypeVar("E", str, UUID)

VERSION = 3

OUTBOX = "outbox.db"
READY = "outbox.db.salvaged"
"""What could be read of a damaged outbox, whole on the disk: it takes that one's place."""
NOTE = "outbox.db.damaged"
"""Damage was met amid the work: there is such a file until what can be read has been."""
REPORT = "outbox.db.recovered"
"""What was read of a damaged outbox, until somebody was told."""

CROSSED = (
    "(state = 'applied' AND NOT dismissed AND name LIKE 'session.cancel@%'"
    " AND json_extract(CAST(outcome AS TEXT), '$.accepted_by') IS NOT NULL)"
)
"""Cancelled while a mechanic had said yes to it: told until it is seen."""

UNSETTLED = (
    "state IN ('waiting', 'sent')"
    " OR (state IN ('conflict', 'rejected') AND NOT dismissed)"
    " OR (discard = 'late' AND NOT dismissed)"
    f" OR {CROSSED}"
    " OR (ack_epoch = ? AND ack_ver > ?) OR (ack_epoch = ? AND ack_ver > 0)"
)
"""Unanswered, to be told and not dismissed, or answered beyond the rows: asks for their epoch and how far they are
whole, and for the epoch that is coming."""


def coming(answered_in: E | None, answered_over: E | None, shown: E | None) -> E | None:
    """The epoch in which the server answers already, while the rows here are still those of ``shown``."""
    return answered_in if answered_over == shown != answered_in else None


def was_left_well(directory: Path) -> bool:
    """Whether it can be opened as it is: nothing is known of damage, and there is no log, as after a crash.

    Else ``outbox_opening`` looks first whether SQLite would pass over something that was committed.
    """
    log = directory / f"{OUTBOX}-wal"
    return not any((directory / name).exists() for name in (READY, NOTE, REPORT)) and (
        not log.exists() or log.stat().st_size == 0
    )
