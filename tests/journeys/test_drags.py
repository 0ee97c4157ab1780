"""A booking dragged to where it cannot stand: nothing is sent, the reason is said in words; Esc lets go."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt

from desktop.presenters.calendar_model import Column
from tests.journeys.hands import at_rest, drag_to, employed, session, with_break
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, Where, until
from tools.offscreen_tour import book_by_keys


async def _booked(
    driven: Driven, name: str, fits: Callable[[Column], bool] = with_break, times: int = 1
) -> tuple[UUID, Where]:
    where = await driven.find_free(fits=fits, days=30, times=times)
    session_id, _ = await book_by_keys(driven, name, where=where)
    await at_rest(driven)
    return session_id, where


def _lunch(driven: Driven, where: Where) -> tuple[int, int]:
    """The lunch break of the column."""
    board = driven.calendar.grid.board
    assert board is not None
    return board.columns[where.column].breaks[0]


async def test_dropping_on_the_lunch_break_is_refused_in_words(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        session_id, where = await _booked(left, "Odile Midi")
        before = session(left, session_id)
        lunch = _lunch(left, where)[0]
        end = await drag_to(left, session_id, where, lunch, drop=False)
        grid = left.calendar.grid
        assert "break" in grid.drag_words()
        assert "12:00–13:00" in grid.drag_words()
        picture(left, "over-the-break")
        await left.drop(end)
        assert "break" in grid.tip, "it stays said after the drop"
        picture(left, "after-the-drop")
        assert left.desk.store.changes() == []
        assert session(left, session_id) == before
        await until(lambda: session(right, session_id), "the booking on the second desktop")
        assert session(right, session_id) == before


async def test_dropping_on_another_booking_names_it(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, _):
        _, where = await _booked(left, "Paul Premier", employed, times=2)
        second, place = await _booked_beside(left, where, "Sonia Seconde")
        before = session(left, second)
        end = await drag_to(left, second, place, where.starts, drop=False)
        grid = left.calendar.grid
        assert grid.drag_words().startswith("Already booked (")
        picture(left, "over-a-booking")
        await left.drop(end)
        assert grid.tip.startswith("Already booked (")
        assert left.desk.store.changes() == []
        assert session(left, second) == before


async def _booked_beside(driven: Driven, where: Where, name: str) -> tuple[UUID, Where]:
    """A second booking in the same column of the same day."""
    board = driven.calendar.grid.board
    assert board is not None
    mechanic, day = board.columns[where.column].mechanic_id, board.days[0]
    place = await driven.find_free(fits=lambda column: (column.mechanic_id, column.day) == (mechanic, day))
    assert place.column == where.column
    session_id, _ = await book_by_keys(driven, name, where=place)
    await at_rest(driven)
    return session_id, place


async def test_escape_lets_go_of_a_drag(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, _):
        session_id, where = await _booked(left, "Estelle Échappe")
        before = session(left, session_id)
        lunch = _lunch(left, where)[0]  # where no booking can stand already: it does move
        end = await drag_to(left, session_id, where, lunch, drop=False)
        assert _drags(left)
        left.key(Qt.Key.Key_Escape)
        assert not _drags(left)
        await left.drop(end)
        picture(left, "after-escape")
        assert left.desk.store.changes() == []
        assert session(left, session_id) == before


def _drags(driven: Driven) -> bool:
    return driven.calendar.grid.dragger.current is not None
