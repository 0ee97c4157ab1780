"""The tables of ``files.db``, for SQLAlchemy Core. Importing this module is slow: import it late.

Not here: what the columns mean to the rest (``kept_files``), or when they are written (``file_disk``).
"""

from __future__ import annotations

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table

VERSION = 1

files_file = MetaData()

files = Table(
    "file",
    files_file,
    Column("place", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("session_id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("added_at", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("code", String, nullable=False),
    Column("epoch", String),
    Column("settled_at", Integer),
    sqlite_autoincrement=True,
)

parts = Table(
    "part",
    files_file,
    Column("place", Integer, primary_key=True),
    Column("file_id", String, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)


def create(connection: Connection) -> None:
    """All tables of a new file."""
    files_file.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
