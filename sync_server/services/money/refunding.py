"""Money that goes back: by the way it came, at most what was paid, each refund once.

A refund is decided in one transaction and done later: a card's by a job, cash and the terminal's by hand. Its id is
the gateway's idempotency key, so that asking again gives nothing back twice.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.credit import CreditReason, ReferenceReused
from scheduling.errors import IllegalTransition, Invalid, NotFound, OverRefund, Rule, TooEarly
from scheduling.ids import uuid7
from scheduling.money_messages import RefundRequest
from scheduling.payments import (
    MANUAL,
    PaymentEvent,
    PaymentEventKind,
    PaymentMethod,
    PaymentSettings,
    cash_total,
)
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.vocabulary import SessionState
from sync_server.services import tasks
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import books, credit, events, noting
from sync_server.services.money.rows import (
    MoneyTransaction,
    Refund,
    RefundState,
    SessionPayment,
    TransactionKind,
)
from sync_server.services.money.standing import Standing, standing
from sync_server.services.money.terms import MOST_CENTS
from sync_server.services.permissions import require


async def refundable(uow: UnitOfWork, session_id: UUID) -> list[tuple[SessionPayment, int]]:
    """Payments with what of each can still go back, the one that came last first: a card may be charged late."""
    came = [row.reference for row in await books.of_session(uow, session_id)]
    place = {reference: number for number, reference in enumerate(came)}
    payments = await uow.rows.find(SessionPayment, session_id=session_id)
    payments.sort(key=lambda payment: place.get(events.arrival(payment.id), -1), reverse=True)
    due = await uow.rows.find(Refund, session_id=session_id, state=RefundState.DUE)
    waiting = {payment.id: sum(r.cents for r in due if r.payment_id == payment.id) for payment in payments}
    return [(payment, payment.with_events(()).kept - waiting[payment.id]) for payment in payments]


async def give_back(
    uow: UnitOfWork, session_id: UUID, cents: int, *, reason: str, now: int, asked_by: UUID | None = None
) -> dict[str, int]:
    """Decide on refunds that come to ``cents``; the accounts that get them, coins and all. Bumped before.

    Raises ``OverRefund``, having written nothing that stays, for more than can go back.
    """
    accounts: dict[str, int] = {}
    step = (await uow.rule_book()).policy(PaymentSettings) if cents else PaymentSettings()
    for payment, most in await refundable(uow, session_id) if cents else []:
        part = min(cents, most)
        if part <= 0:
            continue
        cents -= part
        handed = cash_total(part, step) if payment.method is PaymentMethod.CASH else None
        await _decide(uow, payment, part, handed, reason=reason, now=now, asked_by=asked_by)
        name = payment.method.value
        accounts[name] = accounts.get(name, 0) + (part if handed is None else handed)
        accounts["rounding"] = accounts.get("rounding", 0) + (0 if handed is None else part - handed)
    if cents:
        raise OverRefund("more than was paid", cents=cents)
    return accounts


async def _decide(
    uow: UnitOfWork,
    payment: SessionPayment,
    cents: int,
    handed: int | None,
    *,
    reason: str,
    now: int,
    asked_by: UUID | None,
) -> None:
    by_hand = payment.method in MANUAL
    row = Refund(
        id=uuid7(),
        payment_id=payment.id,
        session_id=payment.session_id,
        cents=cents,
        handed_cents=handed,
        reason=reason,
        next_try_at=None if by_hand else now,
        asked_at=now,
        asked_by=asked_by,
    )
    await uow.rows.add(row)
    if not by_hand:
        await uow.jobs.defer(tasks.REFUND, refund_id=row.id)


async def beyond_policy(
    uow: UnitOfWork, account: Account, session_id: UUID, asked: RefundRequest, now: int
) -> None:
    """The owner gives more back than the policy does, of a session whose money is divided.

    An independent mechanic's part is not touched: the platform pays; a workshop pays from its own. Tax goes back in
    proportion. Raises ``OverRefund`` beyond what is left of what was paid, ``ReferenceReused``, ``NotFound``, and
    ``IllegalTransition`` before the session is over (it is cancelled first), ``TooEarly`` until a no-show has settled.
    """
    require(account, Action.REFUND_BEYOND_POLICY)
    if not 0 < asked.cents <= MOST_CENTS:
        raise Invalid("cents is out of range", field="cents")
    noting.check_reason(asked.reason)
    await uow.bump()
    session = await uow.records.get(Session, session_id)
    if session is None:
        raise NotFound("session", id=str(session_id))
    if await _is_known(uow, session_id, asked):
        return
    stands = await standing(uow, session, now)
    if stands.held:
        _check_divided(session)
    if asked.cents > stands.kept:
        raise OverRefund("more than is left", cents=asked.cents, left=stands.kept)
    await _take_from_kept(uow, stands, asked, account, now)
    detail = f"{asked.cents} {'credit' if asked.as_credit else 'money'}"
    await noting.note(uow, account, "refund.beyond_policy", ("session", session_id), now, detail=detail)


def _check_divided(session: Session) -> None:
    """Raise what is to come first, where the session's money is still held."""
    if session.state is SessionState.NO_SHOW:
        raise TooEarly("the no-show has not settled")
    raise IllegalTransition(
        "the money is not divided yet", source="held", target="refund", field="session_id", rule=Rule.NOT_OVER
    )


