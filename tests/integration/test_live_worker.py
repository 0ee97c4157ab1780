"""A real worker: jobs leave with their transaction, are done once, and go through every organization."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import psycopg

from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.jobs import bookings
from sync_server.jobs.worker import each_tenant, run_worker
from tests.sync_server.shop import Shop


def _jobs(urls: Urls) -> list[tuple[str, str]]:
    with psycopg.connect(urls.superuser) as connection:
        rows = connection.execute(
            "SELECT task_name, status::text FROM procrastinate_jobs ORDER BY id"
        ).fetchall()
    return [(row[0], row[1]) for row in rows]


async def test_a_job_leaves_with_its_transaction_and_is_done(database: Urls) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=database.app, pool_size=4))
    try:
        shop = Shop(bootstrap)
        await shop.open()
        command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
        await shop.send("desk", command)
        assert ("lapse_offer", "todo") in _jobs(database)
        before = _jobs(database)
        async with shop.uow() as uow:
            await uow.jobs.defer("never", at=1)
        assert _jobs(database) == before
        slot = await shop.slot_of(command.session_id)
        assert slot is not None
        async with shop.acting("owner") as (uow, _):
            await uow.bump()
            await uow.records.put(replace(slot, expires_at=bootstrap.clock.now() - 1))
            await uow.jobs.defer("lapse_offer", session_id=command.session_id)
        stopped = asyncio.Event()
        worker = asyncio.create_task(run_worker(bootstrap, stopped))
        deadline = time.monotonic() + 30
        while (await shop.session(command.session_id)).state is not SessionState.UNPLACED:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
        stopped.set()
        await worker
    finally:
        await bootstrap.close()


async def test_tidying_goes_through_every_organization(database: Urls) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=database.app, pool_size=4))
    try:
        shops = [Shop(bootstrap), Shop(bootstrap)]
        for shop in shops:
            await shop.open()
            async with shop.acting("owner") as (uow, _):
                await uow.bump()
                await uow.records.add(shop.hold(shop.at(10), seconds=-1))
        assert await each_tenant(bootstrap, bookings.tidy) == 2
        assert await each_tenant(bootstrap, bookings.tidy) == 0
    finally:
        await bootstrap.close()
