"""What the shop gives back at the gateway itself: nobody is asked for it again, and no cent of it is lost."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from scheduling.cancellation import Ending
from scheduling.ids import uuid7
from scheduling.money_messages import RefundRequest
from scheduling.payments import PaymentState
from scheduling.vocabulary import CancelledBy
from sync_server.jobs import money as jobs
from sync_server.payments.fake import FakeGateway
from sync_server.services import tasks
from sync_server.services.money import charging, refunding, settling, taking
from sync_server.services.money.gateway import GatewayRefund
from sync_server.services.money.rows import RefundState, SessionPayment
from sync_server.services.money.standing import is_paid_first
from tests.sync_server.counter import Counter
from tests.sync_server.jobs_due import times
from tests.sync_server.matching_shop import asked, at_clock, online
from tests.sync_server.shop import HOUR, Shop

PRICE = 33_34


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _paid(counter: Counter, **over: Any) -> tuple[UUID, SessionPayment]:
    session_id = await counter.book(counter.video(counter.shop.at(10), **over))
    return session_id, await counter.by_card(session_id)


async def _visit(counter: Counter, quote: int | None = None) -> tuple[UUID, SessionPayment]:
    """In person, its deposit of 15.00 paid by card."""
    session_id = await counter.book(counter.shop.booking(counter.shop.at(10)))
    paid = await counter.by_card(session_id)
    if quote is not None:
        await _quote(counter, session_id, quote)
    return session_id, paid


async def _done(counter: Counter, session_id: UUID) -> None:
    """A minute later: which of the two was first is known to the second."""
    counter.set_clock(counter.now() + 60)
    await counter.complete(session_id)


async def _quote(counter: Counter, session_id: UUID, cents: int) -> None:
    async with counter.shop.acting("desk") as (uow, account):
        await taking.quote(uow, account, session_id, cents, counter.now())


async def test_part_of_a_price_is_not_asked_for_again_and_the_rest_is_divided(counter: Counter) -> None:
    session_id, paid = await _paid(counter)
    assert await counter.refund_there(paid, 10_00) == "applied"
    before = await counter.read(session_id)
    assert (before.due_cents, before.paid_cents, before.given_back_cents) == (0, 23_34, 10_00)
    assert [(each.cents, each.reason, each.state) for each in before.refunds] == [(10_00, "gateway", "done")]
    await counter.complete(session_id)
    money = await counter.read(session_id)
    assert (money.settled, money.due_cents, money.paid_cents, money.total_cents) == (True, 0, 23_34, PRICE)
    assert await counter.sums(session_id) == {"card": -23_34, "payee": 20_30, "gst": 1_02, "qst": 2_02}
    assert [(line.kind.value, line.base, line.amount) for line in money.tax_kept] == [
        ("gst", 20_30, 1_02),
        ("qst", 20_30, 2_02),
    ]


async def test_it_is_the_same_given_back_before_the_visit_or_after(counter: Counter) -> None:
    sums = []
    for hour, first in ((10, True), (12, False)):
        session_id = await counter.book(
            counter.video(counter.shop.at(hour), mechanic_id=counter.shop.bert.id)
        )
        paid = await counter.by_card(session_id)
        for cents in (7, 3_33) if first else ():
            await counter.refund_there(paid, cents)
        await counter.complete(session_id)
        for cents in () if first else (7, 3_33):
            await counter.refund_there(paid, cents)
        sums.append(await counter.sums(session_id))
    assert sums[0] == sums[1]


async def test_an_independent_mechanic_is_paid_whole_by_the_platform(counter: Counter) -> None:
    shop = counter.shop
    session_id, paid = await _paid(counter, mechanic_id=shop.ivan.id)
    await counter.refund_there(paid, 10_00)
    await counter.complete(session_id)
    sums = await counter.sums(session_id)
    assert (sums["payee"], sums.get("platform", 0)) == (20_30, 0)
    assert sums["gst"] + sums["qst"] == 23_34 - 20_30


async def test_an_immediate_session_of_which_part_went_back_may_begin(counter: Counter) -> None:
    at_clock(counter.shop)
    await online(counter.shop, "ivan")
    made = await asked(counter.shop)
    paid = await counter.by_card(made.id)
    await counter.refund_there(paid, 5_00)
    async with counter.shop.uow() as uow:
        session = await counter.shop.session(made.id)
        assert await is_paid_first(uow, session, counter.now())


@pytest.mark.parametrize(
    ("before", "parts"),
    [
        (24 * HOUR, (17_59, 0, 0, 5_00)),
        (24 * HOUR - 1, (17_49, 0, 5_08, 0)),
        (HOUR, (0, 11_67, 10_15, 0)),
    ],
)
async def test_cancelling_is_reckoned_on_what_is_left(
    counter: Counter, before: int, parts: tuple[int, int, int, int]
) -> None:
    refund, credit, payee, platform = parts
    session_id, paid = await _paid(counter)
    await counter.refund_there(paid, 10_00)
    counter.set_clock(counter.shop.at(10) - before)
    await counter.cancel(session_id)
    ours = [each.cents for each in await counter.refunds(session_id) if each.reason == "policy"]
    assert sum(ours) == refund
    money = await counter.read(session_id)
    assert (await counter.credit(), money.payee_cents, money.platform_cents) == (credit, payee, platform)
    await counter.run_refunds(session_id)
    assert counter.went_back(paid) == 10_00 + refund


async def test_part_of_a_deposit_is_a_smaller_advance_and_the_price_stays(counter: Counter) -> None:
    session_id, paid = await _visit(counter, quote=100_00)
    await counter.refund_there(paid, 5_00)
    assert (await counter.read(session_id)).due_cents == 0, "the deposit is not asked for again"
    await _done(counter, session_id)
    money = await counter.read(session_id)
    assert (money.due_cents, money.total_cents, money.paid_cents) == (104_98, 114_98, 10_00)
    await counter.pay(session_id, 104_98)
    assert (await counter.read(session_id)).payee_cents == 100_00


async def test_what_a_deposit_has_above_a_low_price_is_not_given_back_twice(counter: Counter) -> None:
    """The shop did it by hand, since the visit came to 9.20 with tax."""
    session_id, paid = await _visit(counter, quote=8_00)
    await counter.refund_there(paid, 5_80)
    await _done(counter, session_id)
    assert [each.cents for each in await counter.refunds(session_id)] == [5_80]
    assert await counter.sums(session_id) == {"card": -9_20, "payee": 8_00, "gst": 40, "qst": 80}


async def test_part_that_goes_back_once_the_visit_is_done_is_off_its_price(counter: Counter) -> None:
    session_id, paid = await _visit(counter, quote=100_00)
    await counter.complete(session_id)
    await counter.refund_there(paid, 5_00)
    money = await counter.read(session_id)
    assert (money.due_cents, money.given_back_cents) == (99_98, 5_00)
    await counter.pay(session_id, 99_98)
    sums = await counter.sums(session_id)
    assert sum(sums[name] for name in ("payee", "gst", "qst")) == 109_98
    assert (await counter.read(session_id)).settled


async def test_a_deposit_of_which_part_went_back_is_kept_as_far_as_it_is_there(counter: Counter) -> None:
    session_id, paid = await _visit(counter)
    await counter.refund_there(paid, 5_00)
    counter.set_clock(counter.shop.at(10) - HOUR)
    await counter.cancel(session_id)
    assert await counter.sums(session_id) == {"card": -10_00, "payee": 10_00}


@pytest.mark.parametrize("steps", [(PRICE,), (10_00, 23_34)])
async def test_a_payment_that_went_back_whole_is_due_again(counter: Counter, steps: tuple[int, ...]) -> None:
    """By another card, or in cash; nothing of it is taken off the price then."""
    session_id, paid = await _paid(counter)
    for cents in steps:
        await counter.refund_there(paid, cents)
    (row,) = await counter.payments(session_id)
    assert row.state is PaymentState.REFUNDED
    money = await counter.read(session_id)
    assert (money.due_cents, money.given_back_cents) == (PRICE, 0)
    await counter.pay(session_id, PRICE)
    await counter.complete(session_id)
    assert (await counter.sums(session_id))["payee"] == 29_00


async def test_after_everything_went_back_a_new_time_owes_the_whole_price(counter: Counter) -> None:
    session_id, paid = await _paid(counter)
    await counter.refund_there(paid, 10_00)
    async with counter.shop.acting("owner") as (uow, _):
        await uow.bump()
        session = await counter.shop.session(session_id)
        await settling.everything_back(uow, session, counter.now())
    assert (await counter.read(session_id)).due_cents == PRICE


async def _twice(counter: Counter) -> tuple[UUID, list[SessionPayment]]:
    """Two cards, both charged before anybody looked: what is held is twice what was asked for."""
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    made = [await counter.begin(session_id) for _ in range(2)]
    for each in made:
        intent = await counter.gateway.confirm(each.intent_id, key=str(each.id))
        await charging.told(counter.till, each.id, intent)
    return session_id, made


async def test_who_takes_back_a_double_charge_gives_nothing_off_the_price(counter: Counter) -> None:
    session_id, (_, second) = await _twice(counter)
    await counter.refund_there(second, 20_00)
    await jobs.paid(counter.shop.bootstrap, counter.shop.id, second.id)
    ours = [each.cents for each in await counter.refunds(session_id) if each.reason == "policy"]
    money = await counter.read(session_id)
    assert (ours, money.paid_cents, money.given_back_cents) == ([13_34], PRICE, 0)


@pytest.mark.parametrize("end", ["customer", "no_show"])
async def test_no_policy_is_on_what_was_paid_twice(counter: Counter, end: str) -> None:
    """Also where the booking ends before any job has given it back."""
    session_id, _ = await _twice(counter)
    if end == "customer":
        counter.set_clock(counter.shop.at(10) - 3 * HOUR)
        await counter.cancel(session_id)
        assert sum(each.cents for each in await counter.refunds(session_id)) == PRICE + 25_01
    else:
        async with counter.shop.acting("owner") as (uow, _):
            await uow.bump()
            session, at = await counter.shop.session(session_id), counter.shop.at(10)
            assert await settling.settle(uow, session, Ending.NO_SHOW, at=at, now=counter.now())
        assert sum(each.cents for each in await counter.refunds(session_id)) == PRICE
    assert (await counter.read(session_id)).payee_cents == (7_25 if end == "customer" else 14_50)


async def test_part_by_hand_of_a_refund_that_is_due_leaves_the_rest_due(counter: Counter) -> None:
    session_id, paid = await _paid(counter)
    await counter.cancel(session_id, CancelledBy.STAFF)
    planned = len(await times(counter.shop, tasks.REFUND))
    assert await counter.refund_there(paid, 10_00) == "applied"
    assert len(await times(counter.shop, tasks.REFUND)) == planned + 1
    found = {each.cents: each.state for each in await counter.refunds(session_id)}
    assert found == {10_00: RefundState.DONE, 23_34: RefundState.DUE}
    assert any(await counter.run_refunds(session_id))
    assert counter.went_back(paid) == PRICE
    assert (await counter.sums(session_id), (await counter.payments(session_id))[0].refunded) == ({}, PRICE)


async def test_what_went_back_beyond_what_was_kept_is_written_down_all_the_same(counter: Counter) -> None:
    """Half of it is the customer's credit already: the workshop gives that from its own."""
    session_id, paid = await _paid(counter)
    counter.set_clock(counter.shop.at(10) - HOUR)
    await counter.cancel(session_id)
    assert await counter.refund_there(paid, PRICE) == "applied"
    assert await counter.sums(session_id) == {"credit": 16_68, "payee": -16_68}


