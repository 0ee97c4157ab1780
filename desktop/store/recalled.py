"""The changes of the outbox that matter still, in memory, and what is counted of them.

Not here: the file (``outbox``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from desktop.store.pending import REFUSED, UNANSWERED, PendingChange
from scheduling.lease_commands import WalkIn


class Recalled:
    """By id, in the order of submission. Nothing here looks at all of them to say what changed or how many wait."""

    def __init__(self, changes: Iterable[PendingChange] = ()) -> None:
        self._changes: dict[UUID, PendingChange] = {}
        self._answered: dict[UUID, PendingChange] = {}
        self._touched: Counter[UUID] = Counter()
        """How many waiting changes touch a row."""
        self._waiting_rows: frozenset[UUID] | None = None
        self._stirred: dict[UUID, PendingChange] = {}
        self.waiting = 0
        """How many wait for the server; none that was taken back."""
        self.refused = 0
        """How many the server refused, or had before they were taken back, and nobody has seen to."""
        for change in changes:
            self.put(change)

    def __iter__(self) -> Iterator[PendingChange]:
        return iter(self._changes.values())

    def __contains__(self, mid: object) -> bool:
        return mid in self._changes

    def get(self, mid: UUID) -> PendingChange | None:
        return self._changes.get(mid)

    def put(self, change: PendingChange) -> None:
        """Add a new one, the newest of all, or let a known one be so from now on."""
        known = self._changes.get(change.mid)
        if known is not None:
            self._count(known, -1)
        self._changes[change.mid] = self._stirred[change.mid] = change
        self._count(change, 1)
        if change.state in UNANSWERED:
            self._answered.pop(change.mid, None)
        else:
            self._answered[change.mid] = change

    def update(self, mid: UUID, **values: Any) -> None:
        """The same with other values, if it is here."""
        if mid in self._changes:
            self.put(replace(self._changes[mid], **values))

    def take(self, mid: UUID) -> None:
        """It matters no longer."""
        change = self._changes.pop(mid)
        self._answered.pop(mid, None)
        self._stirred[mid] = change
        self._count(change, -1)

    def answered(self) -> list[PendingChange]:
        """Those that the server has answered."""
        return list(self._answered.values())

    def stirred(self) -> list[PendingChange]:
        """Those that may have to be shown otherwise since this was asked last: changed, gone, or passed by the rows."""
        stirred, self._stirred = self._stirred, {}
        return list((stirred | self._answered).values())

    def waiting_rows(self) -> frozenset[UUID]:
        """The rows that unanswered changes touch; not those of a walk-in, which is confirmed (docs/adr/0020)."""
        if self._waiting_rows is None:
            self._waiting_rows = frozenset(self._touched)
        return self._waiting_rows

    def _count(self, change: PendingChange, step: int) -> None:
        if change.dismissed or change.discarded:
            return
        self.refused += step * (change.state in REFUSED or change.came_late)
        if change.state not in UNANSWERED:
            return
        self.waiting += step
        if isinstance(change.command, WalkIn):
            return
        self._waiting_rows = None
        for row_id in change.rows:
            self._touched[row_id] += step
            if not self._touched[row_id]:
                del self._touched[row_id]
