"""Whether an operation takes longer where there are many organizations, or years of history: at most 1.5 times.

Two servers with a database each are asked in turns: one stays small, the other grows. Others' organizations are copies
of the measured one, history is copies of one booking; both are written past the triggers, as a restored backup is.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from datetime import UTC, datetime
from typing import NamedTuple

import psycopg

from scheduling.availability_messages import VerdictQuestion, VerdictsQuestion
from tests.benchmarks.figures import spread
from tests.benchmarks.shops import DAY, MECHANICS, Client, Place, Shop, open_shops, serving

ORGANIZATIONS = (10, 100, 1000)
YEARS = (2, 5)
"""Against one year."""
A_DAY = 6
"""Visits of each mechanic on a day of the history."""
DAYS_OF_OTHERS = 3
"""History that each copied organization has."""
RUNS = 5
ASKED = 15
OPERATIONS = ("booking", "verdict", "day of slots", "pull")

_COLUMNS = """
SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> ALL (%s)
"""
_TABLES = """
SELECT c.oid::regclass::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT IN ('identity', 'sync_tenant')
"""
_VISITS = """
CREATE TEMP TABLE visit AS
SELECT md5('s' || n)::uuid AS session_id, md5('r' || n)::uuid AS slot_id, md5('e' || n)::uuid AS event_id,
    (%(mechanics)s::uuid[])[1 + n %% %(people)s::integer] AS mechanic_id,
    to_timestamp(%(last)s::bigint - n / %(a_day)s::integer * 86400
        - (n / %(people)s::integer %% %(each)s::integer) * 7200) AS at
