"""Parking a visit in person: its time and bay are free for others, and it waits on deck to be placed anew (ADR 31).

Placing it is a move (``moving``). Not here: what an unplaced booking that lost its time needs.
"""

from __future__ import annotations

from scheduling.commands import ParkSession
from scheduling.errors import ErrorCode, Invalid
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import PARKABLE, PARKED, Facts, is_parked, place_of
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import steps
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of, require


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
    await steps.change(
        uow,
        session,
        SessionState.UNPLACED,
        actor=actor_of(account),
        facts=Facts(now=now),
        what="parked",
        account=account,
        bay_id=None,
        conflict_code=PARKED,
    )
    return APPLIED
