"""What the user does is durable before it is called saved: how long that takes, also with 10,000 changes waiting.

The commit is measured against the same bytes in plain SQLite with WAL and ``synchronous=NORMAL``, which may lose them;
what many waiting changes cost against the same with a hundred.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.row_changes import Put
from scheduling.commands import BookSession, Outcome
from scheduling.ids import uuid7
from tests.benchmarks.figures import at, spread
from tests.factories import NOW, book, customer, garage, reservation

TURNS = 5
COMMITS = 100
FEW, MANY = 100, 10_000
KEY = bytes(range(32))


def run() -> list[dict[str, object]]:
    """The commit alone, then each step with many changes waiting."""
    with tempfile.TemporaryDirectory(prefix="autodoctor-bench-") as folder:
        rows = [_commits(Path(folder))]
        few, many = _waiting(Path(folder) / "few", FEW), _waiting(Path(folder) / "many", MANY)
        for name, step in STEPS.items():
            pairs = [(step(few), step(many)) for _ in range(TURNS)]
            rows.append(_row(f"{name}, {MANY} waiting", f"the same with {FEW} waiting", pairs))
        few.close()
        many.close()
        opened = [(_opened(Path(folder) / "few"), _opened(Path(folder) / "many")) for _ in range(TURNS)]
        rows.append(_row(f"opening the files, {MANY} waiting", f"the same with {FEW} waiting", opened))
    return rows


def _row(name: str, baseline: str, pairs: list[tuple[float, float]]) -> dict[str, object]:
    """Pairs of the baseline's seconds and ours."""
    return {
        "name": name,
        "baseline": f"{baseline}; ours {statistics.median(ours for _, ours in pairs) * 1000:.1f} ms",
        **spread([ours / base for base, ours in pairs]),
        "ours_ms": statistics.median(ours for _, ours in pairs) * 1000,
        "baseline_ms": statistics.median(base for base, _ in pairs) * 1000,
    }


def _commits(folder: Path) -> dict[str, object]:
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("PRAGMA synchronous = NORMAL")
    plain.execute("CREATE TABLE outbox (place INTEGER PRIMARY KEY, args BLOB)")
    args = b"x" * 600
    store = LocalStore.open(folder / "commits", KEY)
    store.submit(book(starts=NOW))
    pairs, ours = [], []
    for _ in range(TURNS):
        base = [
            _timed(lambda: plain.execute("INSERT INTO outbox (args) VALUES (?)", (args,)))
            for _ in range(COMMITS)
        ]
        mine = [_timed(lambda: store.submit(_next())) for _ in range(COMMITS)]
        pairs.append((statistics.median(base), statistics.median(mine)))
        ours += mine
    plain.close()
    store.close()
    row = _row("durable commit of a booking on the desk", "WAL, NORMAL, plain", pairs)
    return {**row, "p99_ms": at(sorted(ours), 0.99) * 1000}


class _Numbers:
    last = 0


def _next() -> BookSession:
    """A booking at a time of its own."""
    _Numbers.last += 1
    return book(starts=NOW + _Numbers.last * 3600)


def _waiting(folder: Path, count: int) -> LocalStore:
    store = LocalStore.open(folder, KEY)
    shop = garage()
    store.apply_snapshot(
        [Put(row, 1) for row in shop.records], replace(store.state(), epoch=uuid7(), cursor=1)
    )
    for begin in range(0, count, 500):
        store.submit_all([_next() for _ in range(min(500, count - begin))])
    return store


def _submit(store: LocalStore) -> float:
    return _timed(lambda: store.submit(_next()))


def _settle(store: LocalStore) -> float:
    """The answers to the next hundred; as many are made anew, so that as many wait."""
    epoch = store.state().epoch
    assert epoch is not None
    parcels = store.parcels(100, 10**9)
    ver = store.state().cursor + 1
    answers = [
        Answer(mid=each.mid, state=ChangeState.APPLIED, ack_ver=ver, outcome=Outcome()) for each in parcels
    ]
    took = _timed(lambda: store.settle(answers, epoch))
    store.submit_all([_next() for _ in answers])
    return took


def _page(store: LocalStore) -> float:
    """A customer comes whom none of the changes is about."""
    state = store.state()
    page = [Put(customer("Somebody Else"), state.cursor + 1)]
    return _timed(lambda: store.apply_page(page, replace(state, cursor=state.cursor + 1)))


def _slot_page(store: LocalStore) -> float:
    """A slot comes at the time of a booking that waits."""
    state = store.state()
    command = store.changes()[-1].command
    assert isinstance(command, BookSession)
    starts = command.starts
    page = [Put(reservation(starts=starts, ends=starts + 3600, blocks_end=starts + 3600), state.cursor + 1)]
    return _timed(lambda: store.apply_page(page, replace(state, cursor=state.cursor + 1)))


def _discard(store: LocalStore) -> float:
    """One of those in the middle."""
    changes = store.changes()
    mid = changes[len(changes) // 2].mid
    took = _timed(lambda: store.discard([mid]))
    store.submit(_next())
    return took


def _badge(store: LocalStore) -> float:
    """What the badge and the calendar ask at each change."""
    return _timed(lambda: (store.changes(), store.waiting_rows()))


STEPS: dict[str, Callable[[LocalStore], float]] = {
    "a commit": _submit,
    "100 answers": _settle,
    "a page of one row": _page,
    "a slot where one of them books": _slot_page,
    "discarding one": _discard,
    "what waits, for badge and calendar": _badge,
}


def _opened(folder: Path) -> float:
    return _timed(lambda: LocalStore.open(folder, KEY).close())


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
