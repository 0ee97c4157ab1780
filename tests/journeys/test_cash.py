"""Cash is taken for a booking, the workshop cancels it, the money is handed back: at two desks, by a real server."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar.hand_back_card import HandBackCard
from desktop.views.calendar.money_fold import MoneyFold
from desktop.views.calendar.who_cancels import WhoCancels
from scheduling.vocabulary import CancelledBy
from tests.journeys.hands import at_rest, employed
from tests.journeys.shop import Demo, Pair, Picture, Sit
from tools.desks import Driven, until
from tools.offscreen_tour import book_by_keys, on_view


async def test_cash_is_recorded_at_a_booking(demo: Demo, sit: Sit, picture: Picture) -> None:
    first = next(person for person in demo.people if person.role == "receptionist")
    async with sit(first) as desk:
        where = await desk.find_free(fits=employed)
        booked = (await book_by_keys(desk, "Claude Comptant", where=where))[0]
        await at_rest(desk)
        await on_view(desk, booked)
        desk.calendar.grid.opened.emit(booked)
        fold = await _opened(desk)
        cash = await until(lambda: _named(fold, "Cash"), "what is due")
        said = _said(fold)
        assert "Deposit due now: $15.00" in said, said
        await desk.press(cash)
        assert cash.text() == "$15.00 in cash was taken"
        picture(desk, "cash-asked")
        await desk.press(cash)
        await until(lambda: "Cash · $15.00" in _said(fold), "the payment that was recorded")
        assert "Nothing is due now." in _said(fold)
        picture(desk, "cash-taken")


async def test_what_was_paid_is_handed_back_when_the_workshop_cancels(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        where = await left.find_free(fits=employed)
        booked = (await book_by_keys(left, "Reine Rendue", where=where))[0]
        await at_rest(left, right)
        await on_view(left, booked)
        left.calendar.grid.opened.emit(booked)
        fold = await _opened(left)
        cash = await until(lambda: _named(fold, "Cash"), "what is due")
        await left.press(cash)
        await left.press(cash)
        await until(lambda: "Cash · $15.00" in _said(fold), "the payment that was recorded")

        card = left.calendar.card
        card.ask_cancel()
        await _cancelled_by_us(left, card)
        mine = await until(lambda: _waiting(left, "Reine Rendue"), "what is to be handed back")
        theirs = await until(lambda: _waiting(right, "Reine Rendue"), "the same on the other desk")
        assert "$15.00 for Reine Rendue" in _said(mine), _said(mine)
        picture(left, "to-hand-back")

        await right.activate()
        (show,) = [it for it in theirs.buttons if it.text() == "Show"]
        await right.press(show)
        await until(lambda: right.calendar.card.session_id == booked, "the cancelled booking's card")
        right.calendar.card.close_now()
        (handed,) = [it for it in theirs.buttons if it.text() == "Handed back"]
        rests = right.calendar.panel.calm.resting
        await until(lambda: not rests.isActive(), "a click is one of its own again")
        await right.press(handed)
        assert handed.text() == "Yes, they have the $15.00"
        await until(lambda: not rests.isActive(), "a click is one of its own again")
        await right.press(handed)
        await until(lambda: _waiting(right, "Reine Rendue") is None, "nothing waits on this desk")
        left.desk.hand_backs.look()  # as it does every minute
        await until(lambda: _waiting(left, "Reine Rendue") is None, "nor on the other one")


async def _opened(driven: Driven) -> MoneyFold:
    shown = driven.calendar.card
    card = await until(lambda: shown if shown.isVisible() else None, "the card")
    fold = await until(lambda: card.money, "its payments")
    await driven.press(fold.toggle)
    return fold


async def _cancelled_by_us(driven: Driven, card: BookingCard) -> None:
    who = await until(lambda: card.who, "who cancels")
    assert isinstance(who, WhoCancels)
    await driven.press(who.buttons[CancelledBy.STAFF])
    await driven.press(card.buttons["cancel"])


def _waiting(driven: Driven, customer: str) -> HandBackCard | None:
    cards = [card for card in driven.calendar.panel.cards if isinstance(card, HandBackCard)]
    return next((card for card in cards if customer in _said(card)), None)


def _named(fold: MoneyFold, name: str) -> QPushButton | None:
    return next((it for it in fold.findChildren(QPushButton) if it.text() == name), None)


def _said(widget: MoneyFold | HandBackCard) -> str:
    return " | ".join(it.text() for it in widget.findChildren(QLabel))
