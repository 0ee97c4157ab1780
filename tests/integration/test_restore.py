"""A backup made by the backup's role and restored as ``docs/operations.md`` says: devices notice, changes count on."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from scheduling.wire import PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import EmbeddedPostgres, Urls
from tests.postgres import create_database, drop_database
from tests.sync_server.shop import Shop

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"


@pytest.fixture
def restored(cluster: EmbeddedPostgres) -> Iterator[Urls]:
    create_database(cluster, "restored")
    yield cluster.urls().of_database("restored")
    drop_database(cluster, "restored")


def _documented_step() -> str:
    found = re.search(r"## Restore.*?```sql\n(.*?)```", OPERATIONS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def _carry_over(cluster: EmbeddedPostgres, database: Urls, restored: Urls, dump: Path) -> None:
    subprocess.run([cluster.binaries / "pg_dump", database.backup, "-Fc", "-f", dump], check=True)
    subprocess.run([cluster.binaries / "pg_restore", "-d", restored.superuser, dump], check=True)
    with psycopg.connect(restored.superuser) as connection:
        connection.execute(_documented_step().encode())


async def test_a_restored_backup_is_complete_and_has_a_new_epoch(
    cluster: EmbeddedPostgres, database: Urls, restored: Urls, tmp_path: Path
) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=database.app, pool_size=2))
    shop = Shop(bootstrap)
    await shop.open()
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    async with shop.uow() as uow:
        before = await uow.feed.state()
    await bootstrap.close()
    dump = tmp_path / "backup"
    _carry_over(cluster, database, restored, dump)
    shop.bootstrap = Bootstrap.from_settings(Settings(database_url=restored.app, pool_size=2))
    try:
        async with shop.uow() as uow:
            after = await uow.feed.state()
        assert (after.ver, after.epoch != before.epoch) == (before.ver, True)
        assert (await shop.session(command.session_id)).customer_id == shop.customer.id
        rival = await shop.send("desk", shop.booking(shop.at(10)))
        assert (rival.status, rival.code) == (PushStatus.CONFLICT, "slot_taken")
        assert rival.ver == before.ver + 1
    finally:
        await shop.bootstrap.close()
