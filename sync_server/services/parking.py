"""Parking a visit in person: its time and bay are free for others, and it waits on deck to be placed anew (ADR 31).

Placing it is a move (``moving``). Not here: what an unplaced booking that lost its time needs.
"""

from __future__ import annotations

from dataclasses import replace

from scheduling.commands import ParkSession, Place
from scheduling.errors import ErrorCode, Invalid
from scheduling.message_delivery import MessageState
from scheduling.message_relevance import TELLS_TIME
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import PARKABLE, PARKED, Facts, is_parked, place_of
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import steps
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.message_rows import SentMessage
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of, require
from sync_server.services.schedule import mechanic_in


async def park(uow: UnitOfWork, account: Account, command: ParkSession, now: int) -> Decision:
    """The workshop's own decision; nobody is told before it has another time. Parked twice it is parked once."""
    session = await uow.records.get(Session, command.session_id)
    if session is None:
        return Decision.conflict(ErrorCode.GONE)
    require(account, Action.MOVE)
    if is_parked(session):
        return APPLIED
    if session.kind is not VisitKind.IN_PERSON:
        raise Invalid("only a visit in person has a place in the workshop", field="session_id")
    if session.state not in PARKABLE or session.starts is None:
        return Decision.conflict(ErrorCode.GONE)
    if command.seen != place_of(session):
        return Decision.conflict(ErrorCode.STALE_MOVE)
    slot = await uow.reservations.of_session(session.id)
    if slot is not None:
        await uow.reservations.release(slot.id)
    kept = session
    if command.was is not None and not await _was_told(uow, session):
        kept = await _as_it_stood(uow, session, command.was)
    await steps.change(
        uow,
        session,
        SessionState.UNPLACED,
        actor=actor_of(account),
        facts=Facts(now=now),
        what="parked",
        account=account,
        starts=kept.starts,
        minutes=kept.minutes,
        mechanic_id=kept.mechanic_id,
        bay_id=None,
        conflict_code=PARKED,
    )
    return APPLIED


async def _was_told(uow: UnitOfWork, session: Session) -> bool:
    """Whether its customer was written to about this very time, or just is: it is the one that they know then."""
    messages = await uow.rows.find(SentMessage, session_id=session.id)
    return any(
        row.kind in TELLS_TIME
        and row.starts == session.starts
        and row.state in {MessageState.SENDING, MessageState.SENT}
        for row in messages
    )


async def _as_it_stood(uow: UnitOfWork, session: Session, place: Place) -> Session:
    """With the time and the mechanic that are noted as its last ones; raises ``NotFound`` for nobody's id."""
    mechanic_in(await uow.rule_book(), place.mechanic_id)
    return replace(session, starts=place.starts, minutes=place.minutes, mechanic_id=place.mechanic_id)
