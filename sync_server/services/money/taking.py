"""Taking what is due for a session: cash and the terminal by hand, a card through the gateway; credit pays first."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.credit import ReferenceReused
from scheduling.errors import IllegalTransition, Invalid, NotFound, Rule, WaiverMissing
from scheduling.money import Charge, charge
from scheduling.money_messages import CardPayment, ManualPayment
from scheduling.payments import (
    MANUAL,
    PaymentMethod,
    PaymentSettings,
    PaymentState,
    cash_total,
    manual_payment,
)
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import is_not_taken
from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import credit, events, noting, settling, terms
from sync_server.services.money.books import About
from sync_server.services.money.gateway import PaymentGateway
from sync_server.services.money.rows import Checkout, CheckoutState, Purpose, SessionPayment
from sync_server.services.money.standing import OVER, Standing, standing
from sync_server.services.permissions import require
from sync_server.services.waiver_standing import waiver_valid


async def the_session(uow: UnitOfWork, session_id: UUID) -> Session:
    """Raises ``NotFound``."""
    session = await uow.records.get(Session, session_id)
    if session is None:
        raise NotFound("session", id=str(session_id))
    return session


async def by_hand(
    uow: UnitOfWork, account: Account, session_id: UUID, asked: ManualPayment, now: int
) -> None:
    """Record cash or the terminal's money for what is due now, after what credit pays of it.

    Raises ``Invalid`` (with ``params["due"]``) for another amount than that, ``ReferenceReused``, ``NotFound``.
    """
    require(account, Action.TAKE_PAYMENT)
    if asked.method not in MANUAL:
        raise Invalid("a card is not charged by hand", field="method")
    await uow.bump()
    session = await the_session(uow, session_id)
    stands = await standing(uow, session, now)
    if await _is_known(uow, stands, asked.payment_id, asked.method, asked.cents):
        return
    await _check_signed(uow, session, now)
    parts = await _parts(uow, stands, use_credit=asked.use_credit, field="cents")
    if parts.card != asked.cents:
        raise Invalid("another amount is due", field="cents", due=parts.card)
    await credit.spend(uow, stands.about, parts.credit, f"payment:{asked.payment_id}", now)
    if parts.card:
        await take(
            uow,
            account,
            stands.about,
            purpose=stands.purpose,
            payment_id=asked.payment_id,
            cents=parts.card,
            method=asked.method,
            now=now,
        )
    await after_paid(uow, session, now)
    detail = f"{asked.method.value} {parts.card} credit {parts.credit}"
    await noting.note(uow, account, "payment.by_hand", ("session", session_id), now, detail=detail)


async def _check_signed(uow: UnitOfWork, session: Session, now: int) -> None:
    """An immediate session is paid after the waiver; raises ``WaiverMissing``."""
    if session.starts is None and not await waiver_valid(uow, session, now):
        raise WaiverMissing("the waiver is signed before it is paid")


async def _is_known(
    uow: UnitOfWork, stands: Standing, payment_id: UUID, method: PaymentMethod, cents: int = 0
) -> bool:
    """Whether the id was used before, for the same; ``cents``: of what somebody says they have in hand."""
    row = await uow.rows.get(SessionPayment, payment_id)
    if row is not None:
        if (row.session_id, row.method, cents or row.cents) != (stands.session.id, method, row.cents):
            raise ReferenceReused("the id stands for another payment", field="payment_id")
        return True
    spent = await credit.transaction_of(uow, f"payment:{payment_id}")
    if spent is not None and spent.session_id != stands.session.id:
        raise ReferenceReused("the id stands for another payment", field="payment_id")
    return spent is not None


async def _parts(
    uow: UnitOfWork, stands: Standing, *, use_credit: bool, field: str, least_card: int = 0
) -> Charge:
    """``field``: what of the request is blamed where nothing is due."""
    if stands.due == 0:
        raise Invalid("nothing is due", field=field, rule=Rule.NOTHING_DUE, due=0)
    balance = (await credit.ledger(uow, stands.session.customer_id)).balance if use_credit else 0
    return charge(stands.due, balance, least_card=least_card)


async def take(
    uow: UnitOfWork,
    account: Account,
    about: About,
    *,
    purpose: Purpose,
    payment_id: UUID,
    cents: int,
    method: PaymentMethod,
    now: int,
    checkout_id: UUID | None = None,
) -> None:
    """The row of a payment that somebody has in hand. Bumped before."""
    made = manual_payment(payment_id, cents, method, recorded_by=account.staff_id, at=now)
    settings = (await uow.rule_book()).policy(PaymentSettings)
    handed = cash_total(cents, settings) if method is PaymentMethod.CASH else None
    assert about.session_id is not None  # noqa: S101 - payments are for sessions
    row = SessionPayment(
        id=made.id,
        session_id=about.session_id,
        customer_id=about.customer_id,
        checkout_id=checkout_id,
        purpose=purpose,
        method=made.method,
        state=made.state,
        cents=made.cents,
        handed_cents=handed,
        recorded_by=made.recorded_by,
        recorded_at=made.recorded_at,
        created_at=now,
    )
    await uow.rows.add(row)
    await events.arrived(uow, row, now)


async def begin_card(
    uow: UnitOfWork,
    account: Account,
    session_id: UUID,
    asked: CardPayment,
    *,
    gateway: PaymentGateway,
    now: int,
) -> SessionPayment:
    """A pending payment by card of what is due now and credit does not pay; the credit is put to it at once.

    The same id again is the same payment. Raises ``ReferenceReused``, ``Invalid`` and ``NotFound`` as ``by_hand``.
    """
    require(account, Action.TAKE_PAYMENT)
    await uow.bump()
    session = await the_session(uow, session_id)
    return await card_for(uow, account, session, asked.payment_id, gateway=gateway, now=now)


async def card_for(
    uow: UnitOfWork,
    account: Account,
    session: Session,
    payment_id: UUID,
    *,
    gateway: PaymentGateway,
    now: int,
    use_credit: bool = True,
) -> SessionPayment:
    """The rest of ``begin_card``, for whoever has checked and locked already."""
    if not gateway.takes_cards:
        raise Invalid("no cards are taken here", field="method", rule=Rule.NO_CARDS)
    stands = await standing(uow, session, now)
    if await _is_known(uow, stands, payment_id, PaymentMethod.CARD):
        known = await uow.rows.get(SessionPayment, payment_id)
        if known is None:
            raise ReferenceReused("the id stands for another payment", field="payment_id")
        return known
    await _check_signed(uow, session, now)
    parts = await _parts(
        uow, stands, use_credit=use_credit, field="payment_id", least_card=gateway.least_card
    )
    if parts.card == 0:
        raise Invalid("credit pays all of it: record it as paid by hand", field="payment_id")
    row = SessionPayment(
        id=payment_id,
        session_id=session.id,
        customer_id=session.customer_id,
        purpose=stands.purpose,
        method=PaymentMethod.CARD,
        state=PaymentState.PENDING,
        cents=parts.card,
        created_at=now,
    )
    await credit.spend(uow, stands.about, parts.credit, f"payment:{payment_id}", now)
    await uow.rows.add(row)
    detail = f"card {row.cents} credit {parts.credit}"
    await noting.note(uow, account, "payment.card", ("session", session.id), now, detail=detail)
    return row


async def by_credit_alone(
    uow: UnitOfWork, account: Account, session: Session, payment_id: UUID, now: int
) -> bool:
    """Let credit pay what is due, if there is enough of it; whether it has. Told again it changes nothing.

    For whoever has checked and locked already. Raises ``ReferenceReused`` and ``WaiverMissing``.
    """
    stands = await standing(uow, session, now)
    if await _is_known(uow, stands, payment_id, PaymentMethod.CARD):
        return await uow.rows.get(SessionPayment, payment_id) is None
    balance = (await credit.ledger(uow, session.customer_id)).balance
    if stands.due == 0 or balance < stands.due:
        return False
    await _check_signed(uow, session, now)
    await credit.spend(uow, stands.about, stands.due, f"payment:{payment_id}", now)
    await after_paid(uow, session, now)
    detail = f"card 0 credit {stands.due}"
    await noting.note(uow, account, "payment.card", ("session", session.id), now, detail=detail)
    return True


async def after_paid(uow: UnitOfWork, session: Session, now: int) -> None:
    """Money has come in: a session that took place is divided, one that is over gives it back, as does each what was
    paid twice. Bumped before."""
    if session.state is SessionState.COMPLETED:
        await settling.earn(uow, session, now)
    if session.state is SessionState.CANCELLED or is_not_taken(session):
        await settling.everything_back(uow, session, now)
    if session.state is SessionState.NO_SHOW:
        await settling.settle_no_show(uow, session.id, now)
    await settling.surplus_back(uow, session, now)


async def quote(uow: UnitOfWork, account: Account, session_id: UUID, cents: int, now: int) -> None:
    """The shop's written quote of a visit in person, until its money is divided.

    Raises ``IllegalTransition`` after that or when the visit did not take place, ``Invalid``, ``NotFound``.
    """
    require(account, Action.TAKE_PAYMENT)
    await uow.bump()
    session = await the_session(uow, session_id)
    stands = await standing(uow, session, now)
    if stands.earned or session.state in OVER:
        raise IllegalTransition("its money is divided", source=session.state.value, target="quoted")
    await terms.quote(uow, session, cents)
    await after_paid(uow, session, now)
    await noting.note(uow, account, "session.quote", ("session", session_id), now, detail=f"{cents}")


async def is_open(uow: UnitOfWork, payment: SessionPayment, now: int) -> bool:
    """Whether the gateway may still charge it: what it is for is still to be had, and was not paid otherwise."""
    if payment.checkout_id is None:
        session = await uow.records.get(Session, payment.session_id)
        return session is not None and payment.cents <= (await standing(uow, session, now)).due
    checkout = await uow.rows.get(Checkout, payment.checkout_id)
    return checkout is not None and checkout.state is CheckoutState.STARTED


async def with_intent(uow: UnitOfWork, payment_id: UUID, intent_id: str) -> SessionPayment:
    """Keep the gateway's name of a payment. Bumped before; raises ``NotFound``."""
    payment = await uow.rows.get(SessionPayment, payment_id)
    if payment is None:
        raise NotFound("payment", id=str(payment_id))
    if payment.intent_id == intent_id:
        return payment
    payment = replace(payment, intent_id=intent_id, trouble="")
    await uow.rows.put(payment)
    return payment


async def to_be_charged(uow: UnitOfWork, account: Account, payment_id: UUID) -> SessionPayment:
    """A payment by card for what is due for a session; raises ``NotFound`` for any other."""
    require(account, Action.TAKE_PAYMENT)
    payment = await uow.rows.get(SessionPayment, payment_id)
    if payment is None or payment.method in MANUAL or payment.checkout_id is not None:
        raise NotFound("payment", id=str(payment_id))
    return payment


async def card_of(uow: UnitOfWork, session: Session, payment_id: UUID) -> SessionPayment:
    """A payment by card for what is due for this session; raises ``NotFound`` for any other."""
    payment = await uow.rows.get(SessionPayment, payment_id)
    due_for = None if payment is None or payment.checkout_id is not None else payment.session_id
    if payment is None or due_for != session.id or payment.method in MANUAL:
        raise NotFound("payment", id=str(payment_id))
    return payment


async def go_on(uow: UnitOfWork, session_id: UUID, now: int) -> None:
    """What ``after_paid`` does, of whatever session; the job of the payment finds it done."""
    await uow.bump()
    session = await uow.records.get(Session, session_id)
    if session is not None:
        await after_paid(uow, session, now)
