"""How soon other devices hear of a commit: their streams of events against a raw LISTEN for the same commits.

Both are read in this process's one event loop, from one moment: just before the COMMIT is sent.
"""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import time
from collections.abc import AsyncIterator, Callable

import psycopg

from sync_server.db.listener import CHANNEL
from tests.benchmarks.figures import at, spread
from tests.benchmarks.shops import Client, Place, Shop, open_shops

DEVICES = 20
ROUNDS = 5
COMMITS = 30
PATIENCE = 10.0


class Ear:
    """The newest version that somebody heard of, and when."""

    def __init__(self) -> None:
        self.version = 0
        self.at = 0.0
        self._heard = asyncio.Event()

    def hear(self, version: int) -> None:
        self.version, self.at = version, time.perf_counter()
        self._heard.set()

    async def wait(self, version: int) -> float:
        """When that version was heard; raises ``TimeoutError`` when it never is."""
        async with asyncio.timeout(PATIENCE):
            while self.version < version:
                self._heard.clear()
                await self._heard.wait()
        return self.at


async def propagation(place: Place) -> dict[str, object]:
    """The row of the table; every version must reach every device."""
    (shop,) = await open_shops(place, 1, desks=DEVICES + 1)
    async with _listening(place, shop) as (raw, devices):
        client = await Client.connect(place.port)
        await client.book(shop, shop.desks[-1], shop.next_booking())  # to warm up
        await client.close()  # the server ends one that is quiet for seconds
        streams: list[float] = []
        listened: list[float] = []
        ratios = []
        for _ in range(ROUNDS):
            pairs = [await _commit(place, shop, raw, devices) for _ in range(COMMITS)]
            ours = [each for _, heard in pairs for each in heard]
            base = [heard for heard, _ in pairs]
            ratios.append(statistics.median(ours) / statistics.median(base))
            streams += ours
            listened += base
        client = await Client.connect(place.port)
        pushed = [await _push(shop, client, devices) for _ in range(COMMITS)]
        await client.close()
    streams.sort()
    pushed.sort()
    return {
        "name": f"commit to {DEVICES} other devices' events (less is better)",
        "baseline": f"raw LISTEN, {statistics.median(listened) * 1000:.2f} ms; ours {at(streams, 0.5) * 1000:.2f} ms",
        **spread(ratios),
        "p50_ms": at(streams, 0.5) * 1000,
        "p99_ms": at(streams, 0.99) * 1000,
        "heard": len(streams),
        "lost": ROUNDS * COMMITS * DEVICES - len(streams),
        "push_sent_to_last_device_p50_ms": at(pushed, 0.5) * 1000,
        "push_sent_to_last_device_p99_ms": at(pushed, 0.99) * 1000,
    }


async def _commit(place: Place, shop: Shop, raw: Ear, devices: list[Ear]) -> tuple[float, list[float]]:
    """Seconds until the raw listener and each device heard of one commit of nothing but a new version."""
    connection = await psycopg.AsyncConnection.connect(place.settings.database_url)
    async with connection:
        await connection.execute("SELECT set_config('app.tenant', %s, true)", (str(shop.tenant_id),))
        row = await (await connection.execute("SELECT ver FROM bump_tenant()")).fetchone()
        assert row is not None
        began = time.perf_counter()
        await connection.commit()
    version = int(row[0])
    heard = await asyncio.gather(raw.wait(version), *(ear.wait(version) for ear in devices))
    return heard[0] - began, [each - began for each in heard[1:]]


async def _push(shop: Shop, client: Client, devices: list[Ear]) -> float:
    """Seconds from sending a real booking until the last device has heard of it."""
    began = time.perf_counter()
    result = await client.book(shop, shop.desks[-1], shop.next_booking())
    return max(await asyncio.gather(*(ear.wait(result.ver) for ear in devices))) - began


@contextlib.asynccontextmanager
async def _listening(place: Place, shop: Shop) -> AsyncIterator[tuple[Ear, list[Ear]]]:
    """A raw listener and a stream for each device, all of which have heard of the present version."""
    raw, devices = Ear(), [Ear() for _ in range(DEVICES)]
    tasks = [asyncio.create_task(_listen(place, shop, raw.hear))]
    tasks += [asyncio.create_task(_stream(place, shop, index, ear.hear)) for index, ear in enumerate(devices)]
    try:
        await asyncio.gather(*(ear.wait(1) for ear in (*devices, raw)))
        yield raw, devices
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _listen(place: Place, shop: Shop, hear: Callable[[int], None]) -> None:
    connection = await psycopg.AsyncConnection.connect(place.settings.database_url, autocommit=True)
    async with connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        hear(1)
        async for notice in connection.notifies():
            tenant, _, version = notice.payload.partition(" ")
            if tenant == str(shop.tenant_id):
                hear(int(version))


async def _stream(place: Place, shop: Shop, index: int, hear: Callable[[int], None]) -> None:
    client = await Client.connect(place.port)
    try:
        async for version in client.stream(shop.desks[index]):
            hear(version)
    finally:
        await client.close()
