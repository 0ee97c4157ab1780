"""The Today screen in the window: its tools, and where it leads to. Not here: what it shows (``views/today_view``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.presenters.open_forms import About
from desktop.shell.desk import Desk
from desktop.shell.typed_forms import watch_card, watch_forms
from desktop.views.today_view import TodayView

if TYPE_CHECKING:
    from desktop.shell.office import Office


def today_screen(office: Office, desk: Desk) -> TodayView:
    """Built when it is first shown."""
    view = TodayView(desk.today, desk.calendar)
    view.set_trailing(office.tools.make())
    view.answers_asked.connect(lambda: office.show_answer(frozenset()))
    view.show_asked.connect(office.show_booking)
    view.day_asked.connect(lambda day: office.in_calendar(lambda it: it.show_day(day)))
    view.changes_asked.connect(office.show_changes)
    watch_card(desk.forms, view.card)
    watch_forms(desk.forms, view.walk_in, About.WALK_IN)
    office.requests.count_on(view)
    office.waiting.count_on(view)
    view.move_asked.connect(lambda session_id: office.in_calendar(lambda it: it.carry(session_id)))
    return view
