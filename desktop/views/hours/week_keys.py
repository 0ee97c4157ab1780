"""What the keys do on the painted week: a cell that walks, a block begun and ended, moved, resized, deleted, copied.

The arrows walk a quarter of an hour and a day, with Ctrl an hour; Space begins a block and ends it; Delete takes away
what is under the cell, or closes what Space began; Alt moves the block with the arrows, with Shift its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.presenters.hours_week import SNAP
from desktop.views.hours.week_painter import Ghost
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.hours_editing import WEEK_MINUTES

if TYPE_CHECKING:
    from desktop.views.hours.week_grid import WeekGrid

M = Qt.KeyboardModifier
ARROWS = {
    Qt.Key.Key_Up: -SNAP,
    Qt.Key.Key_Down: SNAP,
    Qt.Key.Key_Left: -DAY_MINUTES,
    Qt.Key.Key_Right: DAY_MINUTES,
}
HOUR = 60
DELETES = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class WeekKeys:
    """One for a week."""

    def __init__(self, grid: WeekGrid) -> None:
        self._grid = grid

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key means something here."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~M.KeypadModifier
        if key in ARROWS:
            return self._arrow(key, held)
        if key == Qt.Key.Key_Escape:
            return self._grid.cancel()
        if key == Qt.Key.Key_F2 or event.text() == "?":
            self._grid.why_asked.emit(self._grid.cursor_)
            return True
        if held or event.isAutoRepeat():
            return False
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            midnight = self._grid.cursor_ // DAY_MINUTES * DAY_MINUTES
            self._walk(midnight if key == Qt.Key.Key_Home else midnight + DAY_MINUTES - SNAP)
            return True
        return self._grid.editable and self._edits(key)

    def _edits(self, key: Qt.Key) -> bool:
        grid = self._grid
        if key == Qt.Key.Key_Space:
            self._space()
        elif key in DELETES:
            self._delete()
        elif key == Qt.Key.Key_C:
            grid.copy_asked.emit(grid.cursor_ // DAY_MINUTES)
        else:
            return False
        return True

    def _arrow(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        step = ARROWS[key]
        if held == M.AltModifier or held == (M.AltModifier | M.ShiftModifier):
            return self._grid.editable and self._shift(step, end=bool(held & M.ShiftModifier))
        if held & ~(M.ControlModifier | M.ShiftModifier):
            return False
        if held & M.ControlModifier and abs(step) == SNAP:
            step = HOUR if step > 0 else -HOUR
        self._walk(self._grid.cursor_ + step)
        return True

    def _walk(self, cell: int) -> None:
        """Over midnight to the next day, over Sunday to Monday; with a block begun, no further back than it began."""
        grid = self._grid
        if grid.anchor is None:
            grid.go_to(cell)
            return
        ahead = (cell - grid.anchor) % WEEK_MINUTES
        grid.go_to(grid.anchor if ahead >= WEEK_MINUTES // 2 else cell)
        self._draw()

    def _drawn(self) -> tuple[int, int]:
        """The span that the keys have drawn so far, the cell where they are included."""
        grid = self._grid
        start = grid.anchor if grid.anchor is not None else grid.cursor_
        return start, start + (grid.cursor_ - start) % WEEK_MINUTES + SNAP

    def _draw(self) -> None:
        grid, (start, end) = self._grid, self._drawn()
        week = grid.week
        grid.try_out(Ghost(start=start, end=end), lambda: week.paint(start, end))

    def _space(self) -> None:
        grid = self._grid
        if grid.anchor is None:
            grid.anchor = grid.cursor_
            self._draw()
            grid.go_to(grid.cursor_)
            return
        start, end = self._drawn()
        week = grid.week
        grid.cancel()
        if grid.edit(lambda: week.paint(start, end)):
            grid.go_to(grid.cursor_)

    def _delete(self) -> None:
        grid, week = self._grid, self._grid.week
        if grid.anchor is not None:
            start, end = self._drawn()
            grid.cancel()
            grid.edit(lambda: week.erase(start, end))
        else:
            block = grid.selected_block() or week.at(grid.cursor_)
            if block is not None:
                grid.edit(lambda: week.remove(block.id))
        grid.go_to(grid.cursor_)

    def _shift(self, step: int, *, end: bool) -> bool:
        """The block of the cell, or its end, goes one step; the keys stay with it."""
        grid, week = self._grid, self._grid.week
        block = grid.selected_block() or week.at(grid.cursor_)
        if block is None or grid.anchor is not None:
            return False
        if end:
            if abs(step) == DAY_MINUTES:
                return False
            return grid.edit(lambda: week.resize(block.id, block.start, block.end + step)) or True
        if grid.edit(lambda: week.move(block.id, block.start + step)):
            grid.go_to(grid.cursor_ + step)
            grid.select(block.id)
        return True
