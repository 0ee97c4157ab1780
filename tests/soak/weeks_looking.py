"""What somebody at a device looks at before they do anything: rows of the screen, times of the next days.

Not here: what they do then (``weeks_staff``, ``weeks_hours``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from desktop.store.local_store import LocalStore
from scheduling.commands import Place
from scheduling.records import Mechanic, Record, Session
from scheduling.vocabulary import SessionState
from sync_server.services.demo.dice import Dice
from tests.sync_server.shop import ZONE

R = TypeVar("R", bound=Record)


class Looking:
    """Somebody of the staff, and their dice."""

    def __init__(self, name: str, dice: Dice, now: Callable[[], int], device_now: Callable[[], int]) -> None:
        """``now``: what their watch says; ``device_now``: what the device writes down."""
        self.name = name
        self._dice = dice
        self._now = now
        self._device_now = device_now
        self._store: LocalStore

    def _one(self, cls: type[R], such: Callable[[R], bool] = lambda _: True) -> R | None:
        rows = sorted((row for row in self._store.all(cls) if such(row)), key=lambda row: row.id)
        return self._dice.pick(rows) if rows else None

    def _session(self, *states: SessionState) -> Session | None:
        return self._one(Session, lambda row: row.state in states)

    def _mechanics(self) -> Sequence[Mechanic]:
        return sorted(self._store.all(Mechanic), key=lambda row: row.sort)

    def _own(self) -> Mechanic:
        """The mechanic who it is, or whose hours the owner sets."""
        ivan = self._mechanics()[2]
        return ivan if self.name == "ivan" else self._dice.pick(self._mechanics()[:2])

    def _starts(self) -> int:
        """One of few times of the next days, so that rivals want the same; now and then in the night."""
        today = datetime.fromtimestamp(self._now(), ZONE).replace(minute=0, second=0, microsecond=0)
        hour = self._dice.between(0, 3) if self._dice.chance(5) else self._dice.between(9, 16)
        day = today + timedelta(days=self._dice.between(0, 4))
        return int(day.replace(hour=hour, minute=self._dice.pick((0, 0, 30))).timestamp())

    def _place(self) -> Place:
        own = self.name == "ivan"
        mechanic = self._own() if own else self._dice.pick([None, *self._mechanics()])
        minutes = self._dice.pick((30, 60, 60, 90))
        return Place(
            starts=self._starts(), minutes=minutes, mechanic_id=None if mechanic is None else mechanic.id
        )
