"""What a booking would cost, what credit would pay of it, and what would come back: said before anything is made.

By the rules that the booking itself is agreed on by (``terms``). Nothing is kept; a checkout puts money aside.
"""

from __future__ import annotations

from scheduling.cancellation import Paid, policy_terms
from scheduling.errors import Invalid, NotFound, Rule
from scheduling.ids import uuid7
from scheduling.limits import MOST_NUMBER, check_span
from scheduling.money import charge
from scheduling.money_messages import Foretold, TermsQuestion
from scheduling.records import Customer, Session
from scheduling.rights import Action
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import credit
from sync_server.services.money.terms import agreed
from sync_server.services.permissions import require, require_customer
from sync_server.services.schedule import mechanic_in


async def foretell(uow: UnitOfWork, account: Account, asked: TermsQuestion, now: int) -> Foretold:
    """Raises ``NotFound`` for a plan, mechanic or customer that is not there, ``Invalid`` and ``NotAllowed``."""
    require(account, Action.CHECK_OUT)
    _check(asked)
    book = await uow.rule_book()
    mechanic_in(book, asked.mechanic_id)
    if asked.plan_id is not None and book.plan(asked.plan_id) is None:
        raise NotFound("plan", field="plan_id", rule=Rule.NOT_THERE)
    balance = await _balance(uow, account, asked)
    terms = agreed(book, _as_booked(asked, now), now)
    parts = charge(terms.due_cents, balance)
    in_person = asked.kind is VisitKind.IN_PERSON
    paid = Paid(card=parts.card, credit=parts.credit, lines=() if in_person else terms.tax)
    said = policy_terms(terms.policy, asked.kind, paid, starts=asked.starts, now=now, accepted=asked.accepted)
    return Foretold(
        price_cents=terms.price_cents,
        tax=list(terms.tax),
        due_cents=terms.due_cents,
        balance_cents=balance,
        credit_cents=parts.credit,
        rest_cents=parts.card,
        terms=list(said),
    )


def _check(asked: TermsQuestion) -> None:
    if not 0 <= asked.price_cents <= MOST_NUMBER:
        raise Invalid("price_cents is out of range", field="price_cents", rule=Rule.OUT_OF_RANGE)
    if asked.starts is not None:
        check_span(asked.starts, asked.minutes)


async def _balance(uow: UnitOfWork, account: Account, asked: TermsQuestion) -> int:
    if asked.customer_id is None:
        return 0
    known = await uow.records.has(Customer, asked.customer_id)
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, asked.customer_id)
    if not known:
        raise NotFound("customer", field="customer_id", rule=Rule.NOT_THERE)
    return (await credit.ledger(uow, asked.customer_id)).balance


def _as_booked(asked: TermsQuestion, now: int) -> Session:
    """The session as its terms would be agreed on; it is never stored."""
    return Session(
        id=uuid7(),
        customer_id=asked.customer_id or uuid7(),
        state=SessionState.PENDING if asked.starts is None else SessionState.SCHEDULED,
        kind=asked.kind,
        service_type=ServiceType.DIAGNOSTIC,
        minutes=asked.minutes,
        starts=asked.starts,
        mechanic_id=asked.mechanic_id,
        plan_id=asked.plan_id,
        price_cents=asked.price_cents,
        created_at=now,
    )
