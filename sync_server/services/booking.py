"""Booking and cancelling a session. A booking that lost its race is kept, without a slot, for a person to settle."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.commands import BookSession, CancelSession, Outcome, Place
from scheduling.errors import ErrorCode, Invalid, NotAllowed, NotFound, Rule
from scheduling.records import Customer, Reservation, Session, Vehicle
from scheduling.reservations import HOLD_SECONDS, counts
from scheduling.rights import Action
from scheduling.sessions import FINAL, Actor, Facts, cancelled_as, is_accepted
from scheduling.visits import told_at
from scheduling.vocabulary import CancelledBy, ReservationKind, SessionState, VisitKind
from sync_server.services import placing, pricing, site_made, steps, tasks
from sync_server.services.answers import APPLIED, Decision, alternatives, code_of, refusal
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, RuleBook
from sync_server.services.money.rows import BookingTerms
from sync_server.services.permissions import actor_of, require, require_customer, still_owns
from sync_server.services.schedule import Question, Schedule

_ANSWERED_OR_PUT = frozenset({"accepted", "moved", "placed", "parked"})


async def book(uow: UnitOfWork, account: Account, command: BookSession, now: int) -> Decision:
    """Confirm, offer to an independent mechanic, or keep as unplaced what the command asks for."""
    # Whose customer it is that a site books for is asked next.
    require(account, Action.BOOK, own=not account.as_staff or account.is_mechanic(command.mechanic_id))
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, command.customer_id)
    schedule = await Schedule.around(uow, command.starts, command.starts + command.minutes * 60)
    await check(uow, schedule, command)
    price = await pricing.price_of(uow, schedule.book, command, now)
    hold = await _own_hold(uow, account, command)
    # A site's other holds are those of its other visitors.
    others = schedule.holds_of(account.device_id) if account.as_staff else []
    unnamed = [row for row in others if hold is None or row.id != hold.id]
    question = Question(
        place=Place(starts=command.starts, minutes=command.minutes, mechanic_id=command.mechanic_id),
        kind=command.kind,
        now=now,
        ignoring=frozenset(row.id for row in (hold, *unnamed) if row is not None),
        drop_buffer=placing.drops_buffer(schedule, account, command.mechanic_id, command.drop_buffer),
        as_staff=account.as_staff,
    )
    then, offered = _as_held(schedule, hold, question)
    offer = placing.is_offer(then, account, offered)
    kind = ReservationKind.OFFER if offer else ReservationKind.BOOKING
    wanted = placing.slot_for(schedule, question, command.reservation_id, kind)
    wanted = replace(wanted, session_id=command.session_id)
    wanted = replace(wanted, bay_id=_bay_of(command, hold, question, schedule))
    for row in unnamed:  # left behind when its answer was lost; one's own hold never hides one's own slot
        await uow.reservations.release(row.id)
    if price.refused is not None:
        told = {"price_cents": (str(price.cents), str(command.price_cents))}
        outcome = Outcome(fields=told, alternatives=await alternatives(account, schedule, question))
        command = replace(command, price_cents=price.cents)
        return await keep_unplaced(uow, account, command, price.refused, outcome, hold=hold, now=now)
    placed = await placing.take(uow, then, offered, wanted, turning=hold.id if hold else None)
    if placed.reservation is None:
        code = code_of(placed.verdict)
        outcome = await refusal(uow, account, schedule, question, placed.verdict)
        return await keep_unplaced(uow, account, command, code, outcome, hold=hold, now=now)
    return await keep_placed(uow, account, command, placed, now, detail=price.note, book=schedule.book)


def _as_held(schedule: Schedule, hold: Reservation | None, question: Question) -> tuple[Schedule, Question]:
    """The question as of when the time was held; what has lapsed since is in nobody's way."""
    held_at = _held_at(hold, question)
    if held_at == question.now:
        return schedule, question
    return schedule.without_lapsed(question.now), replace(question, now=held_at)


def _held_at(hold: Reservation | None, question: Question) -> int:
    """When the time was held, while it is; else now: what could be booked then is, though its notice began since."""
    place, seconds = question.place, HOLD_SECONDS[ReservationKind.CHECKOUT]
    wanted = (place.starts, question.ends, place.mechanic_id)
    if hold is None or hold.expires_at is None or seconds is None or not counts(hold, question.now):
        return question.now
    held = (hold.starts, hold.ends, hold.mechanic_id) == wanted
    return min(question.now, hold.expires_at - seconds) if held else question.now


def _bay_of(
    command: BookSession, hold: Reservation | None, question: Question, schedule: Schedule
) -> UUID | None:
    """The bay that is wished for, else that of the hold, as far as they are free; ``None`` lets any free one do."""
    wished = [bay for bay in (command.bay_id, hold.bay_id if hold else None) if bay is not None]
    if question.kind is not VisitKind.IN_PERSON or not wished:
        return None
    free = schedule.free_bays(question)
    return next((bay for bay in wished if bay in free), None)


async def keep_placed(
    uow: UnitOfWork,
    account: Account,
    command: BookSession,
    placed: placing.Placed,
    now: int,
    *,
    detail: str,
    book: RuleBook,
) -> Decision:
    """The session in the slot that was taken for it, with all that follows."""
    slot = placed.reservation
    assert slot is not None  # noqa: S101 - the caller looked
    state = SessionState.OFFERED if placed.offered else SessionState.SCHEDULED
    session = replace(await _session(uow, account, command, state, now), bay_id=slot.bay_id)
    facts = Facts(now=now, slot_confirmed=not placed.offered, slot_reserved=placed.offered)
    await steps.create(uow, session, facts=facts, what="booked", account=account, detail=detail, book=book)
    if command.rebooks is not None:
        await site_made.keep_following(uow, session.id, command.rebooks)
    await tasks.plan_ahead(uow, session, slot)
    if not placed.offered:
        return APPLIED
    return Decision(outcome=replace(APPLIED.outcome, stored_as=SessionState.OFFERED.value))


