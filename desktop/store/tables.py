"""The tables of the two local files, for SQLAlchemy Core. Importing this module is slow: import it late.

The cache has two generations of its row tables: a snapshot is written into the other one while the first is
still shown, and swapped in by one small commit. Not here: what the columns mean to the rest (``replica``,
``outbox``).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
)

CACHE_VERSION = 1
OUTBOX_VERSION = 1

cache = MetaData()
outbox_file = MetaData()


def _rows(generation: int) -> Table:
    name = f"row_{generation}"
    return Table(
        name,
        cache,
        Column("kind", String, primary_key=True),
        Column("id", String, primary_key=True),
        Column("ver", Integer, nullable=False),
        Column("parent", String),
        Column("body", LargeBinary, nullable=False),
        Index(f"{name}_by_parent", "parent"),
        sqlite_with_rowid=False,
    )


rows = (_rows(0), _rows(1))

replica_state = Table(
    "replica_state",
    cache,
    Column("one", Integer, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("tenant_id", String),
    Column("epoch", String),
    Column("cursor", Integer, nullable=False),
    Column("window_from", Integer, nullable=False),
    Column("window_to", Integer, nullable=False),
    Column("refreshed_at", Integer),
)

outbox = Table(
    "outbox",
    outbox_file,
    Column("place", Integer, primary_key=True),
    Column("seq", Integer, unique=True),
    Column("mid", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("args", LargeBinary, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("code", String, nullable=False),
    Column("ack_ver", Integer, nullable=False),
    Column("ack_epoch", String),
    Column("outcome", LargeBinary),
    Column("settled_at", Integer),
    Column("dismissed", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

device = Table(
    "device",
    outbox_file,
    Column("one", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("next_seq", Integer, nullable=False),
)

new_change = outbox.insert().returning(outbox.c.place)
"""Made once: making a statement anew takes longer than executing it."""

next_number = device.update().values(next_seq=bindparam("number"))


def create_cache(connection: Connection) -> None:
    """All tables of a new cache, with the one line of its state."""
    cache.create_all(connection)
    for generation in (0, 1):
        _create_search(connection, generation)
    connection.execute(
        replica_state.insert().values(one=1, generation=0, cursor=0, window_from=0, window_to=0)
    )
    connection.exec_driver_sql(f"PRAGMA user_version = {CACHE_VERSION}")


def empty_generation(connection: Connection, generation: int) -> None:
    """Take all rows out of one generation. The search table is made anew: deleting its lines takes seconds."""
    connection.execute(rows[generation].delete())
    connection.exec_driver_sql(f"DROP TABLE search_{generation}")
    _create_search(connection, generation)


def _create_search(connection: Connection, generation: int) -> None:
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE search_{generation} USING fts5(terms, customer UNINDEXED, prefix='1 2 3')"
    )


def create_outbox(connection: Connection, device_id: str) -> None:
    """All tables of a new outbox, with the device's id."""
    outbox_file.create_all(connection)
    connection.execute(device.insert().values(one=1, id=device_id, next_seq=1))
    connection.exec_driver_sql(f"PRAGMA user_version = {OUTBOX_VERSION}")
