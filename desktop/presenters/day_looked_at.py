"""The day of what somebody has just put on the calendar: they go on from it there. Pure."""

from __future__ import annotations

from datetime import date, tzinfo

from desktop.store.pending import PendingChange
from scheduling.calendar_rules import local_of
from scheduling.commands import BookSession, MoveSession
from scheduling.lease_commands import WalkIn


def day_of_change(change: PendingChange | None, zone: tzinfo) -> date | None:
    """``None`` of a change that puts nothing there."""
    match change.command if change is not None else None:
        case BookSession(starts=starts) | WalkIn(starts=starts):
            return local_of(starts, zone)[0]
        case MoveSession(to=place):
            return local_of(place.starts, zone)[0]
    return None
