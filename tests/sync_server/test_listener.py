"""The listener goes on whatever is said on its channel."""

from __future__ import annotations

import asyncio

import psycopg
import pytest

from scheduling.ids import uuid7
from sync_server.db.embedded import Urls
from sync_server.db.listener import CHANNEL, MISSED, VersionListener


@pytest.mark.expects_log("no version")
async def test_what_is_no_version_does_not_end_it(module_database: Urls) -> None:
    listener = VersionListener(module_database.app)
    tenant_id = uuid7()
    listener.start()
    try:
        with listener.versions(tenant_id) as queue:
            async with (
                asyncio.timeout(90),
                await psycopg.AsyncConnection.connect(module_database.app) as said,
            ):
                await listener.listening.wait()
                for payload in ("", "x 1", f"{tenant_id} x", f"{tenant_id} 7"):
                    await said.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))
                await said.commit()
                while await queue.get() in (MISSED,):
                    pass
    finally:
        await listener.stop()
