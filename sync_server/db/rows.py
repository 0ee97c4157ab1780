"""The server's own rows of one organization: reading and writing by dataclass. No rules."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from scheduling.errors import NotFound
from sync_server.db.inserting import insertion_of
from sync_server.db.line import Line
from sync_server.db.stored import STORED
from sync_server.services.interfaces import Within

T = TypeVar("T")


class SqlRows:
    """``Rows`` on one connection's transaction."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def get(self, cls: type[T], *key: object) -> T | None:
        found = await self._read(cls, self._select(cls).where(*self._this(cls, key)))
        return found[0] if found else None

    async def find(
        self,
        cls: type[T],
        *,
        order: str = "",
        newest_first: bool = False,
        limit: int | None = None,
        **equals: object,
    ) -> list[T]:
        table = STORED[cls].table
        query = self._select(cls).where(*_conditions(table, equals))
        for name in (order,) if order else STORED[cls].key:
            column = table.c[name]
            query = query.order_by(column.desc() if newest_first else column)
        return await self._read(cls, query if limit is None else query.limit(limit))

    def _select(self, cls: type[Any]) -> sa.Select[Any]:
        table = STORED[cls].table
        columns = [table.c[field.name] for field in fields(cls)]
        return sa.select(*columns).where(table.c["tenant_id"] == self._tenant_id)

    async def _read(self, cls: type[T], query: sa.Select[Any]) -> list[T]:
        return [cls(**row._mapping) for row in await self._line.execute(query)]

    async def count(self, cls: type[Any], **equals: object) -> int:
        table = STORED[cls].table
        query = sa.select(sa.func.count()).where(
            table.c["tenant_id"] == self._tenant_id, *_conditions(table, equals)
        )
        return int((await self._line.execute(query.select_from(table))).scalar_one())

    async def size(self, cls: type[Any], field: str, **equals: object) -> int:
        table = STORED[cls].table
        query = sa.select(sa.func.coalesce(sa.func.sum(sa.func.octet_length(table.c[field])), 0)).where(
            table.c["tenant_id"] == self._tenant_id, *_conditions(table, equals)
        )
        return int((await self._line.execute(query)).scalar_one())

    async def add(self, row: Any) -> None:
        insertion = insertion_of(STORED[type(row)].table)
        await self._line.write(insertion.sql, insertion.values(self._values(row)))

    async def add_once(self, row: Any) -> bool:
        table = STORED[type(row)].table
        self._line.changed()
        query = insert(table).values(self._values(row)).on_conflict_do_nothing()
        return (await self._line.execute(query.returning(table.c["tenant_id"]))).first() is not None

    async def add_quietly(self, row: Any) -> None:
        insertion = insertion_of(STORED[type(row)].table)
        await self._line.write(f"{insertion.sql} ON CONFLICT DO NOTHING", insertion.values(self._values(row)))

    async def put(self, row: Any) -> None:
        if not await self.put_if(row):
            raise NotFound(STORED[type(row)].table.name)

    async def put_if(self, row: Any, **equals: object) -> bool:
        stored = STORED[type(row)]
        values = self._values(row)
        self._line.changed()
        result = await self._line.execute(
            sa.update(stored.table)
            .where(*self._this(type(row), [getattr(row, name) for name in stored.key]))
            .where(*_conditions(stored.table, equals))
            .values({name: value for name, value in values.items() if name not in ("tenant_id", *stored.key)})
        )
        return result.rowcount == 1

    async def delete(self, cls: type[Any], *key: object) -> bool:
        self._line.changed()
        result = await self._line.execute(sa.delete(STORED[cls].table).where(*self._this(cls, key)))
        return result.rowcount == 1

    async def delete_where(self, cls: type[Any], **equals: object) -> int:
        table = STORED[cls].table
        self._line.changed()
        mine = table.c["tenant_id"] == self._tenant_id
        return (await self._line.execute(sa.delete(table).where(mine, *_conditions(table, equals)))).rowcount

    def _values(self, row: Any) -> dict[str, Any]:
        return {
            "tenant_id": self._tenant_id,
            **{field.name: getattr(row, field.name) for field in fields(row)},
        }

    def _this(self, cls: type[Any], key: Any) -> list[sa.ColumnElement[bool]]:
        stored = STORED[cls]
        equals = dict(zip(stored.key, key, strict=True))
        return [stored.table.c["tenant_id"] == self._tenant_id, *_conditions(stored.table, equals)]


def _conditions(table: sa.Table, equals: dict[str, object]) -> list[sa.ColumnElement[bool]]:
    return [condition for name, value in equals.items() for condition in _condition(table.c[name], value)]


def _condition(column: sa.Column[Any], value: object) -> list[sa.ColumnElement[bool]]:
    match value:
        case Within(low=low, high=high):
            return [
                *([column >= low] if low is not None else []),
                *([column < high] if high is not None else []),
            ]
        case list() | set() | frozenset():
            return [column.in_(list(value))]
        case _:
            return [column == value]
