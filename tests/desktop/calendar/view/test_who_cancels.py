"""Who cancels is asked at the desk, and nobody is chosen beforehand."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_money import BookingMoneys
from desktop.sync.errors import Unreachable
from desktop.views.calendar.who_cancels import WhoCancels
from scheduling.cancellation import PolicyTerm, Term
from scheduling.commands import CancelSession
from scheduling.vocabulary import CancelledBy, Role, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.open_card import OpenCard
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.shell.widgets import cut_labels
from tests.factories import NOW, named
from tools.pretended_till import Till

Key = Qt.Key
C = CancelledBy


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    made.booking("offered", made.garage.olga.id, "14:00", state=SessionState.OFFERED)
    return made


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    return pilot


def _asked(pilot: Pilot, name: str = "one") -> WhoCancels:
    pilot.shop.presenter.select(pilot.shop.ids[name])
    pilot.key(Key.Key_Delete)
    who = pilot.view.card.who
    assert who is not None
    return who


def _press(*keys: Qt.Key) -> None:
    for key in keys:
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, key)


def _sent(pilot: Pilot) -> list[CancelledBy]:
    return [each.cancelled_by for each in pilot.shop.sent() if isinstance(each, CancelSession)]


def test_nobody_is_chosen_beforehand_and_nothing_goes_on_without(pilot: Pilot) -> None:
    who, card = _asked(pilot), pilot.view.card
    assert (who.who, card.buttons["cancel"].isEnabled()) == (None, False)
    _press(Key.Key_Return, Key.Key_Return, Key.Key_Enter)
    assert _sent(pilot) == []
    assert card.isVisible()
    assert "Choose who cancels first" in who.meaning.text()
    assert card.reason is not None
    card.reason.setFocus()
    _press(Key.Key_Return)
    assert _sent(pilot) == []
    assert who.both.hasFocus(), "the keys are where it is chosen"


@pytest.mark.parametrize(
    ("key", "by"),
    [
        (Key.Key_Left, C.CUSTOMER), (Key.Key_Up, C.CUSTOMER), (Key.Key_Right, C.STAFF),
        (Key.Key_Down, C.STAFF),
    ],
)  # fmt: skip
def test_one_key_chooses_and_enter_cancels(pilot: Pilot, key: Qt.Key, by: CancelledBy) -> None:
    _asked(pilot)
    _press(key, Key.Key_Return)
    assert _sent(pilot) == [by]
    assert not pilot.view.card.isVisible()


def test_the_last_choice_counts_and_the_reason_stays(pilot: Pilot) -> None:
    who, card = _asked(pilot), pilot.view.card
    assert card.reason is not None
    card.reason.setText("called")
    who.buttons[C.STAFF].click()
    who.buttons[C.CUSTOMER].click()
    assert card.reason.text() == "called"
    card.reason.setFocus()
    _press(Key.Key_Return)
    (command,) = pilot.shop.sent()
    assert isinstance(command, CancelSession)
    assert (command.cancelled_by, command.reason) == (C.CUSTOMER, "called")


def test_escape_keeps_the_booking_whoever_was_chosen(pilot: Pilot) -> None:
    _asked(pilot)
    _press(Key.Key_Right, Key.Key_Escape)
    assert not pilot.view.card.isVisible()
    assert _sent(pilot) == []


def test_the_choice_of_one_booking_is_not_anothers(pilot: Pilot) -> None:
    _asked(pilot)
    _press(Key.Key_Right, Key.Key_Escape)
    assert _asked(pilot, "offered").who is None


@pytest.mark.parametrize(
    ("name", "by", "meaning"),
    [
        ("one", C.CUSTOMER, "By the terms of the booking"),
        ("one", C.STAFF, "Everything that was paid goes back."),
        ("offered", C.CUSTOMER, "no mechanic has it yet"),
        ("offered", C.STAFF, "Everything that was paid goes back."),
    ],
)
def test_it_says_what_follows(pilot: Pilot, name: str, by: CancelledBy, meaning: str) -> None:
    who = _asked(pilot, name)
    who.buttons[by].click()
    assert meaning in who.meaning.text()


TERMS = {
    "early": [PolicyTerm(code=Term.FREE, until=NOW + 3600, back=15_00)],
    "late": [PolicyTerm(code=Term.FREE, until=NOW - 1, back=15_00)],
    "partly": [PolicyTerm(code=Term.LESS_FEE, until=NOW + 3600, back=6_00, credit=4_00, kept=5_00)],
    "credit": [PolicyTerm(code=Term.REST_AS_CREDIT, credit=9_00, kept=6_00)],
}
"""Of 15.00 that were paid. What follows after them, whenever it is cancelled, is the same."""
LAST = (
    PolicyTerm(code=Term.NOTHING_BACK, kept=15_00),
    PolicyTerm(code=Term.BEGUN, kept=15_00),
    PolicyTerm(code=Term.OURS, back=11_00, credit=4_00),
)


@pytest.fixture
async def till(pilot: Pilot) -> Till:
    """Before it the card of the booking is opened."""
    made, actions = Till(pilot.shop.ids["one"]), pilot.shop.presenter.actions
    actions.moneys = BookingMoneys(pilot.shop.store, pilot.shop.presenter.rights, made, OpenCard(pilot).spawn)
    return made


@pytest.mark.parametrize(
    ("when", "by", "meaning"),
    [
        ("early", C.CUSTOMER, "$15.00 goes back."),
        ("late", C.CUSTOMER, "By the terms of the booking: $0.00 of $15.00 goes back."),
        (
            "partly",
            C.CUSTOMER,
            "By the terms of the booking: $6.00 goes back and $4.00 as credit, of $15.00 in all.",
        ),
        ("credit", C.CUSTOMER, "By the terms of the booking: $9.00 of $15.00 goes back as credit."),
        ("late", C.STAFF, "$11.00 goes back and $4.00 as credit, of $15.00 in all."),
    ],
)
async def test_the_amount_is_said_where_it_is_known(
    pilot: Pilot, till: Till, when: str, by: CancelledBy, meaning: str
) -> None:
    till.money = replace(till.money, paid_cents=15_00, due_cents=0, terms=[*TERMS[when], *LAST])
    who = _asked(pilot)
    who.buttons[by].click()
    assert "$" not in who.meaning.text(), "the server has not answered yet"
    await asyncio.sleep(0.05)
    assert who.meaning.text() == meaning
    assert not cut_labels(pilot.view.card)


async def test_where_nothing_was_paid_that_is_said(pilot: Pilot, till: Till) -> None:
    who = _asked(pilot)
    await asyncio.sleep(0.05)
    who.buttons[C.CUSTOMER].click()
    assert who.meaning.text() == "Nothing was paid, so nothing goes back."
    assert till.asked == 1


async def test_without_the_server_the_amount_is_said_not_to_be_known(pilot: Pilot, till: Till) -> None:
    till.fault = Unreachable("away")
    who, card = _asked(pilot), pilot.view.card
    who.buttons[C.STAFF].click()
    await asyncio.sleep(0.05)
    assert (
        who.meaning.text()
        == "Everything that was paid goes back. How much is not known: the server does not answer."
    )
    who.buttons[C.CUSTOMER].click()
    assert who.meaning.text().startswith("By the terms of the booking: the nearer")
    assert who.meaning.text().endswith("the server does not answer.")
    foot = card.buttons["cancel"]
    assert foot.mapTo(card, foot.rect().bottomLeft()).y() <= card.height()
    assert not cut_labels(card)


def test_space_chooses_nobody_before_tab_has_gone_to_one(pilot: Pilot) -> None:
    who = _asked(pilot)
    _press(Key.Key_Space)
    assert who.who is None
    _press(Key.Key_Tab, Key.Key_Space, Key.Key_Return)
    assert _sent(pilot) == [C.CUSTOMER]


def test_all_of_it_fits_into_the_card_and_nothing_moves(pilot: Pilot) -> None:
    who, card = _asked(pilot), pilot.view.card
    before = card.geometry()
    for button in who.buttons.values():
        button.click()
        assert who.meaning.height() >= who.meaning.heightForWidth(who.meaning.width())
        foot = card.buttons["cancel"]
        assert foot.mapTo(card, foot.rect().bottomLeft()).y() <= card.height()
        assert card.geometry() == before


def test_a_mechanic_is_not_asked(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("mine", shop.garage.ivan.id, "10:00")
    pilot = Pilot(qtbot, shop)
    pilot.shop.presenter.select(shop.ids["mine"])
    pilot.key(Key.Key_Delete)
    card = pilot.view.card
    assert card.who is None
    assert card.reason is not None
    QTest.keyClick(card.reason, Key.Key_Return)
    assert _sent(pilot) == [C.MECHANIC]
