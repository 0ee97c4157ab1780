"""The board of a view of the calendar, kept until something changes and made in parts where somebody is at the keys.

How a board is made is ``calendar_board``; which one is on view, ``calendar``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import BlockMaker
from desktop.presenters.calendar_board import BoardMaker
from desktop.presenters.calendar_model import Board, Mode, Sieve
from desktop.presenters.clock import Clock
from desktop.store.local_store import LocalStore

View: TypeAlias = tuple[Mode, tuple[date, ...], frozenset[UUID], Sieve, bool]
"""Mode, days, chosen mechanics, what is shown of their bookings, and whether by bay."""


class KeptBoard:
    """Of one view at a time. Ask only once the first rows have arrived, and of days and weeks."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, blocks: BlockMaker
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._blocks = blocks
        self.known: Board | None = None
        """The board as everything is now, if it is made."""
        self._made: Board | None = None
        self._made_of: View | None = None
        self._forgotten = 0
        """How often what is on view has changed."""

    def board(self, view: View) -> Board | None:
        """As everything is now."""
        if self.known is None:
            for _ in self.prepare(view):
                pass
        return self.known

    def latest(self, view: View) -> Board | None:
        """The last one made of that view, or one that is made now. What came since is not on it."""
        made = self._made if self._made_of == view else None
        return self.known or made or self.board(view)

    def prepare(self, view: View) -> Iterator[None]:
        """Make it in parts. If something changes in between, only :meth:`latest` has it."""
        if self.known is not None:
            return
        forgotten = self._forgotten
        maker = BoardMaker(self._store, self._source)
        mode, days, chosen, sieve, by_bay = view
        now = self._clock.now()
        made = yield from maker.make(mode, days, chosen, now, self._blocks, sieve, by_bay=by_bay)
        if self.known is None:  # else somebody could not wait for it
            self._made, self._made_of = made, view
            self.known = made if self._forgotten == forgotten else None

    def forget(self) -> None:
        """Something changed: the rows, the minute, or what is on view."""
        self._forgotten += 1
        self.known = None
