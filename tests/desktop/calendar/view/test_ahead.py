"""What the calendar paints anew is made in parts, before it is painted."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Block
from desktop.views.calendar import ahead
from desktop.views.calendar.block_painter import BlockPainter
from tests.desktop.calendar.scenes import Scene
from tests.desktop.calendar.view.pilot import Pilot

HOURS = ("8:00", "9:00", "11:00", "13:00", "14:00", "15:00")


def _new_bookings(shop: Scene) -> None:
    for number, time in enumerate(HOURS):
        shop.booking(f"new {number}", shop.garage.anna.id, time)


def test_painting_finds_all_pictures_made(pilot: Pilot, shop: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    _new_bookings(shop)
    board = shop.presenter.board()
    assert board is not None
    for _ in pilot.grid.prepare(board):
        pass

    made: list[Block] = []
    picture = BlockPainter._picture

    def seen(self: BlockPainter, block: Block, *others: Any, **named: Any) -> QPixmap:
        made.append(block)
        return picture(self, block, *others, **named)

    monkeypatch.setattr(BlockPainter, "_picture", seen)
    pilot.view.refresh()
    pilot.grid.grab()
    assert made == []
    assert pilot.grid.geometry_ is not None
    assert pilot.grid.geometry_.board is board


def test_there_is_a_pause_as_soon_as_a_part_took_long(
    pilot: Pilot, shop: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "PART_SECONDS", -1.0)
    _new_bookings(shop)
    board = shop.presenter.board()
    assert board is not None
    assert len(list(pilot.grid.prepare(board))) == len(HOURS), "one after each picture that was missing"
    assert list(pilot.grid.prepare(board)) == []


def test_without_rows_the_grid_says_that_they_are_fetched(pilot: Pilot, shop: Scene, qtbot: QtBot) -> None:
    before = pilot.grid.grab().toImage()
    shop.store.apply_snapshot([], shop.store.state())
    qtbot.waitUntil(lambda: pilot.grid.board is None)
    blank = QImage(before.size(), before.format())
    blank.fill(pilot.grid.palette().base().color())
    now = pilot.grid.grab().toImage().convertToFormat(before.format())
    assert now != before
    assert now != blank, "words, not an empty page"
