"""Whether nobody has touched the computer for so long that it is to be locked. Not here: who notices, and the lock."""

from __future__ import annotations

import time
from collections.abc import Callable


class Idle:
    """``minutes`` tells after how many; 0: never. A computer that slept counts the time it slept as well."""

    def __init__(
        self,
        minutes: Callable[[], int],
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._minutes = minutes
        self._wall = wall
        self._steady = steady
        self._last = wall(), steady()

    def noticed(self) -> None:
        """Somebody is there."""
        self._last = self._wall(), self._steady()

    @property
    def is_due(self) -> bool:
        """Whether it is time to lock."""
        wall, steady = self._last
        away = max(self._wall() - wall, self._steady() - steady)
        return 0 < self._minutes() * 60 <= away
