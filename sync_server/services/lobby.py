"""The lobby of a session online: who is there, from when one may join, and the session that begins when both are.

Whoever stays says so again within some seconds (``VisitSettings.silence``); whoever falls silent has left.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.clockwork import OPEN
from scheduling.errors import ActiveElsewhere, Gone, Invalid, NotAllowed, Rule, TooEarly
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import Actor, Facts, both_in_the_lobby, derived_state
from scheduling.visit_messages import Lobby
from scheduling.visit_records import LobbyPresence, Side
from scheduling.visits import VisitSettings, is_there, lobby_opens_at
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import steps, waiver_standing
from sync_server.services.closing_times import active_of, require_inactive
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of
from sync_server.services.visit_facts import clock_facts, lobby_facts, presences
from sync_server.services.whose import session_for

_S = SessionState


async def see(uow: UnitOfWork, account: Account, session_id: UUID, now: int) -> Lobby:
    """Who is there."""
    session = await session_for(uow, account, session_id, Action.VIEW_SESSION)
    return await _lobby(uow, session, now)


async def join(uow: UnitOfWork, account: Account, session_id: UUID, now: int) -> Lobby:
    """Come in, or say that one is still there; takes the steps that follow from it.

    Raises ``TooEarly`` before it opens, ``Gone`` once the session is over or without a place, and
    ``ActiveElsewhere`` for a customer who is in another session.
    """
    session = await session_for(uow, account, session_id, Action.JOIN_LOBBY)
    side = _side(account, session)
    if session.kind is VisitKind.IN_PERSON:
        raise Invalid("a visit in person has no lobby", field="kind", rule=Rule.NOT_IN_PERSON)
    if session.state not in OPEN:
        raise Gone("the session is over, or has no place")
    await _check_open(uow, session, now)
    if session.state is _S.LIVE:  # nothing follows from it: whoever only stays wakes no device
        await _be_there(uow, session, side, now)
        return await _lobby(uow, session, now)
    await uow.bump()
    session = await session_for(uow, account, session_id, Action.JOIN_LOBBY)
    if session.state not in OPEN:
        raise Gone("the session is over, or has no place")
    await _check_open(uow, session, now)
    if side is Side.CUSTOMER:
        await require_inactive(uow, session, now, account)
    await _be_there(uow, session, side, now)
    return await _lobby(uow, await _settle(uow, account, session, now), now)


def _side(account: Account, session: Session) -> Side:
    if actor_of(account) is Actor.CUSTOMER:
        return Side.CUSTOMER
    if not account.is_mechanic(session.mechanic_id):
        raise NotAllowed(Action.JOIN_LOBBY.value)
    return Side.MECHANIC


async def _check_open(uow: UnitOfWork, session: Session, now: int) -> None:
    opens = lobby_opens_at(session, (await uow.rule_book()).policy(VisitSettings))
    if now < opens:
        raise TooEarly("the lobby is not open yet", **{"from": opens})


async def _be_there(uow: UnitOfWork, session: Session, side: Side, now: int) -> None:
    known = await uow.rows.get(LobbyPresence, session.id, side)
    if known is None:
        await uow.rows.add_once(LobbyPresence(session_id=session.id, side=side, joined_at=now, seen_at=now))
    elif (known.seen_at, known.left_at) != (now, None):
        row = replace(known, joined_at=known.joined_at or now, seen_at=max(now, known.seen_at), left_at=None)
        await uow.rows.put(row)


async def leave(uow: UnitOfWork, account: Account, session_id: UUID, now: int) -> None:
    """Go; who was not there has left too. What has begun goes on."""
    session = await session_for(uow, account, session_id, Action.JOIN_LOBBY)
    side = _side(account, session)
    await uow.bump()
    known = await uow.rows.get(LobbyPresence, session.id, side)
    if known is not None and known.left_at is None:
        await uow.rows.put(replace(known, left_at=now))


async def _settle(uow: UnitOfWork, account: Account, session: Session, now: int) -> Session:
    """Waiting once the customer has signed and is there; live once both are, from the start on."""
    facts = await lobby_facts(uow, session, await clock_facts(uow, now, own=True))
    if derived_state(session, now, facts.pending_before) is _S.PENDING:
        try:
            session = await _wait(uow, account, session, facts)
        except ActiveElsewhere:  # in another organization, before anything was written; the mechanic is there
            if actor_of(account) is Actor.CUSTOMER:
                raise
    if session.state is _S.WAITING and both_in_the_lobby(session, facts):
        session = await steps.change(
            uow, session, _S.LIVE, actor=Actor.PLATFORM, facts=facts, what="started", started_at=now
        )
    return session


async def _wait(uow: UnitOfWork, account: Account, session: Session, facts: Facts) -> Session:
    """The customer's step; recorded as due on the way where no job has done so yet."""
    others = [row for row in await active_of(uow, session.customer_id, facts.now) if row.id != session.id]
    if others or not (facts.customer_in_lobby and facts.waiver_valid):
        return session
    if session.state is _S.SCHEDULED:
        session = await steps.change(uow, session, _S.PENDING, actor=Actor.PLATFORM, facts=facts, what="due")
    return await steps.change(
        uow,
        session,
        _S.WAITING,
        actor=Actor.CUSTOMER,
        facts=facts,
        what="joined",
        account=account if actor_of(account) is Actor.CUSTOMER else None,
        arrived_at=facts.now,
    )


async def _lobby(uow: UnitOfWork, session: Session, now: int) -> Lobby:
    settings = (await uow.rule_book()).policy(VisitSettings)
    there = await presences(uow, session.id)
    opens = lobby_opens_at(session, settings)
    meets = session.kind is VisitKind.VIDEO and session.state in OPEN and now >= opens
    return Lobby(
        session_id=session.id,
        state=session.state,
        opens_at=opens,
        customer_there=is_there(there.get(Side.CUSTOMER), now, settings),
        mechanic_there=is_there(there.get(Side.MECHANIC), now, settings),
        waiver_signed=await waiver_standing.waiver_valid(uow, session, now),
        heard_within=settings.silence,
        starts=session.starts,
        meeting_address=settings.meeting_address if meets else "",
    )
