"""Enter pressed twice by a hand that meant it once: what came of the first is there to be looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.theming import enters
from desktop.views.hours.tabs import Tab
from scheduling.commands import CreateCustomer, EditCustomer, MoveSession
from scheduling.lease_commands import WalkIn
from tests.desktop.calendar.leased import lease
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.calendar.view.walk_in_hands import at_ten, opened, page, typed
from tests.desktop.customers.hands import Hands
from tests.desktop.hours.hands import Hands as HoursHands
from tests.desktop.presenters.hours_shop import owner
from tests.desktop.presses import enter_twice, press_at
from tests.factories import MONDAY, at

ENTER = Qt.Key.Key_Return


def test_of_a_walk_in_the_word_on_it_stays(qtbot: QtBot) -> None:
    shop = at_ten()
    lease(shop, "10:00")
    pilot = Pilot(qtbot, shop)
    card = opened(pilot)
    typed(card)
    card.concern.line.setFocus()
    again = enter_twice()
    assert [type(each) for each in shop.sent()[-2:]].count(WalkIn) == 1
    assert page(card).accessibleName().startswith("Confirmed")
    assert card.isVisible()
    press_at(ENTER, again)
    assert card.isHidden()


def test_a_double_press_in_the_walk_ins_form_leads_on_by_each(qtbot: QtBot) -> None:
    """Nothing was sent by the first: who types fast is not held up."""
    card = opened(Pilot(qtbot, at_ten()))
    enter_twice()
    assert card.plate.line.hasFocus()


def test_details_that_were_corrected_are_saved_and_the_booking_is_not_picked_up(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00", vehicle_id=shop.garage.civic.id)
    pilot = Pilot(qtbot, shop)
    pilot.click(pilot.centre(shop.ids["one"]))
    card = pilot.view.card
    assert card.pencil is not None
    card.pencil.click()
    assert card.form is not None
    name = card.form.customer.name
    name.line.setText("Élise Roy")
    name.line.setFocus()
    enter_twice()
    (sent,) = shop.sent()
    assert isinstance(sent, EditCustomer)
    assert card.isVisible()
    assert pilot.grid.dragger.current is None


def test_a_booking_that_was_moved_by_keys_is_not_opened(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00", vehicle_id=shop.garage.civic.id)
    pilot = Pilot(qtbot, shop)
    shop.presenter.select(shop.ids["one"])
    pilot.key(Qt.Key.Key_V)
    pilot.key(Qt.Key.Key_Down, times=12)
    pilot.grid.setFocus()
    enter_twice()
    (sent,) = shop.sent()
    assert isinstance(sent, MoveSession)
    assert sent.to.starts == at(MONDAY, "13:00")
    assert not pilot.view.card.isVisible()


def test_a_new_customer_is_shown_and_nobody_is_booked_for_them(qtbot: QtBot) -> None:
    hands = Hands(qtbot, scene())
    hands.view.begin_new("Zoé Roy")
    assert hands.view.new is not None
    hands.view.new.customer.phone.line.setFocus()
    hands.type("5145550177")
    enter_twice()
    assert [type(each) for each in hands.shop.sent()] == [CreateCustomer]
    assert hands.name() == "Zoé Roy"
    assert hands.told == []


def test_who_is_looked_for_is_shown_and_by_enter_again_booked_for_as_fast_as_one_likes(qtbot: QtBot) -> None:
    """What is only opened holds up nothing: the list of keys says so."""
    hands = Hands(qtbot, scene())
    hands.key(Qt.Key.Key_Slash)
    hands.type("elise")
    enter_twice()
    assert hands.name() == "Élise Tremblay"
    assert [what for what, _ in hands.told] == ["book_asked"]


def test_a_form_for_somebody_new_is_begun_and_they_are_not_added(qtbot: QtBot) -> None:
    hands = Hands(qtbot, scene())
    hands.type("zoe roy")
    again = enter_twice()
    assert hands.view.new is not None
    assert hands.shop.sent() == []
    press_at(ENTER, again)
    assert [type(each) for each in hands.shop.sent()] == [CreateCustomer]


def test_somebody_known_who_takes_the_place_of_somebody_new_is_shown(qtbot: QtBot) -> None:
    hands = Hands(qtbot, scene())
    hands.view.begin_new("Elise Tremblay")
    assert hands.view.new is not None
    hands.view.new.tiles[0].setFocus()
    enter_twice()
    assert hands.name() == "Élise Tremblay"
    assert hands.told == []


def test_time_off_is_asked_for_once(qtbot: QtBot) -> None:
    hands = HoursHands(qtbot, *owner())
    hands.tab(Tab.TIME_OFF)
    form = hands.view.time_off.form
    form.label.setFocus()
    QTest.keyClicks(form.label, "Vacation")
    enter_twice()
    hands.settle()
    assert len(hands.view.time_off.rows) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_line_hears_enter_once_however_long_it_is_held(qtbot: QtBot, key: Qt.Key) -> None:
    line, heard = QLineEdit(), list[str]()
    qtbot.addWidget(line)
    enters.once_in(line)
    line.returnPressed.connect(lambda: heard.append(line.text()))
    QTest.keyClicks(line, "so")
    for held in (False, True, True):
        QApplication.sendEvent(
            line, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", held)
        )
    QTest.keyClicks(line, "on")
    assert (heard, line.text()) == (["so"], "soon")
