"""Fixtures over the migrated PostgreSQL: each test has organizations of its own, so that tests share a database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from sync_server.app import create_app, create_context
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.http.context import Context
from tests.sync_server.merging import Raw
from tests.sync_server.shop import Shop


@pytest.fixture
async def bootstrap(module_database: Urls, tmp_path: Path) -> AsyncIterator[Bootstrap]:
    settings = Settings(
        database_url=module_database.app,
        owner_database_url=module_database.owner,
        secret_file=tmp_path / "secret",
    )
    made = Bootstrap.from_settings(settings)
    yield made
    await made.close()


@pytest.fixture
async def shop(bootstrap: Bootstrap) -> Shop:
    """An open workshop of this test's own."""
    made = Shop(bootstrap)
    await made.open()
    return made


@pytest.fixture
async def other_shop(bootstrap: Bootstrap) -> Shop:
    """Somebody else's workshop in the same database."""
    made = Shop(bootstrap)
    await made.open()
    return made


@pytest.fixture
def raw(module_database: Urls, shop: Shop) -> Raw:
    return Raw(module_database, shop)


@pytest.fixture
def context(bootstrap: Bootstrap) -> Context:
    return create_context(bootstrap)


@pytest.fixture
async def client(bootstrap: Bootstrap, context: Context) -> AsyncIterator[httpx.AsyncClient]:
    """The whole application in this process, without sockets."""
    transport = httpx.ASGITransport(app=create_app(bootstrap, context))  # type: ignore[arg-type] # Litestar's own scope types
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as made:
        yield made
