"""Morning, afternoon and evening: how the free times of a day are grouped. Which times are free is ``availability``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, tzinfo
from enum import StrEnum

from scheduling.calendar_rules import DAY_MINUTES, edge_of, wall_of

NOON = 12 * 60
EVENING = 17 * 60
"""Minutes since local midnight at which the afternoon, and the evening, begin."""


class Part(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def part_of(minute: int) -> Part:
    """The part of the day in which a local time (minutes since midnight) lies."""
    if minute < NOON:
        return Part.MORNING
    return Part.AFTERNOON if minute < EVENING else Part.EVENING


def edges_of(day: date, zone: tzinfo) -> tuple[int, ...]:
    """The instants at which the parts of a local day begin, and at which it ends."""
    return tuple(edge_of(wall_of(day, minute), zone) for minute in (0, NOON, EVENING, DAY_MINUTES))


def split_day(instants: Sequence[int], edges: Sequence[int]) -> dict[Part, Sequence[int]]:
    """Those of the sorted ``instants`` that lie within a day's ``edges``, by part; each once, none of other days."""
    first, noon, evening, last = (bisect_left(instants, edge) for edge in edges)
    return {
        Part.MORNING: instants[first:noon],
        Part.AFTERNOON: instants[noon:evening],
        Part.EVENING: instants[evening:last],
    }
