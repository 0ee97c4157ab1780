"""What PostgreSQL alone does with the same rows: two scripts for pgbench. Not here: our own path.

``BARE`` inserts into a copy of the reservations' table that has its constraints and nothing else: no foreign
keys, triggers or row security. ``COUNTED`` takes the organization's next version and inserts into the real
table in the product's schema, in one round trip.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import psycopg

from tests.benchmarks.shops import MECHANICS, Place, Shop

BARE = "bare insert"
COUNTED = "counter and insert"

_TABLES = """
CREATE TABLE bench_slot (LIKE slot_reservation INCLUDING ALL);
CREATE TABLE bench_shop (shop bigint, mechanic bigint, tenant_id uuid, mechanic_id uuid, bay_id uuid,
    PRIMARY KEY (shop, mechanic));
CREATE SEQUENCE bench_number;
CREATE SEQUENCE bench_counted_number;
CREATE FUNCTION bench_counted(n bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    place bench_shop;
    at timestamptz := timestamptz '2030-01-01 00:00Z' + n / {both} * interval '1 hour';
BEGIN
    SELECT * INTO place FROM bench_shop WHERE shop = n % {shops} AND mechanic = n / {shops} % {mechanics};
    PERFORM set_config('app.tenant', place.tenant_id::text, true);
    PERFORM bump_tenant();
    INSERT INTO slot_reservation (tenant_id, id, kind, status, starts, ends, blocks_end, mechanic_id, bay_id)
    VALUES (place.tenant_id, gen_random_uuid(), 'booking', 'confirmed', at, at + interval '30 min',
        at + interval '45 min', place.mechanic_id, place.bay_id)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RAISE 'the baseline met an overlap';
    END IF;
END;
$$;
"""

_BARE = """
INSERT INTO bench_slot (tenant_id, id, kind, status, starts, ends, blocks_end, mechanic_id, bay_id, session_id)
SELECT tenant_id, gen_random_uuid(), 'booking', 'confirmed',
    at, at + interval '30 min', at + interval '45 min', mechanic_id, bay_id, gen_random_uuid()
FROM (SELECT n % {shops} AS shop, n / {shops} % {mechanics} AS mechanic,
        timestamptz '2030-01-01 00:00Z' + n / {both} * interval '1 hour' AS at
    FROM nextval('bench_number') AS n) AS next_one
JOIN bench_shop USING (shop, mechanic)
ON CONFLICT DO NOTHING;
"""

_SCRIPTS = {BARE: _BARE, COUNTED: "SELECT bench_counted(nextval('bench_counted_number'));"}


def prepare(place: Place, shops: list[Shop]) -> None:
    """The scripts, and organizations that only the baseline books in."""
    numbers = {"shops": len(shops), "mechanics": MECHANICS, "both": len(shops) * MECHANICS}
    with psycopg.connect(place.cluster.urls().superuser, autocommit=True) as connection:
        connection.execute(_TABLES.format(**numbers).encode())
        for index, shop in enumerate(shops):
            for number, (mechanic, bay) in enumerate(zip(shop.mechanics, shop.bays, strict=True)):
                connection.execute(
                    "INSERT INTO bench_shop VALUES (%s, %s, %s, %s, %s)",
                    (index, number, shop.tenant_id, mechanic, bay),
                )
    for name, script in _SCRIPTS.items():
        _file(place, name).write_text(script.format(**numbers))


def rate(place: Place, name: str, connections: int, seconds: int) -> float:
    """Transactions a second of one of the scripts, by so many connections for so long."""
    options = ("-n", "-M", "prepared", "-c", str(connections), "-j", "2", "-T", str(seconds))
    command = [str(place.cluster.binaries / "pgbench"), *options, "-f", str(_file(place, name))]
    done = subprocess.run(
        [*command, place.cluster.urls().superuser], capture_output=True, text=True, check=True
    )
    found = re.search(r"tps = ([\d.]+)", done.stdout)
    failed = re.search(r"number of failed transactions: (\d+)", done.stdout)
    if found is None or failed is None or failed.group(1) != "0":
        raise RuntimeError(f"pgbench said: {done.stdout}{done.stderr}")
    return float(found.group(1))


def _file(place: Place, name: str) -> Path:
    return place.cluster.directory / f"{name.replace(' ', '_')}.sql"
