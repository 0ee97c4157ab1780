"""Columns that come and go while something in one of them is marked, pressed or carried."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.presenters.calendar_selection import SlotAt
from desktop.presenters.slot_checks import SlotCheck
from desktop.theming.painting import painting
from scheduling.records import Reservation
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at

LEFT = Qt.MouseButton.LeftButton


def _give(shop: Scene, name: str, mechanic_id: UUID) -> None:
    """Somebody else gives the booking to that mechanic."""
    row = shop.session(name)
    assert row.starts is not None
    held = shop.store.between(Reservation, row.starts, row.starts + 1)
    slot = next(each for each in held if each.session_id == row.id)
    shop.store.load([replace(row, mechanic_id=mechanic_id), replace(slot, mechanic_id=mechanic_id)])


def _loose() -> Scene:
    """One of Anna's, and one of nobody's in a column of its own."""
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    shop.booking("loose", None, "11:00")
    return shop


def test_a_marked_time_is_painted_until_its_column_has_gone(qtbot: QtBot) -> None:
    shop = _loose()
    pilot = Pilot(qtbot, shop)
    board = pilot.grid.board
    assert board is not None
    last = len(board.columns) - 1
    shop.presenter.select(shop.slot(last, at(MONDAY, "14:00")))
    _give(shop, "loose", shop.garage.ivan.id)
    for _ in shop.presenter.prepare():  # the next board is made in parts, and the old one painted meanwhile
        pass
    latest = shop.presenter.latest()
    assert latest is not None
    assert len(latest.columns) == last
    assert not pilot.grid.selected_rect().isEmpty(), "as it is painted"
    pilot.grid.grab()
    shop.presenter.select(SlotAt(board.columns[last].key, at(MONDAY, "15:00")))
    pilot.settle()
    assert shop.presenter.selection is None
    assert pilot.grid.selected_rect().isEmpty()


def test_a_marked_time_stays_its_mechanics_when_another_leaves(qtbot: QtBot) -> None:
    shop = scene()
    pilot = Pilot(qtbot, shop)
    booked: list[SlotCheck] = []
    pilot.grid.book_asked.connect(lambda check, _minutes: booked.append(check))
    shop.presenter.select(shop.slot(1, at(MONDAY, "14:00")))
    shop.store.load([replace(shop.garage.anna, active=False)])
    pilot.settle()
    pilot.key(Qt.Key.Key_Return)
    assert [check.mechanic_id for check in booked] == [shop.garage.ivan.id]


def test_a_time_pressed_on_stays_its_mechanics_when_another_leaves(qtbot: QtBot) -> None:
    shop = scene()
    pilot = Pilot(qtbot, shop)
    start = pilot.point(1, 14 * 60)
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    shop.store.load([replace(shop.garage.anna, active=False)])
    pilot.settle()
    QTest.mouseMove(pilot.grid, start + QPoint(0, 40))
    assert pilot.grid.drawn is not None
    assert pilot.grid.drawn.mechanic_id == shop.garage.ivan.id
    pilot.key(Qt.Key.Key_Escape)


def test_a_time_drawn_out_in_a_bay_stays_in_it_when_another_goes(qtbot: QtBot) -> None:
    shop = scene()
    pilot = Pilot(qtbot, shop)
    first, second = shop.garage.bays[:2]
    shop.presenter.toggle_bays()
    pilot.settle()
    start = pilot.point(1, 14 * 60)
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 40))
    shop.store.load([replace(first, active=False)])
    pilot.settle()
    assert pilot.grid.drawn is not None
    assert pilot.grid.drawn.bay_id == second.id
    assert pilot.grid.drawn_column == 0
    pilot.key(Qt.Key.Key_Escape)


def test_what_somebody_moves_from_under_the_button_is_not_picked_up(qtbot: QtBot) -> None:
    shop = _loose()
    pilot = Pilot(qtbot, shop)
    start = pilot.centre(shop.ids["one"])
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    _give(shop, "one", shop.garage.ivan.id)
    pilot.settle()
    QTest.mouseMove(pilot.grid, start + QPoint(0, 40))
    assert pilot.grid.dragger.current is None
    QTest.mouseRelease(pilot.grid, LEFT, pos=start + QPoint(0, 40))
    assert shop.sent() == []


@pytest.mark.parametrize("by_bay", [False, True])
def test_what_is_carried_goes_on_with_whoever_has_it_since(qtbot: QtBot, by_bay: bool) -> None:
    shop = scene(mode=Mode.WEEK)
    shop.booking("one", shop.garage.anna.id, "10:00", bay_id=shop.garage.bays[0].id)
    pilot = Pilot(qtbot, shop)
    if by_bay:
        shop.presenter.toggle_bays()
        pilot.settle()
    pilot.grid.start_keyboard_move(shop.ids["one"])
    pilot.key(Qt.Key.Key_Down)
    _give(shop, "one", shop.garage.ivan.id)
    pilot.settle()
    assert pilot.grid.dragger.current is not None
    pilot.key(Qt.Key.Key_Down)
    pilot.key(Qt.Key.Key_Return)
    assert (shop.session("one").mechanic_id, shop.session("one").starts) == (
        shop.garage.ivan.id,
        at(MONDAY, "10:30"),
    )


def test_a_length_in_hand_over_midnight_stays_in_hand(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("other", shop.garage.anna.id, "10:00")
    shop.booking("late", shop.garage.vera.id, "23:30", minutes=60, kind=shop.session("other").kind)
    pilot = Pilot(qtbot, shop)
    shop.presenter.select(shop.ids["late"])
    pilot.key(Qt.Key.Key_L)
    assert pilot.grid.dragger.current is not None
    shop.store.load([replace(shop.session("other"), concern="It pulls to the left")])
    pilot.settle()
    assert pilot.grid.dragger.current is not None
    pilot.key(Qt.Key.Key_Escape)


def _paint_and_fail(widget: QWidget) -> None:
    with painting(widget) as painter:
        painter.drawLine(0, 0, 1, 1)
        raise LookupError


def test_a_painter_is_let_go_of_when_painting_fails(qtbot: QtBot) -> None:
    class Failing(QWidget):
        active = True

        def paintEvent(self, event: object) -> None:
            del event
            with pytest.raises(LookupError):
                _paint_and_fail(self)
            self.active = self.paintingActive()

    widget = Failing()
    qtbot.addWidget(widget)
    widget.grab()
    assert not widget.active
