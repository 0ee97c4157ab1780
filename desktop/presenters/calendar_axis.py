"""The time axis of the calendar: instants to minutes down the page and back, through clock changes.

All days on view share one axis of wall-clock time, so that 9:00 stands at one height in each of them. An
hour that a day has twice gets room for both on the axis (the other days have nothing there); an hour that
a day skips stays empty in that day. Not here: pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import pairwise

from scheduling.calendar_rules import DAY_MINUTES, day_bounds, offset_at, wall_of
from scheduling.intervals import Span, difference

_PROBE = 900


@dataclass(frozen=True, slots=True)
class Piece:
    """Instants ``[starts, ends)`` of a day that run evenly down the axis from minute ``at``."""

    starts: int
    ends: int
    at: int


@dataclass(frozen=True, slots=True)
class HourMark:
    """An hour's line: where it is on the axis, what the clock shows (minutes), whether for the second time."""

    at: int
    wall: int
    second: bool


class DayAxis:
    """One day's part of the axis."""

    def __init__(self, day: date, pieces: Sequence[Piece], length: int) -> None:
        self.day = day
        self.pieces = tuple(pieces)
        spans = [(piece.at, piece.at + (piece.ends - piece.starts) // 60) for piece in pieces]
        self.absent: tuple[Span, ...] = tuple(difference([(0, length)], spans))
        """Minutes of the axis that this day does not have."""

    def minute(self, instant: int) -> float:
        """Where an instant is; one outside of the day is at its nearer end."""
        before = self.pieces[0]
        for piece in self.pieces:
            if instant < piece.starts:
                break
            before = piece
        inside = min(max(instant, before.starts), before.ends)
        return before.at + (inside - before.starts) / 60

    def instant(self, minute: float) -> int | None:
        """The instant at a minute of the axis; ``None`` where the day has nothing."""
        for piece in self.pieces:
            if piece.at <= minute < piece.at + (piece.ends - piece.starts) / 60:
                return piece.starts + round((minute - piece.at) * 60)
        return None

    def span(self, starts: int, ends: int) -> tuple[float, float]:
        """Where a span of instants begins and ends, cut to the day.

        Its end is taken from the piece in which it lies, so that one which ends at a clock change does not
        reach over the hour that is missing.
        """
        top = self.minute(starts)
        for piece in self.pieces:
            if piece.starts < ends <= piece.ends:
                return top, max(top, piece.at + (ends - piece.starts) / 60)
        return top, max(top, self.minute(ends))


class Axis:
    """The axis of some days. ``length`` is in minutes: 1440, more if one of the days repeats an hour."""

    def __init__(self, days: Sequence[date], zone: tzinfo) -> None:
        self._zone = zone
        even = {day: tuple(_even(day, zone)) for day in days}
        self._inserts = dict(sorted(_repeats(even, zone)))
        self.length = DAY_MINUTES + sum(self._inserts.values())
        self._days = {day: self._day(day, even[day]) for day in days}

    def day(self, day: date) -> DayAxis:
        """One of the days that the axis was made for."""
        return self._days[day]

    def at(self, wall: int) -> int:
        """Where a local time (minutes since midnight) is, the first of two."""
        return wall + sum(extra for place, extra in self._inserts.items() if place <= wall)

    def hours(self) -> Iterator[HourMark]:
        """The hours' lines from 0:00 to 24:00 in order."""
        marks = [HourMark(self.at(wall), wall, second=False) for wall in range(0, DAY_MINUTES + 1, 60)]
        for place, extra in self._inserts.items():
            top = self.at(place) - extra
            walls = range(place - extra, place)
            marks += [HourMark(top + w - walls.start, w, second=True) for w in walls if w % 60 == 0]
        return iter(sorted(marks, key=lambda mark: mark.at))

    def _day(self, day: date, even: Sequence[Span]) -> DayAxis:
        pieces: list[Piece] = []
        reached = 0
        for starts, ends in even:
            pieces += self._pieces(day, starts, ends, reached)
            reached = self._wall(day, ends - 1) + 1
        return DayAxis(day, pieces, self.length)

    def _pieces(self, day: date, starts: int, ends: int, reached: int) -> Iterator[Piece]:
        """An even span cut where the axis has room for an hour that comes twice."""
        wall = self._wall(day, starts)
        last = self._wall(day, ends - 1) + 1
        cuts = sorted({wall, last, *(place for place in self._inserts if wall < place < last)})
        for low, high in pairwise(cuts):
            begins = starts + (low - wall) * 60
            finish = ends if high == last else starts + (high - wall) * 60
            at = self.at(low)
            if low < reached:  # the second time that the clock shows this
                at += next((extra for place, extra in self._inserts.items() if low < place), 0)
            yield Piece(begins, finish, at)

    def _wall(self, day: date, instant: int) -> int:
        return max(0, (instant + offset_at(instant, self._zone)) // 60 - wall_of(day))


def _even(day: date, zone: tzinfo) -> Iterator[Span]:
    """The day's instants, cut at each change of its clock."""
    start, end = day_bounds(day, zone)
    begin, known = start, offset_at(start, zone)
    for probe in [*range(start + _PROBE, end, _PROBE), end - 1]:
        offset = offset_at(probe, zone)
        if offset == known:
            continue
        low, high = max(begin, probe - _PROBE), probe
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if offset_at(middle, zone) == offset else (middle, high)
        yield begin, high
        begin, known = high, offset
    yield begin, end


def _repeats(even: dict[date, tuple[Span, ...]], zone: tzinfo) -> set[tuple[int, int]]:
    """The local minute after which a time comes again, and for how many minutes."""
    found: dict[int, int] = {}
    for day, spans in even.items():
        for (_, change), _after in pairwise(spans):
            extra = (offset_at(change - 1, zone) - offset_at(change, zone)) // 60
            if extra > 0:
                place = (change + offset_at(change - 1, zone)) // 60 - wall_of(day)
                found[place] = max(extra, found.get(place, 0))
    return set(found.items())
