"""The statutory holidays of every province, by day, for the desktop: `python -m tools.holidays` writes them anew.

The server knows them by a library that the shop's machines do not have. A test holds the file against it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from sync_server.services.statutory_holidays import PROVINCES, statutory_holidays

FILE = Path(__file__).parents[1] / "resources" / "holidays.json"
YEARS = range(2024, 2051)


def table() -> dict[str, object]:
    """``names`` are pairs, English and French; of a province each day with the place of its name."""
    names: dict[tuple[str, str], int] = {}
    provinces: dict[str, dict[str, int]] = {}
    for province in sorted(PROVINCES):
        days = provinces[province] = {}
        for holiday in statutory_holidays(province, YEARS):
            key = (holiday.label_en, holiday.label_fr)
            days[holiday.day.isoformat()] = names.setdefault(key, len(names))
    return {"names": [list(pair) for pair in names], "provinces": provinces}


def text() -> str:
    """The file: a line a province and a line a name, so that a change is read in a diff."""
    made = table()
    names, provinces = made["names"], made["provinces"]
    assert isinstance(names, list)
    assert isinstance(provinces, dict)
    named = ",\n    ".join(json.dumps(pair, ensure_ascii=False) for pair in names)
    days = ",\n    ".join(
        f'"{name}": {json.dumps(each, separators=(",", ":"))}' for name, each in provinces.items()
    )
    return f'{{\n  "names": [\n    {named}\n  ],\n  "provinces": {{\n    {days}\n  }}\n}}\n'


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
