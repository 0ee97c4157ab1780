"""Hands on the calendar: where the keys go after a click, what a mouse that loses its button leaves, taken slots."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.presenters.slot_checks import SlotCheck
from desktop.theming.theme import theme
from desktop.views.calendar import geometry
from desktop.views.calendar.overlay_painter import book_words
from scheduling.records import Mechanic, Session
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    return _in_front(qtbot, Pilot(qtbot, shop))


def _in_front(qtbot: QtBot, pilot: Pilot) -> Pilot:
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    pilot.grid.setFocus()
    return pilot


def _button(pilot: Pilot, name: str) -> QAbstractButton:
    button = getattr(pilot.view.header, name)
    assert isinstance(button, QAbstractButton)
    return button


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["day", "week", "today", "back", "forth"])
def test_after_a_click_above_the_grid_the_arrow_keys_walk_in_it(pilot: Pilot, name: str) -> None:
    button = _button(pilot, name)
    QTest.mouseClick(button, LEFT)
    pilot.settle()
    mode = pilot.shop.presenter.mode
    assert _focused() is pilot.grid
    assert not button.hasFocus()
    QTest.keyClick(_focused(), Key.Key_Down)
    assert pilot.shop.presenter.selection is not None
    assert pilot.shop.presenter.mode is mode


def test_a_click_takes_the_keys_from_a_button_that_had_them(pilot: Pilot) -> None:
    _button(pilot, "week").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.mouseClick(_button(pilot, "day"), LEFT)
    assert _focused() is pilot.grid


@pytest.mark.parametrize("name", ["today", "back", "forth"])
def test_who_came_by_tab_stays_on_the_button(pilot: Pilot, name: str) -> None:
    button = _button(pilot, name)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Space)
    assert _focused() is button
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_after_a_click_on_a_chip_or_a_day_the_keys_are_the_grids(qtbot: QtBot) -> None:
    shop = scene(mode=Mode.WEEK)
    pilot = _in_front(qtbot, Pilot(qtbot, shop))
    chip = pilot.view.filter.chip(shop.garage.anna.id)
    QTest.mouseClick(chip, LEFT)
    assert shop.presenter.chosen == {shop.garage.anna.id}
    assert _focused() is pilot.grid
    pilot.view.header.back.setFocus()
    QTest.mouseClick(pilot.view.columns, Qt.MouseButton.RightButton, pos=QPoint(90, 20))
    assert len(shop.presenter.days()) == 7, "the other button opens nothing"
    QTest.mouseClick(pilot.view.columns, LEFT, pos=QPoint(90, 20))
    assert shop.presenter.mode is Mode.DAY
    assert _focused() is pilot.grid


def _drags(pilot: Pilot) -> bool:
    return pilot.grid.dragger.current is not None


def _draws(pilot: Pilot) -> bool:
    return pilot.grid.drawn is not None


def _drawn(pilot: Pilot) -> SlotCheck:
    assert pilot.grid.drawn is not None
    return pilot.grid.drawn


def _moved_without_button(pilot: Pilot, to: QPoint) -> None:
    place = QPointF(to)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(pilot.grid.mapToGlobal(to)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pilot.grid, event)


def test_a_release_that_never_came_ends_the_drag_without_a_drop(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=180, column=1):
        _moved_without_button(pilot, pilot.point(1, 14 * 60))
        assert not _drags(pilot)
    assert pilot.shop.sent() == []


def test_a_press_after_a_lost_release_does_not_drop(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=180, column=1):
        QTest.mousePress(pilot.grid, LEFT, pos=pilot.point(0, 16 * 60))
        assert not _drags(pilot)
    assert pilot.shop.sent() == []


def test_a_release_that_never_came_ends_drawing_out(pilot: Pilot) -> None:
    start = pilot.point(0, 13 * 60)
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 50))
    assert _draws(pilot)
    _moved_without_button(pilot, start + QPoint(0, 80))
    assert not _draws(pilot)
    QTest.mouseRelease(pilot.grid, LEFT, pos=start)


@pytest.mark.parametrize("drawing", [False, True])
def test_another_window_in_front_ends_what_the_mouse_holds(pilot: Pilot, drawing: bool) -> None:
    start = pilot.point(0, 13 * 60) if drawing else pilot.centre(pilot.shop.ids["one"])
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 20))
    QTest.mouseMove(pilot.grid, start + QPoint(0, 50))
    assert _draws(pilot) is drawing
    assert _drags(pilot) is not drawing
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(pilot.grid, away)
    assert not _draws(pilot)
    assert not _drags(pilot)
    QTest.mouseRelease(pilot.grid, LEFT, pos=start + QPoint(0, 50))
    assert pilot.shop.sent() == []


def test_another_screen_ends_a_drag(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=180, column=1):
        pilot.view.hide()
        assert not _drags(pilot)
    assert pilot.shop.sent() == []


def test_enter_drops_once_and_the_mouse_that_still_holds_begins_nothing_new(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=180, column=1):
        pilot.key(Key.Key_Return)
        QTest.mouseMove(pilot.grid, pilot.point(2, 15 * 60))
        assert not _drags(pilot)
    assert len(pilot.shop.sent()) == 1


def test_escape_before_the_mouse_has_moved_begins_no_drag(pilot: Pilot) -> None:
    start = pilot.centre(pilot.shop.ids["one"])
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    pilot.key(Key.Key_Escape)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 60))
    assert not _drags(pilot)
    QTest.mouseRelease(pilot.grid, LEFT, pos=start + QPoint(0, 60))
    assert pilot.shop.sent() == []
    assert not pilot.view.card.isVisible()


def _take_away(shop: Scene) -> None:
    shop.store.load([replace(shop.session("one"), state=SessionState.CANCELLED)])


def test_a_booking_cancelled_elsewhere_is_let_go_of_however_it_is_held(pilot: Pilot) -> None:
    start = pilot.centre(pilot.shop.ids["one"])
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    _take_away(pilot.shop)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 60))
    assert not _drags(pilot)
    QTest.mouseRelease(pilot.grid, LEFT, pos=start + QPoint(0, 60))


def test_a_booking_cancelled_elsewhere_is_let_go_of_by_the_keyboard(pilot: Pilot) -> None:
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_V)
    assert _drags(pilot)
    _take_away(pilot.shop)
    pilot.key(Key.Key_Down)
    assert not _drags(pilot)
    assert pilot.shop.sent() == []


def test_a_booking_cancelled_just_before_m_is_not_picked_up(pilot: Pilot) -> None:
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    board = pilot.grid.board
    _take_away(pilot.shop)
    pilot.grid.board = board
    pilot.grid.start_keyboard_move(pilot.shop.ids["one"])
    assert not _drags(pilot)


def test_a_column_that_goes_while_dragging_leaves_the_ghost_with_its_mechanic(pilot: Pilot) -> None:
    garage = pilot.shop.garage
    with pilot.holding(pilot.shop.ids["one"], by=180, column=1):
        pilot.shop.presenter._chosen = frozenset({garage.ivan.id, garage.olga.id})
        pilot.shop.presenter._forget()
        pilot.settle()
        drag, board = pilot.grid.dragger.current, pilot.grid.board
        assert drag is not None
        assert board is not None
        assert board.columns[drag.column].mechanic_id == drag.decision.to.mechanic_id == garage.ivan.id
        pilot.key(Key.Key_Escape)


def test_a_column_that_goes_while_drawing_lets_go(pilot: Pilot) -> None:
    start = pilot.point(2, 13 * 60)
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 50))
    assert pilot.grid.drawn_column == 2
    pilot.shop.presenter.toggle_mechanic(pilot.shop.garage.anna.id)
    pilot.settle()
    pilot.grid.grab()
    assert not _draws(pilot)
    QTest.mouseRelease(pilot.grid, LEFT, pos=QPoint(80, 80))


def test_what_is_drawn_out_is_asked_again_when_the_rows_change(pilot: Pilot) -> None:
    start = pilot.point(0, 13 * 60)
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 20))
    QTest.mouseMove(pilot.grid, start + QPoint(0, 60))
    assert _drawn(pilot).bookable
    pilot.shop.booking("new", pilot.shop.garage.anna.id, "13:30")
    pilot.settle()
    assert not _drawn(pilot).bookable
    QTest.mouseRelease(pilot.grid, LEFT, pos=start + QPoint(0, 60))
    assert "Already booked" in pilot.grid.tip


def test_all_mechanics_gone_while_dragging_lets_go(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=60, column=1):
        rows = [replace(row, active=False) for row in pilot.shop.store.all(Mechanic)]
        pilot.shop.store.load([*rows, replace(pilot.shop.session("one"), state=SessionState.CANCELLED)])
        pilot.settle()
        assert not _drags(pilot)
        pilot.grid.grab()


def test_dropped_above_the_calendar_it_lands_where_the_ghost_is_seen(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=60, column=0):
        high = QPoint(pilot.point(1, 0).x(), round(pilot.grid.seen().top()) - 300)
        QTest.mouseMove(pilot.grid, high)
        ghost, _ = pilot.grid.drag_rects()
        assert ghost.intersects(pilot.grid.seen())
        pilot.key(Key.Key_Escape)


def test_held_at_the_side_of_a_grid_wider_than_the_window_it_scrolls_there(
    qtbot: QtBot, shop: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geometry, "COLUMN_LEAST", 600)
    pilot = Pilot(qtbot, shop)
    bar = pilot.view.area.horizontalScrollBar()
    assert bar.maximum() > 0
    with pilot.holding(shop.ids["one"], by=60, column=0):
        QTest.mouseMove(
            pilot.grid, QPoint(round(pilot.grid.seen().right()) + 30, pilot.point(0, 14 * 60).y())
        )
        qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=30_000)
        pilot.key(Key.Key_Escape)
    assert shop.sent() == []


def test_held_at_the_side_the_drag_goes_on_on_the_next_day(qtbot: QtBot, shop: Scene) -> None:
    pilot = Pilot(qtbot, shop)
    with pilot.holding(shop.ids["one"], by=180, column=0):
        QTest.mouseMove(pilot.grid, QPoint(pilot.grid.width() + 40, pilot.point(0, 14 * 60).y()))
        qtbot.waitUntil(lambda: shop.presenter.anchor > MONDAY)
        pilot.settle()
        QTest.mouseMove(pilot.grid, pilot.point(0, 14 * 60))
        drag = pilot.grid.dragger.current
        assert drag is not None
        assert drag.decision.to.starts >= at(MONDAY + timedelta(days=1), "00:00")
        pilot.key(Key.Key_Escape)
        assert not pilot.grid._input._edges._turn.isActive()
        assert not pilot.grid._input._edges._scroll.isActive()


def test_a_selected_slot_that_is_taken_becomes_the_booking(pilot: Pilot) -> None:
    pilot.click(pilot.point(0, 14 * 60))
    slot = pilot.shop.slot(0, at(MONDAY, "14:00"))
    assert pilot.shop.presenter.selection == slot
    taken = pilot.shop.booking("taken", pilot.shop.garage.anna.id, "14:00")
    pilot.settle()
    assert pilot.shop.presenter.selection == taken
    row = pilot.shop.store.get(Session, taken)
    assert row is not None
    assert pilot.grid.selected_rect() == pilot.grid.rect_of(taken)


def _ink_inside(pilot: Pilot, block_id: object, colour: QColor) -> int:
    """How many pixels of a block have exactly this colour."""
    assert pilot.grid.board is not None
    block = next(b for c in pilot.grid.board.columns for b in c.blocks if b.id == block_id)
    image = pilot.grid.grab(pilot.grid.rect_of(block.id).toAlignedRect().adjusted(8, 4, -8, -4)).toImage()
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(x, y) == colour for x, y in places)


def test_in_a_week_a_slot_beside_bookings_leaves_their_words_alone(qtbot: QtBot) -> None:
    shop = scene(mode=Mode.WEEK)
    one = shop.booking("one", shop.garage.anna.id, "14:00", minutes=60)
    pilot = Pilot(qtbot, shop)
    plain = _ink_inside(pilot, one, theme().color("booked-bg"))
    shop.presenter.select(shop.slot(0, at(MONDAY, "14:00")))
    check = shop.check(0, at(MONDAY, "14:00"))
    assert check.bookable
    assert pilot.grid.board is not None
    assert book_words(check, pilot.grid.board.zone) == "Book 14:00"
    covered = _ink_inside(pilot, one, theme().color("accent-weak"))
    assert covered < 30, "but for the edges of letters"
    assert _ink_inside(pilot, one, theme().color("booked-bg")) > plain * 0.6


def test_a_quarter_of_an_hour_before_a_booking_does_not_reach_into_it(pilot: Pilot) -> None:
    ivan = pilot.shop.garage.ivan
    pilot.shop.store.load([replace(ivan, buffer_minutes=0)])
    pilot.shop.booking("next", ivan.id, "14:15")
    pilot.settle()
    slot = pilot.shop.slot(1, at(MONDAY, "14:00"))
    pilot.shop.presenter.select(slot)
    check = pilot.shop.check(1, slot.starts)
    assert check.bookable
    assert check.minutes == 15
    assert not pilot.grid.selected_rect().intersects(pilot.grid.rect_of(pilot.shop.ids["next"]))
