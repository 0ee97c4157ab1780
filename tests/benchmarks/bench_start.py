"""From the start of the process to the first painted week out of the encrypted cache of a large shop.

Whole processes in pairs with one that opens a bare PySide6 window; both find their modules compiled, as an installed
program does. By the clock, and by the processor time of the process with all its threads, which other programs change
less. Not here: the very first start, which compiles.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from desktop.store.account_file import AccountFile
from desktop.store.local_store import LocalStore
from desktop.store.row_changes import Put
from desktop.store.secrets import file_key, open_secrets
from scheduling.ids import uuid7
from tests.benchmarks.bench_receiving import ROOT, signed_in
from tests.benchmarks.copied_shop import CopiedShop
from tests.benchmarks.figures import spread

ROWS = 50_000
TURNS = 9


def run() -> list[dict[str, object]]:
    """Two rows; the first start of each is left out: it compiles, and reads the libraries from the disk."""
    with tempfile.TemporaryDirectory(prefix="autodoctor-bench-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        _filled(home)
        compiled = Path(folder) / "compiled"
        pairs = [(_started([], compiled), _started([str(home)], compiled)) for _ in range(TURNS + 1)][1:]
    return [_row(pairs, "ms", ""), _row(pairs, "worked_ms", ", processor time")]


def _row(pairs: list[tuple[dict[str, float], dict[str, float]]], figure: str, of: str) -> dict[str, object]:
    ours, bare = [each[figure] for _, each in pairs], [each[figure] for each, _ in pairs]
    return {
        "name": f"process start to the first painted week, {ROWS} rows kept{of}",
        "baseline": f"a bare PySide6 window, {statistics.median(bare):.0f} ms",
        **spread([one / other for one, other in zip(ours, bare, strict=True)]),
        "ours_ms": statistics.median(ours),
        "ours_least_ms": min(ours),
        "baseline_least_ms": min(bare),
        "ours_mb": statistics.median(each["mb"] for _, each in pairs),
        "baseline_mb": statistics.median(each["mb"] for each, _ in pairs),
    }


def _filled(home: Path) -> None:
    shop = CopiedShop(ROWS, int(time.time()))
    signed_in(home, shop, 9, uuid7())
    folder = home / "default"
    file = AccountFile(folder)
    account = file.current()
    assert account is not None
    key = file_key(open_secrets(folder), account.staff_id)
    store = LocalStore.open(file.directory_of(account), key, account.device_id)
    store.apply_snapshot([Put(row, 1) for row in shop.all()], replace(store.state(), cursor=1))
    store.close()


def _started(arguments: list[str], compiled: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.time()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return {"ms": (told["at"] - began) * 1000, "worked_ms": told["worked"] * 1000, "mb": told["mb"]}
