"""Dragging on the calendar: moves, refusals in words, Esc, undo, the buffer, what others do meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from scheduling.commands import MoveSession
from scheduling.records import Reservation, Session
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at

Key = Qt.Key


def test_dragging_with_the_mouse_moves_a_booking(pilot: Pilot) -> None:
    pilot.drag(pilot.shop.ids["one"], by=180, column=1)
    (command,) = pilot.shop.sent()
    assert isinstance(command, MoveSession)
    assert (command.to.starts, command.to.mechanic_id) == (at(MONDAY, "13:00"), pilot.shop.garage.ivan.id)
    assert pilot.grid.board is not None
    moved = pilot.grid.board.block(pilot.shop.ids["one"])
    assert moved is not None
    assert moved.waiting, "it is drawn as waiting for the server"


def test_a_drag_snaps_to_quarters_of_an_hour(pilot: Pilot) -> None:
    pilot.drag(pilot.shop.ids["one"], by=188, column=1)
    (command,) = pilot.shop.sent()
    assert isinstance(command, MoveSession)
    assert command.to.starts == at(MONDAY, "13:15")


def test_while_dragging_the_ghost_says_why_not_and_a_drop_does_nothing(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=90, column=0):
        assert pilot.grid.drag_words() == "Runs into the break (12:00–13:00)"
        ghost, tip = pilot.grid.drag_rects()
        assert not ghost.isEmpty()
        assert not tip.isEmpty()
    assert pilot.shop.sent() == []
    assert pilot.grid.tip == "Runs into the break (12:00–13:00)"
    assert pilot.grid._hushes.isActive()
    pilot.grid._hushes.timeout.emit()
    assert pilot.grid.tip == "", "it does not stand over other bookings for good"
    pilot.key(Key.Key_Escape)
    assert pilot.grid.tip == ""


def test_escape_lets_go(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=180, column=1):
        pilot.key(Key.Key_Escape)
        assert pilot.grid.dragger.current is None
    assert pilot.shop.sent() == []


def test_a_drop_where_it_was_does_nothing(pilot: Pilot) -> None:
    pilot.drag(pilot.shop.ids["one"], by=0, column=0)
    assert pilot.shop.sent() == []
    assert pilot.grid.tip == ""


def test_a_step_of_a_drag_leaves_the_kept_picture_alone(pilot: Pilot) -> None:
    pilot.grid.grab()
    layer = pilot.grid._layer
    assert layer is not None
    with pilot.holding(pilot.shop.ids["one"], by=60, column=1):
        pilot.grid.grab()
        assert pilot.grid._layer is layer
        pilot.key(Key.Key_Escape)


def test_what_is_done_can_not_be_dragged_and_says_so(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("done", shop.garage.ivan.id, "10:00", state=SessionState.COMPLETED)
    pilot = Pilot(qtbot, shop)
    pilot.drag(shop.ids["done"], by=60, column=1)
    assert shop.sent() == []
    assert pilot.grid.tip == "This booking can not be moved"


def test_undo_brings_a_moved_booking_back(pilot: Pilot) -> None:
    pilot.drag(pilot.shop.ids["one"], by=180, column=1)
    pilot.shop.presenter.undo.undo()
    assert pilot.shop.session("one").starts == at(MONDAY, "10:00")
    assert pilot.shop.session("one").mechanic_id == pilot.shop.garage.anna.id


def test_a_drop_too_close_asks_whether_to_drop_the_buffer(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("two", shop.garage.anna.id, "13:00")
    pilot = Pilot(qtbot, shop)
    pilot.drag(shop.ids["one"], by=240, column=0)
    assert shop.sent() == []
    assert pilot.view.drops.question.isVisible()
    pilot.view.drops.question.yes.click()
    (command,) = shop.sent()
    assert isinstance(command, MoveSession)
    assert command.drop_buffer


def test_the_answer_about_the_buffer_counts_for_what_is_there_by_then(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("two", shop.garage.anna.id, "13:00")
    pilot = Pilot(qtbot, shop)
    pilot.drag(shop.ids["one"], by=240, column=0)
    two = shop.session("two")
    assert two.starts is not None
    (slot,) = (
        r for r in shop.store.between(Reservation, two.starts, two.starts + 1) if r.session_id == two.id
    )
    shop.store.load(
        [replace(two, minutes=75), replace(slot, ends=slot.ends + 900, blocks_end=slot.ends + 1800)]
    )
    pilot.view.drops.question.yes.click()
    assert shop.sent() == [], "somebody has the time now"
    assert pilot.grid.tip


def test_what_somebody_moved_while_the_question_was_open_is_not_moved_from_there(
    qtbot: QtBot, shop: Scene
) -> None:
    shop.booking("two", shop.garage.anna.id, "13:00")
    pilot = Pilot(qtbot, shop)
    pilot.drag(shop.ids["one"], by=240, column=0)
    shop.store.load([replace(shop.session("one"), starts=at(MONDAY, "15:00"))])
    pilot.view.drops.question.yes.click()
    assert shop.sent() == []
    assert pilot.grid.tip


def test_leaving_the_question_moves_nothing(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("two", shop.garage.anna.id, "13:00")
    pilot = Pilot(qtbot, shop)
    pilot.drag(shop.ids["one"], by=240, column=0)
    QTest.keyClick(pilot.view.drops.question, Key.Key_Escape)
    assert not pilot.view.drops.question.isVisible()
    assert shop.sent() == []


def test_moving_by_keyboard(pilot: Pilot) -> None:
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_V)
    pilot.key(Key.Key_Down, times=12)
    pilot.key(Key.Key_Right)
    pilot.key(Key.Key_Return)
    (command,) = pilot.shop.sent()
    assert isinstance(command, MoveSession)
    assert (command.to.starts, command.to.mechanic_id) == (at(MONDAY, "13:00"), pilot.shop.garage.ivan.id)


def test_in_a_week_a_drag_goes_to_another_day_and_keeps_the_mechanic(qtbot: QtBot) -> None:
    shop = scene(mode=Mode.WEEK)
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    pilot.drag(shop.ids["one"], by=0, column=3)
    (command,) = shop.sent()
    assert isinstance(command, MoveSession)
    thursday = MONDAY + timedelta(days=3)
    assert (command.to.starts, command.to.mechanic_id) == (at(thursday, "10:00"), shop.garage.anna.id)


def test_a_time_taken_by_somebody_else_during_the_drag_is_refused_on_dropping(pilot: Pilot) -> None:
    with pilot.holding(pilot.shop.ids["one"], by=180, column=1):
        pilot.shop.booking("other", pilot.shop.garage.ivan.id, "13:00")
        pilot.settle()
        drag = pilot.grid.dragger.current
        assert drag is not None
        assert not drag.decision.possible
    assert pilot.shop.sent() == []
    assert pilot.grid.tip != ""


def test_a_booking_cancelled_by_somebody_else_during_the_drag_is_let_go(pilot: Pilot) -> None:
    store = pilot.shop.store
    with pilot.holding(pilot.shop.ids["one"], by=180, column=1):
        row = store.get(Session, pilot.shop.ids["one"])
        assert row is not None
        store.load([replace(row, state=SessionState.CANCELLED)])
        geometry = pilot.grid.geometry_
        assert geometry is not None
        QTest.mouseMove(pilot.grid, pilot.point(2, 14 * 60))  # before the window has looked again
        assert pilot.grid.dragger.current is None
        pilot.settle()
    assert pilot.shop.sent() == []
