"""One encrypted SQLite file and its single connection.

Start-up reads go straight to the driver, since importing SQLAlchemy takes longer than painting the first
week; everything else, and every write, is SQLAlchemy Core over the same connection. Not here: tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from desktop.store.disk import is_damage, keeping, trouble_of
from desktop.store.errors import NotKept, Unreadable

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

KEY_BYTES = 32
BUSY_S = 5.0
"""A file that another program has is waited for so long."""


class Database:
    """A connection in autocommit; :meth:`begin` opens the one transaction at a time."""

    def __init__(self, connection: Any, path: Path | None = None) -> None:
        self._connection = connection
        self._path = path
        self._engine: Engine | None = None
        self.on_damage: Callable[[Exception], NotKept] | None = None
        """What is raised instead, where damage is met from now on."""

    @classmethod
    def open(cls, path: Path, key: bytes) -> Database:
        """Open or create ``path`` with a raw 256-bit key; raises :class:`Unreadable` or :class:`NotKept`."""
        if len(key) != KEY_BYTES:
            raise ValueError(f"the key must have {KEY_BYTES} bytes, not {len(key)}")
        try:
            connection = dbapi2.connect(
                str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_S
            )
        except dbapi2.DatabaseError as error:  # a folder, or no right to read it
            raise Unreadable(path, str(error)) from error
        try:
            # A raw key: SQLCipher derives nothing from it, which would cost 110 ms at each start.
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        except dbapi2.DatabaseError as error:
            connection.close()
            trouble = trouble_of(error)
            if trouble is not None:
                raise NotKept(path, trouble, str(error)) from error
            raise Unreadable(path, str(error)) from error
        return cls(connection, path)

    @classmethod
    def in_memory(cls) -> Database:
        """A database that is gone when closed."""
        return cls(dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False))

    @property
    def path(self) -> Path:
        """The file; ``LookupError`` for what is only in memory."""
        if self._path is None:
            raise LookupError
        return self._path

    @property
    def version(self) -> int:
        """The file's schema version, 0 when it is new."""
        return int(self.read("PRAGMA user_version")[0][0])

    def read(self, sql: str, *params: object) -> list[tuple[Any, ...]]:
        """All rows of a constant statement, past SQLAlchemy; raises :class:`NotKept` for what the disk refuses."""
        with self._watching():
            rows: list[tuple[Any, ...]] = self._connection.execute(sql, params).fetchall()
        return rows

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: committed to the disk (fsync) at the end, undone by an exception.

        Raises :class:`NotKept` when the disk does not take it; then nothing of it is there.
        """
        if self._engine is None:
            self._engine = _engine(self._connection)
        with self._watching(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _watching(self) -> Iterator[None]:
        try:
            with keeping(self._path or Path()):
                yield
        except Exception as error:
            if self.on_damage is None or not is_damage(error):
                raise
            raise self.on_damage(error) from error

    def close(self) -> None:
        """Close the file; nothing can be read or written afterwards."""
        if self._engine is not None:
            self._engine.dispose()
        self._connection.close()


def _engine(connection: Any) -> Engine:
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(transaction: Connection) -> None:
        transaction.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
