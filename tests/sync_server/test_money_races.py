"""Money on real connections at one time: one wins, the other finds it done."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from scheduling.credit import CreditReason
from scheduling.errors import Gone, IllegalTransition
from scheduling.ids import uuid7
from scheduling.money import Payee
from scheduling.money_messages import ManualPayment, RefundRequest
from scheduling.payments import PaymentEventKind, PaymentMethod
from scheduling.records import Session
from scheduling.vocabulary import CancelledBy
from sync_server.jobs import money as jobs
from sync_server.services.money import refunding, taking, telling
from sync_server.services.money.gateway import GatewayEvent
from sync_server.services.money.rows import CheckoutState, CreditRow, MoneyTransaction, TransactionKind
from tests.sync_server.counter import Counter
from tests.sync_server.shop import Shop


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _sessions(counter: Counter) -> int:
    async with counter.shop.uow() as uow:
        return len(await uow.records.all(Session))


async def test_two_confirmations_of_one_checkout_book_and_charge_once(counter: Counter) -> None:
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    done = await asyncio.gather(*(counter.confirm(checkout.id) for _ in range(4)))
    assert {each.state for each in done} == {CheckoutState.CONFIRMED}
    assert await _sessions(counter) == 1
    assert [verb for verb, _, _ in counter.gateway.done] == ["create", "confirm"]
    assert await counter.sums(checkout.session_id) == {"card": -33_34, "held": 33_34}


async def test_letting_go_against_confirming_ends_in_one_of_the_two(counter: Counter) -> None:
    for hour in (9, 11, 13, 15):
        checkout = await counter.start(await counter.request(counter.shop.at(hour)))
        await asyncio.gather(
            counter.confirm(checkout.id), counter.release(checkout.id), return_exceptions=True
        )
        state = (await counter.checkout(checkout.id)).state
        await jobs.paid(counter.shop.bootstrap, counter.shop.id, checkout.id)
        sums = await counter.sums(checkout.session_id)
        if state is CheckoutState.CONFIRMED:
            assert sums == {"card": -33_34, "held": 33_34}
        else:
            assert sums == {}
            async with counter.shop.uow() as uow:
                assert await uow.records.get(Session, checkout.session_id) is None


async def test_a_message_twice_at_once_is_applied_once(counter: Counter) -> None:
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    (payment,) = await counter.payments(checkout.session_id)
    event = GatewayEvent(id="e1", name="x", kind=PaymentEventKind.SUCCEEDED, intent_id=payment.intent_id)

    async def tell(event: GatewayEvent) -> str:
        async with counter.shop.uow() as uow:
            outcome = await telling.receive(uow, event, counter.now())
            await uow.commit()
        return outcome

    assert list(await asyncio.gather(*map(tell, [event] * 3))) == ["applied"] * 3
    others = [replace(event, id=f"o{number}") for number in range(3)]
    assert await asyncio.gather(*map(tell, others)) == ["ignored"] * 3
    assert await counter.sums(checkout.session_id) == {"card": -33_34, "held": 33_34}


async def test_a_refund_job_twice_at_once_gives_back_once(counter: Counter) -> None:
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    await counter.confirm(checkout.id)
    await counter.cancel(checkout.session_id, CancelledBy.STAFF)
    (refund,) = await counter.refunds(checkout.session_id)
    shop = counter.shop
    done = await asyncio.gather(*(jobs.refund(shop.bootstrap, shop.id, refund.id) for _ in range(4)))
    assert sorted(done) == [False, False, False, True]
    assert [cents for verb, _, cents in counter.gateway.done if verb == "refund"] == [33_34]
    (payment,) = await counter.payments(checkout.session_id)
    assert payment.refunded == 33_34


async def test_credit_spent_twice_at_once_is_spent_once(counter: Counter) -> None:
    await counter.give_credit(33_34)
    first = await counter.book(counter.video(counter.shop.at(10)))
    second = await counter.book(counter.video(counter.shop.at(12)))

    async def pay(session_id: Any) -> None:
        asked = ManualPayment(payment_id=uuid7(), method=PaymentMethod.TERMINAL, cents=0)
        async with counter.shop.acting("desk") as (uow, account):
            await taking.by_hand(uow, account, session_id, asked, counter.now())

    results = await asyncio.gather(pay(first), pay(second), return_exceptions=True)
    assert [type(each).__name__ for each in results if each is not None] == ["Invalid"]
    assert await counter.credit() == 0


async def test_the_same_payment_twice_at_once_is_one(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    asked = ManualPayment(payment_id=uuid7(), method=PaymentMethod.CASH, cents=33_34)

    async def pay() -> None:
        async with counter.shop.acting("desk") as (uow, account):
            await taking.by_hand(uow, account, session_id, asked, counter.now())

    await asyncio.gather(pay(), pay(), pay())
    assert len(await counter.payments(session_id)) == 1
    assert (await counter.sums(session_id))["held"] == 33_34


async def test_cancelling_against_paying_keeps_nothing_of_what_came_too_late(counter: Counter) -> None:
    for hour in (9, 11, 13):
        session_id = await counter.book(counter.video(counter.shop.at(hour)))
        await asyncio.gather(
            counter.cancel(session_id, CancelledBy.STAFF),
            counter.pay(session_id, 33_34),
            return_exceptions=True,
        )
        assert "held" not in await counter.sums(session_id)


async def test_two_refunds_beyond_the_policy_never_give_more_than_was_paid(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.pay(session_id, 33_34)
    await counter.complete(session_id)

    async def give(cents: int) -> None:
        asked = RefundRequest(refund_id=uuid7(), cents=cents, reason="was kept waiting")
        async with counter.shop.acting("owner") as (uow, account):
            await refunding.beyond_policy(uow, account, session_id, asked, counter.now())

    results = await asyncio.gather(give(20_00), give(20_00), return_exceptions=True)
    assert [type(each).__name__ for each in results if each is not None] == ["OverRefund"]
    assert sum(refund.cents for refund in await counter.refunds(session_id)) == 20_00


async def _insert(shop: Shop, row: object, *, bumped: bool = True) -> None:
    async with shop.uow() as uow:
        if bumped:
            await uow.bump()
        await uow.rows.add(row)
        await uow.commit()


def _credit(shop: Shop, cents: int, reference: str = "r") -> CreditRow:
    reason = CreditReason.SPENT if cents < 0 else CreditReason.GRANTED
    return CreditRow(
        id=uuid7(), customer_id=shop.customer.id, reference=reference, reason=reason, cents=cents, at=1
    )


async def test_the_database_itself_lets_no_credit_below_zero_and_no_reference_twice(shop: Shop) -> None:
    await _insert(shop, _credit(shop, 100))
    with pytest.raises(sa.exc.DBAPIError, match="credit below zero"):
        await _insert(shop, _credit(shop, -101, "s"))
    with pytest.raises(sa.exc.IntegrityError):
        await _insert(shop, _credit(shop, 100))
    with pytest.raises(sa.exc.DBAPIError, match="before the tenant was bumped"):
        await _insert(shop, _credit(shop, 5, "t"), bumped=False)


def _transaction(shop: Shop, *, card: int, held: int) -> MoneyTransaction:
    return MoneyTransaction(
        id=uuid7(),
        reference=str(uuid7()),
        kind=TransactionKind.PAYMENT,
        at=1,
        session_id=shop.id,
        customer_id=shop.customer.id,
        payee_kind=Payee.WORKSHOP,
        payee_mechanic_id=None,
        card=card,
        held=held,
    )


async def test_the_database_itself_keeps_the_ledger_even_and_whole(shop: Shop) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        await _insert(shop, _transaction(shop, card=-5, held=4))
    await _insert(shop, _transaction(shop, card=-5, held=5))
    with pytest.raises(sa.exc.DBAPIError, match="more given than was paid"):
        await _insert(shop, _transaction(shop, card=6, held=-6))
    async with shop.uow() as uow:
        await uow.bump()
        (row,) = await uow.rows.find(MoneyTransaction)
        with pytest.raises(sa.exc.ProgrammingError):
            await uow.rows.put(replace(row, note="another"))
    async with shop.uow() as uow:
        with pytest.raises(sa.exc.ProgrammingError):
            await uow.rows.delete_where(CreditRow)


async def test_what_is_over_is_not_charged(counter: Counter) -> None:
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    await counter.release(checkout.id)
    from sync_server.services.money import charging

    assert checkout.payment_id is not None
    with pytest.raises(IllegalTransition):
        await charging.charge(counter.till, checkout.payment_id)
    with pytest.raises(Gone):
        await counter.confirm(checkout.id)
    assert [verb for verb, _, _ in counter.gateway.done] == ["create"]
