"""The month as a person has it: bookings as many as fit, a marked day that the keys move, clicks, a screen reader."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.theming import formats
from desktop.theming.theme import theme
from desktop.views.calendar.month_view import MonthView
from scheduling.vocabulary import CancelledBy
from tests.desktop.calendar.scenes import Scene, clocks_change, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at, special_day, time_off

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop() -> Scene:
    made = scene(mode=Mode.MONTH)
    for number in range(9):
        made.booking(
            f"{number}", made.garage.anna.id, f"{9 + number // 2}:{30 * (number % 2):02}", minutes=15
        )
    made.booking("late", made.garage.ivan.id, "14:00", day=MONDAY + timedelta(days=2))
    return made


def _month(pilot: Pilot) -> MonthView:
    month = pilot.view.overviews.month
    assert month is not None
    assert month.isVisible()
    return month


def _place(pilot: Pilot, day: date = MONDAY) -> int:
    board = _month(pilot).board
    assert board is not None
    place = board.place_of(day)
    assert place is not None
    return place


def _key(pilot: Pilot, key: Qt.Key) -> None:
    QTest.keyClick(pilot.view.keys_home(), key)


def _click(pilot: Pilot, at_: QPointF) -> None:
    QTest.mouseClick(_month(pilot), LEFT, pos=at_.toPoint())


def test_it_stands_in_the_place_of_the_hours(pilot: Pilot) -> None:
    assert not pilot.view.area.isVisible()
    assert not pilot.view.columns.isVisible()
    assert pilot.view.header.title.text() == "June 2026"
    assert pilot.view.header.modes[Mode.MONTH].isChecked()
    _key(pilot, Key.Key_W)
    assert pilot.view.area.isVisible()
    assert pilot.view.overviews.month is not None
    assert not pilot.view.overviews.month.isVisible()


def test_as_many_bookings_as_have_room_and_how_many_more(pilot: Pilot) -> None:
    geometry = _month(pilot).geometry_
    assert geometry is not None
    place = _place(pilot)
    shown, more = geometry.placed(place), geometry.more(place)
    assert more is not None
    assert len(shown) + more[0] == 9
    assert shown
    cell = geometry.cell(place)
    assert all(cell.contains(each.rect) for each in shown)
    assert cell.contains(more[1])
    assert geometry.more(_place(pilot, MONDAY + timedelta(days=2))) is None


@pytest.mark.parametrize("size", [(700, 500), (1366, 768), (1920, 1080)])
def test_its_days_tile_it_at_every_size(qtbot: QtBot, shop: Scene, size: tuple[int, int]) -> None:
    pilot = Pilot(qtbot, shop, *size)
    month = _month(pilot)
    month.grab()
    geometry = month.geometry_
    assert geometry is not None
    cells = [geometry.cell(place) for place in range(len(geometry.board.days))]
    assert sum(cell.width() * cell.height() for cell in cells) == pytest.approx(
        geometry.width * (geometry.height - cells[0].top())
    )
    assert not any(a.intersects(b) for n, a in enumerate(cells) for b in cells[n + 1 :])


class TestKeys:
    def test_arrows_move_the_marked_day_and_enter_opens_it(self, pilot: Pilot) -> None:
        for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Right):
            _key(pilot, key)
        assert _month(pilot).marked == MONDAY + timedelta(days=8)
        _key(pilot, Key.Key_Return)
        assert pilot.shop.presenter.mode is Mode.DAY
        assert pilot.shop.presenter.days() == (MONDAY + timedelta(days=8),)
        assert pilot.grid.hasFocus()

    def test_moving_the_mark_paints_nothing_anew(self, pilot: Pilot) -> None:
        _month(pilot).grab()
        layer = _month(pilot)._layer
        _key(pilot, Key.Key_Down)
        _month(pilot).grab()
        assert layer is not None
        assert _month(pilot)._layer is layer

    def test_beyond_the_weeks_on_view_it_is_the_next_month(self, pilot: Pilot) -> None:
        for _ in range(3):
            _key(pilot, Key.Key_Down)
        assert pilot.view.header.title.text() == "July 2026"
        assert _month(pilot).marked == MONDAY + timedelta(days=21)
        assert _month(pilot).hasFocus()

    @pytest.mark.parametrize(
        ("key", "title"), [(Key.Key_PageUp, "May 2026"), (Key.Key_PageDown, "July 2026")]
    )
    def test_page_keys_turn_months(self, pilot: Pilot, key: Qt.Key, title: str) -> None:
        _key(pilot, key)
        assert pilot.view.header.title.text() == title

    def test_the_calendars_own_keys_act_from_here(self, pilot: Pilot) -> None:
        _key(pilot, Key.Key_PageDown)
        _key(pilot, Key.Key_T)
        assert _month(pilot).marked == MONDAY
        _key(pilot, Key.Key_A)
        assert pilot.shop.presenter.mode is Mode.AGENDA
        _key(pilot, Key.Key_M)
        assert _month(pilot).hasFocus()


class TestMouse:
    def test_a_click_on_a_booking_opens_its_card_beside_it(self, pilot: Pilot) -> None:
        rect = _month(pilot).rect_of(pilot.shop.ids["0"])
        _click(pilot, rect.center())
        assert pilot.view.card.isVisible()
        assert pilot.view.card.session_id == pilot.shop.ids["0"]

    def test_on_a_days_ground_it_marks_it_and_a_second_time_opens_it(self, pilot: Pilot) -> None:
        geometry = _month(pilot).geometry_
        assert geometry is not None
        ground = geometry.cell(_place(pilot, MONDAY + timedelta(days=1))).center()
        _click(pilot, ground)
        assert _month(pilot).marked == MONDAY + timedelta(days=1)
        assert pilot.shop.presenter.mode is Mode.MONTH
        QTest.mouseDClick(_month(pilot), LEFT, pos=ground.toPoint())
        assert pilot.shop.presenter.days() == (MONDAY + timedelta(days=1),)

    def test_the_number_and_what_has_no_room_open_the_day(self, pilot: Pilot) -> None:
        geometry = _month(pilot).geometry_
        assert geometry is not None
        more = geometry.more(_place(pilot))
        assert more is not None
        number = geometry.cell(_place(pilot)).topLeft() + QPointF(14, 12)
        for point in (more[1].center(), number):
            _click(pilot, point)
            assert pilot.shop.presenter.mode is Mode.DAY
            assert pilot.shop.presenter.days() == (MONDAY,)
            pilot.shop.presenter.set_mode(Mode.MONTH)

    def test_resting_on_a_booking_tells_of_it(self, pilot: Pilot) -> None:
        hovering = pilot.view.overviews.hovering
        assert hovering is not None
        QTest.mouseMove(_month(pilot), _month(pilot).rect_of(pilot.shop.ids["1"]).center().toPoint())
        hovering._rest.stop()
        hovering._rested()
        assert hovering.card.isVisible()
        QTest.mouseMove(_month(pilot), QPoint(2, 2))
        assert not hovering.card.isVisible()


def test_a_days_ground_says_in_full_what_is_free(pilot: Pilot) -> None:
    month = _month(pilot)
    geometry = month.geometry_
    assert geometry is not None
    empty = geometry.cell(_place(pilot, MONDAY + timedelta(days=1)))
    assert "times at which a visit of an hour with a mechanic can begin" in month.said_at(
        empty.center().toPoint()
    )
    assert month.said_at(month.rect_of(pilot.shop.ids["0"]).center().toPoint()) == ""
    assert month.said_at(QPoint(5, 5)) == ""


def test_what_waits_is_dashed_and_a_change_is_shown(pilot: Pilot) -> None:
    month = _month(pilot)
    rect = month.rect_of(pilot.shop.ids["0"]).toAlignedRect()
    assert theme().color("wait-bg") != theme().color("booked-bg")
    before = month.grab(rect).toImage().pixelColor(rect.width() - 8, rect.height() // 2)
    mover = pilot.shop.presenter.mover
    mover.move(mover.decide(pilot.shop.ids["0"], at(MONDAY, "9:00"), pilot.shop.garage.ivan.id))
    pilot.settle()
    assert month.board is not None
    block = month.board.block(pilot.shop.ids["0"])
    assert block is not None
    assert block.waiting
    after = month.grab(rect).toImage().pixelColor(rect.width() - 8, rect.height() // 2)
    assert (before, after) == (theme().color("booked-bg"), theme().color("wait-bg"))


def test_a_card_over_it_closes_with_its_booking(pilot: Pilot) -> None:
    pilot.view.open_card(pilot.shop.ids["0"])
    pilot.shop.presenter.actions.cancel(pilot.shop.ids["0"], by=CancelledBy.STAFF)
    pilot.settle()
    assert _month(pilot).rect_of(pilot.shop.ids["0"]).isEmpty()


def test_a_booking_of_the_month_beside_this_one_opens_where_it_is_clicked(pilot: Pilot, shop: Scene) -> None:
    """Marking its day shows that month, in which something else stands under the mouse."""
    july = date(2026, 7, 2)
    booking = shop.booking("after", shop.garage.anna.id, "9:00", day=july)
    pilot.settle()
    opened: list[object] = []
    _month(pilot).opened.connect(opened.append)
    _click(pilot, _month(pilot).rect_of(booking).center())
    assert opened == [booking]
    assert pilot.view.header.title.text() == "July 2026"


def test_to_show_a_booking_it_gives_way_to_the_day(pilot: Pilot) -> None:
    pilot.view.show_booking(pilot.shop.ids["late"])
    assert pilot.shop.presenter.mode is Mode.DAY
    assert pilot.shop.presenter.selection == pilot.shop.ids["late"]


class TestScreenReader:
    def test_each_day_is_a_child_with_its_words(self, qtbot: QtBot, shop: Scene) -> None:
        shop.store.load([time_off(shop.garage.anna.id, MONDAY), special_day(MONDAY + timedelta(days=1))])
        pilot = Pilot(qtbot, shop)
        month = QAccessible.queryAccessibleInterface(_month(pilot))
        assert month.role() == QAccessible.Role.List
        assert month.childCount() == 35
        monday = month.child(_place(pilot))
        said = monday.text(QAccessible.Text.Name)
        for part in ("Monday 15 June", "today", "9 bookings", "off: Anna"):
            assert part in said
        assert "9:00 Élise Tremblay" in monday.text(QAccessible.Text.Description)
        assert monday.state().selected
        assert "Inventory" in month.child(_place(pilot) + 1).text(QAccessible.Text.Name)

    def test_a_day_is_found_where_it_is_painted(self, pilot: Pilot) -> None:
        month = QAccessible.queryAccessibleInterface(_month(pilot))
        centre = month.child(9).rect().center()
        found = month.childAt(centre.x(), centre.y())
        assert found is not None
        assert month.indexOfChild(found) == 9


@pytest.mark.parametrize("spring", [True, False], ids=["march", "november"])
def test_a_month_whose_clocks_change_has_each_day_once(qtbot: QtBot, spring: bool) -> None:
    shop, day = scene(mode=Mode.MONTH), clocks_change(spring)
    shop.clock.set(at(day - timedelta(days=3), "12:00"))
    shop.booking("night", shop.garage.anna.id, "03:30", day=day)
    shop.presenter.go_to(day)
    pilot = Pilot(qtbot, shop)
    pilot.settle()
    board = _month(pilot).board
    assert board is not None
    days = [each.day for each in board.days]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert [each.day for each in board.days if each.blocks] == [day]
    _key(pilot, Key.Key_Right)
    assert _month(pilot).marked == day + timedelta(days=1)


def test_it_speaks_french(qtbot: QtBot, shop: Scene) -> None:
    formats.use_language("fr")
    pilot = Pilot(qtbot, shop)
    assert pilot.view.header.title.text() == "Juin 2026"
    _month(pilot).grab()


def test_a_double_click_opens_the_day_of_its_first_click_though_that_brings_another_month(
    pilot: Pilot,
) -> None:
    month = _month(pilot)
    assert month.board is not None
    assert month.geometry_ is not None
    last = month.board.days[-1].day
    assert last.month != MONDAY.month
    ground = month.geometry_.cell(len(month.board.days) - 1).center()
    _click(pilot, ground)
    QTest.mouseDClick(month, LEFT, pos=ground.toPoint())
    assert (pilot.shop.presenter.mode, pilot.shop.presenter.anchor) == (Mode.DAY, last)


def test_a_press_on_one_thing_let_go_on_another_opens_neither(pilot: Pilot) -> None:
    month = _month(pilot)
    assert month.geometry_ is not None
    on = month.rect_of(pilot.shop.ids["late"]).center().toPoint()
    marked = month.marked
    QTest.mousePress(month, LEFT, pos=month.geometry_.cell(_place(pilot)).center().toPoint())
    QTest.mouseRelease(month, LEFT, pos=on)
    assert pilot.view.card.isHidden()
    assert month.marked == marked
    QTest.mouseClick(month, LEFT, pos=on)
    assert pilot.view.card.isVisible()