class _Meanwhile(FakeGateway):
    """While it answers, somebody gives as much back in its own pages, and it tells of that first."""

    counter: Any = None
    payment: Any = None

    async def refund(self, intent_id: str, cents: int, *, key: str) -> GatewayRefund:
        made = await super().refund(intent_id, cents, key=key)
        if key != "by hand":
            other = await self.refund(intent_id, cents, key="by hand")
            assert await self.counter.tell_refund(self.payment, cents, other.id) == "applied"
        return made


async def test_as_much_given_by_hand_while_ours_was_on_its_way_went_back_twice(shop: Shop) -> None:
    gateway = _Meanwhile()
    counter = gateway.counter = Counter(shop, gateway)
    session_id, gateway.payment = await _paid(counter)
    await counter.complete(session_id)
    asked_for = RefundRequest(refund_id=uuid7(), cents=10_00, reason="was kept waiting")
    async with shop.acting("owner") as (uow, account):
        await refunding.beyond_policy(uow, account, session_id, asked_for, counter.now())
    assert await counter.run_refunds(session_id) == [True]
    assert await counter.run_refunds(session_id) == [False, False]
    assert (counter.went_back(gateway.payment), (await counter.read(session_id)).paid_cents) == (20_00, 13_34)
    assert (await counter.payments(session_id))[0].refunded == 20_00


async def test_a_double_charge_after_part_went_back_leaves_that_part_given_back(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    late = await counter.begin(session_id)
    paid = await counter.by_card(session_id)
    await counter.refund_there(paid, 10_00)
    await counter.tell_success(late)
    await jobs.paid(counter.shop.bootstrap, counter.shop.id, late.id)
    ours = [
        (each.payment_id, each.cents) for each in await counter.refunds(session_id) if each.reason == "policy"
    ]
    money = await counter.read(session_id)
    assert (ours, money.due_cents, money.paid_cents) == ([(late.id, PRICE)], 0, 23_34)
