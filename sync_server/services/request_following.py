"""What follows for visits from a session that is new: its quote and its referral are agreed on, and a request whose
visit was cancelled and booked again goes with the new one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduling.records import Session
from scheduling.visit_requests import VisitRequest
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money import terms

if TYPE_CHECKING:
    from sync_server.services.following import Step


async def follow_visit(uow: UnitOfWork, step: Step) -> None:
    """The follower of sessions' steps; asks the database nothing of a plain booking."""
    session = step.session
    if step.before is not None:
        return
    if session.quote_cents is not None:
        await terms.quote(uow, session, session.quote_cents)
    if session.referred_by is not None and await uow.records.has(Session, session.referred_by):
        await terms.refer(uow, session, session.referred_by)
    if session.rebooks is not None:
        for request in await uow.records.find(VisitRequest, session_id=session.rebooks):
            await uow.records.put(replace(request, session_id=session.id))
