"""Part ``cursor``: the control of the change feed. A plain sequence as a cursor misses rows; ours misses none.

Both have the same writers on the same PostgreSQL, of which some commit later than others that began after them, and a
reader who asks all the time for what is new since the last answer.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from uuid import UUID

import psycopg

from scheduling.ids import uuid7
from scheduling.records import Customer
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.migrate import migrate
from sync_server.services import pull
from tests.soak.counts import Counts
from tests.sync_server.shop import Shop

WRITERS, ROWS = 8, 20
LONGEST = 0.004
"""Seconds for which a transaction stays open after its row was written."""
NAIVE = "CREATE TABLE naive (id bigserial PRIMARY KEY, row_id uuid NOT NULL)"

Pause = Callable[[], Awaitable[object]]
"""Awaited between the row and the commit."""
Write = Callable[[Pause], Awaitable[UUID]]
Read = Callable[[], Awaitable[set[UUID]]]
"""What is new since the last time."""


def run(seed: int, rounds: int) -> Counts:
    """Well if the sequence misses rows, as it must, and ours none."""
    counts = Counts(part="cursor", seed=seed)
    with tempfile.TemporaryDirectory(prefix="autodoctor-soak-") as name:
        directory = Path(name)
        directory.chmod(0o755)  # PostgreSQL runs as another user when we are root
        with EmbeddedPostgres(directory / "pg", fsync=False) as cluster:
            migrate(cluster.urls().owner)
            asyncio.run(_compare(cluster, Random(seed), rounds, counts))
    figures = counts.figures
    if figures["missed by ours"]:
        counts.faults.append(f"our cursor missed {figures['missed by ours']} rows")
    if not figures["missed by a plain sequence"]:
        counts.faults.append("a plain sequence missed nothing: the writers are no test")
    return counts


async def _compare(cluster: EmbeddedPostgres, chance: Random, rounds: int, counts: Counts) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=cluster.urls().app, pool_size=WRITERS + 2))
    shop = Shop(bootstrap)
    await shop.open()
    naive = await _Naive.open(cluster.urls().superuser)
    ours = _Ours(shop)
    await ours.read()
    for _ in range(rounds):
        for name, write, read in (
            ("missed by a plain sequence", naive.write, naive.read),
            ("missed by ours", ours.write, ours.read),
        ):
            written, seen = await _round(chance, write, read)
            counts.figures["rows written"] += len(written)
            counts.figures[name] += len(written - seen)
    await naive.close()
    await bootstrap.close()


async def _round(chance: Random, write: Write, read: Read) -> tuple[set[UUID], set[UUID]]:
    """What was written, and what the reader saw of it; the first two overtake each other for sure, if they can."""
    written: set[UUID] = set()
    seen: set[UUID] = set()
    over = asyncio.Event()
    overtaken = asyncio.Event()

    async def one(pause: Pause) -> None:
        written.add(await write(pause))

    async def many() -> None:
        for _ in range(ROWS):
            await one(lambda: asyncio.sleep(chance.uniform(0, LONGEST)))

    async def reader() -> None:
        while not over.is_set():
            seen.update(await read())

    async def until_overtaken() -> None:
        """A lock lets nobody by: then not for long."""
        try:
            await asyncio.wait_for(overtaken.wait(), 0.2)
        except TimeoutError:
            return

    first = asyncio.create_task(one(until_overtaken))
    second = asyncio.create_task(one(lambda: asyncio.sleep(0)))
    await asyncio.wait({first, second}, return_when=asyncio.FIRST_COMPLETED)
    seen.update(await read())
    overtaken.set()
    await asyncio.gather(first, second)
    reading = asyncio.create_task(reader())
    await asyncio.gather(*(many() for _ in range(WRITERS)))
    over.set()
    await reading
    seen.update(await read())
    return written, seen


class _Naive:
    """A table whose rows are numbered by a sequence, and a cursor that is the highest number seen."""

    def __init__(self, url: str, reader: psycopg.AsyncConnection[tuple[int, UUID]]) -> None:
        self._url = url
        self._reader = reader
        self._idle: list[psycopg.AsyncConnection[tuple[int, UUID]]] = []
        self._cursor = 0

    @classmethod
    async def open(cls, url: str) -> _Naive:
        """With the table."""
        reader = await psycopg.AsyncConnection.connect(url, autocommit=True)
        await reader.execute(NAIVE)
        return cls(url, reader)

    async def close(self) -> None:
        """End its connections."""
        for connection in (self._reader, *self._idle):
            await connection.close()

    async def write(self, pause: Pause) -> UUID:
        """One row in a transaction of its own."""
        row_id = uuid7()
        if self._idle:
            connection = self._idle.pop()
        else:
            connection = await psycopg.AsyncConnection.connect(self._url, autocommit=True)
        async with connection.transaction():
            await connection.execute("INSERT INTO naive (row_id) VALUES (%s)", [row_id])
            await pause()
        self._idle.append(connection)
        return row_id

    async def read(self) -> set[UUID]:
        """The rows above the cursor, which goes on behind them."""
        query = "SELECT id, row_id FROM naive WHERE id > %s ORDER BY id"
        rows = await (await self._reader.execute(query, [self._cursor])).fetchall()
        if rows:
            self._cursor = rows[-1][0]
        return {row_id for _, row_id in rows}


class _Ours:
    """The product's own units of work and pages."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._cursor = 0

    async def write(self, pause: Pause) -> UUID:
        """A customer."""
        customer = Customer(id=uuid7(), name="Somebody", created_at=1)
        async with self._shop.uow() as uow:
            await uow.bump()
            await uow.records.add(customer)
            await pause()
            await uow.commit()
        return customer.id

    async def read(self) -> set[UUID]:
        """Pages until there is no more."""
        person = self._shop.people["owner"]
        seen: set[UUID] = set()
        more = True
        while more:
            async with self._shop.bootstrap.reading(self._shop.id) as uow:
                account = await uow.devices.account(person.staff_id, person.device_id)
                assert account is not None
                epoch = (await uow.feed.state()).epoch
                page = await pull.page(
                    uow, account, cursor=self._cursor, epoch=epoch, window=pull.Window(0, 1 << 33), now=0
                )
            self._cursor, more = page.cursor, page.more
            seen |= {row.id for row in page.rows}
        return seen
