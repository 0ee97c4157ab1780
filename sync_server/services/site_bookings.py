"""A customer's bookings through a website: held, made, moved, cancelled, looked at. The customers are ``site``.

Notice, horizon and grid bind, as they bind whoever is not of the staff. Where a time is refused nothing is kept:
the customer is there and chooses another. What has to be paid first is refused here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from scheduling.catalog import default_minutes
from scheduling.commands import BookSession, CancelSession, MoveSession, Outcome, Place
from scheduling.errors import ErrorCode, Gone, Invalid, NotFound
from scheduling.limits import check_command, check_message, check_span
from scheduling.money import MoneySettings, due_at_booking
from scheduling.records import Plan, Reservation, Session
from scheduling.reservations import counts
from scheduling.rights import Action
from scheduling.sessions import FINAL, derived_state
from scheduling.vocabulary import (
    CancelledBy,
    Reason,
    ReservationKind,
    ReservationStatus,
    SessionState,
    VisitKind,
)
from scheduling.wire import PushStatus
from sync_server.services import booking, moving, placing, pricing, site, site_made
from sync_server.services import upcoming as upcoming_of
from sync_server.services.answers import Decision, code_of, refusal
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account, RuleBook
from sync_server.services.permissions import owns, require
from sync_server.services.refusals import PaymentNeeded, TooManyAttempts
from sync_server.services.schedule import DAY, Question, Schedule
from sync_server.services.site_messages import (
    SiteBooking,
    SiteHeld,
    SiteHold,
    SiteMove,
    SiteSession,
    SiteSessions,
)
from sync_server.services.site_models import SiteCustomer, VisitorHold

MOST_HOLDS = 50
"""That a key may have at one time, so that a fault of a website does not fill the calendar."""
OVER = FINAL | {SessionState.NO_SHOW}


def minutes_of(book: RuleBook, kind: VisitKind, plan_id: UUID | None) -> int:
    """How long such a visit lasts; raises ``NotFound`` for a plan that is not there, ``Invalid`` without one."""
    return default_minutes(kind, _plan_of(book, kind, plan_id))


def _plan_of(book: RuleBook, kind: VisitKind, plan_id: UUID | None) -> Plan | None:
    plan = book.plan(plan_id)
    if plan is None and plan_id is not None:
        raise NotFound("plan", id=str(plan_id))
    if plan is None and kind is not VisitKind.IN_PERSON:
        raise Invalid("a visit at a distance needs a plan", field="plan_id")
    return plan


async def hold(uow: UnitOfWork, account: Account, wish: SiteHold, now: int) -> SiteHeld:
    """Keep a time for a visitor, who gives up the one before only if this one is free.

    Raises ``HoldRefused``, ``Invalid``, ``NotFound``, and ``TooManyAttempts`` where a key holds too much.
    """
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, Action.HOLD)
    check_message(wish)
    await uow.bump()
    minutes = minutes_of(await uow.rule_book(), wish.kind, wish.plan_id)
    check_span(wish.starts, minutes)
    earlier = await _earlier_hold(uow, account, wish, now)
    schedule = await Schedule.around(uow, wish.starts, wish.starts + minutes * 60)
    schedule.mechanic(wish.mechanic_id)
    question = Question(
        place=Place(starts=wish.starts, minutes=minutes, mechanic_id=wish.mechanic_id),
        kind=wish.kind,
        now=now,
        ignoring=frozenset() if earlier is None else frozenset({earlier}),
        as_staff=account.as_staff,
    )
    _check_room(schedule, question)
    wanted = placing.slot_for(schedule, question, wish.hold_id, ReservationKind.CHECKOUT)
    wanted = replace(wanted, device_id=account.device_id)
    placed = await placing.take(uow, schedule, question, wanted, turning=earlier)
    if placed.reservation is None:
        outcome = await refusal(uow, account, schedule, question, placed.verdict)
        raise HoldRefused(code_of(placed.verdict).value, outcome)
    await _remember(uow, account, wish, now)
    expires = placed.reservation.expires_at or now
    return SiteHeld(hold_id=wish.hold_id, starts=wish.starts, minutes=minutes, expires_at=expires)


def _check_room(schedule: Schedule, question: Question) -> None:
    """Raise ``HoldRefused`` where nobody is free for a session that names no mechanic."""
    if not schedule.has_room(question):
        raise HoldRefused(ErrorCode.NOT_AVAILABLE.value, Outcome(reasons=[Reason.BOOKED.value]))


async def _earlier_hold(uow: UnitOfWork, account: Account, wish: SiteHold, now: int) -> UUID | None:
    """The visitor's hold, which the new one replaces, if it is one still."""
    asked = await uow.records.get(Reservation, wish.hold_id)
    if asked is not None and not _is_hold_of(asked, account):
        raise Invalid("hold_id is taken", field="hold_id")
    known = await uow.rows.get(VisitorHold, account.staff_id, wish.visitor)
    if asked is not None and (known is None or known.hold_id != asked.id):
        raise Invalid("hold_id is another visitor's", field="hold_id")
    earlier = None if known is None else await uow.records.get(Reservation, known.hold_id)
    if earlier is not None and _is_hold_of(earlier, account):
        return earlier.id
    live = await uow.records.find(
        Reservation,
        device_id=account.device_id,
        kind=ReservationKind.CHECKOUT,
        status=ReservationStatus.RESERVED,
    )
    if sum(counts(row, now) for row in live) >= MOST_HOLDS:
        raise TooManyAttempts(seconds=60)
    return None


