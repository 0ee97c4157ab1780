"""The world of the simulated weeks: one clock, and chance that comes of one seed, also for the program's own ids.

Not here: what happens when (``weeks``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from unittest.mock import patch

from scheduling import ids
from sync_server.api import pushing
from sync_server.services import refresh_texts
from sync_server.services.demo.dice import Dice


class WorldClock:
    """What time it really is: the server's clock, and what devices' clocks are wrong against."""

    def __init__(self, now: int) -> None:
        self._now = now
        self._ticks = 0

    def now(self) -> int:
        return self._now

    def advance(self, seconds: int) -> None:
        self._now += seconds

    def set(self, now: int) -> None:
        """Begin anew at another time."""
        self._now, self._ticks = now, 0

    def nanoseconds(self) -> int:
        """Never the same twice, so that ids sort in the order in which they were made."""
        self._ticks += 1
        return self._now * 1_000_000_000 + self._ticks % 999 * 1_000_000


@contextmanager
def seeded(dice: Dice, clock: WorldClock) -> Iterator[None]:
    """Meanwhile every id and token of the program comes of the dice and the world's clock."""
    entropy = dice.branch("ids")

    def noise(count: int) -> bytes:
        return bytes(entropy.between(0, 255) for _ in range(count))

    with ExitStack() as stack:
        for module, name, fake in (
            (ids, "os", SimpleNamespace(urandom=noise)),
            (ids, "time", SimpleNamespace(time_ns=clock.nanoseconds)),
            (refresh_texts, "secrets", SimpleNamespace(token_urlsafe=lambda size: noise(size).hex())),
            (pushing, "random", SimpleNamespace(uniform=lambda low, _: low)),
        ):
            stack.enter_context(patch.object(module, name, fake))
        yield
