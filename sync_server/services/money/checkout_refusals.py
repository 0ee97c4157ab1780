"""Why a checkout came to nothing, told again to who asks again, and with what is free by then. Reads only."""

from __future__ import annotations

from scheduling.commands import BookSession, Outcome, Place
from scheduling.errors import ErrorCode
from sync_server.services import pricing
from sync_server.services.answers import alternatives, refusal
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money.rows import Checkout, CheckoutState
from sync_server.services.schedule import Question, Schedule

_OF_THE_TIME = frozenset({ErrorCode.SLOT_TAKEN, ErrorCode.NOT_AVAILABLE})
_OF_THE_PRICE = frozenset({ErrorCode.PRICE_CHANGED, ErrorCode.PLAN_WITHDRAWN})


async def refused_again(
    uow: UnitOfWork, account: Account, checkout: Checkout, now: int
) -> HoldRefused | None:
    """The answer that its confirmation had; ``None`` for one that ended otherwise. The time may be free again."""
    refused = {code.value: code for code in _OF_THE_TIME | _OF_THE_PRICE}
    code = refused.get(checkout.refused_code)
    if checkout.state is not CheckoutState.REFUNDED or code is None:
        return None
    outcome = await instead(uow, account, checkout.command, now)
    if code in _OF_THE_PRICE:
        price = await pricing.price_of(uow, await uow.rule_book(), checkout.command, now)
        told = {"price_cents": (str(price.cents), str(checkout.command.price_cents))}
        outcome = Outcome(fields=told, alternatives=outcome.alternatives)
    return HoldRefused(code.value, outcome)


async def instead(uow: UnitOfWork, account: Account, command: BookSession, now: int) -> Outcome:
    """Why the time cannot be booked now, if it cannot, and the nearest ones that can."""
    question = Question(
        place=Place(starts=command.starts, minutes=command.minutes, mechanic_id=command.mechanic_id),
        kind=command.kind,
        now=now,
        as_staff=account.as_staff,
    )
    schedule = await Schedule.around(uow, command.starts, question.ends)
    verdict = schedule.verdict(question)
    if verdict.available:
        return Outcome(alternatives=await alternatives(account, schedule, question))
    return await refusal(uow, account, schedule, question, verdict)
