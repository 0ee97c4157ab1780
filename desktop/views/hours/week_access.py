"""Tells screen readers what the painted week shows: the cell of the keys, then each block with its day and hours."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from desktop.views.hours.week_words import block_words

if TYPE_CHECKING:
    from desktop.views.hours.week_grid import WeekGrid


class PartInterface(QAccessibleInterface):
    """The cell (``block_id`` is ``None``) or one block, found again by its id: weeks come and go."""

    def __init__(self, grid: WeekGrid, block_id: UUID | None) -> None:
        super().__init__()
        self._grid = grid
        self.block_id = block_id

    def isValid(self) -> bool:
        return self.block_id is None or self._grid.week.block(self.block_id) is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # what is painted has none
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # none before it is shown
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
        if kind != QAccessible.Text.Name:
            return ""
        if self.block_id is None:
            return self._grid.cell_said()
        block = self._grid.week.block(self.block_id)
        return block_words(block) if block is not None else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing can be typed into what is painted."""

    def rect(self) -> QRect:
        geometry = self._grid.geometry_
        block = self._grid.week.block(self.block_id) if self.block_id is not None else None
        inside = geometry.rects(block)[0] if block is not None else geometry.cell_rect(self._grid.cursor_)
        area = inside.toAlignedRect()
        return QRect(self._grid.mapToGlobal(area.topLeft()), area.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Cell if self.block_id is None else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        if self.block_id is None:
            state.focused = self._grid.hasFocus()
        else:
            state.selectable = True
            state.selected = self._grid.selection == self.block_id
        return state

    def foregroundColor(self) -> QColor:
        return self._grid.palette().windowText().color()

    def backgroundColor(self) -> QColor:
        return self._grid.palette().window().color()


class WeekInterface(QAccessibleWidget):
    """The week as a list: the cell first, then the blocks by their start."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__(grid, QAccessible.Role.List, grid.accessibleName())
        self._grid = grid
        self._made: dict[UUID | None, PartInterface] = {}

    def _ids(self) -> list[UUID | None]:
        return [None, *(block.id for block in self._grid.week.blocks)]

    def childCount(self) -> int:
        return len(self._ids())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none past the end
        ids = self._ids()
        return self.of(ids[index]) if 0 <= index < len(ids) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        point = self._grid.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        block = self._grid.week.at(self._grid.geometry_.cell_at(point.x(), point.y()))
        return self.of(block.id if block is not None else None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = self._ids()
        block_id = getattr(child, "block_id", None)
        return ids.index(block_id) if block_id in ids else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        return self.of(None)

    def of(self, block_id: UUID | None) -> PartInterface:
        """Kept as long as the week: Qt does not own what Python made."""
        if block_id not in self._made:
            self._made[block_id] = PartInterface(self._grid, block_id)
        return self._made[block_id]


_GRIDS: dict[int, WeekInterface] = {}


def _forget(number: int) -> None:
    _GRIDS.pop(number, None)


def _factory(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    from desktop.views.hours.week_grid import WeekGrid

    if not isinstance(thing, WeekGrid):
        return None
    number = id(thing)
    if number not in _GRIDS:
        _GRIDS[number] = WeekInterface(thing)
        thing.destroyed.connect(functools.partial(_forget, number))
    return _GRIDS[number]


@functools.cache
def install() -> None:
    """Once in a process; further calls do nothing."""
    QAccessible.installFactory(_factory)


def cell_changed(grid: WeekGrid) -> None:
    """A screen reader that listens says the cell that the keys came to."""
    if not QAccessible.isActive():
        return
    event = QAccessibleEvent(grid, QAccessible.Event.Focus)
    event.setChild(0)
    QAccessible.updateAccessibility(event)
