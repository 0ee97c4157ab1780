"""The My work screen in the window: built when it is first shown, with the tools of every page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.shell.desk import Desk
from desktop.shell.screens import WORK
from desktop.views.work_view import WorkView

if TYPE_CHECKING:
    from desktop.shell.office import Office


def work_screen(office: Office, desk: Desk) -> WorkView:
    """The mechanic's, over that desk."""
    view = WorkView(desk.work, desk.attached, desk.histories)
    view.set_trailing(office.tools.make())
    view.changes_asked.connect(office.show_changes)
    office.workspace.chosen_again.connect(partial(_show_lists, view))
    office.alerts.place()
    return view


def _show_lists(view: WorkView, key: str) -> None:
    """Chosen once more while a session is open: it goes on, and its line is what the keys are on."""
    if key == WORK:
        view.show_lists()
