"""Connections for the application: the pool, its time limits, and which errors mean "try again"."""

from __future__ import annotations

import sqlalchemy as sa
from psycopg import errors
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from sync_server.config import ConfigurationError

OPTIONS = (
    "-c lock_timeout=2s -c idle_in_transaction_session_timeout=5s -c statement_timeout=20s"
    " -c timezone=UTC -c default_transaction_isolation=read\\ committed"
)
"""A connection that waits longer is a mistake; the device tries again."""

RETRIED = (
    errors.DeadlockDetected,
    errors.SerializationFailure,
    errors.LockNotAvailable,
    errors.QueryCanceled,
)


class BadDatabaseUrl(ConfigurationError):
    """The environment names a database by something that is no address of one."""


def sqlalchemy_url(url: str) -> sa.URL:
    """``postgresql://…`` with the driver named. Raises :class:`BadDatabaseUrl`, which does not repeat it."""
    try:
        return sa.make_url(url).set(drivername="postgresql+psycopg")
    except (sa.exc.ArgumentError, ValueError):  # it may hold a password
        raise BadDatabaseUrl("the database's address is not understood") from None


def make_engine(url: str, pool_size: int = 12) -> AsyncEngine:
    """The application's pool. After a restart of PostgreSQL the first failure empties it."""
    return create_async_engine(
        sqlalchemy_url(url),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=5,
        hide_parameters=True,  # they hold people's data, and errors are logged
        connect_args={"options": OPTIONS, "connect_timeout": 3, "prepare_threshold": 3},
    )


def is_transient(error: sa.exc.DBAPIError) -> bool:
    """Whether the same transaction may well succeed at once: deadlock, timeout, serialization."""
    return isinstance(error.orig, RETRIED)
