"""How high an hour is: by keys and the wheel, kept for the next start, and fitting again by Ctrl+0."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.views.calendar.geometry import HOUR_LEAST, HOUR_MOST
from tests.desktop.calendar.scenes import Scene
from tests.desktop.calendar.view.pilot import Pilot

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def _chosen(pilot: Pilot) -> list[str]:
    told: list[str] = []
    pilot.view.zooming.chosen.connect(told.append)
    return told


def _wheel(pilot: Pilot, by: int, modifiers: Qt.KeyboardModifier = CTRL) -> bool:
    """Over the grid, as the window system sends it; whether it is used up there."""
    at = QPointF(pilot.point(0, 12 * 60))
    event = QWheelEvent(
        at,
        QPointF(pilot.grid.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pilot.grid, event)
    return event.isAccepted()


@pytest.mark.parametrize(
    ("key", "larger"), [(Key.Key_Plus, True), (Key.Key_Equal, True), (Key.Key_Minus, False)]
)
def test_by_keys(pilot: Pilot, key: Qt.Key, larger: bool) -> None:
    before = pilot.grid.hour
    QTest.keyClick(pilot.grid, key, CTRL)
    assert (pilot.grid.hour > before) is larger


def test_by_the_wheel_over_the_hours_which_do_not_scroll_then(pilot: Pilot) -> None:
    before, place = pilot.grid.hour, pilot.view.area.verticalScrollBar().value()
    _wheel(pilot, 120)
    assert pilot.grid.hour > before
    _wheel(pilot, -120)
    assert pilot.grid.hour == pytest.approx(before)
    assert pilot.view.area.verticalScrollBar().value() == pytest.approx(place, abs=3)


def test_without_ctrl_the_wheel_is_left_to_what_scrolls(pilot: Pilot) -> None:
    before = pilot.grid.hour
    assert _wheel(pilot, 120)
    assert not _wheel(pilot, -120, Qt.KeyboardModifier.NoModifier)
    assert pilot.grid.hour > before


def test_where_it_ends_is_told_once(pilot: Pilot, qtbot: QtBot) -> None:
    told = _chosen(pilot)
    for _ in range(5):
        _wheel(pilot, 120)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [f"{pilot.grid.hour:.1f}"]


def test_ctrl_0_fits_again_and_forgets(pilot: Pilot) -> None:
    fitting = pilot.grid.hour
    QTest.keyClick(pilot.grid, Key.Key_Plus, CTRL)
    told = _chosen(pilot)
    QTest.keyClick(pilot.grid, Key.Key_0, CTRL)
    pilot.view.zooming.tell()
    assert pilot.grid.hour == pytest.approx(fitting)
    assert told == [""]


def test_what_was_chosen_holds_over_days_and_the_next_start(qtbot: QtBot, shop: Scene) -> None:
    pilot = Pilot(qtbot, shop)
    pilot.view.zoom_to("90.5")
    pilot.key(Key.Key_W)
    pilot.settle()
    assert pilot.grid.hour == 90.5


@pytest.mark.parametrize("kept", ["", "high", "nan", "inf", "-3", "0"])
def test_what_is_no_height_fits(pilot: Pilot, kept: str) -> None:
    fitting = pilot.grid.hour
    pilot.view.zoom_to(kept)
    pilot.view.scroll_to_work()
    assert pilot.grid.hour == fitting


@pytest.mark.parametrize(("kept", "hour"), [("1", HOUR_LEAST), ("9999", HOUR_MOST)])
def test_it_stays_legible(pilot: Pilot, kept: str, hour: int) -> None:
    pilot.view.zoom_to(kept)
    assert pilot.grid.hour == hour


@pytest.mark.parametrize("mode", [Mode.MONTH, Mode.AGENDA])
def test_what_has_no_hours_is_left_alone(pilot: Pilot, mode: Mode) -> None:
    pilot.shop.presenter.set_mode(mode)
    pilot.settle()
    before = pilot.grid.hour
    QTest.keyClick(pilot.view.keys_home(), Key.Key_Plus, CTRL)
    assert pilot.grid.hour == before
