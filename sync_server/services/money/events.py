"""What changes a payment, each event once: the table of ``scheduling.payments`` over rows. No gateway here."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.message_kinds import MessageKind
from scheduling.payments import PaymentEvent, PaymentEventKind, PaymentMethod, PaymentState, apply
from scheduling.records import Session
from sync_server.services import tasks
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money import books
from sync_server.services.money.rows import (
    BookingTerms,
    Checkout,
    PaymentEventRow,
    SessionPayment,
    TransactionKind,
)
from sync_server.services.money.terms import terms_of
from sync_server.services.telling import tell

_AWAY = frozenset({PaymentState.PENDING, PaymentState.FAILED})
"""The money is not here."""


async def change(uow: UnitOfWork, payment: SessionPayment, event: PaymentEvent, now: int) -> bool:
    """Apply an event; whether it changed anything. Bumped before.

    When the money arrives it is written down and whoever waits for it is woken. Raises ``IllegalTransition`` and
    ``Invalid`` as ``scheduling.payments.apply`` does.
    """
    known = await uow.rows.find(PaymentEventRow, order="id", payment_id=payment.id)
    before = payment.with_events(
        tuple(PaymentEvent(reference=row.reference, kind=row.kind, cents=row.cents) for row in known)
    )
    after = apply(before, event)
    if after is before:
        return False
    await uow.rows.add(
        PaymentEventRow(
            reference=event.reference,
            id=uuid7(),
            payment_id=payment.id,
            kind=event.kind,
            cents=event.cents,
            at=now,
        )
    )
    await uow.rows.put(replace(payment, state=after.state, refunded=after.refunded, trouble=""))
    if before.state in _AWAY and after.state not in _AWAY:
        await arrived(uow, payment, now)
    if event.kind is PaymentEventKind.REFUNDED:
        await _tell_refunded(uow, payment, now, version=len(known) + 1)
    return True


def arrival(payment_id: UUID) -> str:
    """The reference of the transaction that a payment's money came by."""
    return f"payment:{payment_id}"


async def arrived(uow: UnitOfWork, payment: SessionPayment, now: int) -> None:
    """The money of a payment is here: it is held, and what waits for it goes on by a job."""
    handed = payment.cents if payment.handed_cents is None else payment.handed_cents
    await books.post(
        uow,
        await about_of(uow, payment),
        TransactionKind.PAYMENT,
        arrival(payment.id),
        now,
        cents={
            "held": payment.cents,
            "rounding": handed - payment.cents,
            payment.method.value: -handed,
        },
    )
    if payment.method is PaymentMethod.CARD:  # whoever took it by hand goes on at once
        await uow.jobs.defer(tasks.PAID, payment_id=payment.id)


async def _tell_refunded(uow: UnitOfWork, payment: SessionPayment, now: int, *, version: int) -> None:
    """To the customer; of a checkout that came to nothing there is no session to show it at."""
    booked = await uow.records.has(Session, payment.session_id)
    await tell(
        uow,
        MessageKind.REFUNDED,
        about=payment.id,
        now=now,
        version=version,
        session_id=payment.session_id if booked else None,
        customer_id=payment.customer_id,
    )


async def about_of(uow: UnitOfWork, payment: SessionPayment) -> books.About:
    """Whose money it is; of a checkout by its own terms, as long as there is no session."""
    return books.About.of(await _terms_of(uow, payment), payment.customer_id)


async def _terms_of(uow: UnitOfWork, payment: SessionPayment) -> BookingTerms:
    stored = await uow.rows.get(BookingTerms, payment.session_id)
    if stored is not None:
        return stored
    if payment.checkout_id is not None:
        checkout = await uow.rows.get(Checkout, payment.checkout_id)
        if checkout is not None:
            return checkout.terms
    session = await uow.records.get(Session, payment.session_id)
    if session is None:
        raise LookupError("a payment of nothing")
    return await terms_of(uow, session)


async def in_trouble(uow: UnitOfWork, payment_id: UUID, trouble: str) -> None:
    """Show on a payment what the gateway said. Bumped before."""
    payment = await uow.rows.get(SessionPayment, payment_id)
    if payment is not None and payment.trouble != trouble:
        await uow.rows.put(replace(payment, trouble=trouble[:100]))
