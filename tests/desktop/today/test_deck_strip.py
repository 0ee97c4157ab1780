"""The on-deck strip and its card in the real Today screen: parked, opened, given a time, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.today_model import DayAct
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import scene
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.desktop.today.hands import Hands

KEYS = Qt.Key
_S = SessionState


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.booking("two", shop.garage.ivan.id, "11:00", customer_id=shop.garage.marc.id)
    return Hands(qtbot, shop)


def test_there_is_no_strip_while_nothing_is_parked(hands: Hands) -> None:
    assert not hands.view.deck.isVisible()


def test_a_click_parks_and_the_strip_has_it(hands: Hands) -> None:
    hands.click(hands.button("one", DayAct.PARK))
    assert hands.view.deck.isVisible()
    (button,) = hands.view.deck.buttons.values()
    assert "Élise Tremblay" in button.text()
    assert hands.view.deck.heading.text() == "On deck: 1"
    assert "waiting for the server" in button.accessibleName()
    assert nameless(hands.view.deck) == []
    assert unreachable(hands.view.deck) == []
    assert cut_labels(hands.view.deck) == []


def test_from_its_card_it_gets_a_time_by_keys(hands: Hands) -> None:
    hands.click(hands.button("one", DayAct.PARK))
    (button,) = hands.view.deck.buttons.values()
    button.setFocus()
    hands.key(KEYS.Key_Return)
    card = hands.view.deck_card
    assert card.isVisible()
    assert card.buttons[0].hasFocus()
    assert cut_labels(card) == []
    hands.key(KEYS.Key_Return)
    assert not card.isVisible()
    assert not hands.view.deck.isVisible()
    assert hands.shop.session("one").state is _S.SCHEDULED


def test_later_times_are_turned_to(hands: Hands) -> None:
    hands.click(hands.button("one", DayAct.PARK))
    (button,) = hands.view.deck.buttons.values()
    hands.click(button)
    card = hands.view.deck_card
    first = [each.text() for each in card.buttons]
    assert not card.earlier.isEnabled()
    hands.click(card.later)
    assert [each.text() for each in card.buttons] != first
    hands.click(card.earlier)
    assert [each.text() for each in card.buttons] == first


def test_a_job_that_somebody_else_places_closes_its_card(hands: Hands) -> None:
    hands.click(hands.button("one", DayAct.PARK))
    (button,) = hands.view.deck.buttons.values()
    hands.click(button)
    hands.shop.presenter.undo.undo()
    hands.settle()
    assert not hands.view.deck_card.isVisible()
    assert not hands.view.deck.isVisible()


def test_what_is_taken_meanwhile_is_said_on_the_card(hands: Hands) -> None:
    hands.click(hands.button("one", DayAct.PARK))
    (button,) = hands.view.deck.buttons.values()
    hands.click(button)
    card = hands.view.deck_card
    hands.shop.clock.advance(12 * 3600)
    hands.click(card.buttons[0])
    assert card.problem.isVisible()
    assert card.isVisible()
