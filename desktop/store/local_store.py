"""The desktop's own data as presenters see it: rows with the user's pending changes laid over them.

Used from one thread. Everything a user writes goes through :meth:`LocalStore.submit`; the rest of the
writing is the sync engine's. Not here: SQL (``replica``, ``outbox``), what a change looks like
(``projection``), or a snapshot in place of all rows (``whole_snapshots``).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from psygnal import Signal

from desktop.store.codec import Malformed
from desktop.store.collecting import collector_spared
from desktop.store.database import Database
from desktop.store.disk import DAMAGE, keeping, only_damage
from desktop.store.errors import OutboxTooNew, OutboxUnreadable
from desktop.store.kept_changes import KeptChanges
from desktop.store.locking import DirectoryLock
from desktop.store.outbox import Answer, Outbox, Parcel
from desktop.store.outbox_file import NOTE, REPORT
from desktop.store.outbox_opening import Salvaged, open_outbox, salvaged
from desktop.store.overlay import Overlay
from desktop.store.pending import PendingChange
from desktop.store.position import Position, is_ahead
from desktop.store.replica import Put, Replica, ReplicaState, RowChange, kinds_of
from desktop.store.shown_rows import ShownRows
from desktop.store.telling import surface, tell
from desktop.store.whole_snapshots import EVERYTHING, WholeSnapshots
from scheduling.commands import Command
from scheduling.limits import check_command
from scheduling.records import Record

R = TypeVar("R", bound=Record)

MANY = 200
"""Waiting changes that look at more bookings than it takes to read all of them."""


def _wall_clock() -> int:
    return int(time.time())


class LocalStore(ShownRows, KeptChanges, WholeSnapshots):
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
        maker: UUID | None = None,
    ) -> None:
        """``maker``: the staff member whose changes these are, who is not asked about a booking of their own making."""
        self._replica = replica
        self._outbox = outbox
        self._lock = lock
        self._now = now
        self._maker = maker
        self._report: Path | None = None
        self.salvaged: Salvaged | None = None
        """What was read of an outbox that was found damaged, until :meth:`told_salvaged`."""
        outbox.recall(self._position())
        self._laid = False
        """Whether it is known what lies over the rows, and over which."""
        self._laid_over: UUID | None = None
        """The epoch of those rows."""
        self._owed = frozenset[str]()
        """The kinds of what is on the disk, but could not be read to be shown: told the next time."""
        self._overlay = Overlay(replica, maker)
        self._replay_all()

    @classmethod
    def open(
        cls,
        directory: Path,
        key: bytes,
        device_id: UUID | None = None,
        now: Callable[[], int] = _wall_clock,
        maker: UUID | None = None,
    ) -> LocalStore:
        """Open or create the two files; ``device_id`` is taken by a new outbox only.

        A damaged outbox goes on with what can be read of it: ``salvaged`` says so. Raises :class:`AlreadyOpen` when
        another process has the directory, :class:`OutboxUnreadable` when the key is wrong or nothing can be read,
        :class:`OutboxTooNew` when a newer program wrote it, :class:`NotKept` when the disk lets nothing be written.
        """
        try:
            return cls._open(directory, key, device_id, now, maker)
        except OutboxUnreadable:
            from desktop.store import salvage  # seldom needed, and slow to import

            if not salvage.salvage(directory, key, now()):
                raise
        return cls._open(directory, key, device_id, now, maker)

    @classmethod
    def _open(
        cls,
        directory: Path,
        key: bytes,
        device_id: UUID | None,
        now: Callable[[], int],
        maker: UUID | None,
    ) -> LocalStore:
        with keeping(directory):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with ExitStack() as undo:
            lock = DirectoryLock(directory)
            undo.callback(lock.release)
            outbox = open_outbox(directory, key, device_id)
            undo.callback(outbox.close)
            replica = Replica.open(directory / "cache.db", key)
            undo.callback(replica.close)
            try:
                store = cls(replica, outbox, lock, now, maker)
            except DAMAGE as error:  # the cache would have been set aside
                only_damage(error)
                raise OutboxUnreadable(directory / "outbox.db", str(error)) from error
            except Malformed as error:
                raise OutboxTooNew(directory / "outbox.db", str(error)) from error
            outbox.watch(directory / NOTE)
            store.salvaged, store._report = salvaged(directory), directory / REPORT
            undo.pop_all()
        return store

    @classmethod
    def in_memory(cls, now: Callable[[], int] = _wall_clock, maker: UUID | None = None) -> LocalStore:
        """The same on databases that are gone when closed."""
        return cls(Replica(Database.in_memory()), Outbox(Database.in_memory()), now=now, maker=maker)

    def close(self) -> None:
        """Close both files and let another process in."""
        self._replica.close()
        self._outbox.close()
        if self._lock is not None:
            self._lock.release()

    def told_salvaged(self) -> None:
        """The user was told what was read of a damaged outbox."""
        self.salvaged = None
        if self._report is not None:
            with suppress(OSError):  # then it is told once more
                self._report.unlink(missing_ok=True)

    # --- reading

    def now(self) -> int:
        """By the clock that changes are dated with, this computer's own: for their age."""
        return self._now()

    def state(self) -> ReplicaState:
        """How far the server's rows are here."""
        return self._replica.state

    @property
    def unread(self) -> int:
        """How many rows the server has sent that this program is too old to read."""
        return self._replica.unread

    # --- the user's writing

    def submit(self, command: Command) -> UUID:
        """Keep what the user meant; when this returns it is on the disk. Its mutation id.

        Raises a :class:`RuleError` for what the server would never take, and :class:`NotKept` when the disk
        does not take it; then nothing of it is kept.
        """
        return self.submit_all([command])[0]

    def submit_all(self, commands: Sequence[Command], instead_of: UUID | None = None) -> list[UUID]:
        """The same for changes that belong together: all of them or none.

        ``instead_of``: the refused change that they are made anew for; it is seen to with them.
        """
        for command in commands:
            check_command(command)
        changes = self._outbox.append(commands, self._now(), instead_of)
        # failpoint: store.submitted
        if instead_of is not None:
            self._outbox.forget_passed(self._position())
        self._tell_changed(self._lay())
        tell(self.pending_changed)
        tell(self.submitted)
        return [change.mid for change in changes]

    def _lay(self) -> frozenset[str]:
        """Lay what is on the disk over the rows; raises nothing, or its user would think that it was not kept."""
        try:
            kinds = self._owed | self._replay([])
        except Exception as error:
            self._owed = EVERYTHING
            surface(error)
            return EVERYTHING
        self._owed = frozenset()
        return kinds

    def discard(self, mids: Sequence[UUID]) -> None:
        """Take unanswered changes back, all or none: nothing of them shows any more, and that outlives a restart.

        Raises ``ValueError`` when one of them was answered meanwhile, and :class:`NotKept`.
        """
        self._outbox.discard(mids)
        self._refresh(frozenset(), [], outbox=True)
        tell(self.submitted)

    def dismiss(self, mid: UUID) -> None:
        """What came of a change was seen by the user; raises ``ValueError`` where there was nothing to be told."""
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

    def mark_unsent(self, parcels: Sequence[Parcel]) -> None:
        """They did not leave this computer after all; raises :class:`NotKept`."""
        self._outbox.mark_unsent(parcels)
        tell(self.pending_changed)

    def settle(self, answers: Sequence[Answer], epoch: UUID) -> None:
        """Keep the server's answers to pushed changes."""
        self._outbox.settle(answers, epoch, self._now(), self._replica.state.epoch)
        self._refresh(frozenset(), [], outbox=True)

    def apply_page(self, changes: Sequence[RowChange], state: ReplicaState) -> None:
        """Write a pulled page and the state it leads to together; one signal for all of it.

        What stands outside of a window that has moved is let go of in the same step.
        It is written here unless :meth:`write_page` did it. A cache found damaged is begun anew instead: then the
        state knows no epoch, and everything is fetched.
        """
        left = state.leaves(self._replica.state)
        written = self._replica.apply(changes, state)
        if written and not left:
            self._refresh(kinds_of(changes), changes)
        else:
            self._refresh(EVERYTHING)

    def write_page(self, changes: Sequence[RowChange], state: ReplicaState, since: ReplicaState) -> None:
        """Write a page that goes on from ``since`` in another thread; :meth:`apply_page` shows it then.

        Raises :class:`CacheDamaged`, and :class:`NotKept` where the rows are no longer at ``since``.
        """
        self._replica.write_beside(changes, state, since)

    @property
    def stages_aside(self) -> bool:
        """Whether another thread may write what arrives while this one reads and shows."""
        return self._replica.stages_aside

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

    def stranded(self, epoch: UUID) -> bool:
        """Whether something was answered in another epoch, and has no number by which the server could say so."""
        return self._outbox.stranded(epoch)

    def fork(self, device_id: UUID, lost_after: int | None = None, epoch: UUID | None = None) -> None:
        """Go on as another device, with everything unanswered; also with what is above ``lost_after``, and with
        what was answered in another ``epoch``."""
        if lost_after is not None:
            self._outbox.resend_after(lost_after)
        # failpoint: store.fork_begun
        self._outbox.fork(device_id, epoch)
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
        return Position(state.epoch, state.whole, self._outbox.coming(state.epoch))

    def _refresh(
        self, kinds: frozenset[str], rows: Sequence[RowChange] | None = None, *, outbox: bool = False
    ) -> None:
        """Lay what is pending over the new rows, and tell once what changed; without ``rows`` all may have."""
        settled = self._outbox.forget_passed(self._position())
        self._owed |= kinds
        try:
            self._owed |= self._replay(rows)
            kinds, self._owed = self._owed, frozenset()
            if kinds:
                self._tell_changed(kinds)
        finally:
            if outbox or settled:
                tell(self.pending_changed)

    def _replay(self, rows: Sequence[RowChange] | None) -> frozenset[str]:
        """Make anew what the changed rows, and changes that came or went, make a difference to; where that is not
        known, everything. The kinds that look different."""
        lost = self._laid_over not in {None, self._replica.state.epoch}  # begun anew amid a read, it may be
        if rows is None or lost or not self._laid:
            return self._replay_all()
        self._laid = False
        position = self._position()
        ahead: list[PendingChange] = []
        over: list[PendingChange] = []
        for change in self._outbox.recalled.stirred():
            (ahead if is_ahead(change, position) else over).append(change)
        try:
            kinds = self._overlay.update(ahead, over, rows)
        except Exception:
            self._owed |= self._overlay.altered()
            raise
        self._laid, self._laid_over = True, self._replica.state.epoch
        return kinds

    def _replay_all(self) -> frozenset[str]:
        self._laid = False
        self._outbox.recalled.stirred()
        position = self._position()
        ahead = [change for change in self._outbox.recalled if is_ahead(change, position)]
        if len(ahead) > MANY:
            self._replica.keep_in_memory()
        overlay = Overlay(self._replica, self._maker)
        with collector_spared():
            overlay.replay(ahead)
        before, self._overlay = self._overlay, overlay
        self._laid, self._laid_over = True, self._replica.state.epoch
        return overlay.differs(before)

    def _tell_changed(self, kinds: frozenset[str]) -> None:
        if not tell(self.changed, kinds):
            self._owed |= kinds  # it shows what it showed before
