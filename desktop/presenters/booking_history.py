"""What became of one booking, step by step: as the server tells it, else as far as it is known here. No words, no Qt.

What waits on this computer comes last. Nothing is done here: the newest step is taken back by the undo stack, what
waits on the page of changes.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID
from weakref import WeakValueDictionary

from psygnal import Signal

from desktop.presenters.asking import Link, is_away, trouble_of
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.pending_changes import LineState, state_of, what_of
from desktop.presenters.undo import UndoStack
from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED, PendingChange
from desktop.store.telling import tell
from scheduling.commands import BookSession, Command
from scheduling.lease_commands import WalkIn
from scheduling.records import Session
from scheduling.request_commands import ConfirmRequest
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ForceEndSession,
    RecordTookPlace,
    StartSession,
)
from scheduling.visit_messages import HistoryLine

_MAKE = (BookSession, WalkIn, ConfirmRequest)
"""As long as one of these waits the server has nothing to tell."""
_SHOWN: Mapping[type[Command], frozenset[str]] = {
    CheckIn: frozenset({"checked in"}),
    StartSession: frozenset({"started"}),
    CompleteSession: frozenset({"completed"}),
    ForceEndSession: frozenset({"completed"}),
    RecordTookPlace: frozenset({"checked in", "started", "completed"}),
}
"""What a change that waits shows on the booking's row already: it is told once, as what waits."""


class Asks(Protocol):
    """``desktop.sync.visiting.Visiting`` is one."""

    async def events(self, session_id: UUID) -> list[HistoryLine]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """``what`` is a word of the trail; of what waits the command's name without its version."""

    what: str
    at: int
    who: str = ""
    device: str = ""
    detail: str = ""
    automatic: bool = False
    """No member of the staff did it."""
    here: bool = False
    """It is known from this computer's own rows, which do not say who did it."""
    waits: LineState | None = None
    """How it stands with a change that the server has not answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryState:
    """``steps``: newest last. ``whole``: the server has told all of them; ``away``: it cannot be asked."""

    steps: tuple[HistoryStep, ...]
    whole: bool
    asking: bool
    away: bool
    code: str
    """Why the server does not tell."""
    may_undo: bool
    """Whether the last thing that was done here, which Ctrl+Z takes back, is about this booking."""

    @property
    def waiting(self) -> bool:
        return any(step.waits is not None for step in self.steps)


class Histories:
    """Opens the history of a booking, for whoever may see it. What the server told is kept until it is asked again."""

    def __init__(  # noqa: PLR0917 each is of another kind
        self,
        store: LocalStore,
        rights: Rights,
        undo: UndoStack,
        calls: Asks,
        link: Link,
        spawn: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        self.store = store
        self.undo = undo
        self.calls = calls
        self.link = link
        self.spawn = spawn
        self._rights = rights
        self.told: dict[UUID, tuple[HistoryLine, ...]] = {}
        self._open: WeakValueDictionary[UUID, BookingHistory] = WeakValueDictionary()

    def may_see(self, session_id: UUID) -> bool:
        """As the server decides it."""
        row = self.store.get(Session, session_id)
        return row is not None and self._rights.may_see(row)

    def open(self, session_id: UUID) -> BookingHistory:
        """One for whoever looks; the same as long as somebody has it."""
        found = self._open.get(session_id)
        if found is None:
            found = self._open[session_id] = BookingHistory(self, session_id)
        return found


class BookingHistory:
    """Of one booking."""

    changed = Signal()

    def __init__(self, histories: Histories, session_id: UUID) -> None:
        self.session_id = session_id
        self._all = histories
        self._asking = False
        self._again = False
        self._code = ""
        self._row = self._now()
        self._waited = frozenset(change.mid for change in self._waiting())
        histories.store.changed.connect(self._rows_changed)  # held weakly, as the two below
        histories.store.pending_changed.connect(self._pending_changed)
        histories.undo.changed.connect(self._told)

    @property
    def now(self) -> HistoryState:
        """As it stands."""
        told, waits = self._all.told.get(self.session_id), self._waiting()
        unmade = any(isinstance(change.command, _MAKE) for change in waits)
        if told is not None:
            why = self._row.cancel_reason if self._row is not None else ""
            known = [_step(line, why) for line in told]
        else:
            shown = {what for change in waits for what in _SHOWN.get(type(change.command), ())}
            known = [] if unmade else [step for step in _known_here(self._row) if step.what not in shown]
        return HistoryState(
            steps=(*known, *map(_waits, waits)),
            whole=told is not None or unmade,
            asking=self._asking,
            away=is_away(self._all.link),
            code=self._code,
            may_undo=self._may_undo(),
        )

    def look(self) -> None:
        """Ask the server; while it is asked, once more afterwards."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        self._told()
        self._all.spawn(self._look())

    def take_back(self) -> None:
        """What was done here last, as Ctrl+Z does."""
        if self._may_undo():
            self._all.undo.undo()

    # --- inside

    async def _look(self) -> None:
        async def ask() -> None:
            self._all.told[self.session_id] = tuple(await self._all.calls.events(self.session_id))

        try:
            self._again = True
            while self._again:
                self._again = False
                self._code = await trouble_of(ask)
        finally:
            self._asking = False
        self._told()

    def _waiting(self) -> list[PendingChange]:
        changes = self._all.store.changes()
        return [each for each in changes if each.state in UNANSWERED and self.session_id in each.rows]

    def _may_undo(self) -> bool:
        last = self._all.undo.last
        change = self._all.store.change(last.mid) if last is not None and last.mid is not None else None
        return change is not None and self.session_id in change.rows

    def _now(self) -> Session | None:
        return self._all.store.get(Session, self.session_id)

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        """Somebody did something with it: the server tells who."""
        if "session" not in kinds:
            return
        before, self._row = self._row, self._now()
        if self._row is not None and self._row != before:
            self.look()

    def _pending_changed(self) -> None:
        """What was answered does not wait any more: the server tells of it, though the row is as it was shown."""
        before, self._waited = self._waited, frozenset(change.mid for change in self._waiting())
        if before - self._waited:
            self.look()
        else:
            self._told()

    def _told(self) -> None:
        tell(self.changed)


def _step(line: HistoryLine, why_cancelled: str) -> HistoryStep:
    return HistoryStep(
        what=line.what,
        at=line.at,
        who=line.staff_name,
        device=line.device_name,
        detail=line.detail or (why_cancelled if line.what == "cancelled" else ""),
        automatic=line.staff_id is None,
    )


def _waits(change: PendingChange) -> HistoryStep:
    return HistoryStep(what=what_of(change), at=change.created_at, here=True, waits=state_of(change))


def _known_here(row: Session | None) -> list[HistoryStep]:
    """What the booking's own row says of it, by the time at which it was."""
    if row is None:
        return []
    known = (
        ("booked" if row.starts is not None else "asked", row.created_at),
        ("checked in", row.arrived_at),
        ("started", row.started_at),
        ("completed", row.ended_at),
    )
    steps = [HistoryStep(what=what, at=at, here=True) for what, at in known if at]
    return sorted(steps, key=lambda step: step.at)
