"""Booking over HTTP against pgbench: the whole path a desk takes, and fifty desks after one slot.

The baseline of the first is one bare insert into a copy of the reservations' table with both exclusion
constraints, by as many connections on the same durable server. The baseline of the second is a lone booking.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import subprocess
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import psycopg

from scheduling.wire import PushStatus
from tests.benchmarks.shops import MECHANICS, Client, Place, Shop, open_shops, serving

T = TypeVar("T")

CONNECTIONS = 16
SHOPS = 64
SECONDS = 3
RUNS = 5
CROWD = 50
CROWD_RUNS = 9
LONE = 20
"""Lone bookings whose median a crowd is compared with."""

COPY = """
CREATE TABLE bench_slot (LIKE slot_reservation INCLUDING ALL);
CREATE SEQUENCE bench_number;
"""

INSERT = f"""
INSERT INTO bench_slot (tenant_id, id, kind, status, starts, ends, blocks_end, mechanic_id, bay_id, session_id)
SELECT md5('t' || shop)::uuid, gen_random_uuid(), 'booking', 'confirmed',
    at, at + interval '30 min', at + interval '45 min', md5('m' || shop || mechanic)::uuid,
    md5('b' || shop || mechanic)::uuid, gen_random_uuid()
FROM (SELECT n % {SHOPS} AS shop, n / {SHOPS} % {MECHANICS} AS mechanic,
        timestamptz '2030-01-01 00:00Z' + n / {SHOPS * MECHANICS} * interval '1 hour' AS at
    FROM nextval('bench_number') AS n) AS next_one
ON CONFLICT DO NOTHING;
"""  # noqa: S608 - our own numbers


def run() -> list[dict[str, object]]:
    """One row a comparison."""
    with serving() as place:
        with psycopg.connect(place.cluster.urls().superuser, autocommit=True) as connection:
            connection.execute(COPY)
        return [asyncio.run(_booking(place)), asyncio.run(_one_slot(place))]


async def _booking(place: Place) -> dict[str, object]:
    shops = await open_shops(place, SHOPS)
    await _measured_desks(place, shops)  # to warm up
    ratios, ours, bare, latencies = [], [], [], []
    for _ in range(RUNS):
        rate, answered = await _measured_desks(place, shops)
        ours.append(rate)
        latencies += answered
        bare.append(await asyncio.to_thread(_pgbench, place))
        ratios.append(ours[-1] / bare[-1])
    latencies.sort()
    return {
        "name": f"booking over HTTP, {CONNECTIONS} connections, {SHOPS} shops (more is better)",
        "baseline": f"pgbench's bare insert, {statistics.median(bare):.0f}/s; ours {statistics.median(ours):.0f}/s",
        **_spread(ratios),
        "ours_per_second": ours,
        "pgbench_per_second": bare,
        "p50_ms": _at(latencies, 0.5) * 1000,
        "p99_ms": _at(latencies, 0.99) * 1000,
    }


async def _measured_desks(place: Place, shops: list[Shop]) -> tuple[float, list[float]]:
    """Bookings a second by all connections together, and how long each took."""
    shares = [shops[n::CONNECTIONS] for n in range(CONNECTIONS)]
    began = time.perf_counter()
    parts = await asyncio.gather(*(_desk(place.port, share, began + SECONDS) for share in shares))
    took = time.perf_counter() - began
    latencies = [each for part in parts for each in part]
    return len(latencies) / took, latencies


async def _desk(port: int, shops: list[Shop], until: float) -> list[float]:
    client = await Client.connect(port)
    latencies: list[float] = []
    while time.perf_counter() < until:
        shop = shops[len(latencies) % len(shops)]
        began = time.perf_counter()
        result = await client.book(shop, shop.desks[0], shop.next_booking())
        latencies.append(time.perf_counter() - began)
        if result.status is not PushStatus.APPLIED:
            raise AssertionError(f"a free time was refused: {result}")
    await client.close()
    return latencies


def _pgbench(place: Place) -> float:
    """Transactions a second of the bare insert."""
    script = place.cluster.directory / "insert.sql"
    script.write_text(INSERT)
    options = ("-n", "-M", "prepared", "-c", str(CONNECTIONS), "-j", "2", "-T", str(SECONDS))
    command = [str(place.cluster.binaries / "pgbench"), *options, "-f", str(script)]
    done = subprocess.run(
        [*command, place.cluster.urls().superuser], capture_output=True, text=True, check=True
    )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    if found is None:
        raise RuntimeError(f"pgbench said: {done.stdout}")
    return float(found.group(1))


async def _one_slot(place: Place) -> dict[str, object]:
    (shop,) = await open_shops(place, 1, desks=CROWD)
    clients = [await Client.connect(place.port) for _ in shop.desks]
    for client, desk in zip(clients, shop.desks, strict=True):
        await client.book(shop, desk, shop.next_booking())  # to warm up, each alone
    ratios, lone_times, last_times, middle_times = [], [], [], []
    for _ in range(CROWD_RUNS):
        lone = [
            (await _timed(lambda: clients[0].book(shop, shop.desks[0], shop.next_booking())))[0]
            for _ in range(LONE)
        ]
        answers = await _crowd(shop, clients)
        lone_times.append(statistics.median(lone))
        last_times.append(answers[-1])
        middle_times.append(statistics.median(answers))
        ratios.append(last_times[-1] / lone_times[-1])
    for client in clients:
        await client.close()
    return {
        "name": f"{CROWD} desks at one slot, the last one's answer (less is better)",
        "baseline": f"a lone booking, {statistics.median(lone_times) * 1000:.1f} ms",
        **_spread(ratios),
        "lone_ms": [each * 1000 for each in lone_times],
        "last_ms": [each * 1000 for each in last_times],
        "middle_ms": [each * 1000 for each in middle_times],
    }


async def _crowd(shop: Shop, clients: list[Client]) -> list[float]:
    """Everybody asks for the same time at once: the times until each was answered, in order."""
    wanted = shop.next_booking()
    mechanic = wanted.mechanic_id
    assert mechanic is not None
    answers = await asyncio.gather(
        *(
            _timed(lambda c=client, d=desk: c.book(shop, d, shop.booking(wanted.starts, mechanic)))  # type: ignore[misc]  # mypy cannot type a lambda's default
            for client, desk in zip(clients, shop.desks, strict=True)
        )
    )
    won = [result for _, result in answers if result.status is PushStatus.APPLIED]
    lost = [result for _, result in answers if result.status is PushStatus.CONFLICT]
    if (len(won), len(lost)) != (1, len(clients) - 1):
        raise AssertionError(f"{len(won)} won and {len(lost)} lost")
    return sorted(took for took, _ in answers)


async def _timed(work: Callable[[], Awaitable[T]]) -> tuple[float, T]:
    began = time.perf_counter()
    result = await work()
    return time.perf_counter() - began, result


def _spread(ratios: list[float]) -> dict[str, object]:
    return {
        "ratio_min": min(ratios),
        "ratio_median": statistics.median(ratios),
        "ratio_max": max(ratios),
        "runs": len(ratios),
    }


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
