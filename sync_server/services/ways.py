"""Who could help now, and the ways on for a customer whom nobody can help: asked before anything is entered or paid.

View only: looking through the mechanics who are offline asks none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from scheduling.errors import NotFound
from scheduling.ids import uuid7
from scheduling.limits import MOST_LONG_TEXT, MOST_TEXT
from scheduling.matching import (
    MatchingPolicy,
    Request,
    offline_to_look_through,
    ranked,
    suitable,
)
from scheduling.matching_messages import (
    WaysAnswer,
    WaysQuestion,
    check_kind,
    check_minutes,
    check_text,
    mechanic_line,
)
from scheduling.mechanics import offered_kinds
from scheduling.offer_rounds import next_step
from scheduling.offers import OfferPolicy
from scheduling.postal_codes import place_in
from scheduling.presence import Soonness
from scheduling.records import Customer
from scheduling.rights import Action
from scheduling.visit_records import Favourite
from sync_server.services import waitlist
from sync_server.services.candidates import anybody
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, RuleBook
from sync_server.services.permissions import require, require_customer
from sync_server.services.schedule import DAY, Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBy:
    """What is known of who asks."""

    customer_id: UUID | None = None
    """Whose favourites come first."""
    postal_code: str = ""


NOBODY = AskedBy()


async def ways(uow: UnitOfWork, account: Account, asked: WaysQuestion, now: int) -> WaysAnswer:
    """As ``answer``, for a customer within the account's reach; raises ``NotAllowed`` and ``NotFound`` too."""
    require(account, Action.SEEK_MECHANIC, own=True)
    asker = NOBODY
    if asked.customer_id is not None:
        await require_customer(uow, account, Action.VIEW_CUSTOMERS, asked.customer_id)
        customer = await uow.records.get(Customer, asked.customer_id)
        if customer is None:
            raise NotFound("customer", id=str(asked.customer_id))
        asker = AskedBy(customer_id=customer.id, postal_code=customer.postal_code)
    return await answer(uow, asked, asker, now)


async def answer(uow: UnitOfWork, asked: WaysQuestion, asker: AskedBy, now: int) -> WaysAnswer:
    """Who is there at once, the best first; else the ways on, with the offline mechanics: favourites, then the best.

    Raises ``Invalid`` and ``TooLong``, and ``NotFound`` for a plan that is not there.
    """
    check_kind(asked.kind)
    check_minutes(asked.minutes)
    check_text("concern", asked.concern, MOST_LONG_TEXT)
    check_text("make", asked.make, MOST_TEXT)
    check_text("city", asked.city, MOST_TEXT)
    schedule = await Schedule.around(uow, now, now + DAY)
    request = _request(schedule.book, asked, asker, now)
    able = [row for row in schedule.book.mechanics if asked.kind in offered_kinds(row)]
    candidates = await anybody(uow, schedule, able, request, now)
    there = [each for each in suitable(request, candidates) if each.online]
    matching = schedule.book.policy(MatchingPolicy)
    step = next_step(
        request, (), candidates, now, policy=schedule.book.policy(OfferPolicy), matching=matching
    )
    liked = await uow.rows.find(Favourite, customer_id=asker.customer_id) if asker.customer_id else []
    favourites = {each.mechanic_id for each in liked}
    matches = offline_to_look_through(request, candidates, favourites, policy=matching)
    by_id = {each.mechanic.id: each for each in candidates}
    return WaysAnswer(
        online=len(there),
        free=sum(each.soonness is Soonness.NOW for each in there),
        shortage=step.shortage,
        ways=list(step.ways),
        waiting=len(await waitlist.waiting(uow, now)),
        measured_wait=await waitlist.measured(uow, now),
        offline=[mechanic_line(by_id[match.mechanic_id].mechanic, match) for match in matches],
        there=[
            mechanic_line(by_id[match.mechanic_id].mechanic, match)
            for match in ranked(request, there, matching)
        ],
    )


def _request(book: RuleBook, asked: WaysQuestion, asker: AskedBy, now: int) -> Request:
    plan = book.plan(asked.plan_id)
    if plan is None and asked.plan_id is not None:
        raise NotFound("plan", id=str(asked.plan_id))
    code, city = place_in(asked.city)
    return Request(
        session_id=uuid7(),
        kind=asked.kind,
        asked_at=now,
        minutes=asked.minutes,
        concern=asked.concern,
        make=asked.make,
        just_advice=asked.just_advice,
        brand_specialist=plan is not None and plan.brand_specialist,
        postal_code=code or asker.postal_code,
        city=city,
    )
