"""Alerts in the window: on every screen in the rail's free part, over nothing, and nothing moves for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.calendar_model import Mode
from desktop.shell.screens import AVAILABILITY, CHANGES, CUSTOMERS, HOME, REQUESTS, SETTINGS, TODAY
from desktop.views.booking_wizard import BookingWizard
from desktop.views.calendar_view import CalendarView
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import closed, until

SCREENS = [TODAY, HOME, REQUESTS, CUSTOMERS, AVAILABILITY, SETTINGS, CHANGES]
LONG = "Something went wrong in the program (KeyError). The details are in desktop.log."


def _calendar(running: Running) -> CalendarView:
    view = running.office.workspace.current_view()
    assert isinstance(view, CalendarView)
    view._presenter.set_mode(Mode.DAY)
    return view


def _in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def _places(running: Running) -> list[QRect]:
    """Of all that can be pressed, but the alerts' own."""
    QApplication.processEvents()
    window, alerts = running.app.window, running.office.alerts
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    return [_in_window(each) for each in buttons if not alerts.isAncestorOf(each)]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("size", [(1024, 640), (1366, 768), (1920, 1080)])
async def test_they_cover_no_button_and_move_none_on_any_screen(
    running: Running, size: tuple[int, int], number: int
) -> None:
    office = running.office
    running.app.window.resize(*size)
    running.app.window.show()
    for screen in SCREENS:
        office.workspace.go(screen)
        before = _places(running)
        for each in range(number):
            office.alerts.show(f"{each}: {LONG}", "Look", lambda: None, "bad")
        assert _places(running) == before, screen
        place = _in_window(office.alerts)
        assert _in_window(office.workspace.rail).contains(place), screen
        assert [each for each in before if each.intersects(place)] == [], screen
        office.alerts.clear()


@pytest.mark.parametrize("place", [0, 1], ids=["undo", "cross"])
async def test_after_a_click_on_an_alert_the_calendar_has_its_keys(running: Running, place: int) -> None:
    view, alerts = _calendar(running), running.office.alerts
    await until(running.app.window.isActiveWindow)
    view.setFocus()
    done: list[str] = []
    alerts.show("Anna is moved.", "Undo", lambda: done.append("undo"), "done")
    button = alerts.findChildren(QPushButton)[place]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (alerts.current(), done) == ([], ["undo"] if place == 0 else [])
    assert view.grid.hasFocus()
    QTest.keyClick(view.grid, Qt.Key.Key_W)
    assert view._presenter.mode is Mode.WEEK


async def test_an_alert_over_a_booking_gives_its_keys_to_the_booking(running: Running) -> None:
    office = running.office
    await until(running.app.window.isActiveWindow)
    alert = office.alerts.show("Refused by the server", kind="bad")
    close = alert.findChildren(QPushButton)[-1]
    office.book(BookingSeed())
    (wizard,) = office.workspace.findChildren(BookingWizard)
    close.setFocus(Qt.FocusReason.TabFocusReason)
    office.alerts._before = None  # where the keys were is gone
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert wizard.hasFocus()
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    await until(lambda: closed(wizard))
