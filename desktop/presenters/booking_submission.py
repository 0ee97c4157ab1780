"""A booking on its way to the server, followed until it is answered; lost ones can be booked anew.

It is never called booked before the server said so. Not here: sending (``desktop.sync``).
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from psygnal import Signal, SignalInstance

from desktop.presenters.clock import Clock
from desktop.store.errors import NotKept
from desktop.store.pending import ChangeState, PendingChange
from scheduling.commands import Alternative, BookSession, Command, MoveSession, Outcome, Place
from scheduling.records import Record, Session
from scheduling.vocabulary import SessionState

R = TypeVar("R", bound=Record)

PATIENCE_S = 4
"""After so long without an answer we say that it waits for the server."""


class Answer(StrEnum):
    SENDING = "sending"
    WAITING = "waiting"
    """For the server; safe on this computer."""
    BOOKED = "booked"
    OFFERED = "offered"
    """Accepted; its mechanic is asked first."""
    LOST = "lost"
    """Somebody has the time; kept without a slot."""
    REFUSED = "refused"


class Outbox(Protocol):
    """As much of the local store as is needed here."""

    pending_changed: SignalInstance

    def submit(self, command: Command) -> UUID: ...
    def submit_all(self, commands: Sequence[Command]) -> list[UUID]: ...
    def change(self, mid: UUID) -> PendingChange | None: ...
    def dismiss(self, mid: UUID) -> None: ...
    def get(self, cls: type[R], row_id: UUID) -> R | None: ...


class Submission:
    """Submits at once, all or nothing. ``before`` are the commands that the booking needs (customer, vehicle)."""

    changed = Signal()

    def __init__(
        self,
        store: Outbox,
        clock: Clock,
        before: Sequence[Command],
        booking: BookSession,
        *,
        offline: bool,
    ) -> None:
        self._store = store
        self._clock = clock
        self.booking = booking
        self.place = Place(starts=booking.starts, minutes=booking.minutes, mechanic_id=booking.mechanic_id)
        """Where it is wanted now."""
        self.answer = Answer.WAITING if offline else Answer.SENDING
        self.code = ""
        self.outcome = Outcome()
        self._sent_at = clock.now()
        self._mid: UUID | None = store.submit_all([*before, booking])[-1]
        store.pending_changed.connect(self._look)
        self._look()

    @property
    def settled(self) -> bool:
        return self.answer not in {Answer.SENDING, Answer.WAITING}

    @property
    def mid(self) -> UUID | None:
        """The change that the server answers."""
        return self._mid

    def tick(self) -> None:
        """Called about once a second."""
        if self.answer is Answer.SENDING and self._clock.now() - self._sent_at >= PATIENCE_S:
            self._become(Answer.WAITING)

    def rebook(self, alternative: Alternative) -> None:
        """Of a lost booking: take this time instead."""
        if self.answer is not Answer.LOST:
            return
        row = self._store.get(Session, self.booking.session_id)
        seen = self.place
        if row is not None and row.starts is not None:
            seen = Place(starts=row.starts, minutes=row.minutes, mechanic_id=row.mechanic_id)
        to = Place(
            starts=alternative.starts, minutes=alternative.minutes, mechanic_id=alternative.mechanic_id
        )
        before = self._mid
        # first what may fail: as long as it is not on the disk, nothing is said to be on its way
        self._mid = self._store.submit(MoveSession(session_id=self.booking.session_id, seen=seen, to=to))
        self.place, self._sent_at = to, self._clock.now()
        self.answer, self.code, self.outcome = Answer.SENDING, "", Outcome()
        if before is not None:
            with suppress(NotKept):  # the calendar settles it as soon as the disk lets it
                self._store.dismiss(before)
        self.changed.emit()
        self._look()

    def withdraw(self) -> None:
        """Of a refused booking: its refusal was read, and it is followed no longer."""
        if self._mid is not None:
            self._store.dismiss(self._mid)
        self.close()

    def close(self) -> None:
        """Follow it no longer."""
        self._store.pending_changed.disconnect(self._look, missing_ok=True)

    def _look(self) -> None:
        change = self._store.change(self._mid) if self._mid is not None else None
        if change is None or self.settled:
            return
        match change.state:
            case ChangeState.APPLIED:
                self._applied(change)
            case ChangeState.CONFLICT:
                self._refused(change, Answer.LOST)
            case ChangeState.REJECTED if isinstance(change.command, BookSession):
                self._refused(change, Answer.REFUSED)
            case ChangeState.REJECTED:  # of another time: the booking itself is still there, without one
                self._refused(change, Answer.LOST)
            case ChangeState.WAITING | ChangeState.SENT:
                pass

    def _applied(self, change: PendingChange) -> None:
        stored_as = change.outcome.stored_as if change.outcome is not None else ""
        self._become(Answer.OFFERED if stored_as == SessionState.OFFERED.value else Answer.BOOKED)

    def _refused(self, change: PendingChange, answer: Answer) -> None:
        self.code, self.outcome = change.code, change.outcome or Outcome()
        self._become(answer)

    def _become(self, answer: Answer) -> None:
        self.answer = answer
        self.changed.emit()
