"""Quiet hours to the second, over midnight and over clock changes; when two times are told."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scheduling.calendar_rules import local_of
from scheduling.errors import Invalid
from scheduling.quiet_hours import QuietHours, own_time_shown, quiet_until
from tests.scheduling.shop import MONDAY, ZONE, at

USUAL = QuietHours()
TUESDAY = date(2026, 6, 16)
VANCOUVER = ZoneInfo("America/Vancouver")


@pytest.mark.parametrize(
    ("instant", "until"),
    [
        (at(MONDAY, 21) - 1, at(MONDAY, 21) - 1),
        (at(MONDAY, 21), at(TUESDAY, 8)),
        (at(MONDAY, 23, 59) + 59, at(TUESDAY, 8)),
        (at(TUESDAY, 0), at(TUESDAY, 8)),
        (at(TUESDAY, 8) - 1, at(TUESDAY, 8)),
        (at(TUESDAY, 8), at(TUESDAY, 8)),
        (at(TUESDAY, 12), at(TUESDAY, 12)),
    ],
)
def test_from_21_to_8_local_to_the_second(instant: int, until: int) -> None:
    assert quiet_until(instant, USUAL, ZONE) == until


def test_they_may_lie_within_a_day_or_be_none_at_all() -> None:
    siesta = QuietHours(start_minute=13 * 60, end_minute=15 * 60)
    for instant, until in (
        (at(MONDAY, 13) - 1, at(MONDAY, 13) - 1),
        (at(MONDAY, 13), at(MONDAY, 15)),
        (at(MONDAY, 15), at(MONDAY, 15)),
        (at(MONDAY, 2), at(MONDAY, 2)),
    ):
        assert quiet_until(instant, siesta, ZONE) == until
    for hour in range(24):
        none = QuietHours(start_minute=hour * 60, end_minute=hour * 60)
        assert quiet_until(at(MONDAY, 12), none, ZONE) == at(MONDAY, 12)


def test_over_a_clock_change_the_end_is_the_local_one() -> None:
    spring, autumn = date(2026, 3, 8), date(2026, 11, 1)
    assert at(spring, 8) - quiet_until(at(spring, 1), USUAL, ZONE) == 0
    assert quiet_until(at(date(2026, 10, 31), 22), USUAL, ZONE) - at(date(2026, 10, 31), 22) == 11 * 3600
    # 02:30 does not exist that night: the quiet ends at the change.
    assert quiet_until(at(spring, 1), QuietHours(end_minute=150), ZONE) == at(spring, 3)
    # 01:30 comes twice: the quiet ends the first time and does not begin again.
    ends = at(autumn, 1, 30)
    assert quiet_until(at(autumn, 1), QuietHours(end_minute=90), ZONE) == ends
    second_one = ends + 1800
    assert local_of(second_one, ZONE) == (autumn, 60)
    assert quiet_until(second_one, QuietHours(end_minute=90), ZONE) == second_one


minutes = st.integers(0, 1439)


@given(
    st.integers(at(date(2026, 1, 1), 0), at(date(2027, 1, 1), 0)),
    minutes,
    minutes,
    st.sampled_from(("America/Toronto", "America/St_Johns", "Africa/Cairo", "Australia/Lord_Howe", "UTC")),
)
@example(at(date(2026, 11, 1), 1) + 3600, 1260, 90, "America/Toronto")
def test_what_is_held_back_comes_later_within_a_day_and_is_not_held_again(
    instant: int, start: int, end: int, name: str
) -> None:
    zone, quiet = ZoneInfo(name), QuietHours(start_minute=start, end_minute=end)
    until = quiet_until(instant, quiet, zone)
    assert instant <= until <= instant + 25 * 3600
    assert quiet_until(until, quiet, zone) == until
    if until > instant:
        for between in (instant, (instant + until) // 2, until - 1):
            assert quiet_until(between, quiet, zone) == until


@pytest.mark.parametrize("minute", [-1, 1440])
def test_a_minute_that_no_day_has_is_refused(minute: int) -> None:
    with pytest.raises(Invalid):
        QuietHours(start_minute=minute)
    with pytest.raises(Invalid):
        QuietHours(end_minute=minute)


def test_the_customers_own_time_stands_beside_where_it_differs() -> None:
    noon = at(MONDAY, 12)
    assert own_time_shown(noon, ZONE, VANCOUVER)
    assert not own_time_shown(noon, ZONE, None)
    assert not own_time_shown(noon, ZONE, ZONE)
    assert not own_time_shown(noon, ZONE, ZoneInfo("America/New_York")), "another name of the same time"


def test_whether_it_differs_is_asked_of_the_instant() -> None:
    regina, winnipeg = ZoneInfo("America/Regina"), ZoneInfo("America/Winnipeg")
    assert own_time_shown(at(date(2026, 7, 1), 12), winnipeg, regina)
    assert not own_time_shown(at(date(2026, 1, 15), 12), winnipeg, regina)
