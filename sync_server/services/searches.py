"""What a session's step means for the search for its mechanic: begun for later, or over and its offers closed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scheduling.offers import OPEN, Closing, Offer, OfferPolicy, OfferState
from scheduling.records import Session
from sync_server.services import tasks
from sync_server.services.candidates import seeks
from sync_server.services.interfaces import UnitOfWork

if TYPE_CHECKING:
    from sync_server.services.following import Step


async def follow(uow: UnitOfWork, step: Step) -> None:
    """Close the offers of a search that ended or asks another question now, and plan the search that begins."""
    before, session = step.before, step.session
    if before is not None and seeks(before) and (not seeks(session) or _asks_anew(before, session)):
        await _close(uow, session)
    if seeks(session) and session.starts is not None and (before is None or _asks_anew(before, session)):
        policy = (step.book or await uow.rule_book()).policy(OfferPolicy)
        await tasks.seek_later(uow, session.id, session.starts - policy.matching_before_start)


def _asks_anew(before: Session, session: Session) -> bool:
    return not seeks(before) or (before.starts, before.sequence) != (session.starts, session.sequence)


async def _close(uow: UnitOfWork, session: Session) -> None:
    for offer in await uow.rows.find(Offer, session_id=session.id, state=list(OPEN)):
        await uow.rows.put(replace(offer, state=OfferState.EXPIRED, closing=Closing.WITHDRAWN))
