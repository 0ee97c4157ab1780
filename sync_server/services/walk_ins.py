"""A walk-in that a device has put into slots leased to it: the lease becomes its booking, whenever it is told.

Nobody else could have the time before the lease lapsed, and what is decided about it later leaves it alone
(docs/adr/0020): so a device that was offline confirmed what is so. What happened to the database all the same (it was
restored, the device was revoked) is treated as any booking: the time is taken if it is free and promised to nobody, or
the session is kept without one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from scheduling.availability import Verdict
from scheduling.commands import BookSession, Place
from scheduling.errors import ActiveElsewhere
from scheduling.ids import uuid7
from scheduling.lease_commands import WalkIn
from scheduling.leases import CAN_TURN, can_turn
from scheduling.records import Reservation, Session
from scheduling.rights import Action
from scheduling.vocabulary import ReservationKind, SessionState, VisitKind
from sync_server.services import booking, leases, offers, placing, steps
from sync_server.services.answers import APPLIED, Decision, code_of, refusal, verdict_of
from sync_server.services.closing_times import day_of_visit, require_inactive
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of, allows, own_devices, require, require_customer
from sync_server.services.reservations import TakeAnswer
from sync_server.services.schedule import Question, Schedule
from sync_server.services.visit_facts import clock_facts


async def walk_in(uow: UnitOfWork, account: Account, command: WalkIn, now: int) -> Decision:
    """Book what the leases promised, and note that the customer is here; or keep it without a slot."""
    require(account, Action.CREATE_WALK_IN)
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, command.customer_id)
    schedule = await Schedule.around(uow, command.starts, command.starts + command.minutes * 60)
    asked = _as_booking(command)
    await booking.check(uow, schedule, asked)
    question = Question(
        place=Place(starts=command.starts, minutes=command.minutes),
        kind=VisitKind.IN_PERSON,
        now=now,
        begun=True,
    )
    placed = await _placed(uow, account, command, schedule, question)
    if placed.reservation is None:
        outcome = await refusal(uow, account, schedule, question, placed.verdict)
        code = code_of(placed.verdict)
        return await booking.keep_unplaced(uow, account, asked, code, outcome, hold=None, now=now)
    await booking.keep_placed(uow, account, asked, placed, now, detail="walk-in", book=schedule.book)
    await _arrive(uow, account, command, now)
    return APPLIED


def _as_booking(command: WalkIn) -> BookSession:
    first = command.leases[0]
    return BookSession(
        session_id=command.session_id,
        reservation_id=first,
        hold_id=first,
        customer_id=command.customer_id,
        kind=VisitKind.IN_PERSON,
        service_type=command.service_type,
        starts=command.starts,
        minutes=command.minutes,
        vehicle_id=command.vehicle_id,
        concern=command.concern,
    )


async def _placed(
    uow: UnitOfWork, account: Account, command: WalkIn, schedule: Schedule, question: Question
) -> placing.Placed:
    """Out of its leases, or out of those of a computer whose changes were handed over; else as any booking."""
    rows = await uow.records.find(Reservation, id=command.leases)
    devices = await own_devices(uow, account)
    placed = await _turned(uow, command, schedule, question, rows, devices)
    if placed is not None:
        return placed
    gone = await leases.without_access(uow)
    if allows(account, Action.REVIEW_HANDOVERS):  # who does for those what they cannot do any more
        devices |= gone
        placed = await _turned(uow, command, schedule, question, rows, devices)
        if placed is not None:
            return placed
    own = {row.id for row in rows if row.kind is ReservationKind.LEASE and row.device_id in devices}
    schedule = schedule.holding(await _promised(uow, command, gone, own))
    slot_id = uuid7() if command.leases[0] in {row.id for row in rows} else command.leases[0]
    return await _taken(uow, command, schedule, replace(question, ignoring=frozenset(own)), slot_id)


async def _turned(  # noqa: PLR0917 - what a walk-in is decided by
    uow: UnitOfWork,
    command: WalkIn,
    schedule: Schedule,
    question: Question,
    rows: Sequence[Reservation],
    devices: Collection[UUID],
) -> placing.Placed | None:
    """The first lease as the booking, the others let go into it; ``None`` where they are not these devices' to use."""
    if not can_turn(rows, command, devices):
        return None
    first, *others = command.leases
    placed = await _take(uow, _wanted(command, schedule, question, first), question, others, turning=first)
    return placed if placed.reservation is not None else None


