"""The My work screen in the window: built when it is first shown, with the tools of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.views.work_view import WorkView

if TYPE_CHECKING:
    from desktop.shell.status_tools import StatusTools


def work_screen(desk: Desk, tools: StatusTools, alerts: Alerts) -> WorkView:
    """The mechanic's, over that desk."""
    view = WorkView(desk.work, desk.attached)
    view.set_trailing(tools.make())
    alerts.room_changed.connect(view.leave_room)
    alerts.place()
    return view
