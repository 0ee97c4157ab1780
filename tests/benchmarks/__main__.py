"""`make bench`: run every tests/benchmarks/bench_*.py, print a table of ratios, write build/bench.json.

Each module's ``run()`` gives rows: ``name``, ``baseline``, ``ratio_min``, ``ratio_median``, ``ratio_max``, ``runs``
and whatever figures it wants kept. Both sides of a ratio are measured in turns in this run. No bound fails here.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import time
import zoneinfo
from pathlib import Path

FOLDER = Path(__file__).parent
RESULT = FOLDER.parents[1] / "build" / "bench.json"
COLUMNS = ("ratio_min", "ratio_median", "ratio_max")


def main() -> int:
    """Always 0 when all benchmarks ran."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("only", nargs="*", help="names such as slots or booking; all when none is given")
    only = set(parser.parse_args().only)
    zoneinfo.reset_tzpath(to=[])
    print(f"{'what':58} {'min':>7} {'median':>7} {'max':>7} {'runs':>5}  against")
    rows: list[dict[str, object]] = []
    for path in sorted(FOLDER.glob("bench_*.py")):
        name = path.stem.removeprefix("bench_")
        if only and name not in only:
            continue
        for row in importlib.import_module(f"tests.benchmarks.{path.stem}").run():
            rows.append({"benchmark": name, **row})
            print(line(row), flush=True)
    RESULT.parent.mkdir(exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "system": platform.platform(),
    }
    RESULT.write_text(json.dumps({"at": int(time.time()), "machine": machine, "rows": rows}, indent=1) + "\n")
    print(f"\nwritten to {RESULT}")
    return 0


def line(row: dict[str, object]) -> str:
    """One row of the table."""
    ratios = " ".join(f"{row[column]:7.2f}" for column in COLUMNS)
    return f"{row['name']:58} {ratios} {row['runs']:>5}  {row['baseline']}"


if __name__ == "__main__":
    sys.exit(main())
