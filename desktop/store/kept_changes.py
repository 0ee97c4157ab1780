"""What the user has done and the server has not settled, as presenters ask for it.

Not here: the writing (``local_store``).
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from desktop.store.outbox import Outbox
from desktop.store.pending import PendingChange

LOOKED_BACK = 50
"""Refused changes that are read to learn what a later one built on."""


class KeptChanges:
    """Reads answer at once from memory or disk."""

    _outbox: Outbox

    @property
    def device_id(self) -> UUID:
        """This device, to the server."""
        return self._outbox.device_id

    def changes(self) -> list[PendingChange]:
        """Everything not yet settled, oldest first; refused ones stay until they are dismissed.

        What was discarded is none of it, unless it came late.
        """
        return [change for change in self._outbox.recalled if not (change.dismissed or change.discarded)]

    def discarded(self) -> list[PendingChange]:
        """What was taken back and the server has not answered yet, oldest first."""
        return [change for change in self._outbox.recalled if change.discarded and not change.dismissed]

    def came_to_nothing(self) -> list[PendingChange]:
        """What was taken back and the server has not, of the last 14 days: read from the disk."""
        return self._outbox.came_to_nothing()

    def meant(self) -> list[PendingChange]:
        """Of the last 14 days everything else, settled or not: read from the disk."""
        return self._outbox.meant()

    def change(self, mid: UUID) -> PendingChange | None:
        """What became of one change of the last 14 days."""
        return self._outbox.change(mid)

    def frozen(self, mids: Sequence[UUID]) -> dict[UUID, bytes]:
        """The arguments of these changes, the very bytes that are pushed."""
        return self._outbox.frozen(mids)

    def refused_before(self, change: PendingChange) -> list[PendingChange]:
        """The last refused changes of the same kind that were made before it, newest first; seen ones too."""
        return self._outbox.refused_before(change, LOOKED_BACK)

    def count_waiting(self) -> int:
        """How many of :meth:`changes` wait for the server."""
        return self._outbox.recalled.waiting

    def count_refused(self) -> int:
        """How many of them a person has to see: refused, or discarded too late."""
        return self._outbox.recalled.refused

    def waiting_rows(self) -> frozenset[UUID]:
        """The ids of rows that an unanswered change touches: drawn as waiting for the server.

        Not those of a walk-in in a leased bay, which is confirmed (docs/adr/0020).
        """
        return self._outbox.recalled.waiting_rows()
