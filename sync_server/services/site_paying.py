"""Paying by card through a website what is due for a booking: a deposit, a balance, a price that is due again.

What is paid before there is a booking is ``site_checkouts``; a session at once is paid as ``site_matching`` says.
"""

from __future__ import annotations

from uuid import UUID

from scheduling.records import Session
from scheduling.rights import Action
from sync_server.services import site, site_bookings
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import taking
from sync_server.services.money.gateway import PaymentGateway
from sync_server.services.money.rows import SessionPayment
from sync_server.services.permissions import require
from sync_server.services.site_messages import SiteCardPayment


async def begin(
    uow: UnitOfWork,
    account: Account,
    session_id: UUID,
    asked: SiteCardPayment,
    *,
    gateway: PaymentGateway,
    now: int,
) -> SessionPayment | None:
    """As :func:`by_card`, for a booking of the customer that is named; raises ``NotFound`` for any other."""
    await uow.bump()
    require(account, Action.ACT_FOR_CUSTOMERS)
    known = await site.brought(uow, account, asked.customer, Action.CHECK_OUT)
    session = await site_bookings.own_of(uow, known, session_id)
    return await by_card(
        uow, account, session, asked.payment_id, with_credit=known.made, gateway=gateway, now=now
    )


async def to_be_charged(
    uow: UnitOfWork, account: Account, session_id: UUID, reference: UUID, payment_id: UUID
) -> SessionPayment:
    """A payment that was begun for the booking; raises ``NotFound``."""
    require(account, Action.ACT_FOR_CUSTOMERS)
    session = await site_bookings.own(uow, account, reference, session_id, Action.CHECK_OUT)
    return await taking.card_of(uow, session, payment_id)


async def by_card(
    uow: UnitOfWork,
    account: Account,
    session: Session,
    payment_id: UUID,
    *,
    with_credit: bool,
    gateway: PaymentGateway,
    now: int,
) -> SessionPayment | None:
    """A pending payment of what is due, or none where credit has paid all of it. For whoever has checked and locked.

    ``with_credit``: not of somebody who was known before, who may be a stranger that typed a name and a number.
    Raises as ``taking.card_for``.
    """
    if with_credit and await taking.by_credit_alone(uow, account, session, payment_id, now):
        return None
    return await taking.card_for(
        uow, account, session, payment_id, gateway=gateway, now=now, use_credit=with_credit
    )
