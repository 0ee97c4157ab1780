"""The words of the Today screen: one for every code."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.presenters.today_model import DayAct, DayBoard, NextDay, Phase
from desktop.shell.translations import Translations
from desktop.theming import formats
from desktop.theming.elide import ElidedLabel
from desktop.views.today import today_words
from tests.factories import MONDAY, NOW, ZONE, at


def _board(**over: Any) -> DayBoard:
    values: dict[str, Any] = {"now": NOW, "today": MONDAY, "zone": ZONE, "columns": ((),) * len(Phase)}
    return DayBoard(**(values | over))


def test_every_column_has_its_words() -> None:
    assert set(today_words.PHASES) == set(Phase)
    assert len(set(today_words.PHASES.values())) == len(Phase)
    empty = {today_words.empty_words(phase, _board()) for phase in Phase}
    assert len(empty) == len(Phase)


def test_an_empty_day_says_whether_it_is_open_and_what_comes_next() -> None:
    said = today_words.empty_words
    assert said(Phase.COMING, _board()) == "Nobody else is expected today."
    assert said(Phase.COMING, _board(closed=True)) == "The workshop is closed today."
    tuesday = NextDay(
        day=MONDAY + timedelta(days=1),
        count=12,
        starts=at(MONDAY + timedelta(days=1), "08:00"),
        customer="Rosalie Morin",
    )
    after = partial(today_words.after_words, board=_board())
    assert after(tuesday) == "Tuesday 16 June: 12 bookings, the first at 8:00, Rosalie Morin"
    nobody = replace(tuesday, count=0, starts=None, customer="")
    assert after(nobody) == "Tuesday 16 June: nothing booked yet"


@pytest.mark.parametrize(
    ("language", "one", "twelve"),
    [
        ("en", "one booking, at 8:00", "12 bookings, the first at 8:00"),
        ("fr", "un rendez-vous, à 8:00", "12 rendez-vous, le premier à 8:00"),
    ],
)
def test_the_next_days_bookings_are_counted_in_each_language(
    language: formats.Language, one: str, twelve: str
) -> None:
    after = NextDay(day=MONDAY, count=1, starts=at(MONDAY, "08:00"), customer="")
    spoken = Translations()
    spoken.use(language)
    try:
        assert today_words.after_words(after, _board()).endswith(one)
        assert today_words.after_words(replace(after, count=12), _board()).endswith(twelve)
    finally:
        spoken.drop()
        formats.use_language("en")


@pytest.mark.parametrize("table", [today_words.ACTS, today_words.TIPS])
def test_every_act_has_its_words(table: dict[DayAct, str]) -> None:
    assert set(table) == set(DayAct)
    assert len(set(table.values())) == len(DayAct)


def test_an_elided_label_says_something_shorter_where_it_has_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    elided = QFontMetrics.elidedText

    def listen(self: QFontMetrics, words: str, mode: Qt.TextElideMode, room: int) -> str:
        said.append(elided(self, words, mode, room))
        return said[-1]

    monkeypatch.setattr(QFontMetrics, "elidedText", listen)
    label = ElidedLabel("Noah · B2 – Suspension")
    qtbot.addWidget(label)
    whole = label.sizeHint().width()
    label.brief = "Noah · B2"
    for width in (whole + 4, whole - 4, 20):
        label.resize(width, 20)
        label.grab()
    assert said[:2] == ["Noah · B2 – Suspension", "Noah · B2"]
    assert said[2].endswith("…")


@pytest.mark.parametrize("act", DayAct)
def test_a_tip_names_the_key(act: DayAct) -> None:
    assert today_words.act_tip(act, 2).endswith("(2)")
