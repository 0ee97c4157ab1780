"""Speaking with the gateway: outside of any transaction, before it a row that says what is meant, after it what came.

No answer is no loss: the row stays, shows the trouble, and the same is asked again with the same key.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from scheduling.errors import IllegalTransition, PaymentFailed
from scheduling.payments import PaymentEvent, PaymentEventKind, PaymentState
from sync_server.services import tasks
from sync_server.services.interfaces import Clock, UnitOfWork
from sync_server.services.money import events, noting, past_us, refunding, taking
from sync_server.services.money.gateway import (
    GatewayAway,
    GatewayNever,
    GatewayRefund,
    GatewayRefused,
    Intent,
    IntentState,
    PaymentGateway,
)
from sync_server.services.money.rows import PaymentEventRow, Refund, RefundState, SessionPayment
from sync_server.services.refusals import Busy, PaymentNeeded

AWAY = "away"
FIRST_WAIT, LONGEST_WAIT = 60, 6 * 3600
"""Seconds until a refund that did not go through is tried again, doubling."""

_KINDS = {
    IntentState.SUCCEEDED: PaymentEventKind.SUCCEEDED,
    IntentState.FAILED: PaymentEventKind.FAILED,
    IntentState.CANCELLED: PaymentEventKind.FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Till:
    """Where money is taken: an organization's transactions, its gateway, the clock."""

    begin: Callable[[], UnitOfWork]
    gateway: PaymentGateway
    clock: Clock


async def create(till: Till, payment: SessionPayment) -> Intent | None:
    """Let the gateway know of a payment; ``None`` when it is away, which the payment shows."""
    try:
        intent = await till.gateway.create(payment.id, payment.cents, key=f"intent:{payment.id}")
    except (GatewayAway, GatewayRefused) as error:
        await _trouble(till, payment.id, error)
        return None
    async with till.begin() as uow:
        await uow.bump()
        await taking.with_intent(uow, payment.id, intent.id)
        await uow.commit()
    return intent


async def charge(till: Till, payment_id: UUID) -> SessionPayment:
    """Have the card charged; the payment as it is then. One that was paid already is answered at once.

    Raises ``PaymentFailed`` for a refused card, ``PaymentNeeded`` where the customer gave none yet, ``Busy`` when the
    gateway did not answer: whatever it did, asking again finds out.
    """
    async with till.begin() as uow:
        payment = await uow.rows.get(SessionPayment, payment_id)
        if payment is None:
            raise LookupError("no such payment")
        if payment.with_events(()).kept or payment.state is PaymentState.REFUNDED:
            return payment
        if not await taking.is_open(uow, payment, till.clock.now()):
            raise IllegalTransition("what it was for is over", source="over", target="paid")
    intent_id = payment.intent_id
    if not intent_id:
        made = await create(till, payment)
        if made is None:
            raise Busy
        intent_id = made.id
    try:
        intent = await till.gateway.confirm(intent_id, key=f"confirm:{payment_id}")
    except GatewayAway as error:
        await _trouble(till, payment_id, error)
        raise Busy from error
    except GatewayRefused as error:
        await _trouble(till, payment_id, error)
        raise PaymentFailed(str(error)) from error
    return await told(till, payment_id, intent)


async def told(till: Till, payment_id: UUID, intent: Intent) -> SessionPayment:
    """Write down what the gateway answered of a payment; raises ``PaymentFailed`` or ``PaymentNeeded``."""
    if intent.state is IntentState.PENDING:
        raise PaymentNeeded("no card yet")
    event = PaymentEvent(reference=f"{intent.id}:{intent.state.value}", kind=_KINDS[intent.state])
    async with till.begin() as uow:
        await uow.bump()
        payment = await uow.rows.get(SessionPayment, payment_id)
        assert payment is not None  # noqa: S101 - payments are never deleted
        await events.change(uow, payment, event, till.clock.now())
        if intent.trouble:
            await events.in_trouble(uow, payment_id, intent.trouble)
        payment = await uow.rows.get(SessionPayment, payment_id)
        await uow.commit()
    assert payment is not None  # noqa: S101 - payments are never deleted
    if payment.state is PaymentState.FAILED:
        raise PaymentFailed(intent.trouble)
    return payment


