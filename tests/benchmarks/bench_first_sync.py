"""A device's first sync of 100,000 rows, encrypted and found by name, against JSON dicts into a plain SQLite table.

All begin with what the server sent in memory and end with a committed file from which the calendar is painted and
customers are found. Not here: the server, the network.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from desktop.shell.quick import keep_quick
from desktop.store.local_store import LocalStore
from desktop.sync.reconcile import line_changes
from desktop.sync.snapshots import STAGED
from scheduling.ids import uuid7
from scheduling.wire import Row, Snapshot
from sync_server.api.sync import lines_of
from sync_server.db import cache_copy
from sync_server.http import packing
from tests.benchmarks.copied_shop import CopiedShop, rows_of
from tests.benchmarks.figures import spread

ROWS = 100_000
TURNS = 5
KEY = bytes(range(32))

Took = tuple[float, float]
"""Seconds by the clock, and of the processor."""


def run() -> list[dict[str, object]]:
    """How many times faster: as a file of the server's, and row by row where there is none."""
    rows = rows_of(CopiedShop(ROWS, int(time.time())).all())
    lines = [msgspec.json.encode(row) for row in rows]
    keep_quick()  # as the program does after its first paint; else the collector looks through what stands here
    turns = []
    for _ in range(TURNS):
        with tempfile.TemporaryDirectory(prefix="autodoctor-bench-") as folder:
            place = Path(folder)
            turns.append((_timed(_plain, place, lines), _copied(place, rows), _timed(_listed, place, lines)))
    return [
        _row("as a file of the server's", [(turn[0], turn[1]) for turn in turns]),
        _row("row by row", [(turn[0], turn[2]) for turn in turns]),
        *_compressed(rows),
    ]


def _compressed(rows: list[Row]) -> list[dict[str, object]]:
    """What the server has to do to send them compressed, and what is saved."""
    turns = []
    for _ in range(TURNS):
        plain, short = _sent(rows, lambda lines: lines), _sent(rows, packing.packed)
        turns.append((plain, short))
    plain_bytes, short_bytes = turns[0][0][0], turns[0][1][0]
    what = f"{ROWS} rows as compressed lines"
    took = {
        "ours_ms": [turn[1][1] * 1000 for turn in turns],
        "baseline_ms": [turn[0][1] * 1000 for turn in turns],
    }
    return [
        {"name": f"{what}, bytes", "baseline": f"{plain_bytes} bytes", **spread([short_bytes / plain_bytes])},
        {
            "name": f"{what}, the server's processor time",
            "baseline": "the same lines as they are",
            **spread([turn[1][1] / turn[0][1] for turn in turns]),
            **took,
        },
    ]


def _sent(rows: list[Row], how: Callable[[Iterable[bytes]], Iterable[bytes]]) -> tuple[int, float]:
    """Bytes, and seconds of the processor."""
    worked = time.process_time()
    head = Snapshot(cursor=1, epoch=uuid7(), rows=len(rows), server_time=1)
    size = sum(map(len, how(lines_of(head, rows))))
    return size, time.process_time() - worked


def _row(way: str, pairs: list[tuple[Took, Took]]) -> dict[str, object]:
    base, ours = ([pair[side][0] for pair in pairs] for side in (0, 1))
    return {
        "name": f"first sync of {ROWS} rows, encrypted, with search, {way} (times faster)",
        "baseline": f"JSON dicts into plain SQLite, {statistics.median(base) * 1000:.0f} ms",
        **spread([b / o for b, o in zip(base, ours, strict=True)]),
        "ours_ms": statistics.median(ours) * 1000,
        "baseline_ms": statistics.median(base) * 1000,
        "processor_ratio": [b[1] / o[1] for b, o in pairs],
    }


def _timed(work: Callable[[Path, list[bytes]], None], folder: Path, lines: list[bytes]) -> Took:
    wall, worked = time.perf_counter(), time.process_time()
    work(folder, lines)
    return time.perf_counter() - wall, time.process_time() - worked


def _plain(folder: Path, lines: list[bytes]) -> None:
    connection = sqlite3.connect(folder / "plain.db")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(
        "CREATE TABLE row (kind TEXT, id TEXT, ver INTEGER, body TEXT, PRIMARY KEY (kind, id))"
    )
    rows = [json.loads(line) for line in lines]
    for row in rows:
        row["body"] = json.dumps(row["body"])
    connection.executemany("INSERT INTO row VALUES (:kind, :id, :ver, :body)", rows)
    connection.commit()
    connection.close()


def _listed(folder: Path, lines: list[bytes]) -> None:
    """As it is done in the one thread beside the interface."""
    store = LocalStore.open(folder / "listed", KEY)
    store.snapshot_begin()
    for begin in range(0, len(lines), STAGED):
        store.snapshot_rows(line_changes(lines[begin : begin + STAGED]))
    state = replace(store.state(), epoch=uuid7(), cursor=len(lines))
    store.snapshot_written(state)
    store.snapshot_end(state)
    store.close()


def _copied(folder: Path, rows: list[Row]) -> Took:
    """The same of a file, which the server has made under the key that this device made for it."""
    store = LocalStore.open(folder / "copied", KEY)
    copy = store.copy()
    made = cache_copy.write(rows, copy.key)
    pieces = [made.piece(start) for start in range(0, made.size, cache_copy.PIECE)]
    made.close()

    def receive(_: Path, sent: list[bytes]) -> None:
        copy.begin(sum(map(len, sent)))
        for piece in sent:
            copy.add(piece)
        state = replace(store.state(), epoch=uuid7(), cursor=len(rows))
        store.copy_written(copy, state)
        store.copy_end(copy)

    took = _timed(receive, folder, pieces)
    assert store.search_customers("gagnon zo")
    assert store.state().cursor == len(rows)
    store.close()
    return took
