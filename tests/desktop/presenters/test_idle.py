"""When a computer that nobody touches is to be locked."""

from __future__ import annotations

import pytest

from desktop.presenters.idle import Idle


class Clocks:
    """The one that people set, and the one that only goes forward."""

    def __init__(self) -> None:
        self.wall = self.steady = 1000.0
        self.minutes = 5
        self.idle = Idle(lambda: self.minutes, lambda: self.wall, lambda: self.steady)

    def pass_by(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def test_after_so_many_minutes_and_not_before(clocks: Clocks) -> None:
    clocks.pass_by(299)
    assert not clocks.idle.is_due
    clocks.pass_by(1)
    assert clocks.idle.is_due


def test_a_touch_begins_them_anew(clocks: Clocks) -> None:
    clocks.pass_by(299)
    clocks.idle.noticed()
    clocks.pass_by(299)
    assert not clocks.idle.is_due


def test_never_where_it_is_not_wanted(clocks: Clocks) -> None:
    clocks.minutes = 0
    clocks.pass_by(10**6)
    assert not clocks.idle.is_due


def test_time_asleep_counts_and_a_clock_that_is_set_back_saves_nobody(clocks: Clocks) -> None:
    clocks.wall += 300  # the steady one stands still in sleep on some systems
    assert clocks.idle.is_due
    clocks.idle.noticed()
    clocks.wall -= 3600
    clocks.steady += 300
    assert clocks.idle.is_due
