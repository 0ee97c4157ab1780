"""Where things are in the time grid: columns across, minutes down, blocks in their lanes. No painting.

Lengths are logical pixels, from the top left of the whole day (the scroll area moves it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Flag, auto
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF

from desktop.presenters.calendar_model import Block, Board, Column, Mode
from scheduling.intervals import Span

GUTTER = 52
"""Room for the hours at the leading edge."""
COLUMN_LEAST = 84
LANE_LEAST = 30
"""Narrower than this a week's booking has no room for a name: the grid scrolls sideways instead."""
LANES_MOST = 5
"""So many side by side get that room; with it for more, a week would scroll in a usual window too."""
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


class Named(Flag):
    """What a block's words name besides its customer: what its column does not tell."""

    NOTHING = 0
    MECHANIC = auto()
    BAY = auto()


class Placed(NamedTuple):
    """A block and where it is; ``corner`` and ``size`` are the rectangle's, at hand for every repaint."""

    block: Block
    rect: QRectF
    corner: QPointF
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Geometry:
    """Of one board at one size. ``hour`` is the height of an hour."""

    board: Board
    width: float
    hour: float
    edges: tuple[float, ...]
    """The left edge of each column, and the right one of the last."""
    _placed: dict[int, tuple[Placed, ...]] = field(default_factory=dict, compare=False, repr=False)
    _rects: dict[int, dict[UUID, QRectF]] = field(default_factory=dict, compare=False, repr=False)

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

    def named(self, number: int) -> Named:
        """What the blocks of a column name: their mechanic where it is everybody's day or a bay's; no bay there."""
        everybodys = self.board.mode is Mode.WEEK or self.board.by_bay
        of_mechanic = everybodys and self.board.columns[number].mechanic_id is None
        bay = Named.NOTHING if self.board.by_bay else Named.BAY
        return bay | Named.MECHANIC if of_mechanic else bay

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
        """A block in its lane, on whole pixels."""
        known = self._rects.get(number)
        if known is None:
            known = self._rects[number] = {each.block.id: each.rect for each in self.placed(number)}
        return known.get(block.id) or self._lanes(number, [block])[0].rect

    def placed(self, number: int) -> tuple[Placed, ...]:
        """A column's blocks, each with its place; worked out once."""
        known = self._placed.get(number)
        if known is None:
            blocks = self.board.columns[number].blocks
            known = self._placed[number] = tuple(self._lanes(number, blocks))
        return known

    def _lanes(self, number: int, blocks: Sequence[Block]) -> list[Placed]:
        """In one go: what a column's blocks share is worked out once for all of them."""
        column = self.board.columns[number]
        span = self.board.axis.day(column.day).span
        edge = self.edges[number]
        across = self.edges[number + 1] - edge
        side = SIDE if across > 80 else 2
        pitch = self.hour / 60
        placed: list[Placed] = []
        for block in blocks:
            lane = block.lane
            top, bottom = span(max(block.starts, column.starts), min(block.ends, column.ends))
            before = side if lane.of < CROWD else 2
            part = (across - before - side) / lane.of
            width = part * lane.width
            if lane.first + lane.width < lane.of:
                width -= 3.0 if part > 60 else 1.5
            high = max(BLOCK_LEAST, (bottom - top) * pitch - 2)
            rect = QRectF(
                edge + before + part * lane.first, TOP + top * pitch + 1, width if width > 3 else 3.0, high
            )
            rect = QRectF(rect.toRect())
            placed.append(Placed(block, rect, rect.topLeft(), (rect.width(), rect.height())))
        return placed

    def block_at(self, x: float, y: float) -> Block | None:
        """The block under a point."""
        number = self.column_at(x)
        if number is None:
            return None
        return next((each.block for each in reversed(self.placed(number)) if each.rect.contains(x, y)), None)

    def is_free(self, number: int, rect: QRectF) -> bool:
        """Whether no block of the column stands in ``rect``."""
        return not any(each.rect.intersects(rect) for each in self.placed(number))

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
    lanes = max((_lanes_of(column) for column in board.columns), default=1) if board.mode is Mode.WEEK else 1
    column = max(COLUMN_LEAST, min(lanes, LANES_MOST) * LANE_LEAST)
    return GUTTER + int(sum(each.weight for each in board.columns) * column)


def _lanes_of(column: Column) -> int:
    """How many bookings stand side by side in it; of one that is narrower than the others, none is counted."""
    return max((block.lane.of for block in column.blocks), default=1) if column.weight >= 1 else 1


def centred(span: Span, within: tuple[float, float]) -> float:
    """The middle of the part of ``span`` that lies ``within``, or of the span if none does."""
    low, high = max(span[0], within[0]), min(span[1], within[1])
    return (low + high) / 2 if low < high else (span[0] + span[1]) / 2
