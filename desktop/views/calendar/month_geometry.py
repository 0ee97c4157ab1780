"""Where things are in the month: a row a week, a column a day, in each as many bookings as have room. No painting."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from desktop.presenters.calendar_model import Block
from desktop.presenters.calendar_month import MonthBoard
from desktop.views.calendar.geometry import Placed

HEAD = 26
"""The row with the names of the weekdays."""
TOP = 26
"""A day's first line: its number, what is special, what is free."""
NOTE = 17
CHIP = 19
PITCH = 21
SIDE = 3
CELL_LEAST = 64
COLUMN_LEAST = 84


@dataclass(frozen=True, slots=True)
class MonthGeometry:
    """Of one month at one size."""

    board: MonthBoard
    width: float
    height: float
    _placed: dict[int, tuple[tuple[Placed, ...], int]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def cell(self, place: int) -> QRectF:
        """A day, on whole pixels."""
        week, weekday = divmod(place, 7)
        left, right = round(self.width * weekday / 7), round(self.width * (weekday + 1) / 7)
        high = self.height - HEAD
        top = HEAD + round(high * week / self.board.weeks)
        bottom = HEAD + round(high * (week + 1) / self.board.weeks)
        return QRectF(left, top, right - left, bottom - top)

    def first_line(self, place: int) -> QRectF:
        """Where the number and what is free stand."""
        cell = self.cell(place)
        return QRectF(cell.left(), cell.top(), cell.width(), TOP)

    def placed(self, place: int) -> tuple[Placed, ...]:
        """The bookings of a day that have room."""
        return self._lines(place)[0]

    def more(self, place: int) -> tuple[int, QRectF] | None:
        """How many have none, and where that is said."""
        shown, left = self._lines(place)
        return (left, self._line(place, len(shown))) if left else None

    def place_at(self, x: float, y: float) -> int | None:
        """The day under a point."""
        if not (0 <= x < self.width and HEAD <= y < self.height):
            return None
        for place in range(len(self.board.days)):
            if self.cell(place).contains(QPointF(x, y)):
                return place
        return None

    def block_at(self, x: float, y: float) -> Block | None:
        """The booking under a point."""
        place = self.place_at(x, y)
        if place is None:
            return None
        return next((each.block for each in self.placed(place) if each.rect.contains(x, y)), None)

    def rect_of(self, block: Block) -> QRectF:
        """Where a booking stands; empty where it has no room."""
        for place in range(len(self.board.days)):
            for each in self.placed(place):
                if each.block.id == block.id:
                    return each.rect
        return QRectF()

    def _lines(self, place: int) -> tuple[tuple[Placed, ...], int]:
        known = self._placed.get(place)
        if known is None:
            blocks = self.board.days[place].blocks
            fit = max(0, int((self.cell(place).height() - TOP - SIDE) // PITCH))
            shown = blocks if len(blocks) <= fit else blocks[: max(0, fit - 1)]
            placed = tuple(self._at(place, number, block) for number, block in enumerate(shown))
            known = self._placed[place] = placed, len(blocks) - len(shown)
        return known

    def _at(self, place: int, number: int, block: Block) -> Placed:
        rect = self._line(place, number)
        return Placed(block, rect, rect.topLeft(), (rect.width(), rect.height()))

    def _line(self, place: int, number: int) -> QRectF:
        cell = self.cell(place)
        return QRectF(
            cell.left() + SIDE + 1, cell.top() + TOP + number * PITCH, cell.width() - 2 * SIDE - 1, CHIP
        )
