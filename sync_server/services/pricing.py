"""What a booking costs: the price that the customer was told, where the plan was sold at it not long ago.

A desk that works without the server tells the price that it knows. Not here: what becomes of a booking whose
price was never the plan's (``booking``).
"""

from __future__ import annotations

from dataclasses import dataclass

from scheduling.commands import BookSession
from scheduling.errors import ErrorCode, Invalid, NotFound, Rule
from scheduling.records import Plan, Session
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import RuleBook
from sync_server.services.schedule import DAY

HONOURED = 60 * DAY
"""Seconds for which a price that was raised, or a plan that is sold no longer, is kept to what was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What it costs now, and what speaks against what the customer was told, if anything does."""

    cents: int
    refused: ErrorCode | None = None
    """``PRICE_CHANGED`` or ``PLAN_WITHDRAWN``."""
    note: str = ""
    """For the booking's history."""


async def price_of(uow: UnitOfWork, book: RuleBook, command: BookSession, now: int) -> Price:
    """Raises ``NotFound`` or ``Invalid`` for what nobody could have been told.

    A booking that is brought back (``rebooks``) keeps what it cost; one in the place of a session at once has a price
    of its own.
    """
    rebooked = await _rebooked(uow, command)
    is_back = rebooked is not None and rebooked.starts is not None
    if rebooked is not None and is_back and rebooked.plan_id == command.plan_id:
        return _compared(rebooked.price_cents, command)
    if command.plan_id is None:
        if command.price_cents:
            raise Invalid("price_cents without a plan")
        return Price(cents=0)
    plan = book.plan(command.plan_id)
    if plan is None:
        raise NotFound("plan", id=str(command.plan_id), field="plan_id", rule=Rule.NOT_THERE)
    if _is_sold(plan, command.kind) and plan.price_cents == command.price_cents:
        return Price(cents=command.price_cents)
    if await uow.prices.had(plan.id, command.price_cents, command.kind, now - HONOURED):
        return Price(cents=command.price_cents, note="the price that the plan had when it was told")
    if plan.price_cents is None:
        raise Invalid("the plan has no price")
    sold = _is_sold(plan, command.kind)
    return Price(
        cents=plan.price_cents, refused=ErrorCode.PRICE_CHANGED if sold else ErrorCode.PLAN_WITHDRAWN
    )


def _is_sold(plan: Plan, kind: VisitKind) -> bool:
    return plan.active and (not plan.kinds or kind in plan.kinds)


def _compared(cents: int, command: BookSession) -> Price:
    return Price(cents=cents, refused=None if cents == command.price_cents else ErrorCode.PRICE_CHANGED)


async def _rebooked(uow: UnitOfWork, command: BookSession) -> Session | None:
    if command.rebooks is None:
        return None
    session = await uow.records.get(Session, command.rebooks)
    if session is None or session.state is not SessionState.CANCELLED:
        raise Invalid("rebooks names no cancelled session")
    if session.customer_id != command.customer_id:
        raise Invalid("rebooks names another customer's session")
    return session
