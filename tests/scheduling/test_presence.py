"""Who is online to the second, and how soon somebody is there."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.ids import uuid7
from scheduling.presence import Presence, PresencePolicy, Soonness, is_online, online_until, soonness

NOON = 1_700_049_600
"""2023-11-15 12:00 UTC."""
WHO = uuid7()


def presence(accepting_now: bool = True, heard_at: int | None = NOON) -> Presence:
    return Presence(mechanic_id=WHO, accepting_now=accepting_now, heard_at=heard_at)


@pytest.mark.parametrize(("by", "expected"), [(-60, True), (0, True), (599, True), (600, True), (601, False)])
def test_online_while_the_desktop_was_heard_within_ten_minutes(by: int, expected: bool) -> None:
    assert is_online(presence(), NOON + by) is expected


def test_online_needs_both_the_switch_and_the_desktop() -> None:
    assert not is_online(presence(accepting_now=False), NOON)
    assert not is_online(presence(heard_at=None), NOON)
    assert not is_online(Presence(mechanic_id=WHO), NOON)
    assert online_until(presence(accepting_now=False)) is None
    assert online_until(presence(heard_at=None)) is None


@given(st.integers(0, 2**33), st.integers(-5000, 5000), st.integers(0, 3600))
def test_online_until_is_the_first_instant_offline(heard: int, by: int, within: int) -> None:
    policy = PresencePolicy(heard_within=within)
    until = online_until(presence(heard_at=heard), policy)
    assert until is not None
    now = heard + by
    assert is_online(presence(heard_at=heard), now, policy) is (now < until)


@pytest.mark.parametrize(
    ("online", "by", "expected"),
    [
        (True, -1, Soonness.NOW),
        (True, 0, Soonness.NOW),
        (True, 1, Soonness.WITHIN_HALF_HOUR),
        (False, -3600, Soonness.WITHIN_HALF_HOUR),
        (False, 0, Soonness.WITHIN_HALF_HOUR),
        (False, 1800, Soonness.WITHIN_HALF_HOUR),
        (True, 1800, Soonness.WITHIN_HALF_HOUR),
        (True, 1801, Soonness.WITHIN_HOUR),
        (False, 3600, Soonness.WITHIN_HOUR),
        (False, 3601, Soonness.TODAY),
        (False, 12 * 3600 - 1, Soonness.TODAY),
        (False, 12 * 3600, Soonness.LATER),
    ],
)
def test_how_soon_to_the_second(online: bool, by: int, expected: Soonness) -> None:
    assert soonness(online, NOON + by, NOON, UTC) is expected


def test_nobody_knows_when() -> None:
    assert soonness(True, None, NOON, UTC) is Soonness.LATER


def test_today_is_local_and_an_hour_may_pass_midnight() -> None:
    east = timezone(timedelta(hours=11, minutes=30))  # 23:30 there
    assert soonness(False, NOON + 3600, NOON, east) is Soonness.WITHIN_HOUR
    assert soonness(False, NOON + 3601, NOON, east) is Soonness.LATER
    assert soonness(False, NOON + 16 * 3600, NOON, ZoneInfo("America/Toronto")) is Soonness.TODAY
    assert soonness(False, NOON + 17 * 3600, NOON, ZoneInfo("America/Toronto")) is Soonness.LATER


@given(st.booleans(), st.integers(-7200, 200_000), st.integers(0, 7200))
def test_somebody_free_later_is_never_sooner(online: bool, by: int, more: int) -> None:
    order = list(Soonness)
    early, late = (order.index(soonness(online, NOON + at, NOON, UTC)) for at in (by, by + more))
    assert early <= late
    # Being online never makes anybody later.
    assert order.index(soonness(True, NOON + by, NOON, UTC)) <= order.index(
        soonness(False, NOON + by, NOON, UTC)
    )
