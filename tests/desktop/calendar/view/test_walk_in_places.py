"""The places that the walk-in's card offers: chosen by key and click, kept while others come and go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.calendar.walk_in_lines import ChoiceLine
from scheduling.lease_commands import WalkIn
from scheduling.vocabulary import ReservationStatus
from tests.desktop.calendar.leased import lease
from tests.desktop.calendar.scenes import Scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.calendar.view.walk_in_hands import at_ten, lines, opened, typed
from tests.factories import MONDAY, at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop() -> Scene:
    return at_ten()


def test_arrows_choose_among_the_places(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    later = lease(shop, "13:00")
    card = opened(pilot)
    typed(card)
    QTest.keyClick(card.phone.line, Qt.Key.Key_Down)
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    command = shop.sent()[-1]
    assert isinstance(command, WalkIn)
    assert command.leases == [later.id]


def test_a_place_that_was_chosen_stays_so_when_another_comes_before_it(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    later = lease(shop, "13:00")
    card = opened(pilot)
    typed(card)
    QTest.keyClick(card.phone.line, Qt.Key.Key_Down)
    lease(shop, "12:00")
    card.length.buttons[30].click()
    lease(shop, "11:00")
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    command = shop.sent()[-1]
    assert isinstance(command, WalkIn)
    assert (command.leases, command.minutes) == ([later.id], 30)


def test_what_stands_first_stays_chosen_when_another_comes_before_it(pilot: Pilot, shop: Scene) -> None:
    first = lease(shop, "11:00")
    card = opened(pilot)
    typed(card)
    lease(shop, "10:00")
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    command = shop.sent()[-1]
    assert isinstance(command, WalkIn)
    assert command.leases == [first.id]


@pytest.mark.parametrize(("key", "taken"), [(Qt.Key.Key_Down, "10:00"), (Qt.Key.Key_Up, "14:00")])
def test_no_other_place_is_taken_for_one_that_was_chosen_and_is_gone(
    pilot: Pilot, shop: Scene, key: Qt.Key, taken: str
) -> None:
    lease(shop, "10:00")
    later = lease(shop, "13:00")
    card = opened(pilot)
    typed(card)
    QTest.keyClick(card.phone.line, Qt.Key.Key_Down)
    lease(shop, "14:00")
    shop.store.load([replace(later, status=ReservationStatus.CANCELLED)])
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    assert shop.sent() == []
    assert card.trouble.text() == "That time is not free any more. Choose again."
    assert not card.yes.isEnabled()
    QTest.keyClick(card.phone.line, key)
    assert not card.trouble.isVisible()
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    command = shop.sent()[-1]
    assert isinstance(command, WalkIn)
    assert command.starts == at(MONDAY, taken)


def test_a_place_too_short_for_the_new_length_gives_way(pilot: Pilot, shop: Scene) -> None:
    long = [lease(shop, "10:00"), lease(shop, "11:00")]
    lease(shop, "13:00")
    card = opened(pilot)
    typed(card)
    for _ in range(2):
        QTest.keyClick(card.phone.line, Qt.Key.Key_Down)
    card.length.buttons[120].click()
    assert not card.trouble.isVisible()
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    command = shop.sent()[-1]
    assert isinstance(command, WalkIn)
    assert command.leases == [row.id for row in long]


def test_a_place_is_chosen_by_a_click_during_which_something_else_changes(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    later = lease(shop, "13:00")
    card = opened(pilot)
    typed(card)
    line = next(each for each in card.form.findChildren(ChoiceLine) if "13:00" in each.text())
    QTest.mousePress(line, LEFT)
    shop.booking("other", shop.garage.anna.id, "15:00")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.mouseRelease(line, LEFT)
    card.yes.click()
    command = shop.sent()[-1]
    assert isinstance(command, WalkIn)
    assert command.leases == [later.id]


def test_a_click_on_what_is_chosen_leaves_it_chosen(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    QTest.mouseClick(next(each for each in card.form.findChildren(ChoiceLine) if each.isCheckable()), LEFT)
    (line,) = [each for each in card.form.findChildren(ChoiceLine) if each.isVisible() and each.isCheckable()]
    assert line.isChecked()


def test_a_lease_used_by_now_is_chosen_anew(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    typed(card)
    shop.clock.set(at(MONDAY, "17:30"))  # past closing, and nothing told the card
    card.yes.click()
    assert card.trouble.isVisible()
    assert card.result is None
    assert not any("Confirmed" in line for line in lines(card))
