"""What the mouse does on the painted week: draws a block, takes it by an edge or whole, with Shift closes a time.

Every edge is drawn to a quarter of an hour. In the next column, at an earlier time than where it began, a span runs
over midnight; elsewhere beside its column it stays in it, so that a hand that slips sideways draws no night.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from desktop.presenters.hours_week import SNAP, Week, WeekBlock
from desktop.views.hours.week_geometry import EDGE
from desktop.views.hours.week_painter import Ghost
from scheduling.calendar_rules import DAY_MINUTES

if TYPE_CHECKING:
    from desktop.views.hours.week_grid import WeekGrid

SLIP = 4
"""Pixels within which a press is a click."""


class Hold(StrEnum):
    """What was taken hold of."""

    EMPTY = "empty"
    ERASE = "erase"
    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(slots=True)
class _Drag:
    hold: Hold
    at: QPointF
    cell: int
    """Where it began; of a block that is moved, the cell that was taken."""
    block: WeekBlock | None = None
    moved: bool = False
    act: Callable[[], Week] | None = None
    """The edit that letting go makes."""


class WeekHands:
    """One for a week."""

    def __init__(self, grid: WeekGrid) -> None:
        self._grid = grid
        self._drag: _Drag | None = None

    def press(self, at: QPointF, *, erases: bool) -> None:
        """The keys follow the mouse."""
        grid = self._grid
        grid.anchor = None
        hold, block = self._under(at)
        cell = grid.geometry_.cell_at(at.x(), at.y())
        grid.go_to(cell)
        grid.select(block.id if block is not None else None)
        if not grid.editable:
            return
        if erases:
            hold, block = Hold.ERASE, None
        self._drag = _Drag(hold=hold, at=at, cell=cell, block=block)

    def move(self, at: QPointF) -> None:
        drag = self._drag
        if drag is None:
            self._hover(at)
            return
        if not drag.moved and (at - drag.at).manhattanLength() < SLIP:
            return
        drag.moved = True
        ghost, drag.act = self._drawn(drag, at)
        hidden = drag.block.id if drag.block is not None else None
        self._grid.try_out(ghost, drag.act, hidden)

    def release(self) -> None:
        """What was drawn is told; a press that did not move only selected."""
        drag = self._drag
        self.drop()
        self._grid.try_out(None, None)
        if drag is not None and drag.act is not None:
            self._grid.edit(drag.act)

    def drop(self) -> None:
        """Nothing is held any more."""
        self._drag = None

    # --- inside

    def _under(self, at: QPointF) -> tuple[Hold, WeekBlock | None]:
        """What a press there takes hold of."""
        geometry = self._grid.geometry_
        if self._grid.follows:
            return Hold.EMPTY, None
        for block in self._grid.week.blocks:
            rects = geometry.rects(block)
            for place, rect in enumerate(rects):
                if not rect.adjusted(0, -EDGE / 2, 0, EDGE / 2).contains(at):
                    continue
                near = min(EDGE, rect.height() / 4)
                if place == 0 and at.y() < rect.top() + near:
                    return Hold.START, block
                if place == len(rects) - 1 and at.y() > rect.bottom() - near:
                    return Hold.END, block
                if rect.contains(at):
                    return Hold.WHOLE, block
        return Hold.EMPTY, None

    def _hover(self, at: QPointF) -> None:
        hold, _ = self._under(at)
        shapes = {
            Hold.START: Qt.CursorShape.SizeVerCursor,
            Hold.END: Qt.CursorShape.SizeVerCursor,
            Hold.WHOLE: Qt.CursorShape.OpenHandCursor,
        }
        editable = self._grid.editable
        self._grid.setCursor(
            shapes.get(hold, Qt.CursorShape.CrossCursor) if editable else Qt.CursorShape.ArrowCursor
        )

    def _drawn(self, drag: _Drag, at: QPointF) -> tuple[Ghost, Callable[[], Week]]:
        week, block = self._grid.week, drag.block
        if block is not None and drag.hold is Hold.WHOLE:
            geometry = self._grid.geometry_
            day = geometry.weekday_at(at.x())
            steps = round((geometry.minute_at(at.y()) - geometry.minute_at(drag.at.y())) / SNAP)
            shift = day * DAY_MINUTES - drag.cell // DAY_MINUTES * DAY_MINUTES + steps * SNAP
            start = block.start + shift
            ghost = Ghost(start=start, end=start + block.end - block.start)
            return ghost, lambda: week.move(block.id, start)
        if block is not None and drag.hold is Hold.START:
            start = min(self._edge(at, block.end - SNAP, back=True), block.end - SNAP)
            ghost = Ghost(start=start, end=block.end)
            return ghost, lambda: week.resize(block.id, start, block.end)
        if block is not None:
            end = max(self._edge(at, block.start), block.start + SNAP)
            return Ghost(start=block.start, end=end), lambda: week.resize(block.id, block.start, end)
        return self._painted(drag, at)

    def _painted(self, drag: _Drag, at: QPointF) -> tuple[Ghost, Callable[[], Week]]:
        week, first = self._grid.week, drag.cell
        other = self._edge(at, first)
        if other > first:
            start, end = first, other
        else:  # upwards: the cell where it began is part of it
            start, end = other - SNAP if other == first else other, first + SNAP
        if drag.hold is Hold.ERASE:
            return Ghost(start=start, end=end, erases=True), lambda: week.erase(start, end)
        return Ghost(start=start, end=end), lambda: week.paint(start, end)

    def _edge(self, at: QPointF, start: int, *, back: bool = False) -> int:
        """The quarter of an hour nearest to the pointer, on the day of ``start``, or over the midnight after it.

        ``back``: or over the midnight before it, for the beginning of a night.
        """
        geometry = self._grid.geometry_
        minute = round(geometry.minute_at(at.y()) / SNAP) * SNAP
        weekday, own = geometry.weekday_at(at.x()), start // DAY_MINUTES
        if not back and (weekday - own) % 7 == 1 and minute <= start % DAY_MINUTES:
            own += 1
        if back and (own - weekday) % 7 == 1 and minute >= start % DAY_MINUTES:
            own -= 1
        return own * DAY_MINUTES + minute
