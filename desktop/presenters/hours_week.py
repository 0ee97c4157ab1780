"""A week of hours as it is painted: blocks on one line of minutes from Monday 0:00, and what an edit makes of them.

Pure: no store, no words. A mechanic's week may have several blocks a day; the workshop's has one span a day with at
most one break, which here is the gap between two blocks. What a week may be sent as is ``scheduling.hours_editing``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from uuid import UUID, uuid5

from scheduling.calendar_rules import DAY_MINUTES
from scheduling.commands import HoursBlock, OpeningDay
from scheduling.hours_editing import MOST_BLOCKS, WEEK_MINUTES
from scheduling.ids import uuid7
from scheduling.intervals import Span
from scheduling.records import WeeklyBlock, WorkshopHours

SNAP = 15
"""Minutes: to these every edge is drawn."""


class Wrong(StrEnum):
    """Why an edit makes no week."""

    OVERLAPS = "overlaps"
    TOO_LONG = "too_long"
    """It would end later than at the end of the day after that on which it begins."""
    ONE_BREAK = "one_break"
    """A day of the workshop has one break."""
    TOO_MANY = "too_many"


class WeekRefused(Exception):
    """Nothing was changed; ``wrong`` says why."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekBlock:
    """``start`` in minutes from Monday 0:00, below a week; ``end`` may lie in the next one."""

    id: UUID
    start: int
    end: int

    @property
    def weekday(self) -> int:
        """On which it begins; 0 is Monday."""
        return self.start // DAY_MINUTES

    @property
    def span(self) -> Span:
        """In minutes of the day on which it begins; 24:00 is 1440, later is the next day."""
        midnight = self.weekday * DAY_MINUTES
        return self.start - midnight, self.end - midnight

    def covers(self, minute: int) -> bool:
        """Whether a minute of the week lies in it, that of the Monday after a Sunday's night included."""
        return self.start <= minute < self.end or self.start <= minute + WEEK_MINUTES < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Blocks by their start. Each edit gives another week, or raises ``WeekRefused``."""

    blocks: tuple[WeekBlock, ...] = ()
    one_break: bool = False
    """The workshop's: at most two blocks begin on a day, and what lies between them is its break."""

    def block(self, block_id: UUID) -> WeekBlock | None:
        return next((block for block in self.blocks if block.id == block_id), None)

    def at(self, minute: int) -> WeekBlock | None:
        """The block in which a minute of the week lies."""
        return next((block for block in self.blocks if block.covers(minute)), None)

    def of_day(self, weekday: int) -> list[WeekBlock]:
        """Those that begin on it."""
        return [block for block in self.blocks if block.weekday == weekday]

    def breaks(self) -> list[Span]:
        """Of the workshop's week, in minutes of the week."""
        days = (self.of_day(weekday) for weekday in range(7)) if self.one_break else ()
        return [(day[0].end, day[1].start) for day in days if len(day) == 2]

    def same_hours(self, other: Week) -> bool:
        """Whether both are the same hours, whatever the blocks are called."""
        return [(each.start, each.end) for each in self.blocks] == [
            (each.start, each.end) for each in other.blocks
        ]

    def changed_days(self, other: Week) -> list[int]:
        """The weekdays whose hours differ."""
        return [
            day
            for day in range(7)
            if [each.span for each in self.of_day(day)] != [each.span for each in other.of_day(day)]
        ]

    # --- edits

    def paint(self, start: int, end: int) -> Week:
        """Open from ``start`` to ``end``; blocks that it meets become one with it."""
        start, end = _in_order(start, end)
        met = [block for block in self.blocks if any(_meets(start, end, span) for span in _turns(block))]
        low = min([start, *(_near(block, start)[0] for block in met)])
        high = max([end, *(_near(block, start)[1] for block in met)])
        block_id = met[0].id if met else uuid7()
        kept = [block for block in self.blocks if block not in met]
        return self._checked([*kept, _turned(WeekBlock(id=block_id, start=low, end=high))])

    def erase(self, start: int, end: int) -> Week:
        """Close from ``start`` to ``end``: of a block that goes on behind it, that part is one of its own."""
        start, end = _in_order(start, end)
        left: list[WeekBlock] = []
        for block in self.blocks:
            low, high = next(
                (span for span in _turns(block) if span[0] < end and start < span[1]),
                (block.start, block.end),
            )
            if not (low < end and start < high):
                left.append(block)
                continue
            if low < start:
                left.append(_turned(replace(block, start=low, end=start)))
            if end < high:
                block_id = uuid7() if low < start else block.id
                left.append(_turned(WeekBlock(id=block_id, start=end, end=high)))
        return self._checked(left)

    def remove(self, block_id: UUID) -> Week:
        """Without that block."""
        return replace(self, blocks=tuple(block for block in self.blocks if block.id != block_id))

    def resize(self, block_id: UUID, start: int, end: int) -> Week:
        """Other edges for a block; they stop at the blocks beside it."""
        block = self.block(block_id)
        if block is None or end - start < SNAP:
            return self
        others = [span for other in self.blocks if other.id != block_id for span in _turns(other)]
        low = max([start, *(stop for _, stop in others if stop <= block.start)])
        high = min([end, *(begin for begin, _ in others if begin >= block.end)])
        return self._checked([*self.remove(block_id).blocks, _turned(replace(block, start=low, end=high))])

    def move(self, block_id: UUID, start: int) -> Week:
        """The block as long as it is, from ``start`` on."""
        block = self.block(block_id)
        if block is None:
            return self
        moved = _turned(replace(block, start=start, end=start + block.end - block.start))
        return self._checked([*self.remove(block_id).blocks, moved])

    def copy_day(self, weekday: int, to: Collection[int]) -> Week:
        """The same hours on these weekdays as on that one."""
        pattern = [block.span for block in self.of_day(weekday)]
        kept = [block for block in self.blocks if block.weekday not in to or block.weekday == weekday]
        for day in set(to) - {weekday}:
            ids = [block.id for block in self.of_day(day)]
            for place, (start, end) in enumerate(pattern):
                block_id = ids[place] if place < len(ids) else uuid7()
                midnight = day * DAY_MINUTES
                kept.append(WeekBlock(id=block_id, start=midnight + start, end=midnight + end))
        return self._checked(kept)

    def _checked(self, blocks: Iterable[WeekBlock]) -> Week:
        ordered = sorted(blocks, key=lambda block: (block.start, block.end))
        if len(ordered) > MOST_BLOCKS:
            raise WeekRefused(Wrong.TOO_MANY)
        if any(block.span[1] > 2 * DAY_MINUTES for block in ordered):
            raise WeekRefused(Wrong.TOO_LONG)
        around = [*ordered, *(replace(each, start=each.start + WEEK_MINUTES) for each in ordered[:1])]
        if any(after.start < before.end for before, after in pairwise(around)):
            raise WeekRefused(Wrong.OVERLAPS)
        made = replace(self, blocks=tuple(ordered))
        if self.one_break and any(len(made.of_day(day)) > 2 for day in range(7)):
            raise WeekRefused(Wrong.ONE_BREAK)
        return made


