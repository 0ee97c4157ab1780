"""What people see of the money of a session or a checkout. Reads only."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.cancellation import PolicyTerm, policy_terms
from scheduling.errors import NotFound
from scheduling.money_messages import CheckoutAnswer, PaymentView, RefundsByHand, RefundView, SessionMoney
from scheduling.records import Reservation, Session
from scheduling.reservations import counts
from scheduling.rights import Action
from scheduling.sessions import FINAL, is_left
from scheduling.taxes import TaxLine
from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money.following import is_accepted
from sync_server.services.money.rows import (
    Checkout,
    MoneyTransaction,
    Refund,
    RefundState,
    SessionPayment,
    TransactionKind,
)
from sync_server.services.money.standing import Standing, standing
from sync_server.services.permissions import allows, require

MOST_LISTED = 200


async def of_session(uow: UnitOfWork, account: Account, session_id: UUID, now: int) -> SessionMoney:
    """Raises ``NotFound``, also for another mechanic's session: whose it is, is nobody else's to know.

    What its mechanic did not take, or was asked for in vain, is theirs no more.
    """
    require(account, Action.VIEW_MONEY, own=True)
    session = await uow.records.get(Session, session_id)
    if session is None:
        raise NotFound("session", id=str(session_id))
    own = account.is_mechanic(session.mechanic_id) and not is_left(session)
    if not allows(account, Action.VIEW_MONEY, own=own):
        raise NotFound("session", id=str(session_id))
    stands = await standing(uow, session, now)
    payments = await uow.rows.find(SessionPayment, session_id=session_id)
    refunds = await uow.rows.find(Refund, session_id=session_id)
    methods = {payment.id: payment.method.value for payment in payments}
    return _money(
        stands,
        now,
        payments=[payment_view(each) for each in payments],
        refunds=[_refund_view(each, methods[each.payment_id]) for each in refunds],
    )


def _money(
    stands: Standing, now: int, *, payments: list[PaymentView], refunds: list[RefundView]
) -> SessionMoney:
    terms, sums = stands.terms, stands.sums
    referral = sum(row.payee for row in stands.rows if row.kind is TransactionKind.REFERRAL)
    paid = stands.held + stands.kept
    return SessionMoney(
        session_id=stands.session.id,
        price_cents=terms.price_cents,
        quote_cents=terms.quote_cents,
        tax=list(stands.tax),
        total_cents=stands.total,
        tax_kept=list(_tax_kept(stands)),
        given_back_cents=stands.given_back.whole,
        at_booking_cents=terms.due_cents,
        paid_cents=paid,
        credit_cents=min(paid, max(0, -sums["credit"])),
        due_cents=stands.due,
        due_for=stands.purpose.value,
        payee=terms.payout.payee.value,
        payee_mechanic_id=terms.payee_mechanic_id,
        settled=stands.held == 0 and any(_divides(row) for row in stands.rows),
        payee_cents=sums["payee"] - referral,
        platform_cents=sums["platform"],
        referral_cents=referral,
        terms=said_to_customer(stands, now),
        payments=payments,
        refunds=refunds,
    )


def _tax_kept(stands: Standing) -> tuple[TaxLine, ...]:
    """The tax that was divided, line by line; its base is all that was kept without tax."""
    base = sum(stands.sums[name] for name in ("payee", "platform"))
    lines = (replace(line, base=base, amount=stands.sums[line.kind.value]) for line in stands.tax)
    return tuple(line for line in lines if line.amount)


def _divides(row: MoneyTransaction) -> bool:
    return row.kind in (TransactionKind.SETTLEMENT, TransactionKind.EARNING)


def _is_over(session: Session) -> bool:
    return session.state in FINAL or session.state is SessionState.NO_SHOW


def said_to_customer(stands: Standing, now: int) -> list[PolicyTerm]:
    """What comes back of what was paid if it is cancelled, as of now; of what is over, nothing more is said."""
    return [] if _is_over(stands.session) else list(_said(stands, now))


def _said(stands: Standing, now: int) -> tuple[PolicyTerm, ...]:
    return policy_terms(
        stands.terms.policy,
        stands.session.kind,
        stands.paid,
        starts=stands.session.starts,
        now=now,
        accepted=is_accepted(stands.session),
    )


def payment_view(payment: SessionPayment) -> PaymentView:
    """Without the gateway's names."""
    return PaymentView(
        id=payment.id,
        purpose=payment.purpose.value,
        method=payment.method.value,
        state=payment.state.value,
        cents=payment.cents,
        handed_cents=payment.handed_cents,
        refunded=payment.refunded,
        trouble=payment.trouble,
        at=payment.created_at,
    )


def _refund_view(refund: Refund, method: str) -> RefundView:
    return RefundView(
        id=refund.id,
        session_id=refund.session_id,
        payment_id=refund.payment_id,
        method=method,
        cents=refund.cents,
        handed_cents=refund.handed_cents,
        state=refund.state.value,
        by_hand=refund.state is RefundState.DUE and refund.next_try_at is None,
        reason=refund.reason,
        trouble=refund.trouble,
        asked_at=refund.asked_at,
        done_at=refund.done_at,
    )


async def by_hand(uow: UnitOfWork, account: Account) -> RefundsByHand:
    """What waits for somebody to hand it back: cash, the terminal's, and what the gateway will never do."""
    require(account, Action.TAKE_PAYMENT)
    due = await uow.rows.find(Refund, state=RefundState.DUE, order="asked_at")
    rows = [row for row in due if row.next_try_at is None][:MOST_LISTED]
    paid = await uow.rows.find(SessionPayment, id=[row.payment_id for row in rows]) if rows else []
    methods = {payment.id: payment.method.value for payment in paid}
    return RefundsByHand(refunds=[_refund_view(row, methods[row.payment_id]) for row in rows])


async def of_checkout(
    uow: UnitOfWork, checkout: Checkout, now: int, *, client_secret: str = ""
) -> CheckoutAnswer:
    """As it stands."""
    hold = await uow.records.get(Reservation, checkout.hold_id)
    live = hold is not None and hold.session_id is None and counts(hold, now)
    payment = None
    if checkout.payment_id is not None:
        payment = await uow.rows.get(SessionPayment, checkout.payment_id)
    return CheckoutAnswer(
        checkout_id=checkout.id,
        session_id=checkout.session_id,
        state=checkout.state.value,
        price_cents=checkout.terms.price_cents,
        tax=list(checkout.terms.tax),
        due_cents=checkout.terms.due_cents,
        credit_cents=checkout.credit_cents,
        rest_cents=checkout.rest_cents,
        method=checkout.method.value,
        terms=list(checkout.said),
        expires_at=hold.expires_at if live and hold is not None else None,
        payment=None if payment is None else payment_view(payment),
        client_secret=client_secret,
        refused_code=checkout.refused_code,
    )
