"""Where a weekly block is in the painted week: seven columns across, the hours of the wall down. No painting.

Minutes are those of the week, from Monday 0:00. Lengths are logical pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from desktop.presenters.hours_week import SNAP, WeekBlock
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.hours_editing import WEEK_MINUTES
from scheduling.intervals import Span

GUTTER = 52
"""Room for the hours at the leading edge."""
TOP = 8
"""Above midnight, so that its label is whole."""
HOUR_LEAST = 28
SIDE = 3
EDGE = 6
"""So near to an edge it is taken hold of."""


@dataclass(frozen=True, slots=True)
class WeekGeometry:
    width: float
    height: float

    @property
    def hour(self) -> float:
        """The height of one."""
        return max(HOUR_LEAST, (self.height - 2 * TOP) / 24)

    @property
    def column(self) -> float:
        """The width of one."""
        return max(1.0, (self.width - GUTTER) / 7)

    def left(self, weekday: int) -> float:
        """The leading edge of a column."""
        return GUTTER + round(self.column * weekday)

    def y(self, minute: int) -> float:
        """Of a minute of the day."""
        return TOP + minute * self.hour / 60

    def rect(self, weekday: int, span: Span) -> QRectF:
        """A span of a day's minutes across its whole column."""
        left = self.left(weekday)
        return QRectF(left, self.y(span[0]), self.left(weekday + 1) - left, self.y(span[1]) - self.y(span[0]))

    def parts(self, start: int, end: int) -> list[tuple[int, Span]]:
        """A span of the week, day by day; what lies behind Sunday is Monday's."""
        found: list[tuple[int, Span]] = []
        for day in range(start // DAY_MINUTES, -(-end // DAY_MINUTES)):
            midnight = day * DAY_MINUTES
            low, high = max(start, midnight), min(end, midnight + DAY_MINUTES)
            found.append((day % 7, (low - midnight, high - midnight)))
        return found

    def rects(self, block: WeekBlock) -> list[QRectF]:
        """A block's; two where it runs over midnight."""
        return [
            self.rect(day, span).adjusted(SIDE, 0.5, -SIDE, -0.5)
            for day, span in self.parts(block.start, block.end)
        ]

    def weekday_at(self, x: float) -> int:
        """The column under ``x``, or the nearest."""
        return min(6, max(0, int((x - GUTTER) // self.column)))

    def minute_at(self, y: float) -> int:
        """The minute of the day at a height, from 0:00 to 24:00."""
        return min(DAY_MINUTES, max(0, int((y - TOP) * 60 / self.hour)))

    def cell_at(self, x: float, y: float) -> int:
        """The minute of the week at which the cell under a point begins."""
        minute = min(self.minute_at(y), DAY_MINUTES - 1) // SNAP * SNAP
        return self.weekday_at(x) * DAY_MINUTES + minute

    def cell_rect(self, cell: int) -> QRectF:
        """Of a quarter of an hour."""
        day, minute = divmod(cell % WEEK_MINUTES, DAY_MINUTES)
        return self.rect(day, (minute, minute + SNAP))


def least_height() -> int:
    """Lower than this the week scrolls."""
    return 24 * HOUR_LEAST + 2 * TOP