def _in_order(start: int, end: int) -> Span:
    return (start, end) if start < end else (end, start)


def _turns(block: WeekBlock) -> list[Span]:
    """Where it stands on the line, also a week earlier and a week later: Sunday's night is Monday's morning."""
    return [(block.start + by, block.end + by) for by in (0, -WEEK_MINUTES, WEEK_MINUTES)]


def _meets(start: int, end: int, span: Span) -> bool:
    """Whether they overlap, or touch; what only touches at midnight stays two, or whole days would grow together."""
    if span[0] < end and start < span[1]:
        return True
    touched = end if span[0] == end else start if span[1] == start else 0
    return touched % DAY_MINUTES != 0


def _near(block: WeekBlock, start: int) -> Span:
    """Where it stands next to ``start``."""
    return min(_turns(block), key=lambda span: abs(span[0] - start))


def _turned(block: WeekBlock) -> WeekBlock:
    """The same within the week."""
    by = block.start // WEEK_MINUTES * WEEK_MINUTES
    return replace(block, start=block.start - by, end=block.end - by)


# --- to rows and back


def own_week(rows: Iterable[WeeklyBlock]) -> Week:
    """A mechanic's."""
    blocks = (
        WeekBlock(
            id=row.id,
            start=row.weekday * DAY_MINUTES + row.start_minute,
            end=row.weekday * DAY_MINUTES + row.end_minute,
        )
        for row in rows
    )
    return Week(blocks=tuple(sorted(blocks, key=lambda block: (block.start, block.end))))


def opening_week(rows: Iterable[WorkshopHours]) -> Week:
    """The workshop's."""
    blocks: list[WeekBlock] = []
    for row in rows:
        midnight = row.weekday * DAY_MINUTES
        begins = row.end_minute if row.break_start_minute is None else row.break_start_minute
        ends = row.end_minute if row.break_end_minute is None else row.break_end_minute
        parts = ((row.id, row.start_minute, begins), (uuid5(row.id, "after the break"), ends, row.end_minute))
        blocks += [
            WeekBlock(id=block_id, start=midnight + start, end=midnight + end)
            for block_id, start, end in parts
            if start < end
        ]
    return Week(blocks=tuple(sorted(blocks, key=lambda block: block.start)), one_break=True)


def hours_blocks(week: Week) -> list[HoursBlock]:
    """As a command has a mechanic's."""
    return [
        HoursBlock(id=each.id, weekday=each.weekday, start_minute=each.span[0], end_minute=each.span[1])
        for each in week.blocks
    ]


def opening_days(week: Week, rows: Sequence[WorkshopHours]) -> list[OpeningDay]:
    """As a command has the workshop's; a weekday that is open already keeps the id of its row."""
    ids = {row.weekday: row.id for row in rows}
    made: list[OpeningDay] = []
    for weekday in range(7):
        spans = [block.span for block in week.of_day(weekday)]
        if not spans:
            continue
        pause = (spans[0][1], spans[1][0]) if len(spans) == 2 else (None, None)
        made.append(
            OpeningDay(
                id=ids.get(weekday) or uuid7(),
                weekday=weekday,
                start_minute=spans[0][0],
                end_minute=spans[-1][1],
                break_start_minute=pause[0],
                break_end_minute=pause[1],
            )
        )
    return made
