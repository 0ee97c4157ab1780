"""Makes the calendar's board from the local rows: columns, hours, bookings, holds. Pure reading, no Qt.

Not here: which day is on view and what may be done (``calendar``, ``moves``, ``calendar_actions``).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_axis import Axis
from desktop.presenters.calendar_blocks import BlockMaker
from desktop.presenters.calendar_model import EVERYTHING, Block, BlockKind, Board, Column, Mode, Person, Sieve
from desktop.presenters.day_layout import Lane, lay_out
from scheduling.availability import Availability, DayShape
from scheduling.calendar_rules import local_of
from scheduling.intervals import Span, difference, overlaps
from scheduling.records import Bay, Mechanic

if TYPE_CHECKING:
    from desktop.store.resting import WeekRows

T = TypeVar("T")
PEOPLE_COLOURS = 6
NARROW = 0.3
"""The width of a closed day without bookings beside an open one."""
LEAST_SECONDS = 15 * 60
"""A block is drawn at least this long, so blocks closer than that count as overlapping."""
STRIP = 8
"""A week's day keeps one part of so many for the slots that are leased for walk-ins."""
USUAL_HOURS = (8 * 60, 18 * 60)
"""Shown when nobody works on any of the days."""


def person_number(index: int) -> int:
    """The colour, 1 to 6, of the mechanic at this place of the owner's order."""
    return index % PEOPLE_COLOURS + 1


class BoardMaker:
    """Reads the store and the availability engine; keeps nothing."""

    def __init__(self, store: WeekRows, source: AvailabilitySource) -> None:
        self._store = store
        self._source = source

    def make(  # noqa: PLR0917 each is of another kind
        self,
        mode: Mode,
        days: Sequence[date],
        chosen: frozenset[UUID],
        now: int,
        blocks: BlockMaker,
        sieve: Sieve = EVERYTHING,
        *,
        by_bay: bool = False,
    ) -> Generator[None, None, Board]:
        """The board of ``days`` at ``now``; ``chosen`` mechanics only, everybody when empty; as ``sieve`` lets through.

        ``by_bay``: a day's columns are bays.

        Returned after a pause for each day, so that whoever is at the keys is served in between.
        """
        zone = self._source.zone()
        axis = Axis(days, zone)
        people = self._source.mechanics()
        sight = _Sight(self._source.availability(), blocks, now, people, chosen, sieve)
        bays = self._source.bays() if by_bay else []
        yield
        columns: list[Column] = []
        for day in days:
            if mode is not Mode.DAY:
                columns.append(_week_day(day, sight))
            else:
                columns += _bays(day, sight, bays) if bays else _day(day, sight)
            yield
        opens, closes = _hours(columns, axis)
        window = self._window(zone)
        if window is not None:
            columns = [replace(row, kept=window[0] <= row.day <= window[1]) for row in columns]
        return Board(
            mode=mode,
            days=tuple(days),
            columns=tuple(_with_today(columns, now, zone)),
            axis=axis,
            zone=zone,
            now=now,
            today=local_of(now, zone)[0],
            opens=opens,
            closes=closes,
            people=_persons(people),
            chosen=chosen,
            window=window,
            sieve=sieve,
            hidden=len(sight.hidden),
            by_bay=mode is Mode.DAY and bool(bays),
        )

    def _window(self, zone: tzinfo) -> tuple[date, date] | None:
        """The first and the last day that are kept on this computer, if it is known."""
        state = self._store.state()
        if state.window_to <= state.window_from:
            return None
        return local_of(state.window_from, zone)[0], local_of(state.window_to - 1, zone)[0]


def _persons(people: Sequence[Mechanic]) -> tuple[Person, ...]:
    return tuple(
        Person(id=row.id, name=row.name, person=person_number(index)) for index, row in enumerate(people)
    )


def at_once(making: Generator[None, None, T]) -> T:
    """What is being made in parts, for whom nobody waits in between."""
    while True:
        try:
            next(making)
        except StopIteration as end:
            return cast(T, end.value)


