"""Whom one had to do with last at this computer: customers who were opened or booked, the last one first.

What waits for the server counts as much as what it has answered. Not here: whose bookings are near
(``customer_finding``).
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from psygnal import SignalInstance

from desktop.store.pending import PendingChange
from scheduling.commands import BookSession, Command
from scheduling.lease_commands import WalkIn
from scheduling.request_commands import CreateRequest

MOST_RECENT = 40


class Outbox(Protocol):
    """As much of the local store as is needed here."""

    @property
    def pending_changed(self) -> SignalInstance: ...
    def changes(self) -> list[PendingChange]: ...


class RecentCustomers:
    """One a desk, from its beginning: what was answered meanwhile is not among the changes any more."""

    def __init__(self, store: Outbox) -> None:
        self._store = store
        self._seen = -1
        """The place of the newest change that was looked at."""
        self._ids: list[UUID] = []
        self._look()
        store.pending_changed.connect(self._look)

    @property
    def ids(self) -> list[UUID]:
        """The last one first."""
        return list(self._ids)

    def opened(self, customer_id: UUID) -> None:
        """Somebody looked at this customer, or booked for them."""
        self._ids = [customer_id, *(each for each in self._ids if each != customer_id)][:MOST_RECENT]

    def _look(self) -> None:
        changes = self._store.changes()
        for change in changes:
            booked = _booked(change.command) if change.place > self._seen else None
            if booked is not None:
                self.opened(booked)
        self._seen = max((self._seen, *(change.place for change in changes)))


def _booked(command: Command) -> UUID | None:
    """For whom it books; nobody for a change of another kind."""
    return command.customer_id if isinstance(command, BookSession | CreateRequest | WalkIn) else None
