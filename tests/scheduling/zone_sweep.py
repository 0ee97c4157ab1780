"""Run as a program: every zone of the pinned tzdata, each clock change from 1970 to 2037, against libc.

libc is the oracle: it reads the same files (``TZDIR``) with code that shares nothing with ours. It works on
the whole process (``tzset``), hence a process of its own. Prints counts as JSON, or the first difference.
"""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import os
import sys
import time
import zoneinfo
from bisect import bisect_left, bisect_right
from pathlib import Path

from scheduling.calendar_rules import (
    DAY_MINUTES,
    day_bounds,
    day_of_wall,
    edge_of,
    instant_of,
    local_of,
    straight_midnight,
    wall_of,
)

DAY = 86_400
UNTIL = 2_145_830_400  # 2037-12-31
AROUND = (-DAY, -3600, -60, -1, 0, 1, 59, 1800, 3600, DAY)
MINUTES = (-1440, -61, -30, -1, 0, 1, 29, 60, 1440)


def offset(instant: int) -> int:
    return time.localtime(instant).tm_gmtoff


def changes() -> list[int]:
    """The first instants of a new offset, found by asking libc for each day and then halving."""
    found = []
    before = offset(0)
    for day in range(DAY, UNTIL, DAY):
        after = offset(day)
        if after == before:
            continue
        low, high = day - DAY, day
        while high - low > 1:
            middle = (low + high) // 2
            if offset(middle) == before:
                low = middle
            else:
                high = middle
        found.append(high)
        before = after
    return found


def shown_first(wall: int, near: list[int]) -> int | None:
    """By libc: the first instant whose clock shows ``wall`` (seconds) exactly."""
    offsets = {offset(at) for change in near for at in (change - 1, change)}
    shown = [wall - each for each in offsets if offset(wall - each) == each]
    return min(shown, default=None)


def reached_first(wall: int, near: list[int]) -> int:
    """By libc: the first instant whose clock shows ``wall`` (seconds) or more."""
    exact = shown_first(wall, near)
    jumps = [at for at in near if at + offset(at) >= wall > at - 1 + offset(at - 1)]
    return min([at for at in (exact, *jumps) if at is not None])


def check_zone(zone: zoneinfo.ZoneInfo) -> tuple[int, int]:
    """(changes, comparisons) of one zone; raises on the first difference."""
    every = changes()
    compared = 0
    for change in every:
        near = every[bisect_left(every, change - 4 * DAY) : bisect_right(every, change + 4 * DAY)]
        for by in AROUND:
            clock = time.localtime(change + by)
            day, minute = local_of(change + by, zone)
            same(
                (day.year, day.month, day.day, minute),
                (clock.tm_year, clock.tm_mon, clock.tm_mday, clock.tm_hour * 60 + clock.tm_min),
                zone,
                change + by,
            )
            compared += 1
        for side in (change - 1 + offset(change - 1), change + offset(change)):
            for by in MINUTES:
                wall = side // 60 + by
                day, minute = day_of_wall(wall), wall % DAY_MINUTES
                same(instant_of(day, minute, zone), shown_first(wall * 60, near), zone, wall)
                same(edge_of(wall, zone), reached_first(wall * 60, near), zone, wall)
                compared += 2
            for by in (-1, 0, 1):
                midnight = (side // DAY + by) * DAY_MINUTES
                bounds = tuple(reached_first(at * 60, near) for at in (midnight, midnight + DAY_MINUTES))
                same(day_bounds(day_of_wall(midnight), zone), bounds, zone, midnight)
                inside = any(bounds[0] < at < bounds[1] for at in near)
                straight = straight_midnight(midnight // DAY_MINUTES, zone)
                same(inside and straight is not None, False, zone, midnight)
                compared += 2
    return len(every), compared


def same(ours: object, libc: object, zone: zoneinfo.ZoneInfo, where: int) -> None:
    if ours != libc:
        raise AssertionError(f"{zone.key} at {where}: {ours}, by libc {libc}")


def main() -> None:
    zoneinfo.reset_tzpath(to=[])
    folder = Path(str(importlib.resources.files("tzdata") / "zoneinfo"))
    os.environ["TZDIR"] = str(folder)
    zones = sorted(zoneinfo.available_timezones())
    seen: set[bytes] = set()
    counts = {"zones": len(zones), "different": 0, "changes": 0, "compared": 0}
    for name in zones:
        digest = hashlib.sha256((folder / name).read_bytes()).digest()
        if digest in seen:  # a link: the same bytes under another name
            continue
        seen.add(digest)
        os.environ["TZ"] = name
        time.tzset()
        number, compared = check_zone(zoneinfo.ZoneInfo(name))
        counts["different"] += 1
        counts["changes"] += number
        counts["compared"] += compared
    json.dump(counts, sys.stdout)


if __name__ == "__main__":
    assert wall_of(day_of_wall(0)) == 0
    main()
