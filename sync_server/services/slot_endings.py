"""What follows for its slot from a session that is over: whoever is done early is free again, and so is the bay.

The session's own length stays as booked: prices and figures stand on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork

if TYPE_CHECKING:
    from sync_server.services.following import Step


async def follow(uow: UnitOfWork, step: Step) -> None:
    """The follower of sessions' steps: completed, by whomever, the slot ends when the session did."""
    if step.session.state is SessionState.COMPLETED and step.before is not None:
        await uow.reservations.end(step.session.id, step.now)