@dataclass(frozen=True, slots=True)
class _Sight:
    """What every column is made from."""

    engine: Availability
    blocks: BlockMaker
    now: int
    people: Sequence[Mechanic]
    chosen: frozenset[UUID]
    sieve: Sieve
    hidden: set[UUID] = field(default_factory=set)
    """The bookings that the filters keep back; what goes past midnight is one."""

    def between(self, start: int, end: int) -> tuple[list[Block], list[Block]]:
        """What of the blocks is on view, and all that there are; what is not on view is noted."""
        found = self.blocks.between(start, end, self.now)
        return self._sifted(found), found

    def _sifted(self, found: list[Block]) -> list[Block]:
        if not self.chosen and self.sieve == EVERYTHING:
            return found
        shown: list[Block] = []
        for block in found:
            if (not self.chosen or block.mechanic_id in self.chosen) and self.sieve.lets_through(block):
                shown.append(block)
            elif block.kind is BlockKind.SESSION:
                self.hidden.add(block.id)
        return shown

    @property
    def shown(self) -> list[Mechanic]:
        return [row for row in self.people if not self.chosen or row.id in self.chosen]


def _day(day: date, sight: _Sight) -> list[Column]:
    whole = sight.engine.shape(None, day)
    found, every = sight.between(whole.starts, whole.ends)
    known = {row.id for row in sight.people}
    columns = []
    for mechanic in sight.shown:
        shape = sight.engine.shape(mechanic.id, day)
        mine = [block for block in found if block.mechanic_id == mechanic.id]
        booked, _ = _load(shape, [block for block in every if block.mechanic_id == mechanic.id])
        column = _column(shape, mechanic, person_number(sight.people.index(mechanic)), mine)
        columns.append(replace(column, booked_minutes=booked))
    left = [block for block in found if block.mechanic_id not in known]
    if left and not sight.chosen:
        columns.append(_column(whole, None, 0, left, unassigned=True))
    return columns


def _bays(day: date, sight: _Sight, bays: Sequence[Bay]) -> list[Column]:
    """A column for each bay, with the workshop's hours; one more for what is in none, if anything is."""
    whole = sight.engine.shape(None, day)
    found, every = sight.between(whole.starts, whole.ends)
    known = {row.id for row in bays}
    columns = []
    for bay in bays:
        booked, _ = _load(whole, [block for block in every if block.bay_id == bay.id])
        column = _column(whole, None, 0, [block for block in found if block.bay_id == bay.id])
        columns.append(replace(column, name=bay.name, bay_id=bay.id, of_bay=True, booked_minutes=booked))
    left = [block for block in found if block.bay_id not in known]
    if left:
        columns.append(replace(_column(whole, None, 0, left, unassigned=True), of_bay=True))
    return columns


def _week_day(day: date, sight: _Sight) -> Column:
    shown = sight.shown
    one = shown[0] if sight.chosen and len(shown) == 1 else None
    shape = sight.engine.shape(one.id if one else None, day)
    found, every = sight.between(shape.starts, shape.ends)
    column = replace(_column(shape, None, 0, found), blocks=_with_strip(found))
    parts = [(row, sight.engine.shape(row.id, day)) for row in shown]
    loads = [_load(part, [b for b in every if b.mechanic_id == row.id]) for row, part in parts]
    quiet = not found and not column.open and not any(part.open for _, part in parts)
    return replace(
        column,
        mechanic_id=one.id if one else None,
        booked_minutes=sum(load[0] for load in loads),
        bookable_minutes=sum(load[1] for load in loads),
        away=() if one else tuple(row.name for row, part in parts if _all_off(part)),
        elsewhere=()
        if one or _all_busy(shape)
        else tuple(row.name for row, part in parts if _all_busy(part)),
        weight=NARROW if quiet else 1.0,
    )


def _column(
    shape: DayShape,
    mechanic: Mechanic | None,
    person: int,
    blocks: Sequence[Block],
    *,
    unassigned: bool = False,
) -> Column:
    booked, bookable = _load(shape, blocks)
    return Column(
        day=shape.day,
        mechanic_id=mechanic.id if mechanic else None,
        unassigned=unassigned,
        name=mechanic.name if mechanic else "",
        person=person,
        starts=shape.starts,
        ends=shape.ends,
        open=shape.open,
        breaks=_pauses(shape),
        special=shape.special,
        time_off=shape.time_off,
        external=shape.external,
        away=(mechanic.name,) if mechanic and _all_off(shape) else (),
        elsewhere=(mechanic.name,) if mechanic and _all_busy(shape) else (),
        booked_minutes=booked,
        bookable_minutes=0 if unassigned else bookable,
        blocks=_laid_out(blocks),
        today=False,
        kept=True,
        weight=1.0,
    )


