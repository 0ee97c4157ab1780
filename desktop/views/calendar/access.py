"""Tells screen readers what the time grid paints: a list of bookings, each with its words, place and actions."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from desktop.presenters.calendar_model import Block
from desktop.views.calendar.calendar_words import block_aloud, column_aloud
from desktop.views.calendar.glance_words import glance_aloud
from desktop.views.calendar.time_grid import TimeGrid


class BlockInterface(QAccessibleInterface):
    """One block. It is found again by its id, since boards come and go."""

    def __init__(self, grid: TimeGrid, block_id: UUID) -> None:
        super().__init__()
        self._grid = grid
        self.block_id = block_id

    def _block(self) -> Block | None:
        return self._grid.board.block(self.block_id) if self._grid.board else None

    def isValid(self) -> bool:
        return self._block() is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # a painted block has none
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # none before the grid is shown
        return self._grid.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._grid)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # no children
        del x, y
        return None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # no children
        del index
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        del child
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        block, board = self._block(), self._grid.board
        if block is None or board is None:
            return ""
        if kind == QAccessible.Text.Description:  # what the card says that F2 shows
            return glance_aloud(self._grid.presenter.glances.of(block), board.zone)
        if kind != QAccessible.Text.Name:
            return ""
        place = board.place_of(self.block_id)
        where = column_aloud(board.columns[place[0]]) if place else ""
        return f"{where}: {block_aloud(block, board.zone)}"

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing can be typed into a block."""

    def rect(self) -> QRect:
        inside = self._grid.rect_of(self.block_id).toAlignedRect()
        return QRect(self._grid.mapToGlobal(inside.topLeft()), inside.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        chosen = self._grid.presenter.selection == self.block_id
        state.selected = chosen
        state.focused = chosen and self._grid.hasFocus()
        return state

    def foregroundColor(self) -> QColor:
        return self._grid.palette().windowText().color()

    def backgroundColor(self) -> QColor:
        return self._grid.palette().window().color()


class GridInterface(QAccessibleWidget):
    """The grid as a list; its children are the blocks, down each column in turn."""

    def __init__(self, grid: TimeGrid) -> None:
        super().__init__(grid, QAccessible.Role.List, grid.accessibleName())
        self._grid = grid
        self._made: dict[UUID, BlockInterface] = {}

    def _ids(self) -> list[UUID]:
        board = self._grid.board
        return [block.id for column in board.columns for block in column.blocks] if board else []

    def childCount(self) -> int:
        return len(self._ids())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none past the end
        ids = self._ids()
        return self.of(ids[index]) if 0 <= index < len(ids) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        geometry = self._grid.geometry_
        if geometry is None:
            return None
        point = self._grid.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        block = geometry.block_at(point.x(), point.y())
        return self.of(block.id) if block else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        block_id = getattr(child, "block_id", None)
        ids = self._ids()
        return ids.index(block_id) if block_id in ids else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        chosen = self._grid.presenter.selection
        return self.of(chosen) if isinstance(chosen, UUID) else None

    def of(self, block_id: UUID) -> BlockInterface:
        """The interface of a block, kept as long as the grid: Qt does not own what Python made."""
        if block_id not in self._made:
            self._made[block_id] = BlockInterface(self._grid, block_id)
        return self._made[block_id]


_MAKERS: dict[type[QWidget], Callable[[Any], QAccessibleInterface]] = {TimeGrid: GridInterface}
_MADE: dict[int, QAccessibleInterface] = {}


def tell_of(painted: type[QWidget], make: Callable[[Any], QAccessibleInterface]) -> None:
    """Another painted widget with children of its own."""
    _MAKERS[painted] = make


def _factory(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    make = _MAKERS.get(type(thing)) if isinstance(thing, QWidget) else None
    if make is None or thing is None:
        return None
    number = id(thing)
    if number not in _MADE:
        _MADE[number] = make(thing)
        thing.destroyed.connect(lambda: _MADE.pop(number, None))
    return _MADE[number]


@functools.cache
def install() -> None:
    """Once in a process; further calls do nothing."""
    QAccessible.installFactory(_factory)


def focus_on(painted: QWidget, place: int) -> None:
    """A screen reader that listens says the child at that place."""
    if QAccessible.isActive():
        event = QAccessibleEvent(painted, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)


def selection_changed(grid: TimeGrid) -> None:
    """A screen reader that listens says the block that was selected."""
    if grid.board is None:
        return
    chosen = grid.presenter.selection
    ids = [block.id for column in grid.board.columns for block in column.blocks]
    if isinstance(chosen, UUID) and chosen in ids:
        focus_on(grid, ids.index(chosen))
