"""Money that the gateway gave back past this program: in the gateway's own pages, or by its own decision.

What is gone is gone: it is written down, out of what is still held or was kept, or as a part of what was to go back
anyway, so that no refund of ours asks for more than is left. What it means for what is due is ``given_back``.
"""

from __future__ import annotations

from dataclasses import replace

from scheduling.ids import uuid7
from scheduling.payments import PaymentEvent, PaymentEventKind
from scheduling.records import Session
from sync_server.services import tasks
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money import books, events
from sync_server.services.money.given_back import reference as reference_of
from sync_server.services.money.refunding import done, finish, from_kept
from sync_server.services.money.rows import Refund, RefundState, SessionPayment, TransactionKind
from sync_server.services.money.standing import standing

AT_THE_GATEWAY = "gateway"
"""The reason of a refund that nobody here asked for."""


async def write_down(uow: UnitOfWork, payment: SessionPayment, cents: int, reference: str, now: int) -> bool:
    """So many cents of a payment went back; whether there was anything that they can have come from. Bumped before.

    One of ours that is due for the same amount is taken for done. Otherwise what nothing is decided on gives it, and
    the rest is taken off those that are due. Raises ``IllegalTransition`` for more than is left of the payment.
    """
    due = await uow.rows.find(Refund, payment_id=payment.id, state=RefundState.DUE)
    same = next((refund for refund in due if refund.cents == cents), None)
    if same is not None:
        await finish(uow, same, payment, reference, now)
        return True
    free = max(0, payment.with_events(()).kept - sum(refund.cents for refund in due))
    ours = min(free, cents)
    if ours and not await _given(uow, payment, ours, reference, now):
        return False
    await _take_off(uow, due, cents - ours, reference, now)
    event = PaymentEvent(reference=reference, kind=PaymentEventKind.REFUNDED, cents=cents)
    await events.change(uow, payment, event, now)
    return True


async def _given(uow: UnitOfWork, payment: SessionPayment, cents: int, reference: str, now: int) -> bool:
    """Out of what is held first, then of what was kept, and beyond that by whoever bears what was kept."""
    about = await events.about_of(uow, payment)
    held = books.sums(await books.of_session(uow, payment.session_id))["held"]
    givers = {"held": -min(held, cents)}
    if cents > held:
        session = await uow.records.get(Session, payment.session_id)
        if session is None:
            return False
        givers |= from_kept(await standing(uow, session, now), cents - held)
    kind = TransactionKind.GATEWAY_REFUND
    await books.post(uow, about, kind, reference_of(reference), now, cents={"card": cents, **givers})
    await uow.rows.add(
        Refund(
            id=uuid7(),
            payment_id=payment.id,
            session_id=payment.session_id,
            cents=cents,
            state=RefundState.DONE,
            reason=AT_THE_GATEWAY,
            reference=reference,
            asked_at=now,
            done_at=now,
        )
    )
    return True


async def _take_off(uow: UnitOfWork, due: list[Refund], cents: int, reference: str, now: int) -> None:
    """So much of what was to go back is back; the rest goes by a refund of its own, since an id is one request's."""
    for refund in due:
        part = min(cents, refund.cents)
        if part == 0:
            return
        cents -= part
        await uow.rows.put(done(replace(refund, cents=part), reference, now))
        if part < refund.cents:
            rest = replace(
                refund, id=uuid7(), cents=refund.cents - part, trouble="", tries=0, next_try_at=now
            )
            await uow.rows.add(rest)
            await uow.jobs.defer(tasks.REFUND, refund_id=rest.id)
