"""The lines of the walk-in's card: of a place that is offered until when is always seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from desktop.presenters.walk_in_model import Choice
from desktop.theming import formats, resources
from desktop.views.calendar.walk_in_card import WIDE
from desktop.views.calendar.walk_in_lines import choice_line
from tests.factories import MONDAY, ZONE, at

MARGINS = 34


@pytest.mark.parametrize("language", formats.LANGUAGES)
@pytest.mark.parametrize("days", [0, 2])
def test_until_when_the_first_free_bay_is_had_is_seen(
    qtbot: QtBot, language: formats.Language, days: int
) -> None:
    day = MONDAY + timedelta(days=days)
    choice = Choice(starts=at(day, "10:00"), ends=at(day, "12:30"), bay="")
    formats.use_language(language)
    french = QTranslator()
    assert french.load("autodoctor_fr", str(resources.path("translations")))
    if language == "fr":
        QCoreApplication.installTranslator(french)
    try:
        line = choice_line(choice, ZONE, MONDAY, chosen=True)
    finally:
        QCoreApplication.removeTranslator(french)
    qtbot.addWidget(line)
    line.resize(WIDE - MARGINS, 32)
    line.show()
    said = formats.capital(f"{formats.day_short(day)}, 10:00–12:30") if days else "10:00–12:30"
    assert line.text().startswith(f"{said} · ")
    assert not line.text().endswith("…")
