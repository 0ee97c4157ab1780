"""The two weeks beside the hours, in the narrow panel: what its tiles write has room."""

from __future__ import annotations

from datetime import UTC, date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.presenters.hours_model import DaySeen, TimeSeen
from desktop.theming.theme import theme
from desktop.views.hours.preview_panel import DayTile, PreviewPanel
from tools.quiet import settle

MONDAY = date(2026, 11, 23)


@pytest.fixture
def panel(qtbot: QtBot) -> PreviewPanel:
    made = PreviewPanel()
    qtbot.addWidget(made)
    made.resize(made.width(), 600)
    made.show()
    return made


def test_a_long_word_has_room_in_the_narrow_panel(panel: PreviewPanel) -> None:
    times = [TimeSeen(starts=1_795_000_000 + each * 1800, free=False, whys=()) for each in range(8)]
    panel.show_times(MONDAY, times, UTC)
    panel.fit(True)
    settle()
    words = theme().font("small", 400)
    panel.times[0].setFont(words)
    wide = panel.times[0].fontMetrics().horizontalAdvance("battement")
    assert all(wide <= tile.width() - 4 for tile in panel.times)
    panel.fit(False)
    settle()
    assert panel.times[3].y() == panel.times[0].y(), "four fit where there is room"


def test_a_day_that_changes_says_how_many_with_its_arrow(
    panel: PreviewPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [DaySeen(day=MONDAY.replace(day=16 + each), free=15, before=2) for each in range(14)]
    panel.show_days(days, MONDAY)
    panel.fit(True)
    settle()
    written: list[tuple[str, bool]] = []

    def write(_: object, __: object, room: QRect, words: str, **kinds: object) -> int:
        font = theme().font(str(kinds.get("size", "body")), int(str(kinds.get("weight", 400))))
        written.append((words, QFontMetrics(font).horizontalAdvance(words) <= room.width()))
        return 0

    monkeypatch.setattr(DayTile, "write", write)
    panel.days[MONDAY].grab()
    assert written == [("23", True), ("15↑", True)]
