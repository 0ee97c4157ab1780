"""The server's rows as they were pulled, with the cursor they stand at: ``cache.db``.

It can always be fetched again, so an unreadable file is set aside and a new one begun. Kinds are read into
memory when first asked for, except customers and vehicles, of which there may be very many. Not here: what
the user changed meanwhile (``outbox``, ``overlay``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from desktop.store import codec, search
from desktop.store.database import Database
from desktop.store.errors import Unreadable
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

    def __init__(self, database: Database) -> None:
        self._database = database
        if database.version == 0:
            from desktop.store import tables

            with database.begin() as connection:
                tables.create_cache(connection)
        self._generation, self.state = self._read_state()
        self._hot: dict[type[Any], Timeline[Any]] = {}

    @classmethod
    def open(cls, path: Path, key: bytes) -> Replica:
        """Open ``path``; what can not be read, or has another version's tables, is set aside."""
        with suppress(Unreadable):
            database = Database.open(path, key)
            if database.version in (0, VERSION):
                return cls(database)
            database.close()
        set_aside(path)
        return cls(Database.open(path, key))

    def close(self) -> None:
        self._database.close()

    def get(self, cls: type[R], row_id: UUID) -> R | None:
        """The row as the server had it."""
        if cls not in LARGE:
            return self._timeline(cls).get(row_id)
        sql = f"SELECT body FROM row_{self._generation} WHERE kind = ? AND id = ?"  # noqa: S608 a number
        found = self._database.read(sql, _kind(cls), str(row_id))
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
        return [codec.decode(Vehicle, body) for (body,) in self._database.read(sql, str(customer_id))]

    def find_customers(self, ways: list[list[str]]) -> list[Customer]:
        """Candidates for a search (see ``search.wanted``), best first."""
        generation = self._generation
        sql = (
            f"SELECT DISTINCT r.body FROM search_{generation} s JOIN row_{generation} r"  # noqa: S608 numbers
            " ON r.kind = 'customer' AND r.id = s.customer WHERE s.terms MATCH ? LIMIT ?"
        )
        found = self._database.read(sql, search.match_expression(ways), CANDIDATES)
        return [codec.decode(Customer, body) for (body,) in found]

    def apply(self, changes: Sequence[RowChange], state: ReplicaState) -> None:
        """Write rows and the state they lead to in one transaction."""
        with self._database.begin() as connection:
            _write(connection, self._generation, changes)
            _write_state(connection, self._generation, state)
        self.state = state
        for change in changes:
            self._refresh(change)

    def stage_begin(self) -> None:
        """Empty the other generation, for a snapshot to be written into it."""
        from desktop.store import tables

        # What is staged is worth nothing until the swap, which is written through again: no fsync a batch.
        self._database.read("PRAGMA synchronous = NORMAL")
        other = 1 - self._generation
        with self._database.begin() as connection:
            connection.execute(tables.rows[other].delete())
            connection.exec_driver_sql(f"DELETE FROM search_{other}")  # noqa: S608 a number

    def stage(self, changes: Sequence[RowChange]) -> None:
        """Write some rows of the snapshot; nothing shows yet."""
        with self._database.begin() as connection:
            _write(connection, 1 - self._generation, changes)

    def stage_swap(self, state: ReplicaState) -> None:
        """Show the staged rows in place of the old ones, by one small commit."""
        generation = 1 - self._generation
        self._database.read("PRAGMA synchronous = FULL")
        with self._database.begin() as connection:
            _write_state(connection, generation, state)
        self._generation, self.state = generation, state
        self._hot.clear()

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
        return [codec.decode(cls, body) for (body,) in self._database.read(sql, _kind(cls))]

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
