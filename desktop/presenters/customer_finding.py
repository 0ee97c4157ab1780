"""Whom the Customers screen lists: those found by what is typed, or with nothing typed whom one had to do with last.

Reads the local rows, no Qt. How a text finds somebody is ``store.search``'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from desktop.presenters.clock import Clock
from desktop.presenters.recent_customers import MOST_RECENT, RecentCustomers
from desktop.store.local_store import LocalStore
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState

MOST_FOUND = 100
"""Customers that are listed; who has more of that name types on."""
BACK, AHEAD = 7 * 86_400, 2 * 86_400
"""Seconds around now, of which the bookings are somebody's whom one had to do with."""


class CustomerFinding:
    """``recent`` remembers who was opened and booked at this window; the rest is asked for anew."""

    def __init__(self, store: LocalStore, clock: Clock, recent: RecentCustomers | None = None) -> None:
        self._store = store
        self._clock = clock
        self._recent = recent or RecentCustomers(store)

    def opened(self, customer_id: UUID) -> None:
        """Somebody looked at this customer."""
        self._recent.opened(customer_id)

    def found(self, typed: str) -> tuple[list[Customer], bool]:
        """Best first, and whether there are more than are listed."""
        if not typed.strip():
            return self.recent(), False
        found = self._store.search_customers(typed, MOST_FOUND + 1)
        return found[:MOST_FOUND], len(found) > MOST_FOUND

    def recent(self) -> list[Customer]:
        """Who was opened or booked here, the last one first, then whose bookings are nearest to now."""
        now = self._clock.now()
        near = [
            row
            for row in self._store.between(Session, now - BACK, now + AHEAD)
            if row.starts is not None and row.state is not SessionState.CANCELLED
        ]
        near.sort(key=lambda row: abs((row.starts or 0) - now))
        ids = _first([*self._recent.ids, *(row.customer_id for row in near)])
        known = self._store.some(Customer, ids)
        return [known[customer_id] for customer_id in ids if customer_id in known]


def _first(ids: Iterable[UUID]) -> list[UUID]:
    """Each once, at most as many as are listed."""
    return list(dict.fromkeys(ids))[:MOST_RECENT]
