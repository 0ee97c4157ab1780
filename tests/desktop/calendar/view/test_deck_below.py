"""The strip of parked jobs below the real calendar: seen, dragged onto the hours, placed by keys, let go of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.views.today.deck_strip import DeckStrip
from scheduling.sessions import is_parked
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.presses import enter_twice, press_at
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable
from tests.factories import MONDAY, at, named

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pilot(qtbot: QtBot) -> Pilot:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    made = Pilot(qtbot, shop)
    with qtbot.waitActive(made.view):
        made.view.activateWindow()
    made.grid.setFocus()
    return made


def _park(pilot: Pilot, name: str = "one") -> QPushButton:
    pilot.shop.presenter.actions.parking.park(pilot.shop.ids[name])
    pilot.settle()
    return _strip(pilot).buttons[pilot.shop.ids[name]]


def _strip(pilot: Pilot) -> DeckStrip:
    strip = pilot.view.deck.strip
    assert strip is not None
    return strip


def _on(button: QPushButton, pilot: Pilot, place: QPoint) -> QPoint:
    """A point of the grid as the button has it."""
    return button.mapFromGlobal(pilot.grid.mapToGlobal(place))


def _pull(button: QPushButton, pilot: Pilot, place: QPoint) -> None:
    QTest.mousePress(button, LEFT, pos=QPoint(10, 10))
    QTest.mouseMove(button, QPoint(10, -12))
    QTest.mouseMove(button, _on(button, pilot, place))


def _stands(shop: Scene) -> tuple[SessionState, int | None]:
    row = shop.session("one")
    return row.state, row.starts


def test_without_a_job_there_is_no_strip(pilot: Pilot) -> None:
    pilot.settle()
    assert pilot.view.deck.strip is None
    pilot.key(Key.Key_P)
    assert pilot.grid.hasFocus()


@pytest.mark.parametrize("mode", [Mode.DAY, Mode.WEEK, Mode.MONTH, Mode.AGENDA])
def test_a_job_that_waits_is_seen_in_every_mode(pilot: Pilot, mode: Mode) -> None:
    button = _park(pilot)
    pilot.shop.presenter.set_mode(mode)
    strip = _strip(pilot)
    assert strip.isVisible()
    assert strip.heading.text() == "On deck: 1"
    assert "Élise Tremblay" in button.text()
    assert strip.geometry().top() >= pilot.view.height() // 2
    assert nameless(strip) == []
    assert unreachable(strip) == []
    assert cut_labels(strip) == []


def test_it_is_dragged_onto_a_free_time(pilot: Pilot) -> None:
    button = _park(pilot)
    place = pilot.point(0, 11 * 60 + 10)
    _pull(button, pilot, place)
    assert pilot.grid.dragger.current is not None
    QTest.mouseRelease(button, LEFT, pos=_on(button, pilot, place))
    assert _stands(pilot.shop) == (SessionState.SCHEDULED, at(MONDAY, "11:00"))
    pilot.settle()
    assert not _strip(pilot).isVisible()
    assert pilot.shop.presenter.selection == pilot.shop.ids["one"]
    assert pilot.grid.hasFocus()


def test_let_go_of_outside_of_the_hours_it_stays_on_deck(pilot: Pilot) -> None:
    button = _park(pilot)
    _pull(button, pilot, pilot.point(0, 11 * 60))
    QTest.mouseMove(button, QPoint(10, 10))
    QTest.mouseRelease(button, LEFT, pos=QPoint(10, 10))
    assert pilot.grid.dragger.current is None
    assert is_parked(pilot.shop.session("one"))


def test_esc_lets_go_while_the_button_is_held(pilot: Pilot) -> None:
    button = _park(pilot)
    place = pilot.point(0, 11 * 60)
    _pull(button, pilot, place)
    pilot.key(Key.Key_Escape)
    QTest.mouseMove(button, _on(button, pilot, place + QPoint(0, 20)))
    assert pilot.grid.dragger.current is None
    QTest.mouseRelease(button, LEFT, pos=_on(button, pilot, place))
    assert is_parked(pilot.shop.session("one"))


def test_where_it_can_not_stand_it_says_why_and_stays(pilot: Pilot) -> None:
    shop = pilot.shop
    shop.booking("two", shop.garage.anna.id, "14:00", customer_id=shop.garage.marc.id)
    button = _park(pilot)
    place = pilot.point(0, 14 * 60 + 10)
    _pull(button, pilot, place)
    QTest.mouseRelease(button, LEFT, pos=_on(button, pilot, place))
    assert pilot.grid.tip.startswith("Already booked")
    assert is_parked(shop.session("one"))


def test_by_keys_p_leads_to_it_enter_picks_it_up_and_puts_it_down(pilot: Pilot) -> None:
    button = _park(pilot)
    pilot.grid.setFocus()
    pilot.key(Key.Key_P)
    assert button.hasFocus()
    QTest.keyClick(button, Key.Key_Return)
    assert pilot.grid.hasFocus()
    drag = pilot.grid.dragger.current
    assert drag is not None
    assert drag.decision.possible
    assert "Arrows" in pilot.grid.drag_words()
    before = drag.decision.to.starts
    pilot.key(Key.Key_Down, 4)
    pilot.key(Key.Key_Return)
    assert _stands(pilot.shop) == (SessionState.SCHEDULED, before + 3600)


def test_a_double_enter_on_a_job_picks_it_up_and_books_nothing(pilot: Pilot) -> None:
    button = _park(pilot)
    button.setFocus()
    again = enter_twice()
    assert pilot.grid.dragger.current is not None
    assert is_parked(pilot.shop.session("one"))
    press_at(Key.Key_Return, again)
    assert _stands(pilot.shop)[0] is SessionState.SCHEDULED


def test_esc_leads_back_to_the_hours(pilot: Pilot) -> None:
    button = _park(pilot)
    pilot.key(Key.Key_P)
    QTest.keyClick(button, Key.Key_Escape)
    assert pilot.grid.hasFocus()
    assert pilot.grid.dragger.current is None


def test_a_click_picks_it_up_and_another_one_puts_it_down(pilot: Pilot) -> None:
    button = _park(pilot)
    QTest.mouseClick(button, LEFT)
    assert pilot.grid.dragger.current is not None
    place = pilot.point(0, 11 * 60)
    pilot.click(place)
    assert _stands(pilot.shop) == (SessionState.SCHEDULED, at(MONDAY, "11:00"))


def test_from_the_month_it_is_carried_over_a_day(pilot: Pilot) -> None:
    button = _park(pilot)
    pilot.shop.presenter.set_mode(Mode.MONTH)
    button.setFocus()
    QTest.keyClick(button, Key.Key_Return)
    assert pilot.shop.presenter.mode is Mode.DAY
    assert pilot.grid.dragger.current is not None


def test_what_is_carried_goes_over_days(pilot: Pilot) -> None:
    button = _park(pilot)
    QTest.keyClick(button, Key.Key_Return)
    day = pilot.shop.presenter.anchor
    QTest.mouseClick(pilot.view.header.forth, LEFT)
    assert pilot.shop.presenter.anchor > day
    assert pilot.grid.dragger.current is not None
    pilot.key(Key.Key_Return)
    assert not is_parked(pilot.shop.session("one"))


def test_somebody_else_places_what_is_carried(pilot: Pilot) -> None:
    shop = pilot.shop
    button = _park(pilot)
    QTest.keyClick(button, Key.Key_Return)
    shop.presenter.drop(shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "15:00"), named("anna")))
    pilot.settle()
    assert pilot.grid.dragger.current is None
    assert _stands(shop) == (SessionState.SCHEDULED, at(MONDAY, "15:00"))


def test_the_keys_are_the_grids_when_their_job_has_gone(pilot: Pilot) -> None:
    shop = pilot.shop
    button = _park(pilot)
    button.setFocus()
    shop.presenter.drop(shop.presenter.mover.decide(shop.ids["one"], at(MONDAY, "15:00"), named("anna")))
    pilot.settle()
    assert QApplication.focusWidget() is pilot.grid


def test_many_jobs_leave_the_hours_their_room(pilot: Pilot) -> None:
    shop = pilot.shop
    for number in range(6):
        name = f"more{number}"
        shop.booking(name, shop.garage.anna.id, f"{11 + number}:00", customer_id=shop.garage.marc.id)
        shop.presenter.actions.parking.park(shop.ids[name])
    pilot.settle()
    strip = _strip(pilot)
    assert len(strip.shown()) == 4
    assert strip.heading.text() == "On deck: 6"
    assert strip.more.text() == "2 more on Today (Ctrl+1)"


def test_it_is_carried_from_elsewhere(pilot: Pilot) -> None:
    """As from its card on Today."""
    _park(pilot)
    pilot.view.carry(pilot.shop.ids["one"])
    assert pilot.grid.hasFocus()
    pilot.key(Key.Key_Return)
    assert not is_parked(pilot.shop.session("one"))
