"""PostgreSQL restarted or its connections cut under a running server, with two real desktops at work."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from desktop.sync.transport import Transport
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer
from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import EmbeddedPostgres, Urls
from sync_server.db.migrate import migrate
from tests.integration.desks import Desk, agreed, open_desk, open_shop, until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop

MANY = 150
"""Changes, in two pushes: the restart falls among them."""


async def test_a_killed_listen_connection_is_opened_again_and_nothing_is_missed(
    database: Urls, shop: Shop, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    await until(lambda: one.well() and two.well())
    for hour in (9, 11, 13):
        with psycopg.connect(database.superuser, autocommit=True) as connection:
            ended = connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
            ).fetchall()
        assert ended == [(True,)]
        command = shop.booking(shop.at(hour))
        one.store.submit(command)
        await until(lambda command=command: two.state_of(command.session_id) is SessionState.SCHEDULED)  # type: ignore[misc] # bound on purpose
    await agreed(one, two)
    assert one.problems() == two.problems() == set(), "nobody need know"


@pytest.fixture
def own_cluster(cluster_directory: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedPostgres]:
    """A cluster that may be stopped without disturbing other tests; it comes back where it was."""
    postgres = EmbeddedPostgres(cluster_directory / f"own-{time.monotonic_ns()}", fsync=False)
    postgres.start()
    port = postgres.port
    monkeypatch.setattr("sync_server.db.embedded._free_port", lambda: port)
    migrate(postgres.urls().owner)
    yield postgres
    postgres.stop()


@pytest.fixture
async def busy(
    own_cluster: EmbeddedPostgres, tmp_path: Path
) -> AsyncIterator[tuple[Shop, ServerProcess, list[Desk]]]:
    """A shop with a server and two desktops on that cluster."""
    server = ServerProcess(own_cluster.urls(), tmp_path)
    server.start()
    async with open_shop(own_cluster.urls(), tmp_path) as shop:
        desks = [
            await open_desk(shop, name, Transport(server.address), tmp_path / name)
            for name in ("owner", "desk")
        ]
        await until(lambda: all(desk.well() for desk in desks))
        yield shop, server, desks
        for desk in desks:
            await desk.close()
    server.end()


async def test_a_database_that_restarts_amid_the_pushes_loses_and_doubles_nothing(
    own_cluster: EmbeddedPostgres, busy: tuple[Shop, ServerProcess, list[Desk]]
) -> None:
    shop, _, (one, two) = busy
    people = [uuid7() for _ in range(MANY)]
    one.store.submit_all(
        [CreateCustomer(customer_id=person, name=f"Customer {n}") for n, person in enumerate(people)]
    )
    await until(lambda: len(two.store.all(Customer)) > 5)
    await shop.bootstrap.close()
    await asyncio.to_thread(own_cluster.kill)
    assert one.status.waiting > 0, "it fell among them"
    await until(lambda: "unreachable" in one.problems() and not one.engine.online)
    command = shop.booking(shop.at(10))
    two.store.submit(command)
    await asyncio.to_thread(own_cluster.start)
    await agreed(one, two)
    await until(lambda: one.well() and two.well())
    assert {row.id for row in two.store.all(Customer)} >= set(people)
    assert one.state_of(command.session_id) is SessionState.SCHEDULED
    again = shop.booking(shop.at(14))
    one.store.submit(again)
    await until(lambda: two.state_of(again.session_id) is SessionState.SCHEDULED)  # the nudges are back


async def test_a_worker_outlives_the_restart_of_its_database(
    own_cluster: EmbeddedPostgres, busy: tuple[Shop, ServerProcess, list[Desk]]
) -> None:
    shop, server, (one, _) = busy
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    one.store.submit(command)
    await until(one.well)
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    with server.worker() as worker:
        await _until_there_is(own_cluster, "SELECT 1 FROM procrastinate_workers")
        await shop.bootstrap.close()
        await asyncio.to_thread(own_cluster.kill)
        await asyncio.to_thread(own_cluster.start)
        settings = Settings(database_url=own_cluster.urls().app, pool_size=2)
        shop.bootstrap = Bootstrap.from_settings(settings)
        async with shop.acting("owner") as (uow, _account):
            await uow.bump()
            await uow.records.put(replace(slot, expires_at=shop.bootstrap.clock.now() - 1))
            await uow.jobs.defer("lapse_offer", session_id=command.session_id)
        await until(lambda: one.state_of(command.session_id) is SessionState.UNPLACED)
        assert worker.poll() is None, "the same process did it"
        await shop.bootstrap.close()


async def _until_there_is(cluster: EmbeddedPostgres, query: str) -> None:
    with psycopg.connect(cluster.urls().superuser, autocommit=True) as connection:
        async with asyncio.timeout(90):
            while connection.execute(query.encode()).fetchone() is None:  # noqa: ASYNC110 another process does it
                await asyncio.sleep(0.05)
