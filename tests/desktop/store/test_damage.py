"""Files damaged anywhere, and a disk that takes no more, each met by a process of its own.

The limit on a file's size (``RLIMIT_FSIZE``) holds for root too, here and in CI, where permissions and small disks do
not; what the system would say of those is in ``test_not_kept``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store.local_store import LocalStore
from desktop.store.pending import UNANSWERED
from scheduling.records import Session
from tests.factories import book, customer, garage

KEY = bytes(range(32))
ROOT = Path(__file__).parents[3]
PAGE = 4096

LOOK = """
import json, sys
from pathlib import Path
from desktop.store.local_store import LocalStore
from desktop.store.replica import Put, ReplicaState
from scheduling.records import KINDS, Customer
from tests.factories import garage
store = LocalStore.open(Path(sys.argv[1]), bytes(range(32)))
for cls in KINDS.values():
    store.all(cls)
store.search_customers("some")
waiting = [str(change.mid) for change in store.changes()]
store.apply_snapshot([Put(row, 1) for row in garage().records], ReplicaState(cursor=1))
print(json.dumps([waiting, len(store.all(Customer)) > 0, store.state().cursor]))
"""

FILL = """
import resource, sys
from pathlib import Path
from desktop.store.errors import NotKept
from desktop.store.local_store import LocalStore
from tests.factories import book
store = LocalStore.open(Path(sys.argv[1]), bytes(range(32)))
print(store.submit(book()), flush=True)
room = 256 * 1024
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
try:
    while True:
        print(store.submit(book()), flush=True)
except NotKept as error:
    print(error.trouble, flush=True)
assert len(store.changes()) > 1, "what was there is on the screen"
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(store.submit(book()), flush=True)
sys.stdout.flush()
import os, signal
os.kill(os.getpid(), signal.SIGKILL)
"""


def _run(code: str, directory: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(directory)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )


def _filled(directory: Path) -> list[str]:
    """Both files, well closed; the ids of what waits."""
    store = LocalStore.open(directory, KEY)
    store.load([*garage().records, *(customer(f"Somebody {number}") for number in range(100))])
    waiting = [str(store.submit(book())) for _ in range(3)]
    store.close()
    return waiting


def test_a_byte_flipped_in_any_page_of_the_cache_costs_nothing_that_waits(tmp_path: Path) -> None:
    """In this process: there are many pages."""
    _filled(tmp_path)
    whole = (tmp_path / "cache.db").read_bytes()
    assert len(whole) > 20 * PAGE
    for start in range(0, len(whole), PAGE):
        damaged = bytearray(whole)
        damaged[start + 1234] ^= 0xFF
        (tmp_path / "cache.db").write_bytes(damaged)
        store = LocalStore.open(tmp_path, KEY)
        store.search_customers("some")
        store.load(garage().records)
        assert [change.state in UNANSWERED for change in store.changes()] == [True] * 3, start
        assert len(store.all(Session)) == 3, start
        store.close()


@pytest.mark.parametrize(
    "damage", ["flipped everywhere", "cut off", "zeros", "another program's", "a wal of nothing"]
)
def test_a_process_heals_a_damaged_cache_by_itself(tmp_path: Path, damage: str) -> None:
    waiting = _filled(tmp_path)
    path = tmp_path / "cache.db"
    whole = path.read_bytes()
    match damage:
        case "flipped everywhere":
            path.write_bytes(bytes(b ^ (0x55 if n % PAGE == 99 else 0) for n, b in enumerate(whole)))
        case "cut off":
            path.write_bytes(whole[: len(whole) // 2 + 77])
        case "zeros":
            path.write_bytes(bytes(len(whole)))
        case "another program's":
            path.write_bytes(b"SQLite format 3\0" + bytes(84) + b"not at all" * 2000)
        case _:
            path.with_name("cache.db-wal").write_bytes(b"\xff" * 9000)
    run = _run(LOOK, tmp_path)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == [waiting, True, 1]


def test_a_disk_that_is_full_in_a_process_loses_nothing_that_was_called_saved(tmp_path: Path) -> None:
    run = _run(FILL, tmp_path)
    said = run.stdout.split()
    refused = [line for line in said if line.startswith("disk")]
    assert refused in (["disk_full"], ["disk_failed"]), run.stderr  # EFBIG is a failure of the disk to SQLite
    saved = [line for line in said if line not in refused]
    assert len(saved) > 2
    assert said[-2] == refused[0], "after it there was room again"
    store = LocalStore.open(tmp_path, KEY)
    assert [str(change.mid) for change in store.changes()] == saved
    store.close()
