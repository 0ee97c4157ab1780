"""Which change of a push the server cannot take, so that one of them never holds up the others.

A push that fails as a whole is sent again change by change. The one that fails alone is sent as a husk: its
number and id without arguments, by which the server gives its answer for good (refused, or what it had answered
before), and the change stays in the list. Not here: sending (``exchange``).
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from desktop.store.outbox import Parcel
from desktop.sync.errors import Refused, ServerFault
from scheduling.wire import PUSH_LIMIT

UNREADABLE = frozenset({400, 413, 422})
"""Statuses that say that the message itself is wrong: it will not be better next time."""
PATIENCE = 5
"""How often the server may fail (500) at one and the same change, which may be a passing fault of its own."""
HUSK = b"null"


class Poison:
    """What is known of the push that failed last."""

    def __init__(self) -> None:
        self._alone = False
        self._suspect: UUID | None = None
        self._failures = 0
        self._husks: set[UUID] = set()

    @property
    def limit(self) -> int:
        """How many changes the next push may hold."""
        return 1 if self._alone else PUSH_LIMIT

    def args(self, parcel: Parcel) -> bytes:
        """What of the change is sent."""
        return HUSK if parcel.mid in self._husks else parcel.args

    def failed(self, parcels: Sequence[Parcel], error: Refused | ServerFault) -> bool:
        """Whether to push again at once, and otherwise; ``False``: no single change is to blame, or not yet."""
        if isinstance(error, Refused) and error.status not in UNREADABLE:
            return False
        if len(parcels) > 1:
            self._alone = True
            return True
        return self._blame(parcels[0].mid, at_once=isinstance(error, Refused))

    def passed(self, mids: Sequence[UUID]) -> None:
        """These were answered."""
        if self._husks & set(mids):
            self._alone = False
        self._husks -= set(mids)

    def _blame(self, mid: UUID, *, at_once: bool) -> bool:
        if mid in self._husks:
            return False  # without arguments it fails too
        self._failures = self._failures + 1 if mid == self._suspect else 1
        self._suspect = mid
        if not at_once and self._failures < PATIENCE:
            return False
        self._husks.add(mid)
        return True
