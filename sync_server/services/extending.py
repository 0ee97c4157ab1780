"""A session that lasts longer than it was booked for: its slot grows, and with it what it blocks."""

from __future__ import annotations

from dataclasses import replace

from scheduling.availability import Verdict
from scheduling.availability_reasons import reserved
from scheduling.commands import Alternative, Outcome, Place
from scheduling.errors import ErrorCode, IllegalTransition, Invalid, NotAllowed
from scheduling.limits import MOST_MINUTES
from scheduling.mechanics import is_affiliated
from scheduling.records import Reservation, Session
from scheduling.reservations import blocks
from scheduling.rights import Action
from scheduling.visit_commands import ExtendSession
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services import answers, offers, steps
from sync_server.services.answers import APPLIED, Decision, verdict_of
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of
from sync_server.services.reservations import TakeAnswer
from sync_server.services.schedule import Question, Schedule
from sync_server.services.session_commands import about_session
from sync_server.services.visit_facts import clock_facts


@about_session(Action.EXTEND)
async def extend(
    uow: UnitOfWork, account: Account, session: Session, command: ExtendSession, now: int
) -> Decision:
    """Add minutes to a session that has begun, or say whose the time is and what is free.

    It may run beyond the hours of work, and into its own buffer, never into the next booking. Nobody but an
    independent mechanic extends that mechanic's sessions: it would be work that was not accepted.
    """
    if session.state is not SessionState.LIVE:
        raise IllegalTransition("only what has begun is extended", source=session.state.value, why="state")
    minutes = session.minutes + command.minutes
    if minutes > MOST_MINUTES:
        raise Invalid("minutes is out of range")
    slot = await uow.reservations.of_session(session.id)
    start = session.created_at if session.starts is None else session.starts
    schedule = await Schedule.around(uow, start, start + minutes * 60)
    mechanic, own = schedule.mechanic(session.mechanic_id), account.is_mechanic(session.mechanic_id)
    if mechanic is not None and not own and not is_affiliated(mechanic):
        raise NotAllowed("an independent mechanic's sessions are extended by that mechanic only")
    if slot is not None:
        refused = await _grow(uow, account, schedule, session, slot, command=command, now=now)
        if refused is not None:
            return refused
    await steps.change(
        uow,
        session,
        SessionState.LIVE,
        actor=actor_of(account),
        facts=await clock_facts(uow, now, own=own),
        what="extended",
        account=account,
        detail=f"{command.minutes} min",
        minutes=minutes,
    )
    return APPLIED


async def _grow(
    uow: UnitOfWork,
    account: Account,
    schedule: Schedule,
    session: Session,
    slot: Reservation,
    *,
    command: ExtendSession,
    now: int,
) -> Decision | None:
    """The slot's end moves, unless somebody has the time; its buffer is cut where the next one begins."""
    ends = slot.ends + command.minutes * 60
    buffer = schedule.availability.effective_buffer(slot.mechanic_id)
    wanted = replace(slot, ends=ends, blocks_end=blocks(slot.starts, ends, buffer)[1])
    answer = await uow.reservations.move(
        wanted, needs_bay=session.kind is VisitKind.IN_PERSON, drop_buffer=True
    )
    await offers.lapse(uow, [row for row in answer.lapsed_sessions if row != session.id], now)
    if answer.taken:
        return None
    outcome = await _refusal(uow, account, schedule, session, slot, answer=answer, command=command, now=now)
    return Decision.conflict(ErrorCode.SLOT_TAKEN, outcome)


async def _refusal(
    uow: UnitOfWork,
    account: Account,
    schedule: Schedule,
    session: Session,
    slot: Reservation,
    *,
    answer: TakeAnswer,
    command: ExtendSession,
    now: int,
) -> Outcome:
    """Who is in the way; first of the alternatives is how long it can be where it is, then times for the rest."""
    rest = Place(starts=slot.ends, minutes=command.minutes, mechanic_id=slot.mechanic_id)
    question = Question(place=rest, kind=session.kind, now=now, ignoring=frozenset({session.id, slot.id}))
    others = [row for row in answer.blockers if row.id not in question.ignoring and row.ends > slot.ends]
    found = reserved(others, (slot.ends, question.ends))
    verdict = Verdict(tuple(found)) if found else verdict_of(answer, question)
    nearest = await answers.alternatives(account, schedule, question, refused=True)
    times = [each for each in nearest if each.starts >= slot.ends]
    fits = (min((row.starts for row in others), default=slot.ends) - slot.starts) // 60
    if fits > session.minutes:
        longest = Alternative(starts=slot.starts, minutes=fits, mechanic_id=slot.mechanic_id)
        times = [longest, *times[: answers.ALTERNATIVES - 1]]
    return Outcome(
        reasons=[reason.value for reason in verdict.reasons],
        blocking=await answers.blocking(uow, account, verdict.refusals),
        alternatives=times,
    )
