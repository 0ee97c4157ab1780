"""Rows in the cache that this program can not read: counted, and left out of what is shown.

A newer server sent them, or another version of the program wrote them. Not here: what is done about them (``sync``).
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from desktop.store import codec
from desktop.store.database import Database
from scheduling.records import Record

if TYPE_CHECKING:
    from sqlalchemy import Connection

R = TypeVar("R", bound=Record)

UNREAD = "?"
"""Before the kind of what can not be read; no kind begins so."""


def count(database: Database, generation: int) -> int:
    """How many rows are kept unread in that generation."""
    ((found,),) = database.read(_counting(generation))
    return int(found)


def count_within(connection: Connection, generation: int) -> int:
    """The same, as a transaction sees it."""
    return int(connection.exec_driver_sql(_counting(generation)).scalar_one())


def readable(cls: type[R], found: Iterable[tuple[bytes]]) -> list[R]:
    """Rows; without those that another version of the program wrote otherwise, until they are fetched anew."""
    rows: list[R] = []
    for (body,) in found:
        with suppress(codec.Malformed):
            rows.append(codec.decode(cls, body))
    return rows


def _counting(generation: int) -> str:
    """The kinds from "?" up to the next letter: a range of the primary key."""
    return f"SELECT count(*) FROM row_{generation} WHERE kind >= '{UNREAD}' AND kind < '@'"  # noqa: S608 a number
