"""Which change of a push the server cannot take, so that one of them never holds up the others.

A push that fails as a whole is sent again change by change. The one that fails alone is sent as a husk: its
number and id without arguments, by which the server gives its answer for good (refused, or what it had answered
before), and the change stays in the list. A server that is ill for a while fails at good changes too: so a husk
follows a 500 only after minutes of them, and between two proofs that the server is well. Not here: sending
(``exchange``).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from enum import Enum, auto
from uuid import UUID

from desktop.store.outbox import Parcel
from desktop.store.pending import HUSK
from desktop.sync.errors import Refused, ServerFault
from scheduling.wire import PUSH_LIMIT

UNREADABLE = frozenset({400, 413, 422})
"""Statuses that say that the message itself is wrong: it will not be better next time."""
TRIES = 5
"""How often at least the server has to fail (500) at one and the same change, however long it takes."""


class Next(Enum):
    """What to do after a push has failed."""

    LATER = auto()
    """No single change is to blame, or not yet."""
    AGAIN = auto()
    """Push at once, with what has become of ``limit`` and ``args``."""
    PROVE = auto()
    """The same, after the server has been found to be well otherwise."""


class Poison:
    """What is known of the pushes that failed."""

    def __init__(self, patience: float, clock: Callable[[], float] = time.monotonic) -> None:
        """``patience``: seconds for which the server may fail at one change before it is suspected."""
        self._patience = patience
        self._clock = clock
        self._alone: set[UUID] = set()
        self._husk: UUID | None = None
        self._proven: UUID | None = None
        self.start_over()

    @property
    def limit(self) -> int:
        """How many changes the next push may hold."""
        return 1 if self._alone else PUSH_LIMIT

    def args(self, parcel: Parcel) -> bytes:
        """What of the change is sent."""
        return HUSK if parcel.mid == self._husk else parcel.args

    def begin(self) -> None:
        """After a pause a server that was well may be so no longer, and the other way round."""
        self._husk = self._proven = None

    def start_over(self) -> None:
        """Nothing is suspected any more."""
        self.begin()
        self._suspect: UUID | None = None
        self._failures = 0
        self._since = 0.0

    def proven(self, mid: UUID) -> None:
        """The server is well: if it fails at this change right now, then because of the change."""
        self._proven = mid

    def failed(self, parcels: Sequence[Parcel], error: Refused | ServerFault) -> Next:
        """What to do about a push of these that was answered so."""
        if isinstance(error, Refused) and error.status not in UNREADABLE:
            return Next.LATER
        if len(parcels) > 1:
            self._alone = {parcel.mid for parcel in parcels}
            return Next.AGAIN
        mid = parcels[0].mid
        if mid == self._husk:
            self.start_over()  # without arguments it fails too: they are not to blame
            return Next.LATER
        if isinstance(error, Refused) or mid == self._proven:
            self._husk = mid
            return Next.AGAIN
        return self._suspected(mid)

    def passed(self, mids: Sequence[UUID]) -> None:
        """These were answered."""
        if self._husk in mids:
            self._alone.clear()
        if self._husk in mids or self._suspect in mids:
            self.start_over()
        self._alone -= set(mids)

    def _suspected(self, mid: UUID) -> Next:
        if mid != self._suspect:
            self._suspect, self._failures, self._since = mid, 0, self._clock()
        self._failures += 1
        long = self._clock() - self._since >= self._patience
        return Next.PROVE if long and self._failures >= TRIES else Next.LATER
