"""Minutes down the page and instants agree, also on the days when the clocks change."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.presenters.calendar_axis import Axis
from scheduling.calendar_rules import day_bounds, local_of
from tests.desktop.calendar.scenes import clocks_change
from tests.factories import ZONE

PLAIN, SPRING, AUTUMN = date(2026, 6, 15), clocks_change(spring=True), clocks_change(spring=False)
ZONES = ["America/Toronto", "Australia/Lord_Howe", "America/Havana", "Africa/Cairo", "UTC", "Asia/Kolkata"]


def test_a_plain_day_is_its_wall_clock() -> None:
    axis = Axis([PLAIN], ZONE)
    start, end = day_bounds(PLAIN, ZONE)
    day = axis.day(PLAIN)
    assert axis.length == 1440
    assert day.minute(start + 9 * 3600) == 540
    assert day.instant(540) == start + 9 * 3600
    assert day.absent == ()
    assert day.span(start, end) == (0, 1440)


def test_in_spring_the_hour_that_is_skipped_stays_empty() -> None:
    axis = Axis([SPRING], ZONE)
    start, end = day_bounds(SPRING, ZONE)
    day = axis.day(SPRING)
    assert end - start == 23 * 3600
    assert axis.length == 1440
    assert day.absent == ((120, 180),)
    assert day.instant(150) is None
    assert day.minute(start + 2 * 3600) == 180, "the instant after 1:59 is 3:00"
    assert day.minute(end - 60) == 1439


def test_a_booking_that_ends_at_the_change_does_not_reach_over_the_gap() -> None:
    start, _ = day_bounds(SPRING, ZONE)
    day = Axis([SPRING], ZONE).day(SPRING)
    assert day.span(start + 3600, start + 2 * 3600) == (60, 120)
    assert day.span(start + 3600, start + 3 * 3600) == (60, 240), "it goes on after it"


def test_in_autumn_the_hour_that_comes_twice_has_room_twice() -> None:
    axis = Axis([AUTUMN], ZONE)
    start, end = day_bounds(AUTUMN, ZONE)
    day = axis.day(AUTUMN)
    assert end - start == 25 * 3600
    assert axis.length == 1500
    assert [day.minute(start + hours * 3600) for hours in (0, 1, 2, 3)] == [0, 60, 120, 180]
    marks = {mark.at: (mark.wall, mark.second) for mark in axis.hours()}
    assert marks[60] == (60, False)
    assert marks[120] == (60, True)
    assert marks[180] == (120, False)
    assert marks[1500] == (1440, False)


def test_the_other_days_of_that_week_have_the_same_hours_at_the_same_height() -> None:
    monday = AUTUMN - timedelta(days=6)
    axis = Axis([monday, AUTUMN], ZONE)
    early = day_bounds(monday, ZONE)[0]
    late = day_bounds(AUTUMN, ZONE)[0]
    assert axis.day(monday).minute(early + 9 * 3600) == axis.day(AUTUMN).minute(late + 10 * 3600) == 600
    assert axis.day(monday).absent == ((120, 180),)
    assert axis.day(AUTUMN).absent == ()
    assert axis.at(540) == 600


@pytest.mark.parametrize("name", ZONES)
@given(day=st.dates(date(2000, 1, 1), date(2030, 12, 31)), part=st.integers(0, 24 * 60 * 2))
def test_every_minute_of_every_day_is_found_again(name: str, day: date, part: int) -> None:
    zone = ZoneInfo(name)
    start, end = day_bounds(day, zone)
    instant = start + part * 60
    if instant >= end:
        return
    axis = Axis([day], zone)
    minute = axis.day(day).minute(instant)
    assert axis.day(day).instant(minute) == instant
    shown = local_of(instant, zone)[1]
    assert minute in {float(axis.at(shown)), float(axis.at(shown)) + (axis.length - 1440)}


@given(year=st.integers(2007, 2030), spring=st.booleans())
def test_time_only_goes_down(year: int, spring: bool) -> None:
    month, first = (3, 8) if spring else (11, 1)
    day = date(year, month, first) + timedelta(days=(6 - date(year, month, first).weekday()) % 7)
    start, end = day_bounds(day, ZONE)
    assert end - start == (23 if spring else 25) * 3600
    axis = Axis([day], ZONE).day(day)
    heights = [axis.minute(instant) for instant in range(start, end, 900)]
    assert heights == sorted(set(heights))
