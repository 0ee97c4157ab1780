"""Columns of a week at every width: which day it is stays readable, and that it is closed is said once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming import formats
from desktop.views.calendar.column_header import ColumnHeader
from desktop.views.calendar.ground_painter import _closed
from desktop.views.calendar.texts import NAME, STRONG, FontKey, Texts
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def shop() -> Scene:
    return scene(mode=Mode.WEEK)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text as it is painted, shortened or not."""
    found: list[str] = []
    draw = Texts.draw

    def listen(  # noqa: PLR0917 as the method
        self: Texts, painter: QPainter, at: QPointF, text: str, key: FontKey, colour: QColor, room: float
    ) -> float:
        found.append(self.metrics(key).elidedText(text, Qt.TextElideMode.ElideRight, int(room)))
        return draw(self, painter, at, text, key, colour, room)

    monkeypatch.setattr(Texts, "draw", listen)
    return found


def header(pilot: Pilot) -> ColumnHeader:
    (found,) = pilot.view.findChildren(ColumnHeader)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [640, 700, 800, 924, 1024, 1280, 1600])
def test_every_day_has_its_number(
    qtbot: QtBot, shop: Scene, shown: list[str], width: int, language: formats.Language
) -> None:
    formats.use_language(language)
    pilot = Pilot(qtbot, shop, width=width, height=640)
    board = pilot.grid.board
    assert board is not None
    shown.clear()
    header(pilot).grab()
    said = " ".join(shown).split()
    assert [word for word in said if word.isdigit()] == [str(column.day.day) for column in board.columns]


@pytest.mark.parametrize("narrow", ["Su 22", "S 22", "22"])
def test_the_weekday_is_shortened_first_and_dropped_last(pilot: Pilot, narrow: str) -> None:
    shown, texts = header(pilot), pilot.grid.texts
    assert shown._heading(SUNDAY, 200) == ("Sun 22", NAME)
    room = int(texts.width(narrow, STRONG)) + 1
    assert shown._heading(SUNDAY, room)[0] == narrow


def test_in_french_the_point_goes_first(pilot: Pilot) -> None:
    formats.use_language("fr")
    shown = header(pilot)
    said = {shown._heading(SUNDAY - timedelta(days=2), room)[0] for room in range(10, 80)}
    assert said == {"Ven. 20", "Ven 20", "Ve 20", "V 20", "20"}


@pytest.mark.parametrize(
    ("label", "whole", "lines"),
    [
        ("Labour Day", True, ["Closed", "Labour Day"]),
        ("Closed for stocktaking", True, ["Closed for stocktaking"]),
        ("Closed for stocktaking", False, ["Closed", "for stocktaking"]),
        ("closed", False, ["Closed", ""]),
        ("Closed: painting", False, ["Closed", "painting"]),
        ("Closedown", False, ["Closed", "Closedown"]),
        ("", True, ["Closed", ""]),
    ],
)
def test_closed_is_said_once(label: str, whole: bool, lines: list[str]) -> None:
    assert _closed(label, whole=whole) == lines
