"""Arrow keys and Tab reach every booking and every time of the board."""

from __future__ import annotations

import pytest

from desktop.presenters.calendar_model import TIMED, Board, Mode
from desktop.presenters.calendar_selection import Selection, SlotAt, Way, first, next_block, step
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "09:00")
    made.booking("two", made.garage.anna.id, "10:15")
    made.booking("far", made.garage.olga.id, "09:00")
    return made


@pytest.fixture
def board(shop: Scene) -> Board:
    made = shop.presenter.board()
    assert made is not None
    return made


def test_it_begins_at_now(shop: Scene, board: Board) -> None:
    assert first(board) == shop.slot(0, at(MONDAY, "08:00"))


def test_down_walks_through_times_and_bookings(shop: Scene, board: Board) -> None:
    stops = [step(board, None, Way.DOWN)]
    for _ in range(5):
        stops.append(step(board, stops[-1], Way.DOWN))
    assert stops == [
        shop.slot(0, at(MONDAY, "08:00")),
        shop.slot(0, at(MONDAY, "08:30")),
        shop.ids["one"],
        shop.ids["two"],
        shop.slot(0, at(MONDAY, "11:30")),
        shop.slot(0, at(MONDAY, "12:00")),
    ]


def test_up_comes_back_over_the_same_bookings(shop: Scene, board: Board) -> None:
    stop = step(board, shop.slot(0, at(MONDAY, "11:30")), Way.UP)
    assert stop == shop.ids["two"]
    assert step(board, stop, Way.UP) == shop.ids["one"]


def _walk(board: Board, start: Selection, way: Way) -> list[Selection]:
    """Every stop from there to the end of the column."""
    stops = [start]
    while (further := step(board, stops[-1], way)) != stops[-1]:
        stops.append(further)
        assert len(stops) < 100, "it goes round in a circle"
    return stops


@pytest.mark.parametrize("mode", sorted(TIMED))
def test_down_and_up_stop_at_the_same_places_among_bookings_side_by_side(mode: Mode) -> None:
    shop = scene(mode=mode)
    anna, olga = shop.garage.anna.id, shop.garage.olga.id
    shop.booking("hour", anna, "09:00")
    shop.booking("half", olga, "09:00", minutes=30)
    shop.booking("later", olga, "09:45", minutes=30)
    shop.booking("after", anna, "10:15")
    board = shop.presenter.board()
    assert board is not None
    column = next(i for i, each in enumerate(board.columns) if each.blocks)
    top = shop.slot(column, board.columns[column].starts)
    down = _walk(board, top, Way.DOWN)
    assert _walk(board, down[-1], Way.UP) == down[::-1]
    blocks = [stop for stop in down if not isinstance(stop, SlotAt)]
    assert blocks == [block.id for block in board.columns[column].blocks]
    assert len(blocks) == (4 if mode is Mode.WEEK else 2)


def test_where_two_of_one_mechanic_overlap_for_once_the_walk_goes_on() -> None:
    shop = scene()
    shop.booking("hour", shop.garage.anna.id, "09:00")
    shop.booking("short", shop.garage.anna.id, "09:00", minutes=30)
    board = shop.presenter.board()
    assert board is not None
    down = _walk(board, shop.slot(0, at(MONDAY, "08:00")), Way.DOWN)
    assert {shop.ids["hour"], shop.ids["short"]} <= set(down)
    assert down[-1] == shop.slot(0, at(MONDAY, "23:30"))


def test_left_and_right_keep_the_time(shop: Scene, board: Board) -> None:
    right = step(board, shop.ids["one"], Way.RIGHT)
    assert right == shop.slot(1, at(MONDAY, "09:00"))
    assert step(board, right, Way.RIGHT) == shop.ids["far"]
    assert step(board, shop.ids["one"], Way.LEFT) == shop.ids["one"], "it stays at the edge"


def test_the_top_and_the_foot_of_the_day_are_the_end(shop: Scene, board: Board) -> None:
    assert step(board, shop.slot(0, at(MONDAY, "00:00")), Way.UP) == shop.slot(0, at(MONDAY, "00:00"))
    assert step(board, shop.slot(0, at(MONDAY, "23:30")), Way.DOWN) == shop.slot(0, at(MONDAY, "23:30"))


def test_tab_reaches_every_block_once_and_then_leaves(shop: Scene, board: Board) -> None:
    order = []
    found = next_block(board, None)
    while found is not None:
        order.append(found)
        found = next_block(board, found)
    assert order == [shop.ids["one"], shop.ids["two"], shop.ids["far"]]
    assert next_block(board, None, forward=False) == shop.ids["far"]
    assert next_block(board, shop.slot(0, at(MONDAY, "09:30"))) == shop.ids["two"]
