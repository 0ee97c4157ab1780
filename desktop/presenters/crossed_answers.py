"""A booking was cancelled here that nobody had accepted, and a mechanic had said yes meanwhile: once each. No words.

The cancellation stands (docs/adr/0033). Not here: that the mechanic hears of it, which is the server's.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from psygnal import Signal

from desktop.store.local_store import LocalStore
from desktop.store.pending import ChangeState, PendingChange
from desktop.store.telling import tell
from scheduling.commands import CancelSession
from scheduling.records import Customer, Mechanic, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossedAnswer:
    """Names are empty where they are not known here."""

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
        store.pending_changed.connect(self._look)

    def _look(self) -> None:
        for change in self._store.changes():
            answer = self._answer(change) if change.mid not in self._told else None
            if answer is not None:
                self._told.add(change.mid)
                tell(self.found, answer)

    def _answer(self, change: PendingChange) -> CrossedAnswer | None:
        command, outcome = change.command, change.outcome
        if (
            not isinstance(command, CancelSession)
            or change.state is not ChangeState.APPLIED
            or outcome is None
        ):
            return None
        if outcome.accepted_by is None:
            return None
        row = self._store.get(Session, command.session_id)
        customer = self._store.get(Customer, row.customer_id) if row is not None else None
        mechanic = self._store.get(Mechanic, outcome.accepted_by)
        return CrossedAnswer(
            session_id=command.session_id,
            customer=customer.name if customer is not None else "",
            mechanic=mechanic.name if mechanic is not None else "",
        )
