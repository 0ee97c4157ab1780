"""Where the keys are in the walk-in's card while its lines are laid anew below them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import BookingSeed
from desktop.views.calendar.walk_in_card import WalkInCard
from desktop.views.calendar.walk_in_lines import ChoiceLine
from scheduling.lease_commands import WalkIn
from tests.desktop.calendar.leased import lease
from tests.desktop.calendar.scenes import Scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.calendar.view.walk_in_hands import at_ten, opened, page, typed
from tests.factories import MONDAY, at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop() -> Scene:
    made = at_ten()
    lease(made, "11:00")
    lease(made, "13:00")
    made.booking("other", made.garage.anna.id, "14:00")
    return made


def _places(card: WalkInCard) -> list[ChoiceLine]:
    shown = [each for each in card.form.findChildren(ChoiceLine) if each.isVisible() and each.isCheckable()]
    return sorted(shown, key=lambda each: each.y())


def _news(pilot: Pilot) -> None:
    pilot.shop.store.load([replace(pilot.shop.session("other"), concern="It pulls to the left")])
    pilot.settle()


@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_place_that_was_chosen_keeps_the_keys(pilot: Pilot, shop: Scene, by_mouse: bool) -> None:
    shop.presenter.select(shop.slot(0, at(MONDAY, "15:00")))
    asked: list[BookingSeed] = []
    pilot.view.book_requested.connect(asked.append)
    card = opened(pilot)
    typed(card)
    line = _places(card)[1]
    if by_mouse:
        QTest.mouseClick(line, LEFT)
    else:
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_Space)
    chosen = _places(card)[1]
    assert chosen.isChecked()
    assert chosen.hasFocus()
    QTest.keyClick(chosen, Qt.Key.Key_Return)
    assert asked == []
    assert card.isVisible()


def test_a_place_keeps_the_keys_when_another_comes_before_it(pilot: Pilot, shop: Scene) -> None:
    card = opened(pilot)
    typed(card)
    line = _places(card)[-1]
    line.setFocus()
    said = line.accessibleName()
    lease(shop, "10:00")
    pilot.settle()
    (has,) = [each for each in _places(card) if each.hasFocus()]
    assert has.accessibleName() == said or has.isChecked()


def test_news_do_not_take_the_keys_to_what_became_of_it(pilot: Pilot, shop: Scene, qtbot: QtBot) -> None:
    search = QLineEdit(pilot.view)
    search.setGeometry(400, 5, 200, 24)
    search.show()
    card = opened(pilot)
    typed(card)
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    assert isinstance(shop.sent()[-1], WalkIn)
    told = page(card)
    search.setFocus()
    _news(pilot)
    assert search.hasFocus()
    assert page(card) is told, "it says the same"
    told.show_it.setFocus()
    shop.presenter.actions.parking.park(shop.ids["other"])
    pilot.settle()
    assert page(card) is not told, "what waits to be sent is counted there"
    assert page(card).show_it.hasFocus(), "they stay on what had them"