async def _check_hold(uow: UnitOfWork, account: Account, wish: SiteBooking) -> None:
    """Raise ``Invalid`` for one that is another's, or was booked by already: the time would look taken."""
    row = None if wish.hold_id is None else await uow.records.get(Reservation, wish.hold_id)
    if row is not None and not _is_hold_of(row, account):
        raise Invalid("hold_id is taken", field="hold_id")


def _is_hold_of(row: Reservation, account: Account) -> bool:
    return (
        row.kind is ReservationKind.CHECKOUT and row.session_id is None and row.device_id == account.device_id
    )


async def _remember(uow: UnitOfWork, account: Account, wish: SiteHold, now: int) -> None:
    await uow.rows.delete_where(VisitorHold, placed_at=Within(high=now - DAY))
    row = VisitorHold(site_id=account.staff_id, visitor=wish.visitor, hold_id=wish.hold_id, placed_at=now)
    if not await uow.rows.add_once(row):
        await uow.rows.put(row)


async def book(uow: UnitOfWork, account: Account, wish: SiteBooking, now: int) -> SiteSession:
    """Book what needs no payment; sent again, it is answered with the booking as it stands.

    Raises ``HoldRefused`` with why not and what is free, ``PaymentNeeded``, ``Invalid`` and ``NotFound``.
    """
    check_message(wish)
    await uow.bump()
    known = await site.brought(uow, account, wish.customer, Action.BOOK)
    there = await uow.records.get(Session, wish.session_id)
    if there is not None:
        if there.created_by != account.staff_id or there.customer_id != known.customer_id:
            raise Invalid("session_id is taken", field="session_id")
        return _view(there, now)
    await _check_hold(uow, account, wish)
    command = await command_of(uow, known, wish)
    await upcoming_of.require_decided(uow, account, command, now, known=known)
    book = await uow.rule_book()
    price = (await pricing.price_of(uow, book, command, now)).cents if wish.plan_id is not None else None
    due = due_at_booking(wish.kind, book.policy(MoneySettings), price=price)
    if due > 0:
        raise PaymentNeeded(cents=due)
    place = Place(starts=command.starts, minutes=command.minutes, mechanic_id=command.mechanic_id)
    held = [] if command.hold_id is None else [command.hold_id]
    await _check_somebody_is_free(uow, account, place, kind=command.kind, now=now, ignoring=held)
    _settle(await booking.book(uow, account, command, now))
    await site_made.keep(uow, known, wish.session_id)
    session = await uow.records.get(Session, wish.session_id)
    assert session is not None  # noqa: S101 - it was just written
    return _view(session, now)


async def _check_somebody_is_free(
    uow: UnitOfWork, account: Account, place: Place, *, kind: VisitKind, now: int, ignoring: Iterable[UUID]
) -> None:
    if place.mechanic_id is not None or kind is VisitKind.IN_PERSON:
        return
    schedule = await Schedule.around(uow, place.starts, place.starts + place.minutes * 60)
    _check_room(
        schedule,
        Question(place=place, kind=kind, now=now, ignoring=frozenset(ignoring), as_staff=account.as_staff),
    )


