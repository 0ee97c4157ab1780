"""The calendar's two views that have no hours: the month and the agenda, kept until something changes.

Which of them is on view, and at which day, is ``calendar``'s.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from desktop.presenters.calendar_agenda import AgendaBoard, Span, grow, make_agenda
from desktop.presenters.calendar_board import at_once
from desktop.presenters.calendar_model import Sieve
from desktop.presenters.calendar_month import MonthBoard, Reading, make_month

if TYPE_CHECKING:
    from desktop.presenters.availability_source import AvailabilitySource
    from desktop.presenters.calendar_blocks import BlockMaker
    from desktop.presenters.clock import Clock
    from desktop.store.resting import WeekRows

Wanted: TypeAlias = tuple[frozenset[UUID], Sieve]
"""The mechanics and what else is on view."""


class Overviews:
    """Reads when it is asked; ``forget`` after a change of the rows, the minute, or what is wanted."""

    def __init__(self, store: WeekRows, source: AvailabilitySource, clock: Clock, blocks: BlockMaker) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._blocks = blocks
        self._span = Span()
        self._month: tuple[date, MonthBoard] | None = None
        self._agenda: AgendaBoard | None = None
        self._led: date | None = None
        """The day to which was led last."""
        self._forgotten = 0
        """How often what was read is no longer so."""

    def forget(self) -> None:
        """What was read is no longer so."""
        self._forgotten += 1
        self._month = None
        self._agenda = None

    def month(self, day: date, wanted: Wanted) -> MonthBoard:
        """The month in which a day lies."""
        first = day.replace(day=1)
        if self._month is None or self._month[0] != first:
            self._month = first, at_once(make_month(self._reading(), first, *wanted))
        return self._month[1]

    def prepare(self, day: date, wanted: Wanted) -> Generator[None, None, None]:
        """Make the month in parts; it is kept only if nothing changed in between."""
        first = day.replace(day=1)
        if self._month is None or self._month[0] != first:
            forgotten = self._forgotten
            made = yield from make_month(self._reading(), first, *wanted)
            if self._forgotten == forgotten:
                self._month = first, made

    def agenda(self, wanted: Wanted) -> AgendaBoard:
        """What is listed."""
        if self._agenda is None:
            self._agenda = make_agenda(self._reading(), self._span, *wanted)
        return self._agenda

    def lead_to(self, day: date, wanted: Wanted) -> None:
        """The agenda lists that day, with some before and after it."""
        if day == self._led and self._span.first is not None:
            return  # it may have been given up since, by who read on far away from it
        self._led = day
        if self._span.has(day):
            return
        reading = self._reading()
        self._span.begin(day)
        for later in (True, False):
            grow(self._span, reading, later=later, chosen=wanted[0], sieve=wanted[1])
        self._agenda = None

    def more(self, day: date, wanted: Wanted, *, later: bool) -> bool:
        """List more days at one end of the agenda at that day; whether there were any."""
        chosen, sieve = wanted
        self.lead_to(day, wanted)
        if not grow(self._span, self._reading(), later=later, chosen=chosen, sieve=sieve):
            return False
        self._agenda = None
        return True

    def _reading(self) -> Reading:
        return Reading(self._store, self._source, self._blocks, self._clock.now())
