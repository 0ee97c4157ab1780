"""A device's whole cache as one file, encrypted with the key that the device sent for it, and with no other.

Written beside the loop, into a file without a name: whatever ends this process, nothing of it stays on the disk. Not
here: which rows a device may keep (``services.pull``), tables and columns (``scheduling.cache_layout``).
"""

from __future__ import annotations

import os
import tempfile
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, cast

import msgspec
from sqlcipher3 import dbapi2

from scheduling import cache_layout
from scheduling.records import Customer, Record, Vehicle
from scheduling.wire import Row

SECONDS_AT_MOST = 10.0
"""A device waits for twenty; what takes longer than this it fetches row by row."""
AT_A_TIME = 2_000
"""Rows between two looks at the clock, and at whether anybody waits."""
PIECE = 1 << 20
"""Bytes of it that are in memory while it is sent."""


class NotCopied(Exception):
    """There is no such file now: the disk does not take it, it takes too long, or nobody wants it any more."""


class CacheCopy:
    """The encrypted file, open and nameless; it is gone when nobody holds this any more."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.close = weakref.finalize(self, os.close, descriptor)
        """May be called again."""

    @property
    def size(self) -> int:
        """Bytes."""
        return os.fstat(self._descriptor).st_size

    def piece(self, start: int) -> bytes:
        """At most ``PIECE`` bytes from there."""
        return os.pread(self._descriptor, PIECE, start)


def write(
    rows: Iterable[Row],
    key: str,
    given_up: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = time.monotonic,
) -> CacheCopy:
    """A cache of these rows under a raw key and salt (96 hexadecimal digits); raises :class:`NotCopied`.

    Slow: call it in a thread; ``given_up`` is asked there, each ``AT_A_TIME`` rows, whether nobody wants it any more.
    ``clock``: seconds that only go forward.
    """
    until = clock() + SECONDS_AT_MOST
    try:
        descriptor, name = tempfile.mkstemp(prefix="autodoctor-copy-")
        copy = CacheCopy(descriptor)
        try:
            with closing(dbapi2.connect(name, isolation_level=None)) as connection:
                Path(name).unlink()
                _fill(connection, rows, key, lambda: given_up() or clock() > until)
        except BaseException:
            copy.close()
            raise
        finally:
            Path(name).unlink(missing_ok=True)
    except (dbapi2.Error, OSError) as error:
        raise NotCopied(type(error).__name__) from error
    return copy


def _fill(connection: Any, rows: Iterable[Row], key: str, late: Callable[[], bool]) -> None:
    """Each table in the order of its key, so that no page of it is written twice; the indexes last."""
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA journal_mode = OFF")  # what fails is thrown away
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for statement in cache_layout.tables():
        connection.execute(statement)
    ordered = sorted(rows, key=lambda row: (row.kind, row.id.int))
    encoder = msgspec.json.Encoder()
    lines = (
        cache_layout.columns(cast("Record", row.body), row.ver, encoder.encode(row.body)) for row in ordered
    )
    _insert(connection, cache_layout.put_row(0), lines, late)
    found = (row.body for row in ordered if isinstance(row.body, Customer | Vehicle))
    named = sorted(found, key=lambda record: cache_layout.search_id(record.id))
    _insert(connection, cache_layout.put_terms(0), map(cache_layout.found_by, named), late)
    for statement in cache_layout.indexes():
        connection.execute(statement)
    connection.execute("COMMIT")


def _insert(
    connection: Any, statement: str, lines: Iterator[Sequence[object]], late: Callable[[], bool]
) -> None:
    while some := list(islice(lines, AT_A_TIME)):
        if late():
            raise NotCopied("too slow, or nobody waits")
        connection.executemany(statement, some)
