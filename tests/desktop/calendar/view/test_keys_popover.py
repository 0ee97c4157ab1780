"""The button with the keyboard opens the list of keys, and the list stays to be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming import formats
from desktop.views.calendar.keys import calendar_keys, keys_there, spoken_keys
from desktop.views.calendar.keys_popover import KeysPopover
from desktop.views.key_list import shortcuts
from tests.desktop.calendar.scenes import Scene
from tests.desktop.calendar.view.pilot import Pilot

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    pilot.grid.setFocus()
    return pilot


LEAST_HIGH = 700
"""Of the smallest window that is supported."""


def _popover(pilot: Pilot) -> KeysPopover:
    return pilot.view.above.keys


def _key(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_a_click_shows_every_key_until_escape(pilot: Pilot) -> None:
    QTest.mouseClick(pilot.view.header.keys, LEFT)
    popover = _popover(pilot)
    assert popover.isVisible()
    assert pilot.view.rect().contains(popover.geometry())
    assert popover.height() < LEAST_HIGH
    shown = [label.text() for label in popover.findChildren(QLabel) if label.isVisible()]
    for caps, what in keys_there():
        assert {*caps, formats.capital(what)} <= set(shown)
    _key(Key.Key_Down)
    _key(Key.Key_Tab)
    assert popover.isVisible()
    assert pilot.shop.presenter.selection is None
    _key(Key.Key_Escape)
    assert not popover.isVisible()
    assert pilot.grid.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_by_key_it_opens_too_and_the_button_has_the_focus_again(pilot: Pilot, key: Qt.Key) -> None:
    button = pilot.view.header.keys
    button.setFocus(Qt.FocusReason.TabFocusReason)
    _key(key)
    assert _popover(pilot).hasFocus()
    _key(Key.Key_Escape)
    assert button.hasFocus()


def test_a_click_elsewhere_or_a_second_one_closes_it(pilot: Pilot) -> None:
    button = pilot.view.header.keys
    QTest.mouseClick(button, LEFT)
    pilot.click(pilot.point(0, 16 * 60))
    assert not _popover(pilot).isVisible()
    QTest.mouseClick(button, LEFT)
    QTest.mouseClick(button, LEFT)
    assert not _popover(pilot).isVisible()
    assert pilot.grid.hasFocus()


def test_a_key_read_there_acts_at_once(pilot: Pilot) -> None:
    QTest.mouseClick(pilot.view.header.keys, LEFT)
    _key(Key.Key_W)
    assert pilot.shop.presenter.mode is Mode.WEEK
    assert not _popover(pilot).isVisible()
    assert pilot.grid.hasFocus()
    QTest.mouseClick(pilot.view.header.keys, LEFT)
    _key(Key.Key_G)
    assert not _popover(pilot).isVisible()
    assert pilot.view.above.month.isVisible()


def test_the_month_takes_the_place_of_a_card(pilot: Pilot) -> None:
    assert pilot.view.open_card(pilot.shop.ids["one"])
    QTest.keyClick(pilot.view.card, Key.Key_G)
    assert not pilot.view.card.isVisible()
    assert pilot.view.above.month.month.days[pilot.shop.presenter.anchor].hasFocus()


def test_one_list_is_for_the_tooltip_the_screen_reader_and_the_settings(pilot: Pilot) -> None:
    said = spoken_keys()
    assert {"G: go to a date", "Ctrl Z: undo what you just did"} <= set(said.splitlines())
    assert pilot.view.header.keys.toolTip() == said
    assert pilot.grid.accessibleDescription() == said
    assert {f"Calendar: {what}" for _, what in calendar_keys()} <= {what for _, what in shortcuts()}
