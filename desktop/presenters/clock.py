"""What time it is, as an argument to everything that asks. Not here: time zones (``scheduling``)."""

from __future__ import annotations

import time
from math import floor
from typing import Protocol

UNDER_WAY_S = 2
"""An answer that took so long still says what time it is."""


class Clock(Protocol):
    """``now`` is an instant: whole seconds UTC."""

    def now(self) -> int: ...


class SystemClock:
    """This computer's clock, put right by what the server said the time was."""

    def __init__(self) -> None:
        self.offset = 0.0
        """Seconds to add to this computer's clock."""

    def now(self) -> int:
        return floor(time.time() + self.offset)

    def adjust(self, server_time: int) -> None:
        """The server has just said that it is ``server_time``.

        That is a whole second, and was under way for a while: an answer that the clock agrees with as well as
        can be known leaves it alone, or what counts down would jump to and fro by a second.
        """
        least = server_time - time.time()
        if not least <= self.offset <= least + 1 + UNDER_WAY_S:
            self.offset = least + 0.5


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
