"""Beyond the policy, by hand, credit, the accountant's export; and that no cent appears or vanishes on any way."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduling.credit import ReferenceReused
from scheduling.errors import ErrorCode, IllegalTransition, Invalid, NotAllowed, NotFound, OverRefund, TooLong
from scheduling.ids import uuid7
from scheduling.money import MoneySettings
from scheduling.money_messages import (
    CardAnswer,
    CardPayment,
    CreditAnswer,
    CreditChange,
    ManualPayment,
    RefundRequest,
    SessionMoney,
)
from scheduling.payments import PaymentMethod
from scheduling.vocabulary import CancelledBy
from sync_server.http.context import Context
from sync_server.jobs import money as jobs
from sync_server.payments.fake import Fault
from sync_server.services.money import credit, exporting, reading, refunding, taking
from sync_server.services.money.rows import ACCOUNTS, BookingTerms, MoneyTransaction, RefundState
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.counter import Counter
from tests.sync_server.shop import HOUR, ZONE, Shop


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _done(counter: Counter, method: PaymentMethod = PaymentMethod.TERMINAL) -> Any:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.pay(session_id, 33_34, method)
    await counter.complete(session_id)
    return session_id


async def _refund(counter: Counter, session_id: Any, name: str = "owner", **over: Any) -> RefundRequest:
    values: dict[str, Any] = {"refund_id": uuid7(), "cents": 10_00, "reason": "was kept waiting"}
    asked = RefundRequest(**(values | over))
    async with counter.shop.acting(name) as (uow, account):
        await refunding.beyond_policy(uow, account, session_id, asked, counter.now())
    return asked


async def test_the_owner_gives_back_more_with_a_reason_and_never_more_than_was_paid(counter: Counter) -> None:
    session_id = await _done(counter)
    asked = await _refund(counter, session_id)
    await _refund(counter, session_id, **{name: getattr(asked, name) for name in ("refund_id", "cents")})
    (refund,) = await counter.refunds(session_id)
    owner = counter.shop.people["owner"].member.id
    assert (refund.cents, refund.reason, refund.asked_by) == (10_00, "was kept waiting", owner)
    sums = await counter.sums(session_id)
    assert (sums["gst"], sums["qst"], sums["payee"]) == (1_02, 2_02, 20_30)
    with pytest.raises(ReferenceReused):
        await _refund(counter, session_id, refund_id=asked.refund_id, cents=9_99)
    with pytest.raises(OverRefund):
        await _refund(counter, session_id, cents=23_35)
    await _refund(counter, session_id, cents=23_34)
    assert await counter.sums(session_id) == {}
    with pytest.raises(OverRefund):
        await _refund(counter, session_id, cents=1)


async def test_goodwill_as_credit_is_bounded_by_what_was_paid_too(counter: Counter) -> None:
    session_id = await _done(counter)
    await _refund(counter, session_id, as_credit=True, cents=30_00)
    assert await counter.credit() == 30_00
    assert await counter.refunds(session_id) == []
    with pytest.raises(OverRefund):
        await _refund(counter, session_id, cents=3_35)


async def test_an_independent_mechanics_part_is_not_touched(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10), mechanic_id=shop.ivan.id))
    await counter.pay(session_id, 33_34)
    await counter.complete(session_id)
    await _refund(counter, session_id, cents=33_34)
    assert await counter.sums(session_id) == {"payee": 20_30, "platform": -20_30}


@pytest.mark.parametrize("name", ["desk", "anna", "ivan"])
async def test_nobody_else_refunds_beyond_the_policy_or_gives_credit(counter: Counter, name: str) -> None:
    session_id = await _done(counter)
    with pytest.raises(NotAllowed):
        await _refund(counter, session_id, name)
    async with counter.shop.acting(name) as (uow, account):
        asked = CreditChange(change_id=uuid7(), cents=100, reason="x")
        with pytest.raises(NotAllowed):
            await credit.change(uow, account, counter.shop.customer.id, asked, counter.now())


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"cents": 0}, Invalid), ({"cents": -1}, Invalid), ({"cents": 2**40}, Invalid),
        ({"reason": " "}, Invalid), ({"reason": "\x00"}, Invalid), ({"reason": "x" * 301}, TooLong),
    ],
)  # fmt: skip
async def test_a_refund_that_says_nothing_is_refused(
    counter: Counter, over: dict[str, Any], error: type[Exception]
) -> None:
    session_id = await _done(counter)
    with pytest.raises(error):
        await _refund(counter, session_id, **over)
    with pytest.raises(NotFound):
        await _refund(counter, uuid7())


async def test_money_that_is_still_held_is_not_refunded_past_the_policy(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.pay(session_id, 33_34)
    with pytest.raises(IllegalTransition):
        await _refund(counter, session_id)


async def test_what_was_done_is_in_the_trail_without_anybodys_data(counter: Counter) -> None:
    session_id = await _done(counter)
    await _refund(counter, session_id)
    async with counter.shop.acting("owner") as (uow, _):
        lines = await uow.audit.page(before=None, limit=50, subject_id=session_id)
    found = {line.what: line for line in lines}
    assert {"refund.beyond_policy", "payment.by_hand"} <= found.keys()
    assert "waiting" not in "".join(line.detail for line in lines)


async def test_a_refund_that_the_gateway_does_not_do_is_shown_and_tried_again(counter: Counter) -> None:
    shop = counter.shop
    checkout = await counter.start(await counter.request(shop.at(10)))
    await counter.confirm(checkout.id)
    await counter.cancel(checkout.session_id, CancelledBy.STAFF)
    counter.gateway.faults.extend([Fault.AWAY, Fault.AWAY_AFTER, Fault.REFUSED])
    waits = []
    for trouble in ("away", "away", "try_later"):
        assert await counter.run_refunds(checkout.session_id) == [False]
        (refund,) = await counter.refunds(checkout.session_id)
        assert (refund.state, refund.trouble) == (RefundState.DUE, trouble)
        assert refund.next_try_at is not None
        waits.append(refund.next_try_at - counter.now())
    assert [round(wait, -1) for wait in waits] == [60, 120, 240]
    assert (await counter.read(checkout.session_id)).refunds[0].trouble == "try_later"
    counter.set_clock(counter.now() + HOUR)
    assert await jobs.sweep(shop.bootstrap, shop.id) == 1
    assert [cents for verb, _, cents in counter.gateway.done if verb == "refund"] == [33_34]
    assert await jobs.sweep(shop.bootstrap, shop.id) == 0


@pytest.mark.parametrize("cents", [33_33, 33_35, 0, -1, 2**40])
async def test_another_amount_than_what_is_due_is_refused_and_told(counter: Counter, cents: int) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    with pytest.raises(Invalid) as refused:
        await counter.pay(session_id, cents)
    assert refused.value.params["due"] == 33_34
    assert await counter.rows(session_id) == []


async def test_credit_pays_first_and_may_pay_all_of_it(counter: Counter) -> None:
    await counter.give_credit(40_00)
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    with pytest.raises(Invalid):
        await counter.pay(session_id, 33_34)
    await counter.pay(session_id, 0)
    assert await counter.credit() == 6_66
    money = await counter.read(session_id)
    assert (money.paid_cents, money.credit_cents, money.due_cents) == (33_34, 33_34, 0)
    other = await counter.book(counter.video(counter.shop.at(12)))
    await counter.pay(other, 33_34, use_credit=False)
    assert await counter.credit() == 6_66


async def test_a_payment_id_stands_for_one_payment(counter: Counter) -> None:
    first = await counter.book(counter.video(counter.shop.at(10)))
    second = await counter.book(counter.video(counter.shop.at(12)))
    payment_id = await counter.pay(first, 33_34)
    asked = ManualPayment(payment_id=payment_id, method=PaymentMethod.TERMINAL, cents=33_34)
    for session_id, again in ((second, asked), (first, replace(asked, method=PaymentMethod.CASH))):
        async with counter.shop.acting("desk") as (uow, account):
            with pytest.raises(ReferenceReused):
                await taking.by_hand(uow, account, session_id, again, counter.now())
    async with counter.shop.acting("desk") as (uow, account):
        with pytest.raises(Invalid):
            await taking.by_hand(
                uow, account, second, replace(asked, method=PaymentMethod.CARD), counter.now()
            )
        with pytest.raises(NotFound):
            await taking.by_hand(uow, account, uuid7(), asked, counter.now())


async def test_an_independent_mechanic_sees_the_money_of_own_sessions_only(counter: Counter) -> None:
    shop = counter.shop
    own = await counter.book(counter.video(shop.at(10), mechanic_id=shop.ivan.id))
    other = await counter.book(counter.video(shop.at(12)))
    assert (await counter.read(own, "ivan")).due_cents == 33_34
    with pytest.raises(NotFound):
        await counter.read(other, "ivan")
    async with shop.acting("anna") as (uow, account):
        with pytest.raises(NotAllowed):
            await reading.of_session(uow, account, own, counter.now())


async def test_credit_and_the_card_over_http(
    counter: Counter, client: httpx.AsyncClient, context: Context
) -> None:
    shop = counter.shop
    owner = Caller(client, context, shop, "owner")
    path = f"/money/customers/{shop.customer.id}/credit"
    given = CreditChange(change_id=uuid7(), cents=10_00, reason="goodwill")
    for _ in range(2):
        assert read(CreditAnswer, await owner("POST", path, given)).balance_cents == 10_00
    reused = await owner("POST", path, replace(given, cents=11_00))
    assert (reused.status_code, problem(reused).code) == (409, "reference_reused")
    back = CreditChange(change_id=uuid7(), cents=-10_01, reason="a mistake")
    refused = await owner("POST", path, back)
    assert (refused.status_code, problem(refused).code) == (409, "not_enough_credit")
    session_id = await counter.book(counter.video(shop.at(10)))
    begun = CardPayment(payment_id=uuid7())
    started = read(CardAnswer, await owner("POST", f"/money/sessions/{session_id}/card", begun))
    assert (started.payment.cents, started.payment.state) == (23_34, "pending")
    assert read(CardAnswer, await owner("POST", f"/money/sessions/{session_id}/card", begun)) == started
    confirm = f"/money/payments/{begun.payment_id}/confirm"
    counter.gateway.faults.append(Fault.CARD_REFUSED)
    declined = await owner("POST", confirm)
    assert (declined.status_code, problem(declined).code) == (402, ErrorCode.PAYMENT_FAILED.value)
    for _ in range(2):
        money = read(SessionMoney, await owner("POST", confirm))
        assert (money.paid_cents, money.due_cents) == (33_34, 0)
    assert read(CreditAnswer, await owner("GET", path)).lines[0].reason == "spent"
    assert (await owner("POST", f"/money/payments/{uuid7()}/confirm")).status_code == 404


async def test_the_balance_is_paid_by_card_and_the_visit_divided(
    counter: Counter, client: httpx.AsyncClient, context: Context
) -> None:
    shop = counter.shop
    desk = Caller(client, context, shop, "desk")
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    await desk("PUT", f"/money/sessions/{session_id}/quote", {"cents": 100_00})
    await counter.complete(session_id)
    begun = CardPayment(payment_id=uuid7())
    await desk("POST", f"/money/sessions/{session_id}/card", begun)
    money = read(SessionMoney, await desk("POST", f"/money/payments/{begun.payment_id}/confirm"))
    assert (money.settled, money.payee_cents, money.due_cents) == (True, 100_00, 0)
    assert money.payments[-1].purpose == "balance"


async def test_the_export_has_every_transaction_by_payee(
    counter: Counter, client: httpx.AsyncClient, context: Context
) -> None:
    shop = counter.shop
    owner = Caller(client, context, shop, "owner")
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.put(replace(shop.ivan, name="=HYPERLINK(1)"))
    sessions = [await _done(counter)]
    visit = await counter.book(shop.booking(shop.at(14), mechanic_id=shop.ivan.id))
    async with shop.acting("desk") as (uow, account):
        await taking.quote(uow, account, visit, 714_29, counter.now())
    await counter.complete(visit)
    await counter.pay(visit, (await counter.read(visit)).due_cents)
    year = datetime.fromtimestamp(counter.now(), ZONE).year
    response = await owner("GET", "/money/export", year=year)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    lines = list(csv.DictReader(io.StringIO(response.text)))
    assert [(line["payee_kind"], line["kind"]) for line in lines] == [
        ("mechanic", "payment"), ("mechanic", "earning"), ("workshop", "payment"), ("workshop", "earning"),
    ]  # fmt: skip
    assert {line["session"] for line in lines} == {str(visit), *map(str, sessions)}
    ivan, bert = lines[1], lines[3]
    assert (ivan["payee_name"], ivan["payee_year"], ivan["t4a"]) == ("'=HYPERLINK(1)", "500.01", "yes")
    assert (bert["payee_kind"], bert["t4a"], bert["gst"], bert["qst"], bert["hst"]) == (
        "workshop", "", "1.45", "2.89", "0.00",
    )  # fmt: skip
    other = await owner("GET", "/money/export", year=year - 1)
    assert len(other.text.splitlines()) == 1
    assert (await owner("GET", "/money/export", year=1)).status_code == 400
    assert "Chantal" not in response.text


@pytest.mark.parametrize(("cents", "text"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-12_34, "-12.34")])
def test_amounts_are_dollars_with_two_places(cents: int, text: str) -> None:
    assert exporting.amount(cents) == text


def _ways() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "price": st.sampled_from([1, 33, 29_00, 49_00, 99_00]) | st.integers(1, 200_00),
            "before": st.sampled_from([25, 24, 23, 2, 1]),
            "credit": st.sampled_from([0, 1, 10_00, 500_00]),
            "method": st.sampled_from(list(PaymentMethod)[1:]),
            "mechanic": st.sampled_from(["bert", "ivan"]),
            "end": st.sampled_from(["customer", "staff", "completed"]),
            "share": st.integers(0, 10_000),
            "beyond": st.integers(0, 300_00),
        }
    )


@pytest.fixture
def hours() -> Iterator[tuple[int, int]]:
    return iter([(hour, day) for day in range(5, 25) for hour in range(8, 19)])


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(way=_ways())
async def test_no_cent_appears_or_vanishes(
    counter: Counter, hours: Iterator[tuple[int, int]], way: dict[str, Any]
) -> None:
    """Whatever is paid, by whatever way, at whatever moment it ends: each transaction is even, nothing stays held."""
    shop, before = counter.shop, counter.shop.bootstrap.clock
    hour, day = next(hours)
    starts, credit_before = shop.at(hour, day), await counter.credit()
    command = counter.video(
        starts, plan_id=None, price_cents=0, mechanic_id=getattr(shop, way["mechanic"]).id
    )
    session_id = await counter.book(command)
    await _price(counter, session_id, way["price"], way["share"])
    if way["credit"]:
        await counter.give_credit(way["credit"])
    due = (await counter.read(session_id)).due_cents
    credit_part = min(due, credit_before + way["credit"])
    await counter.pay(session_id, due - credit_part, way["method"])
    assert (await counter.sums(session_id))["held"] == due
    counter.set_clock(starts - way["before"] * HOUR)
    if way["end"] == "completed":
        await counter.complete(session_id)
    else:
        await counter.cancel(session_id, CancelledBy(way["end"]))
    sums = await counter.sums(session_id)
    kept = sum(sums.get(name, 0) for name in ("payee", "platform", "gst", "qst"))
    if kept and way["beyond"]:
        await _refund(counter, session_id, cents=min(way["beyond"], kept), as_credit=True)
    sums = await counter.sums(session_id)
    rows = await counter.rows(session_id)
    assert "held" not in sums
    assert sum(sums.values()) == 0
    assert all(sum(getattr(row, name) for name in ACCOUNTS) == 0 for row in rows)
    assert min(sums.get("gst", 0), sums.get("qst", 0), sums.get("rounding", 0) + 2) >= 0
    async with shop.uow() as uow:
        ledger = await credit.ledger(uow, shop.customer.id)
        booked = sum(row.credit for row in await uow.rows.find(MoneyTransaction))
    assert ledger.balance == booked
    shop.bootstrap.clock = before


async def _price(counter: Counter, session_id: Any, cents: int, share: int) -> None:
    """As though the plan had cost so much, with another share, when it was booked."""
    from sync_server.services.money import terms

    shop = counter.shop
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        session = replace(await shop.session(session_id), price_cents=cents)
        await uow.records.put(session)
        book = await uow.rule_book()
        agreed = terms.agreed(book, session, counter.now())
        payout = replace(agreed.payout, payee_share=share)
        settings_ = MoneySettings(independent_share=share)
        await uow.rows.put(replace(agreed, payout=payout, settings=settings_))
        assert await uow.rows.get(BookingTerms, session_id) is not None
