"""What the gateway tells of its own accord, applied once: doubled, late, out of order, unknown."""

from __future__ import annotations

from uuid import UUID

from scheduling.errors import IllegalTransition, Invalid
from scheduling.payments import PaymentEvent, PaymentEventKind
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money import events, past_us, refunding
from sync_server.services.money.gateway import GatewayEvent
from sync_server.services.money.rows import (
    GatewayEventRow,
    PaymentEventRow,
    Refund,
    RefundState,
    SessionPayment,
)
from sync_server.services.money.taking import with_intent

APPLIED, IGNORED, ILLEGAL, UNKNOWN = "applied", "ignored", "illegal", "unknown"


async def receive(uow: UnitOfWork, event: GatewayEvent, now: int) -> str:
    """What came of it. Whatever it is, it is kept, so that the gateway need not tell it again.

    A refund of ours is known by its key, one made at the gateway itself is written into the books. One that goes
    beyond what was paid, or the failure of something else's reference, is ``illegal`` and changes nothing.
    """
    await uow.bump()
    known = await uow.rows.get(GatewayEventRow, event.id)
    if known is not None:
        return known.outcome
    payment = await _payment(uow, event)
    outcome = UNKNOWN
    if payment is not None and event.kind is not None:
        outcome = await _apply(uow, payment, event, now)
    await uow.rows.add(
        GatewayEventRow(
            id=event.id,
            kind=event.name,
            payment_id=None if payment is None else payment.id,
            outcome=outcome,
            at=now,
        )
    )
    return outcome


async def _payment(uow: UnitOfWork, event: GatewayEvent) -> SessionPayment | None:
    """By our own id that was given along, or the gateway's; both must agree where both are there."""
    if event.payment_id is not None:
        payment = await uow.rows.get(SessionPayment, event.payment_id)
        if payment is not None and payment.intent_id in ("", event.intent_id):
            return payment
        return None
    if not event.intent_id:
        return None
    return next(iter(await uow.rows.find(SessionPayment, intent_id=event.intent_id)), None)


async def _apply(uow: UnitOfWork, payment: SessionPayment, event: GatewayEvent, now: int) -> str:
    try:
        async with uow.savepoint():
            if not payment.intent_id:  # the answer that said it was lost
                payment = await with_intent(uow, payment.id, event.intent_id)
            if event.kind is PaymentEventKind.REFUNDED:
                return await _refunded(uow, payment, event, now)
            assert event.kind is not None  # noqa: S101 - the caller looked
            told = PaymentEvent(reference=event.id, kind=event.kind)
            return APPLIED if await events.change(uow, payment, told, now) else IGNORED
    except (IllegalTransition, Invalid):
        return ILLEGAL


async def _refunded(uow: UnitOfWork, payment: SessionPayment, event: GatewayEvent, now: int) -> str:
    """It tells of a success too, should it have overtaken that."""
    if payment.with_events(()).kept == 0 and payment.refunded == 0:
        success = PaymentEvent(reference=f"{event.id}:paid", kind=PaymentEventKind.SUCCEEDED)
        await events.change(uow, payment, success, now)
        found = await uow.rows.get(SessionPayment, payment.id)
        payment = found or payment
    if await uow.rows.get(PaymentEventRow, event.refund_id) is not None:
        return IGNORED
    ours = await _ours(uow, event)
    if ours is not None and ours.state is RefundState.DUE:
        await refunding.finish(uow, ours, payment, event.refund_id, now)
        return APPLIED
    if event.cents <= 0:
        return ILLEGAL
    done = await past_us.write_down(uow, payment, event.cents, event.refund_id, now)
    return APPLIED if done else ILLEGAL


async def _ours(uow: UnitOfWork, event: GatewayEvent) -> Refund | None:
    _, _, text = event.key.partition("refund:")
    try:
        refund = await uow.rows.get(Refund, UUID(text))
    except ValueError:
        return None
    return refund
