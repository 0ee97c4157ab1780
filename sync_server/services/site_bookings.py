"""A customer's bookings through a website: made, moved, cancelled, listed. The customers are ``site``.

Notice, horizon and grid bind, as they bind whoever is not of the staff. Where a time is refused nothing is kept:
the customer is there and chooses another. What has to be paid first is refused here. Holds are ``site_holds``, how one
booking stands ``site_following``.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.catalog import default_minutes
from scheduling.commands import BookSession, CancelSession, MoveSession, Place
from scheduling.concern import check_concern
from scheduling.errors import Gone, Invalid, NotFound, Rule
from scheduling.limits import check_command, check_message
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import FINAL, derived_state, is_left
from scheduling.vocabulary import (
    CancelledBy,
    SessionState,
)
from scheduling.wire import PushStatus
from sync_server.services import booking, moving, pricing, site, site_holds, site_made
from sync_server.services import upcoming as upcoming_of
from sync_server.services.answers import Decision
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money.terms import due_of, price_of
from sync_server.services.refusals import PaymentNeeded
from sync_server.services.site_messages import (
    SiteBooking,
    SiteCancel,
    SiteMove,
    SiteSession,
    SiteSessions,
)
from sync_server.services.site_models import SiteCustomer

OVER = FINAL | {SessionState.NO_SHOW}


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
            raise Invalid("session_id is taken", field="session_id", rule=Rule.TAKEN)
        return view(there, now)
    command = await command_of(uow, known, wish)
    await site_holds.check_usable(uow, account, wish, command.minutes)
    await upcoming_of.require_decided(uow, account, command, now, known=known)
    book = await uow.rule_book()
    price = (await pricing.price_of(uow, book, command, now)).cents if wish.plan_id is not None else None
    due = due_of(book, wish.kind, price, now)
    if due > 0:
        raise PaymentNeeded(cents=due)
    _settle(await booking.book(uow, account, command, now))
    await site_made.keep(uow, known, wish.session_id)
    session = await uow.records.get(Session, wish.session_id)
    assert session is not None  # noqa: S101 - it was just written
    return view(session, now)


async def command_of(uow: UnitOfWork, known: SiteCustomer, wish: SiteBooking) -> BookSession:
    """The booking in the organization's terms; raises ``Invalid``, and ``NotFound`` for plan or vehicle."""
    check_message(wish)
    check_concern(wish.concern)
    plan = site_holds.plan_of(await uow.rule_book(), wish.kind, wish.plan_id)
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
        category=wish.category,
        concern=wish.concern,
        preparation=wish.preparation,
        special_requests=wish.special_requests,
        rebooks=await _instead_of(uow, known, wish),
        beside_upcoming=wish.beside_upcoming,
    )
    check_command(command)
    return command


async def _instead_of(uow: UnitOfWork, known: SiteCustomer, wish: SiteBooking) -> UUID | None:
    """Raises ``NotFound`` for what is not the customer's own search, ``Invalid`` for one that is not over."""
    if wish.instead_of is None:
        return None
    before = await uow.records.get(Session, wish.instead_of)
    if before is None or before.starts is not None or not await site_made.seen(uow, known, before):
        raise NotFound("session", field="instead_of", rule=Rule.NOT_THERE)
    if before.state is not SessionState.CANCELLED:
        raise Invalid("it still looks for a mechanic", field="instead_of", rule=Rule.NOT_OVER)
    return before.id


def _settle(decision: Decision) -> None:
    """Raise what speaks against it, so that nothing of it is kept."""
    if decision.status is not PushStatus.APPLIED:
        raise HoldRefused(decision.code, replace(decision.outcome, stored_as=""))


async def own(
    uow: UnitOfWork, account: Account, reference: UUID, session_id: UUID, action: Action
) -> Session:
    """A booking of the site's customer of that name.

    Raises ``NotFound``, for another customer's booking as for one that is not there.
    """
    return await own_of(uow, await site.brought(uow, account, reference, action), session_id)


async def own_of(uow: UnitOfWork, known: SiteCustomer, session_id: UUID) -> Session:
    """The same, for whoever has looked the customer up."""
    session = await uow.records.get(Session, session_id)
    if session is None or not await site_made.seen(uow, known, session):
        raise NotFound("session", id=str(session_id))
    return session


async def move(uow: UnitOfWork, account: Account, session_id: UUID, wish: SiteMove, now: int) -> SiteSession:
    """To another time, as long as customers may: the policy says until when. Raises ``TooLate``, and as ``book``."""
    check_message(wish)
    await uow.bump()
    session = await own(uow, account, wish.customer, session_id, Action.MOVE)
    if session.state in OVER or session.starts is None:
        raise Gone("session")
    seen = Place(starts=wish.seen_starts, minutes=session.minutes, mechanic_id=session.mechanic_id)
    to = replace(seen, starts=wish.starts, mechanic_id=wish.mechanic_id or session.mechanic_id)
    command = MoveSession(session_id=session_id, seen=seen, to=to)
    check_command(command)
    _settle(await moving.move(uow, account, command, now))
    return await _as_it_stands(uow, session_id, now)


async def cancel(
    uow: UnitOfWork, account: Account, session_id: UUID, wish: SiteCancel, now: int
) -> SiteSession:
    """As its customer; cancelling what is cancelled already is no error. Raises ``Gone`` for what is over."""
    check_message(wish)
    await uow.bump()
    session = await own(uow, account, wish.customer, session_id, Action.CANCEL)
    if session.state is not SessionState.CANCELLED:
        command = CancelSession(session_id=session_id, cancelled_by=CancelledBy.CUSTOMER, reason=wish.reason)
        check_command(command)
        decision = await booking.cancel(uow, account, command, now)
        if decision.status is not PushStatus.APPLIED:
            raise Gone("session")
    return await _as_it_stands(uow, session_id, now)


async def _as_it_stands(uow: UnitOfWork, session_id: UUID, now: int) -> SiteSession:
    session = await uow.records.get(Session, session_id)
    assert session is not None  # noqa: S101 - it was there a moment ago, and sessions are not deleted
    return view(session, now)


async def upcoming(uow: UnitOfWork, account: Account, reference: UUID, now: int) -> SiteSessions:
    """What is not over, of one customer; of somebody who was known before, what was booked under the reference."""
    known = await site.brought(uow, account, reference, Action.BOOK)
    rows = await uow.records.find(Session, customer_id=known.customer_id)
    seen = await site_made.seen_of(uow, known, [row.id for row in rows])
    mine = [row for row in rows if row.id in seen]
    ahead = [row for row in mine if row.state not in OVER and _ends(row, now) > now]
    ahead.sort(key=lambda row: (row.starts or 0, row.id.int))
    return SiteSessions(sessions=[view(row, now) for row in ahead])


def _ends(session: Session, now: int) -> int:
    return (session.starts or now) + session.minutes * 60


def view(session: Session, now: int) -> SiteSession:
    """What its customer may know at a glance; who has not taken it is no longer who it is with."""
    return SiteSession(
        session_id=session.id,
        state=derived_state(session, now).value,
        kind=session.kind,
        service_type=session.service_type,
        starts=session.starts,
        minutes=session.minutes,
        mechanic_id=None if is_left(session) else session.mechanic_id,
        vehicle_id=session.vehicle_id,
        plan_id=session.plan_id,
        price_cents=price_of(session),
        category=session.category,
        concern=session.concern,
        preparation=session.preparation,
        special_requests=session.special_requests,
        cancelled_by="" if session.cancelled_by is None else session.cancelled_by.value,
    )
