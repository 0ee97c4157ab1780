"""A booking that a day off left behind, from beside the calendar: the keys act on it, other times are one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.against_hours import AgainstHours
from desktop.presenters.calendar_model import Mode
from desktop.store.drafts import Drafts
from desktop.views.calendar.stranded_card import StrandedCard
from scheduling.records import TimeOff
from scheduling.vocabulary import TimeOffStatus
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at, named


@pytest.fixture
def pilot(qtbot: QtBot) -> Pilot:
    shop = scene(mode=Mode.DAY)
    for name, time in (("one", "10:00"), ("two", "14:00")):
        shop.booking(name, shop.garage.anna.id, time)
    presenter = shop.presenter
    presenter.conflicts.against_hours = AgainstHours(
        shop.store, presenter._source, shop.clock, presenter.rights, Drafts()
    )
    away = TimeOff(
        id=named("off"),
        mechanic_id=shop.garage.anna.id,
        starts=at(MONDAY, "00:00"),
        ends=at(MONDAY, "23:59"),
        status=TimeOffStatus.APPROVED,
    )
    shop.store.load([away])
    made = Pilot(qtbot, shop)
    made.view.panel.set_collapsed(False)
    made.settle()
    return made


def card(pilot: Pilot) -> StrandedCard:
    (found,) = [each for each in pilot.view.panel.cards if isinstance(each, StrandedCard)]
    return found


def click(pilot: Pilot, button: QPushButton) -> None:
    pilot.view.panel.calm.resting.stop()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    pilot.settle()


def times(pilot: Pilot) -> list[QPushButton]:
    shown = card(pilot)
    return [
        each for each in shown.buttons if each.isVisible() and each.accessibleName().startswith("Move to")
    ]


def test_a_click_on_a_name_leaves_the_keys_on_the_booking(pilot: Pilot) -> None:
    click(pilot, card(pilot).links[0])
    assert pilot.shop.presenter.selection == pilot.shop.ids["one"]
    assert pilot.grid.hasFocus()
    pilot.key(Qt.Key.Key_Return)
    assert pilot.view.card.isVisible()
    assert pilot.view.card.session_id == pilot.shop.ids["one"]


def test_other_times_are_offered_below_the_name_and_one_click_moves_it(pilot: Pilot) -> None:
    assert times(pilot) == []
    click(pilot, card(pilot).links[0])
    offered = times(pilot)
    assert offered
    assert all("Anna" not in button.text() for button in offered[:1])
    before = pilot.shop.session("one")
    click(pilot, offered[0])
    after = pilot.shop.session("one")
    assert (after.starts, after.mechanic_id) != (before.starts, before.mechanic_id)
    assert card(pilot).about == frozenset({pilot.shop.ids["two"]})
    assert times(pilot) == []
    assert pilot.shop.presenter.undo.last is not None
    assert pilot.shop.presenter.undo.last.label_code in {"moved", "moved_offer"}


def test_those_of_another_name_take_their_place(pilot: Pilot) -> None:
    click(pilot, card(pilot).links[0])
    first = times(pilot)
    click(pilot, card(pilot).links[1])
    second = times(pilot)
    assert second
    assert not set(first) & set(card(pilot).buttons)
    said = [label.text() for label in card(pilot).findChildren(QLabel) if label.isVisible()]
    assert sum("tell" in text or "told" in text for text in said) == 1
