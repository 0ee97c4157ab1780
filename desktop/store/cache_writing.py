"""Rows, their search terms and their state, written into the cache. Slow to import (SQLAlchemy): import it late.

Not here: transactions and damage (``replica``), the tables themselves (``tables``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from sqlalchemy import Connection

from desktop.store import codec, unread
from desktop.store.cached_rows import LARGE
from desktop.store.replica_state import ReplicaState
from desktop.store.row_changes import Drop, Put, RowChange, Unread
from scheduling import cache_layout
from scheduling.records import KIND_OF, Customer, Vehicle

_STATE = (
    'UPDATE replica_state SET generation = ?, tenant_id = ?, epoch = ?, "cursor" = ?, window_from = ?, window_to = ?,'
    " refreshed_at = ?, heard_at = ?, more_from = ?, app = ?"
)


def write_state(connection: Connection, generation: int, state: ReplicaState) -> None:
    """How far the rows are, and of which generation they are."""
    values = (
        generation,
        _text(state.tenant_id),
        _text(state.epoch),
        state.cursor,
        state.window_from,
        state.window_to,
        state.refreshed_at,
        state.heard_at,
        state.more_from,
        state.app,
    )
    connection.exec_driver_sql(_STATE, values)


def write(connection: Connection, generation: int, changes: Iterable[RowChange]) -> None:
    """Rows and their search terms; of two changes of one row the later one counts."""
    last = {_place(change): change for change in changes}
    puts = [_columns(change) for change in last.values() if not isinstance(change, Drop)]
    drops = [place for place, change in last.items() if not isinstance(change, Put)]
    if unread.count_within(connection, generation):
        drops += [(unread.UNREAD + kind, row_id) for kind, row_id in last]
    if drops:
        connection.exec_driver_sql(f"DELETE FROM row_{generation} WHERE kind = ? AND id = ?", drops)  # noqa: S608 a number
    if puts:
        connection.exec_driver_sql(cache_layout.put_row(generation), puts)
    _write_terms(connection, generation, last.values())


def fill(connection: Connection, generation: int, changes: Iterable[RowChange]) -> None:
    """Rows into a generation that was empty: plain statements, nothing to look for and take away first."""
    puts = [change for change in changes if not isinstance(change, Drop)]
    terms = sorted(  # in the order of its lines the index writes once what else it writes again and again
        cache_layout.found_by(cast("Customer | Vehicle", put.record))
        for put in puts
        if isinstance(put, Put) and type(put.record) in LARGE
    )
    if puts:
        connection.exec_driver_sql(cache_layout.put_row(generation), [_columns(put) for put in puts])
    if terms:
        connection.exec_driver_sql(cache_layout.put_terms(generation), terms)


def let_go(connection: Connection, generation: int, state: ReplicaState) -> None:
    """Of the rows that stand at a time, those outside the window; but a booking without a place is kept."""
    outside = "d0 IS NOT NULL AND (d0 >= ? OR d1 <= ?) AND state IS NOT 'unplaced'"
    sql = f"DELETE FROM row_{generation} WHERE {outside}"  # noqa: S608 a number
    connection.exec_driver_sql(sql, (state.window_to, state.window_from))


def _write_terms(connection: Connection, generation: int, changes: Iterable[RowChange]) -> None:
    old, new = [], []
    for change in changes:
        if _place(change)[0] not in ("customer", "vehicle"):
            continue
        old.append((cache_layout.search_id(UUID(_place(change)[1])),))
        if isinstance(change, Put):
            new.append(cache_layout.found_by(cast("Customer | Vehicle", change.record)))
    if old:
        connection.exec_driver_sql(f"DELETE FROM search_{generation} WHERE rowid = ?", old)  # noqa: S608 a number
    if new:
        new.sort()
        connection.exec_driver_sql(cache_layout.put_terms(generation), new)


def _place(change: RowChange) -> tuple[str, str]:
    if isinstance(change, Put):
        return KIND_OF[type(change.record)], str(change.record.id)
    return change.kind, str(change.id)


def _columns(change: Put | Unread) -> tuple[object, ...]:
    if isinstance(change, Unread):
        return unread.UNREAD + change.kind, str(change.id), change.ver, None, None, None, None, change.body
    body = codec.encode(change.record) if change.body is None else change.body
    return cache_layout.columns(change.record, change.ver, body)


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)
