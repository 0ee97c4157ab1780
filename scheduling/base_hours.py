"""Base hours: weekly blocks, workshop hours with their break, and special days, as grid times of a day.

Everything is compared on the wall-minute axis (see ``calendar_rules``) and becomes instants last. What else
stands in the way (bookings, time off, bays) is ``availability``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from itertools import pairwise
from typing import NamedTuple

from scheduling.calendar_rules import DAY_MINUTES, EPOCH_ORDINAL, edge_of, offset_at, straight_midnight
from scheduling.intervals import Span, clip, difference
from scheduling.records import SpecialDay, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import SpecialDayKind

WEEKDAY_OF_EPOCH = 3
"""1970-01-01 was a Thursday."""


class Run(NamedTuple):
    """Grid times of one day: ``first``, ``first + step`` … below ``limit``; a session must end by ``end``."""

    first: int
    limit: int
    step: int
    end: int


class Weekly:
    """Hours that repeat each week, by the day on which they begin, with the special days that change them.

    Days are counted from 1970-01-01. ``specials`` maps a day to the spans (minutes since its midnight) that
    replace its hours; none closes it. A block that runs past midnight stops where a special day begins.
    """

    def __init__(
        self,
        blocks: Mapping[int, Sequence[Span]],
        breaks: Mapping[int, Sequence[Span]] | None = None,
        specials: Mapping[int, Sequence[Span]] | None = None,
    ) -> None:
        self._blocks = blocks
        self._breaks = breaks or {}
        self._specials = specials or {}
        every = [span for spans in (*blocks.values(), *self._specials.values()) for span in spans]
        self.reach = max((end - 1 for _, end in every), default=0) // DAY_MINUTES
        """How many midnights the longest block runs past."""

    def begins(self, day: int) -> list[Span]:
        """The blocks that begin on ``day``, in wall minutes, cut where a later special day begins."""
        midnight = day * DAY_MINUTES
        special = self._specials.get(day)
        spans = self._blocks.get((day + WEEKDAY_OF_EPOCH) % 7, ()) if special is None else special
        later = [other for other in range(day + 1, day + 1 + self.reach) if other in self._specials]
        cut = later[0] * DAY_MINUTES if later else midnight + (self.reach + 1) * DAY_MINUTES
        return clip([(midnight + start, midnight + end) for start, end in spans], (midnight, cut))

    def near(self, first: int, last: int) -> list[Span]:
        """The blocks that can have a part in the days ``first`` to ``last``."""
        return [span for day in range(first - self.reach, last + 1) for span in self.begins(day)]

    def breaks(self, first: int, last: int) -> list[Span]:
        """The breaks that begin on those days, in wall minutes; a special day has none."""
        return [
            (day * DAY_MINUTES + start, day * DAY_MINUTES + end)
            for day in range(first, last + 1)
            if day not in self._specials
            for start, end in self._breaks.get((day + WEEKDAY_OF_EPOCH) % 7, ())
        ]

    def is_special(self, day: int) -> bool:
        """Whether a special day has a say in these hours on ``day``."""
        return day in self._specials


class BaseHours:
    """The hours in which somebody can be booked: one weekly calendar, or where two of them meet.

    ``grid`` is in minutes. Days, once asked for, are remembered.
    """

    def __init__(self, calendars: Sequence[Weekly], grid: int, zone: tzinfo) -> None:
        self.calendars = tuple(calendars)
        self._grid = grid
        self._zone = zone
        self._days: dict[int, tuple[Run, ...]] = {}

    def blocks(self, first: int, last: int) -> list[Span]:
        """The blocks with a part in the days ``first`` to ``last``, sorted, in wall minutes.

        Blocks that touch or overlap stay apart: a session must fit in one of them.
        """
        found = set(self.calendars[0].near(first, last))
        for calendar in self.calendars[1:]:
            others = calendar.near(first, last)
            found = {part for span in found for part in clip(others, span)}
        window = (first * DAY_MINUTES, (last + 1) * DAY_MINUTES)
        return sorted(span for span in found if span[0] < window[1] and span[1] > window[0])

    def runs(self, day: int) -> tuple[Run, ...]:
        """The grid times whose local day is ``day``, in order, each once."""
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = tuple(self._compile(day))
        return known

    def _compile(self, day: int) -> Iterable[Run]:
        step = self._grid
        blocks = self.blocks(day, day)
        midnight = straight_midnight(day, self._zone)
        if midnight is None or any(one[1] > two[0] for one, two in pairwise(blocks)):
            yield from self._one_by_one(day, blocks)
            return
        origin = midnight - day * DAY_MINUTES * 60
        for start, end in blocks:
            first, high = self._grid_in(day, (start, end))
            if first < high:
                yield Run(origin + first * 60, origin + high * 60, step * 60, edge_of(end, self._zone))

    def _grid_in(self, day: int, block: Span) -> Span:
        """The first grid time of a block that lies in ``day``, and where the grid of that day ends."""
        start, end = block
        low, high = max(start, day * DAY_MINUTES), min(end, (day + 1) * DAY_MINUTES)
        return start + -(-(low - start) // self._grid) * self._grid, high

    def _one_by_one(self, day: int, blocks: Sequence[Span]) -> Iterable[Run]:
        """One run a grid time: for a day with a clock change, or with blocks that overlap.

        A skipped time has no run. Where blocks overlap, a time of one may be booked in another that holds it.
        """
        walls = {
            wall
            for block in blocks
            for first, high in (self._grid_in(day, block),)
            for wall in range(first, high, self._grid)
        }
        for wall in sorted(walls):
            instant = edge_of(wall, self._zone)
            if instant + offset_at(instant, self._zone) == wall * 60:
                end = max(end for start, end in blocks if start <= wall < end)
                yield Run(instant, instant + 1, 1, edge_of(end, self._zone))


def workshop_calendar(hours: Iterable[WorkshopHours], specials: Mapping[int, Sequence[Span]]) -> Weekly:
    """The premises' hours: what is left of each weekday's opening beside its break."""
    blocks: dict[int, list[Span]] = {}
    breaks: dict[int, list[Span]] = {}
    for row in hours:
        pause: list[Span] = []
        if row.break_start_minute is not None and row.break_end_minute is not None:
            pause = clip([(row.break_start_minute, row.break_end_minute)], (row.start_minute, row.end_minute))
        breaks.setdefault(row.weekday, []).extend(pause)
        blocks.setdefault(row.weekday, []).extend(difference([(row.start_minute, row.end_minute)], pause))
    return Weekly(blocks, breaks, specials)


def own_calendar(
    blocks: Iterable[WeeklyBlock], specials: Mapping[int, Sequence[Span]] | None = None
) -> Weekly:
    """A mechanic's own weekly blocks."""
    by_weekday: dict[int, list[Span]] = {}
    for block in blocks:
        by_weekday.setdefault(block.weekday, []).append((block.start_minute, block.end_minute))
    return Weekly(by_weekday, specials=specials)


def special_spans(days: Iterable[SpecialDay], *, closures_only: bool = False) -> dict[int, list[Span]]:
    """What special days put in place of the usual hours: day to spans, none where it is closed.

    A closure wins over other rows of its day. ``closures_only`` leaves out days with hours of their own.
    """
    closed: set[int] = set()
    spans: dict[int, list[Span]] = {}
    for special in days:
        day = special.day.toordinal() - EPOCH_ORDINAL
        if special.kind is SpecialDayKind.CLOSED:
            closed.add(day)
        elif not closures_only:
            of_day = spans.setdefault(day, [])
            if special.start_minute is not None and special.end_minute is not None:
                of_day.append((special.start_minute, special.end_minute))
    return {**spans, **{day: [] for day in closed}}
