"""The times that the walk-in's card offers: each whole, and on a closed day with why it is another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.theming import formats
from desktop.views.calendar.walk_in_lines import ChoiceLine
from scheduling.lease_commands import WalkIn
from tests.desktop.calendar.leased import has_given, lease
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.calendar.view.walk_in_hands import opened, page, typed
from tests.factories import MONDAY, at

SATURDAY = MONDAY + timedelta(days=5)


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.clock.set(at(MONDAY, "10:00"))
    return made


@pytest.mark.parametrize("language", ["en", "fr"])
def test_on_a_closed_day_it_says_so_and_the_next_time_is_there_whole(
    qtbot: QtBot, language: formats.Language
) -> None:
    formats.use_language(language)
    made = scene()
    made.clock.set(at(SATURDAY, "10:00"))
    card = opened(Pilot(qtbot, made))
    said = [label.text() for label in card.form.findChildren(QLabel) if label.isVisible()]
    assert "The workshop is closed today. The next free bay:" in said
    (line,) = [each for each in card.form.findChildren(ChoiceLine) if each.isVisible()]
    next_monday = formats.capital(formats.day_short(MONDAY + timedelta(days=7)))
    assert line.text() == f"{next_monday}, 9:00–10:00 · first free bay"
    assert line.toolTip() == ""


def test_a_line_that_is_too_long_keeps_its_time_and_has_a_tip(pilot: Pilot, shop: Scene) -> None:
    bay = replace(shop.garage.bays[0], name="The long bay beside the tyre store at the back of the yard")
    shop.store.load([bay])
    lease(shop, "10:00")
    card = opened(pilot)
    (line, *_) = [
        each for each in card.form.findChildren(ChoiceLine) if each.isVisible() and each.isCheckable()
    ]
    assert line.text().startswith("10:00–11:00 · The long bay")
    assert line.text().endswith("…")
    assert line.toolTip() == f"10:00–11:00 · {bay.name}"


def test_enter_leads_from_field_to_field_and_books_in_the_last(pilot: Pilot, shop: Scene) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    QTest.keyClicks(card.name.line, "Wanda Walker")
    for field, following in pairwise((card.name, card.phone, card.plate, card.concern)):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
        assert following.line.hasFocus()
        assert shop.sent() == []
    QTest.keyClick(card.concern.line, Qt.Key.Key_Return)
    assert isinstance(shop.sent()[-1], WalkIn)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_with_ctrl_enter_books_from_any_field(pilot: Pilot, shop: Scene, key: Qt.Key) -> None:
    lease(shop, "10:00")
    card = opened(pilot)
    QTest.keyClick(card.phone.line, key, Qt.KeyboardModifier.ControlModifier)
    assert shop.sent() == []
    assert card.name.note.text() == "Enter the name."
    QTest.keyClicks(card.name.line, "Wanda Walker")
    QTest.keyClick(card.name.line, key, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shop.sent()[-1], WalkIn)


def test_each_field_but_the_name_says_that_it_can_be_left_out(pilot: Pilot) -> None:
    card = opened(pilot)
    said = [each.line.placeholderText() for each in (card.name, card.phone, card.plate, card.concern)]
    assert said == ["", *["can be left out"] * 3]


def test_the_result_names_the_bay_once_the_server_has_given_it_one_and_the_mechanic(
    pilot: Pilot, shop: Scene
) -> None:
    card = opened(pilot)
    typed(card)
    card.yes.click()
    assert page(card).where.text() == "10:00–11:00 · first free bay"
    assert card.result is not None
    has_given(shop, card.result, bay_id=shop.garage.bays[1].id, mechanic_id=shop.garage.anna.id)
    pilot.settle()
    assert page(card).where.text() == "Bay 2 · 10:00–11:00 · Anna Affiliated"
    assert page(card).accessibleName().endswith("Anna Affiliated")
