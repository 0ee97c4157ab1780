"""Busy times of calendars outside: who is told to be busy all day, where it is written, and that no break is shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Board, Mode
from desktop.theming import icons
from desktop.views.calendar.column_header import ColumnHeader
from desktop.views.calendar.painted_grid import PaintedGrid
from desktop.views.calendar.texts import FontKey, Texts
from scheduling.vocabulary import SpecialDayKind
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at

TUESDAY = MONDAY + timedelta(days=1)


@dataclass
class Painted:
    """What was written, with where, and which icons were painted."""

    words: list[tuple[str, QPointF]] = field(default_factory=list)
    icons: list[str] = field(default_factory=list)

    def where(self, said: str) -> QPointF:
        (found,) = [place for words, place in self.words if words == said]
        return found

    def all(self) -> set[str]:
        return {words for words, _ in self.words}


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Painted:
    found = Painted()
    draw, pixmap = Texts.draw, icons.pixmap

    def listen(  # noqa: PLR0917 as ``Texts.draw``
        texts: Texts, painter: QPainter, place: QPointF, words: str, key: FontKey, colour: QColor, room: float
    ) -> float:
        width = draw(texts, painter, place, words, key, colour, room)
        if width:
            found.words.append((words, QPointF(place)))
        return width

    def look(name: str, token: str, size: int = 20, dpr: float = 1.0) -> QPixmap:
        found.icons.append(name)
        return pixmap(name, token, size, dpr)

    monkeypatch.setattr(Texts, "draw", listen)
    monkeypatch.setattr(icons, "pixmap", look)
    return found


def busy(shop: Scene, whom: UUID | None, start: str = "00:00", end: str = "24:00", summary: str = "") -> None:
    ends = at(TUESDAY, "00:00") if end == "24:00" else at(MONDAY, end)
    row = factories.external_busy(whom, at(MONDAY, start), ends, summary=summary)
    shop.store.load([row])


def board_of(shop: Scene) -> Board:
    board = shop.presenter.board()
    assert board is not None
    return board


def names(shop: Scene, column: int) -> tuple[str, ...]:
    return board_of(shop).columns[column].elsewhere


def grabbed(widget: QWidget, painted: Painted) -> Painted:
    """What the widget paints when asked to now."""
    painted.words.clear()
    painted.icons.clear()
    widget.resize(widget.width() - 1, widget.height())  # what was painted before is not kept
    if isinstance(widget, PaintedGrid):
        widget._kept_ground = None
    widget.grab()
    return painted


def header(pilot: Pilot) -> ColumnHeader:
    (found,) = pilot.view.findChildren(ColumnHeader)
    return found


# --- who is busy all day


def test_a_mechanic_is_busy_all_day_where_none_of_the_hours_are_left() -> None:
    shop = scene()
    busy(shop, shop.garage.anna.id, "08:30", "17:00")
    busy(shop, shop.garage.ivan.id, "08:00", "15:30")
    busy(shop, shop.garage.vera.id)
    assert [row.elsewhere for row in board_of(shop).columns] == [
        ("Anna Affiliated",),
        (),
        (),
        ("Vera Virtual",),
    ]


def test_a_week_names_them_with_those_who_are_off() -> None:
    shop = scene(mode=Mode.WEEK)
    busy(shop, shop.garage.anna.id)
    shop.store.load([factories.time_off(shop.garage.ivan.id)])
    assert (names(shop, 0), board_of(shop).columns[0].away) == (("Anna Affiliated",), ("Ivan Independent",))
    assert names(shop, 1) == ()


def test_who_is_off_is_not_busy_too() -> None:
    for mode, column in ((Mode.DAY, 0), (Mode.WEEK, 0)):
        shop = scene(mode=mode)
        busy(shop, shop.garage.anna.id)
        shop.store.load([factories.time_off(shop.garage.anna.id)])
        assert (names(shop, column), board_of(shop).columns[column].away) == ((), ("Anna Affiliated",))


def test_nobody_is_named_on_a_day_without_hours_or_where_the_column_says_it() -> None:
    shop = scene(mode=Mode.WEEK)
    busy(shop, None)
    assert names(shop, 0) == (), "the whole workshop is: the column itself says so"
    shop = scene(mode=Mode.WEEK)
    busy(shop, shop.garage.anna.id)
    shop.presenter.toggle_mechanic(shop.garage.anna.id)
    assert names(shop, 0) == ()
    shop = scene()
    shop.store.load([factories.special_day(MONDAY)])
    busy(shop, shop.garage.anna.id)
    assert names(shop, 0) == ()


# --- how it looks


def test_a_whole_days_words_are_in_the_middle_of_the_hours(qtbot: QtBot, painted: Painted) -> None:
    shop = scene()
    busy(shop, shop.garage.anna.id, summary="Training")
    pilot = Pilot(qtbot, shop)
    seen = grabbed(pilot.grid, painted)
    geometry = pilot.grid.geometry_
    assert geometry is not None
    board = geometry.board
    middle = geometry.y((board.opens + board.closes) / 2)
    assert abs(seen.where("Busy elsewhere").y() - middle) < 20
    assert abs(seen.where("Training").y() - middle) < 20
    assert geometry.column_rect(0).contains(seen.where("Training"))


def test_two_whole_days_of_a_day_are_told_together(qtbot: QtBot, painted: Painted) -> None:
    shop = scene()
    for summary in ("Training", "Fair", "Fair"):
        busy(shop, shop.garage.anna.id, summary=summary)
    seen = grabbed(Pilot(qtbot, shop).grid, painted)
    said, *which = [seen.where(words).y() for words in ("Busy elsewhere", "Training", "Fair")]
    assert said < min(which)
    assert len(set(which)) == len(which), "one below the other, in whichever order they came"


@pytest.mark.parametrize(
    ("start", "end", "seen_from"),
    [("05:00", "10:00", "09:00"), ("11:00", "24:00", "11:00"), ("05:00", "07:00", "05:00")],
)
def test_a_shorter_ones_words_are_where_it_is_seen_first(
    qtbot: QtBot, painted: Painted, start: str, end: str, seen_from: str
) -> None:
    shop = scene()
    busy(shop, shop.garage.anna.id, start, end, "Dentist")
    pilot = Pilot(qtbot, shop)
    seen = grabbed(pilot.grid, painted)
    geometry = pilot.grid.geometry_
    assert geometry is not None
    hour, minute = seen_from.split(":")
    top = geometry.y(int(hour) * 60 + int(minute))
    assert top < seen.where("Busy elsewhere · Dentist").y() < top + 12


def test_no_break_is_shown_to_whoever_is_not_there(qtbot: QtBot, painted: Painted) -> None:
    shop = scene()
    pilot = Pilot(qtbot, shop)
    cups = grabbed(pilot.grid, painted).icons.count("coffee")
    busy(shop, shop.garage.anna.id)
    pilot.settle()
    assert grabbed(pilot.grid, painted).icons.count("coffee") == cups - 1


def test_a_whole_day_is_shaded_as_time_that_can_not_be_booked(qtbot: QtBot) -> None:
    shop = scene()
    pilot = Pilot(qtbot, shop)
    place = pilot.point(0, 10 * 60)
    place.setX(pilot.point(0, 0).x() - 60)
    free = _commonest(pilot, place.x(), place.y())
    busy(shop, shop.garage.anna.id)
    pilot.settle()
    assert (
        _commonest(pilot, place.x(), place.y())
        == _commonest(pilot, place.x(), pilot.point(0, 120).y())
        != free
    )


def _commonest(pilot: Pilot, x: int, y: int) -> str:
    """The ground below the hatch, about that place."""
    picture = pilot.grid.grab().toImage()
    colours = [picture.pixelColor(x + dx, y + dy).name() for dx in range(12) for dy in range(12)]
    return max(set(colours), key=colours.count)


@pytest.mark.parametrize("off", ["closed", "off", "not kept"])
def test_what_the_column_says_already_is_not_written_over(qtbot: QtBot, painted: Painted, off: str) -> None:
    shop = scene()
    busy(shop, shop.garage.anna.id, summary="Fair")
    if off == "closed":
        shop.store.load([factories.special_day(MONDAY, kind=SpecialDayKind.CLOSED)])
    elif off == "off":
        shop.store.load([factories.time_off(shop.garage.anna.id)])
    else:
        window = at(TUESDAY, "00:00"), at(TUESDAY, "23:00")
        shop.store.write_state(replace(shop.store.state(), window_from=window[0], window_to=window[1]))
    pilot = Pilot(qtbot, shop)
    seen = grabbed(pilot.grid, painted)
    geometry = pilot.grid.geometry_
    assert geometry is not None
    top = geometry.y(geometry.board.opens)
    assert top < seen.where("Busy elsewhere · Fair").y() < top + 12


# --- the heads of the columns


def test_a_mechanics_head_says_it_in_place_of_the_load(qtbot: QtBot, painted: Painted) -> None:
    shop = scene()
    busy(shop, shop.garage.anna.id)
    shop.store.load([factories.time_off(shop.garage.ivan.id)])
    pilot = Pilot(qtbot, shop)
    seen = grabbed(header(pilot), painted)
    geometry = pilot.grid.geometry_
    assert geometry is not None
    assert geometry.column_rect(0).left() < seen.where("busy elsewhere").x() < geometry.column_rect(1).left()
    assert geometry.column_rect(1).left() < seen.where("time off").x() < geometry.column_rect(2).left()
    assert {"calendar-clock", "palmtree"} <= set(seen.icons)


@pytest.mark.parametrize(("width", "said"), [(1920, "Anna busy elsewhere"), (1366, "Anna")])
def test_a_days_head_names_who_is_busy(qtbot: QtBot, painted: Painted, width: int, said: str) -> None:
    shop = scene(mode=Mode.WEEK)
    busy(shop, shop.garage.anna.id)
    seen = grabbed(header(Pilot(qtbot, shop, width)), painted)
    assert said in seen.all()
    assert "calendar-clock" in seen.icons


def test_a_days_head_names_both_who_is_off_and_who_is_busy(qtbot: QtBot, painted: Painted) -> None:
    shop = scene(mode=Mode.WEEK)
    busy(shop, shop.garage.anna.id)
    shop.store.load([factories.time_off(shop.garage.ivan.id)])
    seen = grabbed(header(Pilot(qtbot, shop, 1920)), painted)
    assert seen.where("Anna").x() < seen.where("Ivan").x()
    assert {"calendar-clock", "palmtree"} <= set(seen.icons)
