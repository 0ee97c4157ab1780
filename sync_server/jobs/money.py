"""Jobs on money: refunds by card, what arrived money wakes, no-shows whose time is over, checkouts left behind.

Each may run twice, at once, or late: what was done is seen behind the organization's lock, and the gateway knows the
keys. ``sweep`` does what single jobs missed.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from scheduling.payments import PaymentSettings
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.jobs.in_turn import all_of
from sync_server.services.interfaces import Within
from sync_server.services.money import charging, checkout_endings, settling, taking
from sync_server.services.money.rows import Checkout, CheckoutState, Refund, RefundState, SessionPayment

LOOK_BACK = 60 * 86_400
"""Seconds: no-shows of longer ago have been settled, or had nothing to settle."""


async def refund(bootstrap: Bootstrap, tenant_id: UUID, refund_id: UUID) -> bool:
    """Whether it went back now."""
    return await charging.refund(bootstrap.till(tenant_id), refund_id)


async def paid(bootstrap: Bootstrap, tenant_id: UUID, payment_id: UUID) -> bool:
    """A checkout is booked, a session that took place divided, one that is over refunded; whether a row was found."""
    till = bootstrap.till(tenant_id)
    async with till.begin() as uow:
        payment = await uow.rows.get(SessionPayment, payment_id)
    if payment is None:
        return False
    if payment.checkout_id is not None:
        return await checkout_endings.complete(till, payment.checkout_id)
    async with till.begin() as uow:
        await uow.bump()
        session = await uow.records.get(Session, payment.session_id)
        if session is not None:
            await taking.after_paid(uow, session, till.clock.now())
            await uow.commit()
    return session is not None


async def settle_no_show(bootstrap: Bootstrap, tenant_id: UUID, session_id: UUID) -> bool:
    """Whether there was anything to settle."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        settled = await settling.settle_no_show(uow, session_id, bootstrap.clock.now())
        if settled:
            await uow.commit()
        return settled


async def close_checkout(bootstrap: Bootstrap, tenant_id: UUID, checkout_id: UUID) -> bool:
    """Whether anything was done."""
    return await checkout_endings.close(bootstrap.till(tenant_id), checkout_id)


async def sweep(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """What single jobs missed; how many things were done. What fails is the next sweep's: no job is added."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        due = await uow.rows.find(Refund, state=RefundState.DUE, next_try_at=Within(high=now - 60))
        left = now - 3600
        open_ = await uow.rows.find(Checkout, state=CheckoutState.STARTED, started_at=Within(high=left))
        settings = (await uow.rule_book()).policy(PaymentSettings)
        near = await uow.records.between(Session, now - LOOK_BACK, now - settings.settles_after)
    till = bootstrap.till(tenant_id)
    missed = [session.id for session in near if session.state is SessionState.NO_SHOW]
    jobs = [
        *(partial(charging.refund, till, row.id, again=False) for row in due),
        *(partial(checkout_endings.close, till, row.id, again=False) for row in open_),
        *(partial(settle_no_show, bootstrap, tenant_id, session_id) for session_id in missed),
    ]
    return await all_of(jobs)
