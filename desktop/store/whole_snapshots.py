"""A snapshot taking the place of all rows: row by row beside what is shown, or as a file of the server's.

Not here: a page of changes (``local_store``), how either is fetched (``desktop.sync.snapshots``), or SQL (``replica``).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from desktop.store.cache_file import CacheCopy
from desktop.store.errors import CacheDamaged
from desktop.store.replica import Replica, ReplicaState, RowChange
from scheduling.records import KINDS

EVERYTHING = frozenset(KINDS)


class WholeSnapshots:
    """The sync engine's writing; nothing of it shows before it is whole."""

    _replica: Replica

    @abstractmethod
    def _refresh(self, kinds: frozenset[str]) -> None:
        """Lay what is pending over the new rows, and tell once what changed."""

    def snapshot_begin(self) -> None:
        """Begin to write a snapshot beside what is shown."""
        self._replica.stage_begin()

    def snapshot_rows(self, changes: Sequence[RowChange]) -> None:
        """Some rows of the snapshot; nothing shows yet."""
        self._replica.stage(changes)

    def snapshot_written(self, state: ReplicaState) -> None:
        """All of it was written: from now on it counts, at the latest when the program starts again."""
        self._replica.stage_end(state)

    def snapshot_end(self, state: ReplicaState) -> None:
        """Show the snapshot in place of the old rows, with the pending changes over it.

        It is ended here unless :meth:`snapshot_written` did it.
        """
        self._replica.stage_swap(state)
        self._refresh(EVERYTHING)

    def copy(self) -> CacheCopy:
        """A whole cache to be received from the server: a snapshot that need not be written row by row.

        Only where ``stages_aside``. What is done with it before :meth:`copy_end` may be done in another thread.
        """
        return self._replica.copy()

    def copy_written(self, copy: CacheCopy, state: ReplicaState) -> None:
        """All of it is here: check it; nothing shows yet. Raises :class:`Unfit` and :class:`NotKept`."""
        copy.complete(state)
        self._replica.make_room()

    def copy_end(self, copy: CacheCopy) -> None:
        """Show it in place of the old rows, with the pending changes over it; raises :class:`NotKept`."""
        try:
            self._replica.adopt(copy)
        finally:
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
