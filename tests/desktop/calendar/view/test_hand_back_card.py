"""The card of money to hand back: for whom and how, asked twice, and why it could not be noted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.hand_backs import HandBack
from desktop.presenters.needs_answer import NeedsAnswer
from desktop.views.calendar.hand_back_card import HandBackCard
from tests.desktop.calendar.view.test_answer_list import TODAY, Cards, settle
from tests.desktop.calendar.view.test_side_panel import ZONE
from tests.factories import MONDAY, NOW, at, named

LEFT = Qt.MouseButton.LeftButton
LINE = HandBack(
    refund_id=named("refund"),
    session_id=named("off"),
    customer="Lucía Gómez",
    starts=at(MONDAY, "09:00"),
    cents=15_00,
    method="cash",
    since=NOW,
)


class Shown:
    def __init__(self, qtbot: QtBot) -> None:
        self.cards = Cards(qtbot)
        self.handed: list[object] = []
        self.led_to: list[object] = []
        self.cards.handed_asked.connect(self.handed.append)
        self.cards.show_asked.connect(self.led_to.append)
        self.tell(LINE)

    def tell(self, *lines: HandBack) -> None:
        self.cards.show_answers(NeedsAnswer(hand_backs=lines), ZONE, TODAY)
        settle()

    @property
    def card(self) -> HandBackCard:
        (card,) = self.cards.cards
        assert isinstance(card, HandBackCard)
        return card

    def said(self) -> list[str]:
        return [label.text() for label in self.card.findChildren(QLabel) if label.text()]

    def button(self, text: str) -> QPushButton:
        (found,) = [it for it in self.card.buttons if it.text() == text]
        return found


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


@pytest.mark.parametrize(
    ("method", "how"),
    [
        ("cash", "In cash, over the counter"),
        ("terminal", "By the terminal, to their card"),
        ("card", "The card processor does not do it: in another way"),
    ],
)
def test_it_says_to_whom_how_much_and_how(shown: Shown, method: str, how: str) -> None:
    shown.tell(replace(LINE, method=method))
    said = shown.said()
    assert "$15.00 for Lucía Gómez" in said
    assert how in said
    assert "Of the booking Mon 15 Jun, 9:00" in [words.replace("\u00a0", " ") for words in said]


def test_it_is_handed_back_at_the_second_press(qtbot: QtBot, shown: Shown) -> None:
    QTest.mouseClick(shown.button("Handed back"), LEFT)
    assert shown.handed == []
    qtbot.waitUntil(lambda: not shown.cards.calm.resting.isActive())
    QTest.mouseClick(shown.button("Yes, they have the $15.00"), LEFT)
    assert shown.handed == [LINE.refund_id]


def test_it_leads_to_the_booking_where_that_is_known(shown: Shown) -> None:
    QTest.mouseClick(shown.button("Show"), LEFT)
    assert shown.led_to == [LINE.session_id]
    shown.tell(replace(LINE, customer="", starts=None))
    assert [it.text() for it in shown.card.buttons] == ["Handed back"]
    assert "$15.00 for a customer" in shown.said()


@pytest.mark.parametrize("problem", ["unreachable", "bad_answer"])
def test_why_it_could_not_be_noted_is_said(shown: Shown, problem: str) -> None:
    shown.tell(replace(LINE, problem=problem))
    assert shown.said()[-1].startswith("The server does not answer, so it could not be noted.")
