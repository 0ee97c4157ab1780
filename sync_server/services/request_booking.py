"""Confirming a visit request: the time is taken, the session created, the request says what became of it.

A time that cannot be had leaves the request, and what it holds, as they were.
"""

from __future__ import annotations

from dataclasses import replace

from scheduling import request_answers
from scheduling.availability import Refusal, Verdict
from scheduling.commands import Outcome, Place
from scheduling.errors import ErrorCode, Invalid, NotAllowed, NotAvailable, Rule
from scheduling.intervals import overlaps
from scheduling.records import Reservation, Session
from scheduling.request_answers import Answer, holds_of
from scheduling.request_commands import ConfirmRequest
from scheduling.request_visits import visit_of
from scheduling.reservations import counts
from scheduling.sessions import Facts
from scheduling.visit_requests import RequestState, VisitRequest, is_held
from scheduling.vocabulary import Reason, SessionState, VisitKind
from sync_server.services import placing, site_made, steps, tasks
from sync_server.services.answers import APPLIED, Decision, alternatives, blocking, code_of, refusal
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money.terms import MOST_CENTS
from sync_server.services.requests import GONE, desk_over, to_answer
from sync_server.services.schedule import Question, Schedule


async def confirm(uow: UnitOfWork, account: Account, command: ConfirmRequest, now: int) -> Decision:
    """Book the visit of a pending request, or accept one of the times that were offered for it."""
    request = await to_answer(uow, account, command.request_id, RequestState.CONFIRMED, now)
    if request is None:
        return GONE
    await _check(uow, account, command)
    ends = command.starts + request.minutes * 60
    schedule = await Schedule.around(uow, command.starts, ends)
    mechanic = schedule.mechanic(command.mechanic_id)
    question = Question(
        place=Place(starts=command.starts, minutes=request.minutes, mechanic_id=command.mechanic_id),
        kind=VisitKind.IN_PERSON,
        now=now,
        ignoring=frozenset(holds_of(request)),
    )
    if _lapsed(request, command, now):
        others = await alternatives(account, schedule, question)
        return Decision.conflict(ErrorCode.GONE, Outcome(alternatives=others))
    try:
        answer = request_answers.confirm(
            _quoted(request, command),
            desk_over(schedule, account, now),
            starts=command.starts,
            mechanic=mechanic,
            session_id=command.session_id,
            reservation_id=command.reservation_id,
            bay_id=command.bay_id,
            customer_agreed=command.customer_agreed,
        )
    except NotAvailable:
        return await _not_free(uow, account, schedule, question, command)
    return await _take(uow, account, schedule, question, answer)


async def _check(uow: UnitOfWork, account: Account, command: ConfirmRequest) -> None:
    """New ids, and a quote of the shop's own; raises ``Invalid`` or ``NotAllowed``."""
    if (command.quote_cents is not None or command.quote_text) and not account.as_staff:
        raise NotAllowed("the quote is the shop's")
    if command.quote_cents is not None and command.quote_cents > MOST_CENTS:
        raise Invalid("quote_cents is out of range", field="quote_cents")
    if await uow.records.has(Session, command.session_id):
        raise Invalid("session_id is taken", field="session_id", rule=Rule.TAKEN)
    if await uow.records.has(Reservation, command.reservation_id):
        raise Invalid("reservation_id is taken", field="reservation_id", rule=Rule.TAKEN)


def _lapsed(request: VisitRequest, command: ConfirmRequest, now: int) -> bool:
    """Whether the time was offered, but is held no longer, while others of the same offer are."""
    chosen = command.starts, command.mechanic_id
    offered = [time for time in request.offered if (time.starts, time.mechanic_id) == chosen]
    countered = request.state is RequestState.COUNTERED
    return countered and bool(offered) and not any(is_held(time, now) for time in offered)


def _quoted(request: VisitRequest, command: ConfirmRequest) -> VisitRequest:
    if command.quote_cents is None:
        return request
    return replace(request, quote_cents=command.quote_cents, quote_text=command.quote_text.strip())


async def _not_free(
    uow: UnitOfWork, account: Account, schedule: Schedule, question: Question, command: ConfirmRequest
) -> Decision:
    """Why not, by what, and what is free near it; where only the wanted bay is taken, another bay's time too."""
    verdict = schedule.verdict(question)
    if not verdict.available:
        outcome = await refusal(uow, account, schedule, question, verdict)
        return Decision.conflict(code_of(verdict), outcome)
    span = question.place.starts, question.ends
    found = [
        Refusal(
            reason=Reason.NO_BAY,
            starts=row.starts,
            ends=row.ends,
            reservation_id=row.id,
            session_id=row.session_id,
        )
        for row in await uow.reservations.live_between(*span)
        if row.bay_id == command.bay_id
        and counts(row, question.now)
        and overlaps((row.starts, row.ends), span)
        and row.id not in question.ignoring
    ]
    outcome = Outcome(
        reasons=[Reason.NO_BAY.value],
        blocking=await blocking(uow, account, found),
        alternatives=await alternatives(account, schedule, question),
    )
    return Decision.conflict(
        code_of(Verdict((Refusal(reason=Reason.NO_BAY, starts=span[0], ends=span[1]),))), outcome
    )


async def _take(
    uow: UnitOfWork, account: Account, schedule: Schedule, question: Question, answer: Answer
) -> Decision:
    """First free what is held beside, then take; what was freed is held again if the time is lost after all."""
    (wanted,) = answer.taken
    held = await uow.records.find(Reservation, id=list(answer.freed)) if answer.freed else []
    for hold in held:
        await uow.reservations.release(hold.id)
    turning = wanted.id if wanted.id in question.ignoring else None
    placed = await placing.take(uow, schedule, question, wanted, turning=turning)
    if placed.reservation is None:
        for hold in held:
            await uow.records.put(hold)
        outcome = await refusal(uow, account, schedule, question, placed.verdict)
        return Decision.conflict(code_of(placed.verdict), outcome)
    return await _book(uow, account, answer, placed.reservation, question.now)


async def _book(uow: UnitOfWork, account: Account, answer: Answer, slot: Reservation, now: int) -> Decision:
    row = replace(answer.request, bay_id=slot.bay_id)
    state = answer.session_state or SessionState.SCHEDULED
    offered = state is SessionState.OFFERED
    session = _session(row, account, slot, state, now)
    facts = Facts(now=now, slot_confirmed=not offered, slot_reserved=offered)
    await steps.create(uow, session, facts=facts, what="booked", account=account, detail=row.source.value)
    await uow.records.put(row)
    await site_made.keep_following(uow, session.id, row.id)
    await tasks.plan_ahead(uow, session, slot)
    if not offered:
        return APPLIED
    return Decision(outcome=replace(APPLIED.outcome, stored_as=SessionState.OFFERED.value))


def _session(
    row: VisitRequest, account: Account, slot: Reservation, state: SessionState, now: int
) -> Session:
    assert row.session_id is not None  # noqa: S101 - a confirmed one has one
    return visit_of(
        row,
        row.session_id,
        state,
        starts=slot.starts,
        mechanic_id=slot.mechanic_id,
        at=now,
        created_by=account.staff_id,
    )
