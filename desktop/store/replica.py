"""The server's rows as they were pulled, with the cursor they stand at: ``cache.db``.

It can always be fetched again, so an unreadable file is set aside and a new one begun. Kinds are read into
memory when first asked for, except customers and vehicles, of which there may be very many. Not here: what
the user changed meanwhile (``outbox``, ``overlay``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from sqlcipher3 import dbapi2

from desktop.store import codec, search
from desktop.store.database import Database
from desktop.store.errors import CacheDamaged, NotKept, Unreadable
from desktop.store.timeline import Timeline
from scheduling.records import KIND_OF, KINDS, Customer, Record, Vehicle

if TYPE_CHECKING:
    from sqlalchemy import Connection

R = TypeVar("R", bound=Record)

VERSION = 1
LARGE = frozenset({Customer, Vehicle})
CANDIDATES = 200


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
        self._staging: Database | None = None
        self._begin_with(database)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Replica:
        """Open ``path``; what can not be read, or has another version's tables, is set aside."""

        def reopen() -> Database:
            return Database.open(path, key)

        with suppress(Unreadable):
            database = reopen()
            try:
                if database.version in (0, VERSION):
                    return cls(database, reopen)
            except dbapi2.DatabaseError as error:
                _only_damage(error)
            except NotKept:
                database.close()
                raise
            database.close()
        set_aside(path)
        return cls(reopen(), reopen)

    def close(self) -> None:
        self._end_staging()
        self._database.close()

    @property
    def stages_aside(self) -> bool:
        """Whether staging has a connection of its own, so that another thread may do it meanwhile."""
        return self._reopen is not None

    def _begin_with(self, database: Database) -> None:
        self._database = database
        if database.version == 0:
            from desktop.store import tables

            with database.begin() as connection:
                tables.create_cache(connection)
        self._generation, self.state = self._read_state()
        self._hot: dict[type[Any], Timeline[Any]] = {}

    def _select(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        """Rows; none of a damaged file, which is set aside: the next pull finds no cursor and fetches all."""
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
        """Set the file aside, damaged or not, and begin an empty one."""
        if self._reopen is None:
            raise LookupError
        self._end_staging()
        self._database.close()
        set_aside(self._database.path)
        self._begin_with(self._reopen())

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
        try:
            with self._database.begin() as connection:
                _write(connection, self._generation, changes)
                _write_state(connection, self._generation, state)
        except Exception as error:
            self._set_damage_aside(error)
            return False
        self.state = state
        for change in changes:
            self._refresh(change)
        return True

    def stage_begin(self) -> None:
        """Empty the other generation, for a snapshot to be written into it. Raises :class:`CacheDamaged`.

        Like :meth:`stage` it may run in another thread, and so never replaces the file that this one reads.
        """
        from desktop.store import tables

        self._end_staging()
        with self._damage_told():
            self._staging = self._reopen() if self._reopen is not None else self._database
            # What is staged is worth nothing until the swap, which is written through: no fsync a batch.
            self._staging.read("PRAGMA synchronous = NORMAL")
            with self._staging.begin() as connection:
                tables.empty_generation(connection, 1 - self._generation)

    def stage(self, changes: Sequence[RowChange]) -> None:
        """Write some rows of the snapshot; nothing shows yet. Raises :class:`CacheDamaged`."""
        if self._staging is None:
            raise RuntimeError("nothing is being staged")
        with self._damage_told(), self._staging.begin() as connection:
            _fill(connection, 1 - self._generation, changes)

    @contextmanager
    def _damage_told(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if not isinstance(error, Unreadable):
                _only_damage(error)
            if self._reopen is None:
                raise
            raise CacheDamaged(self._database.path) from error

    def stage_swap(self, state: ReplicaState) -> None:
        """Show the staged rows in place of the old ones, by one small commit."""
        generation = 1 - self._generation
        self._end_staging()
        with self._damage_told(), self._database.begin() as connection:
            _write_state(connection, generation, state)
        self._generation, self.state = generation, state
        self._hot.clear()

    def _end_staging(self) -> None:
        staging, self._staging = self._staging, None
        if staging is self._database:
            staging.read("PRAGMA synchronous = FULL")
        elif staging is not None:
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

    def _read_state(self) -> tuple[int, ReplicaState]:
        sql = (
            'SELECT generation, tenant_id, epoch, "cursor", window_from, window_to, refreshed_at'
            " FROM replica_state"
        )
        generation, tenant, epoch, cursor, start, end, refreshed = self._database.read(sql)[0]
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


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def _write_state(connection: Connection, generation: int, state: ReplicaState) -> None:
    from desktop.store import tables

    connection.execute(
        tables.replica_state.update().values(
            generation=generation,
            tenant_id=_text(state.tenant_id),
            epoch=_text(state.epoch),
            cursor=state.cursor,
            window_from=state.window_from,
            window_to=state.window_to,
            refreshed_at=state.refreshed_at,
        )
    )


def _write(connection: Connection, generation: int, changes: Iterable[RowChange]) -> None:
    """Rows and their search terms; of two changes of one row the later one counts."""
    from sqlalchemy import bindparam
    from sqlalchemy.dialects.sqlite import insert

    from desktop.store import tables

    last = {_place(change): change for change in changes}
    table = tables.rows[generation]
    puts = [_columns(change) for change in last.values() if isinstance(change, Put)]
    drops = [{"k": kind, "i": row_id} for (kind, row_id), change in last.items() if isinstance(change, Drop)]
    if puts:
        new = insert(table)
        values = {name: new.excluded[name] for name in ("ver", "parent", "body")}
        connection.execute(new.on_conflict_do_update(index_elements=["kind", "id"], set_=values), puts)
    if drops:
        gone = table.delete().where(table.c.kind == bindparam("k"), table.c.id == bindparam("i"))
        connection.execute(gone, drops)
    _write_terms(connection, generation, last.values())


def _fill(connection: Connection, generation: int, changes: Iterable[RowChange]) -> None:
    """Rows into a generation that was empty: plain statements, nothing to look for and take away first."""
    rows, terms = [], []
    for change in changes:
        if isinstance(change, Put):
            record, kind = change.record, KIND_OF[type(change.record)]
            parent = str(record.customer_id) if isinstance(record, Vehicle) else None
            rows.append((kind, str(record.id), change.ver, parent, codec.encode(record)))
            if type(record) in LARGE:
                terms.append((_search_id(record.id), *_terms(record)))
    if rows:
        sql = f"INSERT OR REPLACE INTO row_{generation} (kind, id, ver, parent, body) VALUES (?, ?, ?, ?, ?)"  # noqa: S608 a number
        connection.exec_driver_sql(sql, rows)
    if terms:
        sql = f"INSERT OR REPLACE INTO search_{generation} (rowid, terms, customer) VALUES (?, ?, ?)"  # noqa: S608 a number
        connection.exec_driver_sql(sql, terms)


def _write_terms(connection: Connection, generation: int, changes: Iterable[RowChange]) -> None:
    old, new = [], []
    for change in changes:
        if _place(change)[0] not in ("customer", "vehicle"):
            continue
        place = _search_id(UUID(_place(change)[1]))
        old.append((place,))
        if isinstance(change, Put):
            new.append((place, *_terms(change.record)))
    if old:
        connection.exec_driver_sql(f"DELETE FROM search_{generation} WHERE rowid = ?", old)  # noqa: S608 a number
    if new:
        sql = f"INSERT INTO search_{generation} (rowid, terms, customer) VALUES (?, ?, ?)"  # noqa: S608 a number
        connection.exec_driver_sql(sql, new)


def _terms(record: Record) -> tuple[str, str]:
    if isinstance(record, Vehicle):
        return " ".join(search.vehicle_terms(record)), str(record.customer_id)
    return " ".join(search.customer_terms(cast(Customer, record))), str(record.id)


def _search_id(row_id: UUID) -> int:
    """The random half of an id, as the number of its line in the search table."""
    return row_id.int & (1 << 62) - 1


def _place(change: RowChange) -> tuple[str, str]:
    if isinstance(change, Put):
        return KIND_OF[type(change.record)], str(change.record.id)
    return change.kind, str(change.id)


def _columns(change: Put) -> dict[str, object]:
    kind, row_id = _place(change)
    parent = str(change.record.customer_id) if isinstance(change.record, Vehicle) else None
    body = codec.encode(change.record)
    return {"kind": kind, "id": row_id, "ver": change.ver, "parent": parent, "body": body}
