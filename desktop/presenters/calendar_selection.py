"""What is selected on the board, and where the arrow keys and Tab take it. Pure functions over the board.

A selection is a block (its id) or a free slot. Up and down walk through a column's time and stop at blocks
and free times alike; left and right keep the time and go to the next column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias
from uuid import UUID

from desktop.presenters.calendar_model import Block, Board, Column, ColumnKey

STEP_SECONDS = 30 * 60
SLOT = -1
"""Where a stop names no block: sorts before any that begins at the same time."""
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

    column: ColumnKey
    starts: int


Selection: TypeAlias = UUID | SlotAt | None


def slot_in(board: Board, number: int, starts: int) -> SlotAt:
    """A time in the column of that number."""
    return SlotAt(board.columns[number].key, starts)


def column_of(board: Board, slot: SlotAt) -> Column | None:
    """The column of a time, if that board has it."""
    number = board.number_of(slot.column)
    return None if number is None else board.columns[number]


def still_there(board: Board, selection: Selection) -> Selection:
    """The selection if the board still has it, otherwise nothing; the block that has since taken the time."""
    if isinstance(selection, SlotAt):
        column = column_of(board, selection)
        if column is None or not column.starts <= selection.starts < column.ends:
            return None
        return _taken_by(column, selection.starts) or selection
    if selection is not None and board.block(selection) is None:
        return None
    return selection


def day_of(board: Board | None, selection: Selection) -> date | None:
    """The day on which what is selected stands."""
    if board is None or selection is None:
        return None
    if isinstance(selection, SlotAt):
        return selection.column.day
    place = board.place_of(selection)
    return None if place is None else board.columns[place[0]].day


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
    return slot_in(board, 0, column.starts if nine is None else nine)


def stop_at(board: Board, number: int, starts: int) -> Selection:
    """The block that stands at that time in the column, otherwise the slot."""
    column = board.columns[number]
    block = _block_in(column, starts, starts + STEP_SECONDS)
    return block.id if block else slot_in(board, number, starts)


def step(board: Board, selection: Selection, way: Way) -> Selection:
    """Where an arrow key leads; at the board's edge it stays."""
    selection = still_there(board, selection)
    if selection is None:
        return first(board)
    across, down = way.value
    number, starts = _where(board, selection)
    if across:
        target = number + across
        if not 0 <= target < len(board.columns):
            return selection
        return stop_at(board, target, _same_clock(board, number, target, starts))
    return _along(board.columns[number], selection, starts, down)


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


def _along(column: Column, selection: Selection, starts: int, down: int) -> Selection:
    """The next stop down the column, or up: the same stops both ways; at the end it stays."""
    stops = _stops(column)
    own = next((i for i, block in enumerate(column.blocks) if block.id == selection), SLOT)
    at = bisect_right(stops, (starts, own)) if down > 0 else bisect_left(stops, (starts, own)) - 1
    if not 0 <= at < len(stops):
        return selection
    when, place = stops[at]
    return SlotAt(column.key, when) if place == SLOT else column.blocks[place].id


def _stops(column: Column) -> list[tuple[int, int]]:
    """In order, each block's start with its place, and each half hour that is no block's with ``SLOT``.

    A half hour is a block's when one begins within it, or when the block before it lasts over it; in a
    mechanic's own column, where only one fits, when any does.
    """
    stops: list[tuple[int, int]] = []
    place = 0
    for starts in range(-(-column.starts // STEP_SECONDS) * STEP_SECONDS, column.ends, STEP_SECONDS):
        began = place
        while place < len(column.blocks) and column.blocks[place].starts < starts + STEP_SECONDS:
            stops.append((column.blocks[place].starts, place))
            place += 1
        before = column.blocks[0 if column.mechanic_id is not None else max(0, place - 1) : place]
        if place == began and all(block.ends <= starts for block in before):
            stops.append((starts, SLOT))
    return stops


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
    here = _where(board, selection)
    ahead = [
        block.id
        for number, column in enumerate(board.columns)
        for block in column.blocks
        if ((number, block.starts) > here) is forward
    ]
    return (ahead[0] if forward else ahead[-1]) if ahead else None


def _where(board: Board, selection: UUID | SlotAt) -> tuple[int, int]:
    """Its column and start."""
    if isinstance(selection, SlotAt):
        number = board.number_of(selection.column)
        if number is None:
            raise LookupError(selection)
        return number, selection.starts
    place = board.place_of(selection)
    if place is None:
        raise LookupError(selection)
    block = board.columns[place[0]].blocks[place[1]]
    return place[0], block.starts


def _taken_by(column: Column, at: int) -> UUID | None:
    """The block over that instant, in a column where only one fits."""
    if column.mechanic_id is None:
        return None
    return next((b.id for b in column.blocks if b.starts <= at < b.ends), None)


def _block_in(column: Column, starts: int, ends: int) -> Block | None:
    return next((b for b in column.blocks if b.starts < ends and b.ends > starts), None)
