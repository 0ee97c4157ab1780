"""The order at checkout: hold, pay, create the session, confirm. Here it starts; ``checkout_endings`` is the rest.

The session comes from the one factory (``booking``), so a checkout books what a booking would, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from scheduling.cancellation import Paid, PolicyTerm, policy_terms
from scheduling.commands import BookSession
from scheduling.credit import ReferenceReused
from scheduling.errors import (
    Gone,
    Invalid,
    NotFound,
    Rule,
)
from scheduling.limits import check_command
from scheduling.money import Charge, charge
from scheduling.money_messages import CheckoutRequest
from scheduling.payments import MANUAL, PaymentMethod, PaymentState
from scheduling.records import Reservation, Session
from scheduling.reservations import lapsed
from scheduling.rights import Action
from scheduling.vocabulary import ReservationKind, VisitKind
from scheduling.wire import PushStatus
from sync_server.services import booking, tasks, upcoming
from sync_server.services.answers import Decision
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import credit, noting
from sync_server.services.money.books import About
from sync_server.services.money.charging import Till
from sync_server.services.money.rows import (
    BookingTerms,
    Checkout,
    CheckoutState,
    Purpose,
    SessionPayment,
)
from sync_server.services.money.terms import terms_of
from sync_server.services.permissions import asking, require
from sync_server.services.site_models import SiteCustomer

CLOSES_AFTER = 300
"""Seconds from the hold's end to the job that gives an abandoned checkout up: so long a late payment finds it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Whose checkout it is."""

    staff_id: UUID
    device_id: UUID
    actions: frozenset[Action] | None = None
    """What a key may do at most; empty: whatever the role may."""


async def account_of(uow: UnitOfWork, who: Who) -> Account:
    """As the database knows them now; raises ``NotSignedIn`` or ``DeviceRevoked``."""
    account = await asking(uow, who.staff_id, who.device_id)
    return account if who.actions is None else replace(account, actions=who.actions)


async def start(
    uow: UnitOfWork,
    account: Account,
    asked: CheckoutRequest,
    till: Till,
    now: int,
    *,
    brought: SiteCustomer | None = None,
) -> tuple[Checkout, SessionPayment | None]:
    """Try the booking out, say what it costs and what credit pays of it, and keep both until it is paid.

    The credit is put aside at once. Raises :class:`HoldRefused` for a booking that would be refused, ``NotFound`` for a
    hold that is not this device's, ``Gone`` for one that has lapsed, ``ReferenceReused``, ``Invalid``.
    """
    require(account, Action.CHECK_OUT, own=True)
    if asked.method in MANUAL:
        require(account, Action.TAKE_PAYMENT)
    check_command(asked.booking)
    await uow.bump()
    known = await uow.rows.get(Checkout, asked.checkout_id)
    if known is not None:
        _check_same(known, asked, account)
        return known, await payment_of(uow, known)
    hold = await _hold(uow, account, asked.booking, now)
    await upcoming.require_decided(uow, account, asked.booking, now, known=brought)
    terms, offered = await _tried(uow, account, asked.booking, now)
    parts = await _parts(uow, terms, asked, till, with_credit=brought is None or brought.made)
    checkout = Checkout(
        id=asked.checkout_id,
        session_id=asked.booking.session_id,
        customer_id=asked.booking.customer_id,
        hold_id=hold.id,
        staff_id=account.staff_id,
        device_id=account.device_id,
        state=CheckoutState.STARTED,
        method=asked.method,
        command=asked.booking,
        terms=terms,
        said=_said(asked.booking, terms, parts, now, accepted=not offered),
        credit_cents=parts.credit,
        rest_cents=parts.card,
        payment_id=_payment_id(asked) if parts.card else None,
        started_at=now,
    )
    return checkout, await _begin(uow, account, checkout, closes=hold.expires_at or now, now=now)


async def _begin(
    uow: UnitOfWork, account: Account, checkout: Checkout, *, closes: int, now: int
) -> SessionPayment | None:
    """Keep it, put its credit aside and begin the payment of the rest; ``closes``: when its hold lapses."""
    await uow.rows.add(checkout)
    about = About.of(checkout.terms, checkout.customer_id)
    await credit.spend(uow, about, checkout.credit_cents, f"checkout:{checkout.id}", now)
    payment = await _add_payment(uow, checkout, now)
    await uow.jobs.defer(tasks.CLOSE_CHECKOUT, at=closes + CLOSES_AFTER, checkout_id=checkout.id)
    detail = f"{checkout.method.value} {checkout.rest_cents} credit {checkout.credit_cents}"
    await noting.note(uow, account, "checkout.start", ("customer", checkout.customer_id), now, detail=detail)
    return payment


