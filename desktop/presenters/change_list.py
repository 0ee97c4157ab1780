"""Every change that the server has not settled: what is listed, and what its user may do about one.

Made for very many: a line is worked out when it is asked for, and kept until the rows change. No words here; what is
refused because somebody else was faster is also in ``conflicts``, the one list of what needs an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from psygnal import Signal

from desktop.presenters.building_on import building_on, made
from desktop.presenters.pending_changes import LineState, PendingChanges, PendingLine, may_retry, state_of
from desktop.presenters.renewing import renewed
from desktop.presenters.undo import UndoStack
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, UNANSWERED, PendingChange
from scheduling.errors import Gone

if TYPE_CHECKING:
    from desktop.presenters.booking_files import BookingFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardQuestion:
    """What is asked before a change is taken back; ``others`` build on it and go with it."""

    line: PendingLine
    others: tuple[PendingLine, ...]
    may_have_arrived: bool
    """It, or one of the others, was sent once: the server may have it already, and then it holds."""

    @property
    def mids(self) -> list[UUID]:
        """All that would be taken back."""
        return [self.line.mid, *(line.mid for line in self.others)]


class ChangeList:
    """What is listed, oldest first, in the order in which it is sent."""

    changed = Signal()

    def __init__(self, store: LocalStore, undo: UndoStack) -> None:
        self._store = store
        self._undo = undo
        self._pending = PendingChanges(store, store.now)
        self._lines: dict[UUID, tuple[PendingChange, PendingLine]] = {}
        """With the very change that it was worked out of: what becomes of one is another object."""
        self._listed: list[PendingChange] | None = None
        self._counts: Counter[LineState] | None = None
        self.files: BookingFiles | None = None
        """What waits for bookings; ``None`` where nothing is attached."""
        self._unheard = {each.mid: made(each.command) for each in store.discarded() if each.attempts}
        """What was made by changes that were discarded and may have arrived, by their ids; also before this run."""
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self._pending_changed)

    def changes(self, state: LineState | None = None) -> list[PendingChange]:
        """All of them, or those in one state."""
        listed = self._all()
        return listed if state is None else [change for change in listed if state_of(change) is state]

    def counts(self) -> Mapping[LineState, int]:
        """How many there are in each state."""
        if self._counts is None:
            self._counts = Counter(map(state_of, self._all()))
        return self._counts

    def line(self, change: PendingChange) -> PendingLine:
        """One of them in words' codes."""
        known = self._lines.get(change.mid)
        if known is None or known[0] is not change:
            known = self._lines[change.mid] = change, self._pending.line(change)
        return known[1]

    def oldest_waiting(self) -> int | None:
        """When the first of those was made that wait, by this computer's clock."""
        waiting = (change.created_at for change in self._all() if self.may_discard(change))
        return next(waiting, None)

    def may_discard(self, change: PendingChange) -> bool:
        """Whether it waits; what is refused is dismissed instead."""
        return change.state in UNANSWERED and not change.discarded

    def may_dismiss(self, change: PendingChange) -> bool:
        """Whether there is something to have seen."""
        return change.came_late or (change.state in REFUSED and not change.dismissed)

    def retry(self, mid: UUID) -> UUID | None:
        """Make a refused change anew on today's rows; its new id, or ``None`` if all is as it wished already.

        The refused one is seen to in the same transaction. Raises a :class:`RuleError`, then nothing has changed.
        """
        change = self._store.change(mid)
        if change is None or not may_retry(change):
            raise Gone
        command = renewed(change.command, self._store)
        if command is None:
            self._store.dismiss(mid)
            return None
        return self._store.submit_all([command], instead_of=mid)[0]

    def question(self, mid: UUID) -> DiscardQuestion | None:
        """What to ask before it is discarded; ``None`` when there is nothing of it to discard any more."""
        listed = self._store.changes()
        change = next((each for each in listed if each.mid == mid), None)
        if change is None or not self.may_discard(change):
            return None
        others = building_on(mid, listed)
        return DiscardQuestion(
            line=self.line(change),
            others=tuple(map(self.line, others)),
            may_have_arrived=any(each.attempts for each in (change, *others)),
        )

    def discard(self, question: DiscardQuestion) -> DiscardQuestion | None:
        """Take back what was asked about, in one transaction; raises :class:`Gone` if it was answered meanwhile.

        Where the answer would be to another question by now, nothing is taken back, and that one is returned: it was
        sent while it was asked, or other changes build on it.
        """
        now = self.question(question.line.mid)
        if now is None:
            raise Gone
        if (now.mids, now.may_have_arrived) != (question.mids, question.may_have_arrived):
            return now
        changes = [change for change in map(self._store.change, question.mids) if change is not None]
        try:
            self._store.discard(question.mids)
        except ValueError as error:
            raise Gone from error
        for mid in question.mids:
            self._undo.drop(mid)
        self._unheard |= {change.mid: made(change.command) for change in changes if change.attempts}
        self._give_up_files(
            {row_id for each in changes if not each.attempts for row_id in made(each.command)}
        )
        return None

    def dismiss(self, mid: UUID) -> None:
        """It was seen."""
        change = self._store.change(mid)
        if change is not None and self.may_dismiss(change):
            self._store.dismiss(mid)

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        del kinds
        self._lines.clear()
        self.changed.emit()

    def _give_up_files(self, ids: Collection[UUID]) -> None:
        """As Ctrl+Z on a booking does it."""
        if self.files is not None and ids:
            self.files.without_booking(ids)

    def _look_after(self) -> None:
        """Of what may have arrived: the server has said whether it had it."""
        for mid, ids in list(self._unheard.items()):
            change = self._store.change(mid)
            if change is None or change.state not in UNANSWERED:
                del self._unheard[mid]
                if change is None or not change.came_late:
                    self._give_up_files(ids)

    def _pending_changed(self) -> None:
        self._look_after()
        self._listed = self._counts = None
        self.changed.emit()

    def _all(self) -> list[PendingChange]:
        """Put together once for each change of the outbox: very many may wait."""
        if self._listed is None:
            listed = [change for change in self._store.changes() if _is_listed(change)]
            listed += self._store.discarded()
            self._listed = sorted(listed, key=lambda change: change.place)
        return self._listed


def _is_listed(change: PendingChange) -> bool:
    return change.state in UNANSWERED or change.state in REFUSED or change.came_late
