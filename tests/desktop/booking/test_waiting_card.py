"""That a customer waits, on their own page: shown for them alone, taken off at the second press, gone then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.sync.errors import Unreachable
from desktop.views.customers.waiting_card import WaitingCard
from scheduling.matching_messages import WaitlistLine
from tests import factories
from tests.desktop.booking.desk import Desk, now_run
from tests.desktop.shell.widgets import cut_labels, nameless

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def card(qtbot: QtBot, desk: Desk) -> WaitingCard:
    made = WaitingCard(desk.line, now_run, desk.source.zone)
    qtbot.addWidget(made)
    made.resize(700, 120)
    return made


def _stands(desk: Desk) -> WaitlistLine:
    """Élise waits for a call."""
    line = factories.waits(desk.garage.elise.id, desk.clock.now())
    desk.seeking.line[line.entry_id] = line
    now_run(desk.line.load())
    return line


def _said(card: WaitingCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def _button(card: WaitingCard) -> QPushButton:
    (found,) = [button for button in card.findChildren(QPushButton) if button.isVisibleTo(card)]
    return found


def test_it_is_there_for_who_waits_and_for_nobody_else(card: WaitingCard, desk: Desk) -> None:
    _stands(desk)
    card.show_customer(desk.garage.marc.id)
    assert card.isHidden()
    card.show_customer(desk.garage.elise.id)
    assert not card.isHidden()
    assert "Phone · 30 min · since" in _said(card)
    assert _button(card).accessibleName() == f"Take {desk.garage.elise.name} off the list"
    assert nameless(card) == []
    assert cut_labels(card) == []


def test_the_second_press_takes_them_off(card: WaitingCard, desk: Desk) -> None:
    line = _stands(desk)
    card.show_customer(desk.garage.elise.id)
    QTest.mouseClick(_button(card), LEFT)
    assert desk.seeking.line == {line.entry_id: line}, "asked once more"
    assert _button(card).text() == "Really take off"
    QTest.mouseClick(_button(card), LEFT)
    assert desk.seeking.line == {}
    assert card.isHidden()


def test_without_the_server_they_stay_and_it_says_so(card: WaitingCard, desk: Desk) -> None:
    _stands(desk)
    card.show_customer(desk.garage.elise.id)
    desk.seeking.fault = Unreachable("away")
    _button(card).click()
    _button(card).click()
    assert not card.isHidden()
    assert "The server does not answer." in _said(card)


def test_that_looking_failed_is_not_said_there(card: WaitingCard, desk: Desk) -> None:
    _stands(desk)
    card.show_customer(desk.garage.elise.id)
    desk.seeking.fault = Unreachable("away")
    now_run(desk.line.load())
    assert desk.line.problem
    assert not card.isHidden()
    assert "The server does not answer." not in _said(card)


def test_news_leaves_a_press_that_is_under_way_and_the_keys(
    card: WaitingCard, desk: Desk, qtbot: QtBot
) -> None:
    _stands(desk)
    card.show_customer(desk.garage.elise.id)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    off = _button(card)
    off.setFocus()
    off.click()
    disabled: list[bool] = []
    desk.line.changed.connect(lambda: disabled.append(off.isEnabled()))
    now_run(desk.line.load())
    assert disabled == [False, True]
    assert (_button(card) is off, off.text()) == (True, "Really take off")
    assert off.hasFocus()


def test_whose_time_is_held_counts_down_while_it_is_looked_at(
    card: WaitingCard, desk: Desk, qtbot: QtBot
) -> None:
    line = _stands(desk)
    desk.seeking.hold(line.entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    now_run(desk.line.load())
    card.show_customer(desk.garage.elise.id)
    with qtbot.waitExposed(card):
        card.show()
    assert "15:00 left" in _said(card)
    off = _button(card)
    desk.clock.advance(61)
    qtbot.waitUntil(lambda: "13:59 left" in _said(card))
    assert _button(card) is off
    card.hide()
    assert not card._clock.isActive()
