"""The rail: its entries, and the count of what waits for somebody beside one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.shell.person import PersonButton
from desktop.shell.rail import Rail
from desktop.shell.screens import AVAILABILITY, HOME, TODAY, rail_screens
from desktop.shell.translations import Translations
from desktop.theming import formats, icons
from desktop.theming.theme import theme


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail(rail_screens({TODAY, HOME}, lambda _: QPushButton), PersonButton("Anna Roy", "Garage"))
    qtbot.addWidget(made)
    made.show()
    return made


def _entry(rail: Rail, title: str) -> QPushButton:
    (found,) = [it for it in rail.findChildren(QPushButton) if it.text() == title]
    return found


def _count(rail: Rail, title: str) -> QLabel | None:
    label = _entry(rail, title).findChild(QLabel)
    assert label is None or isinstance(label, QLabel)
    return label


def test_a_count_stands_within_its_entry_and_is_said_aloud(rail: Rail) -> None:
    rail.show_count(TODAY, 4, "4 wait")
    entry, count = _entry(rail, "Today"), _count(rail, "Today")
    assert count is not None
    assert count.isVisible()
    assert count.text() == "4"
    assert entry.rect().contains(count.geometry())
    assert count.geometry().right() > entry.width() * 3 // 4
    assert entry.accessibleName() == "Today, 4 wait"
    assert _count(rail, "Calendar") is None


def test_many_are_not_counted_exactly(rail: Rail) -> None:
    rail.show_count(TODAY, 250, "250 wait")
    count = _count(rail, "Today")
    assert count is not None
    assert count.text() == "99+"
    assert _entry(rail, "Today").accessibleName() == "Today, 250 wait"


def test_none_is_not_said(rail: Rail) -> None:
    rail.show_count(TODAY, 4, "4 wait")
    rail.show_count(TODAY, 0, "")
    count = _count(rail, "Today")
    assert count is not None
    assert not count.isVisible()
    assert _entry(rail, "Today").accessibleName() == "Today"


def test_the_count_leaves_the_click_to_its_entry(rail: Rail, qtbot: QtBot) -> None:
    rail.show_count(TODAY, 4, "4 wait")
    count = _count(rail, "Today")
    assert count is not None
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.mouseClick(rail.childAt(count.mapTo(rail, count.rect().center())), Qt.MouseButton.LeftButton)
    assert chosen.args == [TODAY]


def test_a_screen_that_is_not_listed_has_no_count(rail: Rail) -> None:
    rail.show_count("elsewhere", 3, "3 wait")
    assert _count(rail, "Today") is None
    assert _count(rail, "Calendar") is None


@pytest.mark.parametrize("number", [1, 12])
def test_the_longest_name_keeps_its_distance_from_its_count(qtbot: QtBot, number: int) -> None:
    french = Translations()
    french.use("fr")
    try:
        screens = rail_screens({AVAILABILITY}, lambda _: QPushButton)
        made = Rail(screens, PersonButton("Anna Roy", "Garage"))
        qtbot.addWidget(made)
        made.show()
        made.show_count(AVAILABILITY, number, "")
        entry = _entry(made, "Disponibilités")
        count = entry.findChild(QLabel)
        assert isinstance(count, QLabel)
        begins = theme().tokens.space(2) + entry.iconSize().width() + icons.GAP
        ends = begins + QFontMetrics(theme().font("body", 600)).horizontalAdvance(entry.text())
        assert count.geometry().left() - ends >= theme().tokens.space(1)
    finally:
        french.drop()
        formats.use_language("en")
