"""The mouse in the time grid: select, draw out a slot, drag a block or its lower edge; and what is carried by keys.

Turns events into questions to the presenter and signals of the grid; paints nothing. Which key does what is
``grid_keys``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.presenters.calendar_model import Block, BlockKind, ColumnKey, Mode
from desktop.presenters.calendar_selection import Selection, SlotAt, column_of, slot_in
from desktop.presenters.moves import Decision, Fit
from desktop.presenters.slot_checks import SNAP_MINUTES
from desktop.views.calendar.drag import drawn_on, number_under
from desktop.views.calendar.edges import Edges, keep_in_view
from desktop.views.calendar.under_hand import (
    at_edge,
    block_under,
    column_under,
    movable,
    on_label,
    still_under,
)
from desktop.views.painted_access import announce
from scheduling.calendar_rules import local_of
from scheduling.errors import Gone

if TYPE_CHECKING:
    from desktop.views.calendar.time_grid import TimeGrid


class GridInput(QObject):
    """Belongs to one grid."""

    def __init__(self, grid: TimeGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self._pressed: QPointF | None = None
        self._pressed_block: Block | None = None
        self._pressed_edge = False
        """Whether the block was pressed at its lower edge, and its length may be changed."""
        self._pressed_in: ColumnKey | None = None
        """Found at the press: the columns may become narrower under the button, or be others'."""
        self._turning = False
        self._point = QPointF()
        self._edges = Edges(grid)
        self._edges.scrolled.connect(self._scrolled)
        self._edges.turned.connect(self.turn_page)

    # --- mouse

    def press(self, event: QMouseEvent) -> None:
        grid = self._grid
        grid.hush()
        grid.touched.emit()
        grid.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton or grid.geometry_ is None:
            return
        drag = grid.dragger.current
        if drag is not None and drag.keyboard:  # carried, and put down
            if grid.dragger.is_put_at(event.globalPosition()):
                self._drag_to(event.position())
            self.drop()
            return
        self.cancel_drag()  # of a button whose release never came
        self._pressed = event.position()
        if not on_label(grid, event.position()):
            self._pressed_block = block_under(grid, event.position())
        self._pressed_edge = at_edge(grid, event.position(), self._pressed_block)
        self._pressed_in = column_under(grid, event.position())

    def move(self, event: QMouseEvent) -> None:
        point = self._point = self._edges.point = event.position()
        grid = self._grid
        drag = grid.dragger.current
        if self.busy and not event.buttons() & Qt.MouseButton.LeftButton:
            self.cancel_drag()  # the button was let go where nobody could tell us
        if grid.dragger.follows(event.globalPosition()):
            self._drag_to(point)
        elif self._pressed is not None and self._far_enough(point):
            self._begin(point)
        elif self._pressed is None and grid.geometry_ is not None:
            over = block_under(grid, point)
            hand = (over is not None and over.opens) or on_label(grid, point)
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            grid.setCursor(Qt.CursorShape.SizeVerCursor if at_edge(grid, point, over) else shape)
            grid.pointed.emit(over.id if over is not None and drag is None else None)

    @property
    def busy(self) -> bool:
        """Whether the mouse holds something: pressed, drawing out or dragging."""
        drag = self._grid.dragger.current
        return self._pressed is not None or self._grid.drawn is not None or bool(drag and not drag.keyboard)

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, block = self._pressed, self._pressed_block
        self._pressed = self._pressed_block = None
        grid, drag = self._grid, self._grid.dragger.current
        if drag is not None:
            if not drag.keyboard:
                self.drop()
        elif grid.drawn is not None:
            self._finish_drawing()
        elif pressed is not None and block is not None:
            self.select(block.id)
            if block.opens:
                grid.opened.emit(block.id)
        elif pressed is not None:
            self._click(pressed)

    def _far_enough(self, point: QPointF) -> bool:
        away = point - self._pressed if self._pressed is not None else QPointF()
        return away.manhattanLength() >= QApplication.startDragDistance()

    def _begin(self, point: QPointF) -> None:
        grid = self._grid
        if grid.geometry_ is None or self._pressed is None or self._pressed_in is None:
            return
        board = grid.geometry_.board
        column = board.number_of(self._pressed_in)
        if self._pressed_block is None:
            self._draw(point, self._pressed_in)
            return
        block = None if column is None else still_under(board.columns[column], self._pressed_block)
        if block is None or column is None:  # somebody took it from under the button
            self.cancel_drag()
            return
        if self._pressed_edge:
            self._begin_length(block, column, point)
        else:
            self._begin_move(block, column, point)

    def _begin_move(self, block: Block, column: int, point: QPointF) -> None:
        grid = self._grid
        if grid.geometry_ is None or self._pressed is None:
            return
        if not movable(grid, block):
            grid.say_of(block.id, self.tr("This booking can not be moved"))
            self._pressed = None
            return
        day = grid.geometry_.board.axis.day(grid.geometry_.board.columns[column].day)
        grabbed = grid.geometry_.minute(self._pressed.y()) - day.minute(block.starts)
        try:
            grid.dragger.begin(grid.geometry_.board, block, column, grabbed)
        except Gone:  # taken away since the board was made
            self.cancel_drag()
            return
        grid.presenter.select(block.id)
        grid.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._edges.watch()
        grid.update()
        self._drag_to(point)

    def _begin_length(self, block: Block, column: int, point: QPointF) -> None:
        grid = self._grid
        if grid.geometry_ is None or self._pressed is None:
            return
        day = grid.geometry_.board.axis.day(grid.geometry_.board.columns[column].day)
        held = grid.geometry_.minute(self._pressed.y()) - day.span(block.starts, block.ends)[1]
        try:
            grid.dragger.begin_length(block, column, held)
        except Gone:
            self.cancel_drag()
            return
        grid.presenter.select(block.id)
        grid.setCursor(Qt.CursorShape.SizeVerCursor)
        self._edges.watch()
        grid.update()
        self._drag_to(point)

    def _drag_to(self, point: QPointF) -> None:
        grid = self._grid
        if grid.geometry_ is None or grid.board is None:
            return
        before, seen = grid.drag_rects(), grid.seen()
        column = grid.geometry_.nearest_column(point.x())
        y = min(max(point.y(), seen.top()), seen.bottom())  # what is dropped is on view
        try:
            moved = grid.dragger.to_minute(grid.board, column, grid.geometry_.minute(y))
        except Gone:
            self.cancel_drag()
            return
        if moved:
            grid.repaint_over(*before, *grid.drag_rects())
        drag = grid.dragger.current
        if self.busy and not (drag and drag.length):  # else nobody says when the mouse leaves
            self._edges.watch_sides()

    def led(self, point: QPointF) -> None:
        """The mouse, with its button held since before it came to the grid, is there."""
        self._point = self._edges.point = point
        self._edges.watch()
        self._drag_to(point)

    def follow_drag(self) -> bool:
        """The board changed under a drag: whether the block can still be dragged."""
        grid = self._grid
        drag = grid.dragger.current
        if drag is None or grid.board is None or not grid.board.columns:
            return False
        column = number_under(grid.board, drag)
        if column is None and (not self._turning or drag.length):  # nothing is put down where nobody sees it
            return False
        drag.column = min(drag.column, len(grid.board.columns) - 1) if column is None else column
        return grid.dragger.renew(grid.board)

    def follow_drawing(self) -> None:
        """The board changed under a slot that is being drawn out: ask again, or let go of what is not on view."""
        grid = self._grid
        drawn = grid.drawn
        if drawn is None:
            return
        column = drawn_on(grid.board, grid.drawn_in, drawn)
        if column is None:
            self.cancel_drag()
        else:
            grid.drawn = grid.presenter.check(column, drawn.starts, drawn.minutes)

    def drop(self) -> None:
        """Put down what is in hand, or say why it can not be there; what is carried by keys stays in hand then."""
        grid = self._grid
        ghost, words = grid.drag_rects()[0], grid.drag_words()
        carried = grid.dragger.current
        if carried is not None and carried.keyboard and _is_refused(carried.decision):
            announce(grid, words)
            return
        drag = grid.dragger.end()
        self._edges.leave()
        self._pressed = self._pressed_block = None
        grid.unsetCursor()
        grid.update()
        if drag is None or grid.board is None or drag.decision.fit is Fit.SAME:
            return
        if drag.decision.possible:
            grid.dropped.emit(drag.decision)
        else:
            grid.say(words, ghost)

    def cancel_drag(self) -> None:
        """Esc, or the window was left: nothing happens."""
        if self._grid.dragger.current is None and not self.busy:
            return
        self._grid.dragger.end()
        self._edges.leave()
        self._pressed = self._pressed_block = None
        self._grid.drawn = None
        self._grid.unsetCursor()
        self._grid.update()

    # --- drawing out a slot, clicking one

    def _draw(self, point: QPointF, within: ColumnKey | None) -> None:
        grid = self._grid
        if grid.geometry_ is None or self._pressed is None or within is None:
            return
        column = grid.geometry_.board.number_of(within)
        if column is None:
            return
        low, high = sorted((self._pressed.y(), point.y()))
        starts = grid.geometry_.instant_at(column, low, SNAP_MINUTES)
        ends = grid.geometry_.instant_at(column, high, SNAP_MINUTES)
        if starts is None or ends is None:
            return
        minutes = max(SNAP_MINUTES, (ends - starts) // 60 + SNAP_MINUTES)
        grid.presenter.select(None)
        grid.drawn = grid.presenter.check(grid.geometry_.board.columns[column], starts, minutes)
        grid.drawn_in = within
        self._edges.watch()
        grid.update()

    def _finish_drawing(self) -> None:
        grid = self._grid
        drawn, grid.drawn = grid.drawn, None
        self._edges.leave()
        grid.update()
        column = grid.drawn_column
        if drawn is None or grid.geometry_ is None or column is None:
            return
        if drawn.bookable:
            grid.book_asked.emit(drawn, drawn.minutes)
        else:
            near = grid.overlay.slot_rect(grid.geometry_, column, drawn)
            grid.say(grid.overlay.slot_tip(drawn, grid.geometry_), near)

    def _click(self, point: QPointF) -> None:
        """The first click selects a time, a second one on it books."""
        grid = self._grid
        if grid.geometry_ is None:
            return
        board = grid.geometry_.board
        column = board.number_of(self._pressed_in) if self._pressed_in is not None else None
        chosen = grid.presenter.selection
        book = column is not None and (grid.selected_rect().contains(point) or on_label(grid, point))
        if isinstance(chosen, SlotAt) and book:
            self.book(chosen)
            return
        half = SNAP_MINUTES * 2
        starts = grid.geometry_.instant_at(column, point.y(), half) if column is not None else None
        if column is None or starts is None:
            self.select(None)
            return
        quarter = grid.geometry_.instant_at(column, point.y(), SNAP_MINUTES)
        if quarter is not None and not grid.presenter.check(board.columns[column], starts).bookable:
            starts = quarter
        self.select(slot_in(board, column, starts))

    def book(self, slot: SlotAt) -> None:
        """Ask for the booking of a marked time, if it is free."""
        grid = self._grid
        column = column_of(grid.board, slot) if grid.board is not None else None
        if column is None:
            return
        check = grid.presenter.check(column, slot.starts)
        if check.bookable:
            grid.book_asked.emit(check, None)

    def select(self, selection: Selection) -> None:
        """Mark it, and see to it that it is on view."""
        self._grid.presenter.select(selection)
        keep_in_view(self._grid, self._grid.selected_rect())

    # --- carrying, scrolling

    def pick_up(self, block_id: UUID) -> None:
        """Begin to move a block by keyboard."""
        grid = self._grid
        place = grid.board.place_of(block_id) if grid.board else None
        if place is None or grid.board is None:
            return
        block = grid.board.columns[place[0]].blocks[place[1]]
        if not movable(grid, block):
            grid.say_of(block_id, self.tr("This booking can not be moved"))
            return
        grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        try:
            grid.dragger.begin(grid.board, block, place[0], 0.0, keyboard=True)
        except Gone:
            return
        grid.presenter.select(block_id)
        grid.update()
        announce(grid, grid.drag_aloud())

    def pick_up_edge(self, block_id: UUID) -> bool:
        """Begin to change a block's length by keyboard; whether it may be."""
        grid = self._grid
        block = grid.board.block(block_id) if grid.board else None
        if block is None or grid.board is None:
            return False
        if block.kind is not BlockKind.SESSION or not grid.presenter.lengths.changeable(block_id):
            grid.say_of(block_id, self.tr("The length of this booking can not be changed"))
            return False
        places = [n for n, column in enumerate(grid.board.columns) if block in column.blocks]
        try:
            grid.dragger.begin_length(block, places[-1], 0.0, keyboard=True)
        except Gone:
            return False
        grid.presenter.select(block_id)
        grid.update()
        announce(grid, grid.drag_aloud())
        return True

    def _scrolled(self, point: QPointF) -> None:
        self._point = point
        if self._grid.dragger.current is not None:
            self._drag_to(point)
        elif self._pressed is not None:
            self._draw(point, self._grid.drawn_in)

    def turn_page(self, by: int) -> bool:
        """Go to the days before or after, with the block still in hand; whether there is one."""
        grid = self._grid
        drag = grid.dragger.current
        if drag is None or grid.board is None:
            return False
        if drag.length:  # its day is where it ends
            self.cancel_drag()
            return False
        clock = local_of(drag.decision.to.starts, grid.board.zone)[1]
        self._turning = True
        try:
            grid.presenter.go_by(by)
        finally:
            self._turning = False
        if grid.dragger.current is not drag:  # the booking went while the page was turned
            return True
        if not drag.keyboard:
            self._drag_to(self._point)
            return True
        if grid.board.mode is Mode.WEEK:
            drag.column = 0 if by > 0 else len(grid.board.columns) - 1
        column = min(drag.column, len(grid.board.columns) - 1)
        grid.dragger.to_minute(grid.board, column, grid.board.axis.at(clock))
        grid.update()
        return True


def _is_refused(decision: Decision) -> bool:
    return not decision.possible and decision.fit is not Fit.SAME
