"""The worker: Procrastinate's tasks by name, and what runs periodically. The jobs themselves are beside it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import TypeAlias
from uuid import UUID

import procrastinate
import psycopg
import sqlalchemy as sa

from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db import standing
from sync_server.db.job_queue import QUEUE
from sync_server.jobs import (
    bookings,
    calendars,
    clock,
    holidays,
    leases,
    matching,
    messages,
    money,
    purging,
    requests,
    waivers,
)
from sync_server.jobs.in_turn import each
from sync_server.services import tasks

logger = logging.getLogger("sync_server.jobs")

Sweep = Callable[[Bootstrap, UUID], Awaitable[int]]

RETRY = procrastinate.RetryStrategy(
    max_attempts=10, exponential_wait=3, retry_exceptions=[sa.exc.OperationalError, sa.exc.TimeoutError]
)
PAUSE_SECONDS = 1.0
AT_ONCE = 4
"""Jobs of one worker: a carrier, gateway or calendar that does not answer keeps the others from nothing."""


Job: TypeAlias = Callable[..., Awaitable[object]]
"""Of a bootstrap and an organization's id, and of a row's id where it is about one."""

JOBS: dict[str, Job] = {
    tasks.LAPSE_OFFER: bookings.lapse_offer,
    tasks.MARK_PENDING: clock.near,
    tasks.CLOCK: clock.tick,
    tasks.EXPIRE_REQUEST: requests.expire,
    tasks.SEEK_MECHANIC: matching.seek,
    tasks.LOOK_FOR_WORK: matching.look_for_work,
    tasks.REFUND: money.refund,
    tasks.PAID: money.paid,
    tasks.SETTLE_NO_SHOW: money.settle_no_show,
    tasks.CLOSE_CHECKOUT: money.close_checkout,
    tasks.FETCH_CALENDAR: calendars.fetch_one,
    tasks.PUT_HOLIDAYS: holidays.put,
    tasks.GIVE_LEASES: leases.give,
}
"""What is enqueued in somebody's transaction, by its name."""


SWEEPS: tuple[tuple[str, str, tuple[Sweep, ...]], ...] = (
    ("match", "* * * * *", (matching.look_for_work,)),
    ("messages", "* * * * *", (messages.send_due,)),
    ("tidy", "*/5 * * * *", (requests.sweep, clock.tick, bookings.tidy)),
    ("calendars", "*/5 * * * *", (calendars.fetch_due,)),
    ("money", "*/10 * * * *", (money.sweep,)),
    ("leases", "7 * * * *", (leases.give,)),
    ("weekly", "*/15 * * * *", (messages.ask_weekly,)),
    # Three or four in the morning in Montréal, one after the other.
    ("purge", "17 8 * * *", (purging.purge, clock.tick_long_back)),
    ("erase_waivers", "37 8 * * *", (waivers.erase_due,)),
    ("holidays", "41 8 * * *", (holidays.put,)),
    ("anchor_waivers", "57 8 * * *", (waivers.anchor,)),
)
"""What goes through every organization: a name, when, and what."""


def create_jobs(bootstrap: Bootstrap) -> procrastinate.App:
    """The tasks over one bootstrap."""
    connector = procrastinate.PsycopgConnector(conninfo=bootstrap.settings.database_url, max_size=4)
    app = procrastinate.App(connector=connector)
    sweeps = Sweeps(bootstrap)
    for name, job in JOBS.items():
        app.task(name=name, queue=QUEUE, retry=RETRY)(_of_one(bootstrap, job))
    for name, cron, jobs in SWEEPS:
        task = app.task(name=name, queue=QUEUE, queueing_lock=name, retry=RETRY)
        app.periodic(cron=cron)(task(_of_all(sweeps, jobs)))
    return app


def _of_one(bootstrap: Bootstrap, job: Job) -> Callable[..., Awaitable[None]]:
    async def run(tenant_id: str, **row_id: str) -> None:
        await job(bootstrap, UUID(tenant_id), *map(UUID, row_id.values()))

    return run


def _of_all(sweeps: Sweeps, jobs: Iterable[Sweep]) -> Callable[[int], Awaitable[None]]:
    async def run(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
        await each(jobs, sweeps.run)

    return run


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
    """Run a job for every organization in turn; how many rows changed in all. One that fails stops no other."""
    return await each(await bootstrap.tenant_ids(), partial(job, bootstrap))


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
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # on Windows Ctrl+C raises instead
            loop.add_signal_handler(number, stopped.set)
    print("working", flush=True)  # noqa: T201 - told to whoever started it
    try:
        if await _is_right(bootstrap, stopped):
            await run_worker(bootstrap, stopped)
    finally:
        await bootstrap.close()


async def _is_right(bootstrap: Bootstrap, stopped: asyncio.Event) -> bool:
    """Whether the database is there and of this version; not when ``stopped`` before. Raises ``WrongDatabase``."""
    checking = asyncio.create_task(standing.wait_and_check(bootstrap.engine))
    ending = asyncio.create_task(stopped.wait())
    await asyncio.wait({checking, ending}, return_when=asyncio.FIRST_COMPLETED)
    ending.cancel()
    if checking.done():
        await checking
        return True
    checking.cancel()
    return False
