"""What time it is, as an argument to everything that asks. Not here: time zones (``scheduling``)."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """``now`` is an instant: whole seconds UTC."""

    def now(self) -> int: ...


class SystemClock:
    """This computer's clock, put right by what the server said the time was."""

    def __init__(self) -> None:
        self.offset = 0
        """Seconds to add to this computer's clock."""

    def now(self) -> int:
        return int(time.time()) + self.offset

    def adjust(self, server_time: int) -> None:
        """The server has just said that it is ``server_time``."""
        self.offset = server_time - int(time.time())


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
