"""The title above the calendar opens a month: any day is a few keys or two clicks away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_board import days_of_week
from desktop.presenters.calendar_model import TIMED, Mode
from desktop.theming.formats import day_full
from desktop.theming.theme import theme
from desktop.views.calendar.month_popover import HIGH, MonthPopover, PickDay
from tests.desktop.calendar.scenes import Scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    pilot.grid.setFocus()
    return pilot


def _popover(pilot: Pilot) -> MonthPopover:
    return pilot.view.above.month


def _click(pilot: Pilot, widget: QWidget) -> None:
    """Where the mouse would meet it, if nothing lies over it."""
    pilot.view.grab()  # lays it out
    middle = widget.mapTo(pilot.view, widget.rect().center())
    met = pilot.view.childAt(middle)
    assert met is widget
    QTest.mouseClick(met, LEFT)


def _key(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def _focused_day() -> date:
    focused = QApplication.focusWidget()
    assert isinstance(focused, PickDay)
    return focused.day


@pytest.mark.parametrize("mode", sorted(TIMED))
def test_two_clicks_lead_to_a_day_in_the_mode_on_view(pilot: Pilot, mode: Mode) -> None:
    presenter = pilot.shop.presenter
    presenter.set_mode(mode)
    _click(pilot, pilot.view.header.title)
    _click(pilot, _popover(pilot).month.after)
    wanted = MONDAY.replace(day=9) + timedelta(days=30)
    _click(pilot, _popover(pilot).month.days[wanted])
    assert presenter.mode is mode
    assert presenter.days() == ((wanted,) if mode is Mode.DAY else days_of_week(wanted))
    assert not _popover(pilot).isVisible()
    assert pilot.grid.hasFocus()


def test_it_opens_below_the_title_and_inside_the_calendar(pilot: Pilot) -> None:
    _click(pilot, pilot.view.header.title)
    popover, title = _popover(pilot), pilot.view.header.title
    place = title.mapTo(pilot.view, QPoint(0, 0))
    assert popover.x() == place.x()
    assert popover.y() > place.y() + title.height()
    assert pilot.view.rect().contains(popover.geometry())


def test_today_and_the_days_on_view_are_told_and_marked(pilot: Pilot) -> None:
    pilot.shop.presenter.set_mode(Mode.WEEK)
    pilot.key(Key.Key_G)
    days = _popover(pilot).month.days
    assert [day for day, button in days.items() if button.on_view] == list(days_of_week(MONDAY))
    assert [day for day, button in days.items() if button.today] == [MONDAY]
    assert days[MONDAY].accessibleName() == "Monday 15 June 2026, today, on view"
    assert days[MONDAY + timedelta(days=7)].accessibleName() == "Monday 22 June 2026"
    grounds = [
        days[MONDAY + timedelta(days=offset)].grab().toImage().pixelColor(6, 17).name() for offset in (1, 8)
    ]
    assert grounds[0] == theme().color("accent-weak").name()
    assert grounds[1] != grounds[0]


def test_the_arrows_walk_by_days_and_weeks_from_month_to_month(pilot: Pilot) -> None:
    pilot.key(Key.Key_G)
    assert _focused_day() == MONDAY
    _key(Key.Key_Right)
    _key(Key.Key_Down, 2)
    assert _focused_day() == MONDAY + timedelta(days=15)
    _key(Key.Key_Right)
    assert _focused_day() == date(2026, 7, 1)
    assert _popover(pilot).month.title.text() == "July 2026"
    _key(Key.Key_Left)
    _key(Key.Key_Up, 5)
    assert _focused_day() == date(2026, 5, 26)
    _key(Key.Key_Return)
    assert pilot.shop.presenter.days() == (date(2026, 5, 26),)
    assert pilot.grid.hasFocus()


def test_the_page_keys_turn_the_months_and_keep_the_day(pilot: Pilot) -> None:
    pilot.shop.presenter.go_to(date(2026, 8, 31), Mode.DAY)
    pilot.key(Key.Key_G)
    _key(Key.Key_PageDown)
    assert _focused_day() == date(2026, 9, 30)
    _key(Key.Key_PageUp, 3)
    assert _focused_day() == date(2026, 6, 30)


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_G])
def test_it_goes_away_without_going_anywhere(pilot: Pilot, key: Qt.Key) -> None:
    before = pilot.shop.presenter.days()
    pilot.key(Key.Key_G)
    _key(Key.Key_Right)
    _key(key)
    assert not _popover(pilot).isVisible()
    assert pilot.shop.presenter.days() == before
    assert pilot.grid.hasFocus()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_who_opened_it_from_the_title_by_key_is_back_there_after_escape(pilot: Pilot, key: Qt.Key) -> None:
    title = pilot.view.header.title
    title.setFocus(Qt.FocusReason.TabFocusReason)
    _key(key)
    assert _focused_day() == MONDAY
    _key(Key.Key_Escape)
    assert title.hasFocus()
    _key(key)
    _key(Key.Key_Return)
    assert pilot.grid.hasFocus()


def test_a_second_click_on_the_title_and_a_click_elsewhere_close_it(pilot: Pilot) -> None:
    title = pilot.view.header.title
    _click(pilot, title)
    _click(pilot, title)
    assert not _popover(pilot).isVisible()
    _click(pilot, title)
    assert _popover(pilot).isVisible()
    pilot.click(pilot.point(len(pilot.grid.board.columns) - 1 if pilot.grid.board else 0, 16 * 60))
    assert not _popover(pilot).isVisible()


def test_tab_stays_within_it(pilot: Pilot) -> None:
    pilot.key(Key.Key_G)
    month = _popover(pilot).month
    _key(Key.Key_Tab)
    assert month.before.hasFocus()
    _key(Key.Key_Space)
    assert month.title.text() == "May 2026"
    assert month.before.hasFocus()
    _key(Key.Key_Tab, 2)
    assert _popover(pilot).field.hasFocus()
    _key(Key.Key_Tab)
    assert _focused_day() == date(2026, 5, 15)
    _key(Key.Key_Backtab, 2)
    assert month.after.hasFocus()


def test_keys_of_the_calendar_behind_it_do_nothing_there(pilot: Pilot) -> None:
    seeds: list[object] = []
    pilot.view.book_requested.connect(seeds.append)
    pilot.key(Key.Key_G)
    _key(Key.Key_C)
    assert seeds == []
    assert _popover(pilot).isVisible()


def test_other_days_by_another_way_close_it_and_so_does_another_screen(pilot: Pilot) -> None:
    pilot.key(Key.Key_G)
    pilot.shop.presenter.set_mode(Mode.WEEK)
    assert not _popover(pilot).isVisible()
    assert pilot.grid.hasFocus()
    pilot.key(Key.Key_G)
    pilot.view.hide()
    pilot.view.show()
    assert not _popover(pilot).isVisible()


def test_today_chosen_there_is_followed_past_midnight(pilot: Pilot) -> None:
    presenter = pilot.shop.presenter
    presenter.go_to(MONDAY + timedelta(days=3), Mode.DAY)
    pilot.key(Key.Key_G)
    _click(pilot, _popover(pilot).month.days[MONDAY])
    pilot.shop.clock.set(pilot.shop.clock.now() + 24 * 3600)
    assert presenter.days() == (MONDAY + timedelta(days=1),)


def test_it_is_as_high_as_its_weeks_also_when_the_keys_walk_into_another_month(pilot: Pilot) -> None:
    """February 2027 has four weeks, March five; then back."""
    pilot.shop.presenter.go_to(date(2027, 2, 24))
    pilot.settle()
    pilot.key(Key.Key_G)
    popover = _popover(pilot)
    heights = [popover.height()]
    for key in (Key.Key_Down, Key.Key_Up):
        QTest.keyClick(popover.month.days[popover.month.at], key)
        pilot.settle()
        assert {day.height() for day in popover.month.days.values()} == {HIGH}
        heights.append(popover.height())
    assert heights[1] > heights[0] == heights[2]


def _typed(text: str) -> None:
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2 july", date(2026, 7, 2)),
        ("demain", MONDAY + timedelta(days=1)),
        ("mardi", MONDAY + timedelta(days=1)),
    ],
)
def test_a_day_is_gone_to_by_its_name_and_no_letter_of_it_is_a_key(
    pilot: Pilot, typed: str, day: date
) -> None:
    seeds: list[object] = []
    pilot.view.book_requested.connect(seeds.append)
    mode = pilot.shop.presenter.mode
    pilot.key(Key.Key_G)
    _typed(typed)
    popover = _popover(pilot)
    assert popover.field.text() == typed
    assert popover.said.text() == day_full(day)
    assert popover.month.at == day
    assert [it.day for it in popover.month.days.values() if it.pointed_at] == [day]
    _key(Key.Key_Return)
    assert not popover.isVisible()
    assert pilot.shop.presenter.anchor == day
    assert (pilot.shop.presenter.mode, seeds) == (mode, [])
    assert pilot.grid.hasFocus()


def test_what_is_no_day_is_said_once_enter_asks_for_it(pilot: Pilot) -> None:
    pilot.key(Key.Key_G)
    popover = _popover(pilot)
    low = popover.height()
    _typed("2 brakes")
    assert popover.said.isHidden()
    _key(Key.Key_Return)
    assert popover.said.text().startswith("No day is called that.")
    assert popover.isVisible()
    assert popover.height() > low, "it makes room"
    assert pilot.shop.presenter.anchor == MONDAY
    _key(Key.Key_Escape)
    pilot.key(Key.Key_G)
    assert (popover.field.text(), popover.said.isHidden()) == ("", True)


def test_the_arrows_lead_from_the_field_to_the_day_that_was_typed(pilot: Pilot) -> None:
    pilot.key(Key.Key_G)
    _typed("2 july")
    _key(Key.Key_Down)
    assert _focused_day() == date(2026, 7, 2)
    _key(Key.Key_Right)
    _key(Key.Key_Return)
    assert pilot.shop.presenter.anchor == date(2026, 7, 3)


def test_the_numeric_keypad_types_a_day(pilot: Pilot) -> None:
    pilot.key(Key.Key_G)
    for key in (Key.Key_2, Key.Key_4):
        inside = QApplication.focusWidget()
        assert inside is not None
        QTest.keyClick(inside, key, Qt.KeyboardModifier.KeypadModifier)
    assert _popover(pilot).field.text() == "24"


def test_what_is_no_day_any_more_frames_none(pilot: Pilot) -> None:
    pilot.key(Key.Key_G)
    _typed("2 brakes")
    assert [day for day, button in _popover(pilot).month.days.items() if button.pointed_at] == []
