"""What is said before a booking is made is what counts once it is: price, tax, credit, and what comes back."""

from __future__ import annotations

from typing import Any

import pytest

from scheduling.errors import Invalid, NotAllowed, NotFound
from scheduling.ids import uuid7
from scheduling.money_messages import Foretold, TermsQuestion
from scheduling.vocabulary import VisitKind
from sync_server.services.money import foretelling
from tests.sync_server.counter import Counter
from tests.sync_server.shop import Shop


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _told(counter: Counter, name: str = "desk", **over: Any) -> Foretold:
    shop = counter.shop
    values: dict[str, Any] = {
        "kind": VisitKind.VIDEO,
        "plan_id": shop.plan.id,
        "price_cents": 2900,
        "starts": shop.at(10),
        "mechanic_id": shop.bert.id,
        "customer_id": shop.customer.id,
    }
    async with shop.acting(name) as (uow, account):
        return await foretelling.foretell(uow, account, TermsQuestion(**(values | over)), counter.now())


def _codes(told: Foretold) -> list[str]:
    return [term.code.value for term in told.terms]


async def test_a_checkout_of_the_same_says_the_same(counter: Counter) -> None:
    told = await _told(counter)
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    assert (
        (told.due_cents, told.rest_cents) == (checkout.terms.due_cents, checkout.rest_cents) == (33_34, 33_34)
    )
    assert tuple(told.terms) == checkout.said
    assert told.price_cents == 29_00
    assert sum(line.amount for line in told.tax) == 4_34


async def test_credit_pays_first(counter: Counter) -> None:
    await counter.give_credit(10_00)
    told = await _told(counter)
    assert (told.balance_cents, told.credit_cents, told.rest_cents) == (10_00, 10_00, 23_34)
    assert (await _told(counter, customer_id=None)).balance_cents == 0


async def test_a_visit_in_person_owes_a_deposit(counter: Counter) -> None:
    told = await _told(counter, kind=VisitKind.IN_PERSON, plan_id=None, price_cents=0)
    assert (told.price_cents, told.due_cents) == (None, 15_00)
    assert _codes(told) == ["free", "nothing_back", "begun", "ours", "reschedule"]


async def test_at_once_everything_comes_back_until_somebody_accepts(counter: Counter) -> None:
    told = await _told(counter, starts=None, mechanic_id=None, accepted=False)
    assert _codes(told) == ["rest_as_credit", "begun", "ours", "unaccepted"]


async def test_nothing_is_said_of_money_where_nothing_is_paid(counter: Counter) -> None:
    told = await _told(counter, plan_id=None, price_cents=0)
    assert (told.due_cents, _codes(told)) == (0, ["reschedule"])


@pytest.mark.parametrize("field", ["plan_id", "mechanic_id", "customer_id"])
async def test_what_is_not_there_is_said(counter: Counter, field: str) -> None:
    over: dict[str, Any] = {field: uuid7()}
    with pytest.raises(NotFound):
        await _told(counter, **over)


@pytest.mark.parametrize("over", [{"price_cents": -1}, {"minutes": 0}], ids=["price", "minutes"])
async def test_what_cannot_be_is_refused(counter: Counter, over: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await _told(counter, **over)


async def test_a_mechanic_asks_nothing_of_it(counter: Counter) -> None:
    with pytest.raises(NotAllowed):
        await _told(counter, "ivan")
