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
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
)

from scheduling import cache_layout

OUTBOX_VERSION = 3

outbox_file = MetaData()

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
    Column("discard", String, nullable=False, server_default=""),
    sqlite_autoincrement=True,
)

device = Table(
    "device",
    outbox_file,
    Column("one", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("next_seq", Integer, nullable=False),
    Column("answered_in", String),
    Column("answered_over", String),
)
"""``answered_in`` and ``answered_over``: the epoch of the last answer, and that of the rows that it was laid over."""

new_change = outbox.insert().returning(outbox.c.place)
"""Made once: making a statement anew takes longer than executing it."""

next_number = device.update().values(next_seq=bindparam("number"))


def create_cache(connection: Connection) -> None:
    """All tables of a new cache, with the one line of its state."""
    for statement in (*cache_layout.tables(), *cache_layout.indexes()):
        connection.exec_driver_sql(statement)


def empty_generation(connection: Connection, generation: int) -> None:
    """Take all rows out of one generation. The search table is made anew: deleting its lines takes seconds."""
    connection.exec_driver_sql(f"DELETE FROM row_{generation}")  # noqa: S608 a number
    connection.exec_driver_sql(f"DROP TABLE search_{generation}")
    connection.exec_driver_sql(cache_layout.search_table(generation))


def create_outbox(connection: Connection, device_id: str) -> None:
    """All tables of a new outbox, with the device's id."""
    outbox_file.create_all(connection)
    connection.execute(device.insert().values(one=1, id=device_id, next_seq=1))
    connection.exec_driver_sql(f"PRAGMA user_version = {OUTBOX_VERSION}")


def upgrade_outbox(connection: Connection, version: int) -> None:
    """Bring an outbox of an older ``version`` to this one, in place: each step adds, none rewrites what was kept."""
    if version < 2:
        connection.exec_driver_sql("ALTER TABLE outbox ADD COLUMN discard VARCHAR DEFAULT '' NOT NULL")
    if version < 3:
        connection.exec_driver_sql("ALTER TABLE device ADD COLUMN answered_in VARCHAR")
        connection.exec_driver_sql("ALTER TABLE device ADD COLUMN answered_over VARCHAR")
    connection.exec_driver_sql(f"PRAGMA user_version = {OUTBOX_VERSION}")
