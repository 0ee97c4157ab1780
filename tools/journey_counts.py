"""How much work each journey is for the hands, as a table: ``python -m tools.journey_counts``.

The journeys (`make test-journeys`) count what they do at the desktop while they do it, and leave it in
build/journeys.json. ``about`` is how long that would take somebody who knows the program, by the keystroke-level model
(Card, Moran, Newell): 0.28 s a key, 1.3 s a click, 2 s a drag, 1.35 s to see what is asked at each step. Nothing is
measured with a clock: it says the same on any machine.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tools.running import ROOT

FILE = ROOT / "build" / "journeys.json"
A_KEY, A_CLICK, A_DRAG, A_STEP = 0.28, 1.3, 2.0, 1.35
COLUMNS = ("steps", "keys", "letters", "clicks", "drags")


@dataclass(slots=True)
class Effort:
    """What the hands did. ``keys`` are pressed by themselves or together (Ctrl+N is one), ``letters`` are text."""

    steps: list[str] = field(default_factory=list)
    """What was asked, one after the other."""
    keys: int = 0
    letters: int = 0
    clicks: int = 0
    drags: int = 0

    @property
    def seconds(self) -> float:
        """About how long it takes by hand."""
        pressed = (self.keys + self.letters) * A_KEY
        return pressed + self.clicks * A_CLICK + self.drags * A_DRAG + len(self.steps) * A_STEP

    def since(self, before: Effort) -> Effort:
        """What came after."""
        return Effort(
            steps=self.steps[len(before.steps) :],
            keys=self.keys - before.keys,
            letters=self.letters - before.letters,
            clicks=self.clicks - before.clicks,
            drags=self.drags - before.drags,
        )

    def copy(self) -> Effort:
        """As it is now."""
        return Effort(**asdict(self))


def keep(journey: str, effort: Effort, file: Path = FILE) -> None:
    """Write it beside what the other journeys counted."""
    known = read(file) | {journey: effort}
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = {name: asdict(each) for name, each in sorted(known.items())}
    file.write_text(json.dumps(lines, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(file: Path = FILE) -> dict[str, Effort]:
    """What was counted last; nothing where no journey was driven yet."""
    if not file.exists():
        return {}
    return {name: Effort(**each) for name, each in json.loads(file.read_text(encoding="utf-8")).items()}


def table(known: Mapping[str, Effort]) -> str:
    """One line a journey."""
    wide = max(len(name) for name in known)
    head = f"{'journey':{wide}}" + "".join(f"{name:>9}" for name in COLUMNS) + f"{'about':>9}"
    lines = [head]
    for name, each in known.items():
        numbers = (len(each.steps), each.keys, each.letters, each.clicks, each.drags)
        lines.append(
            f"{name:{wide}}" + "".join(f"{number:>9}" for number in numbers) + f"{each.seconds:>7.0f} s"
        )
    return "\n".join(lines)


def main() -> int:
    """0 when there was something to print."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.journey_counts",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, nargs="?", default=FILE)
    known = read(parser.parse_args().file)
    if not known:
        print("No journey was counted yet: make test-journeys does it.", file=sys.stderr)
        return 1
    print(table(known))
    return 0


if __name__ == "__main__":
    sys.exit(main())
