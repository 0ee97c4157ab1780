"""What the gateway will never do is tried no more: a person is told, and says when it was done."""

from __future__ import annotations

from uuid import UUID

import httpx
import pytest

from scheduling.credit import ReferenceReused
from scheduling.errors import IllegalTransition
from scheduling.ids import uuid7
from scheduling.money_messages import ManualPayment, RefundsByHand
from scheduling.payments import PaymentMethod
from scheduling.vocabulary import CancelledBy
from sync_server.http.context import Context
from sync_server.jobs import money as jobs
from sync_server.payments.fake import FakeGateway, Fault
from sync_server.payments.manual import NoCards
from sync_server.services import tasks
from sync_server.services.money import refunding, taking
from sync_server.services.money.rows import CheckoutState, Refund, RefundState, SessionPayment
from tests.sync_server.caller import Caller, read
from tests.sync_server.counter import Counter
from tests.sync_server.jobs_due import times
from tests.sync_server.shop import HOUR, Shop


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _due(counter: Counter) -> tuple[UUID, SessionPayment, Refund]:
    """A refund of everything by card."""
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    paid = await counter.by_card(session_id)
    await counter.cancel(session_id, CancelledBy.STAFF)
    (refund,) = await counter.refunds(session_id)
    return session_id, paid, refund


async def _handed(counter: Counter, refund: Refund) -> None:
    async with counter.shop.acting("desk") as (uow, account):
        await refunding.hand_back(uow, account, refund.id, counter.now())


@pytest.mark.parametrize("why", ["account_closed", "more_than_was_paid", "no_such_intent", "no_cards"])
async def test_a_refund_that_will_never_be_done_waits_for_a_person_and_for_no_job(
    counter: Counter, why: str, client: httpx.AsyncClient, context: Context
) -> None:
    shop = counter.shop
    session_id, paid, refund = await _due(counter)
    await _break(counter, why, paid)
    planned = len(await times(shop, tasks.REFUND))
    for _ in range(2):
        assert await counter.run_refunds(session_id) == [False]
    counter.set_clock(counter.now() + 7 * HOUR)
    assert await jobs.sweep(shop.bootstrap, shop.id) == 0
    assert len(await times(shop, tasks.REFUND)) == planned
    (stopped,) = await counter.refunds(session_id)
    assert (stopped.state, stopped.trouble, stopped.tries) == (RefundState.DUE, why, 1)
    desk = Caller(client, context, shop, "desk")
    (told,) = read(RefundsByHand, await desk("GET", "/money/refunds/by-hand")).refunds
    assert (told.id, told.session_id, told.by_hand, told.trouble) == (refund.id, session_id, True, why)
    async with shop.acting("owner") as (uow, _):
        lines = await uow.audit.page(before=None, limit=50, subject_id=refund.id)
    assert [(line.what, line.detail) for line in lines] == [("refund.stopped", why)]
    for _ in range(2):
        await _handed(counter, refund)
    assert read(RefundsByHand, await desk("GET", "/money/refunds/by-hand")).refunds == []
    assert (await counter.payments(session_id))[0].refunded == 33_34


async def _break(counter: Counter, why: str, paid: SessionPayment) -> None:
    gateway = counter.gateway
    if why == "account_closed":
        gateway.faults.append(Fault.NEVER)
    elif why == "more_than_was_paid":  # given back there, and the news of it was lost
        await gateway.refund(paid.intent_id, paid.cents, key="by hand")
    elif why == "no_such_intent":
        counter.shop.bootstrap.gateway = FakeGateway(secret=b"another account")
    else:
        counter.shop.bootstrap.gateway = NoCards()


async def test_news_of_it_that_comes_late_is_taken_for_it(counter: Counter) -> None:
    session_id, paid, _ = await _due(counter)
    made = await counter.gateway.refund(paid.intent_id, paid.cents, key="by hand")
    assert await counter.run_refunds(session_id) == [False]
    assert await counter.tell_refund(paid, paid.cents, made.id) == "applied"
    assert [refund.state for refund in await counter.refunds(session_id)] == [RefundState.DONE]


async def test_what_the_gateway_does_by_itself_nobody_hands_back(counter: Counter) -> None:
    session_id, _, refund = await _due(counter)
    with pytest.raises(IllegalTransition):
        await _handed(counter, refund)
    assert await counter.run_refunds(session_id) == [True]
    with pytest.raises(IllegalTransition):
        await _handed(counter, refund)


async def test_cash_to_be_handed_back_is_listed_for_the_desk_alone(
    counter: Counter, client: httpx.AsyncClient, context: Context
) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.pay(session_id, 33_34, PaymentMethod.CASH)
    await counter.cancel(session_id, CancelledBy.STAFF)
    await _due(counter)
    desk = Caller(client, context, counter.shop, "desk")
    (told,) = read(RefundsByHand, await desk("GET", "/money/refunds/by-hand")).refunds
    assert (told.method, told.cents, told.handed_cents) == ("cash", 33_34, 33_35)
    anna = Caller(client, context, counter.shop, "anna")
    assert (await anna("GET", "/money/refunds/by-hand")).status_code == 403


@pytest.mark.parametrize("again", [False, True])
async def test_a_checkout_left_open_ends_though_no_cards_are_taken_any_more(
    counter: Counter, again: bool
) -> None:
    """Its credit comes back; should the card be charged all the same, that goes back as well."""
    shop, cards = counter.shop, counter.gateway
    await counter.give_credit(10_00)
    checkout = await counter.start(await counter.request(shop.at(10)))
    assert await counter.credit() == 0
    shop.bootstrap.gateway = NoCards()
    counter.set_clock(counter.now() + 2 * HOUR)
    if again:
        assert await jobs.close_checkout(shop.bootstrap, shop.id, checkout.id)
    else:
        assert await jobs.sweep(shop.bootstrap, shop.id) == 1
    assert (await counter.checkout(checkout.id)).state is CheckoutState.RELEASED
    assert await counter.credit() == 10_00
    assert await jobs.sweep(shop.bootstrap, shop.id) == 0
    shop.bootstrap.gateway = cards
    (payment,) = await counter.payments(checkout.session_id)
    await counter.tell_success(payment)
    await jobs.paid(shop.bootstrap, shop.id, payment.id)
    assert [refund.cents for refund in await counter.refunds(checkout.session_id)] == [23_34]


async def test_the_id_of_a_payment_by_hand_is_one_amount(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    asked = ManualPayment(payment_id=uuid7(), method=PaymentMethod.CASH, cents=33_34)
    for cents, refused in ((33_34, False), (33_34, False), (30_00, True)):
        again = ManualPayment(payment_id=asked.payment_id, method=asked.method, cents=cents)
        async with counter.shop.acting("desk") as (uow, account):
            if refused:
                with pytest.raises(ReferenceReused):
                    await taking.by_hand(uow, account, session_id, again, counter.now())
            else:
                await taking.by_hand(uow, account, session_id, again, counter.now())
    assert await counter.sums(session_id) == {"cash": -33_35, "rounding": 1, "held": 33_34}
