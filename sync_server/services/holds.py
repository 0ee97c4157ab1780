"""Holding a slot for 15 minutes while a booking is filled in: one live hold a device."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.commands import Outcome, Place
from scheduling.errors import Invalid, NotFound, RuleError
from scheduling.limits import check_span
from scheduling.records import Reservation
from scheduling.rights import Action
from scheduling.vocabulary import ReservationKind, VisitKind
from scheduling.wire import HoldAnswer, HoldRequest
from sync_server.services import placing
from sync_server.services.answers import code_of, refusal
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.schedule import Question, Schedule


class HoldRefused(RuleError):
    """Somebody else has the time, or it can not be booked; ``outcome`` says why and what is free."""

    def __init__(self, code: str, outcome: Outcome) -> None:
        super().__init__(code)
        self.refused_code = code
        self.outcome = outcome


async def place(uow: UnitOfWork, account: Account, request: HoldRequest, now: int) -> HoldAnswer:
    """Take the slot, giving up the device's other hold; raises :class:`HoldRefused`. Asked again: renewed."""
    require(account, Action.HOLD, own=account.is_mechanic(request.mechanic_id))
    check_span(request.starts, request.minutes)
    try:
        kind = VisitKind(request.kind)
    except ValueError as error:
        raise Invalid("kind is no visit kind") from error
    await uow.bump()
    schedule = await Schedule.around(uow, request.starts, request.starts + request.minutes * 60)
    known = await _known(uow, account, request.hold_id)
    question = Question(
        place=Place(starts=request.starts, minutes=request.minutes, mechanic_id=request.mechanic_id),
        kind=kind,
        now=now,
        ignoring=await _own_holds(uow, account, request),
        drop_buffer=placing.drops_buffer(schedule, account, request.mechanic_id, request.drop_buffer),
        as_staff=account.as_staff,
    )
    wanted = placing.slot_for(schedule, question, request.hold_id, ReservationKind.CHECKOUT)
    wanted = replace(_after_buffer(wanted, schedule, question), device_id=account.device_id)
    turning = request.hold_id if known else None
    placed = await placing.take(uow, schedule, question, wanted, turning=turning, replaces_holds=True)
    if placed.reservation is None:
        outcome = await refusal(uow, account, schedule, question, placed.verdict)
        raise HoldRefused(code_of(placed.verdict).value, outcome)
    expires_at = placed.reservation.expires_at or now
    return HoldAnswer(hold_id=request.hold_id, expires_at=expires_at, bay_id=placed.reservation.bay_id)


def _after_buffer(wanted: Reservation, schedule: Schedule, question: Question) -> Reservation:
    """A hold with a dropped buffer begins after it: for a hold, which may come to nothing, no buffer is cut.

    Until the booking cuts it the neighbour's buffer itself keeps that part, but from those who drop it too. A
    visit that has no room beyond the buffer does cut it.
    """
    if not question.drop_buffer:
        return wanted
    starts = schedule.buffer_before(question)
    return replace(wanted, starts=starts) if starts < wanted.ends else wanted


async def _known(uow: UnitOfWork, account: Account, hold_id: UUID) -> bool:
    """Whether the hold exists already and is this device's; raises ``Invalid`` for anybody else's id."""
    row = await uow.records.get(Reservation, hold_id)
    if row is None:
        return False
    if row.kind is not ReservationKind.CHECKOUT or row.device_id != account.device_id:
        raise Invalid("hold_id is taken")
    return True


async def _own_holds(uow: UnitOfWork, account: Account, request: HoldRequest) -> frozenset[UUID]:
    """One's own hold never hides one's own slot: the new one replaces it."""
    held = await uow.records.find(
        Reservation, device_id=account.device_id, kind=ReservationKind.CHECKOUT, status="reserved"
    )
    return frozenset({request.hold_id, *(row.id for row in held)})


async def release(uow: UnitOfWork, account: Account, hold_id: UUID) -> None:
    """Let it go; raises ``NotFound`` for one that is not this device's. Letting go twice is no error."""
    require(account, Action.HOLD, own=True)
    await uow.bump()
    row = await uow.records.get(Reservation, hold_id)
    if row is None or row.kind is not ReservationKind.CHECKOUT or row.device_id != account.device_id:
        raise NotFound("hold")
    await uow.reservations.release(hold_id)
