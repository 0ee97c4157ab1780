"""What is selected on the board, and where the arrow keys and Tab take it. Pure functions over the board.

A selection is a block (its id) or a free slot. Up and down walk through a column's time and stop at blocks
and free times alike; left and right keep the time and go to the next column.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias
from uuid import UUID

from desktop.presenters.calendar_model import Block, Board, Column

STEP_SECONDS = 30 * 60


class Way(Enum):
    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


@dataclass(frozen=True, slots=True)
class SlotAt:
    """A time in a column, named by what it stands for so that it survives a new board."""

    column: int
    starts: int


Selection: TypeAlias = UUID | SlotAt | None


def still_there(board: Board, selection: Selection) -> Selection:
    """The selection if the board still has it, otherwise nothing."""
    if isinstance(selection, SlotAt):
        fits = selection.column < len(board.columns)
        column = board.columns[selection.column] if fits else None
        return selection if column and column.starts <= selection.starts < column.ends else None
    if selection is not None and board.block(selection) is None:
        return None
    return selection


def first(board: Board) -> Selection:
    """Where the keyboard begins: the time of now where now is on view, else the first opening."""
    for number, column in enumerate(board.columns):
        if column.today and column.starts <= board.now < column.ends:
            return stop_at(board, number, board.now // STEP_SECONDS * STEP_SECONDS)
    for number, column in enumerate(board.columns):
        if column.open:
            return stop_at(board, number, column.open[0][0])
    return SlotAt(0, board.columns[0].starts + 9 * 3600) if board.columns else None


def stop_at(board: Board, number: int, starts: int) -> Selection:
    """The block that stands at that time in the column, otherwise the slot."""
    column = board.columns[number]
    block = _block_in(column, starts, starts + STEP_SECONDS)
    return block.id if block else SlotAt(number, starts)


def step(board: Board, selection: Selection, way: Way) -> Selection:
    """Where an arrow key leads; at the board's edge it stays."""
    selection = still_there(board, selection)
    if selection is None:
        return first(board)
    across, down = way.value
    number, starts, ends = _where(board, selection)
    if across:
        target = number + across
        if not 0 <= target < len(board.columns):
            return selection
        shift = board.columns[target].starts - board.columns[number].starts
        return stop_at(board, target, starts + shift)
    return _along(board.columns[number], selection, SlotAt(number, starts), ends, down)


def _along(column: Column, selection: Selection, at_: SlotAt, ends: int, down: int) -> Selection:
    number, starts, blocks = at_.column, at_.starts, column.blocks
    if isinstance(selection, UUID):
        beside = _beside(blocks, selection, down)
        if beside is not None:
            return beside
    at = -(-ends // STEP_SECONDS) * STEP_SECONDS if down > 0 else _before(starts)
    if down > 0:
        near = [
            b for b in blocks if b.starts >= starts and b.id != selection and b.starts < at + STEP_SECONDS
        ]
        if near:
            return near[0].id
    else:
        near = [b for b in blocks if b.ends > at and b.starts <= at and b.id != selection]
        if near:
            return near[-1].id
    return SlotAt(number, at) if column.starts <= at < column.ends else selection


def _before(starts: int) -> int:
    return (starts - 1) // STEP_SECONDS * STEP_SECONDS


def _beside(blocks: tuple[Block, ...], selected: UUID, down: int) -> UUID | None:
    """The next block in the column's order that overlaps the selected one: none is skipped."""
    place = next(i for i, block in enumerate(blocks) if block.id == selected)
    target = place + down
    if not 0 <= target < len(blocks):
        return None
    one, other = blocks[place], blocks[target]
    return other.id if other.starts < one.ends and one.starts < other.ends else None


def next_block(board: Board, selection: Selection, *, forward: bool = True) -> UUID | None:
    """The next block for Tab: down the column, then the next column; ``None`` past the last."""
    order = [block.id for column in board.columns for block in column.blocks]
    if not order:
        return None
    selection = still_there(board, selection)
    if isinstance(selection, UUID):
        target = order.index(selection) + (1 if forward else -1)
        return order[target] if 0 <= target < len(order) else None
    if selection is None:
        return order[0] if forward else order[-1]
    ahead = [
        block.id
        for number, column in enumerate(board.columns)
        for block in column.blocks
        if ((number, block.starts) > (selection.column, selection.starts)) is forward
    ]
    return (ahead[0] if forward else ahead[-1]) if ahead else None


def _where(board: Board, selection: UUID | SlotAt) -> tuple[int, int, int]:
    """Its column, start and end."""
    if isinstance(selection, SlotAt):
        return selection.column, selection.starts, selection.starts + STEP_SECONDS
    place = board.place_of(selection)
    if place is None:
        raise LookupError(selection)
    block = board.columns[place[0]].blocks[place[1]]
    return place[0], block.starts, block.ends


def _block_in(column: Column, starts: int, ends: int) -> Block | None:
    return next((b for b in column.blocks if b.starts < ends and b.ends > starts), None)
