"""How far the server's rows are here, and which answered changes they tell of already. Not here: the files."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from desktop.store.pending import REFUSED, UNANSWERED, PendingChange


@dataclass(frozen=True, slots=True)
class Position:
    """How far the rows are whole: the cursor in the server's ``epoch``."""

    epoch: UUID | None
    cursor: int
    coming: UUID | None = None
    """The epoch in which the server answers already, while the rows are still those of another one."""


def is_over(change: PendingChange, position: Position) -> bool:
    """Whether the rows tell all of it: answered, seen if there was something to tell, the cursor past the answer."""
    if change.state in UNANSWERED or (change.state in REFUSED and not change.dismissed):
        return False
    if change.came_late or change.crossed_by is not None:
        return False
    return not is_ahead(change, position)


def is_ahead(change: PendingChange, position: Position) -> bool:
    """Whether the change must still be laid over the rows."""
    if change.discarded:
        return False
    if change.state in UNANSWERED:
        return True
    if change.ack_epoch == position.coming:
        return change.ack_ver > 0
    return change.ack_epoch == position.epoch and change.ack_ver > position.cursor
