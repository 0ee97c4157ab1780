"""How long to wait before asking again: full jitter under a doubling bound, never giving up."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds between one thing and the next."""

    first: float = 1.0
    most: float = 60.0
    safety: float = 45.0
    """A pull happens at least this often, whatever the events say: what is shown is never older than a minute."""
    stands: float = 10.0
    """A stream of events that lasted longer was a good one: the next try begins soon again."""
    speaks: float = 10.0
    """A stream says at once where the server stands; one that is silent for so long is held back on the way."""
    polls: float = 15.0
    """Then the server is asked again and again, and keeps its answer back for so long where nothing is new."""
    streams: float = 900.0
    """After so long a stream is tried again."""
    longest: float = 900.0
    """However long a server, or what stands in its place, asks to be left alone."""
    greet: float = 3600.0
    """The server is greeted again this often, so that the window moves with the day."""
    patience: float = 180.0
    """For so long the server may fail (500) at one change before anything is made of it."""


def _draw(bound: float) -> float:
    return random.uniform(0.0, bound)  # noqa: S311 spreads clients in time, guards nothing


class Backoff:
    """The bound doubles from ``first`` to ``most`` with each failure in a row."""

    def __init__(self, pace: Pace, draw: Callable[[float], float] = _draw) -> None:
        self._pace = pace
        self._draw = draw
        self._failures = 0

    def reset(self) -> None:
        """It worked."""
        self._failures = 0

    def delay(self, retry_after: float | None = None) -> float:
        """Seconds to wait after one more failure; what the server asked for is the least."""
        bound = min(self._pace.most, self._pace.first * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return max(self._draw(bound), min(retry_after or 0.0, self._pace.longest))