async def _promised(
    uow: UnitOfWork, command: WalkIn, gone: Collection[UUID], own: Collection[UUID]
) -> list[Reservation]:
    """What others may have confirmed walk-ins in. In the bay that its own computer had, those of computers without
    access were not before it: each lost it with its access, and the first that is told has it."""
    span = command.starts, command.starts + command.minutes * 60
    return [
        row
        for row in await leases.unspent(uow, gone, span)
        if row.id not in own and (row.status in CAN_TURN or row.bay_id != command.bay_id or not own)
    ]


async def _taken(
    uow: UnitOfWork, command: WalkIn, schedule: Schedule, question: Question, slot_id: UUID
) -> placing.Placed:
    """The bay that was promised if it is free, else another one: none that is promised to somebody else."""
    verdict = schedule.verdict(question)
    if not verdict.available:
        return placing.Placed(reservation=None, verdict=verdict)
    free = schedule.free_bays(question)
    wanted = _wanted(command, schedule, question, slot_id)
    wanted = replace(wanted, bay_id=command.bay_id if command.bay_id in free else free[0])
    return await _take(uow, wanted, question, question.ignoring, turning=None)


def _wanted(command: WalkIn, schedule: Schedule, question: Question, slot_id: UUID) -> Reservation:
    slot = placing.slot_for(schedule, question, slot_id, ReservationKind.BOOKING)
    return replace(slot, bay_id=command.bay_id, session_id=command.session_id)


async def _take(
    uow: UnitOfWork,
    wanted: Reservation,
    question: Question,
    instead_of: Iterable[UUID],
    *,
    turning: UUID | None,
) -> placing.Placed:
    """Let leases go for it if it is taken; else they stay what they are. The caller holds the organization's lock."""
    try:
        async with uow.savepoint():
            for lease_id in instead_of:
                await uow.reservations.release(lease_id)
            answer = await uow.reservations.take(wanted, needs_bay=True, turning=turning)
            if not answer.taken:
                raise _NotTakenError(answer)
    except _NotTakenError as refused:
        return placing.Placed(reservation=None, verdict=verdict_of(refused.answer, question))
    others = [row for row in answer.lapsed_sessions if row != wanted.session_id]
    await offers.lapse(uow, others, question.now)
    return placing.Placed(reservation=answer.reservation, verdict=Verdict())


class _NotTakenError(Exception):
    """Undoes what was let go."""

    def __init__(self, answer: TakeAnswer) -> None:
        super().__init__()
        self.answer = answer


async def _arrive(uow: UnitOfWork, account: Account, command: WalkIn, now: int) -> None:
    """The customer stood at the desk on that day, at the time the device says if that can be.

    Not for a day that has not come (a device's clock was wrong), nor for who is in another session: they are booked,
    and checked in by hand.
    """
    session = await uow.records.get(Session, command.session_id)
    if session is None:
        return
    opens, ends = await day_of_visit(uow, session)
    at = min(max(command.at, opens), ends - 1, now)
    if at < opens:
        return
    try:
        await require_inactive(uow, session, at)
        await steps.change(
            uow,
            session,
            SessionState.WAITING,
            actor=actor_of(account),
            facts=replace(await clock_facts(uow, at), checked_in_on_its_day=True),
            what="checked in",
            account=account,
            heard_at=now if at < now else None,
            arrived_at=at,
        )
    except ActiveElsewhere:
        return
