"""How a walk-in is taken back: as if it had never been while nobody else can know of it, else it is cancelled.

Not here: the stack (``undo``), words. The customer stays in the books.
"""

from __future__ import annotations

from uuid import UUID

from desktop.presenters.booking_submission import Answer
from desktop.presenters.booking_undo import UNDO_LABELS, Undoing
from desktop.presenters.undo import LET_GO, TakenBack
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from desktop.store.projected import CANCELLABLE
from scheduling.commands import CancelSession
from scheduling.errors import Gone
from scheduling.records import Session
from scheduling.vocabulary import CancelledBy

CONFIRMED = "walked_in"
"""One that has its bay out of a lease, whatever the server knows."""


class WalkInUndo:
    """Puts walk-ins on the undo stack. Without a stack it does nothing."""

    def __init__(self, store: LocalStore, stack: Undoing | None) -> None:
        self._store = store
        self._stack = stack

    def remember(
        self, session_id: UUID, mids: tuple[UUID, ...], params: dict[str, object], *, confirmed: bool
    ) -> None:
        """It is on the disk: the booking, and that the customer is here for it; ``params`` are the step's."""
        if self._stack is None:
            return
        label = CONFIRMED if confirmed else UNDO_LABELS[Answer.WAITING]
        self._stack.push(label, params, lambda: self._take_back(session_id, mids), mids[0])

    def _take_back(self, session_id: UUID, mids: tuple[UUID, ...]) -> TakenBack:
        if let_go(self._store, *mids):  # its leases are free again at once
            return TakenBack(label_code=LET_GO)
        session = self._store.get(Session, session_id)
        if session is None or session.state not in CANCELLABLE:
            raise Gone
        cancel = CancelSession(session_id=session_id, cancelled_by=CancelledBy.STAFF)
        return TakenBack(mid=self._store.submit(cancel))
