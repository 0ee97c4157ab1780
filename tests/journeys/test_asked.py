"""A mechanic who is asked first: sees what and when on their own desktop, and who it is with the yes."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from desktop.presenters.calendar_model import Column
from desktop.views.calendar.answer_cards import OfferCard
from scheduling.records import Customer, Vehicle
from scheduling.vocabulary import SessionState
from tests.journeys.hands import at_rest, drawn, later_than_today, session
from tests.journeys.shop import Demo, Picture, Sit
from tools.desks import until
from tools.offscreen_tour import book_by_keys, two_desks

NAME = "Nadia Nommée"
ASKED = "Chloé Gagnon"


def _of_the_asked(column: Column) -> bool:
    return later_than_today(column) and column.name == ASKED


async def test_the_name_comes_with_the_yes(demo: Demo, sit: Sit, picture: Picture) -> None:
    async with sit(two_desks(demo.people)[0]) as desk, sit(demo.named(ASKED)) as chloe:
        where = await desk.find_free(fits=_of_the_asked)
        session_id, _ = await book_by_keys(desk, NAME, where=where)
        await at_rest(desk)
        row = await until(lambda: session(chloe, session_id), "the offer")
        assert row.state is SessionState.OFFERED
        store = chloe.desk.store
        assert store.get(Customer, row.customer_id) is None
        assert [
            each for each in store.all(Vehicle) if each.customer_id == row.customer_id and each.plate
        ] == []
        await chloe.show_same_day(desk)
        await chloe.laid_out()
        cards = [card for card in chloe.app.window.findChildren(OfferCard) if session_id in card.about]
        picture(chloe, "asked")
        (card,) = cards
        accept = next(each for each in card.findChildren(QPushButton) if each.text() == "Accept")
        accept.click()
        await until(lambda: store.get(Customer, row.customer_id), "the customer")
        block = await drawn(chloe, session_id, lambda each: each.customer == NAME)
        assert block.state is SessionState.SCHEDULED
        picture(chloe, "accepted")
