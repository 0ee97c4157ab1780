"""What the week of Availability paints: its hours can be read whatever stands on them or beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.views.calendar.texts import FontKey, Texts
from desktop.views.hours.week_geometry import WeekGeometry
from desktop.views.hours.week_painter import Shown, WeekPainter
from tests.desktop.hours.hands import Hands
from tests.desktop.presenters.hours_shop import day_off, owner
from tests.factories import named

ANNA = named("anna")


@pytest.fixture
def rosa(qtbot: QtBot) -> Hands:
    return Hands(qtbot, *owner())


def test_hours_are_not_cut_by_what_stands_at_the_side_of_their_day(
    rosa: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    draw = Texts.draw

    def listen(  # noqa: PLR0917 as the method
        self: Texts, painter: QPainter, at: QPointF, text: str, key: FontKey, colour: QColor, room: float
    ) -> float:
        painted.append(self.metrics(key).elidedText(text, Qt.TextElideMode.ElideRight, int(room)))
        return draw(self, painter, at, text, key, colour, room)

    monkeypatch.setattr(Texts, "draw", listen)
    rosa.view.resize(1190, 700)
    rosa.settle()
    rosa.shop.booking("one", ANNA, "09:00")
    rosa.hours.ask_time_off(day_off())
    rosa.settle()
    painted.clear()
    rosa.grid.grab()
    hours = [words for words in painted if words.startswith("9:00")]
    assert "9:00" in hours[1:], "the day whose hours have a card beside them says from when alone"
    assert "9:00–17:00" in hours or "9:00–12:00" in hours, "the others say it all"
    assert not any("…" in words for words in hours)


def test_in_the_marked_block_the_cursor_crosses_no_outline(rosa: Hands) -> None:
    rosa.view.resize(1190, 700)
    rosa.settle()
    grid = rosa.grid
    geometry = grid.geometry_
    block = grid.week.blocks[0]
    start = block.span[0]
    (rect, *_) = geometry.rects(block)
    marked = Shown(week=grid.week, days=grid.days, selected=block.id)
    without, at_top, outside = (
        _painted(geometry, replace(marked, cursor=cell)) for cell in (None, start, start + 15)
    )
    edge = [
        QPoint(round(x), round(rect.top())) for x in (rect.left() + 20, rect.center().x(), rect.right() - 20)
    ]
    edge += [QPoint(round(rect.right()), round(rect.top() + y)) for y in (10, 20)]
    for point in edge:
        assert at_top.pixelColor(point) == without.pixelColor(point)
    assert at_top != without
    assert at_top != outside


def test_in_a_block_that_is_not_marked_it_stays_inside_its_edges(rosa: Hands) -> None:
    rosa.view.resize(1190, 700)
    rosa.settle()
    grid = rosa.grid
    geometry = grid.geometry_
    block = grid.week.blocks[0]
    (rect, *_) = geometry.rects(block)
    shown = Shown(week=grid.week, days=grid.days)
    without, there = (_painted(geometry, replace(shown, cursor=cell)) for cell in (None, block.span[0] + 60))
    middle = round(geometry.cell_rect(block.span[0] + 60).center().y())
    for x in (rect.left() - 1, rect.left() + 1, rect.right() - 1, rect.right() + 1):
        for y in range(middle - 12, middle + 12):
            assert there.pixelColor(round(x), y) == without.pixelColor(round(x), y), (x - rect.left(), y)
    assert there != without


def _painted(geometry: WeekGeometry, shown: Shown) -> QImage:
    picture = QImage(round(geometry.width), round(geometry.height), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    WeekPainter().paint(painter, geometry, shown, 1.0)
    painter.end()
    return picture
