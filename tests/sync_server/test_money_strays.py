"""Money that comes twice, late, or when whoever asked for it is gone: nobody's stays where nobody looks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.commands import AnswerOffer
from scheduling.credit import ReferenceReused
from scheduling.errors import IllegalTransition, NotAllowed
from scheduling.ids import uuid7
from scheduling.money_messages import CreditChange, ManualPayment
from scheduling.payments import PaymentEventKind, PaymentMethod
from scheduling.records import Customer
from scheduling.vocabulary import Role
from sync_server.jobs import money as jobs
from sync_server.payments.fake import Fault
from sync_server.services import tasks
from sync_server.services.money import charging, credit, taking, telling
from sync_server.services.money.gateway import GatewayEvent
from sync_server.services.money.rows import CheckoutState, SessionPayment
from tests.sync_server.counter import Counter
from tests.sync_server.jobs_due import times
from tests.sync_server.shop import HOUR, Shop

PRICE = 33_34


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _told(
    counter: Counter, payment: SessionPayment, kind: PaymentEventKind, *, refund_id: str = "", cents: int = 0
) -> None:
    """By the gateway, and what waits for the money goes on."""
    event = GatewayEvent(
        id=str(uuid7()),
        name=f"payment.{kind.value}",
        kind=kind,
        intent_id=payment.intent_id,
        refund_id=refund_id,
        cents=cents,
    )
    async with counter.shop.acting("owner") as (uow, _):
        assert await telling.receive(uow, event, counter.now()) == telling.APPLIED
    await jobs.paid(counter.shop.bootstrap, counter.shop.id, payment.id)


async def _other_customer(shop: Shop) -> Customer:
    row = replace(shop.customer, id=uuid7(), name="Somebody else")
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.add(row)
    return row


async def test_a_card_is_not_charged_for_what_was_paid_otherwise_meanwhile(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    one, other = await counter.begin(session_id), await counter.begin(session_id)
    await counter.pay(session_id, PRICE)
    for payment in (one, other):
        with pytest.raises(IllegalTransition):
            await charging.charge(counter.till, payment.id)
    assert await counter.sums(session_id) == {"terminal": -PRICE, "held": PRICE}


@pytest.mark.parametrize("done", [False, True])
async def test_what_the_gateway_took_twice_goes_back_once(counter: Counter, done: bool) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    one, other = await counter.begin(session_id), await counter.begin(session_id)
    await _told(counter, one, PaymentEventKind.SUCCEEDED)
    if done:
        await counter.complete(session_id)
    await _told(counter, other, PaymentEventKind.SUCCEEDED)
    await jobs.paid(counter.shop.bootstrap, counter.shop.id, other.id)
    (refund,) = await counter.refunds(session_id)
    assert (refund.payment_id, refund.cents) == (other.id, PRICE)
    if not done:
        assert (await counter.read(session_id)).due_cents == 0
        await counter.complete(session_id)
    assert await counter.sums(session_id) == {"card": -PRICE, "payee": 29_00, "gst": 1_45, "qst": 2_89}
    assert (await counter.read(session_id)).settled


async def test_a_card_is_not_charged_for_what_its_mechanic_declined(counter: Counter) -> None:
    """And should the gateway take it all the same, it goes back: nobody is to come."""
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10), mechanic_id=shop.ivan.id))
    payment = await counter.begin(session_id)
    await shop.send("ivan", AnswerOffer(session_id=session_id, accept=False))
    assert (await counter.read(session_id)).due_cents == 0
    with pytest.raises(IllegalTransition):
        await charging.charge(counter.till, payment.id)
    await _told(counter, payment, PaymentEventKind.SUCCEEDED)
    assert [each.cents for each in await counter.refunds(session_id)] == [PRICE]
    assert await counter.sums(session_id) == {}


async def test_credit_that_was_kept_is_not_in_what_is_paid_later(counter: Counter) -> None:
    """The card's money goes back to the card, whole, though credit paid for the first time round."""
    shop = counter.shop
    await counter.give_credit(10_00)
    session_id = await counter.book(counter.video(shop.at(10)))
    one, late = await counter.begin(session_id), await counter.begin(session_id)
    await _told(counter, one, PaymentEventKind.SUCCEEDED)
    counter.set_clock(shop.at(10) - 3 * HOUR)
    await counter.cancel(session_id)
    left = await counter.credit()
    await _told(counter, late, PaymentEventKind.SUCCEEDED)
    assert [each.cents for each in await counter.refunds(session_id) if each.payment_id == late.id] == [23_34]
    assert await counter.credit() == left


