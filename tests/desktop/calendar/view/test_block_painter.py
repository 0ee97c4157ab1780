"""What a block paints at every width that a lane can have: nothing is cut that tells when, nothing covers another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from itertools import combinations
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from desktop.presenters.calendar_model import Block, Mode
from desktop.theming import formats, icons
from desktop.views.calendar.block_painter import BlockPainter
from desktop.views.calendar.geometry import Named
from desktop.views.calendar.narrow_blocks import Job, NarrowBlocks
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
def zone(shop: Scene) -> tzinfo:
    board = shop.presenter.board()
    assert board is not None
    return board.zone


@pytest.fixture
def paint(zone: tzinfo) -> Callable[[Block, float, float], QImage]:
    """A block alone on a clear picture."""
    blocks = BlockPainter(Texts())

    def one(block: Block, width: float, height: float) -> QImage:
        picture = QImage(int(width) + 1, int(height) + 1, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        blocks.paint(
            painter, block, QRectF(0, 0, width, height), zone, named=Named.MECHANIC | Named.BAY, dpr=1
        )
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


SCALE = 4
NAMES = ("Geneviève Côté", "Agathe Nguyen", "Jean-Guy Pépin", "Nguyen", "Élise", "Ûgjpqy")


class Ink:
    """Paints a block that is too narrow for a time across in parts: the icon alone, and each text alone."""

    def __init__(self, block: Block, zone: tzinfo, monkeypatch: pytest.MonkeyPatch) -> None:
        self._block = block
        self._zone = zone
        self._narrow = NarrowBlocks(Texts())
        self._painted: list[str] = []
        self._only = -1
        self._icon = True
        draw = Texts.draw

        def some(  # noqa: PLR0917 as the method
            texts: Texts, painter: QPainter, at: QPointF, text: str, key: FontKey, colour: QColor, room: float
        ) -> float:
            self._painted.append(text)
            if self._only != len(self._painted) - 1:
                return 0.0
            return draw(texts, painter, at, text, key, colour, room)

        monkeypatch.setattr(Texts, "draw", some)
        pixmap = icons.pixmap

        def icon(name: str, colour: str, size: int, dpr: float) -> QPixmap:
            picture = pixmap(name, colour, size, dpr)
            if not self._icon:
                picture.fill(Qt.GlobalColor.transparent)
            return picture

        monkeypatch.setattr(icons, "pixmap", icon)

    def parts(self, width: float, height: float, icon: str) -> dict[str, QImage]:
        """What is painted, by its words; the icon has none."""
        known = {"": self._picture(width, height, icon, -1)}
        for number, words in enumerate(self._painted.copy()):
            known[words] = self._picture(width, height, None, number)
        return known

    def _picture(self, width: float, height: float, icon: str | None, only: int) -> QImage:
        picture = QImage(int(width * SCALE), int(height * SCALE), QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(SCALE)
        picture.fill(Qt.GlobalColor.transparent)
        self._icon = icon is not None
        self._only = only
        self._painted.clear()
        painter = QPainter(picture)
        rect = QRectF(0, 0, width, height)
        self._narrow.sliver(
            Job(painter, self._block, rect, self._zone, Named.MECHANIC, SCALE, "ink", icon or "lock")
        )
        painter.end()
        return picture


def _covered(one: QImage, other: QImage) -> int:
    """How many points, well inside both, are in the two pictures."""
    both = one.copy()
    painter = QPainter(both)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(QPointF(0, 0), other)
    painter.end()
    return sum(alpha > 100 for alpha in bytes(both.constBits())[3::4])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("qapp")
def test_nothing_in_a_sliver_covers_anything_else(
    block: Block, zone: tzinfo, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    ink = Ink(replace(block, customer=name), zone, monkeypatch)
    for width in (24, 26, 27, 27.5, 28, 28.7, 29, 30, 31, 31.5, 32, 33, 36, 38):
        for icon in ("wrench", "cloud-off", "lock"):
            parts = ink.parts(width, 96, icon)
            assert all(max(bytes(part.constBits())) for part in parts.values())
            for one, other in combinations(parts, 2):
                assert not _covered(parts[one], parts[other]), (width, icon, one, other)


@pytest.mark.parametrize("width", [27, 29, 31, 33, 35])
@pytest.mark.parametrize(
    ("customer", "high", "told"),
    [
        ("Zoé Roy", 60, ["Zoé", "AA"]),
        ("Geneviève Tran", 60, ["GT", "AA"]),
        ("Geneviève Tran", 46, ["GT", "AA"]),
        ("Geneviève Tran", 30, ["GT"]),
        ("Geneviève Tran", 16, []),
    ],
)
def test_a_sliver_tells_as_much_of_who_and_with_whom_as_it_has_lines_for(  # noqa: PLR0917 fixtures
    block: Block,
    said: list[Said],
    paint: Callable[[Block, float, float], QImage],
    width: int,
    customer: str,
    high: int,
    told: list[str],
) -> None:
    paint(replace(block, customer=customer), width, high)
    assert [text.words for text in said] == told
    assert all(text.whole for text in said)
