"""What time it is, as an argument to everything that asks. Not here: time zones (``scheduling``)."""

from __future__ import annotations

import sys
import time
from math import floor
from typing import Protocol

UNDER_WAY_S = 2
"""An answer that took so long still says what time it is."""
SET_S = 2.0
"""A computer's clock that goes on by so much more or less than the time that passed was set by somebody."""


def _goes_on_in_sleep(platform: str) -> int | None:
    """The system's clock that nobody sets and that goes on in sleep, where it is not the monotonic one.

    On a Mac that is the raw one (``mach_continuous_time``): Python's monotonic one stands still there, as Linux's raw
    one does. Windows has neither, and its monotonic one goes on.
    """
    name = "CLOCK_MONOTONIC_RAW" if platform == "darwin" else "CLOCK_BOOTTIME"
    number: int | None = getattr(time, name, None)
    return number


_STEADY = _goes_on_in_sleep(sys.platform)


class Clock(Protocol):
    """``now`` is an instant: whole seconds UTC."""

    def now(self) -> int: ...


def steady() -> float:
    """Seconds since some moment, which no setting of the clock and no sleep of the computer disturbs."""
    return time.monotonic() if _STEADY is None else time.clock_gettime(_STEADY)


class SystemClock:
    """This computer's clock, put right by what the server said the time was, also days after it was heard.

    Without the server it goes on from there: a clock that is wrong, or set meanwhile, changes nothing. Before
    the first word of a server it is the computer's own.
    """

    def __init__(self, server_time: int | None = None, heard_at: int | None = None) -> None:
        """``server_time``: what the server said last, at an earlier start, when this computer had ``heard_at``."""
        self.offset = 0.0
        """Seconds to add to this computer's clock."""
        self._least = server_time or 0
        """It can not be earlier than what the server said already, as when a battery is empty."""
        self._heard = server_time is not None
        self._before = time.time(), steady()
        if server_time is not None and heard_at is not None:
            self._put_right(server_time - heard_at)

    def now(self) -> int:
        self._notice_setting()
        return max(self._least, floor(time.time() + self.offset))

    def adjust(self, server_time: int) -> None:
        """The server has just said that it is ``server_time``.

        That is a whole second, and was under way for a while: an answer that the clock agrees with as well as
        can be known leaves it alone, or what counts down would jump to and fro by a second.
        """
        self._heard, self._least, self._before = True, server_time, (time.time(), steady())
        least = server_time - time.time()
        if not least <= self.offset <= least + 1 + UNDER_WAY_S:
            self.offset = least + 0.5

    def _put_right(self, off: int) -> None:
        """By whole seconds, of which the one or two of the way are none."""
        if not -UNDER_WAY_S - 1 <= off <= 1:
            self.offset = off + 0.5

    def _notice_setting(self) -> None:
        """A clock that was set since the last look, while the server is away: take that back."""
        (wall, even), (wall_now, even_now) = self._before, (time.time(), steady())
        self._before = wall_now, even_now
        jumped = (wall_now - wall) - (even_now - even)
        if self._heard and abs(jumped) > SET_S:
            self.offset -= jumped


class FixedClock:
    """A clock that moves only when told to: for tests and pictures."""

    def __init__(self, now: int) -> None:
        self._now = now

    def now(self) -> int:
        return self._now

    def set(self, now: int) -> None:
        self._now = now

    def advance(self, seconds: int) -> None:
        self._now += seconds
