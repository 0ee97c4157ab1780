"""Somebody stands at the counter without a booking: entered by keys, or by mouse, and both desktops have them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.views.calendar.walk_in_card import WalkInCard
from desktop.views.calendar.walk_in_lines import ResultPage
from desktop.views.today_view import TodayView
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState, VisitKind
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest, go_to
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, on_view, until

K = Qt.Key
CONCERN = "A nail in the left front tire"
SAID = {"Norbert Clou": "819 555 0155", "Solange Souris": "819 555 0156"}
THERE = frozenset({SessionState.SCHEDULED, SessionState.PENDING, SessionState.WAITING, SessionState.OFFERED})


async def test_by_keys_alone(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        view = await go_to(left, TodayView, K.Key_1)
        (name, phone), _ = SAID.items()
        with counted(left, "walk-in", steps=2, keys=6):
            left.key(K.Key_I)
            left.step("who and what")
            card = view.walk_in
            await until(card.name.line.hasFocus, "the keys in the form")
            for field, said in ((card.name, name), (card.phone, phone), (card.concern, CONCERN)):
                await _tab_to(left, field.line)
                left.type(said)
            picture(left, "form")
            left.key(K.Key_Return)
            left.step("what became of it")
            await _result(left, card)
            picture(left, "result")
            left.key(K.Key_Return)
            await until(lambda: not card.isVisible(), "the form closes")
        await _is_there(left, right, name)


async def test_by_mouse(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        view = await go_to(left, TodayView, K.Key_1)
        _, (name, phone) = SAID.items()
        await left.press(view.header.walk_in)
        card = view.walk_in
        await until(card.isVisible, "the form")
        for field, said in ((card.name, name), (card.phone, phone), (card.concern, CONCERN)):
            await left.click_into(field.line)
            left.type(said)
        picture(left, "form")
        await left.press(card.yes)
        page = await _result(left, card)
        await left.press(page.done)
        await until(lambda: not card.isVisible(), "the form closes")
        await _is_there(left, right, name)


async def _tab_to(driven: Driven, line: QLineEdit) -> None:
    for _ in range(6):
        if line.hasFocus():
            return
        driven.key(K.Key_Tab)
    raise AssertionError(f"Tab does not lead to {line.accessibleName()}")


async def _result(driven: Driven, card: WalkInCard) -> ResultPage:
    """What it says at the end: that it is sure, or that the server has it."""

    def shown() -> ResultPage | None:
        pages = on_view(card, ResultPage)
        sure = pages and pages[0].accessibleName().startswith(("Confirmed", "Booked"))
        return pages[0] if sure else None

    page = await until(shown, "that they have a time")
    await until(page.done.hasFocus, "the keys at the end")
    assert driven.at_hand(card)
    return page


async def _is_there(left: Driven, right: Driven, name: str) -> None:
    """At both desktops, once the server has all of it."""
    await at_rest(left, right)

    def look() -> Session | None:
        customer = next((row for row in right.desk.store.all(Customer) if row.name == name), None)
        rows = right.desk.store.sessions_of(customer.id) if customer is not None else []
        return next(iter(rows), None)

    row = await until(look, "the walk-in on the second desktop")
    assert (row.kind, row.concern) == (VisitKind.IN_PERSON, CONCERN)
    assert row.state in THERE
    assert row.starts is not None
    assert left.desk.store.get(Session, row.id) == row
