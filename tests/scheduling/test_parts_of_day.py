"""Free times grouped by part of the day, also on days on which the clock changes."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.calendar_rules import day_bounds, local_of
from scheduling.parts_of_day import Part, edges_of, part_of, split_day
from tests.factories import MONDAY, ZONE, at


@pytest.mark.parametrize(
    ("time", "part"),
    [
        ("00:00", Part.MORNING),
        ("11:59", Part.MORNING),
        ("12:00", Part.AFTERNOON),
        ("16:59", Part.AFTERNOON),
        ("17:00", Part.EVENING),
        ("23:59", Part.EVENING),
    ],
)
def test_the_edges(time: str, part: Part) -> None:
    instant = at(MONDAY, time)
    assert part_of(local_of(instant, ZONE)[1]) is part
    split = split_day([instant], edges_of(MONDAY, ZONE))
    assert {each: list(found) for each, found in split.items() if found} == {part: [instant]}


@given(
    day=st.dates(date(2026, 3, 1), date(2026, 11, 30)),
    zone=st.sampled_from(["America/Toronto", "America/St_Johns", "America/Regina", "Africa/Cairo"]).map(
        ZoneInfo
    ),
    minutes=st.lists(st.integers(-2000, 4000), unique=True),
)
def test_every_instant_of_the_day_is_in_its_part_once(day: date, zone: ZoneInfo, minutes: list[int]) -> None:
    start, end = day_bounds(day, zone)
    instants = sorted(start + minute * 60 for minute in minutes)
    split = split_day(instants, edges_of(day, zone))
    assert [at for part in Part for at in split[part]] == [at for at in instants if start <= at < end]
    for part, found in split.items():
        assert all(part_of(local_of(instant, zone)[1]) is part for instant in found), part


def test_days_together_leave_nothing_out() -> None:
    """Over both clock changes of a year, every half hour."""
    for first in (date(2026, 3, 6), date(2026, 10, 30)):
        days = [first + timedelta(days=place) for place in range(5)]
        start, end = day_bounds(days[0], ZONE)[0], day_bounds(days[-1], ZONE)[1]
        instants = list(range(start, end, 1800))
        found = [
            at for day in days for part in split_day(instants, edges_of(day, ZONE)).values() for at in part
        ]
        assert found == instants
