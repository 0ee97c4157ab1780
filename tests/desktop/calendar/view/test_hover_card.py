"""The card beside a block: it comes when the pointer rests or by F2, covers nothing, takes nothing, goes at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming import formats
from desktop.views.calendar.hover_card import beside
from desktop.views.calendar.popover import rect_in
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at

Key = Qt.Key


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00", vehicle_id=made.garage.civic.id, concern="It squeals")
    made.booking("two", made.garage.anna.id, "14:00")
    return made


def _rest(pilot: Pilot, name: str) -> None:
    """The pointer comes to rest on a block."""
    QTest.mouseMove(pilot.grid, pilot.centre(pilot.shop.ids[name]))
    hovering = pilot.view.hovering
    if hovering._rest.isActive():
        hovering._rest.stop()
        hovering._rested()


def _said(pilot: Pilot) -> list[str]:
    card = pilot.view.hovering.card
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible() and label.text()]


def test_resting_on_a_block_tells_who_when_vehicle_kind_and_state(pilot: Pilot) -> None:
    _rest(pilot, "one")
    assert pilot.view.hovering.card.isVisible()
    said = " ".join(_said(pilot))
    for part in ("Élise Tremblay", "10:00–11:00", "1 h", "Honda Civic", "In person", "Booked", "It squeals"):
        assert part in said


def test_it_comes_by_itself_after_a_moment(pilot: Pilot, qtbot: QtBot) -> None:
    QTest.mouseMove(pilot.grid, pilot.centre(pilot.shop.ids["one"]))
    assert not pilot.view.hovering.card.isVisible()
    qtbot.waitUntil(pilot.view.hovering.card.isVisible)


def test_it_never_covers_its_block_and_takes_no_click(pilot: Pilot) -> None:
    _rest(pilot, "one")
    card = pilot.view.hovering.card
    block = rect_in(pilot.grid, pilot.grid.rect_of(pilot.shop.ids["one"]).toAlignedRect(), pilot.view)
    assert not card.geometry().intersects(block)
    assert pilot.view.rect().contains(card.geometry())
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert card.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_goes_at_once_when_the_pointer_leaves_the_block(pilot: Pilot) -> None:
    _rest(pilot, "one")
    QTest.mouseMove(pilot.grid, pilot.point(1, 16 * 60))
    assert not pilot.view.hovering.card.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Down, Key.Key_Escape, Key.Key_Tab, Key.Key_W])
def test_and_with_any_key(pilot: Pilot, key: Qt.Key) -> None:
    _rest(pilot, "one")
    pilot.key(key)
    assert not pilot.view.hovering.card.isVisible()


def test_and_with_a_click_or_a_scroll(pilot: Pilot) -> None:
    _rest(pilot, "one")
    pilot.click(pilot.point(1, 16 * 60))
    assert not pilot.view.hovering.card.isVisible()
    _rest(pilot, "one")
    bar = pilot.view.area.verticalScrollBar()
    bar.setValue(bar.value() - 40)
    assert not pilot.view.hovering.card.isVisible()


def test_none_comes_while_a_block_is_dragged(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=60, column=0):
        assert pilot.view.hovering.about is None
        assert not pilot.view.hovering.card.isVisible()
        pilot.key(Key.Key_Escape)


def test_f2_tells_of_the_selected_block_and_takes_it_away_again(pilot: Pilot) -> None:
    pilot.shop.presenter.select(pilot.shop.ids["two"])
    pilot.key(Key.Key_F2)
    card = pilot.view.hovering.card
    assert card.isVisible()
    assert "14:00–15:00" in card.accessibleDescription()
    assert pilot.grid.hasFocus()
    pilot.key(Key.Key_F2)
    assert not card.isVisible()


def test_f2_on_a_free_time_tells_nothing(pilot: Pilot) -> None:
    pilot.click(pilot.point(0, 16 * 60))
    pilot.key(Key.Key_F2)
    assert not pilot.view.hovering.card.isVisible()


def test_it_tells_what_waits_for_the_server_and_is_renewed_with_the_rows(pilot: Pilot) -> None:
    mover = pilot.shop.presenter.mover
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_F2)
    mover.move(mover.decide(pilot.shop.ids["one"], at(MONDAY, "10:30"), pilot.shop.garage.anna.id))
    pilot.settle()
    assert pilot.view.hovering.card.isVisible()
    assert any(line.startswith("Move waits for the server, made ") for line in _said(pilot))


def test_it_goes_with_its_block(pilot: Pilot) -> None:
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_F2)
    pilot.shop.booking("one", pilot.shop.garage.anna.id, "10:00", state=SessionState.CANCELLED)
    pilot.settle()
    assert not pilot.view.hovering.card.isVisible()


def test_a_screen_reader_has_it_as_the_blocks_description(pilot: Pilot) -> None:
    grid = QAccessible.queryAccessibleInterface(pilot.grid)
    said = grid.child(0).text(QAccessible.Text.Description)
    for part in ("Élise Tremblay", "10:00–11:00", "Honda Civic", "booked", "It squeals"):
        assert part in said


def test_in_a_week_too(qtbot: QtBot, shop: Scene) -> None:
    shop.presenter.set_mode(Mode.WEEK)
    pilot = Pilot(qtbot, shop)
    _rest(pilot, "one")
    assert pilot.view.hovering.card.isVisible()


@pytest.mark.parametrize(
    "near",
    [QRect(10, 10, 100, 40), QRect(500, 300, 90, 60), QRect(700, 500, 95, 90), QRect(0, 200, 800, 100)],
    ids=["left", "middle", "corner", "across"],
)
def test_there_is_a_place_that_covers_nothing(near: QRect) -> None:
    within = QRect(0, 0, 800, 600)
    place = beside(near, QSize(288, 160), within)
    assert place is not None
    card = QRect(place, QSize(288, 160))
    assert within.contains(card)
    assert not card.intersects(near)


def test_without_room_there_is_no_place() -> None:
    assert beside(QRect(QPoint(0, 0), QSize(400, 300)), QSize(288, 160), QRect(0, 0, 400, 300)) is None


def test_of_another_year_it_says_which(pilot: Pilot) -> None:
    formats.use_clock(lambda: at(MONDAY + timedelta(days=300), "9:00"))
    _rest(pilot, "one")
    assert any(f"15 Jun {MONDAY.year}" in line for line in _said(pilot))
