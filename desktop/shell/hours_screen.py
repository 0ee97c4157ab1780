"""The Availability screen in the window: building it, and the count of requests beside its entry."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.presenters.open_forms import About
from desktop.presenters.time_off_count import time_off_waiting
from desktop.shell.desk import Desk
from desktop.shell.rail import Rail
from desktop.shell.screens import AVAILABILITY
from desktop.shell.typed_forms import watch_forms
from desktop.theming.listen import listen

RELEVANT = frozenset({"time_off", "mechanic", "staff_member"})


def build_hours(desk: Desk, tools: QWidget, show_booking: Callable[[UUID], None]) -> QWidget:
    """``tools`` are the header's; ``show_booking`` leads to one in the calendar."""
    from desktop.views.availability_view import AvailabilityView  # not needed for the first paint

    view = AvailabilityView(desk.hours)
    view.set_trailing(tools)
    watch_forms(desk.forms, view, About.HOURS)
    view.show_asked.connect(show_booking)
    return view


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
