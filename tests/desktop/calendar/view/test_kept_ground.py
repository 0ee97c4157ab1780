"""What is below the calendar's blocks is painted once, and anew as soon as anything that it shows is another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming.theme import theme
from desktop.views.calendar.ground_painter import GroundPainter
from scheduling.records import TimeOff
from scheduling.vocabulary import TimeOffStatus
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at, named


def _anew(pilot: Pilot) -> QImage:
    grid = pilot.grid
    assert grid.geometry_ is not None
    picture = QImage(grid.size(), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    grid.paint_still(painter, grid.geometry_, 1.0)
    painter.end()
    return picture


def _as_it_is(pilot: Pilot) -> QImage:
    pilot.settle()
    pilot.grid.grab()
    assert pilot.grid._layer is not None
    return pilot.grid._layer.toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.fixture
def pilot(qtbot: QtBot) -> Pilot:
    shop = scene(mode=Mode.WEEK)
    shop.booking("one", shop.garage.anna.id, "10:00")
    return Pilot(qtbot, shop)


def test_bookings_come_and_go_over_the_same_ground(pilot: Pilot) -> None:
    _as_it_is(pilot)
    with patch.object(GroundPainter, "paint") as painted:
        pilot.shop.booking("two", pilot.shop.garage.ivan.id, "13:00")
        seen = _as_it_is(pilot)
    painted.assert_not_called()
    assert seen == _anew(pilot)


def _time_off(shop: Scene) -> None:
    """In the day of one who works else."""
    off = TimeOff(
        id=named("off"),
        mechanic_id=shop.garage.anna.id,
        starts=at(MONDAY, "13:00"),
        ends=at(MONDAY, "15:00"),
        status=TimeOffStatus.APPROVED,
        label="Dentist",
    )
    shop.store.load([off])


def _closed(shop: Scene) -> None:
    shop.store.load([factories.special_day(MONDAY + timedelta(days=2))])


def _next_week(shop: Scene) -> None:
    shop.presenter.go_by(1)


def _by_day(shop: Scene) -> None:
    shop.presenter.set_mode(Mode.DAY)


def _first_of_a_day(shop: Scene) -> None:
    """On a day on which nobody works it stood there that it is closed."""
    shop.booking("sunday", shop.garage.anna.id, "10:00", day=MONDAY + timedelta(days=6))


@pytest.mark.parametrize(
    ("mode", "change"),
    [
        (Mode.DAY, _time_off),
        (Mode.WEEK, _closed),
        (Mode.WEEK, _next_week),
        (Mode.WEEK, _by_day),
        (Mode.WEEK, _first_of_a_day),
    ],
)
def test_what_it_shows_is_painted_as_it_is_now(
    pilot: Pilot, mode: Mode, change: Callable[[Scene], None]
) -> None:
    pilot.shop.presenter.set_mode(mode)
    before = _as_it_is(pilot)
    change(pilot.shop)
    seen = _as_it_is(pilot)
    assert seen != before
    assert seen == _anew(pilot)


def test_zoom_width_and_theme_are_followed(pilot: Pilot) -> None:
    _as_it_is(pilot)
    pilot.grid.set_hour(90)
    assert _as_it_is(pilot) == _anew(pilot)
    pilot.view.resize(pilot.view.width() - 150, pilot.view.height())
    assert _as_it_is(pilot) == _anew(pilot)
    try:
        theme().set_mode("dark")
        assert _as_it_is(pilot) == _anew(pilot)
    finally:
        theme().set_mode("light")
    assert pilot.grid.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
