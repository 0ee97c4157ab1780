"""Screen readers hear the painted blocks: their words, place, state; and their number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from scheduling.commands import MoveSession
from scheduling.vocabulary import CancelledBy, SessionState
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at


def test_each_block_is_a_child_with_its_words(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00", vehicle_id=shop.garage.civic.id)
    shop.booking("two", shop.garage.olga.id, "11:00")
    pilot = Pilot(qtbot, shop)
    grid = QAccessible.queryAccessibleInterface(pilot.grid)
    assert grid.childCount() == 2
    assert grid.role() == QAccessible.Role.List
    first = grid.child(0)
    said = first.text(QAccessible.Text.Name)
    expected = ["Anna Affiliated", "10:00–11:00", "Élise Tremblay", "booked", "in person", "Honda Civic 2018"]
    assert [part for part in expected if part not in said] == []
    assert first.role() == QAccessible.Role.ListItem
    assert first.childCount() == 0


def test_a_block_is_found_where_it_is_painted(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    grid = QAccessible.queryAccessibleInterface(pilot.grid)
    place: QPoint = grid.child(0).rect().center()
    found = grid.childAt(place.x(), place.y())
    assert found is not None
    assert grid.indexOfChild(found) == 0
    assert grid.childAt(place.x() + 400, place.y()) is None


def test_the_selected_block_says_that_it_is(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    grid = QAccessible.queryAccessibleInterface(pilot.grid)
    assert not grid.child(0).state().selected
    shop.presenter.select(shop.ids["one"])
    assert grid.child(0).state().selected


def test_a_block_that_is_gone_is_not_valid(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    block = QAccessible.queryAccessibleInterface(pilot.grid).child(0)
    assert block.isValid()
    shop.presenter.actions.cancel(shop.ids["one"], by=CancelledBy.STAFF)
    pilot.settle()
    assert not block.isValid()
    assert QAccessible.queryAccessibleInterface(pilot.grid).childCount() == 0


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader that listens is told besides where the focus is."""
    told: list[str] = []

    def tell(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(tell))
    return told


def test_a_free_time_is_said_and_why_another_is_not(qtbot: QtBot, said: list[str]) -> None:
    shop = scene()
    Pilot(qtbot, shop)
    shop.presenter.select(shop.slot(0, at(MONDAY, "10:00")))
    assert said == ["Anna Affiliated: Book 10:00"]
    shop.presenter.select(shop.slot(0, at(MONDAY, "12:00")))
    assert said[-1].startswith("Anna Affiliated: 12:00 · ")


def test_what_is_carried_is_said_at_each_step_and_why_it_can_not_be_there(
    qtbot: QtBot, said: list[str]
) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.booking("two", shop.garage.ivan.id, "10:00")
    pilot = Pilot(qtbot, shop)
    shop.presenter.select(shop.ids["one"])
    pilot.key(Qt.Key.Key_V)
    assert said[-1].startswith("Anna Affiliated: 10:00–11:00 · Arrows")
    pilot.key(Qt.Key.Key_Down)
    assert said[-1] == "Anna Affiliated: 10:15–11:15 · Free"
    pilot.key(Qt.Key.Key_Right)
    assert said[-1] == f"{shop.garage.ivan.name}: 10:15–11:15 · {pilot.grid.drag_words()}"
    pilot.key(Qt.Key.Key_Return)
    assert said[-1] == pilot.grid.drag_words() != ""
    assert pilot.grid.dragger.current is not None, "it is still in hand: the arrows lead on"
    pilot.key(Qt.Key.Key_Left)
    pilot.key(Qt.Key.Key_Return)
    (command,) = shop.sent()
    assert isinstance(command, MoveSession)
    assert command.to.starts == at(MONDAY, "10:15")


def test_a_length_in_hand_is_said(qtbot: QtBot, said: list[str]) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    shop.presenter.select(shop.ids["one"])
    pilot.key(Qt.Key.Key_L)
    pilot.key(Qt.Key.Key_Down)
    assert said[-1] == "Anna Affiliated: 10:00–11:15 · Free"


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_Delete, Qt.Key.Key_V, Qt.Key.Key_L])
def test_a_key_that_does_nothing_with_a_slot_that_is_held_says_why(
    qtbot: QtBot, said: list[str], key: Qt.Key
) -> None:
    shop = scene()
    starts = at(MONDAY, "11:00")
    held = shop.hold(
        mechanic_id=shop.garage.ivan.id, starts=starts, ends=starts + 3600, blocks_end=starts + 4500
    )
    pilot = Pilot(qtbot, shop)
    shop.presenter.select(held.id)
    pilot.key(key)
    assert pilot.grid.tip
    assert said[-1] == pilot.grid.tip


def test_what_is_over_is_not_edited_and_that_is_said(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("done", shop.garage.anna.id, "10:00", state=SessionState.COMPLETED)
    pilot = Pilot(qtbot, shop)
    shop.presenter.select(shop.ids["done"])
    pilot.key(Qt.Key.Key_E)
    assert pilot.grid.tip == "What was said of this can not be changed"
