"""A booking was cancelled here that nobody had accepted, and a mechanic had said yes meanwhile. No words.

Each is told once in a run, and in the next one again until it was seen: the outbox keeps it. The cancellation stands
(docs/adr/0033). Not here: that the mechanic hears of it, which is the server's.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from psygnal import Signal

from desktop.store.local_store import LocalStore
from desktop.store.pending import PendingChange
from desktop.store.telling import tell
from scheduling.commands import CancelSession
from scheduling.records import Customer, Mechanic, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossedAnswer:
    """Names are empty where they are not known here."""

    mid: UUID
    """Of the cancellation."""
    session_id: UUID
    customer: str
    mechanic: str


class CrossedAnswers:
    """Follows what the server answers to this computer's changes."""

    found = Signal(object)
    """A :class:`CrossedAnswer`."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store
        self._told: set[UUID] = set()
        store.pending_changed.connect(self.look)

    def seen(self, mid: UUID) -> None:
        """It is not told any more, nor in the next run."""
        change = self._store.change(mid)
        if change is not None and change.crossed_by is not None:
            self._store.dismiss(mid)

    def look(self) -> None:
        """Tell what is not told yet; at the start what the run before had left."""
        for change in self._store.changes():
            answer = self._answer(change) if change.mid not in self._told else None
            if answer is not None:
                self._told.add(change.mid)
                tell(self.found, answer)

    def _answer(self, change: PendingChange) -> CrossedAnswer | None:
        command, mechanic_id = change.command, change.crossed_by
        if mechanic_id is None or not isinstance(command, CancelSession):
            return None
        row = self._store.get(Session, command.session_id)
        customer = self._store.get(Customer, row.customer_id) if row is not None else None
        mechanic = self._store.get(Mechanic, mechanic_id)
        return CrossedAnswer(
            mid=change.mid,
            session_id=command.session_id,
            customer=customer.name if customer is not None else "",
            mechanic=mechanic.name if mechanic is not None else "",
        )
