"""A block's lower edge is dragged, or moved by keys: with reasons as one goes, let go by Esc, taken back by undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.presenters.moves import Decision, Fit
from desktop.views.calendar.calendar_words import decision_words
from scheduling.commands import MoveSession, Place
from scheduling.visit_commands import ExtendSession
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import Scene, clocks_change, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, ZONE, at, workshop_hours

Key = Qt.Key
LENGTH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


@contextmanager
def _pulling(pilot: Pilot, name: str, by: int) -> Iterator[None]:
    """The lower edge of a block, pulled by ``by`` minutes; still held inside."""
    rect, geometry = pilot.grid.rect_of(pilot.shop.ids[name]), pilot.grid.geometry_
    assert geometry is not None
    start = QPoint(round(rect.center().x()), int(rect.bottom()) - 2)
    end = start + QPoint(0, round(by * geometry.hour / 60))
    QTest.mousePress(pilot.grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 12))
    QTest.mouseMove(pilot.grid, end)
    yield
    QTest.mouseRelease(pilot.grid, Qt.MouseButton.LeftButton, pos=end)
    pilot.settle()


def _pull(pilot: Pilot, name: str, by: int) -> None:
    with _pulling(pilot, name, by):
        pass


def test_pulling_the_lower_edge_makes_it_longer_in_quarters_of_an_hour(pilot: Pilot) -> None:
    _pull(pilot, "one", 37)
    (command,) = pilot.shop.sent()
    assert isinstance(command, MoveSession)
    assert (command.to.starts, command.to.minutes) == (at(MONDAY, "10:00"), 90)
    assert pilot.grid.board is not None
    block = pilot.grid.board.block(pilot.shop.ids["one"])
    assert block is not None
    assert block.waiting, "it is drawn as waiting for the server"


def test_pushing_it_makes_it_shorter_and_never_nothing(pilot: Pilot) -> None:
    _pull(pilot, "one", -55)
    (command,) = pilot.shop.sent()
    assert isinstance(command, MoveSession)
    assert command.to.minutes == 15


def test_it_says_why_not_while_it_is_pulled(pilot: Pilot) -> None:
    with _pulling(pilot, "one", 90):
        assert pilot.grid.drag_words() == "Runs into the break (12:00–13:00)"
        ghost, _ = pilot.grid.drag_rects()
        assert ghost.height() > pilot.grid.rect_of(pilot.shop.ids["one"]).height()
    assert pilot.shop.sent() == []
    assert pilot.grid.tip == "Runs into the break (12:00–13:00)"


def test_escape_lets_go(pilot: Pilot) -> None:
    with _pulling(pilot, "one", 30):
        pilot.key(Key.Key_Escape)
        assert pilot.grid.dragger.current is None
    assert pilot.shop.sent() == []


def test_undo_takes_it_back(pilot: Pilot) -> None:
    _pull(pilot, "one", 30)
    pilot.shop.presenter.undo.undo()
    assert pilot.shop.session("one").minutes == 60


def test_the_pointer_says_that_the_edge_can_be_held(pilot: Pilot) -> None:
    rect = pilot.grid.rect_of(pilot.shop.ids["one"])
    QTest.mouseMove(pilot.grid, QPoint(round(rect.center().x()), int(rect.bottom()) - 2))
    assert pilot.grid.cursor().shape() is Qt.CursorShape.SizeVerCursor
    QTest.mouseMove(pilot.grid, rect.center().toPoint())
    assert pilot.grid.cursor().shape() is Qt.CursorShape.PointingHandCursor


def test_a_click_at_the_edge_opens_the_card_still(pilot: Pilot) -> None:
    rect = pilot.grid.rect_of(pilot.shop.ids["one"])
    pilot.click(QPoint(round(rect.center().x()), int(rect.bottom()) - 2))
    assert pilot.view.card.isVisible()


def test_a_session_under_way_is_extended_and_only_that(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("live", shop.garage.anna.id, "14:00", state=SessionState.LIVE)
    pilot = Pilot(qtbot, shop)
    _pull(pilot, "live", -30)
    assert shop.sent() == []
    assert pilot.grid.tip == "It has begun: it can only last longer"
    _pull(pilot, "live", 30)
    assert shop.sent() == [ExtendSession(session_id=shop.ids["live"], minutes=30)]


def test_what_is_over_is_held_by_no_edge(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("done", shop.garage.ivan.id, "10:00", state=SessionState.COMPLETED)
    pilot = Pilot(qtbot, shop)
    _pull(pilot, "done", 30)
    assert shop.sent() == []
    assert pilot.grid.tip == "This booking can not be moved"


def test_into_the_buffer_it_asks_first(qtbot: QtBot, shop: Scene) -> None:
    shop.booking("two", shop.garage.anna.id, "11:30")
    pilot = Pilot(qtbot, shop)
    _pull(pilot, "one", 30)
    assert shop.sent() == []
    pilot.view.drops.question.yes.click()
    (command,) = shop.sent()
    assert isinstance(command, MoveSession)
    assert (command.to.minutes, command.drop_buffer) == (90, True)


class TestKeys:
    def test_l_takes_the_edge_and_the_arrows_move_it(self, pilot: Pilot) -> None:
        pilot.shop.presenter.select(pilot.shop.ids["one"])
        pilot.key(Key.Key_L)
        assert "Arrows up and down" in pilot.grid.drag_words()
        pilot.key(Key.Key_Down, times=2)
        pilot.key(Key.Key_Right)
        pilot.key(Key.Key_Return)
        (command,) = pilot.shop.sent()
        assert isinstance(command, MoveSession)
        assert (command.to.minutes, command.to.mechanic_id) == (90, pilot.shop.garage.anna.id)

    def test_with_shift_and_alt_one_key_does_both(self, pilot: Pilot) -> None:
        pilot.shop.presenter.select(pilot.shop.ids["one"])
        for _ in range(2):
            QTest.keyClick(pilot.grid, Key.Key_Up, LENGTH)
        assert pilot.shop.sent() == []
        pilot.key(Key.Key_Return)
        (command,) = pilot.shop.sent()
        assert isinstance(command, MoveSession)
        assert command.to.minutes == 30

    def test_escape_leaves_it_as_it_was(self, pilot: Pilot) -> None:
        pilot.shop.presenter.select(pilot.shop.ids["one"])
        QTest.keyClick(pilot.grid, Key.Key_Down, LENGTH)
        pilot.key(Key.Key_Escape)
        assert pilot.grid.dragger.current is None
        assert pilot.shop.sent() == []

    def test_it_does_nothing_without_a_booking(self, pilot: Pilot) -> None:
        pilot.click(pilot.point(0, 15 * 60))
        QTest.keyClick(pilot.grid, Key.Key_Down, LENGTH)
        pilot.key(Key.Key_L)
        assert pilot.grid.dragger.current is None

    def test_what_can_not_be_changed_says_so(self, qtbot: QtBot, shop: Scene) -> None:
        shop.booking("done", shop.garage.ivan.id, "10:00", state=SessionState.COMPLETED)
        pilot = Pilot(qtbot, shop)
        shop.presenter.select(shop.ids["done"])
        pilot.key(Key.Key_L)
        assert pilot.grid.tip == "The length of this booking can not be changed"

    def test_another_day_lets_go_of_it(self, pilot: Pilot) -> None:
        pilot.shop.presenter.select(pilot.shop.ids["one"])
        pilot.key(Key.Key_L)
        pilot.view.header.forth.click()
        assert pilot.grid.dragger.current is None
        assert pilot.shop.presenter.anchor == MONDAY + timedelta(days=1)


def test_cancelled_by_somebody_else_meanwhile_it_is_let_go(pilot: Pilot) -> None:
    with _pulling(pilot, "one", 30):
        pilot.shop.booking("one", pilot.shop.garage.anna.id, "10:00", state=SessionState.CANCELLED)
        pilot.settle()
        assert pilot.grid.dragger.current is None
    assert pilot.shop.sent() == []


def test_moved_by_somebody_else_meanwhile_too(pilot: Pilot) -> None:
    with _pulling(pilot, "one", 30):
        pilot.shop.booking("one", pilot.shop.garage.anna.id, "14:00")
        pilot.settle()
        assert pilot.grid.dragger.current is None
    assert pilot.shop.sent() == []


@pytest.mark.parametrize(("spring", "minutes"), [(True, 120), (False, 240)], ids=["march", "november"])
def test_on_a_day_whose_clocks_change_it_ends_where_it_was_pulled_to(
    qtbot: QtBot, spring: bool, minutes: int
) -> None:
    """From 0:30 to 3:30 on the clock is two hours in March, four in November."""
    shop, day = scene(mode=Mode.WEEK), clocks_change(spring)
    shop.store.load([workshop_hours(6, "00:00", "24:00", break_start_minute=None, break_end_minute=None)])
    shop.clock.set(at(day - timedelta(days=2), "12:00"))
    shop.booking("night", shop.garage.anna.id, "00:30", day=day)
    shop.presenter.go_to(day)
    pilot = Pilot(qtbot, shop)
    rect, geometry = pilot.grid.rect_of(shop.ids["night"]), pilot.grid.geometry_
    assert geometry is not None
    half_past_three = geometry.y(geometry.board.axis.at(3 * 60 + 30))
    start = QPoint(round(rect.center().x()), int(rect.bottom()) - 2)
    pilot.view.area.verticalScrollBar().setValue(0)
    QTest.mousePress(pilot.grid, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 12))
    QTest.mouseMove(pilot.grid, QPoint(start.x(), round(half_past_three)))
    drag = pilot.grid.dragger.current
    assert drag is not None
    assert drag.decision.to.minutes == minutes
    assert decision_words(drag.decision, geometry.board.zone) == ""
    pilot.key(Key.Key_Escape)
    QTest.mouseRelease(pilot.grid, Qt.MouseButton.LeftButton, pos=start)


@pytest.mark.parametrize(
    ("room", "minutes", "said"),
    [
        (400, 30, "10:00 – 10:30 · 30 min"),
        (60, 30, "30 min"),
        (400, 60, "10:00 – 11:00"),
        (40, 60, "10:00"),
    ],
)
def test_the_length_in_hand_is_the_last_to_go_where_the_room_is_narrow(
    pilot: Pilot, room: int, minutes: int, said: str
) -> None:
    here = Place(starts=at(MONDAY, "10:00"), minutes=60)
    held = Decision(
        session_id=pilot.shop.ids["one"], seen=here, to=replace(here, minutes=minutes), fit=Fit.FREE
    )
    assert pilot.grid.overlay.ghost_times(held, ZONE, room) == said