async def cancel(till: Till, payment: SessionPayment) -> SessionPayment:
    """Never charge it; raises ``Busy`` when the gateway is away. One that was charged is answered as paid.

    One that the gateway will never cancel (it knows no such payment, or takes cards no more) is answered as it is:
    nobody waits for it, and should it be paid all the same, it goes back when the gateway tells of it.
    """
    if not payment.intent_id:
        return payment
    try:
        intent = await till.gateway.cancel(payment.intent_id, key=f"cancel:{payment.id}")
    except GatewayNever as error:
        await _trouble(till, payment.id, error)
        return payment
    except (GatewayAway, GatewayRefused) as error:
        await _trouble(till, payment.id, error)
        raise Busy from error
    try:
        return await told(till, payment.id, intent)
    except (PaymentFailed, PaymentNeeded):
        return payment


async def refund(till: Till, refund_id: UUID, *, again: bool = True) -> bool:
    """Give back what was decided; whether it was done now. Any number of times, by any number of workers.

    One that did not go through is tried by another job if ``again``; one that the gateway will never do is a
    person's, as cash is: it is listed for whoever hands money back.
    """
    async with till.begin() as uow:
        row = await uow.rows.get(Refund, refund_id)
        if row is None or row.state is RefundState.DONE or row.next_try_at is None:
            return False
        payment = await refunding.payment_of(uow, row)
    try:
        made = await till.gateway.refund(payment.intent_id, row.cents, key=f"refund:{row.id}")
    except GatewayNever as error:
        await _stopped(till, refund_id, error)
        return False
    except (GatewayAway, GatewayRefused) as error:
        await _later(till, refund_id, error, again=again)
        return False
    return await _went_back(till, refund_id, made)


async def _went_back(till: Till, refund_id: UUID, made: GatewayRefund) -> bool:
    """Write it down, once; also where somebody gave as much back by hand meanwhile, so that it went twice."""
    async with till.begin() as uow:
        await uow.bump()
        row = await uow.rows.get(Refund, refund_id)
        if row is None or await uow.rows.get(PaymentEventRow, made.id) is not None:
            return False
        payment, now = await refunding.payment_of(uow, row), till.clock.now()
        if row.state is RefundState.DUE:
            await refunding.finish(uow, row, payment, made.id, now)
        else:
            await past_us.write_down(uow, payment, made.cents, made.id, now)
        await uow.commit()
    return True


async def _stopped(till: Till, refund_id: UUID, error: Exception) -> None:
    """No job tries it any more."""
    async with till.begin() as uow:
        await uow.bump()
        row = await uow.rows.get(Refund, refund_id)
        if row is None or row.state is RefundState.DONE or row.next_try_at is None:
            return
        await uow.rows.put(replace(row, trouble=_word(error), tries=row.tries + 1, next_try_at=None))
        about, now = ("refund", refund_id), till.clock.now()
        await noting.note(uow, None, "refund.stopped", about, now, detail=_word(error))
        await uow.commit()


async def _later(till: Till, refund_id: UUID, error: Exception, *, again: bool) -> None:
    """Show the trouble on the refund and try again, less and less often."""
    async with till.begin() as uow:
        await uow.bump()
        row = await uow.rows.get(Refund, refund_id)
        if row is None or row.state is RefundState.DONE:
            return
        at = till.clock.now() + min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(row.tries, 16))
        await uow.rows.put(replace(row, trouble=_word(error), tries=row.tries + 1, next_try_at=at))
        if again:
            await uow.jobs.defer(tasks.REFUND, at=at, refund_id=refund_id)
        await uow.commit()


async def _trouble(till: Till, payment_id: UUID, error: Exception) -> None:
    async with till.begin() as uow:
        await uow.bump()
        await events.in_trouble(uow, payment_id, _word(error))
        await uow.commit()


def _word(error: Exception) -> str:
    return AWAY if isinstance(error, GatewayAway) else str(error)[:100] or "refused"
