"""Where a parked job is led to: the on-deck strip of the Today screen, which offers the next free times."""

from __future__ import annotations

from uuid import UUID

from desktop.shell.desk import Desk
from desktop.shell.screens import TODAY
from desktop.shell.workspace import Workspace
from scheduling.records import Session
from scheduling.sessions import is_parked


def lead_to_deck(workspace: Workspace, desk: Desk, about: frozenset[UUID]) -> bool:
    """Show the job's card there, if one of these ids is a parked job's; whether it was so."""
    for session_id in about:
        row = desk.store.get(Session, session_id)
        if row is None or not is_parked(row) or not desk.calendar.rights.as_staff:
            continue
        from desktop.views.today_view import TodayView  # not needed for the first paint

        workspace.go(TODAY)
        view = workspace.current_view()
        if isinstance(view, TodayView):
            view.open_parked(session_id)
        return True
    return False
