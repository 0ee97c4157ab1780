"""Whether a time has come to be held for somebody on the waitlist, by the rows alone.

Looked at whenever rows arrive, so it knows nothing of searches and of the server. Not here: who waits
(``waiting_line``).
"""

from __future__ import annotations

from uuid import UUID

from desktop.presenters.clock import Clock
from desktop.store.local_store import LocalStore
from scheduling.records import Reservation
from scheduling.reservations import counts
from scheduling.vocabulary import ReservationKind

DAY = 86_400


class LineHolds:
    """One a desk."""

    def __init__(self, store: LocalStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._held: frozenset[UUID] = frozenset()

    def newly_held(self) -> bool:
        """Whether the rows show a time that is held for the line and that was not there when last asked."""
        now = self._clock.now()
        held = frozenset(
            row.id
            for row in self._store.between(Reservation, now - DAY, now + DAY)
            if row.kind is ReservationKind.WAITLIST and row.session_id is None and counts(row, now)
        )
        before, self._held = self._held, held
        return bool(held - before)
