"""A visit is parked from Today, waits on deck, gets another time, and is taken back on deck; the server agrees."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt

from desktop.presenters.today_model import DayAct
from desktop.views.today_view import TodayView
from scheduling.records import Mechanic, Session
from scheduling.sessions import is_parked
from scheduling.vocabulary import SessionState
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest, go_to, session, take_back
from tests.journeys.rows import in_the_books, today
from tests.journeys.shop import Demo, Pair, Picture
from tools.desks import Driven, until

K = Qt.Key
NAME = "Paule Pièce"
STANDS = frozenset({SessionState.SCHEDULED, SessionState.PENDING})
"""The second once it is due."""


async def test_a_parked_visit_is_placed_again_and_taken_back(
    demo: Demo, pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        made = await in_the_books(demo, left, NAME, "+18195550166", today(left))
        visit = made.session.id
        here, there = [await go_to(each, TodayView, K.Key_1) for each in (left, right)]
        card = await until(lambda: here.columns.cards.get(visit), "the visit among today's")
        with counted(left, "visit parked", steps=1, keys=0, clicks=1):
            left.step("the card")
            await left.press(card.buttons[DayAct.PARK])
        button = await until(lambda: here.deck.buttons.get(visit), "the visit on deck")
        await _is(right, visit, parked=True)
        await at_rest(left, right)
        picture(left, "parked")
        assert NAME in button.text()
        await until(lambda: visit in there.deck.buttons, "the visit on the other desktop's deck")
        assert visit not in there.columns.cards

        with counted(left, "parked visit placed again", steps=2, keys=4, clicks=6):
            left.step("on deck")
            await left.press(button)
            left.step("a time")
            place = await _same_mechanic(left, here, made.session)
            picture(left, "times")
            for _ in range(place):
                left.key(K.Key_Tab)
            left.key(K.Key_Return)
        await at_rest(left, right)
        await _is(right, visit, parked=False)
        for each in (left, right):
            row = session(each, visit)
            assert row is not None
            assert row.state in STANDS
            assert row.mechanic_id == made.session.mechanic_id
            assert row.starts not in {None, made.session.starts}  # at opening time it may be an earlier one
        await until(lambda: not here.deck.isVisible() and visit not in there.deck.buttons, "an empty deck")

        await take_back(left)
        await at_rest(left, right)
        await _is(right, visit, parked=True)
        await until(lambda: visit in there.deck.buttons, "the visit on deck again")
        assert visit in here.deck.buttons
        picture(left, "taken-back")


async def _is(driven: Driven, visit: UUID, *, parked: bool) -> None:
    def look() -> bool:
        row = session(driven, visit)
        return row is not None and is_parked(row) is parked

    await until(look, "the visit on deck" if parked else "the visit on the calendar")


async def _same_mechanic(driven: Driven, view: TodayView, row: Session) -> int:
    """The card is open; which of its times is of the visit's own mechanic, who is not asked first."""
    card = view.deck_card
    await until(lambda: card.isVisible() and driven.at_hand(card), "the keys at the free times")
    assert row.mechanic_id is not None
    mechanic = driven.desk.store.get(Mechanic, row.mechanic_id)
    assert mechanic is not None
    first_name = mechanic.name.partition(" ")[0]
    for _ in range(20):
        places = [place for place, each in enumerate(card.buttons) if each.text().endswith(first_name)]
        if places:
            card.buttons[0].setFocus()
            return places[0]
        await driven.press(card.later)
    raise AssertionError("their mechanic has no time")
