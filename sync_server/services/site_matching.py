"""A mechanic at once for a website's customers, and the line for one: by the site's own references and ids.

A site speaks for the customers that it brought. Of people whom the shop knew before it learns nothing that it did not
tell or make itself. The rest is ``immediate``, ``waitlist`` and ``ways``.
"""

from __future__ import annotations

from uuid import UUID, uuid5

from scheduling.concern import check_concern
from scheduling.errors import NotFound
from scheduling.limits import check_message
from scheduling.matching_messages import AskNow, JoinWaitlist, WaitlistLine, WaysAnswer, WaysQuestion
from scheduling.money_messages import CardPayment
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.waitlist import WaitlistEntry
from sync_server.services import assigning, immediate, site, site_made, site_paying, waitlist, ways
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import taking
from sync_server.services.money.gateway import PaymentGateway
from sync_server.services.money.rows import SessionPayment
from sync_server.services.money.standing import standing
from sync_server.services.permissions import owns, require
from sync_server.services.site_holds import minutes_of
from sync_server.services.site_matching_messages import (
    SiteAsk,
    SiteEntry,
    SiteJoin,
    SiteSearch,
    SiteWaysQuestion,
)
from sync_server.services.site_models import SiteCustomer


async def look_around(uow: UnitOfWork, account: Account, wish: SiteWaysQuestion, now: int) -> WaysAnswer:
    """Who is there at once, else the ways on; raises ``NotFound`` for plan or customer, ``Invalid``.

    By the postal code that the site told, for somebody whom the shop knew before too; their favourites stay unknown.
    """
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, Action.SEEK_MECHANIC, own=True)
    check_message(wish)
    known = None
    if wish.customer is not None:
        known = await site.brought(uow, account, wish.customer, Action.SEEK_MECHANIC)
    question = WaysQuestion(
        kind=wish.kind,
        concern=wish.concern,
        minutes=minutes_of(await uow.rule_book(), wish.kind, wish.plan_id),
        make=wish.make,
        just_advice=wish.just_advice,
        plan_id=wish.plan_id,
        city=wish.city,
    )
    asker = ways.NOBODY if known is None else _asker(known)
    return await ways.answer(uow, question, asker, now)


def _asker(known: SiteCustomer) -> ways.AskedBy:
    return ways.AskedBy(customer_id=known.customer_id if known.made else None, postal_code=known.postal_code)


async def ask(uow: UnitOfWork, account: Account, wish: SiteAsk, now: int) -> SiteSearch:
    """An immediate session; sent again, as it stands. Raises as ``immediate.ask``, and ``NotFound``."""
    known, asked = await _asked(uow, account, wish)
    session = await immediate.ask(uow, account, asked, now)
    await site_made.keep(uow, known, wish.session_id)
    return await search(uow, account, session.id, now)


async def book(uow: UnitOfWork, account: Account, entry_id: UUID, wish: SiteAsk, now: int) -> SiteSearch:
    """An immediate session from what is held for an entry; raises as ``waitlist.book``.

    ``NotFound`` for an entry that is not the customer's, as for one that is not there.
    """
    known, asked = await _asked(uow, account, wish)
    own_id = entry_of(account, entry_id)
    entry = await uow.rows.get(WaitlistEntry, own_id)
    if entry is None or entry.customer_id != asked.customer_id:
        raise NotFound("waitlist entry", id=str(entry_id))
    session = await waitlist.book(uow, account, own_id, asked, now)
    await site_made.keep(uow, known, wish.session_id)
    return await search(uow, account, session.id, now)


async def _asked(uow: UnitOfWork, account: Account, wish: SiteAsk) -> tuple[SiteCustomer, AskNow]:
    """Who asks, and what in the organization's terms; takes its lock."""
    check_message(wish)
    await uow.bump()
    known = await site.brought(uow, account, wish.customer, Action.SEEK_MECHANIC)
    asked = AskNow(
        session_id=wish.session_id,
        customer_id=known.customer_id,
        kind=wish.kind,
        category=wish.category,
        concern=wish.concern,
        minutes=minutes_of(await uow.rule_book(), wish.kind, wish.plan_id),
        urgent=wish.urgent,
        vehicle_id=await site.vehicle_of(uow, known, wish.vehicle_id),
        just_advice=wish.just_advice,
        plan_id=wish.plan_id,
        price_cents=wish.price_cents,
        city=wish.city,
        mechanic_id=wish.mechanic_id,
    )
    return known, asked


