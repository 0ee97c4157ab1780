"""Marking that a customer did not come, and taking that back until the money has settled (domain, section 9)."""

from __future__ import annotations

from dataclasses import replace

from scheduling.errors import Settled, TooEarly
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import Facts
from scheduling.visit_commands import MarkNoShow, TakeBackNoShow
from scheduling.visits import told_at
from scheduling.vocabulary import SessionState
from sync_server.services import steps
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.closing_times import require_inactive
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money.settling import is_no_show_settled
from sync_server.services.permissions import actor_of
from sync_server.services.session_commands import about_session
from sync_server.services.visit_facts import actor_for, clock_facts, lobby_facts

_S = SessionState


@about_session(Action.MARK_NO_SHOW)
async def mark(
    uow: UnitOfWork, account: Account, session: Session, command: MarkNoShow, now: int
) -> Decision:
    """In person by staff, online by the mechanic who waits in the lobby; from 10 minutes after the start.

    The slot stays: staff may take it back, and the mechanic's time was kept for the customer. What a device without
    the server tells of late is as late as it says, but may be taken back as long as if it were told at once.
    """
    if session.state is _S.NO_SHOW:
        return APPLIED
    at, own = told_at(session, command.at, now), account.is_mechanic(session.mechanic_id)
    facts = await lobby_facts(uow, session, await clock_facts(uow, at, own=own))
    if session.state in (_S.SCHEDULED, _S.PENDING):
        _check_late(session, facts)
    actor = actor_for(account, session, _S.NO_SHOW, facts)
    heard_at = now if at < now else None
    await steps.change(
        uow,
        session,
        _S.NO_SHOW,
        actor=actor,
        facts=facts,
        what="did not come",
        account=account,
        heard_at=heard_at,
    )
    return APPLIED


def _check_late(session: Session, facts: Facts) -> None:
    """Raise ``TooEarly`` while the customer may still come."""
    if session.starts is not None and facts.now < session.starts + facts.no_show_after:
        raise TooEarly("the customer may still come", **{"from": session.starts + facts.no_show_after})


@about_session(Action.MARK_NO_SHOW)
async def take_back(
    uow: UnitOfWork, account: Account, session: Session, _: TakeBackNoShow, now: int
) -> Decision:
    """Back to pending, by staff; raises ``Settled`` once the money has settled."""
    if session.state is _S.PENDING:
        return APPLIED
    facts = await clock_facts(uow, now)
    if session.state is _S.NO_SHOW:
        facts = replace(facts, money_settled=await is_no_show_settled(uow, session, now))
        if facts.money_settled:
            raise Settled("the money of this no-show has settled")
        await require_inactive(uow, session, now)
    await steps.change(
        uow,
        session,
        _S.PENDING,
        actor=actor_of(account),
        facts=facts,
        what="came after all",
        account=account,
    )
    return APPLIED
