"""The times that the walk-in's card offers: each whole, and on a closed day with why it is another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.theming import formats
from desktop.views.calendar.walk_in_lines import ChoiceLine
from tests.desktop.calendar.leased import lease
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.calendar.view.walk_in_hands import opened
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
    assert "The workshop is closed today. The next free time:" in said
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
