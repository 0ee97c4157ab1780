"""Screen readers hear the painted blocks: their words, place, state; and their number."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from scheduling.vocabulary import CancelledBy
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.view.pilot import Pilot


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
