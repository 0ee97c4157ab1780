"""Clocks that presenters are given."""

from __future__ import annotations

import time

import pytest

from desktop.presenters.clock import FixedClock, SystemClock, _goes_on_in_sleep, steady

DAY = 86_400


def test_the_systems_clock_is_put_right_by_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1000.9)
    clock = SystemClock()
    assert clock.now() == 1000
    clock.adjust(server_time=1300)
    assert clock.now() == 1300
    clock.adjust(server_time=900)
    assert clock.now() == 900


@pytest.mark.parametrize("arrives", [0.0, 0.1, 0.9, 1.0, 1.4, 2.9])
def test_a_clock_that_agrees_is_left_alone(monkeypatch: pytest.MonkeyPatch, arrives: float) -> None:
    clock = SystemClock()
    monkeypatch.setattr("time.time", lambda: 1000.0 + arrives)
    clock.adjust(server_time=1000)
    assert clock.now() == 1000 + int(arrives), "said at 1000.0 to .99, heard somewhat later"


def test_a_clock_put_right_does_not_jump_with_every_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour ahead of the server, and 0.3 s of the way into its second."""
    clock, here = SystemClock(), 5000.3
    monkeypatch.setattr("time.time", lambda: here)
    clock.adjust(server_time=1400)
    first = clock.offset
    for later in range(1, 50):
        here = 5000.3 + later * 0.37
        clock.adjust(server_time=int(here - 3600))
        assert clock.offset == first
        assert abs(clock.now() - (here - 3600)) <= 1


class Machine:
    """A computer whose clock may be set, beside the time that really passes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, wall: float) -> None:
        self.wall, self.even = wall, 77.0
        monkeypatch.setattr("time.time", lambda: self.wall)
        monkeypatch.setattr("desktop.presenters.clock.steady", lambda: self.even)

    def pass_time(self, seconds: float, *, by_clock: float | None = None) -> None:
        self.even += seconds
        self.wall += seconds if by_clock is None else by_clock


@pytest.mark.parametrize("wrong", [-DAY, 0, DAY])
def test_without_the_server_a_wrong_clock_goes_on_right(monkeypatch: pytest.MonkeyPatch, wrong: int) -> None:
    machine = Machine(monkeypatch, 10 * DAY + wrong)
    first = SystemClock()
    first.adjust(server_time=10 * DAY)
    heard_at = int(machine.wall)
    machine.pass_time(3600)
    assert first.now() == 10 * DAY + 3600
    again = SystemClock(server_time=10 * DAY, heard_at=heard_at)
    assert again.now() == 10 * DAY + 3600, "the program was opened anew, still without the server"


@pytest.mark.parametrize("jump", [-DAY, -60, 60, DAY])
def test_a_clock_that_is_set_meanwhile_changes_nothing(monkeypatch: pytest.MonkeyPatch, jump: int) -> None:
    machine = Machine(monkeypatch, 10 * DAY)
    clock = SystemClock()
    clock.adjust(server_time=10 * DAY)
    machine.pass_time(60)
    assert clock.now() == 10 * DAY + 60
    machine.pass_time(60, by_clock=60 + jump)
    assert clock.now() == 10 * DAY + 120
    machine.pass_time(60)
    assert clock.now() == 10 * DAY + 180
    clock.adjust(server_time=10 * DAY + 180)
    assert clock.now() == 10 * DAY + 180


def test_a_clock_that_falls_behind_what_the_server_said_stays_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The battery was empty: the computer starts in another year."""
    Machine(monkeypatch, 100.0)
    assert SystemClock(server_time=10 * DAY, heard_at=10 * DAY).now() == 10 * DAY


def test_before_the_first_word_of_a_server_the_computers_clock_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    machine = Machine(monkeypatch, 10 * DAY)
    clock = SystemClock()
    machine.pass_time(10, by_clock=DAY)
    assert clock.now() == 11 * DAY


def test_the_steady_clock_goes_on() -> None:
    before = steady()
    assert before <= steady()


@pytest.mark.parametrize(
    ("platform", "number"),
    [("linux", time.CLOCK_BOOTTIME), ("darwin", time.CLOCK_MONOTONIC_RAW)],
)
def test_a_computer_that_slept_knows_how_late_it_is(
    monkeypatch: pytest.MonkeyPatch, platform: str, number: int
) -> None:
    """Only the clock that goes on in sleep does; all others of a sleeping computer stand still."""
    slept, wall = 8 * 3600, [1_000_000.0]
    monkeypatch.setattr("desktop.presenters.clock.time.time", lambda: wall[0])
    monkeypatch.setattr("desktop.presenters.clock.time.monotonic", lambda: 50.0)
    monkeypatch.setattr(
        "desktop.presenters.clock.time.clock_gettime", lambda asked: wall[0] if asked == number else 50.0
    )
    monkeypatch.setattr("desktop.presenters.clock._STEADY", _goes_on_in_sleep(platform))
    clock = SystemClock(1_000_000, 1_000_000)
    wall[0] += slept
    assert clock.now() == 1_000_000 + slept


def test_where_there_is_no_such_clock_the_monotonic_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "CLOCK_BOOTTIME")
    assert _goes_on_in_sleep("win32") is None


def test_a_fixed_clock_moves_when_told() -> None:
    clock = FixedClock(100)
    clock.advance(20)
    assert clock.now() == 120
    clock.set(50)
    assert clock.now() == 50