async def keep_unplaced(
    uow: UnitOfWork,
    account: Account,
    command: BookSession,
    code: ErrorCode,
    outcome: Outcome,
    *,
    hold: Reservation | None,
    now: int,
) -> Decision:
    """The session without a slot, and why; what was held for it is let go."""
    if hold is not None:
        await uow.reservations.release(hold.id)
    session = await _session(uow, account, command, SessionState.UNPLACED, now)
    session = replace(session, conflict_code=code.value)
    facts = Facts(now=now, slot_lost=True)
    await steps.create(uow, session, facts=facts, what="lost its slot", account=account, detail=code.value)
    return Decision.conflict(code, replace(outcome, stored_as=SessionState.UNPLACED.value))


async def _session(
    uow: UnitOfWork, account: Account, command: BookSession, state: SessionState, now: int
) -> Session:
    """The new row; what is brought back keeps its quote, and who referred it."""
    before = None if command.rebooks is None else await uow.records.get(Session, command.rebooks)
    agreed = None if command.rebooks is None else await uow.rows.get(BookingTerms, command.rebooks)
    return Session(
        id=command.session_id,
        customer_id=command.customer_id,
        state=state,
        kind=command.kind,
        service_type=command.service_type,
        minutes=command.minutes,
        starts=command.starts,
        mechanic_id=command.mechanic_id,
        vehicle_id=command.vehicle_id,
        plan_id=command.plan_id,
        price_cents=command.price_cents,
        just_advice=command.just_advice,
        category=command.category,
        concern=command.concern,
        preparation=command.preparation,
        special_requests=command.special_requests,
        created_at=now,
        created_by=account.staff_id,
        rebooks=command.rebooks,
        referred_by=before.referred_by if before else None,
        quote_cents=agreed.quote_cents if agreed else None,
    )


async def _own_hold(uow: UnitOfWork, account: Account, command: BookSession) -> Reservation | None:
    """The hold that the booking names, if it is this device's and not used for anything else."""
    if command.hold_id is None:
        return None
    hold = await uow.records.get(Reservation, command.hold_id)
    usable = (
        hold is not None
        and hold.kind is ReservationKind.CHECKOUT
        and hold.device_id == account.device_id
        and hold.session_id is None
    )
    return hold if usable else None


async def check(uow: UnitOfWork, schedule: Schedule, command: BookSession) -> None:
    """The rows that the booking names exist and belong together; raises ``NotFound`` or ``Invalid``."""
    if await uow.records.has(Session, command.session_id):
        raise Invalid("session_id is taken", field="session_id", rule=Rule.TAKEN)
    if await _foreign_slot(uow, command):
        raise Invalid("reservation_id is taken", field="reservation_id", rule=Rule.TAKEN)
    if not await uow.records.has(Customer, command.customer_id):
        raise NotFound("customer", id=str(command.customer_id))
    schedule.mechanic(command.mechanic_id)
    if command.vehicle_id is not None:
        vehicle = await uow.records.get(Vehicle, command.vehicle_id)
        if vehicle is None or vehicle.customer_id != command.customer_id:
            raise NotFound("vehicle", id=str(command.vehicle_id))


async def _foreign_slot(uow: UnitOfWork, command: BookSession) -> bool:
    slot = await uow.records.get(Reservation, command.reservation_id)
    return slot is not None and command.reservation_id != command.hold_id


async def cancel(uow: UnitOfWork, account: Account, command: CancelSession, now: int) -> Decision:
    """Cancel and free the slot; one that is over already is gone.

    A shop that was without the server tells of it later; the money is divided as of when the customer cancelled. A yes
    that crossed it holds nothing up (ADR 33): the answer says who had accepted, so that the desk can tell them.
    """
    session = await uow.records.get(Session, command.session_id)
    if session is None:
        return Decision.conflict(ErrorCode.GONE)
    own = await still_owns(uow, account, session)
    require(account, Action.CANCEL, own=own)
    if command.cancelled_by is CancelledBy.PLATFORM:
        raise Invalid("only the platform cancels as the platform")
    if command.cancelled_by is CancelledBy.CUSTOMER and actor_of(account) is Actor.MECHANIC:
        raise NotAllowed("who is paid for it does not say that the customer cancelled")
    if session.state in FINAL:
        return Decision.conflict(ErrorCode.GONE)
    at = min(now, max(told_at(session, command.at, now), session.created_at))
    await steps.change(
        uow,
        session,
        SessionState.CANCELLED,
        actor=actor_of(account),
        facts=Facts(now=at, own=own, reason=command.reason),
        what="cancelled",
        account=account,
        heard_at=now if at < now else None,
        cancelled_by=command.cancelled_by,
        cancel_reason=command.reason,
        conflict_code=cancelled_as(session),
        unanswered=command.unanswered,
    )
    slot = await uow.reservations.of_session(session.id)
    if slot is not None:
        await uow.reservations.release(slot.id)
    if command.unanswered and is_accepted(session) and await _said_yes(uow, session.id):
        return Decision(outcome=replace(APPLIED.outcome, accepted_by=session.mechanic_id))
    return APPLIED


async def _said_yes(uow: UnitOfWork, session_id: UUID) -> bool:
    """Whether its mechanic accepted it where it stands: who was given it by a desk was never asked."""
    said = [each.what for each in await uow.events.of_session(session_id) if each.what in _ANSWERED_OR_PUT]
    return said[-1:] == ["accepted"]
