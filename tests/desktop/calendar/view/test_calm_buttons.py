"""Cards change under the pointer: a second click of the same hand never answers for another customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.needs_answer import Clash, NeedsAnswer, OfferWaiting
from desktop.views.calendar.side_panel import SidePanel
from tests.desktop.calendar.view.test_side_panel import ZONE, clash, offer

TODAY = date(2026, 11, 20)
LEFT = Qt.MouseButton.LeftButton
ACCEPT, DECLINE, SHOW = range(3)


class Desk:
    """A panel whose answers are taken at once."""

    def __init__(self, qtbot: QtBot, *customers: str) -> None:
        self.panel = SidePanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(self.panel.width(), 700)
        self.offers = [replace(offer(name), mine=True) for name in customers]
        self.clashes: list[Clash] = []
        self.answered: list[tuple[str, bool]] = []
        self.shown: list[object] = []
        self.panel.answer_asked.connect(self._answered)
        self.panel.show_asked.connect(self.shown.append)
        self.refresh()
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()

    def refresh(self) -> None:
        answers = NeedsAnswer(clashes=tuple(self.clashes), refused=(), offers=tuple(self.offers))
        self.panel.show_answers(answers, ZONE, TODAY)

    def button(self, place: int, card: int = 0) -> QPushButton:
        return self.panel.cards[card].buttons[place]

    def rested(self) -> None:
        """As long after a click as a double click can be told from two."""
        self.panel.calm.resting.stop()

    def _answered(self, session_id: UUID, accept: bool) -> None:
        found: OfferWaiting = next(each for each in self.offers if each.session_id == session_id)
        self.offers.remove(found)
        self.answered.append((found.customer, accept))
        if not accept:
            self.clashes.append(replace(clash(), session_id=session_id, customer=found.customer))
        self.refresh()


def second_half(button: QPushButton) -> None:
    """Of a double click; ``QTest.mouseDClick`` never lets go."""
    at = QPointF(button.rect().center())
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        held = LEFT if kind == QEvent.Type.MouseButtonDblClick else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, button.mapToGlobal(at), LEFT, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(button, event)


@pytest.fixture(autouse=True)
def slow(qapp: QApplication) -> Iterator[None]:
    """Nothing runs out by itself."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(3_600_000)
    yield
    qapp.setDoubleClickInterval(before)


def test_what_slides_under_the_pointer_takes_no_click_at_once(qtbot: QtBot) -> None:
    desk = Desk(qtbot, "Anna", "Bob")
    QTest.mouseClick(desk.button(ACCEPT), LEFT)
    QTest.mouseClick(desk.button(DECLINE), LEFT)
    QTest.mouseClick(desk.button(ACCEPT), LEFT)
    assert desk.answered == [("Anna", True)]
    desk.rested()
    QTest.mouseClick(desk.button(DECLINE), LEFT)
    assert desk.answered == [("Anna", True), ("Bob", False)]


def test_a_key_counts_as_a_click_but_is_never_held_up_itself(qtbot: QtBot) -> None:
    desk = Desk(qtbot, "Anna", "Bob", "Carl")
    desk.button(ACCEPT).setFocus()
    QTest.keyClick(desk.button(ACCEPT), Qt.Key.Key_Space)
    QTest.mouseClick(desk.button(DECLINE), LEFT)
    assert desk.answered == [("Anna", True)]
    desk.button(ACCEPT).setFocus()
    QTest.keyClick(desk.button(ACCEPT), Qt.Key.Key_Space)
    assert desk.answered == [("Anna", True), ("Bob", True)]


def test_a_double_click_acts_once(qtbot: QtBot) -> None:
    desk = Desk(qtbot, "Anna", "Bob")
    button = desk.button(SHOW)
    QTest.mouseClick(button, LEFT)
    second_half(button)
    desk.rested()
    second_half(button)
    assert len(desk.shown) == 1, "also where its second half is dealt with late"


def test_cards_that_change_later_than_the_click_rest_from_then_on(qtbot: QtBot) -> None:
    desk = Desk(qtbot, "Anna", "Bob")
    QTest.mouseClick(desk.button(SHOW), LEFT)
    desk.rested()
    desk.offers.pop(0)
    desk.refresh()
    QTest.mouseClick(desk.button(ACCEPT), LEFT)
    assert not desk.answered
    desk.rested()
    QTest.mouseClick(desk.button(ACCEPT), LEFT)
    assert desk.answered == [("Bob", True)]


def test_a_proposal_that_takes_the_place_of_decline_has_not_its_focus(qtbot: QtBot) -> None:
    desk = Desk(qtbot, "Anna")
    button = desk.button(DECLINE)
    button.setFocus()
    QTest.mouseClick(button, LEFT)
    (card,) = desk.panel.cards
    assert card.about == {desk.clashes[0].session_id}
    assert card.hasFocus()
    assert not any(each.hasFocus() for each in card.buttons)
