"""The server's rows as they were pulled, with the cursor they stand at: ``cache.db``.

It can always be fetched again, so an unreadable file is set aside and a new one begun. Kinds are read into
memory when first asked for, except customers and vehicles, of which there may be very many. Not here: what
the user changed meanwhile (``outbox``, ``overlay``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlcipher3 import dbapi2

from desktop.store import codec, search
from desktop.store.database import Database
from desktop.store.disk import keeping
from desktop.store.errors import CacheDamaged, NotKept, Trouble, Unreadable
from desktop.store.timeline import Timeline
from scheduling.records import KIND_OF, KINDS, Customer, Record, Vehicle

R = TypeVar("R", bound=Record)

VERSION = 1
LARGE = frozenset({Customer, Vehicle})
CANDIDATES = 200
PASSING = frozenset({Trouble.DISK_FULL, Trouble.DISK_BUSY})
"""Troubles of which a file is well again when they have passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicaState:
    """How far this copy is. Instants are the server's."""

    tenant_id: UUID | None = None
    epoch: UUID | None = None
    cursor: int = 0
    window_from: int = 0
    window_to: int = 0
    refreshed_at: int | None = None
    """Server time of the last successful pull; ``None`` before the first."""


@dataclass(frozen=True, slots=True)
class Put:
    """A row that the server has, at a version of the organization."""

    record: Record
    ver: int


@dataclass(frozen=True, slots=True)
class Drop:
    """A row that this device should keep no longer."""

    kind: str
    id: UUID


RowChange = Put | Drop


