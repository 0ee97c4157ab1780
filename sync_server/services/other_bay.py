"""A visit that keeps its time and its mechanic, and stands in another bay. Its customer need not be told."""

from __future__ import annotations

from dataclasses import replace

from scheduling.availability import Refusal, Verdict
from scheduling.availability_reasons import reserved
from scheduling.commands import MoveSession
from scheduling.errors import ErrorCode
from scheduling.records import Reservation, Session
from scheduling.reservations import blocks
from scheduling.sessions import Actor, Facts, place_of
from scheduling.vocabulary import Reason, SessionState, VisitKind
from sync_server.services import offers, steps
from sync_server.services.answers import APPLIED, Decision, refusal
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of
from sync_server.services.schedule import Question, Schedule

STANDS = frozenset(
    {
        SessionState.OFFERED,
        SessionState.SCHEDULED,
        SessionState.PENDING,
        SessionState.WAITING,
        SessionState.LIVE,
    }
)
"""Also of who is here already: the car goes where there is room for it."""


def is_asked(session: Session, command: MoveSession) -> bool:
    """Whether nothing but the bay is to be another, of a visit that stands where its mover saw it."""
    here = session.starts is not None and place_of(session) == command.to
    right = session.kind is VisitKind.IN_PERSON and session.state in STANDS
    return here and right and command.only_bay


async def change(
    uow: UnitOfWork, account: Account, session: Session, slot: Reservation, *, command: MoveSession, now: int
) -> Decision:
    """The wished bay, or who stands in it. Whoever wished last has it: a bay is nobody's promise to a customer."""
    if command.bay_id == slot.bay_id:
        return APPLIED
    own = frozenset({session.id, slot.id})
    schedule = await Schedule.around(uow, slot.starts, slot.ends)
    free = schedule.availability.free_bays(slot.starts, slot.ends, now=now, ignoring=own)
    if command.bay_id not in free or not await _take(uow, schedule, session, slot, command=command, now=now):
        question = Question(
            place=command.to, kind=session.kind, now=now, ignoring=own, as_staff=account.as_staff
        )
        verdict = await _taken(uow, slot, command)
        return Decision.conflict(
            ErrorCode.SLOT_TAKEN, await refusal(uow, account, schedule, question, verdict)
        )
    actor = actor_of(account)
    await steps.change(
        uow,
        session,
        session.state,
        actor=actor,
        facts=Facts(now=now, own=actor is Actor.MECHANIC),
        what="other bay",
        account=account,
        bay_id=command.bay_id,
    )
    return APPLIED


async def _take(
    uow: UnitOfWork,
    schedule: Schedule,
    session: Session,
    slot: Reservation,
    *,
    command: MoveSession,
    now: int,
) -> bool:
    """Its mechanic's time is its own already: what was cut of the buffer may not be whole, and stays cut."""
    buffer = schedule.availability.effective_buffer(slot.mechanic_id)
    ends = blocks(slot.starts, slot.ends, buffer)[1]
    wanted = replace(slot, bay_id=command.bay_id, blocks_end=ends)
    answer = await uow.reservations.move(wanted, needs_bay=True, drop_buffer=True)
    await offers.lapse(uow, [row for row in answer.lapsed_sessions if row != session.id], now)
    return answer.taken


async def _taken(uow: UnitOfWork, slot: Reservation, command: MoveSession) -> Verdict:
    rows = [
        row
        for row in await uow.reservations.live_between(slot.starts, slot.ends)
        if row.bay_id == command.bay_id and row.starts < slot.ends and row.ends > slot.starts
    ]
    none = Refusal(reason=Reason.NO_BAY, starts=slot.starts, ends=slot.ends)
    return Verdict(tuple(reserved(rows, (slot.starts, slot.ends))) or (none,))
