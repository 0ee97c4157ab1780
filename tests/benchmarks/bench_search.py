"""Finding a customer among 50,000 while somebody types, in the desk's encrypted cache, with the lines that are shown.

Each letter of each question is one search: for the product's target of 50 ms, and for the same letters by LIKE over
the same customers and vehicles in plain SQLite, which is what a program does that keeps no index. Numbers, VINs and
addresses begin alike here, which is worse than in life: what fits all of them takes longest.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from desktop.presenters.customer_finding import MOST_FOUND
from desktop.store.local_store import LocalStore
from scheduling.ids import uuid7
from scheduling.records import Customer, Vehicle
from sync_server.db import cache_copy
from tests.benchmarks.copied_shop import SHARES, CopiedShop, rows_of
from tests.benchmarks.figures import at, spread

CUSTOMERS = 50_000
TURNS = 5
TARGET_MS = 50.0
LINES = 14
"""As many as a window has room for are asked for their vehicles."""
KEY = bytes(range(32))
QUESTIONS = (
    "elise tremblay", "Étienne Côté", "gagne", "(514) 555-01 42", "+1 514 556 1234", "client4711@example",
    "abc 123", "2HGFC2F5", "h2x 1y4", "nobody of that name",
)  # fmt: skip


Took = tuple[float, float]
"""Milliseconds by the clock, and of the processor."""
Turn = tuple[list[Took], list[Took]]
"""Ours and the other, letter by letter."""


def run() -> list[dict[str, object]]:
    """Against the target, and against no index."""
    shop = CopiedShop(round(CUSTOMERS / SHARES[0]), int(time.time()))
    with tempfile.TemporaryDirectory(prefix="autodoctor-bench-") as folder:
        store = _filled(Path(folder), shop)
        with closing(_plain(shop)) as plain:
            letters = [*_letters()]
            turns = [
                (
                    [_timed(_ours(store), text) for text in letters],
                    [_timed(_like(plain), text) for text in letters],
                )
                for _ in range(TURNS)
            ]
        store.close()
    return [_against_target(turns), _against_like(turns)]


def _against_target(turns: list[Turn]) -> dict[str, object]:
    """By processor time, which is the clock's where nothing else runs; the clock's own figures beside it."""
    worked = sorted(letter[1] for turn in turns for letter in turn[0])
    clock = sorted(letter[0] for turn in turns for letter in turn[0])
    middle, late, worst = (at(worked, share) for share in (0.5, 0.99, 1.0))
    said = f"middle {middle:.1f}, 99th of 100 {late:.1f}, slowest {worst:.1f} ms of the processor"
    return {
        "name": f"search as one types, {CUSTOMERS} customers, the slowest letter",
        "baseline": f"{TARGET_MS:.0f} ms; {said}, {at(clock, 0.5):.1f} and {clock[-1]:.1f} by the clock",
        **spread([max(letter[1] for letter in turn[0]) / TARGET_MS for turn in turns]),
        "middle_ms": middle,
        "late_ms": late,
        "worst_ms": worst,
        "clock_middle_ms": at(clock, 0.5),
        "clock_worst_ms": clock[-1],
    }


def _against_like(turns: list[Turn]) -> dict[str, object]:
    base = statistics.median(_sum(turn[1]) for turn in turns) / len(turns[0][1])
    return {
        "name": f"search as one types, {CUSTOMERS} customers, a letter",
        "baseline": f"LIKE over the same in plain SQLite, {base:.1f} ms a letter, processor time",
        **spread([_sum(turn[0]) / _sum(turn[1]) for turn in turns]),
    }


def _sum(letters: list[Took]) -> float:
    return sum(worked for _, worked in letters)


def _letters() -> Iterator[str]:
    """Each question as it grows."""
    for question in QUESTIONS:
        for end in range(1, len(question) + 1):
            yield question[:end]


def _timed(search: Callable[[str], object], text: str) -> Took:
    began, worked = time.perf_counter(), time.thread_time()
    search(text)
    return (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000


def _ours(store: LocalStore) -> Callable[[str], object]:
    def search(text: str) -> object:
        found = store.search_customers(text, MOST_FOUND)
        return found, [store.vehicles_of(row.id) for row in found[:LINES]]

    return search


def _like(plain: sqlite3.Connection) -> Callable[[str], object]:
    sql = (
        "SELECT DISTINCT c.id, c.name FROM customer c LEFT JOIN vehicle v ON v.customer_id = c.id"
        " WHERE c.name LIKE ?1 OR c.phone LIKE ?1 OR c.email LIKE ?1 OR c.postal_code LIKE ?1"
        " OR v.plate LIKE ?1 OR v.vin LIKE ?1 ORDER BY c.name LIMIT ?2"
    )
    return lambda text: plain.execute(sql, (f"%{text}%", MOST_FOUND)).fetchall()


def _filled(folder: Path, shop: CopiedShop) -> LocalStore:
    """As the server's file."""
    store = LocalStore.open(folder / "desk", KEY)
    rows = rows_of(shop.all())
    copy = store.copy()
    made = cache_copy.write(rows, copy.key, clock=lambda: 0.0)  # however long it takes
    copy.begin(made.size)
    for start in range(0, made.size, cache_copy.PIECE):
        copy.add(made.piece(start))
    made.close()
    store.copy_written(copy, replace(store.state(), epoch=uuid7(), cursor=len(rows)))
    store.copy_end(copy)
    return store


def _plain(shop: CopiedShop) -> sqlite3.Connection:
    plain = sqlite3.connect(":memory:")
    plain.execute(
        "CREATE TABLE customer (id TEXT PRIMARY KEY, name TEXT, phone TEXT, email TEXT, postal_code TEXT)"
    )
    plain.execute("CREATE TABLE vehicle (customer_id TEXT, plate TEXT, vin TEXT)")
    plain.execute("CREATE INDEX vehicle_of ON vehicle (customer_id)")
    people = [row for row in shop.rows if isinstance(row, Customer)]
    plain.executemany(
        "INSERT INTO customer VALUES (?, ?, ?, ?, ?)",
        [(str(row.id), row.name, row.phone, row.email, row.postal_code) for row in people],
    )
    cars = [row for row in shop.rows if isinstance(row, Vehicle)]
    plain.executemany(
        "INSERT INTO vehicle VALUES (?, ?, ?)", [(str(row.customer_id), row.plate, row.vin) for row in cars]
    )
    return plain
