"""A backup made by the backup's role and restored as ``docs/operations.md`` says: devices notice, changes count on."""

from __future__ import annotations

import asyncio
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState
from scheduling.wire import PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import EmbeddedPostgres, Urls
from tests.integration.desks import Desk, agreed, until
from tests.integration.serving import ServerProcess
from tests.postgres import create_database, drop_database
from tests.sync_server.shop import Shop

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"


class Backup:
    """One of a database, and another database to restore it into."""

    def __init__(self, binaries: Path, database: Urls, restored: Urls, dump: Path) -> None:
        self.restored = restored
        self._binaries, self._database, self._dump = binaries, database, dump

    def make(self) -> None:
        command = [str(self._binaries / "pg_dump"), self._database.backup, "-Fc", "-f", str(self._dump)]
        subprocess.run(command, check=True)

    def restore(self) -> None:
        command = [str(self._binaries / "pg_restore"), "-d", self.restored.superuser, str(self._dump)]
        subprocess.run(command, check=True)
        with psycopg.connect(self.restored.superuser) as connection:
            connection.execute(_documented_step().encode())


@pytest.fixture
def backup(cluster: EmbeddedPostgres, database: Urls, tmp_path: Path) -> Iterator[Backup]:
    create_database(cluster, "restored")
    restored = cluster.urls().of_database("restored")
    yield Backup(cluster.binaries, database, restored, tmp_path / "backup")
    drop_database(cluster, "restored")


def _documented_step() -> str:
    found = re.search(r"## Restore.*?```sql\n(.*?)```", OPERATIONS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


async def test_what_the_desks_had_sent_since_the_backup_comes_again_once(
    backup: Backup, shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    kept = shop.booking(shop.at(9))
    one.store.submit(kept)
    await agreed(one, two)
    await asyncio.to_thread(backup.make)
    since, person = shop.booking(shop.at(11)), uuid7()
    one.store.submit(since)
    two.store.submit(CreateCustomer(customer_id=person, name="Since the backup"))
    await agreed(one, two)
    await until(lambda: one.well() and two.well())
    epoch = one.store.state().epoch
    server.end()
    await asyncio.to_thread(backup.restore)
    server.answer_from(backup.restored)
    server.start()
    await until(lambda: one.store.state().epoch == two.store.state().epoch != epoch)
    await agreed(one, two)
    await until(lambda: one.well() and two.well())
    bootstrap = Bootstrap.from_settings(Settings(database_url=backup.restored.app, pool_size=2))
    async with bootstrap.unit_of_work(shop.id) as uow:
        sessions = await uow.records.all(Session)
        people = await uow.records.all(Customer)
    await bootstrap.close()
    assert sorted(row.id for row in sessions) == sorted([kept.session_id, since.session_id])
    assert all(row.state is SessionState.SCHEDULED for row in sessions)
    assert [row.id for row in people].count(person) == 1
    assert two.state_of(since.session_id) is SessionState.SCHEDULED


async def test_a_restored_backup_is_complete_and_has_a_new_epoch(backup: Backup, database: Urls) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=database.app, pool_size=2))
    shop = Shop(bootstrap)
    await shop.open()
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    async with shop.uow() as uow:
        before = await uow.feed.state()
    await bootstrap.close()
    await asyncio.to_thread(backup.make)
    await asyncio.to_thread(backup.restore)
    shop.bootstrap = Bootstrap.from_settings(Settings(database_url=backup.restored.app, pool_size=2))
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
