"""On a booking's card: what it costs, what is due, and recording what was taken by hand, with the real widgets."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_money import BookingMoneys
from desktop.sync.errors import Unreachable
from desktop.views.calendar.money_fold import MoneyFold
from desktop.views.calendar.refund_form import RefundForm
from scheduling.ids import uuid7
from scheduling.money_messages import RefundRequest
from scheduling.payments import PaymentMethod
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.open_card import OpenCard, assert_sound
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.presses import enter_twice, moment, press_at
from tools.pretended_till import DUE, Till


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    return made


class Counter(OpenCard):
    """Before a pretended till."""

    def __init__(self, pilot: Pilot) -> None:
        super().__init__(pilot)
        self.till = Till(pilot.shop.ids["one"])
        presenter = pilot.shop.presenter
        presenter.actions.moneys = BookingMoneys(pilot.shop.store, presenter.rights, self.till, self.spawn)
        self.open()

    @property
    def fold(self) -> MoneyFold:
        assert self.card.money is not None
        return self.card.money

    @property
    def words(self) -> str:
        return " | ".join(it.text() for it in self.fold.findChildren(QLabel) if it.isVisibleTo(self.card))

    def buttons(self) -> list[str]:
        return [it.text() for it in self.fold.findChildren(QPushButton) if it.isVisibleTo(self.card)]

    async def press(self, name: str) -> None:
        (button,) = [it for it in self.fold.findChildren(QPushButton) if it.text() == name]
        button.click()
        await self.idle()

    def sound(self) -> None:
        assert_sound(self.fold)


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
    counter.till.fault = Unreachable("away")
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


@pytest.fixture
async def owners(qtbot: QtBot) -> Counter:
    shop = scene(Role.OWNER)
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    counter = Counter(pilot)
    counter.till.money = replace(counter.till.money, settled=True, paid_cents=DUE, due_cents=0)
    return counter


async def test_the_owner_gives_back_and_whoever_hands_it_over_says_so(owners: Counter) -> None:
    await owners.press("Payment")
    await owners.press("Give money back")
    (form,) = owners.fold.findChildren(RefundForm)
    assert form.reason.hasFocus()
    assert form.amount.text() == "33.34"
    assert not form.give.isEnabled(), "it is for the books: a reason is needed"
    owners.sound()
    QTest.keyClicks(form.reason, "Brakes squealed again")
    form.amount.setText("99")
    form.amount.textEdited.emit("99")
    assert "At most $33.34 is left to give back." in owners.words
    assert not form.give.isEnabled()
    form.amount.setText("10")
    form.amount.textEdited.emit("10")
    await owners.press("Give $10.00 back")
    assert owners.till.given == {}
    await owners.press("Yes, give it back")
    (given,) = owners.till.given.values()
    assert (given.cents, given.reason, given.as_credit) == (10_00, "Brakes squealed again", False)
    assert "To be handed back: $10.00 · Brakes squealed again" in owners.words
    assert owners.fold.toggle.hasFocus(), "the form went with the keys"
    await owners.press("$10.00 was handed back")
    await owners.press("Yes, the customer has it")
    assert "Went back: $10.00 · Brakes squealed again" in owners.words
    owners.sound()


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("policy", "as agreed when it was booked"),
        ("checkout", "it was not booked after all"),
        ("gateway", "at the card processor itself"),
        ("Kept waiting", "Kept waiting"),
    ],
)
async def test_why_money_goes_back_is_said_in_words(owners: Counter, reason: str, said: str) -> None:
    asked = RefundRequest(refund_id=uuid7(), cents=5_00, reason=reason)
    await owners.till.give_back(owners.till.money.session_id, asked)
    await owners.press("Payment")
    assert f"To be handed back: $5.00 · {said}" in owners.words


async def test_what_is_typed_stays_where_it_could_not_be_given(owners: Counter) -> None:
    await owners.press("Payment")
    await owners.press("Give money back")
    (form,) = owners.fold.findChildren(RefundForm)
    QTest.keyClicks(form.reason, "why")
    form.how.buttons[True].click()
    owners.till.fault = Unreachable("away")
    await owners.press("Give $33.34 back")
    await owners.press("Yes, give it back")
    assert "The server does not answer. Whether it was done shows once it does." in owners.words
    assert (form.reason.text(), form.isVisible()) == ("why", True)
    owners.till.fault = None
    await owners.press("Give $33.34 back")
    await owners.press("Yes, give it back")
    (given,) = owners.till.given.values()
    assert given.as_credit


async def test_enter_asks_and_enter_gives(owners: Counter) -> None:
    await owners.press("Payment")
    await owners.press("Give money back")
    (form,) = owners.fold.findChildren(RefundForm)
    press_at(Qt.Key.Key_Return, moment())
    assert form.give.text() == "Give $33.34 back", "a reason is needed"
    QTest.keyClicks(form.reason, "why")
    later = enter_twice()
    assert (form.give.text(), form.give.hasFocus()) == ("Yes, give it back", True)
    await owners.idle()
    assert owners.till.given == {}, "a double press is one"
    press_at(Qt.Key.Key_Return, later)
    await owners.idle()
    assert len(owners.till.given) == 1


async def test_escape_leaves_the_form_and_not_the_card(owners: Counter) -> None:
    await owners.press("Payment")
    await owners.press("Give money back")
    (form,) = owners.fold.findChildren(RefundForm)
    QTest.keyClick(form.reason, Qt.Key.Key_Escape)
    assert "Give money back" in owners.buttons()
    assert owners.card.isVisible()
