"""``make soak``: programs killed at every step and weeks of bad network, in number. Prints the counts.

Each part is a module with ``run(seed, SIZE=number) -> Counts``; it is imported when it is asked for, since failpoints
have to be there before the product is. Ends with 1 when anything was lost, doubled or did not converge. Writes
build/soak.json.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import random
import signal
import subprocess
import sys
import tempfile
import time
import zoneinfo
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.soak import ending
from tests.soak.counts import Counts

Row = dict[str, Any]
"""What one part, or a share of it, found; as it is written."""
APART = 100_003
"""Between the seeds of shares: the lives of one share have seeds that follow each other."""
RESULT = Path(__file__).parents[2] / "build" / "soak.json"


@dataclass(frozen=True, slots=True)
class Part:
    """``size`` is the parameter of its ``run`` that says how much; ``most`` is what `make soak` gives.

    It is cut into at most ``shares`` that run at the same time.
    """

    module: str
    size: str
    most: int
    what: str
    shares: int = 64


PARTS: dict[str, Part] = {
    "crashes": Part(
        "tests.soak.crashes", "crashes", 99_000, "failpoints at which programs of one process go down"
    ),
    "powerloss": Part("tests.soak.powerloss", "cuts", 1_000_000, "disks as a power cut may leave them"),
    "kills": Part("tests.soak.kills", "kills", 1_000, "processes killed: desktops, servers, PostgreSQL"),
    "weeks": Part("tests.soak.weeks", "weeks", 60, "weeks of bad network, in lives of three"),
    "machine": Part("tests.soak.machine", "examples", 200, "examples of the state machine"),
    "undeduplicated": Part(
        "tests.soak.undeduplicated", "controls", 300, "the same at most, with a server that forgets", 1
    ),
    "cursor": Part(
        "tests.soak.cursor", "rounds", 20, "of writers and a reader: a plain sequence, and ours", 1
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that are named, or all; 1 when one of them found a fault."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    zoneinfo.reset_tzpath(to=[])
    print(f"seed {asked.seed}", flush=True)
    names, sizes = asked.parts or list(PARTS), vars(asked)
    if len(names) == 1 and asked.at_once == 1:
        found = [_run(names[0], asked.seed, sizes)]
    else:
        found = _run_apart(names, asked.seed, sizes)
    _write(asked.json, found)
    return 1 if any(row["faults"] for row in found) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all when none is named")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32), help="does the same again")
    parser.add_argument("--json", type=Path, default=RESULT, help="where the counts are written")
    parser.add_argument("--at-once", type=int, default=1, help="processes; long parts are shared among them")
    for part in PARTS.values():
        parser.add_argument(f"--{part.size}", type=int, default=part.most, help=part.what)
    return parser


def _run(name: str, seed: int, sizes: dict[str, int]) -> Row:
    part = PARTS[name]
    begun = time.monotonic()
    counts: Counts = importlib.import_module(part.module).run(seed, **{part.size: sizes[part.size]})
    seconds = round(time.monotonic() - begun)
    _tell(counts, seconds)
    return vars(counts) | {"seconds": seconds}


def _run_apart(names: Sequence[str], seed: int, sizes: dict[str, int]) -> list[Row]:
    """In processes of their own, since each imports the product in its own way; told when a part is done."""
    ending.listen()
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(sizes["at_once"]) as pool:
        running = {
            name: [
                pool.submit(_share, name, seed + number * APART, size, Path(place) / f"{name}{number}.json")
                for number, size in enumerate(_sizes(PARTS[name], sizes))
            ]
            for name in names
        }
        return [_together(name, seed, [each.result() for each in shares]) for name, shares in running.items()]


def _sizes(part: Part, sizes: dict[str, int]) -> list[int]:
    """Of the shares of a part."""
    size, shares = sizes[part.size], min(part.shares, sizes["at_once"])
    return [size * (number + 1) // shares - size * number // shares for number in range(shares)]


def _share(name: str, seed: int, size: int, draft: Path) -> Row:
    """One process of a part; a signal to end is handed on, and what it has found until then counts."""
    told: Row = {"part": name, "seed": seed, "figures": {}, "failpoints": {}, "faults": [], "seconds": 0}
    if ending.asked() or not size:
        return told
    command = [sys.executable, "-m", "tests.soak", name, "--seed", str(seed), "--json", str(draft)]
    process = subprocess.Popen([*command, f"--{PARTS[name].size}", str(size)], stdout=subprocess.DEVNULL)
    signalled = False
    while True:
        try:
            ended = process.wait(timeout=1)
            break
        except subprocess.TimeoutExpired:
            if ending.asked() and not signalled:
                process.send_signal(signal.SIGINT)
                signalled = True
    if not draft.exists():
        return told | {"faults": [f"{name}, seed {seed}: ended with {ended} and told nothing"]}
    (row,) = json.loads(draft.read_text())["rows"]
    assert isinstance(row, dict)
    return row


def _together(name: str, seed: int, shares: Sequence[Row]) -> Row:
    """The sum of a part's shares; a fault that one of them has says with which seed."""
    whole, seconds = Counts(part=name, seed=seed), 0
    figures: Counter[str]
    failpoints: Counter[str]
    for row in shares:
        faults = [f"seed {row['seed']}: {fault}" for fault in row["faults"]]
        figures, failpoints = Counter(row["figures"]), Counter(row["failpoints"])
        whole.add(Counts(part=name, seed=seed, figures=figures, failpoints=failpoints, faults=faults))
        seconds += row["seconds"]
    _tell(whole, seconds)
    return vars(whole) | {"seconds": seconds, "seeds": [row["seed"] for row in shares]}


def _tell(counts: Counts, seconds: int) -> None:
    print(f"\n{counts.part}, seed {counts.seed}, {seconds} s")
    for name, number in counts.figures.items():
        print(f"  {name:48} {number:>9,}")
    for name, number in sorted(counts.failpoints.items()):
        print(f"    at {name:43} {number:>9,}")
    for fault in counts.faults:
        print(f"  FAULT {fault}")
    sys.stdout.flush()


def _write(path: Path, rows: list[Row]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "system": platform.platform(),
    }
    path.write_text(json.dumps({"at": int(time.time()), "machine": machine, "rows": rows}, indent=1) + "\n")
    print(f"\nwritten to {path}")


if __name__ == "__main__":
    sys.exit(main())