class Replica:
    """The rows below the overlay."""

    def __init__(self, database: Database, reopen: Callable[[], Database] | None = None) -> None:
        """``reopen`` opens the same file once more; what is only in memory has none."""
        self._reopen = reopen
        self._path = Path() if reopen is None else database.path
        self._staging: Database | None = None
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

        def reopen() -> Database:
            return Database.open(path, key)

        try:
            return cls._over(reopen)
        except Unreadable:
            pass
        except NotKept as error:
            if error.trouble in PASSING:
                raise
        with keeping(path):
            set_aside(path)
        return cls._over(reopen)

    @classmethod
    def _over(cls, reopen: Callable[[], Database]) -> Replica:
        database = reopen()
        with ExitStack() as undo:
            undo.callback(database.close)
            try:
                if database.version not in {0, VERSION}:
                    raise Unreadable(database.path, "the tables of another version")
                made = cls(database, reopen)
            except dbapi2.DatabaseError as error:
                _only_damage(error)
                raise Unreadable(database.path, str(error)) from error
            undo.pop_all()
        return made

    def close(self) -> None:
        self._end_staging()
        if self._database is not None:
            self._database.close()

    @property
    def stages_aside(self) -> bool:
        """Whether staging has a connection of its own, so that another thread may do it meanwhile."""
        return self._reopen is not None

    def _begin_with(self, database: Database) -> None:
        if database.version == 0:
            from desktop.store import tables

            with database.begin() as connection:
                tables.create_cache(connection)
        self._generation, self.state = _read_state(database)
        self._hot: dict[type[Any], Timeline[Any]] = {}
        self._database = database

    def _select(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        """Rows; none of a damaged file, which is set aside: the next pull finds no cursor and fetches all."""
        if self._database is None:
            return []
        try:
            return self._database.read(sql, *params)
        except dbapi2.DatabaseError as error:
            self._set_damage_aside(error)
            return []

    def _set_damage_aside(self, error: Exception) -> None:
        """Begin a new file in the place of a damaged one; every other error is raised again."""
        _only_damage(error)
        if self._reopen is None:
            raise error
        self.begin_anew()

    def begin_anew(self) -> None:
        """Set the file aside, damaged or not, and begin an empty one; if the disk lets that not be now, later."""
        if self._reopen is None:
            raise LookupError
        self._end_staging()
        if self._database is not None:
            self._database.close()
            self._database, self._spoiled = None, True
        self._generation, self.state, self._hot = 0, ReplicaState(), {}
        with suppress(NotKept):  # the snapshot that is fetched now tries again, and says what is wrong
            self._opened()

    def _opened(self) -> Database:
        """The database; where none could be begun so far, that is tried again. Raises :class:`NotKept`."""
        if self._database is not None:
            return self._database
        if self._reopen is None:
            raise LookupError
        if self._spoiled:
            with keeping(self._path):
                set_aside(self._path)
            self._spoiled = False
        try:
            database = self._reopen()
            with ExitStack() as undo:
                undo.callback(database.close)
                self._begin_with(database)
                undo.pop_all()
        except Exception as error:
            if not isinstance(error, Unreadable):
                _only_damage(error)
            self._spoiled = True
            raise CacheDamaged(self._path) from error
        return database

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        """The row as the server had it."""
        if cls not in LARGE:
            return self._timeline(cls).get(row_id)
        sql = f"SELECT body FROM row_{self._generation} WHERE kind = ? AND id = ?"  # noqa: S608 a number
        found = self._select(sql, _kind(cls), str(row_id))
        return codec.decode(cls, found[0][0]) if found else None

    def all(self, cls: type[R]) -> list[R]:
        """Every row of the kind; of customers and vehicles that may be very many."""
        return list(self._timeline(cls)) if cls not in LARGE else self._read(cls)

    def between(self, cls: type[R], start: int, end: int) -> list[R]:
        """The rows whose span meets [start, end), by their start."""
        return self._timeline(cls).between(start, end) if cls not in LARGE else []

    def vehicles_of(self, customer_id: UUID) -> list[Vehicle]:
        """The customer's vehicles."""
        sql = f"SELECT body FROM row_{self._generation} WHERE parent = ? ORDER BY id"  # noqa: S608 a number
        return [codec.decode(Vehicle, body) for (body,) in self._select(sql, str(customer_id))]

    def find_customers(self, ways: list[list[str]]) -> list[Customer]:
        """Candidates for a search (see ``search.wanted``): at most ``CANDIDATES``, in no order."""
        generation = self._generation
        sql = (
            f"SELECT DISTINCT r.body FROM search_{generation} s JOIN row_{generation} r"  # noqa: S608 numbers
            " ON r.kind = 'customer' AND r.id = s.customer WHERE s.terms MATCH ? LIMIT ?"
        )
        found = self._select(sql, search.match_expression(ways), CANDIDATES)
        return [codec.decode(Customer, body) for (body,) in found]

    def apply(self, changes: Sequence[RowChange], state: ReplicaState) -> bool:
        """Write rows and the state they lead to in one transaction; ``False`` where a new file had to be begun."""
        from desktop.store import cache_writing

        try:
            with self._opened().begin() as connection:
                cache_writing.write(connection, self._generation, changes)
                cache_writing.write_state(connection, self._generation, state)
        except Exception as error:
            self._set_damage_aside(error)
            return False
        self.state = state
        for change in changes:
            self._refresh(change)
        return True

    def stage_begin(self) -> None:
        """Empty the other generation, for a snapshot to be written into it. Raises :class:`CacheDamaged`.

        Like :meth:`stage` it may run in another thread, and so never replaces the file that this one reads; it
        begins one where there is none.
        """
        from desktop.store import tables

        self._end_staging()
        with self._damage_told():
            shown = self._opened()
            self._staging = self._reopen() if self._reopen is not None else shown
            # What is staged is worth nothing until the swap, which is written through: no fsync a batch.
            self._staging.read("PRAGMA synchronous = NORMAL")
            with self._staging.begin() as connection:
                tables.empty_generation(connection, 1 - self._generation)

    def stage(self, changes: Sequence[RowChange]) -> None:
        """Write some rows of the snapshot; nothing shows yet. Raises :class:`CacheDamaged`."""
        from desktop.store import cache_writing

        with self._damage_told(), self._staged().begin() as connection:
            cache_writing.fill(connection, 1 - self._generation, changes)

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
                _only_damage(error)
            if self._reopen is None:
                raise
            raise CacheDamaged(self._path) from error

    def stage_swap(self, state: ReplicaState) -> None:
        """Show the staged rows in place of the old ones, by one small commit."""
        from desktop.store import cache_writing

        generation = 1 - self._generation
        self._staged()
        self._end_staging()
        with self._damage_told(), self._opened().begin() as connection:
            cache_writing.write_state(connection, generation, state)
        self._generation, self.state = generation, state
        self._hot.clear()

    def _end_staging(self) -> None:
        staging, self._staging = self._staging, None
        if staging is None:
            return
        if staging is self._database:
            staging.read("PRAGMA synchronous = FULL")
        else:
            staging.close()

    def write_state(self, state: ReplicaState) -> None:
        """Remember a new state without new rows."""
        self.apply([], state)

    def _timeline(self, cls: type[R]) -> Timeline[R]:
        timeline = self._hot.get(cls)
        if timeline is None:
            timeline = self._hot[cls] = Timeline()
            for row in self._read(cls):
                timeline.put(row)
        return cast(Timeline[R], timeline)

    def _read(self, cls: type[R]) -> list[R]:
        sql = f"SELECT body FROM row_{self._generation} WHERE kind = ? ORDER BY id"  # noqa: S608 a number
        return [codec.decode(cls, body) for (body,) in self._select(sql, _kind(cls))]

    def _refresh(self, change: RowChange) -> None:
        cls = type(change.record) if isinstance(change, Put) else KINDS[change.kind]
        timeline = self._hot.get(cls)
        if timeline is None:
            return
        if isinstance(change, Put):
            timeline.put(change.record)
        else:
            timeline.discard(change.id)


def _read_state(database: Database) -> tuple[int, ReplicaState]:
    sql = (
        'SELECT generation, tenant_id, epoch, "cursor", window_from, window_to, refreshed_at'
        " FROM replica_state"
    )
    generation, tenant, epoch, cursor, start, end, refreshed = database.read(sql)[0]
    state = ReplicaState(cursor=cursor, window_from=start, window_to=end, refreshed_at=refreshed)
    return generation, replace(state, tenant_id=_uuid(tenant), epoch=_uuid(epoch))


def set_aside(path: Path) -> None:
    """Move a file that can not be used out of the way; the last one is kept for whoever wants to look."""
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(path.with_name(f"{path.name}.unreadable{suffix}"))


def _only_damage(error: Exception) -> None:
    """Raise again what is no damage of the file: a full disk, a lock, a wrong statement, a bug."""
    if type(getattr(error, "orig", error)) is not dbapi2.DatabaseError:  # SQLAlchemy wraps the driver's
        raise error


def _kind(cls: type[Any]) -> str:
    return KIND_OF[cls]


def _uuid(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)
