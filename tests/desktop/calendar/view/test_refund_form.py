"""On a booking's card: the owner gives back more than the policy does, in its form with the real widgets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.sync.errors import Unreachable
from desktop.views.calendar.refund_form import RefundForm
from scheduling.ids import uuid7
from scheduling.money_messages import RefundRequest
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.view.counter import Counter
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.presses import enter_twice, moment, press_at

REASON = "Brakes squealed again"


@pytest.fixture
async def owners(qtbot: QtBot) -> Counter:
    shop = scene(Role.OWNER)
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.booking("two", shop.garage.ivan.id, "12:00")
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    counter = Counter(pilot)
    counter.till.divide()
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


async def _asked(owners: Counter) -> RefundForm:
    """The form, with a reason typed in it."""
    await owners.press("Payment")
    await owners.press("Give money back")
    (form,) = owners.fold.findChildren(RefundForm)
    QTest.keyClicks(form.reason, REASON)
    return form


async def test_what_is_typed_stays_over_a_click_on_another_booking_and_says_so(owners: Counter) -> None:
    form = await _asked(owners)
    shop, low = owners.pilot.shop, owners.card.height()
    owners.open("two")
    assert (owners.card.isVisible(), owners.card.session_id) == (True, shop.ids["one"])
    assert (form.reason.text(), form.reason.hasFocus()) == (REASON, True)
    assert "Give it back first, or leave it." in owners.words
    assert owners.card.height() > low
    owners.sound()
    QTest.mouseClick(owners.pilot.view.panel, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert owners.card.isVisible()
    await owners.press("Leave it")
    owners.open("two")
    assert owners.card.session_id == shop.ids["two"]


async def test_an_amount_that_was_typed_stays_too_and_nothing_typed_does_not(owners: Counter) -> None:
    await owners.press("Payment")
    await owners.press("Give money back")
    (form,) = owners.fold.findChildren(RefundForm)
    assert not owners.card.unsaved
    form.amount.setText("10")
    assert form.unsaved
    form.amount.setText("33.34")
    owners.open("two")
    assert owners.card.session_id == owners.pilot.shop.ids["two"]


@pytest.mark.parametrize("by", ["escape", "close"])
async def test_leaving_asks_whether_what_is_typed_is_lost(owners: Counter, by: str) -> None:
    form, card = await _asked(owners), owners.card
    if by == "escape":
        QTest.keyClick(form.reason, Qt.Key.Key_Escape)
    else:
        card._close.click()
    question = card.losing.question
    assert question is not None
    assert (card.losing.asks, form.reason.text()) == (True, REASON)
    QTest.keyClick(question.keep_button, Qt.Key.Key_Escape)
    assert (card.losing.asks, form.reason.text()) == (False, REASON)
    QTest.keyClick(form.reason, Qt.Key.Key_Escape)
    question.lose_button.click()
    assert (card.isVisible(), owners.fold.form) == (True, None)


async def test_the_fold_stays_open_over_what_is_typed(owners: Counter) -> None:
    form = await _asked(owners)
    await owners.press("Hide")
    assert (owners.fold.form, form.reason.text()) == (form, REASON)
    assert "Give it back first, or leave it." in owners.words


async def test_each_way_is_proposed_and_limited_by_what_it_can_take_back(owners: Counter) -> None:
    owners.till.divide(credit=20_00)
    form = await _asked(owners)
    assert form.amount.text() == "13.34", "the rest was paid with credit"
    form.amount.setText("20")
    form.amount.textEdited.emit("20")
    assert "At most $13.34 is left to give back as money: the rest was paid with credit." in owners.words
    assert not form.give.isEnabled()
    form.amount.setText("13.34")
    form.how.buttons[True].click()
    assert form.amount.text() == "33.34"
    await owners.press("Give $33.34 back")
    await owners.press("Yes, give it back")
    (given,) = owners.till.given.values()
    assert (given.cents, given.as_credit) == (33_34, True)


async def test_where_credit_paid_all_of_it_credit_is_proposed(owners: Counter) -> None:
    owners.till.divide(credit=33_34)
    form = await _asked(owners)
    assert (form.amount.text(), form.how.taken) == ("33.34", True)
