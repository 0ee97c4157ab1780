"""A real worker: jobs leave with their transaction, are done once, and go through every organization."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace

import psycopg

from scheduling.calendar_messages import SubscribeWish
from scheduling.ids import uuid7
from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.jobs import bookings
from sync_server.jobs.worker import each_tenant, run_worker
from sync_server.services import subscriptions
from sync_server.services.calendar_rows import CalendarSubscription
from tests.sync_server.ics_server import Asked, response, serving
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


async def test_a_calendar_that_does_not_answer_keeps_no_other_job_waiting(database: Urls) -> None:
    settings = Settings(database_url=database.app, pool_size=6, calendars_anywhere=True)
    bootstrap = Bootstrap.from_settings(settings)
    lapsed, stopped = asyncio.Event(), asyncio.Event()

    async def answer(_: Asked) -> bytes:
        await lapsed.wait()
        return response(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")

    try:
        shop = Shop(bootstrap)
        await shop.open()
        command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
        await shop.send("desk", command)
        async with serving() as server:
            server.answers["/a.ics"] = answer
            wish = SubscribeWish(id=uuid7(), address=server.url("/a.ics"), mechanic_id=None)
            async with shop.acting("owner") as (uow, account):
                await subscriptions.subscribe(uow, account, wish, 1, anywhere=True)
            worker = asyncio.create_task(run_worker(bootstrap, stopped))
            await _until(lambda: _true(bool(server.asked)))
            slot = await shop.slot_of(command.session_id)
            assert slot is not None
            async with shop.acting("owner") as (uow, _):
                await uow.bump()
                await uow.records.put(replace(slot, expires_at=bootstrap.clock.now() - 1))
                await uow.jobs.defer("lapse_offer", session_id=command.session_id)

            async def unplaced() -> bool:
                return (await shop.session(command.session_id)).state is SessionState.UNPLACED

            async def heard() -> bool:
                async with shop.uow() as uow:
                    row = await uow.rows.get(CalendarSubscription, wish.id)
                return row is not None and row.checked_at is not None

            await _until(unplaced)
            lapsed.set()
            await _until(heard)
            stopped.set()
            await worker
        async with shop.uow() as uow:
            row = await uow.rows.get(CalendarSubscription, wish.id)
        assert row is not None
        assert row.trouble == "", "the offer lapsed while the calendar was waited for"
    finally:
        await bootstrap.close()


async def _true(value: bool) -> bool:
    return value


async def _until(there: Callable[[], Awaitable[bool]]) -> None:
    deadline = time.monotonic() + 30
    while not await there():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


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
