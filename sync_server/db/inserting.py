"""Inserting one row by a statement of the driver's own: what SQLAlchemy would send, without making it each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa
from psycopg.types.json import Jsonb
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB

from sync_server.db.types import Nested

Converter = Callable[[Any], Any]
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's constructor has no types


@dataclass(frozen=True, slots=True)
class Insertion:
    """``INSERT`` of all columns of a table."""

    sql: str
    converters: tuple[tuple[str, Converter], ...]

    def values(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """What the driver sends for a row of Python's values; raises ``KeyError`` for a missing column."""
        sent = dict(row)
        for name, convert in self.converters:
            sent[name] = convert(sent[name])
        return sent


@cache
def insertion_of(table: sa.Table, *, by_default: str = "") -> Insertion:
    """The statement of a table; a column ``by_default`` is left to the database."""
    columns = [column for column in table.columns if column.name != by_default]
    names = [column.name for column in columns]
    sql = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join(f'%({n})s' for n in names)})"  # noqa: S608 - our own names
    found = [(column.name, _converter(column.type)) for column in columns]
    return Insertion(sql, tuple((name, convert) for name, convert in found if convert is not None))


def _converter(type_: sa.types.TypeEngine[Any]) -> Converter | None:
    if isinstance(type_, JSONB):
        return Jsonb
    if isinstance(type_, Nested):
        return lambda value: None if value is None else Jsonb(type_.process_bind_param(value, _DIALECT))
    if not isinstance(type_, sa.types.TypeDecorator):
        return None
    return lambda value: type_.process_bind_param(value, _DIALECT)
