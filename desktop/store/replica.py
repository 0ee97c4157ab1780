"""The server's rows as they were pulled, with the cursor they stand at: ``cache.db``.

It can always be fetched again, so an unreadable file is set aside and a new one begun. What arrives may be written
from another thread, over a connection of its own; what is shown changes only in the thread that shows. Not here: how
rows are read (``cached_rows``), what the user changed meanwhile (``outbox``, ``overlay``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from desktop.store import unread
from desktop.store.cache_file import CacheCopy, CacheFile
from desktop.store.cached_rows import CachedRows
from desktop.store.database import Database
from desktop.store.disk import DAMAGE, only_damage
from desktop.store.errors import CacheDamaged, NotKept, Trouble, Unreadable
from desktop.store.replica_state import ReplicaState, read_state
from desktop.store.row_changes import Drop, Put, RowChange, Unread, kinds_of
from scheduling import cache_layout
from scheduling.records import Customer, Record, Session, Vehicle
from scheduling.vocabulary import SessionState

R = TypeVar("R", bound=Record)

__all__ = ["Drop", "Put", "Replica", "ReplicaState", "RowChange", "Unread", "kinds_of"]

PASSING = frozenset({Trouble.DISK_FULL, Trouble.DISK_BUSY})
"""Troubles of which a file is well again when they have passed."""


class Replica:
    """The rows below the overlay."""

    def __init__(self, database: Database, file: CacheFile | None = None) -> None:
        """``file``: where ``database`` is kept; what is only in memory has none."""
        self._file = file
        self._path = Path() if file is None else file.path
        self._beside: Database | None = None
        """The second connection, opened when first needed."""
        self._beside_lock = Lock()
        """Held while something is written beside: so long nobody closes that connection."""
        self._staging: Database | None = None
        self._written: ReplicaState | None = None
        """What was written and is not shown yet."""
        self._missed = 0
        """How many rows of it can not be read."""
        self._database: Database | None = None
        """``None`` while a new file could not be begun in the place of a damaged one: then there are no rows."""
        self._spoiled = False
        """The file has to be set aside still."""
        self._begin_with(database)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Replica:
        """Open ``path``; what can not be read, or has another version's tables, is set aside.

        So is, once, what the disk does not let us work with, unless it is full or another program has the file:
        the outbox in the same folder was opened, so it is this file's own, and all of it can be fetched again.
        """
        file = CacheFile(path, key)
        file.forget_copy()
        try:
            return cls._over(file)
        except Unreadable:
            pass
        except NotKept as error:
            if error.trouble in PASSING:
                raise
        file.set_aside()
        return cls._over(file)

    @classmethod
    def _over(cls, file: CacheFile) -> Replica:
        database = file.open()
        with ExitStack() as undo:
            undo.callback(database.close)
            try:
                if database.version not in {0, cache_layout.VERSION}:
                    raise Unreadable(database.path, "the tables of another version")
                made = cls(database, file)
            except DAMAGE as error:
                only_damage(error)
                raise Unreadable(database.path, str(error)) from error
            undo.pop_all()
        return made

    def close(self) -> None:
        self._close_beside()
        if self._database is not None:
            self._database.close()

    @property
    def stages_aside(self) -> bool:
        """Whether staging has a connection of its own, so that another thread may do it meanwhile."""
        return self._file is not None

    def _begin_with(self, database: Database) -> None:
        if database.version == 0:
            from desktop.store import tables

            with database.begin() as connection:
                tables.create_cache(connection)
                # failpoint: cache.made
        self._generation, self.state = read_state(database)
        self.unread = unread.count(database, self._generation)
        """How many rows are here that this program can not read."""
        self._rows = CachedRows(self._select, self._generation)
        self._database = database

    def _select(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        """Rows; none of a damaged file, which is set aside: the next pull finds no cursor and fetches all."""
        if self._database is None:
            return []
        try:
            return self._database.read(sql, *params)
        except DAMAGE as error:
            self._set_damage_aside(error)
            return []

    def _set_damage_aside(self, error: Exception) -> None:
        """Begin a new file in the place of a damaged one; every other error is raised again."""
        only_damage(error)
        if self._file is None:
            raise error
        self.begin_anew()

    def begin_anew(self) -> None:
        """Set the file aside, damaged or not, and begin an empty one; if the disk lets that not be now, later."""
        if self._file is None:
            raise LookupError
        with self._beside_lock:  # until there is the new file nobody writes into either
            self._drop_second()
            if self._database is not None:
                self._database.close()
                self._database, self._spoiled = None, True
            self._forget_rows()
            with suppress(NotKept):  # the snapshot that is fetched now tries again, and says what is wrong
                self._opened()

    def _forget_rows(self) -> None:
        self._generation, self.state, self.unread = 0, ReplicaState(), 0
        self._rows = CachedRows(self._select, 0)

    def _opened(self) -> Database:
        """The database; where none could be begun so far, that is tried again. Raises :class:`NotKept`."""
        if self._database is not None:
            return self._database
        if self._file is None:
            raise LookupError
        if self._spoiled:
            self._file.set_aside()
            self._spoiled = False
        try:
            database = self._file.open()
            with ExitStack() as undo:
                undo.callback(database.close)
                self._begin_with(database)
                undo.pop_all()
        except Exception as error:
            if not isinstance(error, Unreadable):
                only_damage(error)
            self._spoiled = True
            raise CacheDamaged(self._path) from error
        return database

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        """The row as the server had it."""
        return self._rows.get(cls, row_id)

    def some(self, cls: type[R], row_ids: Collection[UUID]) -> dict[UUID, R]:
        """Those of the rows with these ids that there are."""
        return self._rows.some(cls, row_ids)

    def keep_in_memory(self) -> None:
        """Read all of what is else read by its span, for as long as these rows are shown."""
        self._rows.keep_in_memory()

    def all(self, cls: type[R]) -> list[R]:
        """Every row of the kind; of customers and vehicles that may be very many."""
        return self._rows.all(cls)

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        """The rows whose span meets [start, end), by their start."""
        return self._rows.between(cls, start, end)

    def sessions_in(self, states: Collection[SessionState]) -> list[Session]:
        """The bookings in one of these states."""
        return self._rows.sessions_in(states)

    def vehicles_of(self, customer_id: UUID) -> list[Vehicle]:
        """The customer's vehicles."""
        return self._rows.vehicles_of(customer_id)

    def sessions_of(self, customer_id: UUID) -> list[Session]:
        """The customer's bookings, as far as they are kept here."""
        return self._rows.sessions_of(customer_id)

    def find_customers(self, ways: list[list[str]]) -> list[Customer]:
        """Candidates for a search (see ``search.wanted``), in no order."""
        return self._rows.find_customers(ways)

    def customers_with(self, words: Sequence[str], limit: int) -> list[Customer]:
        """Those with all of these as whole search terms, at most ``limit``, in no order."""
        return self._rows.customers_with(words, limit)

    def apply(self, changes: Sequence[RowChange], state: ReplicaState) -> bool:
        """Show rows and the state they lead to; ``False`` where a new file had to be begun.

        They are written in one transaction here, unless :meth:`write_beside` did it.
        """
        if self._written is not state:
            try:
                self._write(self._opened(), changes, state)
            except Exception as error:
                self._set_damage_aside(error)
                return False
        self._written = None
        # failpoint: cache.apply_kept
        left = state.leaves(self.state)
        self.state, self.unread = state, self._missed
        if left:
            self._rows = CachedRows(self._select, self._generation)
        for change in changes:
            self._rows.refresh(change)
        return True

    def write_beside(self, changes: Sequence[RowChange], state: ReplicaState, since: ReplicaState) -> None:
        """Write a page in another thread; :meth:`apply` shows it then. Raises :class:`CacheDamaged`.

        The page goes on from ``since``: where a new file was begun meanwhile it is not written (:class:`NotKept`).
        """
        with self._at_second():
            self._opened()
            if self.state != since:
                raise NotKept(self._path, Trouble.CACHE_DAMAGED)
            self._write(self._second(), changes, state)
            self._written = state

    def _write(self, database: Database, changes: Sequence[RowChange], state: ReplicaState) -> None:
        from desktop.store import cache_writing

        with database.begin() as connection:
            cache_writing.write(connection, self._generation, changes)
            # failpoint: cache.apply_written
            if state.leaves(self.state):
                cache_writing.let_go(connection, self._generation, state)
                # failpoint: cache.window_left
            cache_writing.write_state(connection, self._generation, state)
            self._missed = unread.count_within(connection, self._generation)

    def _second(self) -> Database:
        """The connection beside the one that shows; what is only in memory has one."""
        if self._file is None:
            return self._opened()
        if self._beside is None:
            self._beside = self._file.open()
        return self._beside

    @contextmanager
    def _at_second(self) -> Iterator[None]:
        """While something is written there; what fails leaves nothing of that connection behind."""
        with self._beside_lock, self._damage_told():
            try:
                yield
            except BaseException:
                self._drop_second()
                raise

    def _close_beside(self) -> None:
        """Once what is being written is written."""
        with self._beside_lock:
            self._drop_second()

    def _drop_second(self) -> None:
        beside, self._beside, self._staging, self._written = self._beside, None, None, None
        if beside is not None:
            beside.close()

    def stage_begin(self) -> None:
        """Empty the other generation, for a snapshot to be written into it. Raises :class:`CacheDamaged`.

        From now on the rows that are shown count: those of a snapshot that was given up once it was written and
        before it was shown do not.
        Like :meth:`stage` and :meth:`stage_end` it may run in another thread, and so never replaces the file that
        this one reads; it begins one where there is none.
        """
        from desktop.store import cache_writing, tables

        with self._at_second():
            self._opened()
            self._staging = self._second()
            # What is staged is worth nothing until the swap, which is written through: no fsync a batch.
            self._staging.read("PRAGMA synchronous = NORMAL")
            with self._staging.begin() as connection:
                cache_writing.write_state(connection, self._generation, self.state)
                tables.empty_generation(connection, 1 - self._generation)
                # failpoint: cache.stage_emptied

    def stage(self, changes: Sequence[RowChange]) -> None:
        """Write some rows of the snapshot; nothing shows yet. Raises :class:`CacheDamaged`."""
        from desktop.store import cache_writing

        with self._at_second(), self._staged().begin() as connection:
            cache_writing.fill(connection, 1 - self._generation, changes)
            # failpoint: cache.stage_filled

    def stage_end(self, state: ReplicaState) -> None:
        """Let the staged rows be those that count, by one small commit; :meth:`stage_swap` shows them."""
        from desktop.store import cache_writing

        with self._at_second():
            staged = self._staged()
            staged.read("PRAGMA synchronous = FULL")
            with staged.begin() as connection:
                cache_writing.write_state(connection, 1 - self._generation, state)
                # failpoint: cache.swap_written
                self._missed = unread.count_within(connection, 1 - self._generation)
            self._staging, self._written = None, state

    def _staged(self) -> Database:
        if self._staging is None:  # whoever read meanwhile found damage: what was staged is gone with it
            raise NotKept(self._path, Trouble.CACHE_DAMAGED)
        return self._staging

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if not isinstance(error, Unreadable):
                only_damage(error)
            if self._file is None:
                raise
            raise CacheDamaged(self._path) from error

    def stage_swap(self, state: ReplicaState) -> None:
        """Show the staged rows in place of the old ones."""
        if self._written is not state:
            self.stage_end(state)
        self._written = None
        # failpoint: cache.swap_kept
        self._generation, self.state, self.unread = 1 - self._generation, state, self._missed
        self._rows = CachedRows(self._select, self._generation)

    def copy(self) -> CacheCopy:
        """A whole file to be received in the place of this one; ``LookupError`` for what is only in memory."""
        if self._file is None:
            raise LookupError
        return self._file.copy()

    def make_room(self) -> None:
        """Let the file be closed quickly soon: what stands in its log goes into it. For another thread."""
        with self._at_second():
            self._opened()
            self._second().read("PRAGMA wal_checkpoint(TRUNCATE)")

    def adopt(self, copy: CacheCopy) -> None:
        """Show a complete copy in the place of this file; raises :class:`NotKept`, and then shows what it did."""
        with self._beside_lock:
            self._drop_second()
            if self._database is not None:
                self._database.close()
            self._database = None
            # failpoint: cache.closed
            try:
                copy.take_place()
                self._spoiled = False
            finally:
                self._forget_rows()
                self._opened()

    def write_state(self, state: ReplicaState) -> None:
        """Remember a new state without new rows."""
        self.apply([], state)
