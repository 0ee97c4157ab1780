"""Alerts and the panel beside the calendar: over it while it is whole, flat and with room left while it is a strip."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.calendar_model import Mode
from desktop.shell.alerts import FLAT_WIDTH, Alerts
from desktop.theming.theme import theme
from desktop.views.booking_wizard import BookingWizard
from desktop.views.calendar_view import CalendarView
from desktop.views.changes_view import ChangesView
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import closed, until


def _calendar(running: Running, width: int) -> CalendarView:
    """A day, in a window of that width."""
    running.app.window.resize(width, 900)
    view = running.office.workspace.current_view()
    assert isinstance(view, CalendarView)
    view._presenter.set_mode(Mode.DAY)
    return view


def _over(alerts: Alerts, view: CalendarView) -> bool:
    """Whether they stand on the panel, and on nothing else."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    alert = QRect(alerts.mapTo(view.window(), QPoint(0, 0)), alerts.size())
    panel = QRect(view.panel.mapTo(view.window(), QPoint(0, 0)), view.panel.size())
    return panel.contains(alert) and _room(view) == 0


def _flat(alerts: Alerts, view: CalendarView) -> bool:
    """Whether they are flat, and the page leaves the room that they need."""
    return alerts.width() == FLAT_WIDTH and _room(view) >= alerts.height()


def _room(view: CalendarView) -> int:
    return view._left.contentsMargins().bottom()


Change = Callable[[CalendarView], None]


def _by_hand(view: CalendarView) -> None:
    (view.panel.strip if view.panel.collapsed else view.panel.fold).click()


def _by_mode(view: CalendarView) -> None:
    modes = {Mode.DAY: Mode.WEEK, Mode.WEEK: Mode.DAY}
    view._presenter.set_mode(modes[view._presenter.mode])


@pytest.mark.parametrize(("width", "change"), [(1700, _by_hand), (1400, _by_mode)])
async def test_they_follow_when_the_panel_is_folded_and_unfolded(
    running: Running, width: int, change: Change
) -> None:
    view, alerts = _calendar(running, width), running.office.alerts
    await until(lambda: not view.panel.collapsed)
    alerts.show("Anna is moved.", "Undo", lambda: None, "done")
    await until(lambda: _over(alerts, view))
    change(view)
    await until(lambda: view.panel.collapsed and _flat(alerts, view))
    change(view)
    await until(lambda: not view.panel.collapsed)
    await until(lambda: _over(alerts, view))
    assert alerts.width() < theme().tokens.size("side")


async def test_they_follow_when_somebody_is_led_to_a_card(running: Running) -> None:
    view, alerts = _calendar(running, 1700), running.office.alerts
    await until(lambda: not view.panel.collapsed)
    view.panel.fold.click()
    alerts.show("Anna is moved.", "Undo", lambda: None, "done")
    await until(lambda: _flat(alerts, view))
    view.panel.lead_to(frozenset())
    await until(lambda: _over(alerts, view))


@pytest.mark.parametrize("place", [0, 1], ids=["undo", "cross"])
async def test_after_a_click_on_an_alert_the_calendar_has_its_keys(running: Running, place: int) -> None:
    view, alerts = _calendar(running, 1700), running.office.alerts
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


@pytest.mark.parametrize("shown_first", [True, False])
async def test_on_the_page_of_changes_nothing_is_covered(running: Running, shown_first: bool) -> None:
    office, alerts = running.office, running.office.alerts
    running.app.window.resize(1366, 768)
    if shown_first:
        alerts.show("Kept here", kind="info")
    office.show_changes()
    if not shown_first:
        alerts.show("Kept here", kind="info")
    view = office.workspace.current_view()
    assert isinstance(view, ChangesView)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert alerts.isVisible()
    assert _top_in(view, alerts) >= _bottom_in(view, view.acts)
    alerts.clear()
    assert view._body.contentsMargins().bottom() == view._body.contentsMargins().top()


def _top_in(view: QWidget, widget: QWidget) -> int:
    return view.mapFromGlobal(widget.mapToGlobal(QPoint(0, 0))).y()


def _bottom_in(view: QWidget, widget: QWidget) -> int:
    return _top_in(view, widget) + widget.height()
