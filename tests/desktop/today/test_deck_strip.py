"""The on-deck strip and its card in the real Today screen: parked, opened, given a time, by mouse and keys."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.today_model import DayAct
from desktop.theming import formats
from desktop.views.today.deck_card import DeckCard
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import scene
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.desktop.today.hands import Hands
from tests.factories import MONDAY

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


def _opened(hands: Hands) -> DeckCard:
    hands.click(hands.button("one", DayAct.PARK))
    (button,) = hands.view.deck.buttons.values()
    hands.click(button)
    return hands.view.deck_card


def _words(card: DeckCard) -> list[str]:
    return [each.text() for each in card.buttons]


def _point(card: DeckCard, *, at: bool) -> None:
    """The mouse comes over the card, or leaves it."""
    middle = QPointF(card.rect().center())
    kind = QEnterEvent(middle, middle, middle) if at else QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(card, kind)


def test_what_is_taken_meanwhile_is_said_on_the_card(hands: Hands) -> None:
    card = _opened(hands)
    hands.shop.clock.advance(12 * 3600)  # nothing has looked at the clock since
    QTest.mouseClick(card.buttons[0], Qt.MouseButton.LeftButton)
    assert card.problem.isVisible()
    assert card.isVisible()


def test_the_times_follow_the_clock_and_the_keys_stay_on_theirs(hands: Hands) -> None:
    card = _opened(hands)
    before = _words(card)
    card.buttons[-1].setFocus()
    hands.shop.clock.advance(3660)
    hands.today.tick()
    hands.settle()
    assert _words(card) != before
    assert before[0] not in _words(card)
    kept = next(each for each in card.buttons if each.text() == before[-1])
    assert kept.hasFocus()
    assert len(card.buttons) == 4


def test_a_time_that_somebody_took_goes_and_no_other_gets_its_enter(hands: Hands) -> None:
    card = _opened(hands)
    first = card.buttons[0]
    assert first.hasFocus()
    gone = first.text()
    hands.shop.clock.advance(4 * 3600)
    hands.today.tick()
    hands.settle()
    assert gone not in _words(card)
    assert not any(each.hasFocus() for each in card.buttons)
    hands.key(KEYS.Key_Return)
    assert card.isVisible()
    assert hands.shop.session("one").state is _S.UNPLACED


def test_under_the_mouse_no_time_moves(hands: Hands) -> None:
    card = _opened(hands)
    before = [(each.text(), each.geometry()) for each in card.buttons]
    _point(card, at=True)
    hands.shop.clock.advance(3660)
    hands.today.tick()
    hands.settle()
    assert [(each.text(), each.geometry()) for each in card.buttons] == before
    assert not card.buttons[0].isEnabled()
    assert card.buttons[-1].isEnabled()
    assert "not free any more" in card.near.text()
    _point(card, at=False)
    assert before[0][0] not in _words(card)
    assert all(each.isEnabled() for each in card.buttons)
    assert card.near.text() == "The next free times:"


def test_a_time_of_another_year_says_which(qtbot: QtBot) -> None:
    shop = scene()
    day = date(MONDAY.year + 1, 1, 11)
    shop.booking("then", shop.garage.anna.id, "10:00", day=day)
    hands = Hands(qtbot, shop)
    hands.today.deck.park(shop.ids["then"])
    hands.settle()
    (button,) = hands.view.deck.buttons.values()
    assert f"{formats.day_short(day)} {day.year}, 10:00" in button.text()
    hands.click(button)
    assert str(day.year) in hands.view.deck_card.told.text()


@pytest.mark.parametrize("by_key", [True, False])
def test_its_card_leads_to_the_calendar(hands: Hands, qtbot: QtBot, by_key: bool) -> None:
    hands.click(hands.button("one", DayAct.PARK))
    (button,) = hands.view.deck.buttons.values()
    hands.click(button)
    card = hands.view.deck_card
    with qtbot.waitSignal(hands.view.move_asked) as asked:
        if by_key:
            hands.key(KEYS.Key_V)
        else:
            hands.click(card.elsewhere)
    assert asked.args == [hands.shop.ids["one"]]
    assert not card.isVisible()
