"""The Availability screen in the window: building it, the count of requests beside its entry, leaving it unsaved."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters.time_off_count import time_off_waiting
from desktop.shell.alerts import Alert, Alerts
from desktop.shell.desk import Desk
from desktop.shell.main_window import MainWindow
from desktop.shell.rail import Rail
from desktop.shell.screens import AVAILABILITY
from desktop.shell.workspace import Workspace
from desktop.theming.listen import listen

RELEVANT = frozenset({"time_off", "mechanic", "staff_member"})


def build_hours(desk: Desk, tools: QWidget, alerts: Alerts, show_booking: Callable[[UUID], None]) -> QWidget:
    """``tools`` are the header's; ``show_booking`` leads to one in the calendar."""
    from desktop.views.availability_view import AvailabilityView  # not needed for the first paint

    view = AvailabilityView(desk.hours)
    view.set_trailing(tools)
    alerts.room_changed.connect(view.leave_room)
    view.show_asked.connect(show_booking)
    return view


class UnsavedHours(QObject):
    """Asks once before the window is closed over hours that are not saved: they would be gone."""

    def __init__(self, desk: Desk, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._desk = desk
        self._workspace = workspace
        self._alert: Alert | None = None
        self._window: MainWindow | None = None
        workspace.shown.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QCloseEvent) and watched is self._window and self._holds(event):
            event.ignore()
            self._ask()
            return True
        return super().eventFilter(watched, event)

    def _watch(self) -> None:
        window = self._workspace.window()
        if isinstance(window, MainWindow) and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def _holds(self, event: QCloseEvent) -> bool:
        """Not where it was asked already, nor where the system or the program itself ends."""
        by_hand = event.spontaneous() or (self._window is not None and self._window.by_hand)
        return by_hand and self._alert is None and self._desk.unsaved_hours

    def _ask(self) -> None:
        said = self.tr("The hours that you changed are not saved yet. Closing the program loses them.")
        self._alert = self._workspace.alerts.show(said, self.tr("Close all the same"), self._close, "bad")
        self._alert.closed.connect(self._forget)

    def _forget(self) -> None:
        self._alert = None

    def _close(self) -> None:
        if self._window is not None:
            self._window.close()


class TimeOffCount(QObject):
    """For who answers them."""

    def __init__(self, desk: Desk, rail: Rail) -> None:
        super().__init__(rail)
        self._desk = desk
        self._rail = rail
        listen(desk.store.changed, self, self._changed, arguments=True)
        self._changed(RELEVANT)

    def _changed(self, kinds: frozenset[str]) -> None:
        desk = self._desk
        if kinds & RELEVANT and desk.calendar.rights.may_set_workshop_hours():
            count = time_off_waiting(desk.store, desk.source, desk.calendar.rights, desk.clock.now())
            self._rail.show_count(AVAILABILITY, count, self.tr("%n requests for time off", "", count))
