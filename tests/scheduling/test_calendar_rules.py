"""Local time to instants: every zone against libc in a process of its own, and the cases by name."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.calendar_rules import (
    DAY_SECONDS,
    day_bounds,
    day_of_wall,
    edge_of,
    instant_of,
    local_of,
    offset_at,
    straight_midnight,
    wall_of,
)

TORONTO = ZoneInfo("America/Toronto")
SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)


def utc(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp())  # type: ignore[arg-type,misc] # year, month …


@pytest.mark.skipif(sys.platform == "win32", reason="the oracle is a POSIX C library")
def test_every_zone_and_every_change_agrees_with_libc() -> None:
    program = Path(__file__).with_name("zone_sweep.py")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(program)],
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
        cwd=root,
        env={"PYTHONPATH": str(root), "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    # Fewer would mean that libc did not read the pinned files: without them every zone is UTC.
    assert counts["zones"] > 550
    assert counts["different"] > 300
    assert counts["changes"] > 15_000
    assert counts["compared"] > 500_000


def test_a_skipped_time_has_no_instant_and_its_edge_is_the_change() -> None:
    change = utc(2026, 3, 8, 7)
    assert instant_of(SPRING, 119, TORONTO) == change - 60
    assert [instant_of(SPRING, minute, TORONTO) for minute in (120, 150, 179)] == [None] * 3
    assert instant_of(SPRING, 180, TORONTO) == change
    assert [edge_of(wall_of(SPRING, minute), TORONTO) for minute in (120, 150, 180)] == [change] * 3


def test_a_repeated_time_counts_the_first() -> None:
    assert instant_of(AUTUMN, 90, TORONTO) == utc(2026, 11, 1, 5, 30)
    assert local_of(utc(2026, 11, 1, 5, 30), TORONTO) == local_of(utc(2026, 11, 1, 6, 30), TORONTO)
    assert instant_of(AUTUMN, 120, TORONTO) == utc(2026, 11, 1, 7)


def test_days_of_23_and_25_hours_and_minutes_beyond_midnight() -> None:
    assert [end - start for start, end in (day_bounds(day, TORONTO) for day in (SPRING, AUTUMN))] == [
        23 * 3600,
        25 * 3600,
    ]
    assert instant_of(SPRING, 1440, TORONTO) == instant_of(SPRING + timedelta(1), 0, TORONTO)
    assert instant_of(SPRING, -60, TORONTO) == instant_of(SPRING - timedelta(1), 1380, TORONTO)


def test_a_day_that_a_zone_left_out_is_empty() -> None:
    start, end = day_bounds(date(2011, 12, 30), ZoneInfo("Pacific/Apia"))
    assert start == end
    assert instant_of(date(2011, 12, 30), 600, ZoneInfo("Pacific/Apia")) is None


def test_a_midnight_that_occurs_twice_begins_its_day_the_first_time() -> None:
    zone, day = ZoneInfo("America/St_Johns"), date(2006, 10, 29)
    start, end = day_bounds(day, zone)
    assert start == instant_of(day, 0, zone)
    assert local_of(start, zone) == local_of(start + 3600, zone) == (day, 0)
    assert end - start == 25 * 3600


def test_a_skipped_midnight_begins_its_day_at_the_change() -> None:
    zone, day = ZoneInfo("America/Sao_Paulo"), date(2018, 11, 4)
    start, end = day_bounds(day, zone)
    assert instant_of(day, 0, zone) is None
    assert local_of(start, zone) == (day, 60)
    assert end - start == 23 * 3600


@given(
    st.dates(date(1970, 1, 2), date(2100, 1, 1)), st.integers(-1000, 3000), st.sampled_from([0, 330, -570])
)
def test_a_fixed_offset_is_plain_arithmetic(day: date, minute: int, offset: int) -> None:
    zone = timezone(timedelta(minutes=offset))
    instant = instant_of(day, minute, zone)
    assert instant == (wall_of(day, minute) - offset) * 60
    assert local_of(instant, zone) == (day_of_wall(wall_of(day, minute)), minute % 1440)
    assert straight_midnight(wall_of(day) // 1440, zone) == day_bounds(day, zone)[0]
    assert day_bounds(day, zone)[1] - day_bounds(day, zone)[0] == DAY_SECONDS


def test_a_zone_that_does_not_know_its_offset_is_refused() -> None:
    class Vague(tzinfo):
        def utcoffset(self, _: datetime | None) -> timedelta | None:
            return None

        dst = utcoffset

        def tzname(self, _: datetime | None) -> str | None:
            return None

    with pytest.raises(ValueError, match="offset"):
        instant_of(SPRING, 0, Vague())


def test_offsets_are_seconds_ahead_of_utc() -> None:
    assert offset_at(utc(2026, 1, 1), TORONTO) == -5 * 3600
    assert offset_at(utc(2026, 7, 1), ZoneInfo("Asia/Kolkata")) == 19_800
