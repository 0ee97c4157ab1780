"""What a press in the time grid has under it: whether it may be carried, or taken by its edge, and is there still.

Only asks. What the hand does with it is ``grid_input``'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from desktop.presenters.calendar_model import Block, BlockKind, Column, ColumnKey

if TYPE_CHECKING:
    from desktop.views.calendar.time_grid import TimeGrid

EDGE_HIGH = 6
"""So near to its lower edge a block is made longer or shorter, where it is high enough to be held elsewhere too."""
EDGE_LEAST = 3 * EDGE_HIGH


def movable(grid: TimeGrid, block: Block) -> bool:
    """Among bays also what keeps its time."""
    among = grid.board is not None and grid.board.by_bay
    return grid.presenter.bay_moves.movable(block.id) if among else block.movable


def at_edge(grid: TimeGrid, point: QPointF, block: Block | None) -> bool:
    """Whether a press there takes the block by its lower edge."""
    if block is None or grid.geometry_ is None or block.kind is not BlockKind.SESSION:
        return False
    number = grid.geometry_.column_at(point.x())
    if number is None or block.ends > grid.geometry_.board.columns[number].ends:
        return False  # it goes on in the next day's column
    rect = grid.geometry_.block_rect(number, block)
    near = rect.height() >= EDGE_LEAST and point.y() >= rect.bottom() - EDGE_HIGH
    return near and grid.presenter.lengths.changeable(block.id)


def block_under(grid: TimeGrid, point: QPointF) -> Block | None:
    """What is on view there; what is scrolled under the hours is not."""
    if grid.geometry_ is None or grid.in_gutter(point.x()):
        return None
    return grid.geometry_.block_at(point.x(), point.y())


def column_under(grid: TimeGrid, point: QPointF) -> ColumnKey | None:
    """Whose column is on view there."""
    if grid.geometry_ is None or grid.in_gutter(point.x()):
        return None
    number = grid.geometry_.column_at(point.x())
    return None if number is None else grid.geometry_.board.columns[number].key


def on_label(grid: TimeGrid, point: QPointF) -> bool:
    """Whether the words that book the marked time are on view there."""
    return not grid.in_gutter(point.x()) and grid.book_label().contains(point)


def still_under(column: Column, pressed: Block) -> Block | None:
    """What was pressed, as it is now in that column; nothing where it has gone, or has another time or mechanic."""
    for block in column.blocks:
        if block.id == pressed.id:
            here, then = ((each.starts, each.ends, each.mechanic_id) for each in (block, pressed))
            return block if here == then else None
    return None
