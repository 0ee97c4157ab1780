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
    assert clock.offset == 300


def test_a_fixed_clock_moves_when_told() -> None:
    clock = FixedClock(100)
    clock.advance(20)
    assert clock.now() == 120
    clock.set(50)
    assert clock.now() == 50
