"""What people do on the day of a session: check in, start, complete, end it in the mechanic's place, or tell
afterwards that it took place without a slot. What the clock does is ``clocking``.

Who wishes what is so already gets a yes and no second event: two devices may have been offline.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scheduling.errors import ErrorCode, IllegalTransition, TooEarly, WaiverMissing
from scheduling.records import Reservation, Session
from scheduling.reservations import STANDING, slot_of
from scheduling.rights import Action
from scheduling.sessions import ACTIVE, Actor, Facts
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ForceEndSession,
    RecordTookPlace,
    StartSession,
    TakeBackCheckIn,
)
from scheduling.visit_records import SessionSummary
from scheduling.visits import told_at
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import steps
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.closing_times import day_of_visit, require_inactive
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.refusals import PaymentNeeded
from sync_server.services.session_commands import about_session
from sync_server.services.visit_facts import actor_for, clock_facts, lobby_facts

_S = SessionState
_BEGAN = {_S.WAITING: "arrived_at", _S.LIVE: "started_at", _S.COMPLETED: "ended_at"}
"""State to the field that says since when."""


@about_session(Action.CHECK_IN)
async def check_in(
    uow: UnitOfWork, account: Account, session: Session, command: CheckIn, now: int
) -> Decision:
    """The customer of a visit in person is here, at any time of its day."""
    if session.state is _S.WAITING:
        return APPLIED
    at = told_at(session, command.at, now)
    opens, ends = await day_of_visit(uow, session)
    facts = await clock_facts(uow, at, own=account.is_mechanic(session.mechanic_id))
    facts = replace(facts, checked_in_on_its_day=opens <= at < ends)
    if session.state in (_S.SCHEDULED, _S.PENDING):
        if session.kind is VisitKind.IN_PERSON and at < opens:
            raise TooEarly("it is not its day yet", **{"from": opens})
        await require_inactive(uow, session, at)
    await _step(uow, account, session, _S.WAITING, facts, what="checked in")
    return APPLIED


@about_session(Action.CHECK_IN)
async def take_back_check_in(
    uow: UnitOfWork, account: Account, session: Session, _: TakeBackCheckIn, now: int
) -> Decision:
    """Not here after all: expected again where the booking stands, as long as nobody has begun."""
    if session.state in (_S.SCHEDULED, _S.PENDING):
        return APPLIED
    slot = slot_of(await uow.records.find(Reservation, session_id=session.id), session.id)
    facts = await clock_facts(uow, now, own=account.is_mechanic(session.mechanic_id))
    facts = replace(facts, slot_confirmed=slot is not None and slot.status in STANDING)
    actor = actor_for(account, session, _S.SCHEDULED, facts)
    await steps.change(
        uow,
        session,
        _S.SCHEDULED,
        actor=actor,
        facts=facts,
        what="not here",
        account=account,
        arrived_at=None,
    )
    return APPLIED


@about_session(Action.CONDUCT)
async def start(
    uow: UnitOfWork, account: Account, session: Session, command: StartSession, now: int
) -> Decision:
    """The session's mechanic begins; a waiver that counts is needed, and of an immediate one that it is paid."""
    if session.state is _S.LIVE:
        return APPLIED
    at, own = told_at(session, command.at, now), account.is_mechanic(session.mechanic_id)
    facts = await lobby_facts(uow, session, await clock_facts(uow, at, own=own))
    if session.state is _S.WAITING and own and not facts.waiver_valid:
        raise WaiverMissing("no waiver counts for this session")
    if session.state is _S.WAITING and own and facts.money_due:
        raise PaymentNeeded("an immediate session is paid before it begins")
    await _step(uow, account, session, _S.LIVE, facts, what="started")
    return APPLIED


@about_session(Action.CONDUCT)
async def complete(
    uow: UnitOfWork, account: Account, session: Session, command: CompleteSession, now: int
) -> Decision:
    """Over, by its mechanic or the owner; one that somebody else ended meanwhile is gone."""
    if session.state is _S.COMPLETED:
        return Decision.conflict(ErrorCode.GONE)
    own = account.is_mechanic(session.mechanic_id)
    facts = await clock_facts(uow, told_at(session, command.at, now), own=own)
    await _step(uow, account, session, _S.COMPLETED, facts, what="completed")
    await _summarize(uow, account, session, command.summary, now)
    return APPLIED


@about_session(Action.FORCE_END)
async def force_end(
    uow: UnitOfWork, account: Account, session: Session, command: ForceEndSession, now: int
) -> Decision:
    """The owner ends it in its mechanic's place; the reason is kept with the event."""
    if session.state is _S.COMPLETED:
        return Decision.conflict(ErrorCode.GONE)
    at = told_at(session, command.at, now)
    reason = command.reason.strip()
    facts = replace(await clock_facts(uow, at), reason=reason)
    await _step(uow, account, session, _S.COMPLETED, facts, what="force-ended", detail=reason)
    return APPLIED


@about_session(Action.CHECK_IN)
async def took_place(
    uow: UnitOfWork, account: Account, session: Session, command: RecordTookPlace, now: int
) -> Decision:
    """What happened is recorded, from its day on; why the booking has no slot stays with it: it stays listed."""
    if session.state is command.state:
        return APPLIED
    at = told_at(session, command.at, now)
    if session.state is not _S.UNPLACED:
        raise IllegalTransition("it has a place", source=session.state.value, target=command.state.value)
    opens, _ = await day_of_visit(uow, session)
    if at < opens:
        raise TooEarly("it is not its day yet", **{"from": opens})
    if command.state in ACTIVE:
        await require_inactive(uow, session, at)
    own = account.is_mechanic(session.mechanic_id)
    facts = replace(await clock_facts(uow, at, own=own), took_place=True)
    await _step(uow, account, session, command.state, facts, what="took place")
    if command.state is _S.COMPLETED:
        await _summarize(uow, account, session, command.summary, now)
    return APPLIED


async def _step(
    uow: UnitOfWork,
    account: Account,
    session: Session,
    target: SessionState,
    facts: Facts,
    *,
    what: str,
    detail: str = "",
) -> Session:
    """Take it, with since when it is so."""
    actor: Actor = actor_for(account, session, target, facts)
    since: dict[str, Any] = {_BEGAN[target]: facts.now}
    return await steps.change(
        uow, session, target, actor=actor, facts=facts, what=what, account=account, detail=detail, **since
    )


async def _summarize(uow: UnitOfWork, account: Account, session: Session, text: str, now: int) -> None:
    if text.strip():
        row = SessionSummary(
            session_id=session.id, text=text.strip(), written_at=now, written_by=account.staff_id
        )
        await uow.rows.add_once(row)
