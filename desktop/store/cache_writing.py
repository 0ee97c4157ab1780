"""Rows, their search terms and their state, written into the cache. Slow to import (SQLAlchemy): import it late.

Not here: transactions and damage (``replica``), the tables themselves (``tables``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects.sqlite import insert

from desktop.store import codec, search, tables
from desktop.store.replica import LARGE, Drop, Put, ReplicaState, RowChange
from scheduling.records import KIND_OF, Customer, Record, Vehicle


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def write_state(connection: Connection, generation: int, state: ReplicaState) -> None:
    """How far the rows are, and of which generation they are."""
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


def write(connection: Connection, generation: int, changes: Iterable[RowChange]) -> None:
    """Rows and their search terms; of two changes of one row the later one counts."""
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


def fill(connection: Connection, generation: int, changes: Iterable[RowChange]) -> None:
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
