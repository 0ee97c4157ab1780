"""Parking a visit in person: its time and bay are free for others, and it waits on deck to be placed anew (ADR 31).

Placing it is a move (``moving``). Not here: what an unplaced booking that lost its time needs.
"""

from __future__ import annotations

from scheduling.commands import ParkSession, Place
from scheduling.errors import ErrorCode, Invalid, Rule
from scheduling.mechanics import is_affiliated
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import PARKABLE, Facts, is_parked, parked_as, place_of
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import steps
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.interfaces import UnitOfWork
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
    if command.was is not None:
        await _check_was(uow, session, command.was)
    slot = await uow.reservations.of_session(session.id)
    if slot is not None:
        await uow.reservations.release(slot.id)
    kept = command.keeps
    mechanic = (await uow.rule_book()).mechanic(kept.mechanic_id)
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
        conflict_code=parked_as(
            session, kept, answers_first=mechanic is not None and not is_affiliated(mechanic)
        ),
    )
    return APPLIED


async def _check_was(uow: UnitOfWork, session: Session, was: Place) -> None:
    """Its length is no matter of where it stood. Raises ``Invalid`` for another, ``NotFound`` for nobody's id."""
    if was.minutes != session.minutes:
        raise Invalid("it was parked with another length", field="was", rule=Rule.OUT_OF_RANGE)
    mechanic_in(await uow.rule_book(), was.mechanic_id)
