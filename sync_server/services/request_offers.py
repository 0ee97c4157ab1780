"""Other times offered in place of the wished ones: all held until the customer answers, or lapsed together."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from scheduling import request_answers
from scheduling.commands import Outcome, Place
from scheduling.errors import ErrorCode, Invalid, NotAvailable
from scheduling.message_kinds import MessageKind
from scheduling.offers import OfferPolicy
from scheduling.records import Reservation
from scheduling.request_answers import Desk, Wanted
from scheduling.request_commands import CounterRequest
from scheduling.sessions import Actor
from scheduling.visit_requests import RequestPolicy, RequestState, VisitRequest, derived_state
from scheduling.vocabulary import VisitKind
from sync_server.services import placing, tasks
from sync_server.services.answers import APPLIED, Decision, alternatives, code_of, refusal
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.requests import GONE, desk_over, note, reasons_of, tell_of, to_answer, write_end
from sync_server.services.schedule import DAY, Question, Schedule, horizon_seconds


async def counter(uow: UnitOfWork, account: Account, command: CounterRequest, now: int) -> Decision:
    """Hold every offered time, or none: a time that is taken leaves the request as it was."""
    request = await to_answer(uow, account, command.request_id, RequestState.COUNTERED, now)
    if request is None:
        return GONE
    await _check(uow, command)
    schedule = await _schedule(uow, request, [time.starts for time in command.times], now)
    desk = desk_over(schedule, account, now)
    times = [Wanted(time.hold_id, time.starts, time.mechanic_id) for time in command.times]
    try:
        answer = request_answers.counter(request, desk, times)
    except NotAvailable as error:
        return await _refused(uow, account, schedule, request, times, now=now, error=error)
    taken: list[UUID] = []
    for wanted in answer.taken:
        question = _question(request, Wanted(wanted.id, wanted.starts, wanted.mechanic_id), now)
        placed = await placing.take(uow, schedule, question, wanted)
        if placed.reservation is None:
            for hold_id in taken:
                await uow.reservations.release(hold_id)
            outcome = await refusal(uow, account, schedule, question, placed.verdict)
            return Decision.conflict(code_of(placed.verdict), outcome)
        taken.append(wanted.id)
    await uow.records.put(answer.request)
    await tasks.expire_request_later(uow, answer.request)
    await tell_of(uow, answer.request, MessageKind.COUNTERED, account, now)
    return APPLIED


async def _check(uow: UnitOfWork, command: CounterRequest) -> None:
    """Some times, not too many, each under an id of its own; raises ``Invalid``."""
    policy = (await uow.rule_book()).policy(RequestPolicy)
    ids = [time.hold_id for time in command.times]
    if not 0 < len(ids) <= policy.most_offered:
        raise Invalid("too few or too many times", field="times")
    if len(set(ids)) < len(ids) or await uow.records.find(Reservation, id=ids):
        raise Invalid("hold_id is taken")


async def _schedule(uow: UnitOfWork, request: VisitRequest, starts: Sequence[int], now: int) -> Schedule:
    """Around all the times; what lies beyond any booking window is refused without being read."""
    latest = now + horizon_seconds(await uow.rule_book()) + DAY
    first = min(max(min(starts), now), latest)
    last = min(max(*starts, first), latest)
    return await Schedule.around(uow, first, last + request.minutes * 60)


def _question(request: VisitRequest, time: Wanted, now: int) -> Question:
    place = Place(starts=time.starts, minutes=request.minutes, mechanic_id=time.mechanic_id)
    return Question(place=place, kind=VisitKind.IN_PERSON, now=now)


async def _refused(
    uow: UnitOfWork,
    account: Account,
    schedule: Schedule,
    request: VisitRequest,
    times: Sequence[Wanted],
    *,
    now: int,
    error: NotAvailable,
) -> Decision:
    """Why the first of the times that cannot be had is not free; or that they stand in each other's way."""
    for time in times:
        question = _question(request, time, now)
        verdict = schedule.verdict(question)
        if not verdict.available:
            outcome = await refusal(uow, account, schedule, question, verdict)
            return Decision.conflict(code_of(verdict), outcome)
    question = _question(request, times[-1], now)
    others = await alternatives(account, schedule, question, refused=True)
    return Decision.conflict(ErrorCode.SLOT_TAKEN, Outcome(reasons=reasons_of(error), alternatives=others))


async def expire(uow: UnitOfWork, request_id: UUID, now: int) -> bool:
    """Record that a counter-offer lapsed, and free what it held; whether it had. Bumped before."""
    request = await uow.records.get(VisitRequest, request_id)
    if request is None or request.state is not RequestState.COUNTERED:
        return False
    if derived_state(request, now) is not RequestState.EXPIRED:
        return False
    schedule = await Schedule.around(uow, now, now)
    desk = Desk(
        engine=schedule.availability,
        policy=schedule.book.policy(RequestPolicy),
        offers=schedule.book.policy(OfferPolicy),
        now=now,
        actor=Actor.PLATFORM,
    )
    answer = request_answers.expire(request, desk)
    await write_end(uow, answer, expired=True)
    await note(uow, answer.request, "request.expire", now)
    return True