def _all_off(shape: DayShape) -> bool:
    """Whether time off takes all of the hours of a day that has some."""
    return bool(shape.open) and not difference(shape.open, [span for span, _ in shape.time_off])


def _all_busy(shape: DayShape) -> bool:
    """Whether calendars outside do, of what time off leaves."""
    left = difference(shape.open, [span for span, _ in shape.time_off])
    return bool(left) and not difference(left, [span for span, _ in shape.external])


def _pauses(shape: DayShape) -> tuple[Span, ...]:
    """The breaks, and the time between two working blocks of a day: who has no named break pauses all the same."""
    worked = sorted([*shape.open, *shape.breaks])
    between: list[Span] = []
    for (_, end), (start, _) in pairwise(worked):
        if end < start:
            between.append((end, start))
    return tuple(sorted([*shape.breaks, *between]))


def _laid_out(blocks: Sequence[Block]) -> tuple[Block, ...]:
    ordered = sorted(blocks, key=lambda block: (block.starts, -block.ends, block.mechanic, block.id))
    spans = [(block.starts, max(block.ends, block.starts + LEAST_SECONDS)) for block in ordered]
    return tuple(replace(block, lane=lane) for block, lane in zip(ordered, lay_out(spans), strict=True))


def _with_strip(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Slots that are kept for walk-ins in a strip of their own: they are there all day, and take no booking's room.

    Of several at one time one is there, this computer's if it has one; the day shows them all.
    """
    kept: list[Block] = []
    for block in sorted((each for each in blocks if each.kept), key=lambda each: (not each.mine, each.bay)):
        if not any(overlaps((block.starts, block.ends), (other.starts, other.ends)) for other in kept):
            kept.append(block)
    others = _laid_out([block for block in blocks if not block.kept])
    if not kept:
        return others
    whole = STRIP - 1
    beside = [
        replace(row, lane=Lane(row.lane.first * whole, row.lane.width * whole, row.lane.of * STRIP))
        for row in others
    ]
    strip = [replace(row, lane=Lane(whole, 1, STRIP)) for row in kept]
    return tuple(sorted([*beside, *strip], key=lambda row: (row.starts, -row.ends, row.mechanic, row.id)))


def _load(shape: DayShape, blocks: Iterable[Block]) -> tuple[int, int]:
    """Minutes booked, and minutes that can be booked at all, of one day."""
    off = [span for span, _ in shape.time_off] + [span for span, _ in shape.external]
    free = difference(difference(shape.open, shape.breaks), off)
    booked = [
        (max(block.starts, shape.starts), min(block.ends, shape.ends))
        for block in blocks
        if block.kind is not BlockKind.HOLD
        and overlaps((block.starts, block.ends), (shape.starts, shape.ends))
    ]
    return _minutes(booked), _minutes(free)


def _minutes(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans) // 60


def _hours(columns: Sequence[Column], axis: Axis) -> tuple[int, int]:
    """From the first opening to the last closing, or booking, of all columns; minutes of the axis."""
    edges: list[float] = []
    for column in columns:
        day = axis.day(column.day)
        spans = [*column.open, *((block.starts, block.ends) for block in column.blocks)]
        for starts, ends in spans:
            edges += day.span(max(starts, column.starts), min(ends, column.ends))
    if not edges:
        return axis.at(USUAL_HOURS[0]), axis.at(USUAL_HOURS[1])
    return int(min(edges)), int(max(edges))


def _with_today(columns: Sequence[Column], now: int, zone: ZoneInfo) -> list[Column]:
    today = local_of(now, zone)[0]
    return [replace(column, today=column.day == today) for column in columns]


def days_of_week(day: date) -> tuple[date, ...]:
    """The seven days, from Monday, of the week in which ``day`` lies."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=offset) for offset in range(7))
