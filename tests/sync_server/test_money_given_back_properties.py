"""Whatever is given back at the gateway, in whatever steps and whenever: to the cent, and never more than was paid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from scheduling.ids import uuid7
from scheduling.money import Payee
from scheduling.taxes import half_up
from scheduling.vocabulary import CancelledBy
from sync_server.services.money import books, credit, terms
from sync_server.services.money.rows import ACCOUNTS, MoneyTransaction, RefundState, SessionPayment
from tests.sync_server.counter import Counter
from tests.sync_server.shop import HOUR, Shop

SHARES = st.lists(st.integers(1, 60), max_size=3)
"""Hundredths of what is left of the payment, each."""


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


@pytest.fixture
def hours() -> Iterator[tuple[int, int]]:
    return iter([(hour, day) for day in range(5, 25) for hour in range(8, 19)])


@given(
    kept=st.fixed_dictionaries(
        {
            "payee": st.integers(0, 99_99),
            "platform": st.integers(0, 99_99),
            **{name: st.integers(0, 20_00) for name in books.TAXES},
        }
    ),
    share=st.integers(0, 100),
    payee=st.sampled_from(Payee),
)
def test_what_is_taken_adds_up_and_takes_no_more_tax_than_there_is(
    kept: dict[str, int], share: int, payee: Payee
) -> None:
    whole = sum(kept.values())
    cents = half_up(whole * share, 100)
    given_by = books.taken(kept, cents, payee)
    assert sum(given_by.values()) == -cents
    assert all(0 <= -given_by[name] <= kept[name] for name in books.TAXES)
    payer = "payee" if payee is Payee.WORKSHOP else "platform"
    assert set(given_by) == {*books.TAXES, payer}, "an independent mechanic's part is not touched"
    if cents == whole:
        assert all(-given_by[name] == kept[name] for name in books.TAXES)
    beyond = books.taken(kept, whole + 7, payee)
    assert sum(beyond.values()) == -whole - 7
    assert all(-beyond[name] == kept[name] for name in books.TAXES if whole)


def _ways() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "price": st.sampled_from([29_00, 49_00, 99_00]) | st.integers(15_00, 200_00),
            "credit": st.sampled_from([0, 1, 10_00]),
            "mechanic": st.sampled_from(["bert", "ivan"]),
            "first": SHARES,
            "end": st.sampled_from(["completed", "customer", "staff"]),
            "before": st.sampled_from([25, 3, 1]),
            "due": SHARES,
            "later": SHARES,
        }
    )


WORST = {
    "price": 29_01, "credit": 10_00, "mechanic": "ivan", "first": [33, 7], "end": "customer", "before": 3,
    "due": [60, 1], "later": [60, 60],
}  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@example(way=WORST)
@example(way=WORST | {"end": "staff", "due": [1]})
@example(way=WORST | {"end": "completed", "mechanic": "bert"})
@given(way=_ways())
async def test_no_cent_is_lost_or_asked_for_again(
    counter: Counter, hours: Iterator[tuple[int, int]], way: dict[str, Any]
) -> None:
    shop, clock = counter.shop, counter.shop.bootstrap.clock
    hour, day = next(hours)
    starts = shop.at(hour, day)
    somebody = await _somebody(shop)
    session_id = await counter.book(
        counter.video(
            starts,
            plan_id=None,
            price_cents=0,
            mechanic_id=getattr(shop, way["mechanic"]).id,
            customer_id=somebody,
            vehicle_id=None,
            just_advice=True,
        )
    )
    await _price(counter, session_id, way["price"])
    if way["credit"]:
        await counter.give_credit(way["credit"], somebody)
    paid = await counter.by_card(session_id)
    back = await _give_back(counter, paid, way["first"])
    money = await counter.read(session_id)
    assert (money.due_cents, money.given_back_cents) == (0, back)
    assert money.paid_cents + back == money.at_booking_cents
    if way["end"] == "completed":
        await counter.complete(session_id)
    else:
        counter.set_clock(starts - way["before"] * HOUR)
        await counter.cancel(session_id, CancelledBy(way["end"]))
    await _give_back(counter, paid, way["due"])
    await counter.run_refunds(session_id)
    await counter.run_refunds(session_id)
    await _give_back(counter, paid, way["later"])
    await _is_right(counter, session_id, paid)
    shop.bootstrap.clock = clock


async def _somebody(shop: Shop) -> UUID:
    """A customer without credit."""
    row = replace(shop.customer, id=uuid7(), name="Somebody else")
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.add(row)
    return row.id


async def _give_back(counter: Counter, paid: SessionPayment, shares: list[int]) -> int:
    """So many hundredths of what is left, never the last cent; what that came to."""
    whole = 0
    for share in shares:
        left = paid.cents - counter.went_back(paid)
        cents = min(left - 1, half_up(left * share, 100))
        if cents > 0:
            assert await counter.refund_there(paid, cents) == "applied"
            whole += cents
    return whole


async def _is_right(counter: Counter, session_id: UUID, paid: SessionPayment) -> None:
    sums, went_back = await counter.sums(session_id), counter.went_back(paid)
    rows, refunds = await counter.rows(session_id), await counter.refunds(session_id)
    assert "held" not in sums
    assert all(sum(getattr(row, name) for name in ACCOUNTS) == 0 for row in rows)
    assert sums.get("card", 0) == went_back - paid.cents, "the books say what the gateway has"
    assert all(refund.state is RefundState.DONE for refund in refunds)
    assert sum(refund.cents for refund in refunds) == went_back <= paid.cents
    (row,) = [each for each in await counter.payments(session_id) if each.id == paid.id]
    assert row.refunded == went_back
    assert min(sums.get("gst", 0), sums.get("qst", 0)) >= 0
    assert (await counter.read(session_id)).due_cents == 0
    async with counter.shop.uow() as uow:
        ledger = await credit.ledger(uow, paid.customer_id)
        all_of_them = await uow.rows.find(MoneyTransaction, customer_id=paid.customer_id)
        booked = sum(each.credit for each in all_of_them)
    assert ledger.balance == booked


async def _price(counter: Counter, session_id: UUID, cents: int) -> None:
    """As though the plan had cost so much when it was booked."""
    async with counter.shop.acting("owner") as (uow, _):
        await uow.bump()
        session = replace(await counter.shop.session(session_id), price_cents=cents)
        await uow.records.put(session)
        await uow.rows.put(terms.agreed(await uow.rule_book(), session, counter.now()))