FROM generate_series(%(first)s::integer, %(most)s::integer) AS n
"""


class Side(NamedTuple):
    """A server and the organization on it that is asked."""

    place: Place
    shop: Shop
    client: Client


def run() -> list[dict[str, object]]:
    """One row a size and operation."""
    with serving() as small, serving() as grown:
        return asyncio.run(_all(small, grown))


async def _all(small: Place, grown: Place) -> list[dict[str, object]]:
    sides = [await _opened(place) for place in (small, grown)]
    rows: list[dict[str, object]] = []
    try:
        for count in ORGANIZATIONS:
            _multiply(sides[1], count)
            rows += await _compared(sides, f"with {count} organizations", "with one")
        for side in sides:
            _remember(side, 0, 1)
        known = 1
        for years in YEARS:
            _remember(sides[1], known, years)
            known = years
            rows += await _compared(sides, f"after {years} years", "after one")
    finally:
        for side in sides:
            await side.client.close()
    return rows


async def _opened(place: Place) -> Side:
    (shop,) = await open_shops(place, 1)
    side = Side(place, shop, await Client.connect(place.port))
    await side.client.book(shop, shop.desks[0], shop.next_booking())
    _remember(side, 0, DAYS_OF_OTHERS / 365)
    return side


async def _compared(sides: list[Side], grown: str, small: str) -> list[dict[str, object]]:
    sides = [side._replace(client=await Client.connect(side.place.port)) for side in sides]
    for side in sides:
        await _asked(side)  # to warm up
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in OPERATIONS}
    for _ in range(RUNS):
        pairs = [(await _asked(sides[0]), await _asked(sides[1])) for _ in range(ASKED)]
        for name, both in taken.items():
            both.append(tuple(statistics.median(pair[side][name] for pair in pairs) for side in (0, 1)))  # type: ignore[arg-type]  # two of them
    for side in sides:
        await side.client.close()
    return [
        {
            "name": f"{name} {grown} (less is better)",
            "baseline": f"{small}, {statistics.median(first for first, _ in both) * 1000:.1f} ms",
            **spread([second / first for first, second in both]),
            "ms": [(first * 1000, second * 1000) for first, second in both],
        }
        for name, both in taken.items()
    ]


async def _asked(side: Side) -> dict[str, float]:
    """Seconds of each operation; the booking comes first, so that the others find something new."""
    shop, client, desk = side.shop, side.client, side.shop.desks[0]
    seconds = [time.perf_counter()]
    result = await client.book(shop, desk, shop.next_booking())
    seconds.append(time.perf_counter())
    question = VerdictQuestion(
        starts=shop.first + DAY, minutes=30, kind="in_person", mechanic_id=shop.mechanics[0]
    )
    await client.post("/availability/verdicts", desk, VerdictsQuestion(questions=[question]))
    seconds.append(time.perf_counter())
    day = datetime.fromtimestamp(shop.first + DAY, UTC).date()
    await client.get(f"/availability/slots?first_day={day}&minutes=30&kind=in_person", desk)
    seconds.append(time.perf_counter())
    window = f"from={shop.first - 60 * DAY}&to={shop.first + 200 * DAY}"
    await client.get(f"/sync/pull?cursor={result.ver - 1}&epoch={shop.epoch}&{window}", desk)
    seconds.append(time.perf_counter())
    return {name: end - start for name, start, end in zip(OPERATIONS, seconds, seconds[1:], strict=False)}


def _multiply(side: Side, count: int) -> None:
    """Copies of the organization, until there are so many."""
    with psycopg.connect(side.place.cluster.urls().superuser, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "CREATE TEMP TABLE another AS SELECT gen_random_uuid() AS id FROM"
            " generate_series(1, %s - (SELECT count(*) FROM tenant))",
            (count,),
        )
        connection.execute("INSERT INTO tenant (id) SELECT id FROM another")
        tables = [row[0] for row in connection.execute(_TABLES)]
        for table, key in [
            ("organization", "id"),
            ("sync_tenant", "tenant_id"),
            *((t, "tenant_id") for t in tables),
        ]:
            rest = _columns(connection, table, [key])
            others = rest.replace(", ", ", t.")
            query = (
                f"INSERT INTO {table} ({key}, {rest}) SELECT n.id, t.{others}"  # noqa: S608 - the catalogue's names
                f" FROM {table} t, another n WHERE t.{key} = %s"
            )
            connection.execute(query.encode(), (side.shop.tenant_id,))
        connection.execute("ANALYZE")


def _remember(side: Side, after: float, years: float) -> None:
    """Visits of the past between so many years ago and so many, each like the first booking."""
    shop, each_day = side.shop, MECHANICS * A_DAY
    values = {
        "mechanics": shop.mechanics,
        "people": MECHANICS,
        "a_day": each_day,
        "each": A_DAY,
        "last": shop.first - 3 * DAY,
        "first": int(after * 365) * each_day + (DAYS_OF_OTHERS * each_day if not after and years >= 1 else 0),
        "most": int(years * 365) * each_day - 1,
    }
    made = {
        "session": {
            "id": "v.session_id",
            "starts": "v.at",
            "mechanic_id": "v.mechanic_id",
            "state": "'completed'",
        },
        "slot_reservation": {
            "id": "v.slot_id",
            "session_id": "v.session_id",
            "starts": "v.at",
            "ends": "v.at + interval '30 min'",
            "blocks_end": "v.at + interval '45 min'",
            "mechanic_id": "v.mechanic_id",
            "bay_id": "NULL::uuid",
        },
        "session_event": {"id": "v.event_id", "session_id": "v.session_id", "at": "v.at"},
    }
    with psycopg.connect(side.place.cluster.urls().superuser, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(_VISITS.encode(), values)
        for table, changed in made.items():
            rest = _columns(connection, table, list(changed))
            names, new = ", ".join(changed), ", ".join(changed.values())
            sample = f"(SELECT * FROM {table} WHERE tenant_id = %s ORDER BY id LIMIT 1)"  # noqa: S608 - our own names
            others = rest.replace(", ", ", t.")
            query = f"INSERT INTO {table} ({names}, {rest}) SELECT {new}, t.{others} FROM {sample} t, visit v"  # noqa: S608 - our own names
            connection.execute(query.encode(), (shop.tenant_id,))
        connection.execute(
            "INSERT INTO sync_head (tenant_id, kind, row_id, ver, deleted, d0, d1)"
            " SELECT %s, kind, id, 1, false, at, at + interval '45 min' FROM visit,"
            " LATERAL (VALUES ('session', session_id), ('reservation', slot_id)) AS each (kind, id)",
            (shop.tenant_id,),
        )
        connection.execute("ANALYZE")


def _columns(connection: psycopg.Connection[tuple[str, ...]], table: str, but: list[str]) -> str:
    ((names,),) = connection.execute(_COLUMNS, (table, but)).fetchall()
    return names