async def _own(uow: UnitOfWork, account: Account, session_id: UUID, action: Action) -> Session:
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, action, own=True)
    session = await uow.records.get(Session, session_id)
    if session is None or not await owns(uow, account, session):
        raise NotFound("session", id=str(session_id))
    return session


async def search(uow: UnitOfWork, account: Account, session_id: UUID, now: int) -> SiteSearch:
    """How far it is; raises ``NotFound`` for what is not the site's."""
    session = await _own(uow, account, session_id, Action.SEEK_MECHANIC)
    found = await assigning.search(uow, account, session_id, now)
    return SiteSearch(
        session_id=session_id,
        state=found.state,
        mechanic_id=found.mechanic_id,
        due_cents=(await standing(uow, session, now)).due,
        shortage=found.shortage,
        ways=found.ways,
        again_at=found.again_at,
        cancel_reason=found.cancel_reason,
    )


async def begin_card(
    uow: UnitOfWork,
    account: Account,
    session_id: UUID,
    asked: CardPayment,
    *,
    gateway: PaymentGateway,
    now: int,
) -> SessionPayment | None:
    """As ``site_paying.by_card``; raises ``NotFound`` for what is not the site's or has a time of its own."""
    await uow.bump()
    session = await _own_immediate(uow, account, session_id)
    known = await site_made.known_of(uow, account.staff_id, session)
    return await site_paying.by_card(
        uow,
        account,
        session,
        asked.payment_id,
        with_credit=known is not None and known.made,
        gateway=gateway,
        now=now,
    )


async def to_be_charged(
    uow: UnitOfWork, account: Account, session_id: UUID, payment_id: UUID
) -> SessionPayment:
    """A payment that was begun for the session; raises ``NotFound``."""
    session = await _own_immediate(uow, account, session_id)
    return await taking.card_of(uow, session, payment_id)


async def _own_immediate(uow: UnitOfWork, account: Account, session_id: UUID) -> Session:
    session = await _own(uow, account, session_id, Action.CHECK_OUT)
    if session.starts is not None:
        raise NotFound("session", id=str(session_id))
    return session


def entry_of(account: Account, entry_id: UUID) -> UUID:
    """The id of the row that a site calls this: no site's entry is another's, or the shop's."""
    return uuid5(account.staff_id, str(entry_id))


async def join(uow: UnitOfWork, account: Account, wish: SiteJoin, now: int) -> SiteEntry:
    """Stand in the line; sent again, the entry as it stands. Raises as ``waitlist.join``, and ``NotFound``.

    Whether the shop, or another, has entered somebody whom the shop knew before is not to be learnt here.
    """
    check_message(wish)
    if wish.concern.strip():
        check_concern(wish.concern, urgent=wish.urgent)
    await uow.bump()
    known = await site.brought(uow, account, wish.customer, Action.MANAGE_WAITLIST)
    asked = JoinWaitlist(
        entry_id=entry_of(account, wish.entry_id),
        customer_id=known.customer_id,
        kind=wish.kind,
        minutes=minutes_of(await uow.rule_book(), wish.kind, wish.plan_id),
        mechanic_id=wish.mechanic_id,
        concern=wish.concern,
        category=wish.category,
        urgent=wish.urgent,
        city=wish.city,
        vehicle_id=await site.vehicle_of(uow, known, wish.vehicle_id),
    )
    known_before = None if known.made else uuid5(account.staff_id, str(known.reference))
    return _entry(wish.entry_id, await waitlist.join(uow, account, asked, now, reference=known_before))


async def place(uow: UnitOfWork, account: Account, entry_id: UUID, now: int) -> SiteEntry:
    """An entry as it stands; raises ``NotFound``."""
    require(account, Action.ACT_FOR_CUSTOMERS)
    return _entry(entry_id, await waitlist.one(uow, account, entry_of(account, entry_id), now))


async def leave(uow: UnitOfWork, account: Account, entry_id: UUID, now: int) -> None:
    """Out of the line, what was held is free; twice is no error. Raises ``NotFound``."""
    require(account, Action.ACT_FOR_CUSTOMERS)
    await waitlist.leave(uow, account, entry_of(account, entry_id), now)


def _entry(entry_id: UUID, line: WaitlistLine) -> SiteEntry:
    return SiteEntry(
        entry_id=entry_id,
        kind=line.kind,
        minutes=line.minutes,
        state=line.state,
        joined_at=line.joined_at,
        mechanic_id=line.mechanic_id,
        position=line.position,
        told_until=line.told_until,
        held_mechanic_id=line.held_mechanic_id,
        held_until=line.held_until,
        measured_wait=line.measured_wait,
    )
