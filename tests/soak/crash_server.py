"""The server of ``crashes``: one application on one database for many workshops, that goes down and is restored.

Made once for all of them: an application takes longer to make than twenty crashes. Not here: when it goes down.
"""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import httpx
import psycopg

from sync_server.app import create_app, create_context
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db import engine
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.rule_book import RuleBookCache
from tests.postgres import create_database, drop_database

NAME, BACKUP = "crashes", "crashes_backup"
NEW_EPOCH = "UPDATE sync_tenant SET epoch = gen_random_uuid(), bumped_in = NULL"
"""As docs/operations.md says of a restored backup."""
UNHURRIED = "-c timezone=UTC -c default_transaction_isolation=read\\ committed"
"""No time limits: how busy this machine is must not decide who agrees."""


class CrashServer:
    """``transport`` is where requests go."""

    def __init__(self, cluster: EmbeddedPostgres, template: str, directory: Path) -> None:
        self._cluster = cluster
        self._template = template
        urls = cluster.urls().of_database(NAME)
        self.superuser = urls.superuser
        settings = Settings(database_url=urls.app, secret_file=directory / "secret", pool_size=2)
        with patch.object(engine, "OPTIONS", UNHURRIED):
            self.bootstrap = Bootstrap.from_settings(settings)
        create_database(cluster, NAME, template)
        self._app = create_app(self.bootstrap, create_context(self.bootstrap))
        self.transport = httpx.ASGITransport(app=self._app)  # type: ignore[arg-type] # Litestar's own scope types

    async def go_down(self) -> None:
        """What it had in memory and its connections are gone; the next request meets a new one."""
        self.bootstrap.books = RuleBookCache()
        self._app.state["context"] = create_context(self.bootstrap)
        await self.bootstrap.engine.dispose()

    async def begin_anew(self) -> None:
        """With an empty database: what many workshops left behind makes backups slow."""
        await self.go_down()
        drop_database(self._cluster, NAME)
        create_database(self._cluster, NAME, self._template)

    async def back_up(self) -> None:
        """Keep a copy of all that there is."""
        await self.go_down()
        create_database(self._cluster, BACKUP, NAME)

    async def restore(self) -> None:
        """Go on with the copy, which is used up by that, as operations.md says."""
        await self.go_down()
        drop_database(self._cluster, NAME)
        with psycopg.connect(self._cluster.urls().superuser, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {BACKUP} RENAME TO {NAME}")
        with psycopg.connect(self.superuser) as connection:
            connection.execute(NEW_EPOCH)

    async def close(self) -> None:
        """Give the connections back."""
        await self.bootstrap.close()
