"""How a website's bookings stand: one with all that its customer may know, and which have changed since it last asked.

What the shop moves, cancels or completes a website learns of only here. Reads only; the acts are ``site_bookings``.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from scheduling.cancellation import customer_may_reschedule
from scheduling.errors import Invalid, Rule
from scheduling.records import KIND_OF, Session
from scheduling.rights import Action
from scheduling.sessions import Actor, derived_state, steps
from scheduling.vocabulary import SessionState
from sync_server.services import site, site_made
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, SyncState
from sync_server.services.money import reading
from sync_server.services.money.rows import Refund
from sync_server.services.money.standing import Standing, standing
from sync_server.services.permissions import require
from sync_server.services.refusals import CursorTooOld
from sync_server.services.site_bookings import own, view
from sync_server.services.site_following_messages import (
    SiteBookingView,
    SiteChange,
    SiteChanges,
    SiteMoney,
    SiteRefund,
    SiteStep,
)
from sync_server.services.site_models import SiteCustomer, SiteMade

MOST_CHANGES = 200
"""Changes that one answer looks through."""
_MOVED_BY_CUSTOMERS = frozenset({SessionState.SCHEDULED, SessionState.OFFERED, SessionState.UNPLACED})


async def booking(
    uow: UnitOfWork, account: Account, session_id: UUID, reference: UUID, now: int
) -> SiteBookingView:
    """As it stands. Raises ``NotFound``, for another customer's as for one that is not there."""
    require(account, Action.VIEW_MONEY, own=True)
    session = await own(uow, account, reference, session_id, Action.BOOK)
    seen = view(session, now)
    mechanic = (await uow.rule_book()).mechanic(seen.mechanic_id)
    stands = await standing(uow, session, now)
    may = _may(stands, now)
    until = None
    if SiteStep.MOVE in may and session.starts is not None:
        until = session.starts - stands.terms.policy.reschedule
    return SiteBookingView(
        customer=reference,
        booking=seen,
        mechanic=None if mechanic is None else site.mechanic_view(mechanic),
        may=may,
        move_until=until,
        money=_money(stands, await uow.rows.find(Refund, session_id=session_id, order="asked_at"), now),
    )


def _may(stands: Standing, now: int) -> list[SiteStep]:
    """What the state allows a customer now; a time that is taken may still be refused."""
    session, found = stands.session, []
    state = derived_state(session, now)
    in_time = customer_may_reschedule(stands.terms.policy, session.starts, now)
    if state in _MOVED_BY_CUSTOMERS and in_time:
        found.append(SiteStep.MOVE)
    if any(Actor.CUSTOMER in step.actors for step in steps(state, SessionState.CANCELLED)):
        found.append(SiteStep.CANCEL)
    if stands.due > 0:
        found.append(SiteStep.PAY)
    return found


def _money(stands: Standing, refunds: Sequence[Refund], now: int) -> SiteMoney:
    return SiteMoney(
        price_cents=stands.terms.price_cents,
        quote_cents=stands.terms.quote_cents,
        tax=list(stands.tax),
        total_cents=stands.total,
        paid_cents=stands.held + stands.kept,
        due_cents=stands.due,
        terms=reading.said_to_customer(stands, now),
        refunds=[
            SiteRefund(cents=row.cents, state=row.state.value, asked_at=row.asked_at, done_at=row.done_at)
            for row in refunds
        ],
        credited_cents=sum(max(0, row.credit) for row in stands.rows),
    )


async def changed(
    uow: UnitOfWork, account: Account, now: int, *, after: str = "", reference: UUID | None = None
) -> SiteChanges:
    """The site's bookings that changed after a cursor, each once, as it stands; of one customer if named.

    Raises ``Invalid`` for what is no cursor, ``CursorTooOld`` for one of before a backup was restored, and
    ``NotFound`` for a customer whom the site did not bring.
    """
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, Action.BOOK, own=True)
    known = None if reference is None else await site.brought(uow, account, reference, Action.BOOK)
    state = await uow.feed.state()
    heads = await uow.feed.heads(_version(after, state), MOST_CHANGES, KIND_OF[Session])
    ids = [head.row_id for head in heads if not head.deleted]
    found = {row.id: row for row in await uow.records.find(Session, id=ids)} if ids else {}
    rows = [found[row_id] for row_id in ids if row_id in found]
    if known is None:
        names = await _references(uow, account, rows)
    else:
        mine = [row.id for row in rows if row.customer_id == known.customer_id]
        names = dict.fromkeys(await site_made.seen_of(uow, known, mine), known.reference)
    more = len(heads) >= MOST_CHANGES
    last = heads[-1].ver if more else max([state.ver, *(head.ver for head in heads)])
    return SiteChanges(
        bookings=[
            SiteChange(customer=names[row.id], booking=view(row, now)) for row in rows if row.id in names
        ],
        cursor=f"{state.epoch}.{last}",
        more=more,
    )


def _version(cursor: str, state: SyncState) -> int:
    if not cursor:
        return 0
    epoch, _, number = cursor.rpartition(".")
    if not (epoch and number.isascii() and number.isdigit() and len(number) < 19):
        raise Invalid("after is no cursor", field="after", rule=Rule.UNREADABLE)
    if epoch != str(state.epoch) or int(number) > state.ver:
        raise CursorTooOld
    return int(number)


async def _references(uow: UnitOfWork, account: Account, rows: Sequence[Session]) -> dict[UUID, UUID]:
    """Session to the reference under which the site may be told of it; those of nobody's are left out."""
    if not rows:
        return {}
    ids, people = [row.id for row in rows], list({row.customer_id for row in rows})
    brought = await uow.rows.find(SiteCustomer, site_id=account.staff_id, customer_id=people)
    whole = {each.customer_id: each.reference for each in brought if each.made}
    made = await uow.rows.find(SiteMade, site_id=account.staff_id, made_id=ids)
    told = {row.id: whole[row.customer_id] for row in rows if row.customer_id in whole}
    return told | {each.made_id: each.reference for each in made}
