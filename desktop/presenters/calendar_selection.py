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
EARLY = 90
"""So many minutes before opening, now is where one begins."""


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
    """The selection if the board still has it, otherwise nothing; the block that has since taken the time."""
    if isinstance(selection, SlotAt):
        fits = selection.column < len(board.columns)
        column = board.columns[selection.column] if fits else None
        if column is None or not column.starts <= selection.starts < column.ends:
            return None
        return _taken_by(column, selection.starts) or selection
    if selection is not None and board.block(selection) is None:
        return None
    return selection


def first(board: Board) -> Selection:
    """Where the keyboard begins: now where that is on view and near the work, else the next opening.

    At night that is where the calendar opens too, and not hours above or below it.
    """
    opening = [(span[0], number) for number, column in enumerate(board.columns) for span in column.open]
    for _, number in opening:
        column = board.columns[number]
        minute = board.axis.day(column.day).minute(board.now)
        if column.today and board.opens - EARLY <= minute <= board.closes:
            return stop_at(board, number, board.now // STEP_SECONDS * STEP_SECONDS)
    if opening:
        ahead = [place for place in opening if place[0] > board.now]
        starts, number = min(ahead) if ahead else opening[0]
        return stop_at(board, number, starts)
    if not board.columns:
        return None
    column = board.columns[0]
    nine = board.axis.day(column.day).instant(board.axis.at(9 * 60))
    return SlotAt(0, column.starts if nine is None else nine)


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
        return stop_at(board, target, _same_clock(board, number, target, starts))
    return _along(board.columns[number], selection, SlotAt(number, starts), ends, down)


def _same_clock(board: Board, number: int, target: int, starts: int) -> int:
    """The same time of the clock in another column, also where the clocks change between the two."""
    here, there = (board.columns[place] for place in (number, target))
    minute = board.axis.day(here.day).minute(max(starts, here.starts))
    day = board.axis.day(there.day)
    found = day.instant(minute)
    while found is None and minute < board.axis.length:  # an hour that the other day does not have
        minute += STEP_SECONDS // 60
        found = day.instant(minute)
    return there.starts if found is None else found


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
    order = list(dict.fromkeys(block.id for column in board.columns for block in column.blocks))
    if not order:  # (what goes past midnight stands in two columns and is one stop)
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


def _taken_by(column: Column, at: int) -> UUID | None:
    """The block over that instant, in a column where only one fits."""
    if column.mechanic_id is None:
        return None
    return next((b.id for b in column.blocks if b.starts <= at < b.ends), None)


def _block_in(column: Column, starts: int, ends: int) -> Block | None:
    return next((b for b in column.blocks if b.starts < ends and b.ends > starts), None)
