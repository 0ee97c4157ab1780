"""The desktop's own data as presenters see it: rows with the user's pending changes laid over them.

Used from one thread. Everything a user writes goes through :meth:`LocalStore.submit`; the rest of the
writing is the sync engine's. Not here: SQL (``replica``, ``outbox``), or what a change looks like
(``projection``).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from psygnal import Signal
from sqlcipher3.dbapi2 import DatabaseError

from desktop.store import search
from desktop.store.database import Database
from desktop.store.disk import keeping
from desktop.store.errors import CacheDamaged, OutboxUnreadable
from desktop.store.locking import DirectoryLock
from desktop.store.outbox import Answer, Outbox, Parcel, Position, is_ahead
from desktop.store.overlay import Overlay
from desktop.store.pending import REFUSED, UNANSWERED, PendingChange
from desktop.store.replica import Put, Replica, ReplicaState, RowChange
from desktop.store.telling import surface, tell
from scheduling.commands import Command
from scheduling.limits import check_command
from scheduling.records import KIND_OF, KINDS, Customer, Record, Vehicle

R = TypeVar("R", bound=Record)

EVERYTHING = frozenset(KINDS)
LOOKED_BACK = 50
"""Refused changes that are read to learn what a later one built on."""


def _wall_clock() -> int:
    return int(time.time())


class LocalStore:
    """Reads answer at once from memory or disk; nothing here waits for a network."""

    changed = Signal(frozenset)
    """The kinds of which rows changed; once for each submit, answer and applied page."""
    pending_changed = Signal()
    """The outbox changed: something was queued, sent, answered or dismissed."""
    submitted = Signal()
    """Something new waits: time to push."""

    def __init__(
        self,
        replica: Replica,
        outbox: Outbox,
        lock: DirectoryLock | None = None,
        now: Callable[[], int] = _wall_clock,
    ) -> None:
        self._replica = replica
        self._outbox = outbox
        self._lock = lock
        self._now = now
        self._coming: UUID | None = None
        outbox.recall(self._position())
        self._laid: list[tuple[UUID, bool]] | None = []
        """What lies over the rows; ``None`` when that is not known."""
        self._owed = frozenset[str]()
        """The kinds of what is on the disk, but could not be read to be shown: told the next time."""
        self._overlay = self._replayed(self._ahead())

    @classmethod
    def open(cls, directory: Path, key: bytes, device_id: UUID | None = None) -> LocalStore:
        """Open or create the two files; ``device_id`` is taken by a new outbox only.

        Raises :class:`AlreadyOpen` when another process has the directory, :class:`OutboxUnreadable` when
        the key is wrong or the outbox damaged, :class:`NotKept` when the disk lets nothing be written.
        """
        with keeping(directory):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ExitStack() as undo:
            lock = DirectoryLock(directory)
            undo.callback(lock.release)
            outbox = Outbox.open(directory / "outbox.db", key, device_id)
            undo.callback(outbox.close)
            replica = Replica.open(directory / "cache.db", key)
            undo.callback(replica.close)
            try:
                store = cls(replica, outbox, lock)
            except DatabaseError as error:  # the cache would have been set aside
                raise OutboxUnreadable(directory / "outbox.db", str(error)) from error
            undo.pop_all()
        return store

    @classmethod
    def in_memory(cls, now: Callable[[], int] = _wall_clock) -> LocalStore:
        """The same on databases that are gone when closed."""
        return cls(Replica(Database.in_memory()), Outbox(Database.in_memory()), now=now)

    def close(self) -> None:
        """Close both files and let another process in."""
        self._replica.close()
        self._outbox.close()
        if self._lock is not None:
            self._lock.release()

    # --- reading

    @property
    def device_id(self) -> UUID:
        """This device, to the server."""
        return self._outbox.device_id

    def now(self) -> int:
        """By the clock that changes are dated with, this computer's own: for their age."""
        return self._now()

    def state(self) -> ReplicaState:
        """How far the server's rows are here."""
        return self._replica.state

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        """The row as the user should see it."""
        return self._overlay.get(cls, row_id)

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

    def search_customers(self, text: str, limit: int = 20) -> list[Customer]:
        """Customers by parts of the name (accents do not matter), phone, email or plate; best first."""
        ways = search.wanted(text)
        if not ways:
            return []
        found = {row.id: row for row in self._replica.find_customers(ways)}
        for customer in self._overlay.own(Customer):
            found.pop(customer.id, None)
            if search.matches(ways, search.customer_terms(customer)):
                found[customer.id] = customer
        for vehicle in self._overlay.own(Vehicle):
            owner = self.get(Customer, vehicle.customer_id)
            if owner is not None and search.matches(ways, search.vehicle_terms(vehicle)):
                found[owner.id] = owner
        return sorted(found.values(), key=lambda row: search.rank(ways, row.name))[:limit]

    def changes(self) -> list[PendingChange]:
        """Everything not yet settled, oldest first; refused ones stay until they are dismissed."""
        return [change for change in self._outbox.changes() if not change.dismissed]

    def change(self, mid: UUID) -> PendingChange | None:
        """What became of one change of the last 14 days."""
        return self._outbox.change(mid)

    def refused_before(self, change: PendingChange) -> list[PendingChange]:
        """The last refused changes of the same kind that were made before it, newest first; seen ones too."""
        return self._outbox.refused_before(change, LOOKED_BACK)

    def waiting_rows(self) -> frozenset[UUID]:
        """The ids of rows that an unanswered change touches: drawn as waiting for the server."""
        waiting = (change.rows for change in self._outbox.changes() if change.state in UNANSWERED)
        return frozenset().union(*waiting)

    # --- the user's writing

    def submit(self, command: Command) -> UUID:
        """Keep what the user meant; when this returns it is on the disk. Its mutation id.

        Raises a :class:`RuleError` for what the server would never take, and :class:`NotKept` when the disk
        does not take it; then nothing of it is kept.
        """
        return self.submit_all([command])[0]

    def submit_all(self, commands: Sequence[Command]) -> list[UUID]:
        """The same for changes that belong together: all of them or none."""
        for command in commands:
            check_command(command)
        changes = self._outbox.append(commands, self._now())
        self._tell_changed(self._lay(changes))
        tell(self.pending_changed)
        tell(self.submitted)
        return [change.mid for change in changes]

    def _lay(self, changes: Sequence[PendingChange]) -> frozenset[str]:
        """Lay what is on the disk over the rows; raises nothing, or its user would think that it was not kept."""
        try:
            if self._laid is None:
                self._overlay, self._owed = self._replayed(self._ahead()), frozenset()
                return EVERYTHING
            kinds = self._owed.union(*(self._overlay.add(change) for change in changes))
            self._laid += map(_as_laid, changes)
            self._owed = frozenset()
        except Exception as error:
            self._laid, self._owed = None, EVERYTHING
            surface(error)
            return EVERYTHING
        return kinds

    def dismiss(self, mid: UUID) -> None:
        """A refused change was seen by the user; raises ``ValueError`` for any other."""
        self._outbox.dismiss(mid)
        self._outbox.forget_passed(self._position())
        tell(self.pending_changed)

    # --- the sync engine's writing

    def parcels(self, limit: int, size: int) -> list[Parcel]:
        """The next unanswered changes to push, in order."""
        return self._outbox.parcels(limit, size)

    def mark_sent(self, parcels: Sequence[Parcel]) -> None:
        """They are under way."""
        self._outbox.mark_sent(parcels)
        tell(self.pending_changed)

    def settle(self, answers: Sequence[Answer], epoch: UUID) -> None:
        """Keep the server's answers to pushed changes."""
        self._outbox.settle(answers, epoch, self._now())
        self._coming = epoch
        self._refresh(frozenset(), outbox=True)

    def apply_page(self, changes: Sequence[RowChange], state: ReplicaState) -> None:
        """Write a pulled page and the state it leads to together; one signal for all of it.

        A cache found damaged is begun anew instead: then the state knows no epoch, and everything is fetched.
        """
        written = self._replica.apply(changes, state)
        self._refresh(_kinds(changes) if written else EVERYTHING)

    @property
    def stages_aside(self) -> bool:
        """Whether another thread may write a snapshot while this one reads and shows."""
        return self._replica.stages_aside

    def snapshot_begin(self) -> None:
        """Begin to write a snapshot beside what is shown."""
        self._replica.stage_begin()

    def snapshot_rows(self, changes: Sequence[RowChange]) -> None:
        """Some rows of the snapshot; nothing shows yet."""
        self._replica.stage(changes)

    def snapshot_end(self, state: ReplicaState) -> None:
        """Show the snapshot in place of the old rows, with the pending changes over it."""
        self._replica.stage_swap(state)
        self._refresh(EVERYTHING)

    def begin_cache_anew(self) -> None:
        """Set a cache aside that was found damaged while a snapshot was staged."""
        self._replica.begin_anew()
        self._refresh(EVERYTHING)

    def apply_snapshot(self, changes: Sequence[RowChange], state: ReplicaState) -> None:
        """A whole snapshot at once."""
        try:
            self.snapshot_begin()
        except CacheDamaged:
            self.begin_cache_anew()
            self.snapshot_begin()
        self.snapshot_rows(changes)
        self.snapshot_end(state)

    def write_state(self, state: ReplicaState) -> None:
        """Remember a new state; no rows changed."""
        self._replica.write_state(state)

    def answered_after(self, seq: int) -> bool:
        """Whether anything above ``seq`` was answered once already."""
        return self._outbox.answered_after(seq)

    def has_all_after(self, seq: int) -> bool:
        """Whether every change above ``seq``, and at least that one, was made and is kept here."""
        return self._outbox.has_all_after(seq)

    def resend_after(self, seq: int) -> None:
        """Let everything above ``seq`` wait again."""
        self._outbox.resend_after(seq)
        self._outbox.recall(self._position())
        self._refresh(frozenset(), outbox=True)

    def fork(self, device_id: UUID, lost_after: int | None = None) -> None:
        """Go on as another device, with everything unanswered; also with what is above ``lost_after``."""
        if lost_after is not None:
            self._outbox.resend_after(lost_after)
        self._outbox.fork(device_id)
        self._outbox.recall(self._position())
        self._refresh(frozenset(), outbox=True)

    def warm_up(self) -> None:
        """Import what only writing needs: in a thread after the first paint, so that no click waits."""
        import desktop.store.cache_writing  # noqa: F401

    def prune(self) -> None:
        """Delete answered changes after their 14 days."""
        self._outbox.prune(self._now())

    def load(self, records: Iterable[Record]) -> None:
        """Seed rows as if they had been pulled, at the present cursor (tests and tools)."""
        rows = [Put(record, self.state().cursor) for record in records]
        self.apply_page(rows, replace(self.state()))

    def _position(self) -> Position:
        state = self._replica.state
        coming = self._coming if self._coming != state.epoch else None
        return Position(state.epoch, state.cursor, coming)

    def _ahead(self) -> list[PendingChange]:
        """What must be laid over the rows, oldest first."""
        position = self._position()
        return [change for change in self._outbox.changes() if is_ahead(change, position)]

    def _replayed(self, ahead: Sequence[PendingChange]) -> Overlay:
        overlay = Overlay(self._replica)
        overlay.replay(ahead)
        self._laid = [_as_laid(change) for change in ahead]
        return overlay

    def _refresh(self, kinds: frozenset[str], *, outbox: bool = False) -> None:
        """Replay what is pending over the new rows, and tell once what changed.

        Where neither the rows nor what lies over them changed there is nothing to replay: most pages are
        empty, most answers say that it is as it was shown, and very much may be pending.
        """
        settled = self._outbox.forget_passed(self._position())
        self._owed |= kinds
        try:
            self._replay()
        finally:
            if outbox or settled:
                tell(self.pending_changed)

    def _replay(self) -> None:
        ahead = self._ahead()
        if self._owed or self._laid != [_as_laid(change) for change in ahead]:
            before, self._overlay = self._overlay, self._replayed(ahead)
            self._owed |= self._overlay.differs(before)
        kinds, self._owed = self._owed, frozenset()
        if kinds:
            self._tell_changed(kinds)

    def _tell_changed(self, kinds: frozenset[str]) -> None:
        if not tell(self.changed, kinds):
            self._owed |= kinds  # it shows what it showed before


def _as_laid(change: PendingChange) -> tuple[UUID, bool]:
    """All that the look of a change over the same rows depends on."""
    return change.mid, change.state in REFUSED


def _kinds(changes: Iterable[RowChange]) -> frozenset[str]:
    return frozenset(
        KIND_OF[type(change.record)] if isinstance(change, Put) else change.kind for change in changes
    )
