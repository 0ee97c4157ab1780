"""Whether a database is of this program's version: asked once, before anything is served or done with it.

An older one lacks what the program reads, a newer one may hold what it would break; both are refused. What is migrated
while a program runs on it is not asked again: migrations only add, so whatever runs goes on until it is ended.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import sqlalchemy as sa
from psycopg import errors
from sqlalchemy.ext.asyncio import AsyncEngine

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
AWAY = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError)


class WrongDatabase(Exception):
    """It is not of this program's version."""

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(f"the database is at {found or 'nothing'}, this program at {needed}")
        self.newer = found > needed
        """Whether the program is to be updated, else the database is to be migrated."""


def newest() -> str:
    """The version that this program migrates to."""
    scripts = Path(__file__).with_name("migrations") / "versions"
    return max(path.name.partition("_")[0] for path in scripts.glob("[0-9]*.py"))


async def check(engine: AsyncEngine) -> None:
    """Raise ``WrongDatabase``, or what a database that is away raises."""
    found, needed = await _version(engine), newest()
    if found != needed:
        raise WrongDatabase(found, needed)


async def wait_and_check(engine: AsyncEngine) -> None:
    """The same, of a database that is waited for as long as it is away."""
    while True:
        try:
            return await check(engine)
        except AWAY:
            logger.warning("the database is away; trying again")
            await asyncio.sleep(PAUSE_SECONDS)


async def _version(engine: AsyncEngine) -> str:
    """Empty: it was never migrated, or by a program that let nobody but the owner read how far."""
    try:
        async with engine.connect() as connection:
            found = await connection.execute(sa.text("SELECT max(version_num) FROM alembic_version"))
            return found.scalar_one() or ""
    except sa.exc.ProgrammingError as error:
        if isinstance(error.orig, errors.UndefinedTable | errors.InsufficientPrivilege):
            return ""
        raise
