"""Booking over HTTP against pgbench, fifty desks after one slot, and how soon other devices hear of it.

All three against one real server process and one durable PostgreSQL; what was answered is compared with the
rows afterwards. The baselines are ``booking_baselines`` (pgbench), a lone booking and a raw LISTEN.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import psycopg

from scheduling.wire import PushStatus
from tests.benchmarks import booking_baselines as baselines
from tests.benchmarks.booking_propagation import propagation
from tests.benchmarks.figures import at, spread
from tests.benchmarks.shops import Client, Place, Shop, open_shops, serving

T = TypeVar("T")

CONNECTIONS = 16
SHOPS = 64
SECONDS = 1.5
BARE_SECONDS = 1
RUNS = 5
CROWD = 50
CROWD_RUNS = 5
LONE = 15
"""Lone bookings whose median a crowd is compared with."""

_OVERLAPS = """
SELECT count(*) FROM slot_reservation a JOIN slot_reservation b ON a.tenant_id = b.tenant_id AND a.id < b.id
    AND a.status IN ('reserved', 'confirmed') AND b.status IN ('reserved', 'confirmed')
    AND ((a.mechanic_id = b.mechanic_id AND a.blocks && b.blocks) OR (a.bay_id = b.bay_id AND a.during && b.during))
WHERE a.tenant_id = ANY(%s)
"""
_KEPT = """
SELECT count(*) FROM slot_reservation r JOIN session s ON s.tenant_id = r.tenant_id AND s.id = r.session_id
WHERE r.status = 'confirmed' AND s.state = 'scheduled' AND r.tenant_id = ANY(%s)
"""
_ANSWERED = "SELECT count(*) FROM sync_mutation WHERE status = 'applied' AND tenant_id = ANY(%s)"


def run() -> list[dict[str, object]]:
    """One row a comparison."""
    with serving() as place:
        return asyncio.run(_all(place))


async def _all(place: Place) -> list[dict[str, object]]:
    rows = await _booking(place)
    return [*rows, await _one_slot(place), await propagation(place)]


async def _booking(place: Place) -> list[dict[str, object]]:
    """Our rate against both of pgbench's, in turns."""
    shops = await open_shops(place, SHOPS)
    baselines.prepare(place, await open_shops(place, SHOPS))
    await _measured_desks(place, shops)  # to warm up
    ours: list[float] = []
    latencies: list[float] = []
    base: dict[str, list[float]] = {baselines.COUNTED: [], baselines.BARE: []}
    for _ in range(RUNS):
        rate, answered = await _measured_desks(place, shops)
        ours.append(rate)
        latencies += answered
        for name, rates in base.items():
            rates.append(await asyncio.to_thread(baselines.rate, place, name, CONNECTIONS, BARE_SECONDS))
    latencies.sort()
    figures: dict[str, object] = {
        "ours_per_second": ours,
        "p50_ms": at(latencies, 0.5) * 1000,
        "p99_ms": at(latencies, 0.99) * 1000,
        "bookings_checked": _verify(place, shops),
    }
    return [
        {
            "name": f"bookings/s over HTTP, {CONNECTIONS} connections (more is better)",
            "baseline": f"pgbench's {name}, {statistics.median(rates):.0f}/s; ours {statistics.median(ours):.0f}/s",
            **spread([mine / other for mine, other in zip(ours, rates, strict=True)]),
            "pgbench_per_second": rates,
            **figures,
        }
        for name, rates in base.items()
    ]


def _verify(place: Place, shops: list[Shop]) -> int:
    """As many sessions with a confirmed slot as were answered so, and none overlaps; how many."""
    tenants = [shop.tenant_id for shop in shops]
    said = sum(shop.applied for shop in shops)
    with psycopg.connect(place.cluster.urls().superuser) as connection:
        kept, answered, overlaps = (
            connection.execute(query.encode(), (tenants,)).fetchall()[0][0]
            for query in (_KEPT, _ANSWERED, _OVERLAPS)
        )
    if (kept, answered, overlaps) != (said, said, 0):
        raise AssertionError(f"told {said}, kept {kept}, stored answers {answered}, overlaps {overlaps}")
    return said


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


async def _one_slot(place: Place) -> dict[str, object]:
    (shop,) = await open_shops(place, 1, desks=CROWD)
    clients = [await Client.connect(place.port) for _ in shop.desks]
    for client, desk in zip(clients, shop.desks, strict=True):
        await client.book(shop, desk, shop.next_booking())  # to warm up, each alone
    ratios, lone_times, last_times, middle_times = [], [], [], []
    winners = []
    for _ in range(CROWD_RUNS):
        lone = [
            (await _timed(lambda: clients[0].book(shop, shop.desks[0], shop.next_booking())))[0]
            for _ in range(LONE)
        ]
        winner_count, answers = await _crowd(shop, clients)
        winners.append(winner_count)
        lone_times.append(statistics.median(lone))
        last_times.append(answers[-1])
        middle_times.append(statistics.median(answers))
        ratios.append(last_times[-1] / lone_times[-1])
    for client in clients:
        await client.close()
    return {
        "name": f"{CROWD} desks at one slot, the last one's answer (less is better)",
        "baseline": f"a lone booking, {statistics.median(lone_times) * 1000:.1f} ms",
        **spread(ratios),
        "winners": winners,
        "lone_ms": [each * 1000 for each in lone_times],
        "last_ms": [each * 1000 for each in last_times],
        "middle_ms": [each * 1000 for each in middle_times],
        "bookings_checked": _verify(place, [shop]),
    }


async def _crowd(shop: Shop, clients: list[Client]) -> tuple[int, list[float]]:
    """Everybody asks for the same time at once: who won, and the times until each was answered, in order."""
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
    return len(won), sorted(took for took, _ in answers)


async def _timed(work: Callable[[], Awaitable[T]]) -> tuple[float, T]:
    began = time.perf_counter()
    result = await work()
    return time.perf_counter() - began, result
