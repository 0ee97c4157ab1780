"""The calls of money and checkouts in the test of every endpoint: what each names must be there first."""

from __future__ import annotations

import re
from collections import Counter as Counts
from typing import Any, NamedTuple
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.money_messages import (
    CardPayment,
    CheckoutRequest,
    CreditChange,
    ManualPayment,
    QuoteRequest,
    RefundRequest,
    TermsQuestion,
)
from scheduling.payments import PaymentMethod
from scheduling.records import Mechanic
from scheduling.vocabulary import CancelledBy, VisitKind
from scheduling.wire import HoldRequest
from sync_server.services import holds
from sync_server.services.money import charging, checkouts, taking
from tests.sync_server.counter import Counter
from tests.sync_server.shop import Shop

_HOURS: Counts[UUID] = Counts()
"""By organization: how many times were used up."""
AT_THE_COUNTER = frozenset({"owner", "desk"})


class Made(NamedTuple):
    """One good request: where to, and with what."""

    path: str
    body: object = None
    query: dict[str, Any] = {}  # noqa: RUF012 - never changed


def _time(shop: Shop) -> int:
    _HOURS[shop.id] += 1
    days, hour = divmod(_HOURS[shop.id], 11)
    return shop.at(8 + hour, day=10 + days)


def _mechanic(shop: Shop, who: str) -> Mechanic:
    return {"anna": shop.anna, "ivan": shop.ivan}.get(who, shop.bert)


async def _booked(shop: Shop, who: str) -> UUID:
    counter = Counter(shop)
    return await counter.book(counter.video(_time(shop), mechanic_id=_mechanic(shop, who).id))


async def read(shop: Shop, who: str) -> Made:
    return Made(f"/money/sessions/{await _booked(shop, who)}")


async def by_hand(shop: Shop, who: str) -> Made:
    asked = ManualPayment(payment_id=uuid7(), method=PaymentMethod.CASH, cents=33_34, use_credit=False)
    return Made(f"/money/sessions/{await _booked(shop, who)}/payments", asked)


async def by_card(shop: Shop, who: str) -> Made:
    return Made(f"/money/sessions/{await _booked(shop, who)}/card", CardPayment(payment_id=uuid7()))


async def confirm_payment(shop: Shop, who: str) -> Made:
    session_id, counter, asked = await _booked(shop, who), Counter(shop), CardPayment(payment_id=uuid7())
    async with shop.acting("desk") as (uow, account):
        payment = await taking.begin_card(
            uow, account, session_id, asked, gateway=counter.gateway, now=counter.now()
        )
    await charging.create(counter.till, payment)
    return Made(f"/money/payments/{payment.id}/confirm")


async def quote(shop: Shop, who: str) -> Made:
    command = shop.booking(_time(shop), minutes=30, mechanic_id=_mechanic(shop, who).id)
    return Made(f"/money/sessions/{await Counter(shop).book(command)}/quote", QuoteRequest(cents=100_00))


async def refund(shop: Shop, who: str) -> Made:
    session_id, counter = await _booked(shop, who), Counter(shop)
    await counter.pay(session_id, 33_34, use_credit=False)
    await counter.complete(session_id)
    asked = RefundRequest(refund_id=uuid7(), cents=1_00, reason="was kept waiting")
    return Made(f"/money/sessions/{session_id}/refunds", asked)


async def handed(shop: Shop, who: str) -> Made:
    session_id, counter = await _booked(shop, who), Counter(shop)
    await counter.pay(session_id, 33_34, use_credit=False)
    await counter.cancel(session_id, CancelledBy.STAFF)
    (found,) = await counter.refunds(session_id)
    return Made(f"/money/refunds/{found.id}/handed")


async def by_hand_list(shop: Shop, who: str) -> Made:
    return Made("/money/refunds/by-hand")


async def credit(shop: Shop, who: str) -> Made:
    await _booked(shop, who)
    return Made(f"/money/customers/{shop.customer.id}/credit")


async def change_credit(shop: Shop, who: str) -> Made:
    asked = CreditChange(change_id=uuid7(), cents=5_00, reason="goodwill")
    return Made(f"/money/customers/{shop.customer.id}/credit", asked)


async def export(shop: Shop, who: str) -> Made:
    return Made("/money/export", query={"year": 2026})


async def foretold(shop: Shop, who: str) -> Made:
    asked = TermsQuestion(
        kind=VisitKind.VIDEO,
        plan_id=shop.plan.id,
        price_cents=29_00,
        starts=_time(shop),
        customer_id=shop.customer.id,
    )
    return Made("/money/terms", asked)


async def _request(shop: Shop, who: str) -> CheckoutRequest:
    counter, holder = Counter(shop), who if who in AT_THE_COUNTER else "desk"
    command = counter.video(_time(shop))
    hold = HoldRequest(
        hold_id=uuid7(), starts=command.starts, minutes=30, kind="video", mechanic_id=command.mechanic_id
    )
    async with shop.acting(holder) as (uow, account):
        await holds.place(uow, account, hold, counter.now())
    booking = counter.video(command.starts, hold_id=hold.hold_id, reservation_id=hold.hold_id)
    return CheckoutRequest(checkout_id=uuid7(), booking=booking)


async def start(shop: Shop, who: str) -> Made:
    return Made("/checkouts", await _request(shop, who))


async def _started(shop: Shop, who: str) -> UUID:
    counter, asked = Counter(shop), await _request(shop, who)
    async with shop.acting(who if who in AT_THE_COUNTER else "desk") as (uow, account):
        await checkouts.start(uow, account, asked, counter.till, counter.now())
    return asked.checkout_id


async def read_checkout(shop: Shop, who: str) -> Made:
    return Made(f"/checkouts/{await _started(shop, who)}")


async def confirm(shop: Shop, who: str) -> Made:
    return Made(f"/checkouts/{await _started(shop, who)}/confirm")


async def release(shop: Shop, who: str) -> Made:
    return Made(f"/checkouts/{await _started(shop, who)}")


PREPARED: dict[tuple[str, str], Any] = {
    ("GET", "/money/sessions/{session_id:uuid}"): read,
    ("POST", "/money/sessions/{session_id:uuid}/payments"): by_hand,
    ("POST", "/money/sessions/{session_id:uuid}/card"): by_card,
    ("POST", "/money/payments/{payment_id:uuid}/confirm"): confirm_payment,
    ("PUT", "/money/sessions/{session_id:uuid}/quote"): quote,
    ("POST", "/money/sessions/{session_id:uuid}/refunds"): refund,
    ("GET", "/money/refunds/by-hand"): by_hand_list,
    ("POST", "/money/refunds/{refund_id:uuid}/handed"): handed,
    ("GET", "/money/customers/{customer_id:uuid}/credit"): credit,
    ("POST", "/money/customers/{customer_id:uuid}/credit"): change_credit,
    ("GET", "/money/export"): export,
    ("POST", "/money/terms"): foretold,
    ("POST", "/checkouts"): start,
    ("GET", "/checkouts/{checkout_id:uuid}"): read_checkout,
    ("POST", "/checkouts/{checkout_id:uuid}/confirm"): confirm,
    ("DELETE", "/checkouts/{checkout_id:uuid}"): release,
}
SOMEWHERE = [(method, re.sub(r"\{\w+:uuid\}", str(uuid7()), path)) for method, path in PREPARED]
"""The same with ids of nothing."""
