"""What a booking that was just made is called on the undo stack, and how it is taken back. Not here: the stack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from desktop.presenters.booking_submission import Answer, Submission
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.chosen_files import ChosenFiles
from desktop.presenters.undo import LET_GO, TakenBack
from desktop.presenters.unheard import let_go
from desktop.store.local_store import LocalStore
from desktop.store.projected import CANCELLABLE
from scheduling.commands import CancelSession
from scheduling.errors import Gone
from scheduling.records import Mechanic, Session
from scheduling.vocabulary import CancelledBy

UNDO_LABELS = {Answer.BOOKED: "booked", Answer.OFFERED: "offered", Answer.WAITING: "kept"}
"""What can be taken back with Ctrl+Z, and what it is called: nothing is booked before the server said so."""
KEPT_OFFER = "kept_offer"
"""What waits for the server, whose mechanic is asked then."""


class Undoing(Protocol):
    """As much of the undo stack as is needed here."""

    def push(
        self,
        label_code: str,
        params: dict[str, object],
        command: Callable[[], TakenBack],
        mid: UUID | None = None,
    ) -> None: ...

    def drop(self, mid: UUID) -> None: ...


class BookingUndo:
    """Remembers a booking once, as soon as it is known what to call it. Without a stack it does nothing."""

    def __init__(
        self, store: LocalStore, stack: Undoing | None, rights: Rights, files: ChosenFiles | None = None
    ) -> None:
        """``files`` went along with it."""
        self._files = files
        self._store = store
        self._stack = stack
        self._rights = rights
        self._kept = False

    def remember(self, submission: Submission | None, customer: str, *, leaving: bool = False) -> None:
        """Call it at each answer; when ``leaving``, one without an answer is what waits for the server."""
        if self._stack is None or self._kept or submission is None or not customer:
            return
        label = UNDO_LABELS.get(submission.answer)
        if label is None and leaving and submission.answer is Answer.SENDING:
            label = UNDO_LABELS[Answer.WAITING]
        if label is None:
            return
        self._kept = True
        place = submission.place
        now = self._store.now()
        asked = self._rights.answers_first(place.mechanic_id, place.starts, now)
        if label == UNDO_LABELS[Answer.WAITING] and asked:
            label = KEPT_OFFER
        mechanic = self._store.get(Mechanic, place.mechanic_id) if place.mechanic_id else None
        params: dict[str, object] = {
            "customer": customer,
            "starts": place.starts,
            "mechanic": mechanic.name if mechanic else "",
        }
        self._stack.push(label, params, lambda: self._take_back(submission), submission.mid)

    def forget(self, mid: UUID | None) -> None:
        """That change came to nothing, or another has taken its place: what comes of it is told anew."""
        self._kept = False
        if self._stack is not None and mid is not None:
            self._stack.drop(mid)

    def _take_back(self, submission: Submission) -> TakenBack:
        session_id = submission.booking.session_id
        session = self._store.get(Session, session_id)
        if session is None or session.state not in CANCELLABLE:
            raise Gone
        if submission.mid is not None and let_go(self._store, submission.mid):
            if self._files is not None:
                self._files.let_go()  # there is no session that any server would take them for
            return TakenBack(LET_GO)
        by = CancelledBy.STAFF if self._rights.as_staff else CancelledBy.MECHANIC
        cancel = CancelSession(session_id=session_id, cancelled_by=by)
        return TakenBack(mid=self._store.submit(cancel))
