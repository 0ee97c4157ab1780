"""Money that comes when nobody asks for it any more, and what is asked for before a visit."""

from __future__ import annotations

import pytest

from scheduling.credit import ReferenceReused
from scheduling.errors import PaymentFailed
from scheduling.ids import uuid7
from scheduling.money_messages import RefundRequest
from sync_server.jobs import money as jobs
from sync_server.payments.manual import NoCards
from sync_server.services.money import refunding, taking
from sync_server.services.money.rows import CheckoutState, SessionPayment
from tests.sync_server.counter import Counter
from tests.sync_server.shop import HOUR, Shop

DAY = 24 * HOUR


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _late(counter: Counter, pending: SessionPayment) -> None:
    """The customer's page charges the card all the same, and the gateway tells."""
    await counter.tell_success(pending)
    await jobs.paid(counter.shop.bootstrap, counter.shop.id, pending.id)


@pytest.mark.parametrize("deposit", [False, True])
async def test_a_card_charged_after_a_no_show_has_settled_gets_all_of_it_back(
    counter: Counter, deposit: bool
) -> None:
    """What was not paid by then is not asked for; what was, stays divided."""
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    pending = await counter.begin(session_id)
    if deposit:
        await counter.pay(session_id, 15_00)
    await counter.miss(session_id)
    counter.set_clock(counter.now() + DAY)
    assert await jobs.settle_no_show(shop.bootstrap, shop.id, session_id) is deposit
    await _late(counter, pending)
    assert [(each.payment_id, each.cents) for each in await counter.refunds(session_id)] == [
        (pending.id, 15_00)
    ]
    kept = {"terminal": -15_00, "payee": 15_00} if deposit else {}
    assert await counter.sums(session_id) == kept
    await jobs.sweep(shop.bootstrap, shop.id)
    assert await counter.sums(session_id) == kept


async def test_a_card_charged_before_a_no_show_has_settled_is_divided_with_it(counter: Counter) -> None:
    """The news of it may be late: it was paid for a session that nobody came to."""
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    pending = await counter.begin(session_id)
    await counter.miss(session_id)
    await _late(counter, pending)
    counter.set_clock(counter.now() + DAY)
    assert await jobs.settle_no_show(shop.bootstrap, shop.id, session_id)
    assert await counter.sums(session_id) == {"card": -15_00, "payee": 15_00}


@pytest.mark.parametrize(("quote", "due"), [(0, 0), (8_00, 8_00), (15_00, 15_00), (100_00, 15_00)])
async def test_no_deposit_is_asked_for_above_a_quote_that_came_later(
    counter: Counter, quote: int, due: int
) -> None:
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    async with shop.acting("desk") as (uow, account):
        await taking.quote(uow, account, session_id, quote, counter.now())
    assert (await counter.read(session_id)).due_cents == due
    if due:
        await counter.pay(session_id, due)
    assert (await counter.read(session_id)).due_cents == 0
    assert await counter.refunds(session_id) == []


async def test_a_deposit_above_a_later_quote_stays_until_the_visit_is_done(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    async with shop.acting("desk") as (uow, account):
        await taking.quote(uow, account, session_id, 8_00, counter.now())
    assert ((await counter.read(session_id)).due_cents, await counter.refunds(session_id)) == (0, [])
    await counter.complete(session_id)
    assert [each.cents for each in await counter.refunds(session_id)] == [5_80]


async def test_the_id_of_a_refund_is_money_or_credit(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.pay(session_id, 33_34)
    await counter.complete(session_id)
    refund_id = uuid7()
    for as_credit in (False, True):
        asked = RefundRequest(refund_id=refund_id, cents=5_00, reason="sorry", as_credit=as_credit)
        async with counter.shop.acting("owner") as (uow, account):
            if as_credit:
                with pytest.raises(ReferenceReused):
                    await refunding.beyond_policy(uow, account, session_id, asked, counter.now())
            else:
                await refunding.beyond_policy(uow, account, session_id, asked, counter.now())
    assert await counter.credit() == 0


async def test_confirming_by_card_where_none_is_taken_any_more_lets_the_time_and_the_credit_go(
    counter: Counter,
) -> None:
    await counter.give_credit(10_00)
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    counter.shop.bootstrap.gateway = NoCards()
    with pytest.raises(PaymentFailed):
        await counter.confirm(checkout.id)
    assert (await counter.checkout(checkout.id)).state is CheckoutState.RELEASED
    assert await counter.credit() == 10_00
    await counter.hold(counter.shop.at(10))
