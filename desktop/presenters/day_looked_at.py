"""When that begins which somebody has just put on the calendar: they go on from its day there. Pure."""

from __future__ import annotations

from desktop.store.pending import PendingChange
from scheduling.commands import BookSession, MoveSession
from scheduling.lease_commands import WalkIn


def starts_of(change: PendingChange | None) -> int | None:
    """``None`` of a change that puts nothing there."""
    match change.command if change is not None else None:
        case BookSession(starts=starts) | WalkIn(starts=starts):
            return starts
        case MoveSession(to=place):
            return place.starts
    return None
