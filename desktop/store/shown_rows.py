"""The rows as the user should see them: those of the server with the pending changes laid over them.

Not here: what is written, and when a change ends (``local_store``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar
from uuid import UUID

from desktop.store import search
from desktop.store.overlay import Overlay
from desktop.store.replica import Replica
from scheduling import cache_layout
from scheduling.folding import words_of
from scheduling.records import Customer, Record, Session, Vehicle
from scheduling.vocabulary import SessionState

R = TypeVar("R", bound=Record)


class ShownRows:
    """Reads answer at once from memory or disk."""

    _replica: Replica
    _overlay: Overlay

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        """The row as the user should see it."""
        return self._overlay.get(cls, row_id)

    def told(self, cls: type[R], row_id: UUID) -> R | None:
        """The row as the server has told it, without what was changed here."""
        return self._replica.get(cls, row_id)

    def some(self, cls: type[R], row_ids: Collection[UUID]) -> dict[UUID, R]:
        """Those of the rows with these ids that there are: where many are wanted, quicker than one by one."""
        below = [row_id for row_id in row_ids if not self._overlay.covers(cls, row_id)]
        found = self._replica.some(cls, below)
        if len(below) < len(row_ids):
            changed = {row_id: self._overlay.get(cls, row_id) for row_id in row_ids if row_id not in found}
            found |= {row_id: row for row_id, row in changed.items() if row is not None}
        return found

    def all(self, cls: type[R]) -> list[R]:
        """Every row of the kind. Of customers and vehicles there may be very many: search instead."""
        return self._overlay.all(cls)

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        """The rows whose span meets [start, end), by their start."""
        return self._overlay.between(cls, start, end)

    def vehicles_of(self, customer_id: UUID) -> list[Vehicle]:
        """The customer's vehicles."""
        below = self._replica.vehicles_of(customer_id)
        kept = [row for row in below if not self._overlay.covers(Vehicle, row.id)]
        return kept + [row for row in self._overlay.own(Vehicle) if row.customer_id == customer_id]

    def sessions_of(self, customer_id: UUID) -> list[Session]:
        """The customer's bookings, as far as they are kept here, in no order."""
        below = self._replica.sessions_of(customer_id)
        kept = [row for row in below if not self._overlay.covers(Session, row.id)]
        return kept + [row for row in self._overlay.own(Session) if row.customer_id == customer_id]

    def search_customers(self, text: str, limit: int = 20) -> list[Customer]:
        """Customers by parts of name, phone, email, postal code, plate or VIN (accents do not matter); best first."""
        ways = search.wanted(text)
        if not ways:
            return []
        found = {row.id: row for row in self._replica.find_customers(ways)}
        for customer in self._overlay.own(Customer):
            found.pop(customer.id, None)
            if search.matches(ways, cache_layout.customer_terms(customer)):
                found[customer.id] = customer
        for vehicle in self._overlay.own(Vehicle):
            owner = self.get(Customer, vehicle.customer_id)
            if owner is not None and search.matches(ways, cache_layout.vehicle_terms(vehicle)):
                found[owner.id] = owner
        return sorted(found.values(), key=lambda row: search.rank(ways, row.name))[:limit]

    def customers_named(self, words: Sequence[str], limit: int) -> list[Customer]:
        """Customers whose names have each of these folded words whole, by the alphabet.

        None where they are more than ``limit``: of some of them nobody could tell who is meant.
        """
        below = self._replica.customers_with(words, limit + 1) if search.whole_words(words) else []
        if len(below) > limit:
            return []
        kept = [row for row in below if not self._overlay.covers(Customer, row.id)]
        named = [
            row
            for row in kept + self._overlay.own(Customer)
            if words and set(words) <= set(words_of(row.name))
        ]
        return sorted(named, key=lambda row: words_of(row.name))

    def sessions_in(self, states: Collection[SessionState]) -> list[Session]:
        """The bookings in one of these states, in no order; quick for those in which one waits for somebody."""
        below = [
            row for row in self._replica.sessions_in(states) if not self._overlay.covers(Session, row.id)
        ]
        return below + [row for row in self._overlay.own(Session) if row.state in states]
