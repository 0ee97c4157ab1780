"""The agenda: what comes, day by day, read on in both directions as far as this computer keeps bookings. No Qt.

Not here: how a line looks, and when more is asked for (the view).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from uuid import UUID

from desktop.presenters.calendar_model import Block, Person, Sieve
from desktop.presenters.calendar_month import DayFacts, Reading

STEP_DAYS = 7
"""Read at a time."""
ENOUGH = 40
"""Lines after which reading on stops for now: more than a screen has."""
MOST_LINES = 2000
"""More are not listed at once: each change of the rows reads all of them."""
MOST_DAYS = 366
"""As far as is read where nobody knows yet what this computer keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDay:
    """A day that has something to tell, or is today."""

    facts: DayFacts
    blocks: tuple[Block, ...]

    @property
    def day(self) -> date:
        return self.facts.day


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaBoard:
    """``days`` from ``first`` to ``last``; days on which nothing is to be told are left out."""

    first: date
    last: date
    days: tuple[AgendaDay, ...]
    zone: tzinfo
    now: int
    today: date
    people: tuple[Person, ...]
    chosen: frozenset[UUID]
    sieve: Sieve
    hidden: int
    window: tuple[date, date] | None
    at_start: bool
    """Whether nothing before it is kept here."""
    at_end: bool

    def block(self, block_id: UUID) -> Block | None:
        """A booking that is listed."""
        return next((b for day in self.days for b in day.blocks if b.id == block_id), None)


class Span:
    """Which days are listed, in chunks as they were read; what is far behind is given up, and read again if wanted."""

    def __init__(self) -> None:
        self._start: date | None = None
        self._chunks: deque[tuple[date, date, int]] = deque()
        """First and last day of each, and how many bookings it had."""

    @property
    def first(self) -> date | None:
        """The first day; of nothing yet, the one from which it goes on in both directions."""
        return self._chunks[0][0] if self._chunks else self._start

    @property
    def last(self) -> date | None:
        """The last day; of nothing yet, the one before."""
        if self._chunks:
            return self._chunks[-1][1]
        return self._start - timedelta(days=1) if self._start is not None else None

    def begin(self, day: date) -> None:
        """From here on."""
        self._start = day
        self._chunks.clear()

    def has(self, day: date) -> bool:
        """Whether the day is listed."""
        return self.first is not None and self.last is not None and self.first <= day <= self.last

    def add(self, first: date, last: date, lines: int, *, later: bool) -> None:
        """These days too, at one end; of very many the other end goes."""
        chunk = (first, last, lines)
        if later:
            self._chunks.append(chunk)
        else:
            self._chunks.appendleft(chunk)
        while len(self._chunks) > 2 and sum(each[2] for each in self._chunks) > MOST_LINES:
            if later:
                self._chunks.popleft()
            else:
                self._chunks.pop()


def edges_of(reading: Reading) -> tuple[date, date]:
    """The first and last day that can be listed."""
    if reading.window is not None:
        return reading.window
    far = timedelta(days=MOST_DAYS)
    return reading.today - far, reading.today + far


def grow(span: Span, reading: Reading, *, later: bool, chosen: frozenset[UUID], sieve: Sieve) -> bool:
    """List more days at one end, as many as hold some lines; whether there were any more."""
    low, high = edges_of(reading)
    lines, grown = 0, False
    while lines < ENOUGH and span.first is not None and span.last is not None:
        if later:
            first = max(span.last + timedelta(days=1), low)
            last = min(first + timedelta(days=STEP_DAYS - 1), high)
        else:
            last = min(span.first - timedelta(days=1), high)
            first = max(last - timedelta(days=STEP_DAYS - 1), low)
        if first > last:
            return grown
        found, _ = reading.bookings(first, last, chosen, sieve)
        count = sum(map(len, found.values()))
        span.add(first, last, count, later=later)
        lines += count
        grown = True
    return grown


def make_agenda(reading: Reading, span: Span, chosen: frozenset[UUID], sieve: Sieve) -> AgendaBoard:
    """All that is listed, as the rows are now."""
    first, last = span.first or reading.today, span.last or reading.today
    low, high = edges_of(reading)
    found, hidden = reading.bookings(first, last, chosen, sieve)
    return AgendaBoard(
        first=first,
        last=last,
        days=tuple(_days(reading, first, last, found, chosen)),
        zone=reading.zone,
        now=reading.now,
        today=reading.today,
        people=reading.persons(),
        chosen=chosen,
        sieve=sieve,
        hidden=sum(hidden.values()),
        window=reading.window,
        at_start=first <= low,
        at_end=last >= high,
    )


def _days(
    reading: Reading, first: date, last: date, found: dict[date, list[Block]], chosen: frozenset[UUID]
) -> Iterator[AgendaDay]:
    shown = reading.shown(chosen)
    engine = reading.engine(first, last)
    day = first
    while day <= last:
        facts = reading.facts(engine, day, shown)
        blocks = tuple(found.get(day, ()))
        if blocks or facts.today or facts.special is not None or facts.away:
            yield AgendaDay(facts=facts, blocks=blocks)
        day += timedelta(days=1)
