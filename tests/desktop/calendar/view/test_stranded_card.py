"""The card of bookings outside of the hours: each leads to the calendar, all can be left where they are."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.hours_model import StrandedLine
from desktop.presenters.needs_answer import NeedsAnswer
from desktop.views.calendar.stranded_card import MOST, StrandedCard
from scheduling.availability import Refusal
from scheduling.vocabulary import Reason
from tests.desktop.calendar.view.test_answer_list import TODAY, Cards, settle
from tests.desktop.calendar.view.test_side_panel import ZONE
from tests.factories import MONDAY, at, named

LEFT = Qt.MouseButton.LeftButton


def _line(number: int) -> StrandedLine:
    starts = at(MONDAY, "09:00") + number * 3600
    return StrandedLine(
        session_id=named(f"stranded {number}"),
        customer=f"Lucía Gómez {number}",
        mechanic="Luc Tremblay",
        starts=starts,
        ends=starts + 3600,
        refusals=(Refusal(reason=Reason.TIME_OFF, starts=at(MONDAY, "00:00"), ends=at(MONDAY, "23:59")),),
    )


class Shown:
    def __init__(self, qtbot: QtBot, count: int) -> None:
        self.cards = Cards(qtbot)
        self.lines = tuple(_line(number) for number in range(count))
        self.left: list[object] = []
        self.cards.leave_asked.connect(self.left.append)
        self.tell(self.lines)

    def tell(self, lines: tuple[StrandedLine, ...]) -> None:
        self.cards.show_answers(NeedsAnswer(stranded=lines), ZONE, TODAY)
        settle()

    @property
    def card(self) -> StrandedCard:
        (card,) = self.cards.cards
        assert isinstance(card, StrandedCard)
        return card

    def ids(self) -> list[UUID]:
        return [line.session_id for line in self.lines]


@pytest.fixture
def few(qtbot: QtBot) -> Shown:
    return Shown(qtbot, 2)


def test_it_says_who_when_and_why(few: Shown) -> None:
    assert (
        few.card.links[0].accessibleName()
        == "Lucía Gómez 0. Mon 15 Jun, 9:00 · Luc Tremblay · The mechanic is off"
    )
    said = [label.text() for label in few.card.findChildren(QLabel)]
    assert len([words for words in said if words.endswith("Luc Tremblay · The mechanic is off")]) == 2
    assert not few.card.more.isVisible()


def test_who_is_off_is_named_where_it_is_one(qtbot: QtBot) -> None:
    shown = Shown(qtbot, 2)
    said = [label.text() for label in shown.card.findChildren(QLabel)]
    assert "Luc is off: 2 bookings to move" in said
    assert "Mechanic off" in said
    shown.tell((shown.lines[0], replace(shown.lines[1], mechanic="Amira Haddad")))
    said = [label.text() for label in shown.card.findChildren(QLabel)]
    assert "2 bookings stand where nobody works" in said
    other = Refusal(reason=Reason.OUTSIDE_HOURS, starts=at(MONDAY, "00:00"), ends=at(MONDAY, "23:59"))
    shown.tell((shown.lines[0], replace(shown.lines[1], refusals=(other,))))
    assert "Outside the hours" in [label.text() for label in shown.card.findChildren(QLabel)]


def test_a_click_leads_to_each(few: Shown) -> None:
    for link in few.card.links:
        few.cards.calm.resting.stop()
        QTest.mouseClick(link, LEFT)
    assert few.cards.asked == few.ids()


def test_all_are_left_where_they_are_by_one_press(few: Shown) -> None:
    few.cards.calm.resting.stop()
    QTest.mouseClick(few.card.buttons[-1], LEFT)
    assert few.left == [frozenset(few.ids())]
    few.tell(())
    assert few.cards.cards == []


def test_of_many_the_first_are_shown_and_the_keys_go_on_with_the_rest(qtbot: QtBot) -> None:
    many = Shown(qtbot, MOST + 3)
    shown = [link.isVisible() for link in many.card.links]
    assert shown == [True] * MOST + [False] * 3
    many.card.more.setFocus()
    QTest.keyClick(many.card.more, Qt.Key.Key_Space)
    assert all(link.isVisible() for link in many.card.links)
    assert many.card.links[MOST].hasFocus()


def test_one_that_goes_leaves_the_others_and_the_keys(few: Shown) -> None:
    few.card.links[1].setFocus()
    few.tell(few.lines[1:])
    (link,) = few.card.links
    assert link.hasFocus()
