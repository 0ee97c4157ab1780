"""Bring a database to the newest version of its tables. Run as the owner, never as the application."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from sync_server.db.engine import sqlalchemy_url

LOCK_TIMEOUT = "5s"
APPLICATION = "autodoctor_app"
"""The role that the migrations know the application by; it reads how far they are (``standing``)."""


def configuration() -> Config:
    """Alembic's, without a file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    return config


def migrate(owner_url: str, revision: str = "head") -> None:
    """Apply what is missing; waits at most ``LOCK_TIMEOUT`` for a lock, so that a running server goes on."""
    engine = sa.create_engine(
        sqlalchemy_url(owner_url),
        poolclass=sa.NullPool,
        connect_args={"options": f"-c lock_timeout={LOCK_TIMEOUT}"},
    )
    config = configuration()
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            connection.execute(sa.text(f"GRANT SELECT ON alembic_version TO {APPLICATION}"))
            connection.commit()
    finally:
        engine.dispose()