def _check_same(known: Checkout, asked: CheckoutRequest, account: Account) -> None:
    if known.device_id != account.device_id:
        raise ReferenceReused("the id stands for another checkout", field="checkout_id")
    if (known.command, known.method) != (asked.booking, asked.method):
        raise ReferenceReused("the id stands for another checkout", field="checkout_id")


def _payment_id(asked: CheckoutRequest) -> UUID:
    """One payment a checkout: the same id, of another table."""
    return asked.checkout_id


async def _hold(uow: UnitOfWork, account: Account, command: BookSession, now: int) -> Reservation:
    hold = None if command.hold_id is None else await uow.records.get(Reservation, command.hold_id)
    if hold is None or hold.kind is not ReservationKind.CHECKOUT or hold.device_id != account.device_id:
        raise NotFound("hold", field="hold_id", rule=Rule.NOT_THERE)
    if hold.session_id is not None or lapsed(hold, now) or hold.status.value != "reserved":
        raise Gone("the hold has lapsed")
    if await uow.rows.count(Checkout, session_id=command.session_id):
        raise ReferenceReused("the session belongs to another checkout", field="session_id")
    return hold


class _OnlyTried(Exception):
    """What the booking wrote is undone."""


async def _tried(
    uow: UnitOfWork, account: Account, command: BookSession, now: int
) -> tuple[BookingTerms, bool]:
    """The terms that the booking would have, and whether it would be an offer; it is made and undone."""
    decision, terms = Decision(), None
    try:
        async with uow.savepoint():
            decision = await booking.book(uow, account, command, now)
            session = await uow.records.get(Session, command.session_id)
            assert session is not None  # noqa: S101 - it was made just now
            terms = await terms_of(uow, session)
            raise _OnlyTried
    except _OnlyTried:
        pass
    if decision.status is not PushStatus.APPLIED or terms is None:
        raise HoldRefused(decision.code, replace(decision.outcome, stored_as=""))
    return terms, decision.outcome.stored_as == "offered"


async def _parts(
    uow: UnitOfWork, terms: BookingTerms, asked: CheckoutRequest, till: Till, *, with_credit: bool
) -> Charge:
    """What credit pays and what is left; raises ``Invalid`` for a card where none is taken."""
    by_card = asked.method is PaymentMethod.CARD
    balance = (await credit.ledger(uow, asked.booking.customer_id)).balance if with_credit else 0
    parts = charge(terms.due_cents, balance, least_card=till.gateway.least_card if by_card else 0)
    if parts.card and by_card and not till.gateway.takes_cards:
        raise Invalid("no cards are taken here", field="method", rule=Rule.NO_CARDS)
    return parts


def _said(
    command: BookSession, terms: BookingTerms, parts: Charge, now: int, *, accepted: bool
) -> tuple[PolicyTerm, ...]:
    lines = () if command.kind is VisitKind.IN_PERSON else terms.tax
    paid = Paid(card=parts.card, credit=parts.credit, lines=lines)
    return policy_terms(terms.policy, command.kind, paid, starts=command.starts, now=now, accepted=accepted)


async def _add_payment(uow: UnitOfWork, checkout: Checkout, now: int) -> SessionPayment | None:
    """The pending payment by card; what is taken by hand has none until it is taken."""
    if checkout.payment_id is None or checkout.method in MANUAL:
        return None
    row = SessionPayment(
        id=checkout.payment_id,
        session_id=checkout.session_id,
        customer_id=checkout.customer_id,
        checkout_id=checkout.id,
        purpose=purpose_of(checkout),
        method=checkout.method,
        state=PaymentState.PENDING,
        cents=checkout.rest_cents,
        created_at=now,
    )
    await uow.rows.add(row)
    return row


def purpose_of(checkout: Checkout) -> Purpose:
    return Purpose.DEPOSIT if checkout.command.kind is VisitKind.IN_PERSON else Purpose.FULL


async def payment_of(uow: UnitOfWork, checkout: Checkout) -> SessionPayment | None:
    """The row, where there is one by now."""
    if checkout.payment_id is None:
        return None
    return await uow.rows.get(SessionPayment, checkout.payment_id)


async def own(uow: UnitOfWork, account: Account, checkout_id: UUID) -> Checkout:
    """A checkout of the asker's device; raises ``NotFound`` for any other."""
    require(account, Action.CHECK_OUT, own=True)
    checkout = await uow.rows.get(Checkout, checkout_id)
    if checkout is None or checkout.device_id != account.device_id:
        raise NotFound("checkout", id=str(checkout_id))
    return checkout
