"""A month of the calendar as plain values: each day with its bookings, what is special about it, how much is free.

Read from the local rows, no Qt. Not here: how many of a day's bookings have room (the view).
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_board import days_of_week, person_number
from desktop.presenters.calendar_model import Block, BlockKind, Person, Sieve
from desktop.presenters.slot_checks import usual_kind
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.catalog import IN_PERSON_MINUTES
from scheduling.records import Mechanic, SpecialDay
from scheduling.vocabulary import SpecialDayKind

if TYPE_CHECKING:
    from desktop.presenters.calendar_blocks import BlockMaker
    from desktop.store.resting import WeekRows
    from scheduling.availability import Availability, DayShape


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """What is told of a day besides its bookings."""

    day: date
    today: bool
    kept: bool
    """Whether this computer keeps the bookings of that day."""
    special: SpecialDay | None = None
    closed: bool = False
    """Nobody works, whatever the reason."""
    away: tuple[str, ...] = ()
    """Who is off for all of their hours that day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """One day. ``blocks`` are what begins on it, in order."""

    facts: DayFacts
    inside: bool
    """Whether it is of the month, and not of the one before or after."""
    blocks: tuple[Block, ...]
    free: int | None
    """At how many times a visit could begin; ``None`` where that is not asked: the past, and beyond the horizon."""
    hidden: int = 0
    """How many bookings the filters keep back."""

    @property
    def day(self) -> date:
        return self.facts.day


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBoard:
    """Whole weeks from Monday on."""

    first: date
    days: tuple[MonthDay, ...]
    zone: tzinfo
    now: int
    today: date
    people: tuple[Person, ...]
    chosen: frozenset[UUID]
    sieve: Sieve
    window: tuple[date, date] | None

    @property
    def hidden(self) -> int:
        """How many bookings the filters keep back."""
        return sum(day.hidden for day in self.days)

    @property
    def weeks(self) -> int:
        return len(self.days) // 7

    def place_of(self, day: date) -> int | None:
        """The number of a day; ``None`` where it is not on view."""
        place = (day - self.days[0].day).days
        return place if 0 <= place < len(self.days) else None

    def block(self, block_id: UUID) -> Block | None:
        """A booking of the month, if it is on view."""
        return next((b for day in self.days for b in day.blocks if b.id == block_id), None)


class Reading:
    """Days as they are read for month and agenda; over rows as they are now."""

    def __init__(self, store: WeekRows, source: AvailabilitySource, blocks: BlockMaker, now: int) -> None:
        self.zone = source.zone()
        self.now = now
        self.today = local_of(now, self.zone)[0]
        self.people = source.mechanics()
        self._source = source
        self._blocks = blocks
        state = store.state()
        self.window: tuple[date, date] | None = None
        if state.window_to > state.window_from:
            first, last = state.window_from, state.window_to - 1
            self.window = (local_of(first, self.zone)[0], local_of(last, self.zone)[0])

    def shown(self, chosen: frozenset[UUID]) -> list[Mechanic]:
        """The mechanics that are on view."""
        return [row for row in self.people if not chosen or row.id in chosen]

    def persons(self) -> tuple[Person, ...]:
        """All of them, to filter by."""
        return tuple(
            Person(id=row.id, name=row.name, person=person_number(place))
            for place, row in enumerate(self.people)
        )

    def bookings(
        self, first: date, last: date, chosen: frozenset[UUID], sieve: Sieve
    ) -> tuple[dict[date, list[Block]], Counter[date]]:
        """What begins on each day, in order; and how many of each day the filters keep back."""
        start, end = day_bounds(first, self.zone)[0], day_bounds(last, self.zone)[1]
        found: dict[date, list[Block]] = defaultdict(list)
        hidden: Counter[date] = Counter()
        for block in self._blocks.between(start, end, self.now):
            if block.kept or not start <= block.starts < end:
                continue
            day = local_of(block.starts, self.zone)[0]
            if (not chosen or block.mechanic_id in chosen) and sieve.lets_through(block):
                found[day].append(block)
            elif block.kind is BlockKind.SESSION:
                hidden[day] += 1
        for blocks in found.values():
            blocks.sort(key=lambda block: (block.starts, block.ends, block.mechanic, block.id))
        return found, hidden

    def facts(self, engine: Availability, day: date, shown: Sequence[Mechanic]) -> DayFacts:
        """What is special about a day, and who is off."""
        shapes = [(row, engine.shape(row.id, day)) for row in shown]
        special = engine.shape(None, day).special
        works = any(shape.open for _, shape in shapes)
        return DayFacts(
            day=day,
            today=day == self.today,
            kept=self.window is None or self.window[0] <= day <= self.window[1],
            special=special,
            closed=not works or (special is not None and special.kind is SpecialDayKind.CLOSED),
            away=tuple(row.name for row, shape in shapes if _is_off(shape)),
        )

    def engine(self, first: date, last: date) -> Availability:
        """For questions about these days alone."""
        start, end = day_bounds(first, self.zone)[0], day_bounds(last, self.zone)[1]
        return self._source.near(start, end)

    def free(self, engine: Availability, days: Sequence[date], shown: Iterable[Mechanic]) -> dict[date, int]:
        """At how many times of each day somebody has room for a visit of the usual length, as staff book it."""
        ahead = max((engine.effective_horizon(row.id) for row in self.people), default=0)
        last = self.today + timedelta(days=ahead)
        asked = [day for day in days if self.today <= day <= last]
        starts: set[int] = set()
        for row in shown:
            found = engine.starts(
                row.id, asked, IN_PERSON_MINUTES, usual_kind(row), now=self.now, as_staff=True
            )
            starts.update(at for at in found if at >= self.now)
        counts = Counter(local_of(at, self.zone)[0] for at in starts)
        return {day: counts[day] for day in asked}


def _is_off(shape: DayShape) -> bool:
    """Time off on a day with hours: half a day's too, which is why somebody is not there."""
    return bool(shape.open) and bool(shape.time_off)


def month_days(first: date) -> tuple[date, ...]:
    """The whole weeks in which the month of ``first`` lies."""
    start = days_of_week(first.replace(day=1))[0]
    days: list[date] = []
    day = start
    while day.month == first.month or day < first or len(days) % 7:
        days.append(day)
        day += timedelta(days=1)
    return tuple(days)


def months_on(day: date, months: int) -> date:
    """The same day of another month, or its last."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def make_month(
    reading: Reading, first: date, chosen: frozenset[UUID], sieve: Sieve
) -> Generator[None, None, MonthBoard]:
    """The month of ``first``; returned after a pause for each week, so that whoever is at the keys is served."""
    days = month_days(first)
    shown = reading.shown(chosen)
    engine = reading.engine(days[0], days[-1])
    yield
    free = reading.free(engine, days, shown)
    yield
    made: list[MonthDay] = []
    for place in range(0, len(days), 7):
        week = days[place : place + 7]
        found, hidden = reading.bookings(week[0], week[-1], chosen, sieve)
        made += [
            MonthDay(
                facts=reading.facts(engine, day, shown),
                inside=day.month == first.month,
                blocks=tuple(found.get(day, ())),
                free=free.get(day),
                hidden=hidden[day],
            )
            for day in week
        ]
        yield
    return MonthBoard(
        first=first,
        days=tuple(made),
        zone=reading.zone,
        now=reading.now,
        today=reading.today,
        people=reading.persons(),
        chosen=chosen,
        sieve=sieve,
        window=reading.window,
    )
