"""Clocks that presenters are given."""

from __future__ import annotations

import pytest

from desktop.presenters.clock import FixedClock, SystemClock


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


def test_a_fixed_clock_moves_when_told() -> None:
    clock = FixedClock(100)
    clock.advance(20)
    assert clock.now() == 120
    clock.set(50)
    assert clock.now() == 50
