"""What the calendar does while something is in hand or open: pages turn, the panel opens, rows come and go."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import BlockKind, Mode
from desktop.presenters.calendar_selection import SlotAt
from desktop.presenters.slot_checks import SlotCheck
from scheduling.commands import MoveSession
from scheduling.vocabulary import ReservationKind, SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, at

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NARROW = 1366


def _week(qtbot: QtBot, width: int = NARROW, height: int = 900) -> Pilot:
    shop = scene(mode=Mode.WEEK)
    shop.booking("one", shop.garage.anna.id, "10:00")
    return Pilot(qtbot, shop, width=width, height=height)


def _folded(pilot: Pilot) -> bool:
    pilot.settle()
    return pilot.view.panel.collapsed


def _pick_up_and_step(pilot: Pilot) -> None:
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_V)
    pilot.key(Key.Key_Down, 4)
    pilot.key(Key.Key_Right)
    assert pilot.grid.dragger.current is not None


@pytest.mark.parametrize("name", ["today", "day", "week"])
def test_a_click_above_the_grid_lets_go_of_what_the_keys_hold(qtbot: QtBot, name: str) -> None:
    pilot = _week(qtbot)
    _pick_up_and_step(pilot)
    button = getattr(pilot.view.header, name)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, LEFT)
    pilot.settle()
    assert pilot.grid.dragger.current is None
    pilot.key(Key.Key_Return)
    assert pilot.shop.sent() == []


@pytest.mark.parametrize(("name", "weeks"), [("forth", 1), ("back", -1)])
def test_the_arrows_of_the_header_take_along_what_is_carried(qtbot: QtBot, name: str, weeks: int) -> None:
    pilot = _week(qtbot)
    if weeks < 0:
        pilot.shop.presenter.go_by(1)
        day = MONDAY + timedelta(days=9)
        pilot.shop.booking("one", pilot.shop.garage.anna.id, "10:00", day=day)
        pilot.settle()
    _pick_up_and_step(pilot)
    QTest.mouseClick(getattr(pilot.view.header, name), LEFT)
    pilot.settle()
    drag = pilot.grid.dragger.current
    assert drag is not None
    assert pilot.grid.board is not None
    days = pilot.grid.board.columns
    assert days[0].starts <= drag.decision.to.starts < days[-1].ends
    assert not pilot.grid.drag_rects()[0].isEmpty()
    target = pilot.point(1, 14 * 60)
    QTest.mouseMove(pilot.grid, target - QPoint(0, 60))
    QTest.mouseMove(pilot.grid, target)
    QTest.mouseClick(pilot.grid, LEFT, pos=target)
    (move,) = pilot.shop.sent()
    assert isinstance(move, MoveSession)
    assert move.to.starts == at(days[1].day, "14:00")


def test_what_was_picked_up_from_its_card_says_how_it_moves_and_follows_the_mouse(qtbot: QtBot) -> None:
    pilot = _week(qtbot)
    pilot.grid.start_keyboard_move(pilot.shop.ids["one"])
    assert "Esc" in pilot.grid.drag_words()
    start = pilot.point(2, 10 * 60)
    QTest.mouseMove(pilot.grid, start)
    QTest.mouseMove(pilot.grid, start + QPoint(1, 1))
    drag = pilot.grid.dragger.current
    assert drag is not None
    assert drag.decision.to == drag.decision.seen, "a hand that trembles moves nothing"
    QTest.mouseMove(pilot.grid, pilot.point(2, 13 * 60))
    assert drag.decision.to.starts == at(MONDAY + timedelta(days=2), "13:00")
    assert "Esc" not in pilot.grid.drag_words()


def test_what_the_keys_place_stays_there_though_the_hand_on_the_mouse_trembles(qtbot: QtBot) -> None:
    """The mouse led before, and rests now."""
    pilot = _week(qtbot)
    start = pilot.point(3, 9 * 60)
    QTest.mouseMove(pilot.grid, start)
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_V)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 60))
    pilot.key(Key.Key_Down, 16)  # past the break at noon
    drag = pilot.grid.dragger.current
    assert drag is not None
    placed = drag.decision.to
    QTest.mouseMove(pilot.grid, start + QPoint(1, 60))
    assert drag.decision.to == placed
    QTest.mouseClick(pilot.grid, LEFT, pos=start + QPoint(1, 60))
    (move,) = pilot.shop.sent()
    assert isinstance(move, MoveSession)
    assert move.to == placed, "a click without moving the mouse puts it where it is seen"


def test_a_grid_that_scrolls_under_a_resting_mouse_gives_it_nothing(qtbot: QtBot) -> None:
    pilot = _week(qtbot, height=420)
    seen, bar = pilot.view.area.viewport(), pilot.view.area.verticalScrollBar()

    def rest(spot: QPoint) -> None:
        QTest.mouseMove(pilot.grid, pilot.grid.mapFromGlobal(seen.mapToGlobal(spot)))

    rest(QPoint(700, 150))
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_V)
    rest(QPoint(701, 150))
    before = bar.value()
    pilot.key(Key.Key_Down, 22)
    assert bar.value() > before
    drag = pilot.grid.dragger.current
    assert drag is not None
    placed = drag.decision.to
    rest(QPoint(701, 151))
    assert drag.decision.to == placed


def test_a_tap_puts_it_where_it_is_tapped(qtbot: QtBot) -> None:
    pilot = _week(qtbot)
    pilot.grid.start_keyboard_move(pilot.shop.ids["one"])
    QTest.mouseClick(pilot.grid, LEFT, pos=pilot.point(2, 13 * 60))
    (move,) = pilot.shop.sent()
    assert isinstance(move, MoveSession)
    assert move.to.starts == at(MONDAY + timedelta(days=2), "13:00")


def test_what_is_carried_turns_no_page_while_the_mouse_is_on_its_way_out(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.views.calendar.edges.TURN_MS", 0)
    pilot = _week(qtbot)
    pilot.shop.presenter.select(pilot.shop.ids["one"])
    pilot.key(Key.Key_V)
    y = pilot.point(3, 11 * 60).y()
    for x in (800, 700, 10):
        QTest.mouseMove(pilot.grid, QPoint(x, y))
    drag = pilot.grid.dragger.current
    assert drag is not None
    assert drag.led
    QApplication.processEvents()
    QApplication.processEvents()
    assert pilot.shop.presenter.days()[0] == MONDAY


def test_the_words_beside_a_free_time_book_it_and_open_nothing_below_them(qtbot: QtBot) -> None:
    shop = scene(mode=Mode.WEEK)
    shop.booking("above", shop.garage.anna.id, "10:00")
    shop.booking("below", shop.garage.anna.id, "11:30")
    pilot = Pilot(qtbot, shop, width=NARROW)
    booked: list[SlotCheck] = []
    opened: list[object] = []
    pilot.grid.book_asked.connect(lambda check, _minutes: booked.append(check))
    pilot.grid.opened.connect(opened.append)
    shop.presenter.select(shop.slot(0, at(MONDAY, "10:30")))
    label = pilot.grid.book_label()
    assert not label.isEmpty()
    pilot.click(label.center().toPoint())
    assert (len(booked), opened) == (1, [])


def test_so_does_a_click_on_a_day(qtbot: QtBot) -> None:
    pilot = _week(qtbot)
    _pick_up_and_step(pilot)
    pilot.view.columns.day_chosen.emit(MONDAY)
    pilot.settle()
    assert pilot.grid.dragger.current is None


def test_nothing_is_put_down_on_a_day_that_nobody_sees(qtbot: QtBot) -> None:
    pilot = _week(qtbot)
    _pick_up_and_step(pilot)
    pilot.shop.presenter.go_by(1)
    pilot.settle()
    assert pilot.grid.dragger.current is None


def test_a_slot_that_is_drawn_out_keeps_its_day_when_the_panel_opens(qtbot: QtBot) -> None:
    pilot = _week(qtbot)
    asked: list[SlotCheck] = []
    pilot.grid.book_asked.connect(lambda check, _minutes: asked.append(check))
    start, end = pilot.point(3, 13 * 60), pilot.point(3, 14 * 60)
    QTest.mousePress(pilot.grid, LEFT, pos=start)
    QTest.mouseMove(pilot.grid, start + QPoint(0, 20))
    wide = pilot.grid.width()
    pilot.shop.lose_move("one", "13:00", pilot.shop.garage.anna.id)
    pilot.settle()
    qtbot.waitUntil(lambda: pilot.grid.width() < wide)
    QTest.mouseMove(pilot.grid, end)
    QTest.mouseRelease(pilot.grid, LEFT, pos=end)
    assert pilot.grid.board is not None
    column = pilot.grid.board.columns[3]
    assert [column.starts <= check.starts < column.ends for check in asked] == [True]


def test_a_click_means_the_day_that_was_pressed(qtbot: QtBot) -> None:
    pilot = _week(qtbot)
    point = pilot.point(3, 13 * 60)
    wide = pilot.grid.width()
    QTest.mousePress(pilot.grid, LEFT, pos=point)
    pilot.shop.lose_move("one", "13:00", pilot.shop.garage.anna.id)
    pilot.settle()
    qtbot.waitUntil(lambda: pilot.grid.width() < wide)
    QTest.mouseRelease(pilot.grid, LEFT, pos=point)
    chosen = pilot.shop.presenter.selection
    assert isinstance(chosen, SlotAt)
    assert pilot.grid.board is not None
    assert pilot.grid.board.number_of(chosen.column) == 3


def test_show_brings_up_what_the_filter_hides(qtbot: QtBot) -> None:
    pilot = _week(qtbot, width=1700)
    shop = pilot.shop
    shop.booking("asked", shop.garage.ivan.id, "13:00", state=SessionState.OFFERED)
    shop.presenter.toggle_mechanic(shop.garage.anna.id)
    pilot.settle()
    assert pilot.grid.rect_of(shop.ids["asked"]).isEmpty()
    scrolled = pilot.view.area.verticalScrollBar().value()
    assert scrolled > 0
    pilot.view.panel.show_asked.emit(shop.ids["asked"])
    assert not pilot.grid.rect_of(shop.ids["asked"]).isEmpty()
    assert shop.presenter.selection == shop.ids["asked"]
    assert shop.presenter.chosen == {shop.garage.anna.id, shop.garage.ivan.id}
    assert pilot.view.area.verticalScrollBar().value() > 0


def test_the_filter_stays_in_sight_as_long_as_it_hides_somebody(qtbot: QtBot) -> None:
    pilot = _week(qtbot)
    pilot.shop.presenter.toggle_mechanic(pilot.shop.garage.anna.id)
    pilot.shop.presenter.set_mode(Mode.DAY)
    pilot.settle()
    assert pilot.view.filter.isVisible()
    pilot.shop.presenter.show_everyone()
    pilot.settle()
    assert not pilot.view.filter.isVisible()


def test_the_question_about_the_buffer_goes_with_its_day(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "13:00")
    shop.booking("next", shop.garage.anna.id, "11:00")
    pilot = Pilot(qtbot, shop)
    pilot.drag(shop.ids["one"], by=-180, column=0)
    assert pilot.view.drops.question.isVisible()
    shop.presenter.go_by(1)
    assert not pilot.view.drops.question.isVisible()
    assert shop.sent() == []


def test_delete_on_what_has_no_card_asks_nothing_of_the_card_before(qtbot: QtBot, shop: Scene) -> None:
    hold = shop.hold(kind=ReservationKind.BOOKING, starts=at(MONDAY, "14:00"), ends=at(MONDAY, "15:00"))
    pilot = Pilot(qtbot, shop)
    pilot.view.open_card(shop.ids["one"])
    pilot.view.card.close_now()
    assert pilot.grid.board is not None
    blocks = [block for column in pilot.grid.board.columns for block in column.blocks]
    [held] = [block for block in blocks if block.kind is not BlockKind.SESSION]
    assert held.id == hold.id
    shop.presenter.select(held.id)
    pilot.key(Key.Key_Delete)
    assert pilot.view.card.reason is None
    assert not pilot.view.card.isVisible()


class TestPanel:
    """It opens for what was lost and folds again; the keys stay with who types."""

    def test_folding_by_itself_it_hands_the_keys_to_the_grid(self, qtbot: QtBot) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        row = QHBoxLayout(window)
        row.addWidget(QPushButton("before"))
        pilot = _week(qtbot)
        row.addWidget(pilot.view)
        window.resize(NARROW, 768)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        shop = pilot.shop
        shop.booking("asked", shop.garage.ivan.id, "13:00", state=SessionState.OFFERED)
        shop.lose_move("one", "13:00", shop.garage.anna.id)
        assert not _folded(pilot)
        panel = pilot.view.panel
        leave = panel.cards[0].buttons[-1]
        leave.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(leave, Key.Key_Space)
        assert _folded(pilot)
        assert window.focusWidget() is pilot.grid

    def test_led_to_by_an_alert_it_folds_again_when_that_is_answered(self, qtbot: QtBot) -> None:
        pilot = _week(qtbot, width=1100)
        shop = pilot.shop
        mid = shop.lose_move("one", "13:00", shop.garage.anna.id)
        assert _folded(pilot), "there is no room for it"
        pilot.view.show_answer(frozenset({mid}))
        assert not _folded(pilot)
        shop.presenter.dismiss(mid)
        assert _folded(pilot)

    def test_what_the_person_wishes_counts_before(self, qtbot: QtBot) -> None:
        pilot = _week(qtbot, width=1100)
        mid = pilot.shop.lose_move("one", "13:00", pilot.shop.garage.anna.id)
        pilot.settle()
        pilot.view.show_answer(frozenset({mid}))
        pilot.view.panel.fold.click()
        assert _folded(pilot)
