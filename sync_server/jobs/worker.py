"""The worker: Procrastinate's tasks by name, and what runs periodically. The jobs themselves are beside it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from uuid import UUID

import procrastinate
import psycopg
import sqlalchemy as sa

from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.job_queue import QUEUE
from sync_server.jobs import (
    bookings,
    calendars,
    clock,
    holidays,
    matching,
    messages,
    money,
    purging,
    requests,
    waivers,
)
from sync_server.services import tasks

logger = logging.getLogger("sync_server.jobs")

Sweep = Callable[[Bootstrap, UUID], Awaitable[int]]

RETRY = procrastinate.RetryStrategy(
    max_attempts=10, exponential_wait=3, retry_exceptions=[sa.exc.OperationalError, sa.exc.TimeoutError]
)
PAUSE_SECONDS = 1.0
AT_ONCE = 4
"""Jobs of one worker: a carrier, gateway or calendar that does not answer keeps the others from nothing."""


def create_jobs(bootstrap: Bootstrap) -> procrastinate.App:
    """The tasks over one bootstrap."""
    connector = procrastinate.PsycopgConnector(conninfo=bootstrap.settings.database_url, max_size=4)
    app = procrastinate.App(connector=connector)
    sweeps = Sweeps(bootstrap)

    @app.task(name=tasks.LAPSE_OFFER, queue=QUEUE, retry=RETRY)
    async def lapse_offer(tenant_id: str, session_id: str) -> None:
        await bookings.lapse_offer(bootstrap, UUID(tenant_id), UUID(session_id))

    @app.task(name=tasks.MARK_PENDING, queue=QUEUE, retry=RETRY)
    async def mark_pending(tenant_id: str, session_id: str) -> None:
        await clock.near(bootstrap, UUID(tenant_id), UUID(session_id))

    @app.task(name=tasks.CLOCK, queue=QUEUE, retry=RETRY)
    async def tick(tenant_id: str) -> None:
        await clock.tick(bootstrap, UUID(tenant_id))

    @app.task(name=tasks.EXPIRE_REQUEST, queue=QUEUE, retry=RETRY)
    async def expire_request(tenant_id: str, request_id: str) -> None:
        await requests.expire(bootstrap, UUID(tenant_id), UUID(request_id))

    @app.task(name=tasks.SEEK_MECHANIC, queue=QUEUE, retry=RETRY)
    async def seek_mechanic(tenant_id: str, session_id: str) -> None:
        await matching.seek(bootstrap, UUID(tenant_id), UUID(session_id))

    @app.task(name=tasks.LOOK_FOR_WORK, queue=QUEUE, retry=RETRY)
    async def look_for_work(tenant_id: str) -> None:
        await matching.look_for_work(bootstrap, UUID(tenant_id))

    @app.periodic(cron="* * * * *")
    @app.task(name="match", queue=QUEUE, queueing_lock="match", retry=RETRY)
    async def match(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(matching.look_for_work)

    @app.task(name=tasks.REFUND, queue=QUEUE, retry=RETRY)
    async def refund(tenant_id: str, refund_id: str) -> None:
        await money.refund(bootstrap, UUID(tenant_id), UUID(refund_id))

    @app.task(name=tasks.PAID, queue=QUEUE, retry=RETRY)
    async def paid(tenant_id: str, payment_id: str) -> None:
        await money.paid(bootstrap, UUID(tenant_id), UUID(payment_id))

    @app.task(name=tasks.SETTLE_NO_SHOW, queue=QUEUE, retry=RETRY)
    async def settle_no_show(tenant_id: str, session_id: str) -> None:
        await money.settle_no_show(bootstrap, UUID(tenant_id), UUID(session_id))

    @app.task(name=tasks.CLOSE_CHECKOUT, queue=QUEUE, retry=RETRY)
    async def close_checkout(tenant_id: str, checkout_id: str) -> None:
        await money.close_checkout(bootstrap, UUID(tenant_id), UUID(checkout_id))

    @app.periodic(cron="*/10 * * * *")
    @app.task(name="money", queue=QUEUE, queueing_lock="money", retry=RETRY)
    async def sweep_money(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(money.sweep)

    @app.periodic(cron="*/5 * * * *")
    @app.task(name="tidy", queue=QUEUE, queueing_lock="tidy", retry=RETRY)
    async def tidy(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(_sweep)

    @app.task(name=tasks.FETCH_CALENDAR, queue=QUEUE, retry=RETRY)
    async def fetch_calendar(tenant_id: str, subscription_id: str) -> None:
        await calendars.fetch_one(bootstrap, UUID(tenant_id), UUID(subscription_id))

    @app.periodic(cron="*/5 * * * *")
    @app.task(name="calendars", queue=QUEUE, queueing_lock="calendars", retry=RETRY)
    async def fetch_calendars(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(calendars.fetch_due)

    @app.task(name=tasks.PUT_HOLIDAYS, queue=QUEUE, retry=RETRY)
    async def put_holidays(tenant_id: str) -> None:
        await holidays.put(bootstrap, UUID(tenant_id))

    @app.periodic(cron="41 8 * * *")
    @app.task(name="holidays", queue=QUEUE, queueing_lock="holidays", retry=RETRY)
    async def put_all_holidays(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(holidays.put)

    @app.periodic(cron="17 8 * * *")  # three or four in the morning in Montréal
    @app.task(name="purge", queue=QUEUE, queueing_lock="purge", retry=RETRY)
    async def purge(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(purging.purge)
        await sweeps.run(clock.tick_long_back)

    @app.periodic(cron="* * * * *")
    @app.task(name="messages", queue=QUEUE, queueing_lock="messages", retry=RETRY)
    async def send_messages(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(messages.send_due)

    @app.periodic(cron="*/15 * * * *")
    @app.task(name="weekly", queue=QUEUE, queueing_lock="weekly", retry=RETRY)
    async def ask_weekly(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(messages.ask_weekly)

    @app.periodic(cron="37 8 * * *")
    @app.task(name="erase_waivers", queue=QUEUE, queueing_lock="erase_waivers", retry=RETRY)
    async def erase_waivers(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(waivers.erase_due)

    @app.periodic(cron="57 8 * * *")
    @app.task(name="anchor_waivers", queue=QUEUE, queueing_lock="anchor_waivers", retry=RETRY)
    async def anchor_waivers(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await sweeps.run(waivers.anchor)

    return app


class Sweeps:
    """What goes through every organization, each sweep once at a time: one that outlasts its period is not joined by
    the next, which would look at the same rows and take the place of other jobs."""

    def __init__(self, bootstrap: Bootstrap) -> None:
        self._bootstrap = bootstrap
        self._running: set[Sweep] = set()

    async def run(self, job: Sweep) -> int:
        """How many rows changed in all; none where it is under way."""
        if job in self._running:
            return 0
        self._running.add(job)
        try:
            return await each_tenant(self._bootstrap, job)
        finally:
            self._running.discard(job)


async def each_tenant(bootstrap: Bootstrap, job: Sweep) -> int:
    """Run a job for every organization in turn; how many rows changed in all.

    One that fails keeps nobody else's waiting: the first failure is raised after the last organization.
    """
    count = 0
    failures: list[Exception] = []
    for tenant_id in await bootstrap.tenant_ids():
        try:
            count += await job(bootstrap, tenant_id)
        except Exception as error:
            failures.append(error)
    if failures:
        raise failures[0]
    return count


async def _sweep(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    lapsed = await requests.sweep(bootstrap, tenant_id)
    due = await clock.tick(bootstrap, tenant_id)
    return await bookings.tidy(bootstrap, tenant_id) + due + lapsed


async def run_worker(bootstrap: Bootstrap, stopped: asyncio.Event) -> None:
    """Work until ``stopped``; a database that goes away is waited for."""
    while not stopped.is_set():
        try:
            await _run_once(bootstrap, stopped)
        except (
            psycopg.OperationalError,
            sa.exc.OperationalError,
            procrastinate.exceptions.ConnectorException,
        ):
            logger.warning("the job queue's database is away; trying again")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopped.wait(), PAUSE_SECONDS)


async def _run_once(bootstrap: Bootstrap, stopped: asyncio.Event) -> None:
    app = create_jobs(bootstrap)
    async with app.open_async():
        worker = asyncio.create_task(
            app.run_worker_async(
                queues=[QUEUE],
                concurrency=AT_ONCE,
                install_signal_handlers=False,
                shutdown_graceful_timeout=5,
                delete_jobs="successful",
            )
        )
        ending = asyncio.create_task(stopped.wait())
        await asyncio.wait({worker, ending}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if not worker.done():
            worker.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await worker


def work(settings: Settings) -> int:
    """Work until a signal; the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    asyncio.run(_work(settings))
    return 0


async def _work(settings: Settings) -> None:
    bootstrap = Bootstrap.from_settings(settings)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # on Windows Ctrl+C raises instead
            loop.add_signal_handler(each, stopped.set)
    print("working", flush=True)  # noqa: T201 - told to whoever started it
    try:
        await run_worker(bootstrap, stopped)
    finally:
        await bootstrap.close()
