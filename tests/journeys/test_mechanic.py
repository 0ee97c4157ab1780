"""A mechanic's desktop: the own bookings with names, those of others only as busy, and no booking for others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop.presenters.calendar_model import Block, BlockKind, Column, Mode
from desktop.views.calendar.calendar_words import block_title
from scheduling.records import Customer, Session
from tests.journeys.hands import at_rest, employed, session
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import Driven, until
from tools.offscreen_tour import book_by_keys, two_desks

NAME = "Victor Visible"


async def test_a_mechanic_sees_names_of_own_bookings_only(demo: Demo, sit: Sit, picture: Picture) -> None:
    async with sit(two_desks(demo.people)[0]) as desk, sit(demo.named("Luc Tremblay")) as luc:
        where = await desk.find_free(fits=_of("Luc Tremblay"))
        own, _ = await book_by_keys(desk, NAME, where=where)
        other_place = await desk.find_free(fits=_of("Sam O'Neil"))
        other, _ = await book_by_keys(desk, "Irène Invisible", where=other_place)
        await at_rest(desk)
        await until(lambda: session(luc, own), "the own booking")
        await luc.show_same_day(desk)
        await until(lambda: _is_busy(luc, "Sam O'Neil", other_place.starts), "the busy time of the other")

        for column in _columns(luc):
            kinds = {block.kind for block in column.blocks if block.kind is not BlockKind.HOLD}
            if column.name == "Luc Tremblay":
                assert kinds <= {BlockKind.SESSION}
            else:
                assert kinds <= {BlockKind.BUSY}, f"{column.name}'s bookings are seen"
                assert all(block.customer == "" for block in column.blocks)
        busy = _block_at(luc, "Sam O'Neil", other_place.starts)
        assert busy is not None
        assert block_title(busy) == "Busy"
        assert session(luc, other) is None, "it is not on this computer at all"
        mine = {row.mechanic_id for row in luc.desk.store.all(Session)}
        assert mine == {luc.desk.calendar.rights.own_mechanic}
        assert not any(row.name == "Irène Invisible" for row in luc.desk.store.all(Customer))
        picture(luc, "day")
        luc.key(Qt.Key.Key_W)
        await until(lambda: _mode(luc) is Mode.WEEK, "the week")
        picture(luc, "week")


async def test_a_mechanic_may_book_for_nobody_else(demo: Demo, sit: Sit, picture: Picture) -> None:
    async with sit(demo.named("Luc Tremblay")) as luc:
        own = luc.desk.calendar.rights.own_mechanic
        await luc.to_front()
        luc.key(Qt.Key.Key_D)
        luc.key(Qt.Key.Key_Right)
        number, free = await _free_of_another(luc)
        await luc.laid_out()  # another day may be laid out otherwise
        point = luc.point(number, free)
        await luc.click(luc.calendar.grid, point)
        check = luc.desk.calendar.check(_columns(luc)[number], free)
        grid = luc.calendar.grid
        assert grid.geometry_ is not None
        assert grid.overlay.slot_tip(check, grid.geometry_) == "Your role does not book here"
        picture(luc, "clicked-on-anothers-time")
        await luc.click(grid, point)
        assert luc.wizard() is None, "the second click would book"
        luc.key(Qt.Key.Key_Return)
        assert luc.wizard() is None
        assert luc.desk.store.changes() == []

        luc.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        wizard = await until(luc.wizard, "the wizard for the own bookings")
        luc.key(Qt.Key.Key_1)
        await until(lambda: wizard.flow.draft.kind, "the kind of visit")
        assert [choice.mechanic.id for choice in wizard.flow.mechanics() if choice.mechanic] == [own]
        picture(luc, "own-booking")
        wizard.leave()
        await until(lambda: luc.wizard() is None, "the wizard closes")


async def _free_of_another(driven: Driven) -> tuple[int, int]:
    """A time of a colleague at which they work and nothing stands."""
    for _ in range(14):
        for number, column in enumerate(_columns(driven)):
            if column.name in {"Sam O'Neil", "Amira Haddad"} and column.open:
                for starts in range(column.open[0][0], column.open[-1][1] - 3600, 1800):
                    check = driven.desk.calendar.check(column, starts)
                    if check.verdict.available:
                        return number, starts
        day = driven.desk.calendar.days()
        driven.desk.calendar.select(None)
        driven.key(Qt.Key.Key_Right)
        await until(lambda day=day: _day(driven) != day, "the next day on view")  # type: ignore[misc]  # bound on purpose
    raise AssertionError("no colleague has a free time")


def _of(name: str) -> Callable[[Column], bool]:
    return lambda column: employed(column) and column.name == name


def _columns(driven: Driven) -> tuple[Column, ...]:
    board = driven.calendar.grid.board
    assert board is not None
    return board.columns


def _day(driven: Driven) -> object:
    board = driven.calendar.grid.board
    return board.days if board else None


def _mode(driven: Driven) -> Mode | None:
    board = driven.calendar.grid.board
    return board.mode if board else None


def _is_busy(driven: Driven, name: str, starts: int) -> bool:
    """The hold that the booking began with is over."""
    block = _block_at(driven, name, starts)
    return block is not None and block.kind is BlockKind.BUSY


def _block_at(driven: Driven, name: str, starts: int) -> Block | None:
    blocks = [block for column in _columns(driven) if column.name == name for block in column.blocks]
    return next((block for block in blocks if block.starts == starts), None)
