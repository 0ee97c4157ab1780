"""On a booking's card: what it costs, what is due, and recording what was taken by hand, with the real widgets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.sync.errors import Unreachable
from scheduling.payments import PaymentMethod
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.counter import Counter
from tests.desktop.calendar.view.pilot import Pilot
from tools.pretended_till import DUE


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    return made


@pytest.fixture
async def counter(qtbot: QtBot, shop: Scene) -> Counter:
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    return Counter(pilot)


async def test_it_is_asked_for_when_it_is_unfolded_and_folds_again(counter: Counter) -> None:
    assert counter.buttons() == ["Payment"]
    low = counter.card.height()
    await counter.press("Payment")
    assert "Price $29.00, tax $4.34, together $33.34" in counter.words
    assert "Due now: $33.34" in counter.words
    assert counter.card.height() > low, "the card makes room"
    counter.sound()
    await counter.press("Hide")
    assert counter.buttons() == ["Payment"]
    assert "Due now" not in counter.words


@pytest.mark.parametrize(
    ("due_for", "said"), [("deposit", "Deposit of $15.00 not paid"), ("balance", "$15.00 not paid")]
)
async def test_what_is_not_paid_is_said_at_sight(counter: Counter, due_for: str, said: str) -> None:
    counter.card.close_now()
    counter.till.money = replace(counter.till.money, due_cents=15_00, due_for=due_for)
    counter.open()
    await counter.idle()
    assert (counter.words, counter.buttons()) == (said, ["Payment"])
    counter.sound()
    await counter.press("Payment")
    assert said not in counter.words, "it is among the lines"
    await counter.press("Cash")
    await counter.press("$15.00 in cash was taken")
    await counter.press("Hide")
    assert counter.words == "$15.00 paid"


async def test_the_server_is_asked_once_for_an_open_card(counter: Counter) -> None:
    await counter.idle()
    for _ in range(3):
        row = counter.pilot.shop.session("one")
        counter.pilot.shop.store.load([replace(row, concern=f"{row.concern} and more of it")])
        counter.pilot.settle()
        await counter.idle()
    assert counter.till.asked == 1


async def test_cash_is_recorded_at_the_second_press_which_names_the_amount(counter: Counter) -> None:
    await counter.press("Payment")
    await counter.press("Cash")
    assert counter.till.taken == {}
    assert "$33.34 in cash was taken" in counter.buttons()
    counter.card.refit()
    inside = counter.card.rect()
    for button in counter.fold.findChildren(QPushButton):
        at = button.rect().translated(button.mapTo(counter.card, button.rect().topLeft()))
        assert inside.contains(at), "the card is as wide as it was"
        assert button.width() >= button.sizeHint().width()
    await counter.press("$33.34 in cash was taken")
    (taken,) = counter.till.taken.values()
    assert (taken.method, taken.cents) == (PaymentMethod.CASH, DUE)
    assert "Cash · $33.34 · $33.35 in coins" in counter.words
    assert "Nothing is due now." in counter.words
    assert counter.buttons() == ["Hide"]
    counter.sound()


async def test_credit_pays_first_and_the_rest_by_terminal(counter: Counter) -> None:
    counter.till.balance = 30_00
    await counter.press("Payment")
    assert "The customer’s credit pays $30.00 of it." in counter.words
    await counter.press("Terminal")
    await counter.press("$3.34 by terminal was taken")
    (taken,) = counter.till.taken.values()
    assert (taken.method, taken.cents) == (PaymentMethod.TERMINAL, 3_34)


async def test_credit_that_pays_all_takes_no_money(counter: Counter) -> None:
    counter.till.balance = 50_00
    await counter.press("Payment")
    assert counter.buttons() == ["Hide", "Pay with credit"]
    await counter.press("Pay with credit")
    await counter.press("Yes, with the credit")
    assert [payment.cents for payment in counter.till.taken.values()] == [0]


async def test_another_amount_by_now_is_said_and_not_recorded(counter: Counter) -> None:
    await counter.press("Payment")
    counter.till.money = replace(counter.till.money, due_cents=20_00, due_for="balance")
    await counter.press("Cash")
    await counter.press("$33.34 in cash was taken")
    assert counter.till.taken == {}
    assert "Another amount is due by now. Nothing was recorded." in counter.words
    assert "Rest due now: $20.00" in counter.words


async def test_without_the_server_it_says_so(counter: Counter) -> None:
    counter.card.close_now()
    counter.till.fault = Unreachable("away")
    counter.open()
    await counter.idle()
    assert counter.words == "Price and payments"
    await counter.press("Payment")
    assert "The server does not answer." in counter.words
    assert counter.buttons() == ["Hide"]
    counter.sound()


async def test_news_of_the_booking_leave_it_open(counter: Counter) -> None:
    await counter.press("Payment")
    row = counter.pilot.shop.session("one")
    counter.pilot.shop.store.load([replace(row, concern=f"{row.concern} and more of it")])
    counter.pilot.settle()
    assert "Due now: $33.34" in counter.words
