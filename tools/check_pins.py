"""Every requirement is pinned with a hash, and no requirement file names an index. Part of ``make lint``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "requirements"
INDEX = re.compile(r"https?://|^\s*(--(extra-)?index-url|--find-links|-i\s|-f\s)")
PIN = re.compile(r"^[A-Za-z0-9_.\[\],-]+==[^\s;]+")


def faults(folder: Path = FOLDER) -> list[str]:
    """What is wrong, a line each; empty when all is well."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text().splitlines()
        for number, line in enumerate(lines, 1):
            if INDEX.search(line):
                found.append(f"{path.name}:{number}: names an index")
            if line and line[0] not in " #":
                if not PIN.match(line):
                    found.append(f"{path.name}:{number}: not pinned: {line}")
                elif not any("--hash=sha256:" in following for following in lines[number : number + 2]):
                    found.append(f"{path.name}:{number}: no hash: {line}")
    for path in sorted(folder.glob("*.in")):
        found += [
            f"{path.name}: names an index" for line in path.read_text().splitlines() if INDEX.search(line)
        ]
        if not path.with_suffix(".txt").exists():
            found.append(f"{path.name}: not locked; run `make lock`")
    return found


if __name__ == "__main__":
    problems = faults()
    print("\n".join(problems) or "requirements: every version pinned with hashes, no index named")
    sys.exit(bool(problems))
