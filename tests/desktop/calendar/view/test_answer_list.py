"""The cards of what needs an answer while news arrive: what says the same stays, and no press is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.needs_answer import NeedsAnswer, OfferWaiting
from desktop.views.calendar.answer_list import AnswerList
from tests.desktop.calendar.view.test_side_panel import ZONE, clash, offer

TODAY = date(2026, 11, 20)
LEFT = Qt.MouseButton.LeftButton
ANNA, BOB = (replace(offer(name), mine=True) for name in ("Anna", "Bob"))
LATER_BOB = replace(BOB, concern="A tire loses air.")
LOST = clash()
TAKEN = "That time is not free any more."


class Cards(AnswerList):
    """On view and active; what is asked for is kept."""

    def __init__(self, qtbot: QtBot, *offers: OfferWaiting) -> None:
        super().__init__()
        qtbot.addWidget(self)
        self.asked: list[object] = []
        self.show_asked.connect(self.asked.append)
        self.resize(300, 700)
        self.told(*offers)
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()

    def told(self, *offers: OfferWaiting, lost: bool = False) -> None:
        """News."""
        self.show_answers(NeedsAnswer(clashes=(LOST,) if lost else (), offers=offers), ZONE, TODAY)

    def shows(self) -> list[object]:
        """What the cards are about, from the top."""
        items = [item for place in range(self._column.count()) if (item := self._column.itemAt(place))]
        assert [item.widget() for item in items if item.widget() is not None] == self.cards
        return [next(iter(card.about)) for card in self.cards]

    def show_button(self, card: int) -> QPushButton:
        return self.cards[card].buttons[-1]


def settle() -> None:
    """What was put off until nothing is under way, and what was to be deleted."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_card_that_says_the_same_stays_and_the_others_are_made(qtbot: QtBot) -> None:
    cards = Cards(qtbot, ANNA, BOB)
    anna, bob = cards.cards
    cards.told(ANNA, LATER_BOB, lost=True)
    assert cards.shows() == [LOST.session_id, ANNA.session_id, BOB.session_id]
    assert cards.cards[1] is anna
    assert cards.cards[2] is not bob
    assert not bob.isVisible()


def test_cards_change_places_without_being_made_anew(qtbot: QtBot) -> None:
    cards = Cards(qtbot, ANNA, BOB)
    anna, bob = cards.cards
    cards.told(BOB, ANNA)
    assert cards.cards == [bob, anna]
    assert cards.shows() == [BOB.session_id, ANNA.session_id]


@pytest.mark.parametrize(
    ("zone", "today"), [(ZoneInfo("Europe/Paris"), TODAY), (ZONE, date(2026, 11, 21))], ids=["zone", "day"]
)
def test_a_card_is_made_anew_when_its_times_are_told_otherwise(
    qtbot: QtBot, zone: ZoneInfo, today: date
) -> None:
    cards = Cards(qtbot, ANNA)
    (before,) = cards.cards
    cards.show_answers(NeedsAnswer(offers=(ANNA,)), zone, today)
    (after,) = cards.cards
    assert after is not before


def test_news_of_another_card_leave_the_focus_where_it_is(qtbot: QtBot) -> None:
    cards = Cards(qtbot, ANNA, BOB)
    button = cards.show_button(0)
    button.setFocus()
    cards.told(ANNA, LATER_BOB, lost=True)
    assert cards.show_button(1) is button
    assert button.hasFocus()


def test_tab_goes_from_card_to_card_as_they_stand(qtbot: QtBot) -> None:
    cards = Cards(qtbot, ANNA, BOB)
    cards.told(ANNA, LATER_BOB, lost=True)
    expected: list[QWidget] = [part for card in cards.cards for part in (card, *card.buttons)]
    expected[0].setFocus()
    walked = []
    for _ in expected:
        walked.append(cards.focusWidget())
        QTest.keyClick(cards.focusWidget(), Qt.Key.Key_Tab)
    assert walked == expected


@pytest.mark.parametrize("later", [LATER_BOB, None], ids=["changed", "gone"])
def test_a_click_is_not_lost_to_news_that_come_between_press_and_release(
    qtbot: QtBot, later: OfferWaiting | None
) -> None:
    cards = Cards(qtbot, ANNA, BOB)
    button = cards.show_button(1)
    QTest.mousePress(button, LEFT)
    cards.told(ANNA, *filter(None, [later]), lost=True)
    settle()
    assert cards.shows() == [ANNA.session_id, BOB.session_id], "nothing slides from under the button"
    QTest.mouseRelease(button, LEFT)
    assert cards.asked == [BOB.session_id]
    settle()
    assert cards.shows() == [LOST.session_id, ANNA.session_id, *([BOB.session_id] if later else [])]


def test_why_a_click_did_nothing_is_read_on_the_card_that_the_news_put_in_its_place(qtbot: QtBot) -> None:
    cards = Cards(qtbot, ANNA, BOB)
    cards.show_asked.connect(partial(_not_any_more, cards))
    pressed, button = cards.cards[1], cards.show_button(1)
    QTest.mousePress(button, LEFT)
    cards.told(ANNA, LATER_BOB)
    QTest.mouseRelease(button, LEFT)
    settle()
    anna, bob = cards.cards
    assert bob is not pressed
    assert bob.problem.isVisible()
    assert bob.problem.text() == TAKEN
    assert not anna.problem.isVisible()
    cards.told(ANNA, BOB)
    assert not cards.cards[1].problem.isVisible(), "news later that it is said no more"


def _not_any_more(this: Cards, session_id: UUID) -> None:
    """As what a click asks for is answered, where it cannot be had."""
    this.say_problem(session_id, TAKEN)


def test_a_press_that_is_taken_back_lets_the_news_in_too(qtbot: QtBot) -> None:
    cards = Cards(qtbot, ANNA)
    button = cards.show_button(0)
    button.setFocus()
    QTest.keyPress(button, Qt.Key.Key_Space)
    cards.told(ANNA, BOB)
    settle()
    assert cards.shows() == [ANNA.session_id]
    cards.cards[0].setFocus()
    settle()
    assert cards.asked == []
    assert cards.shows() == [ANNA.session_id, BOB.session_id]


def test_of_several_news_during_a_press_the_last_counts(qtbot: QtBot) -> None:
    cards = Cards(qtbot, ANNA)
    before = cards.cards[:]
    button = cards.show_button(0)
    QTest.mousePress(button, LEFT)
    cards.told(ANNA, BOB)
    cards.told(ANNA)
    QTest.mouseRelease(button, LEFT)
    settle()
    assert cards.cards == before


def test_a_list_that_goes_during_a_press_does_not_wait_for_its_end(qtbot: QtBot) -> None:
    cards = Cards(qtbot, ANNA)
    button = cards.show_button(0)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as on a Mac: what has no focus does not lose it either
    QTest.mousePress(button, LEFT)
    cards.told(ANNA, BOB)
    cards.hide()
    cards.show()
    assert cards.shows() == [ANNA.session_id, BOB.session_id]
    cards.told(BOB)
    assert cards.shows() == [BOB.session_id]
