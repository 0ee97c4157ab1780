"""The statutory holidays of a province, from a file that comes with the program: what there is to tick, also offline.

Whether a shop closes on one is its own choice, and a special day. The server puts each of them there once; the days
are the same by a test (``tools.holidays``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    day: date
    label_en: str
    label_fr: str


class Holidays:
    """Read when first asked for: it takes longer than a page."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def _table(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        return found

    def between(self, province: str, first: date, last: date) -> list[Holiday]:
        """By day, both days included; none for a province that is not known."""
        names, days = self._table["names"], self._table["provinces"].get(province, {})
        found = [
            Holiday(day=day, label_en=names[place][0], label_fr=names[place][1])
            for text, place in days.items()
            if first <= (day := date.fromisoformat(text)) <= last
        ]
        return sorted(found, key=lambda each: each.day)
