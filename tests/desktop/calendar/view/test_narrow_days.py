"""Columns of a week at every width: which day it is stays readable, and that it is closed is said once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming import formats
from desktop.views.calendar.column_header import ColumnHeader
from desktop.views.calendar.geometry import GUTTER, LANE_LEAST, LANES_MOST
from desktop.views.calendar.ground_painter import _closed
from desktop.views.calendar.texts import NAME, STRONG, FontKey, Texts
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, NOW, at

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


def _crowded(lanes: int) -> Scene:
    """A Monday with so many bookings at a time."""
    crowd = scene(mode=Mode.WEEK)
    for number in range(lanes):
        crowd.booking(f"at once {number}", None, "10:00", customer_id=crowd.garage.marc.id)
    return crowd


@pytest.mark.parametrize("lanes", [1, 3, 5, 8])
def test_bookings_beside_each_other_keep_room_for_a_name_in_the_least_window(
    qtbot: QtBot, lanes: int
) -> None:
    pilot = Pilot(qtbot, _crowded(lanes), width=848, height=640)
    board, grid = pilot.grid.board, pilot.grid
    assert board is not None
    rects = [grid.rect_of(block.id) for block in board.columns[0].blocks]
    assert len(rects) == lanes
    assert all(rect.width() >= (LANE_LEAST - 3) * min(lanes, LANES_MOST) / lanes - 3 for rect in rects)
    assert (pilot.view.area.horizontalScrollBar().maximum() > 0) is (lanes >= LANES_MOST)


@pytest.mark.parametrize("lanes", [1, 5, 8])
def test_in_the_usual_window_no_week_scrolls_sideways(qtbot: QtBot, lanes: int) -> None:
    pilot = Pilot(qtbot, _crowded(lanes), width=1366 - 176, height=768)
    assert pilot.view.area.horizontalScrollBar().maximum() == 0


def test_scrolled_sideways_today_and_the_hours_are_in_sight(qtbot: QtBot) -> None:
    crowd = _crowded(5)
    pilot = Pilot(qtbot, crowd, width=640, height=640)
    crowd.clock.set(NOW + 4 * 86_400)
    crowd.presenter.tick()
    pilot.settle()
    pilot.view.scroll_to_work()
    grid, geometry = pilot.grid, pilot.grid.geometry_
    assert geometry is not None
    assert grid.shift > 0
    today = next(number for number, each in enumerate(geometry.board.columns) if each.today)
    assert grid.seen().right() >= geometry.edges[today + 1] - 1
    assert geometry.edges[today] >= grid.shift + GUTTER
    there = grid.grab(QRect(grid.shift, 0, GUTTER, grid.height())).toImage()
    pilot.view.area.horizontalScrollBar().setValue(0)
    assert there == grid.grab(QRect(0, 0, GUTTER, grid.height())).toImage()


def test_what_is_marked_does_not_come_to_lie_under_the_hours(qtbot: QtBot) -> None:
    crowd = _crowded(5)
    pilot = Pilot(qtbot, crowd, width=640, height=640)
    pilot.view.area.horizontalScrollBar().setValue(10_000)
    pilot.grid._input.select(crowd.slot(1, at(MONDAY, "10:00") + 86_400))
    assert pilot.grid.selected_rect().left() >= pilot.grid.shift + GUTTER


def test_the_hours_of_a_scrolled_week_mark_and_book_nothing(qtbot: QtBot) -> None:
    crowd = _crowded(5)
    pilot = Pilot(qtbot, crowd, width=640, height=640)
    grid, geometry = pilot.grid, pilot.grid.geometry_
    assert geometry is not None
    under = grid.rect_of(geometry.board.columns[0].blocks[0].id).center()
    pilot.view.area.horizontalScrollBar().setValue(int(under.x()) - GUTTER // 2)
    assert grid.shift < under.x() < grid.shift + GUTTER
    opened: list[object] = []
    grid.opened.connect(opened.append)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=under.toPoint())
    assert (crowd.presenter.selection, opened) == (None, [])
