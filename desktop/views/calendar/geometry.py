"""Where things are in the time grid: columns across, minutes down, blocks in their lanes. No painting.

Lengths are logical pixels, from the top left of the whole day (the scroll area moves it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QRectF

from desktop.presenters.calendar_model import Block, Board, Column
from scheduling.intervals import Span

GUTTER = 52
"""Room for the hours at the leading edge."""
COLUMN_LEAST = 84
HOUR = 64
HOUR_LEAST = 40
HOUR_MOST = 160
BLOCK_LEAST = 16
"""A quarter of an hour stays legible however far out one zooms."""
SIDE = 6
"""Free room of a column beside its blocks, so that there is always some to click."""
CROWD = 3
"""So many lanes need every pixel: the free room is then on one side only."""
TOP = 8
"""Above midnight, so that its label is whole."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Of one board at one size. ``hour`` is the height of an hour."""

    board: Board
    width: float
    hour: float
    edges: tuple[float, ...]
    """The left edge of each column, and the right one of the last."""
    _rects: dict[tuple[int, UUID], QRectF] = field(default_factory=dict, compare=False, repr=False)

    @property
    def height(self) -> float:
        """Of the whole axis."""
        return self.y(self.board.axis.length) + TOP

    def y(self, minute: float) -> float:
        """Of a minute of the axis."""
        return TOP + minute * self.hour / 60

    def minute(self, y: float) -> float:
        """The minute of the axis at a height."""
        return (y - TOP) * 60 / self.hour

    def column_at(self, x: float) -> int | None:
        """The number of the column under ``x``; ``None`` beside them."""
        for number in range(len(self.edges) - 1):
            if self.edges[number] <= x < self.edges[number + 1]:
                return number
        return None

    def nearest_column(self, x: float) -> int:
        """The number of the column under or nearest to ``x``."""
        found = self.column_at(x)
        if found is not None:
            return found
        return 0 if x < self.edges[0] else len(self.edges) - 2

    def column_rect(self, number: int) -> QRectF:
        """The whole column."""
        left = self.edges[number]
        return QRectF(left, 0, self.edges[number + 1] - left, self.height)

    def span_rect(self, number: int, starts: int, ends: int) -> QRectF:
        """A span of instants across the whole column."""
        day = self.board.axis.day(self.board.columns[number].day)
        top, bottom = day.span(starts, ends)
        area = self.column_rect(number)
        return QRectF(area.left(), self.y(top), area.width(), self.y(bottom) - self.y(top))

    def block_rect(self, number: int, block: Block) -> QRectF:
        """A block in its lane, on whole pixels; worked out once."""
        known = self._rects.get((number, block.id))
        if known is None:
            known = self._rects[(number, block.id)] = QRectF(self._lane_rect(number, block).toRect())
        return known

    def _lane_rect(self, number: int, block: Block) -> QRectF:
        column = self.board.columns[number]
        whole = self.span_rect(number, max(block.starts, column.starts), min(block.ends, column.ends))
        side = SIDE if whole.width() > 80 else 2
        before = side if block.lane.of < CROWD else 2
        part = (whole.width() - before - side) / block.lane.of
        gap = 3.0 if part > 60 else 1.5
        left = whole.left() + before + part * block.lane.first
        width = part * block.lane.width
        if block.lane.first + block.lane.width < block.lane.of:
            width -= gap
        height = max(BLOCK_LEAST, whole.height() - 2)
        return QRectF(left, whole.top() + 1, max(3.0, width), height)

    def block_at(self, x: float, y: float) -> Block | None:
        """The block under a point."""
        number = self.column_at(x)
        if number is None:
            return None
        for block in reversed(self.board.columns[number].blocks):
            if self.block_rect(number, block).contains(x, y):
                return block
        return None

    def is_free(self, number: int, rect: QRectF) -> bool:
        """Whether no block of the column stands in ``rect``."""
        blocks = self.board.columns[number].blocks
        return not any(self.block_rect(number, block).intersects(rect) for block in blocks)

    def instant_at(self, number: int, y: float, snap: int, *, floor: bool = True) -> int | None:
        """The instant at a height, on a grid of ``snap`` minutes; ``None`` where the day has none."""
        raw = self.minute(y)
        steps = int(raw // snap) if floor else round(raw / snap)
        last = (self.board.axis.length - 1) // snap
        return self.board.axis.day(self.board.columns[number].day).instant(min(max(steps, 0), last) * snap)


def make(board: Board, width: float, hour: float) -> Geometry:
    """Columns by their weights in ``width`` pixels."""
    return Geometry(board, width, hour, tuple(_edges(board.columns, width)))


def _edges(columns: Sequence[Column], width: float) -> list[float]:
    weights = sum(column.weight for column in columns) or 1.0
    room = max(0.0, width - GUTTER)
    edges = [float(GUTTER)]
    done = 0.0
    for column in columns:
        done += column.weight
        edges.append(float(GUTTER + round(room * done / weights)))
    return edges


def least_width(board: Board) -> int:
    """Narrower than this the grid scrolls sideways."""
    return GUTTER + int(sum(column.weight for column in board.columns) * COLUMN_LEAST)


def centred(span: Span, within: tuple[float, float]) -> float:
    """The middle of the part of ``span`` that lies ``within``, or of the span if none does."""
    low, high = max(span[0], within[0]), min(span[1], within[1])
    return (low + high) / 2 if low < high else (span[0] + span[1]) / 2
