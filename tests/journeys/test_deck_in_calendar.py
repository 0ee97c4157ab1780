"""A visit is parked from its card in the calendar, seen on deck there, and given a time: by mouse, then by keys."""

from __future__ import annotations

import asyncio
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from scheduling.sessions import is_parked
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest, employed, other_free, session, take_back
from tests.journeys.rows import in_the_books
from tests.journeys.shop import Demo, Pair, Picture
from tools.desks import Driven, until
from tools.offscreen_tour import on_view

K = Qt.Key
NAME = "Placide Pont"


async def test_what_is_parked_in_the_calendar_is_placed_from_it(
    demo: Demo, pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        where = await left.find_free(fits=employed, days=30)
        made = await in_the_books(demo, left, NAME, "+18195550177", [where.starts])
        visit = made.session.id
        await on_view(left, visit)
        left.desk.calendar.select(visit)
        left.calendar.grid.setFocus()
        with counted(left, "visit parked from its card", steps=1, keys=2):
            left.step("the card")
            left.key(K.Key_Return)
            left.key(K.Key_P)
        button = await _waits(left, visit)
        await at_rest(left, right)
        assert NAME in button.text()
        await until(lambda: _parked(right, visit), "the visit on the other desktop's deck")
        picture(left, "parked")

        starts = other_free(left, where, visit)
        with counted(left, "parked visit dragged to a time", steps=1, keys=0, drags=1):
            left.step("the calendar")
            await left.drag_onto_grid(button, left.point(where.column, starts))
        row = session(left, visit)
        assert row is not None
        assert row.starts == starts
        await at_rest(left, right)
        await until(lambda: not _parked(right, visit), "the visit on the other desktop's calendar")
        picture(left, "dragged")

        await take_back(left)
        button = await _waits(left, visit)
        await at_rest(left, right)
        with counted(left, "parked visit placed by keys", steps=2, keys=15):
            left.step("the deck")
            left.key(K.Key_P)
            assert button.hasFocus()
            left.key(K.Key_Return)
            left.step("a time")
            wanted = _by_arrows_to_free(left)
            picture(left, "carried")
            await asyncio.sleep(QApplication.doubleClickInterval() / 1000)  # no second half of a double press
            left.key(K.Key_Return)
        assert not _parked(left, visit)
        await at_rest(left, right)
        for each in (left, right):
            row = session(each, visit)
            assert row is not None
            assert row.starts == wanted


def _parked(driven: Driven, visit: UUID) -> bool:
    row = session(driven, visit)
    return row is not None and is_parked(row)


async def _waits(driven: Driven, visit: UUID) -> QPushButton:
    """Its button below the calendar."""

    def found() -> QPushButton | None:
        strip = driven.calendar.deck.strip
        return strip.buttons.get(visit) if strip is not None and strip.isVisible() else None

    return await until(found, "the visit on deck, below the calendar")


def _by_arrows_to_free(driven: Driven) -> int:
    """A step down from where it was picked up, and on until it may stand there; when that is.

    Where the day is full below, back up: what is in hand begins over a free time.
    """
    for key in [K.Key_Down] * 5 + [K.Key_Up] * 5:
        driven.key(key)
        drag = driven.calendar.grid.dragger.current
        assert drag is not None
        if drag.decision.possible:
            return drag.decision.to.starts
    raise AssertionError("nothing is free where it was picked up")