async def _is_known(uow: UnitOfWork, session_id: UUID, asked: RefundRequest) -> bool:
    found = await uow.rows.find(MoneyTransaction, reference=_reference(asked.refund_id))
    if not found:
        return False
    kept = sum(getattr(found[0], account) for account in books.KEPT)
    as_credit = found[0].kind is TransactionKind.GOODWILL
    if (found[0].session_id, -kept, as_credit) != (session_id, asked.cents, asked.as_credit):
        raise ReferenceReused("the id stands for another refund", field="refund_id")
    return True


def _reference(refund_id: UUID) -> str:
    return f"refund:{refund_id}"


async def _take_from_kept(
    uow: UnitOfWork, stands: Standing, asked: RefundRequest, account: Account, now: int
) -> None:
    reference, about = _reference(asked.refund_id), stands.about
    back: dict[str, int] = {"credit": asked.cents}
    if not asked.as_credit:
        back = await give_back(
            uow, stands.session.id, asked.cents, reason=asked.reason, now=now, asked_by=account.staff_id
        )
    kind = TransactionKind.GOODWILL if asked.as_credit else TransactionKind.REFUND
    await books.post(
        uow, about, kind, reference, now, note=asked.reason, cents={**from_kept(stands, asked.cents), **back}
    )
    if asked.as_credit:
        goodwill = CreditReason.GOODWILL
        await credit.give(uow, about, goodwill, asked.cents, reference=reference, now=now, note=asked.reason)


def from_kept(stands: Standing, cents: int) -> dict[str, int]:
    """Who gives so much of what was divided."""
    kept = {name: stands.sums[name] for name in books.KEPT}
    return books.taken(kept, cents, stands.terms.payout.payee)


async def hand_back(uow: UnitOfWork, account: Account, refund_id: UUID, now: int) -> None:
    """Cash, or the terminal's money, was given back by whoever says so; a card's that the gateway will never do, too.

    Told again it changes nothing. Raises ``NotFound``, and ``IllegalTransition`` for a card's that the gateway gives
    back.
    """
    require(account, Action.TAKE_PAYMENT)
    await uow.bump()
    refund = await uow.rows.get(Refund, refund_id)
    if refund is None:
        raise NotFound("refund", id=str(refund_id))
    payment = await payment_of(uow, refund)
    is_over = refund.state is RefundState.DONE
    if refund.next_try_at is not None or (is_over and refund.done_by is None):
        raise IllegalTransition("a card's refund is the gateway's", source="due", target="done")
    if is_over:
        return
    await finish(uow, refund, payment, f"hand:{refund.id}", now, done_by=account.staff_id)
    about = ("session", payment.session_id)
    await noting.note(uow, account, "refund.handed", about, now, detail=f"{refund.cents}")


async def payment_of(uow: UnitOfWork, refund: Refund) -> SessionPayment:
    """The payment that goes back."""
    payment = await uow.rows.get(SessionPayment, refund.payment_id)
    assert payment is not None  # noqa: S101 - the foreign key says so
    return payment


async def finish(
    uow: UnitOfWork,
    refund: Refund,
    payment: SessionPayment,
    reference: str,
    now: int,
    *,
    done_by: UUID | None = None,
) -> None:
    """It went back; the payment knows of it. Bumped before."""
    await uow.rows.put(done(refund, reference, now, done_by))
    event = PaymentEvent(reference=reference, kind=PaymentEventKind.REFUNDED, cents=refund.cents)
    await events.change(uow, payment, event, now)


def done(refund: Refund, reference: str, now: int, done_by: UUID | None = None) -> Refund:
    """The row of one that went back."""
    return replace(
        refund,
        state=RefundState.DONE,
        reference=reference,
        trouble="",
        next_try_at=None,
        done_at=now,
        done_by=done_by,
    )
