"""Tells screen readers what the painted week shows: the cell of the keys, then each block with its day and hours."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from desktop.views import painted_access
from desktop.views.hours.week_words import block_words
from desktop.views.painted_access import PaintedList, PaintedPart

if TYPE_CHECKING:
    from desktop.views.hours.week_grid import WeekGrid


class PartInterface(PaintedPart):
    """The cell (``block_id`` is ``None``) or one block."""

    def __init__(self, grid: WeekGrid, block_id: UUID | None) -> None:
        super().__init__(grid, block_id)
        self._grid = grid
        self._block_id = block_id

    def isValid(self) -> bool:
        return self._block_id is None or self._grid.week.block(self._block_id) is not None

    def inside(self) -> QRect:
        geometry = self._grid.geometry_
        block = self._grid.week.block(self._block_id) if self._block_id is not None else None
        inside = geometry.rects(block)[0] if block is not None else geometry.cell_rect(self._grid.cursor_)
        return inside.toAlignedRect()

    def text(self, kind: QAccessible.Text) -> str:
        if kind != QAccessible.Text.Name:
            return ""
        if self._block_id is None:
            return self._grid.cell_said()
        block = self._grid.week.block(self._block_id)
        return block_words(block) if block is not None else ""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Cell if self._block_id is None else super().role()

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        if self._block_id is None:
            state.focused = self._grid.hasFocus()
        else:
            state.selectable = True
            state.selected = self._grid.selection == self._block_id
        return state


class WeekInterface(PaintedList):
    """The week as a list: the cell first, then the blocks by their start."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__(grid, functools.partial(PartInterface, grid))
        self._grid = grid

    def keys(self) -> Sequence[Hashable]:
        return [None, *(block.id for block in self._grid.week.blocks)]

    def key_at(self, point: QPoint) -> Hashable:
        block = self._grid.week.at(self._grid.geometry_.cell_at(point.x(), point.y()))
        return block.id if block is not None else None

    def chosen(self) -> Hashable:
        return None


@functools.cache
def install() -> None:
    """Once in a process; further calls do nothing."""
    from desktop.views.hours.week_grid import WeekGrid

    painted_access.tell_of(WeekGrid, WeekInterface)


def cell_changed(grid: WeekGrid) -> None:
    """A screen reader that listens says the cell that the keys came to."""
    painted_access.focus_on(grid, 0)
