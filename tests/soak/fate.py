"""At which failpoint the next program goes down: drawn from a seed, rare ones as often as common ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from random import Random

PATIENCE = 100
"""Failpoints that are passed while a certain one is waited for."""
SOON = 15
"""At most so many are passed before any of them is the one; fewer would be little but saving and signing in."""
RARE, RARE_AT_FIRST = 0.1, 0.6
"""How often a certain one is waited for; more often while there is one at which nothing went down."""


class Down(BaseException):
    """The program is gone at this very place: nothing of it catches this."""


class Fate:
    """Give :meth:`hit` to ``failpoints.install``. ``seen`` is called while the files are as a kill leaves them."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._names: list[str] = []
        self._wanted: str | None = None
        self._left = 0
        self.passed: Counter[str] = Counter()
        self.went_down: Counter[str] = Counter()
        self.seen: Callable[[str], object] = lambda _: None
        self.seldom: Collection[str] = ()
        """What is passed only after something else that happens: not waited for, but where it is likely."""

    def choose_among(self, names: Collection[str]) -> None:
        """All that there are."""
        self._names = sorted(names)

    @property
    def armed(self) -> bool:
        return self._left > 0

    @property
    def never(self) -> list[str]:
        """Where nothing went down so far."""
        return [name for name in self._names if not self.went_down[name]]

    def arm(self, likely: Collection[str] = ()) -> None:
        """From now on something happens: at one of the next failpoints, or at one that was rare so far.

        ``likely`` are passed soon, and else seldom: one of them is chosen while there is one that never happened,
        and now and then afterwards.
        """
        if rare := [name for name in self.never if name in likely] or (
            self._rarest(likely) if likely and self.chance.random() < RARE else []
        ):
            self._wanted, self._left = self.chance.choice(rare), PATIENCE
        elif not self.armed:
            self._wanted, self._left = None, self.chance.randint(1, SOON)
            first = [name for name in self.never if name not in self.seldom]
            among = first or [name for name in self._names if self._comes_soon(name)]
            if among and self.chance.random() < (RARE_AT_FIRST if first else RARE):
                self._wanted, self._left = self.chance.choice(self._rarest(among)), PATIENCE

    def _rarest(self, names: Collection[str]) -> list[str]:
        """Four at which the fewest went down."""
        return sorted(names, key=lambda name: (self.went_down[name], self.chance.random()))[:4]

    def _comes_soon(self, name: str) -> bool:
        """Whether it is passed so often that waiting for it costs little; what only disasters pass is not."""
        return self.passed[name] * PATIENCE > sum(self.passed.values())

    def disarm(self) -> None:
        """Nothing happens any more."""
        self._left = 0

    def hit(self, name: str) -> None:
        """A failpoint is passed; raises :class:`Down` if it is the one."""
        self.passed[name] += 1
        if not self.armed:
            return
        self._left -= 1
        if name == self._wanted or (self._wanted is None and self._left == 0):
            self._left = 0
            self.went_down[name] += 1
            self.seen(name)
            raise Down(name)
