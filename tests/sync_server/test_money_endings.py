"""What becomes of the money when a session ends: the table of the rules to the second, exactly once, to the cent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Place
from scheduling.errors import IllegalTransition
from scheduling.ids import uuid7
from scheduling.money_messages import QuoteRequest
from scheduling.payments import PaymentMethod
from scheduling.records import Mechanic, Session
from scheduling.visit_commands import TakeBackNoShow
from scheduling.vocabulary import CancelledBy, SessionState, VisitKind
from sync_server.jobs import money as jobs
from sync_server.services import history
from sync_server.services.models import Policy
from sync_server.services.money import refunding, settling, taking, terms
from sync_server.services.money.rows import RefundState, TransactionKind
from tests.sync_server.counter import Counter
from tests.sync_server.matching_shop import accept, asked, at_clock, offers_of, online
from tests.sync_server.shop import HOUR, Shop

DAY = 24 * HOUR


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


@pytest.mark.parametrize(
    ("before", "parts"),
    [
        (24 * HOUR, (27_59, 0, 0, 5_00, 75)),  # 24.00 and its tax
        (24 * HOUR - 1, (25_01, 0, 7_25, 0, 1_08)),
        (2 * HOUR, (25_01, 0, 7_25, 0, 1_08)),
        (2 * HOUR - 1, (0, 16_68, 14_50, 0, 2_16)),
        (1, (0, 16_68, 14_50, 0, 2_16)),
    ],
)
async def test_a_customer_cancels_online(
    counter: Counter, before: int, parts: tuple[int, int, int, int, int]
) -> None:
    """Money back, credit, and what payee, platform and the state keep."""
    back, credit, payee, platform, tax = parts
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10)))
    await counter.pay(session_id, 33_34)
    counter.set_clock(shop.at(10) - before)
    await counter.cancel(session_id)
    money = await counter.read(session_id)
    assert (money.payee_cents, money.platform_cents, money.settled) == (payee, platform, True)
    assert sum(refund.cents for refund in money.refunds) == back
    assert await counter.credit() == credit
    sums = await counter.sums(session_id)
    assert sums["gst"] + sums["qst"] == tax
    assert "held" not in sums


@pytest.mark.parametrize(("before", "back", "payee"), [(DAY, 15_00, 0), (DAY - 1, 0, 15_00), (1, 0, 15_00)])
async def test_a_customer_cancels_a_visit_in_person(
    counter: Counter, before: int, back: int, payee: int
) -> None:
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00, PaymentMethod.CASH)
    counter.set_clock(shop.at(10) - before)
    await counter.cancel(session_id)
    assert [refund.cents for refund in await counter.refunds(session_id)] == [back] * bool(back)
    assert (await counter.read(session_id)).payee_cents == payee


@pytest.mark.parametrize(("before", "back"), [(DAY, 27_59), (DAY - 1, 25_01)])
async def test_what_a_shop_without_the_server_tells_later_counts_from_when_it_was_done(
    counter: Counter, before: int, back: int
) -> None:
    """The customer rang in time; the desk was cut off until an hour before the start."""
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10)))
    await counter.pay(session_id, 33_34)
    done, heard = shop.at(10) - before, shop.at(10) - HOUR
    counter.set_clock(heard)
    told = CancelSession(session_id=session_id, cancelled_by=CancelledBy.CUSTOMER, at=done)
    assert (await shop.send("desk", told)).code == ""
    (refund,) = await counter.refunds(session_id)
    assert (refund.cents, refund.asked_at) == (back, heard)
    async with shop.uow() as uow:
        step = (await uow.events.of_session(session_id))[-1]
    assert (step.what, step.at, step.heard_at) == ("cancelled", done, heard)


async def test_nothing_is_cancelled_before_it_was_booked(counter: Counter) -> None:
    """By a computer whose clock is behind."""
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10)))
    booked = (await shop.session(session_id)).created_at
    counter.set_clock(booked + HOUR)
    told = CancelSession(session_id=session_id, cancelled_by=CancelledBy.CUSTOMER, at=booked - HOUR)
    assert (await shop.send("desk", told)).code == ""
    async with shop.uow() as uow:
        step = (await uow.events.of_session(session_id))[-1]
    assert (step.at, step.heard_at) == (booked, booked + HOUR)


@pytest.mark.parametrize("by", [CancelledBy.STAFF, CancelledBy.MECHANIC])
async def test_everything_comes_back_when_the_shop_cancels_however_late(
    counter: Counter, by: CancelledBy
) -> None:
    shop = counter.shop
    await counter.give_credit(10_00)
    session_id = await counter.book(counter.video(shop.at(10)))
    await counter.pay(session_id, 23_34)
    assert await counter.credit() == 0
    counter.set_clock(shop.at(10) - 1)
    await counter.cancel(session_id, by)
    assert [refund.cents for refund in await counter.refunds(session_id)] == [23_34]
    assert await counter.credit() == 10_00
    assert await counter.sums(session_id) == {}


async def test_who_withdraws_an_offer_that_nobody_took_gets_everything_back(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10), mechanic_id=shop.ivan.id))
    await counter.pay(session_id, 33_34)
    counter.set_clock(shop.at(10) - 1)
    await counter.cancel(session_id)
    assert [refund.cents for refund in await counter.refunds(session_id)] == [33_34]


@pytest.mark.parametrize("accepted", [False, True])
async def test_who_withdraws_an_immediate_session_before_anybody_accepted_gets_everything_back(
    counter: Counter, accepted: bool
) -> None:
    at_clock(counter.shop)
    await online(counter.shop, "ivan")
    made = await asked(counter.shop)
    await counter.pay(made.id, 33_34)
    if accepted:
        await accept(counter.shop, "ivan", (await offers_of(counter.shop, made.id))[counter.shop.ivan.id])
    said = {term.code.value: term.back for term in (await counter.read(made.id)).terms}
    assert said.get("unaccepted") == (None if accepted else 33_34)
    await counter.cancel(made.id)
    assert [refund.cents for refund in await counter.refunds(made.id)] == [33_34] * (not accepted)
    assert await counter.credit() == (16_68 if accepted else 0)


@pytest.mark.parametrize(
    ("by", "answer"), [(CancelledBy.CUSTOMER, "not_allowed"), (CancelledBy.MECHANIC, "")]
)
async def test_a_mechanic_does_not_say_that_the_customer_cancelled(
    counter: Counter, by: CancelledBy, answer: str
) -> None:
    """It would be paid for."""
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10), mechanic_id=shop.ivan.id))
    await counter.pay(session_id, 33_34)
    await shop.send("ivan", AnswerOffer(session_id=session_id, accept=True))
    counter.set_clock(shop.at(10) - HOUR)
    told = await shop.send("ivan", CancelSession(session_id=session_id, cancelled_by=by))
    assert told.code == answer
    assert [refund.cents for refund in await counter.refunds(session_id)] == [33_34] * (not answer)


async def test_a_declined_booking_is_refunded_and_owes_again_when_it_is_placed_elsewhere(
    counter: Counter,
) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10), mechanic_id=shop.ivan.id))
    await counter.pay(session_id, 33_34)
    await shop.send("ivan", AnswerOffer(session_id=session_id, accept=False))
    assert [refund.cents for refund in await counter.refunds(session_id)] == [33_34]
    seen = Place(starts=shop.at(10), minutes=30, mechanic_id=shop.ivan.id)
    await shop.send(
        "desk", MoveSession(session_id=session_id, seen=seen, to=replace(seen, mechanic_id=shop.bert.id))
    )
    assert (await counter.read(session_id)).due_cents == 33_34
    await counter.pay(session_id, 33_34)
    counter.set_clock(shop.at(10) - DAY)
    await counter.cancel(session_id)
    assert sum(refund.cents for refund in await counter.refunds(session_id)) == 33_34 + 27_59


async def test_what_was_not_paid_is_not_asked_for_and_gives_nothing_back(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.cancel(session_id)
    money = await counter.read(session_id)
    assert (money.due_cents, money.refunds, money.settled) == (0, [], False)


async def test_a_no_show_settles_after_a_day_and_not_a_second_before(counter: Counter) -> None:
    shop, tenant = counter.shop, counter.shop.id
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    await counter.miss(session_id)
    missed = counter.now()
    counter.set_clock(missed + DAY - 1)
    assert not await jobs.settle_no_show(shop.bootstrap, tenant, session_id)
    async with shop.uow() as uow:
        session = await shop.session(session_id)
        assert not await settling.is_no_show_settled(uow, session, missed + DAY - 1)
        assert await settling.is_no_show_settled(uow, session, missed + DAY)
    counter.set_clock(missed + DAY)
    assert await jobs.settle_no_show(shop.bootstrap, tenant, session_id)
    assert not await jobs.settle_no_show(shop.bootstrap, tenant, session_id)
    assert await counter.sums(session_id) == {"terminal": -15_00, "payee": 15_00}


async def test_a_no_show_that_was_taken_back_settles_by_the_later_one(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    await counter.miss(session_id)
    first = counter.now()
    await counter.step(session_id, SessionState.PENDING)
    counter.set_clock(first + DAY)
    assert not await jobs.settle_no_show(shop.bootstrap, shop.id, session_id)
    await counter.step(session_id, SessionState.NO_SHOW)
    assert not await jobs.settle_no_show(shop.bootstrap, shop.id, session_id)
    counter.set_clock(first + 2 * DAY)
    assert await jobs.sweep(shop.bootstrap, shop.id) == 1


async def test_a_no_show_whose_money_was_divided_is_not_taken_back(counter: Counter) -> None:
    """Also where the owner has given more time since."""
    shop, hour = counter.shop, {"settles_after": HOUR}
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.rows.add(Policy(name="payments", value=hour, changed_at=1))
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    await counter.miss(session_id)
    counter.set_clock(counter.now() + HOUR)
    assert await jobs.settle_no_show(shop.bootstrap, shop.id, session_id)
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.rows.put(Policy(name="payments", value={"settles_after": DAY}, changed_at=2))
    assert (await shop.send("desk", TakeBackNoShow(session_id=session_id))).code == "settled"


async def test_an_online_no_show_leaves_half_as_credit(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10)))
    await counter.pay(session_id, 33_34)
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        session = replace(await shop.session(session_id), kind=VisitKind.VIDEO)
        from scheduling.cancellation import Ending

        assert await settling.settle(uow, session, Ending.NO_SHOW, at=shop.at(10), now=counter.now())
        assert not await settling.settle(uow, session, Ending.NO_SHOW, at=shop.at(10), now=counter.now())
    assert await counter.credit() == 16_68
    assert (await counter.sums(session_id))["payee"] == 14_50


@pytest.mark.parametrize(("mechanic", "payee", "platform"), [("bert", 29_00, 0), ("ivan", 20_30, 8_70)])
async def test_a_session_that_took_place_is_divided_once(
    counter: Counter, mechanic: str, payee: int, platform: int
) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10), mechanic_id=getattr(shop, mechanic).id))
    await counter.pay(session_id, 33_34)
    await counter.complete(session_id)
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        assert not await settling.earn(uow, await shop.session(session_id), counter.now())
    sums = await counter.sums(session_id)
    assert (sums["payee"], sums.get("platform", 0)) == (payee, platform)
    assert (sums["gst"], sums["qst"], sums["terminal"]) == (1_45, 2_89, -33_34)
    assert (await counter.read(session_id)).payee == ("workshop" if mechanic == "bert" else "mechanic")


async def test_a_phone_booking_is_divided_when_it_is_paid_at_last(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.complete(session_id)
    assert (await counter.read(session_id)).due_cents == 33_34
    await counter.pay(session_id, 33_34, PaymentMethod.CASH)
    money = await counter.read(session_id)
    assert (money.due_cents, money.payee_cents, money.settled) == (0, 29_00, True)
    assert await counter.sums(session_id) == {
        "cash": -33_35, "rounding": 1, "payee": 29_00, "gst": 1_45, "qst": 2_89,
    }  # fmt: skip


async def test_the_balance_of_a_visit_is_its_quote_with_tax_less_the_deposit(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    await counter.complete(session_id)
    assert (await counter.read(session_id)).due_cents == 0, "no price is agreed on yet"
    async with shop.acting("desk") as (uow, account):
        await taking.quote(uow, account, session_id, 200_00, counter.now())
    money = await counter.read(session_id)
    assert (money.total_cents, money.due_cents, money.due_for) == (229_95, 214_95, "balance")
    await counter.pay(session_id, 214_95)
    assert (await counter.read(session_id)).payee_cents == 200_00
    async with shop.acting("desk") as (uow, account):
        with pytest.raises(IllegalTransition):
            await taking.quote(uow, account, session_id, 100_00, counter.now())


@pytest.mark.parametrize("quote", [10_00, 0])
async def test_a_deposit_larger_than_the_price_comes_back_for_the_difference(
    counter: Counter, quote: int
) -> None:
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    async with shop.acting("desk") as (uow, account):
        await taking.quote(uow, account, session_id, QuoteRequest(cents=quote).cents, counter.now())
    await counter.complete(session_id)
    total = (await counter.read(session_id)).total_cents
    assert total == (11_50 if quote else 0)
    assert [refund.cents for refund in await counter.refunds(session_id)] == [15_00 - total]
    assert (await counter.sums(session_id)).get("payee", 0) == quote


async def test_a_deposit_paid_with_credit_comes_back_as_credit(counter: Counter) -> None:
    shop = counter.shop
    await counter.give_credit(15_00)
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 0)
    async with shop.acting("desk") as (uow, account):
        await taking.quote(uow, account, session_id, 10_00, counter.now())
    await counter.complete(session_id)
    assert await counter.credit() == 3_50
    assert await counter.refunds(session_id) == []


async def test_money_that_comes_after_a_cancellation_goes_back(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.cancel(session_id)
    async with counter.shop.acting("desk") as (uow, account):
        from sync_server.services.money.books import About
        from sync_server.services.money.rows import Purpose

        await uow.bump()
        session = await counter.shop.session(session_id)
        found = await terms.terms_of(uow, session)
        await taking.take(
            uow, account, About.of(found, session.customer_id), purpose=Purpose.FULL,
            payment_id=session_id, cents=33_34, method=PaymentMethod.TERMINAL, now=counter.now(),
        )  # fmt: skip
        await taking.after_paid(uow, session, counter.now())
    assert [refund.cents for refund in await counter.refunds(session_id)] == [33_34]


async def test_a_referral_comes_out_of_the_platforms_share(counter: Counter) -> None:
    shop = counter.shop
    vera = Mechanic(id=shop.id, name="Vera", has_workshop=False, kinds=(VisitKind.VIDEO,))
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.add(vera)
    first = await counter.book(counter.video(shop.at(10)))
    visit = await counter.book(shop.booking(shop.at(14), mechanic_id=shop.ivan.id, drop_buffer=False))
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.put(replace(await shop.session(first), mechanic_id=vera.id))
        session = await uow.records.get(Session, visit)
        assert session is not None
        await terms.refer(uow, session, first)
        await terms.quote(uow, session, 100_00)
    await counter.complete(visit)
    await counter.pay(visit, 114_98)
    money = await counter.read(visit)
    assert (money.payee_cents, money.platform_cents, money.referral_cents) == (70_00, 28_00, 2_00)
    (referral,) = [row for row in await counter.rows(visit) if row.kind is TransactionKind.REFERRAL]
    assert (referral.payee_mechanic_id, referral.payee) == (vera.id, 2_00)


async def test_cash_is_handed_back_by_hand_and_rounded(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10)))
    await counter.pay(session_id, 33_34, PaymentMethod.CASH)
    await counter.cancel(session_id, CancelledBy.STAFF)
    (refund,) = await counter.refunds(session_id)
    assert (refund.state, refund.handed_cents, refund.next_try_at) == (RefundState.DUE, 33_35, None)
    assert await jobs.refund(shop.bootstrap, shop.id, refund.id) is False
    for _ in range(2):
        async with shop.acting("desk") as (uow, account):
            await refunding.hand_back(uow, account, refund.id, counter.now())
    (done,) = await counter.refunds(session_id)
    assert (done.state, done.done_by) == (RefundState.DONE, shop.people["desk"].member.id)
    (payment,) = await counter.payments(session_id)
    assert (payment.state.value, payment.refunded) == ("refunded", 33_34)
    assert await counter.sums(session_id) == {}


async def test_who_takes_money_sees_it_in_a_bookings_history_and_nobody_else(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10), mechanic_id=shop.anna.id))
    await counter.pay(session_id, 33_34, PaymentMethod.CASH)
    await counter.cancel(session_id, CancelledBy.STAFF)
    (refund,) = await counter.refunds(session_id)
    async with shop.acting("desk") as (uow, account):
        await refunding.hand_back(uow, account, refund.id, counter.now())
    told = {}
    for who in ("desk", "anna"):
        async with shop.acting(who) as (uow, account):
            told[who] = (await history.of_session(uow, account, session_id)).events
    desk = shop.people["desk"].member
    assert {
        (line.what, line.detail) for line in told["desk"]
    } == {  # the clock stands: all in the same second
        ("booked", ""),
        ("payment.by_hand", "cash 3334 credit 0"),
        ("cancelled", ""),
        ("refund.handed", "3334"),
    }
    assert (told["desk"][-1].staff_id, told["desk"][-1].staff_name) == (desk.id, desk.name)
    assert [line.what for line in told["anna"]] == ["booked", "cancelled"]


async def test_what_is_brought_back_keeps_the_quote_that_was_given_last(counter: Counter) -> None:
    shop, command = counter.shop, counter.shop.booking(counter.shop.at(10))
    await counter.book(command)
    for cents in (80_00, 100_00):
        async with shop.acting("desk") as (uow, account):
            await taking.quote(uow, account, command.session_id, cents, counter.now())
    await counter.cancel(command.session_id, CancelledBy.STAFF)
    again = replace(command, session_id=uuid7(), reservation_id=uuid7(), rebooks=command.session_id)
    assert (await counter.read(await counter.book(again))).quote_cents == 100_00
