"""What stands nowhere yet is brought over the time grid: a parked job, by keys from a place on, or by the mouse.

In hand it moves like any block (``grid_input``, ``grid_keys``). Not here: where it comes from (``deck_below``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt

from desktop.presenters.calendar_selection import SlotAt, slot_in
from desktop.views.calendar.edges import keep_in_view
from scheduling.errors import Gone

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.views.calendar.grid_input import GridInput
    from desktop.views.calendar.time_grid import TimeGrid

GRABBED = 10.0
"""So many minutes below its top the mouse holds it."""


class Placing(QObject):
    """Belongs to one grid."""

    def __init__(self, grid: TimeGrid, hand: GridInput) -> None:
        super().__init__(grid)
        self._grid = grid
        self._hand = hand

    def carry(self, session_id: UUID) -> bool:
        """Pick it up to be carried by arrows or mouse; whether there is a place over which it can be held."""
        grid = self._grid
        if grid.board is None:
            return False
        deck = grid.presenter.deck
        at = deck.start(grid.board, grid.presenter.selection, session_id)
        if at is None or not self._begin(session_id, at, keyboard=True):
            return False
        keep_in_view(grid, grid.drag_rects()[0])
        return True

    def lead(self, session_id: UUID, point: QPointF) -> bool:
        """Over the grid by a mouse whose button is held since before; whether it is in hand."""
        grid = self._grid
        if grid.dragger.current is None:
            if grid.geometry_ is None:
                return False
            column = grid.geometry_.nearest_column(point.x())
            board = grid.geometry_.board
            at = slot_in(board, column, board.columns[column].starts)
            if not self._begin(session_id, at, keyboard=False):
                return False
            grid.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._hand.led(point)
        return grid.dragger.current is not None

    def let_go(self, *, here: bool) -> None:
        """The mouse that led it lets go: over the grid, or elsewhere, and then it stays on deck."""
        if here:
            self._hand.drop()
        else:
            self._hand.cancel_drag()

    def _begin(self, session_id: UUID, at: SlotAt, *, keyboard: bool) -> bool:
        grid = self._grid
        if grid.board is None:
            return False
        block = grid.presenter.deck.block(session_id, grid.board, at)
        number = grid.board.number_of(at.column)
        if block is None or number is None:
            return False
        grid.hush()
        grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        grid.presenter.select(None)
        try:
            grid.dragger.begin_placing(
                grid.board, block, number, 0.0 if keyboard else GRABBED, keyboard=keyboard
            )
        except Gone:  # somebody gave it a time since
            return False
        grid.update()
        return True
