"""What is true of a session at a moment, for the guards of its steps; and who takes a step."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.clockwork import ClockSettings
from scheduling.errors import IllegalTransition
from scheduling.records import Session
from scheduling.sessions import Actor, Facts, check_transition
from scheduling.visit_records import LobbyPresence, Side
from scheduling.visits import VisitSettings, is_there
from scheduling.vocabulary import SessionState
from sync_server.services import waiver_standing
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money.standing import is_paid_first
from sync_server.services.permissions import actor_of


async def clock_facts(uow: UnitOfWork, now: int, *, own: bool = False) -> Facts:
    """The hour and the owner's numbers, nothing else looked up."""
    settings = (await uow.rule_book()).policy(ClockSettings)
    return replace(settings.facts(now), own=own)


async def lobby_facts(uow: UnitOfWork, session: Session, facts: Facts) -> Facts:
    """With who is in the lobby, the waiver, and what an immediate session still costs."""
    settings = (await uow.rule_book()).policy(VisitSettings)
    rows = await presences(uow, session.id)
    return replace(
        facts,
        customer_in_lobby=is_there(rows.get(Side.CUSTOMER), facts.now, settings),
        mechanic_in_lobby=is_there(rows.get(Side.MECHANIC), facts.now, settings),
        waiver_valid=await waiver_standing.waiver_valid(uow, session, facts.now),
        money_due=not await is_paid_first(uow, session, facts.now),
    )


async def presences(uow: UnitOfWork, session_id: UUID) -> dict[Side, LobbyPresence]:
    """Who is or was in the lobby, by side."""
    return {row.side: row for row in await uow.rows.find(LobbyPresence, session_id=session_id)}


def actor_for(account: Account, session: Session, target: SessionState, facts: Facts) -> Actor:
    """Who takes the step: an owner or a receptionist who is the session's mechanic too takes it as whichever may."""
    actor = actor_of(account)
    if actor is Actor.MECHANIC or not account.is_mechanic(session.mechanic_id):
        return actor
    try:
        check_transition(session.state, target, session, actor, facts)
    except IllegalTransition:
        return Actor.MECHANIC
    return actor
