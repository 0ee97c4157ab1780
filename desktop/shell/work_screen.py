"""The My work screen in the window: built when it is first shown, with the tools of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.shell.desk import Desk
from desktop.views.work_view import WorkView

if TYPE_CHECKING:
    from desktop.shell.office import Office


def work_screen(office: Office, desk: Desk) -> WorkView:
    """The mechanic's, over that desk."""
    view = WorkView(desk.work, desk.attached, desk.histories)
    view.set_trailing(office.tools.make())
    view.changes_asked.connect(office.show_changes)
    office.alerts.place()
    return view
