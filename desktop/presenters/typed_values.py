"""Numbers as the owner types them, each in the unit in which people say it, and as the server keeps them. No words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

Number: TypeAlias = int | float


class Unit(StrEnum):
    """What stands beside a number."""

    MONEY = "money"
    PERCENT = "percent"
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    YEARS = "years"
    MEGABYTES = "megabytes"
    POINTS = "points"
    STARS = "stars"
    COUNT = "count"
    CLOCK = "clock"
    """A time of the day, as minutes since midnight; beyond 24:00 it is the next day's."""


@dataclass(frozen=True, slots=True)
class Measure:
    """``scale``: what one of the unit is as the server keeps it; ``decimals``: as many may be typed."""

    unit: Unit
    scale: int = 1
    decimals: int = 0


MONEY = Measure(Unit.MONEY, 100, 2)
PERCENT = Measure(Unit.PERCENT, 100, 2)
MINUTES, DAYS = Measure(Unit.MINUTES), Measure(Unit.DAYS)
COUNT, POINTS, YEARS = Measure(Unit.COUNT), Measure(Unit.POINTS), Measure(Unit.YEARS)
MEGABYTES = Measure(Unit.MEGABYTES, 2**20, 2)
STARS = Measure(Unit.STARS, 1, 1)
CLOCK = Measure(Unit.CLOCK)
OF_SECONDS = (
    Measure(Unit.DAYS, 86_400),
    Measure(Unit.HOURS, 3600),
    Measure(Unit.MINUTES, 60),
    Measure(Unit.SECONDS),
)
"""For what the server keeps in seconds, the coarsest first."""
_CLOCK = re.compile(r"(\d{1,2})(?:[:h](\d{2})?)?")
_LONGEST = 14
_MOST_BEHIND = 2
"""Digits behind a comma or point: three may be meant as thousands, and a price of 1,000 is not one dollar."""
LAST_MINUTE = 2880


def in_seconds(unit: Unit, *values: Number) -> Measure:
    """That unit, or the next finer one in which each of ``values`` seconds is a whole number."""
    units = [measure.unit for measure in OF_SECONDS]
    for measure in OF_SECONDS[units.index(unit) :]:
        if all(value % measure.scale == 0 for value in values):
            return measure
    return OF_SECONDS[-1]


def shown(value: Any, measure: Measure) -> str:
    """As it stands in its field, with a point before decimals; empty for no number."""
    if value is None:
        return ""
    if measure.unit is Unit.CLOCK:
        return f"{value // 60}:{value % 60:02d}"
    said = Decimal(str(value)) / measure.scale
    if measure.unit is Unit.MONEY:
        return f"{said:.2f}"
    text = f"{said:.{measure.decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read(typed: str, measure: Measure) -> Number | None:
    """As the server keeps it; ``None`` for what is no such number. Comma or point, with or without the unit's sign."""
    text = re.sub(r"[\s\u00a0\u202f$%]", "", typed).lower()
    if len(text) > _LONGEST:
        return None
    if measure.unit is Unit.CLOCK:
        return _minute(text)
    found = re.fullmatch(r"(\d+)(?:[.,](\d*))?", text, re.ASCII)
    behind = (found[2] or "") if found is not None else ""
    if found is None or len(behind) > _MOST_BEHIND or len(behind.rstrip("0")) > measure.decimals:
        return None
    kept = Decimal(text.replace(",", ".")) * measure.scale
    if measure.unit is Unit.STARS:
        return float(kept)
    return int(kept)  # of megabytes what is less than a byte is left out; of the others nothing is


def _minute(text: str) -> int | None:
    found = _CLOCK.fullmatch(text)
    if found is None or not text.isascii():
        return None
    minute = int(found[1]) * 60 + int(found[2] or 0)
    return minute if int(found[2] or 0) < 60 and minute <= LAST_MINUTE else None
