"""Which key does what in the time grid: walk, open, book, carry a block or its lower edge.

What is done then is ``grid_input``'s; keys that show other days are the calendar's own (``calendar_view``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.presenters.calendar_selection import SlotAt, Way, next_block, step
from desktop.theming import enters
from desktop.views.calendar.edges import keep_in_view
from desktop.views.painted_access import announce
from scheduling.errors import Gone

if TYPE_CHECKING:
    from desktop.views.calendar.grid_input import GridInput
    from desktop.views.calendar.time_grid import TimeGrid

WAYS = {
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
}
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
UPRIGHT = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
LENGTH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
"""Held with the arrows up and down, these change how long the marked booking lasts."""


class GridKeys(QObject):
    """Belongs to one grid."""

    def __init__(self, grid: TimeGrid, hand: GridInput) -> None:
        super().__init__(grid)
        self._grid = grid
        self._hand = hand

    def key(self, event: QKeyEvent) -> bool:
        """Whether the key was ours."""
        grid = self._grid
        grid.hush()
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == LENGTH and key in UPRIGHT:
            return self._length(WAYS[key])
        if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if key in ENTER and not enters.once(event):
            return True
        if grid.dragger.current is not None or self._hand.busy:
            return self._key_in_drag(key)
        return self._walk(WAYS[key]) if key in WAYS else self._key_on_marked(key)

    def _key_on_marked(self, key: Qt.Key) -> bool:
        chosen = self._grid.presenter.selection
        if key == Qt.Key.Key_Escape and chosen is not None:
            self._hand.select(None)
            return True
        if key in ENTER and isinstance(chosen, SlotAt):
            self._hand.book(chosen)
            return True
        return self._key_on_block(key, chosen) if isinstance(chosen, UUID) else False

    def _key_on_block(self, key: Qt.Key, block_id: UUID) -> bool:
        grid = self._grid
        if key in ENTER or key == Qt.Key.Key_Space:
            block = grid.board.block(block_id) if grid.board else None
            if block is not None and block.opens:
                grid.opened.emit(block_id)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            grid.cancel_asked.emit(block_id)
        elif key == Qt.Key.Key_E:
            grid.edit_asked.emit(block_id)
        elif key == Qt.Key.Key_V:
            self._hand.pick_up(block_id)
        elif key == Qt.Key.Key_L:
            self._hand.pick_up_edge(block_id)
        elif key == Qt.Key.Key_F2:
            grid.glance_asked.emit(block_id)
        else:
            return False
        return True

    def _key_in_drag(self, key: Qt.Key) -> bool:
        grid = self._grid
        if key == Qt.Key.Key_Escape:
            self._hand.cancel_drag()
        elif key in ENTER and grid.dragger.current is not None:
            enters.sent()  # the next one would pick it up again, or open it
            self._hand.drop()
        elif key in WAYS and grid.dragger.current is not None:
            self._step(WAYS[key])
        return True

    def _length(self, way: Way) -> bool:
        """Take the marked block by its lower edge, if it is not in hand yet, and go a step."""
        drag = self._grid.dragger.current
        chosen = self._grid.presenter.selection
        if drag is None and not self._hand.busy and isinstance(chosen, UUID):
            if self._hand.pick_up_edge(chosen):
                self._step(way)
        elif drag is not None and drag.length:
            self._step(way)
        return True

    def _step(self, way: Way) -> None:
        grid = self._grid
        if grid.board is None:
            return
        before = grid.drag_rects()
        try:
            moved = grid.dragger.step(grid.board, way)
        except Gone:
            self._hand.cancel_drag()
            return
        if moved:
            grid.repaint_over(*before, *grid.drag_rects())
            keep_in_view(grid, grid.drag_rects()[0])
            announce(grid, grid.drag_aloud())
        elif way in {Way.LEFT, Way.RIGHT} and not (grid.dragger.current and grid.dragger.current.length):
            self._hand.turn_page(way.value[0])

    def _walk(self, way: Way) -> bool:
        grid = self._grid
        if grid.board is None or not grid.board.columns:
            return False
        if grid.presenter.selection is None and way in {Way.LEFT, Way.RIGHT}:
            grid.presenter.go_by(way.value[0])
            return True
        self._hand.select(step(grid.board, grid.presenter.selection, way))
        return True

    def tab(self, *, forward: bool) -> bool:
        """Tab goes to the next block; past the last it leaves the grid."""
        grid = self._grid
        if grid.board is None or grid.dragger.current is not None:
            return False
        found = next_block(grid.board, grid.presenter.selection, forward=forward)
        self._hand.select(found)
        return found is not None
