"""Booking rules on the Availability screen, by hand."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.views.hours.tabs import Tab
from scheduling.records import Mechanic
from scheduling.vocabulary import VisitKind
from tests.desktop.hours.hands import Hands
from tests.desktop.presenters.hours_shop import mechanic
from tests.factories import named


def test_that_nothing_can_be_booked_is_said(qtbot: QtBot) -> None:
    hands = Hands(qtbot, *mechanic("ivan"))
    hands.tab(Tab.RULES)
    rules = hands.view.rules
    assert not rules.no_kind.isVisible()
    for tick in rules.kinds.values():
        if tick.isVisible() and tick.isChecked():
            tick.click()
            hands.settle()
    assert rules.no_kind.isVisible()


def test_rules_follow_the_workshop_or_are_ones_own(qtbot: QtBot) -> None:
    hands = Hands(qtbot, *mechanic("olga"))
    hands.tab(Tab.RULES)
    rules = hands.view.rules
    assert [rules.boxes[name].currentText() for name in rules.boxes] == [
        "As the workshop (15 min)",
        "As the workshop (2 h)",
        "As the workshop (30 days)",
        "As the workshop (30 min)",
    ]
    assert not rules.instant.isChecked()
    rules.boxes["buffer_minutes"].take(0)
    hands.settle()
    assert rules.boxes["buffer_minutes"].currentText() == "none"
    rules.instant.click()
    rules.kinds[VisitKind.CHAT].click()
    hands.settle()
    assert hands.view.foot.said.text() == "Not saved: 3 booking rules"
    hands.click(hands.view.foot.save)
    row = next(each for each in hands.hours.page().mechanics)  # type: ignore[union-attr]  # it is there
    assert row[1] == "Olga Offers"
    settings = hands.hours.page().settings  # type: ignore[union-attr]  # it is there
    assert settings is not None
    assert (settings.buffer_minutes, settings.allow_instant_booking) == (0, True)
    assert VisitKind.CHAT not in settings.kinds


def test_a_kind_that_this_mechanic_cannot_offer_goes_with_the_next_change(qtbot: QtBot) -> None:
    shop, hours = mechanic("vera")
    shop.store.load([replace(shop.garage.vera, kinds=(VisitKind.IN_PERSON, VisitKind.CHAT))])
    hands = Hands(qtbot, shop, hours)
    hands.tab(Tab.RULES)
    assert not hands.view.rules.kinds[VisitKind.IN_PERSON].isVisible()
    hands.view.rules.kinds[VisitKind.PHONE].click()
    hands.settle()
    hands.click(hands.view.foot.save)
    row = shop.store.get(Mechanic, named("vera"))
    assert row is not None
    assert set(row.kinds) == {VisitKind.CHAT, VisitKind.PHONE}


def test_a_value_of_ones_own_that_is_no_usual_one_is_shown(qtbot: QtBot) -> None:
    shop, hours = mechanic("ivan")
    shop.store.load([replace(shop.garage.ivan, notice_minutes=75, horizon_days=33)])
    hands = Hands(qtbot, shop, hours)
    hands.tab(Tab.RULES)
    assert hands.view.rules.boxes["notice_minutes"].currentText() == "1 h 15"
    assert hands.view.rules.boxes["horizon_days"].currentText() == "33 days"
