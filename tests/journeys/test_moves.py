"""A customer is moved to another mechanic, by mouse and then back by keys; the second desktop has it each time."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QPointF, Qt

from desktop.presenters.calendar_model import Column
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest, drawn, employed, grip, quiet, session, take_back
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, NeverHappened, Where, until
from tools.offscreen_tour import book_by_keys, on_view

K = Qt.Key


async def test_to_another_mechanic_by_mouse_and_back_by_keys(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        where, other = await _free_with_two(left)
        columns = _columns(left)
        one, two = columns[where.column].mechanic_id, columns[other].mechanic_id
        visit, _ = await book_by_keys(left, "Mélodie Mutée", where=where)
        await at_rest(left, right)
        with counted(left, "moved to another mechanic, by mouse", steps=1, keys=0, drags=1):
            left.step("the block")
            start = await grip(left, visit)
            across = left.point(other, where.starts).x() - left.point(where.column, where.starts).x()
            start = await grip(left, visit)
            await left.drag(start, start + QPointF(across, 0))
            await drawn(left, visit, lambda block: block.mechanic_id == two)
        await _with(right, visit, two, where.starts)
        await at_rest(left, right)
        picture(left, "by-mouse")

        await left.to_front()
        await on_view(left, visit)
        await _tab_to(left, visit)
        way = K.Key_Left if other > where.column else K.Key_Right
        across_columns = abs(other - where.column)
        with counted(left, "moved to another mechanic, by keys", steps=1, keys=2 + len(columns)):
            left.step("the block")
            left.key(K.Key_V)
            for _ in range(across_columns):
                left.key(way)
            picture(left, "in-hand")
            left.key(K.Key_Return)
        await _with(right, visit, one, where.starts)
        await at_rest(left, right)
        await take_back(left)
        await _with(right, visit, two, where.starts)
        await at_rest(left, right)
        found = session(left, visit)
        assert found is not None
        assert (found.mechanic_id, found.starts) == (two, where.starts)


async def _free_with_two(driven: Driven) -> tuple[Where, int]:
    """A time on a day at which two of the workshop's own are free; and the column of the other."""

    def has_another(column: Column) -> bool:
        return quiet(column) and any(each is not column and employed(each) for each in _columns(driven))

    for _ in range(10):
        where = await driven.find_free(fits=has_another, days=30)
        for number, column in enumerate(_columns(driven)):
            if number == where.column or not employed(column):
                continue
            for starts in range(where.starts, where.starts + 4 * 3600, 1800):
                pair = (_columns(driven)[where.column], column)
                both = [driven.desk.calendar.check(each, starts, 60) for each in pair]
                if all(check.bookable and check.verdict.available for check in both):
                    return Where(where.column, starts, 60), number
        driven.desk.calendar.select(None)
        driven.key(K.Key_Right)
    raise NeverHappened("a time at which two are free")


async def _tab_to(driven: Driven, visit: UUID) -> None:
    """From block to block until it is marked."""
    for _ in range(80):
        driven.key(K.Key_Tab)
        if driven.desk.calendar.selection == visit:
            return
    raise AssertionError("Tab does not lead to the booking")


async def _with(driven: Driven, visit: UUID, mechanic: UUID | None, starts: int) -> None:
    def look() -> bool:
        row = session(driven, visit)
        return row is not None and (row.mechanic_id, row.starts) == (mechanic, starts)

    await until(look, "the visit with the other mechanic on the second desktop")


def _columns(driven: Driven) -> tuple[Column, ...]:
    board = driven.calendar.grid.board
    assert board is not None
    return board.columns
