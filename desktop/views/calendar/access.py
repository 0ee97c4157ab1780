"""Tells screen readers what the time grid paints: a list of bookings, each with its words, place and actions."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from desktop.presenters.calendar_model import Block
from desktop.presenters.calendar_selection import SlotAt
from desktop.views import painted_access
from desktop.views.calendar.calendar_words import block_aloud, column_aloud
from desktop.views.calendar.glance_words import glance_aloud
from desktop.views.calendar.time_grid import TimeGrid
from desktop.views.painted_access import PaintedList, PaintedPart


class BlockInterface(PaintedPart):
    """One block."""

    def __init__(self, grid: TimeGrid, block_id: UUID) -> None:
        super().__init__(grid, block_id)
        self._grid = grid
        self._block_id = block_id

    def _block(self) -> Block | None:
        return self._grid.board.block(self._block_id) if self._grid.board else None

    def isValid(self) -> bool:
        return self._block() is not None

    def inside(self) -> QRect:
        return self._grid.rect_of(self._block_id).toAlignedRect()

    def text(self, kind: QAccessible.Text) -> str:
        block, board = self._block(), self._grid.board
        if block is None or board is None:
            return ""
        if kind == QAccessible.Text.Description:  # what the card says that F2 shows
            return glance_aloud(self._grid.presenter.glances.of(block), board.zone)
        if kind != QAccessible.Text.Name:
            return ""
        place = board.place_of(self._block_id)
        where = column_aloud(board.columns[place[0]]) if place else ""
        return f"{where}: {block_aloud(block, board.zone)}"

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        chosen = self._grid.presenter.selection == self._block_id
        state.selected = chosen
        state.focused = chosen and self._grid.hasFocus()
        return state


class GridInterface(PaintedList):
    """The grid as a list; its parts are the blocks, down each column in turn."""

    def __init__(self, grid: TimeGrid) -> None:
        super().__init__(grid, functools.partial(BlockInterface, grid))
        self._grid = grid

    def keys(self) -> Sequence[Hashable]:
        return _ids(self._grid)

    def key_at(self, point: QPoint) -> Hashable:
        geometry = self._grid.geometry_
        block = geometry.block_at(point.x(), point.y()) if geometry is not None else None
        return block.id if block is not None else None

    def chosen(self) -> Hashable:
        return self._grid.presenter.selection


def _ids(grid: TimeGrid) -> list[UUID]:
    return [block.id for column in grid.board.columns for block in column.blocks] if grid.board else []


@functools.cache
def install() -> None:
    """Once in a process; further calls do nothing."""
    painted_access.tell_of(TimeGrid, GridInterface)


def selection_changed(grid: TimeGrid) -> None:
    """A screen reader that listens says the block that was selected."""
    chosen, ids = grid.presenter.selection, _ids(grid)
    if isinstance(chosen, UUID) and chosen in ids:
        painted_access.focus_on(grid, ids.index(chosen))
    elif isinstance(chosen, SlotAt):
        painted_access.announce(grid, grid.slot_aloud(chosen))
