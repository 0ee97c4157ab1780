"""What a block paints at every width that a lane can have: nothing is cut that tells when, nothing covers another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.presenters.calendar_model import Block, Mode
from desktop.theming import formats
from desktop.views.calendar.block_painter import BlockPainter
from desktop.views.calendar.texts import TIME, FontKey, Texts
from tests.desktop.calendar.scenes import Scene, scene

HEIGHTS = (30, 40, 60, 96)


class Said(NamedTuple):
    """A text that was painted, and the room it had."""

    words: str
    key: FontKey
    room: float
    whole: bool


@pytest.fixture
def shop() -> Scene:
    made = scene(mode=Mode.WEEK)
    made.booking("one", made.garage.anna.id, "10:00")
    return made


@pytest.fixture
def block(shop: Scene) -> Block:
    board = shop.presenter.board()
    assert board is not None
    found = board.block(shop.ids["one"])
    assert found is not None
    return found


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Said]:
    """Every text that is painted."""
    known: list[Said] = []
    draw = Texts.draw

    def listen(  # noqa: PLR0917 as the method
        self: Texts, painter: QPainter, at: QPointF, text: str, key: FontKey, colour: QColor, room: float
    ) -> float:
        cut = self.metrics(key).elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        known.append(Said(text, key, room, cut == text))
        return draw(self, painter, at, text, key, colour, room)

    monkeypatch.setattr(Texts, "draw", listen)
    return known


@pytest.fixture
def paint(shop: Scene) -> Callable[[Block, float, float], QImage]:
    """A block alone on a clear picture."""
    board = shop.presenter.board()
    assert board is not None
    zone = board.zone
    blocks = BlockPainter(Texts())

    def one(block: Block, width: float, height: float) -> QImage:
        picture = QImage(int(width) + 1, int(height) + 1, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        blocks.paint(painter, block, QRectF(0, 0, width, height), zone, with_mechanic=True, dpr=1)
        painter.end()
        return picture

    return one


@pytest.mark.parametrize("language", formats.LANGUAGES)
@pytest.mark.usefixtures("qapp")
def test_no_time_is_cut_at_any_width(
    block: Block,
    said: list[Said],
    paint: Callable[[Block, float, float], QImage],
    language: formats.Language,
) -> None:
    formats.use_language(language)
    told = set()
    for half in range(2 * 30, 2 * 200):
        for height in HEIGHTS:
            said.clear()
            paint(replace(block, customer="Wei Tran"), half / 2, height)
            times = [text for text in said if text.key == TIME and text.words[:1].isdigit()]
            assert all(text.whole for text in times), (half / 2, height, times)
            told |= {half / 2} if times else set()
    assert {width / 2 for width in range(2 * 50, 2 * 100)} <= told, "some height has room for it"
