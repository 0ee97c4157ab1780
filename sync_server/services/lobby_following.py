"""What follows for the lobby from a session that is moved: who was there waited for another time, or was another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduling.visit_records import LobbyPresence, Side
from scheduling.vocabulary import VisitKind
from sync_server.services.interfaces import UnitOfWork

if TYPE_CHECKING:
    from sync_server.services.following import Step


async def follow(uow: UnitOfWork, step: Step) -> None:
    """The follower of sessions' steps: at another time nobody has joined yet, nor has another mechanic."""
    before, session = step.before, step.session
    if before is None or session.kind is VisitKind.IN_PERSON:
        return
    anew = {Side.MECHANIC} if before.mechanic_id not in (None, session.mechanic_id) else set()
    anew |= {Side.MECHANIC, Side.CUSTOMER} if before.starts != session.starts else set()
    if not anew:
        return
    for row in await uow.rows.find(LobbyPresence, session_id=session.id):
        if row.side in anew:
            await uow.rows.put(replace(row, joined_at=0, left_at=step.now))
