"""The rows of one organization: reading and writing records by kind. No rules."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeVar, cast
from uuid import UUID

import sqlalchemy as sa

from scheduling.errors import NotFound
from scheduling.records import ExternalBusy, Record, Reservation, Session
from scheduling.visit_request_records import VisitRequest
from sync_server.db.inserting import insertion_of
from sync_server.db.line import MISSING, Line
from sync_server.db.tables import columns_of, from_row, table_of, tenant_column, to_row
from sync_server.db.types import to_datetime

R = TypeVar("R", bound=Record)

LONGEST_SECONDS = 8 * 86400
"""The tables check that no session or reservation is longer."""


class SqlRecords:
    """``Records`` on one connection's transaction."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    def _select(self, cls: type[Any]) -> sa.Select[Any]:
        return sa.select(*columns_of(cls)).where(tenant_column(table_of(cls)) == self._tenant_id)

    async def _rows(self, cls: type[R], query: sa.Select[Any]) -> list[R]:
        result = await self._line.execute(query)
        return [from_row(cls, row) for row in result]

    async def get(self, cls: type[R], row_id: UUID) -> R | None:
        if self._line.known(("has", cls, row_id)) is False:
            return None
        known = self._line.known(("row", cls, row_id))
        if known is not MISSING:
            return cast("R", known)
        rows = await self._rows(cls, self._select(cls).where(table_of(cls).c["id"] == row_id))
        return rows[0] if rows else None

    async def has(self, cls: type[R], row_id: UUID) -> bool:
        known = self._line.known(("has", cls, row_id))
        return await self.get(cls, row_id) is not None if known is MISSING else bool(known)

    async def add(self, record: Record) -> None:
        insertion = insertion_of(table_of(type(record)))
        await self._line.write(insertion.sql, insertion.values(to_row(record, self._tenant_id)))

    async def add_many(self, records: Iterable[Record]) -> None:
        for cls, group in groupby(records, type):
            rows = [to_row(record, self._tenant_id) for record in group]
            table = table_of(cls)
            self._line.changed()
            # Asking for the ids makes SQLAlchemy send many rows in one statement.
            await self._line.execute(sa.insert(table).returning(table.c["id"]), rows)

    async def put(self, record: Record) -> None:
        table = table_of(type(record))
        row = to_row(record, self._tenant_id)
        self._line.changed()
        result = await self._line.execute(
            sa.update(table)
            .where(tenant_column(table) == self._tenant_id, table.c["id"] == record.id)
            .values({name: value for name, value in row.items() if name not in ("id", "tenant_id")})
        )
        if result.rowcount != 1:
            raise NotFound(table.name, id=str(record.id))

    async def delete(self, cls: type[R], row_id: UUID) -> bool:
        table = table_of(cls)
        self._line.changed()
        result = await self._line.execute(
            sa.delete(table).where(tenant_column(table) == self._tenant_id, table.c["id"] == row_id)
        )
        return result.rowcount == 1

    async def all(self, cls: type[R]) -> list[R]:
        return await self._rows(cls, self._select(cls).order_by(table_of(cls).c["id"]))

    async def find(self, cls: type[R], **equals: object) -> list[R]:
        columns = table_of(cls).c
        query = self._select(cls)
        for name, value in equals.items():
            several = isinstance(value, (list, tuple, set, frozenset))
            query = query.where(columns[name].in_(value) if several else columns[name] == value)  # type: ignore[arg-type] # narrowed by `several`
        return await self._rows(cls, query.order_by(columns["id"]))

    async def between(self, cls: type[R], start: int, end: int) -> list[R]:
        known = self._line.known(("between", cls, start, end))
        if known is not MISSING:
            return cast("list[R]", known)
        columns = table_of(cls).c
        starts, ends = columns.get("asked_at" if cls is VisitRequest else "starts"), _end(cls)
        if starts is None or ends is None:
            raise TypeError(f"{cls.__name__} rows stand at no span")
        query = self._select(cls).where(starts < end, ends > to_datetime(start))
        if cls in (
            Session,
            Reservation,
        ):  # no longer than that, so an index on the start finds all that overlap
            query = query.where(starts > start - LONGEST_SECONDS)
        return await self._rows(cls, query.order_by(starts, columns["id"]))


def _end(cls: type[Any]) -> sa.ColumnElement[Any] | None:
    """Where a row's span ends, as a plain timestamp."""
    columns = table_of(cls).c
    plain = sa.DateTime(timezone=True)
    if cls is Session or cls is VisitRequest:
        begins = columns["starts" if cls is Session else "confirmed_starts"]
        visit = sa.type_coerce(begins + columns["minutes"] * sa.text("interval '1 minute'"), plain)
        # Of a request that is open, which stands at no span, both are empty and so is the greatest.
        return (
            visit if cls is Session else sa.func.greatest(visit, sa.type_coerce(columns["ended_at"], plain))
        )
    if cls is Reservation or cls is ExternalBusy:
        return sa.type_coerce(columns["blocks_end" if cls is Reservation else "ends"], plain)
    return None