async def command_of(uow: UnitOfWork, known: SiteCustomer, wish: SiteBooking) -> BookSession:
    """The booking in the organization's terms; raises ``Invalid``, and ``NotFound`` for plan or vehicle."""
    check_message(wish)
    plan = _plan_of(await uow.rule_book(), wish.kind, wish.plan_id)
    command = BookSession(
        session_id=wish.session_id,
        reservation_id=wish.hold_id or moving.slot_id_of(wish.session_id),
        customer_id=known.customer_id,
        kind=wish.kind,
        service_type=wish.service_type,
        starts=wish.starts,
        minutes=default_minutes(wish.kind, plan),
        mechanic_id=wish.mechanic_id,
        vehicle_id=await site.vehicle_of(uow, known, wish.vehicle_id),
        plan_id=wish.plan_id,
        price_cents=wish.price_cents,
        hold_id=wish.hold_id,
        just_advice=wish.just_advice,
        concern=wish.concern,
        beside_upcoming=wish.beside_upcoming,
    )
    check_command(command)
    return command


def _settle(decision: Decision) -> None:
    """Raise what speaks against it, so that nothing of it is kept."""
    if decision.status is not PushStatus.APPLIED:
        raise HoldRefused(decision.code, replace(decision.outcome, stored_as=""))


async def _own(uow: UnitOfWork, account: Account, session_id: UUID, action: Action) -> Session:
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, action, own=True)
    session = await uow.records.get(Session, session_id)
    if session is None or not await owns(uow, account, session):
        raise NotFound("session", id=str(session_id))
    return session


async def move(uow: UnitOfWork, account: Account, session_id: UUID, wish: SiteMove, now: int) -> SiteSession:
    """To another time, as long as customers may: the policy says until when. Raises ``TooLate``, and as ``book``."""
    check_message(wish)
    await uow.bump()
    session = await _own(uow, account, session_id, Action.MOVE)
    if session.state in OVER or session.starts is None:
        raise Gone("session")
    seen = Place(starts=wish.seen_starts, minutes=session.minutes, mechanic_id=session.mechanic_id)
    to = replace(seen, starts=wish.starts, mechanic_id=wish.mechanic_id or session.mechanic_id)
    command = MoveSession(session_id=session_id, seen=seen, to=to)
    check_command(command)
    slot = await uow.reservations.of_session(session_id)
    own = [session_id] if slot is None else [session_id, slot.id]
    await _check_somebody_is_free(uow, account, to, kind=session.kind, now=now, ignoring=own)
    _settle(await moving.move(uow, account, command, now))
    return await _as_it_stands(uow, session_id, now)


async def cancel(uow: UnitOfWork, account: Account, session_id: UUID, reason: str, now: int) -> SiteSession:
    """As its customer; cancelling what is cancelled already is no error. Raises ``Gone`` for what is over."""
    await uow.bump()
    session = await _own(uow, account, session_id, Action.CANCEL)
    if session.state is not SessionState.CANCELLED:
        command = CancelSession(session_id=session_id, cancelled_by=CancelledBy.CUSTOMER, reason=reason)
        check_command(command)
        decision = await booking.cancel(uow, account, command, now)
        if decision.status is not PushStatus.APPLIED:
            raise Gone("session")
    return await _as_it_stands(uow, session_id, now)


async def _as_it_stands(uow: UnitOfWork, session_id: UUID, now: int) -> SiteSession:
    session = await uow.records.get(Session, session_id)
    assert session is not None  # noqa: S101 - it was there a moment ago, and sessions are not deleted
    return _view(session, now)


async def upcoming(uow: UnitOfWork, account: Account, reference: UUID, now: int) -> SiteSessions:
    """What is not over, of one customer; of somebody who was known before, what was booked under the reference."""
    known = await site.brought(uow, account, reference, Action.BOOK)
    rows = await uow.records.find(Session, customer_id=known.customer_id)
    seen = await site_made.seen_of(uow, known, [row.id for row in rows])
    mine = [row for row in rows if row.id in seen]
    ahead = [row for row in mine if row.state not in OVER and _ends(row, now) > now]
    ahead.sort(key=lambda row: (row.starts or 0, row.id.int))
    return SiteSessions(sessions=[_view(row, now) for row in ahead])


def _ends(session: Session, now: int) -> int:
    return (session.starts or now) + session.minutes * 60


def _view(session: Session, now: int) -> SiteSession:
    return SiteSession(
        session_id=session.id,
        state=derived_state(session, now).value,
        kind=session.kind,
        service_type=session.service_type,
        starts=session.starts,
        minutes=session.minutes,
        mechanic_id=session.mechanic_id,
        vehicle_id=session.vehicle_id,
        plan_id=session.plan_id,
        price_cents=session.price_cents,
        concern=session.concern,
    )