async def test_the_id_of_a_change_is_one_customers(counter: Counter) -> None:
    shop, other = counter.shop, await _other_customer(counter.shop)
    asked = CreditChange(change_id=uuid7(), cents=1_00, reason="sorry")
    async with shop.acting("owner") as (uow, account):
        for _ in range(2):
            await credit.change(uow, account, shop.customer.id, asked, counter.now())
        with pytest.raises(ReferenceReused):
            await credit.change(uow, account, other.id, asked, counter.now())
    assert await counter.credit() == 1_00


async def test_the_id_of_a_payment_by_credit_alone_is_one_sessions(counter: Counter) -> None:
    shop, other = counter.shop, await _other_customer(counter.shop)
    for customer_id in (shop.customer.id, other.id):
        await counter.give_credit(2 * PRICE, customer_id)
    first = await counter.book(counter.video(shop.at(10)))
    asked = ManualPayment(payment_id=uuid7(), method=PaymentMethod.CASH, cents=0)
    async with shop.acting("desk") as (uow, account):
        for _ in range(2):
            await taking.by_hand(uow, account, first, asked, counter.now())
    assert await counter.credit() == PRICE
    for hour, customer_id in ((12, shop.customer.id), (14, other.id)):
        command = counter.video(shop.at(hour), customer_id=customer_id, vehicle_id=None, just_advice=True)
        again = await counter.book(command)
        async with shop.acting("desk") as (uow, account):
            with pytest.raises(ReferenceReused):
                await taking.by_hand(uow, account, again, asked, counter.now())


async def test_a_checkout_whose_money_went_back_in_part_gives_the_rest_back(counter: Counter) -> None:
    """Nobody books for less than was asked for; and no job fails over it for ever."""
    await counter.give_credit(10_00)
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    (payment,) = await counter.payments(checkout.session_id)
    await _told(counter, payment, PaymentEventKind.REFUNDED, refund_id="re_by_hand", cents=1_00)
    done = await counter.checkout(checkout.id)
    assert (done.state, done.refused_code) == (CheckoutState.REFUNDED, "payment_needed")
    refunds = await counter.refunds(checkout.session_id)
    assert [(each.cents, each.reason) for each in refunds] == [(1_00, "gateway"), (22_34, "checkout")]
    assert (await counter.sums(checkout.session_id), await counter.credit()) == ({}, 10_00)


async def test_who_may_check_out_no_longer_gets_the_customers_money_back(counter: Counter) -> None:
    shop = counter.shop
    checkout = await counter.start(await counter.request(shop.at(10)))
    (payment,) = await counter.payments(checkout.session_id)
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        member = replace(shop.people["desk"].member, role=Role.MECHANIC, mechanic_id=shop.bert.id)
        await uow.records.put(member)
    await _told(counter, payment, PaymentEventKind.SUCCEEDED)
    done = await counter.checkout(checkout.id)
    assert (done.state, done.refused_code) == (CheckoutState.REFUNDED, "not_allowed")
    assert [each.cents for each in await counter.refunds(checkout.session_id)] == [PRICE]


async def test_a_gateway_that_is_away_is_asked_again_by_one_job_for_each_checkout(counter: Counter) -> None:
    """However often the sweep looks at a checkout that nobody can close."""
    shop = counter.shop
    checkout = await counter.start(await counter.request(shop.at(10)))
    counter.set_clock(counter.now() + 2 * HOUR)
    planned = len(await times(shop, tasks.CLOSE_CHECKOUT))
    for _ in range(3):
        counter.gateway.faults.append(Fault.AWAY)
        assert await jobs.sweep(shop.bootstrap, shop.id) == 0
    assert len(await times(shop, tasks.CLOSE_CHECKOUT)) == planned
    counter.gateway.faults.append(Fault.AWAY)
    assert not await jobs.close_checkout(shop.bootstrap, shop.id, checkout.id)
    assert len(await times(shop, tasks.CLOSE_CHECKOUT)) == planned + 1
    assert await jobs.sweep(shop.bootstrap, shop.id) == 1
    assert (await counter.checkout(checkout.id)).state is CheckoutState.RELEASED


async def test_a_mechanic_reads_the_credit_of_customers_of_own_bookings_and_of_nobody_else(
    counter: Counter,
) -> None:
    """Nor of who has no booking with anybody, though that customer may be booked by them."""
    shop, other = counter.shop, await _other_customer(counter.shop)
    await counter.give_credit(5_00, other.id)
    async with shop.acting("ivan") as (uow, account):
        with pytest.raises(NotAllowed):
            await credit.read(uow, account, other.id)
    command = counter.video(
        shop.at(10), mechanic_id=shop.ivan.id, customer_id=other.id, vehicle_id=None, just_advice=True
    )
    session_id = await counter.book(command)
    await shop.send("ivan", AnswerOffer(session_id=session_id, accept=True))
    async with shop.acting("ivan") as (uow, account):
        assert (await credit.read(uow, account, other.id)).balance_cents == 5_00
        with pytest.raises(NotAllowed):
            await credit.read(uow, account, shop.customer.id)
