"""Moving a session to another time or mechanic, and placing one that has no slot. A refused move changes nothing."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid5

from scheduling.cancellation import customer_may_reschedule
from scheduling.commands import MoveSession, Place
from scheduling.errors import ErrorCode, TooLate
from scheduling.mechanics import is_affiliated
from scheduling.records import Reservation, Session
from scheduling.rights import Action
from scheduling.sessions import Actor, Facts, comes_back, is_parked, place_of, was_accepted
from scheduling.vocabulary import ReservationKind, SessionState, VisitKind
from sync_server.services import other_bay, placing, steps, tasks
from sync_server.services.answers import APPLIED, Decision, alternatives, code_of, refusal
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money.terms import terms_of
from sync_server.services.permissions import actor_of, require, still_owns
from sync_server.services.schedule import Question, Schedule

MOVABLE = frozenset(
    {SessionState.SCHEDULED, SessionState.OFFERED, SessionState.UNPLACED, SessionState.PENDING}
)


async def move(  # noqa: PLR0911 - one for each way in which it ends
    uow: UnitOfWork, account: Account, command: MoveSession, now: int
) -> Decision:
    """Free the old slot only if the new one is taken; of who waits already only the mechanic changes."""
    session = await uow.records.get(Session, command.session_id)
    if session is None:
        return Decision.conflict(ErrorCode.GONE)
    if not is_parked(session):
        command = replace(command, placing=False)  # somebody placed it meanwhile: it is a wish like any other
    own = await still_owns(uow, account, session)
    own = own and (not account.as_staff or account.is_mechanic(command.to.mechanic_id))
    require(account, Action.MOVE, own=own)
    slot = await uow.reservations.of_session(session.id)
    if slot is not None and other_bay.is_asked(session, command):
        return await other_bay.change(uow, account, session, slot, command=command, now=now)
    handed_over = session.state is SessionState.WAITING and await _may_hand_over(uow, session, slot, command)
    if not (session.state in MOVABLE or handed_over) or session.starts is None:
        return Decision.conflict(ErrorCode.GONE)
    if not account.as_staff:
        await _check_in_time(uow, session, now)
    schedule = await Schedule.around(uow, command.to.starts, command.to.starts + command.to.minutes * 60)
    question = _question(schedule, account, session, slot=slot, command=command, now=now)
    schedule.mechanic(command.to.mechanic_id)
    if place_of(session) == command.to and slot is not None:
        return APPLIED  # as it was wished, whoever did it: a request that is sent again is no other one
    if place_of(session) != command.seen:
        outcome = replace(APPLIED.outcome, alternatives=await alternatives(account, schedule, question))
        return Decision.conflict(ErrorCode.STALE_MOVE, outcome)
    accepted = was_accepted(session, command)
    asked = not accepted and placing.is_offer(schedule, account, question)
    wanted, free = _wanted(schedule, session, slot, question, asked=asked), schedule.free_bays(question)
    wished = (command.bay_id, slot.bay_id if slot is not None else None)
    wanted = replace(wanted, bay_id=next((bay for bay in wished if bay in free), None))
    question = replace(question, begun=handed_over, stood=comes_back(session, command), asked=asked)
    placed = await placing.take(uow, schedule, question, wanted, turning=wanted.id)
    if placed.reservation is None:
        outcome = await refusal(uow, account, schedule, question, placed.verdict)
        return Decision.conflict(code_of(placed.verdict), outcome)
    return await _keep(uow, account, session, to=command.to, placed=placed, now=now)


async def _may_hand_over(
    uow: UnitOfWork, session: Session, slot: Reservation | None, command: MoveSession
) -> bool:
    """Whoever has checked in keeps the time, and may get another mechanic, or one at all: an affiliated one, since
    nobody waits for an answer at the counter."""
    mechanic = (await uow.rule_book()).mechanic(command.to.mechanic_id)
    in_place = (command.to.starts, command.to.minutes) == (session.starts, session.minutes)
    given = mechanic is not None and is_affiliated(mechanic)
    return session.kind is VisitKind.IN_PERSON and slot is not None and in_place and given


async def _check_in_time(uow: UnitOfWork, session: Session, now: int) -> None:
    """Customers reschedule until so long before the start as was agreed on with the booking; raises ``TooLate``."""
    policy = (await terms_of(uow, session)).policy
    if not customer_may_reschedule(policy, session.starts, now):
        raise TooLate("only staff may move it now", until=(session.starts or now) - policy.reschedule)


def _question(
    schedule: Schedule,
    account: Account,
    session: Session,
    *,
    slot: Reservation | None,
    command: MoveSession,
    now: int,
) -> Question:
    return Question(
        place=command.to,
        kind=session.kind,
        now=now,
        ignoring=frozenset({session.id, slot.id} if slot else {session.id}),
        drop_buffer=placing.drops_buffer(schedule, account, command.to.mechanic_id, command.drop_buffer),
        as_staff=account.as_staff,
    )


def _wanted(
    schedule: Schedule, session: Session, slot: Reservation | None, question: Question, *, asked: bool
) -> Reservation:
    """The session's slot at the new place; its bay is another question."""
    kind = ReservationKind.OFFER if asked else ReservationKind.BOOKING
    row_id = slot.id if slot else slot_id_of(session.id)
    return replace(placing.slot_for(schedule, question, row_id, kind), session_id=session.id)


def slot_id_of(session_id: UUID) -> UUID:
    """The id of the slot of a session that had none; the desktop derives the same."""
    return uuid5(session_id, "reservation")


def _from_to(session: Session, to: Place) -> str:
    """The instants before and after, in seconds; of what had no place the one after alone."""
    return f"{to.starts}" if session.state is SessionState.UNPLACED else f"{session.starts} {to.starts}"


async def _keep(
    uow: UnitOfWork, account: Account, session: Session, *, to: Place, placed: placing.Placed, now: int
) -> Decision:
    slot = placed.reservation
    assert slot is not None  # noqa: S101 - the caller looked
    actor = actor_of(account)
    stays = session.state if session.state is SessionState.WAITING else SessionState.SCHEDULED
    changed = await steps.change(
        uow,
        session,
        SessionState.OFFERED if placed.offered else stays,
        actor=actor,
        facts=Facts(
            now=now,
            own=actor is Actor.MECHANIC,
            slot_confirmed=not placed.offered,
            slot_reserved=placed.offered,
        ),
        what="placed" if session.state is SessionState.UNPLACED else "moved",
        account=account,
        detail=_from_to(session, to),
        starts=to.starts,
        minutes=to.minutes,
        mechanic_id=to.mechanic_id,
        bay_id=slot.bay_id,
        sequence=session.sequence + 1,
        conflict_code="",
    )
    await tasks.plan_ahead(uow, changed, slot)
    if not placed.offered:
        return APPLIED
    return Decision(outcome=replace(APPLIED.outcome, stored_as=SessionState.OFFERED.value))
