"""Chance for the demo, all of it from one seed: the same seed and the same ``now`` give the same rows.

Not for anything secret: passwords and device credentials never come from here.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from scheduling.ids import uuid7

T = TypeVar("T")


class Dice:
    """A seeded source of choices and of ids."""

    def __init__(self, seed: int, branch: str = "") -> None:
        self._seed = seed
        self._branch = branch
        self._random = random.Random(f"{seed}/{branch}")  # noqa: S311 - believable rows, no secrets

    def branch(self, name: str) -> Dice:
        """Independent dice of the same seed: adding rows in one part leaves the other parts as they were."""
        return Dice(self._seed, f"{self._branch}/{name}")

    def id(self, at: int) -> UUID:
        """A UUIDv7 of the instant ``at`` (seconds)."""
        return uuid7(at * 1000 + self._random.randrange(1000), self._random.randbytes(10))

    def chance(self, percent: float) -> bool:
        return self._random.random() * 100 < percent

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return self._random.randint(low, high)

    def pick(self, options: Sequence[T]) -> T:
        return options[self._random.randrange(len(options))]

    def weighted(self, options: Sequence[T], weights: Sequence[float]) -> T:
        return self._random.choices(options, weights)[0]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        return self._random.sample(options, len(options))

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """``count`` different ones, or all if there are fewer."""
        return self._random.sample(options, min(count, len(options)))
