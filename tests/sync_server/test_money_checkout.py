"""Hold, pay, create the session, confirm: every way a checkout can go, and what is left of the money in each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import pytest

from scheduling.credit import ReferenceReused
from scheduling.errors import ErrorCode, Gone, Invalid, NotAllowed, NotFound, PaymentFailed
from scheduling.ids import uuid7
from scheduling.money_messages import CheckoutAnswer
from scheduling.payments import PaymentMethod
from scheduling.records import Reservation, Session
from scheduling.rights import Action
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.http.context import Context
from sync_server.jobs import money as jobs
from sync_server.payments.fake import Fault
from sync_server.payments.manual import NoCards
from sync_server.services.holds import HoldRefused
from sync_server.services.models import Policy
from sync_server.services.money import checkouts
from sync_server.services.money.rows import BookingTerms, Checkout, CheckoutState
from sync_server.services.refusals import Busy, PaymentNeeded
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.counter import Counter
from tests.sync_server.shop import Shop


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _session(counter: Counter, checkout: Checkout) -> Session | None:
    async with counter.shop.uow() as uow:
        return await uow.records.get(Session, checkout.session_id)


async def _hold_of(counter: Counter, checkout: Checkout) -> Reservation:
    async with counter.shop.uow() as uow:
        found = await uow.records.get(Reservation, checkout.hold_id)
    assert found is not None
    return found


async def test_what_is_said_before_paying_is_what_counts(counter: Counter) -> None:
    shop = counter.shop
    checkout = await counter.start(await counter.request(shop.at(10)))
    assert (checkout.terms.due_cents, checkout.credit_cents, checkout.rest_cents) == (33_34, 0, 33_34)
    assert [term.code.value for term in checkout.said] == [
        "less_fee", "part_kept", "rest_as_credit", "begun", "ours", "reschedule",
    ]  # fmt: skip
    assert await _session(counter, checkout) is None, "it was only tried"
    assert (await _hold_of(counter, checkout)).status.value == "reserved"
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.rows.add(Policy(name="cancellation", value={"version": 2, "fee": 2900}, changed_at=1))
    await counter.confirm(checkout.id)
    async with shop.uow() as uow:
        terms = await uow.rows.get(BookingTerms, checkout.session_id)
    assert terms is not None
    assert terms.policy.fee == 5_00


async def test_a_card_is_charged_and_the_session_is_there_once(counter: Counter) -> None:
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    for _ in range(2):
        done = await counter.confirm(checkout.id)
        assert done.state is CheckoutState.CONFIRMED
    session = await _session(counter, checkout)
    assert session is not None
    assert session.state is SessionState.SCHEDULED
    assert counter.gateway.done == [
        ("create", counter.gateway.done[0][1], 33_34), ("confirm", counter.gateway.done[0][1], 33_34),
    ]  # fmt: skip
    assert await counter.sums(session.id) == {"card": -33_34, "held": 33_34}
    assert (await counter.read(session.id)).due_cents == 0
    with pytest.raises(Gone):
        await counter.release(checkout.id)


@pytest.mark.parametrize(
    ("credit", "spent", "rest"), [(10_00, 10_00, 23_34), (33_34, 33_34, 0), (33_00, 32_84, 50)]
)
async def test_credit_pays_first_and_leaves_no_rest_that_no_card_takes(
    counter: Counter, credit: int, spent: int, rest: int
) -> None:
    await counter.give_credit(credit)
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    assert (checkout.credit_cents, checkout.rest_cents) == (spent, rest)
    assert await counter.credit() == credit - spent
    await counter.confirm(checkout.id)
    money = await counter.read(checkout.session_id)
    assert (money.paid_cents, money.credit_cents, money.due_cents) == (33_34, spent, 0)


async def test_a_price_of_nothing_skips_payment(counter: Counter) -> None:
    asked = await counter.request(counter.shop.at(10), plan_id=None, price_cents=0)
    checkout = await counter.start(asked)
    assert (checkout.rest_cents, checkout.payment_id) == (0, None)
    await counter.confirm(checkout.id)
    assert await _session(counter, checkout) is not None
    assert counter.gateway.done == []
    assert await counter.rows(checkout.session_id) == []


@pytest.mark.parametrize("method", [PaymentMethod.CASH, PaymentMethod.TERMINAL])
async def test_money_in_hand_is_recorded_as_it_is_confirmed(counter: Counter, method: PaymentMethod) -> None:
    checkout = await counter.start(await counter.request(counter.shop.at(10), method))
    assert await counter.payments(checkout.session_id) == []
    await counter.confirm(checkout.id)
    (payment,) = await counter.payments(checkout.session_id)
    assert (payment.method, payment.cents) == (method, 33_34)
    assert payment.recorded_by == counter.shop.people["desk"].member.id
    assert (await counter.read(checkout.session_id)).due_cents == 0


async def test_a_refused_card_lets_the_time_go_and_gives_the_credit_back(counter: Counter) -> None:
    await counter.give_credit(10_00)
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    counter.gateway.faults.append(Fault.CARD_REFUSED)
    with pytest.raises(PaymentFailed):
        await counter.confirm(checkout.id)
    assert (await counter.checkout(checkout.id)).state is CheckoutState.RELEASED
    assert (await _hold_of(counter, checkout)).status.value == "cancelled"
    assert await counter.credit() == 10_00
    (payment,) = await counter.payments(checkout.session_id)
    assert (payment.state.value, payment.trouble) == ("failed", "card_declined")
    assert await counter.sums(checkout.session_id) == {}
    with pytest.raises(Gone):
        await counter.confirm(checkout.id)


async def test_no_card_yet_is_no_booking_and_no_end(counter: Counter) -> None:
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    counter.gateway.faults.append(Fault.NO_CARD_YET)
    with pytest.raises(PaymentNeeded):
        await counter.confirm(checkout.id)
    assert await _session(counter, checkout) is None
    assert (await counter.confirm(checkout.id)).state is CheckoutState.CONFIRMED


async def test_letting_go_frees_time_and_credit_and_is_no_error_twice(counter: Counter) -> None:
    await counter.give_credit(10_00)
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    for _ in range(2):
        await counter.release(checkout.id)
    assert await counter.credit() == 10_00
    assert (await _hold_of(counter, checkout)).status.value == "cancelled"
    (intent,) = counter.gateway._intents.values()
    assert intent.intent.state.value == "cancelled"


async def _lapse(counter: Counter, checkout: Checkout) -> None:
    """The hold's time is over, by the database's clock too."""
    async with counter.shop.acting("owner") as (uow, _):
        await uow.bump()
        hold = await uow.records.get(Reservation, checkout.hold_id)
        assert hold is not None
        await uow.records.put(replace(hold, expires_at=counter.now() - 1))


async def test_a_late_confirmation_takes_the_time_again_if_it_is_free(counter: Counter) -> None:
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    await _lapse(counter, checkout)
    assert (await counter.confirm(checkout.id)).state is CheckoutState.CONFIRMED
    slot = await counter.shop.slot_of(checkout.session_id)
    assert slot is not None


async def test_a_late_confirmation_of_a_time_that_is_gone_gives_everything_back_and_offers_others(
    counter: Counter,
) -> None:
    shop = counter.shop
    await counter.give_credit(10_00)
    checkout = await counter.start(await counter.request(shop.at(10)))
    await _lapse(counter, checkout)
    await shop.send("owner", counter.video(shop.at(10)))
    with pytest.raises(HoldRefused) as refused:
        await counter.confirm(checkout.id)
    assert refused.value.refused_code == "slot_taken"
    assert refused.value.outcome.alternatives
    assert await _session(counter, checkout) is None
    done = await counter.checkout(checkout.id)
    assert (done.state, done.refused_code) == (CheckoutState.REFUNDED, "slot_taken")
    assert [refund.cents for refund in await counter.refunds(checkout.session_id)] == [23_34]
    assert await counter.credit() == 10_00
    assert await counter.run_refunds(checkout.session_id) == [True]
    assert await counter.sums(checkout.session_id) == {}
    with pytest.raises(HoldRefused) as again:
        await counter.confirm(checkout.id)
    assert (again.value.refused_code, again.value.outcome) == ("slot_taken", refused.value.outcome)
    assert len(await counter.refunds(checkout.session_id)) == 1


async def test_what_would_be_refused_is_refused_before_anybody_pays(counter: Counter) -> None:
    shop = counter.shop
    asked = await counter.request(shop.at(10))
    dear = replace(asked, checkout_id=uuid7(), booking=replace(asked.booking, price_cents=1))
    with pytest.raises(HoldRefused) as refused:
        await counter.start(dear)
    assert refused.value.refused_code == ErrorCode.PRICE_CHANGED.value
    with pytest.raises(NotFound):
        await counter.start(replace(asked, booking=replace(asked.booking, customer_id=uuid7())))
    for hold_id in (None, uuid7()):
        with pytest.raises(NotFound):
            await counter.start(replace(asked, booking=replace(asked.booking, hold_id=hold_id)))
    async with shop.acting("owner") as (uow, account):  # somebody else's device
        with pytest.raises(NotFound):
            await checkouts.start(uow, account, asked, counter.till, counter.now())
    async with shop.uow() as uow:
        assert await uow.rows.count(Checkout) == 0
    counter.shop.bootstrap.gateway = NoCards()
    with pytest.raises(Invalid):
        await counter.start(asked)


async def test_a_hold_that_lapsed_starts_nothing(counter: Counter) -> None:
    asked = await counter.request(counter.shop.at(10))
    counter.set_clock(counter.now() + 900)
    with pytest.raises(Gone):
        await counter.start(asked)


async def test_the_same_id_again_is_the_same_checkout_and_nothing_else(counter: Counter) -> None:
    await counter.give_credit(10_00)
    asked = await counter.request(counter.shop.at(10))
    first = await counter.start(asked)
    assert await counter.start(asked) == first
    assert await counter.credit() == 0
    with pytest.raises(ReferenceReused):
        await counter.start(replace(asked, method=PaymentMethod.CASH))
    with pytest.raises(ReferenceReused):
        await counter.start(replace(asked, checkout_id=uuid7()))


async def test_an_abandoned_checkout_is_given_up_when_its_hold_has_lapsed(counter: Counter) -> None:
    shop = counter.shop
    await counter.give_credit(10_00)
    checkout = await counter.start(await counter.request(shop.at(10)))
    assert not await jobs.close_checkout(shop.bootstrap, shop.id, checkout.id), "it is still held"
    await _lapse(counter, checkout)
    counter.set_clock(counter.now() + checkouts.CLOSES_AFTER)
    counter.gateway.faults.append(Fault.AWAY)
    assert not await jobs.close_checkout(shop.bootstrap, shop.id, checkout.id), "it may be paid"
    assert await jobs.close_checkout(shop.bootstrap, shop.id, checkout.id)
    assert not await jobs.close_checkout(shop.bootstrap, shop.id, checkout.id)
    assert (await counter.checkout(checkout.id)).state is CheckoutState.RELEASED
    assert await counter.credit() == 10_00


@pytest.mark.parametrize("fault", [Fault.AWAY, Fault.AWAY_AFTER])
async def test_a_gateway_without_an_answer_loses_nothing(counter: Counter, fault: Fault) -> None:
    shop = counter.shop
    asked = await counter.request(shop.at(10))
    counter.gateway.faults.extend([fault, fault])
    checkout = await counter.start(asked)
    (payment,) = await counter.payments(checkout.session_id)
    assert payment.trouble == "away"
    with pytest.raises(Busy):
        await counter.confirm(checkout.id)
    counter.gateway.faults.extend([fault] if fault is Fault.AWAY else [])
    if fault is Fault.AWAY:
        with pytest.raises(Busy):
            await counter.confirm(checkout.id)
    assert (await counter.confirm(checkout.id)).state is CheckoutState.CONFIRMED
    (payment,) = await counter.payments(checkout.session_id)
    assert (payment.state.value, payment.trouble) == ("succeeded", "")
    assert [verb for verb, _, _ in counter.gateway.done] == ["create", "confirm"]


async def test_what_was_paid_while_the_gateway_was_silent_is_booked_by_the_job(counter: Counter) -> None:
    shop = counter.shop
    checkout = await counter.start(await counter.request(shop.at(10)))
    counter.gateway.faults.append(Fault.AWAY_AFTER)
    with pytest.raises(Busy):
        await counter.confirm(checkout.id)
    await _lapse(counter, checkout)
    counter.set_clock(counter.now() + checkouts.CLOSES_AFTER)
    assert await jobs.close_checkout(shop.bootstrap, shop.id, checkout.id)
    session = await _session(counter, checkout)
    assert session is not None
    assert session.created_by == shop.people["desk"].member.id


async def test_a_revoked_devices_paid_checkout_goes_back(counter: Counter) -> None:
    shop = counter.shop
    checkout = await counter.start(await counter.request(shop.at(10)))
    assert checkout.payment_id is not None
    from sync_server.services.money import charging

    await charging.charge(counter.till, checkout.payment_id)
    async with shop.acting("owner") as (uow, _):
        await uow.devices.revoke(checkout.device_id, 1)
    assert not await jobs.paid(shop.bootstrap, shop.id, checkout.payment_id)
    assert (await counter.checkout(checkout.id)).refused_code == "not_signed_in"
    assert [refund.cents for refund in await counter.refunds(checkout.session_id)] == [33_34]


async def test_an_offer_is_paid_and_said_to_be_free_until_somebody_accepts(counter: Counter) -> None:
    shop = counter.shop
    command = counter.video(shop.at(10), mechanic_id=shop.ivan.id)
    from scheduling.money_messages import CheckoutRequest
    from scheduling.wire import HoldRequest
    from sync_server.services import holds

    hold = HoldRequest(
        hold_id=uuid7(), starts=shop.at(10), minutes=30, kind="video", mechanic_id=shop.ivan.id
    )
    async with shop.acting("desk") as (uow, account):
        await holds.place(uow, account, hold, counter.now())
    booking = replace(command, hold_id=hold.hold_id, reservation_id=hold.hold_id)
    checkout = await counter.start(CheckoutRequest(checkout_id=uuid7(), booking=booking))
    assert "unaccepted" in [term.code.value for term in checkout.said]
    await counter.confirm(checkout.id)
    session = await _session(counter, checkout)
    assert session is not None
    assert session.state is SessionState.OFFERED


async def test_a_deposit_is_paid_at_the_checkout_of_a_visit(counter: Counter) -> None:
    shop = counter.shop
    asked = await counter.request(
        shop.at(10), kind=VisitKind.IN_PERSON, minutes=60, plan_id=None, price_cents=0
    )
    checkout = await counter.start(asked)
    assert (checkout.terms.price_cents, checkout.rest_cents) == (None, 15_00)
    await counter.confirm(checkout.id)
    (payment,) = await counter.payments(checkout.session_id)
    assert (payment.purpose.value, payment.cents) == ("deposit", 15_00)


async def test_who_takes_no_money_starts_nothing_that_is_paid_in_cash(counter: Counter) -> None:
    asked = await counter.request(counter.shop.at(10), PaymentMethod.CASH)
    async with counter.shop.acting("desk") as (uow, account):
        bounded = replace(account, actions=frozenset({Action.CHECK_OUT, Action.BOOK, Action.VIEW_CUSTOMERS}))
        with pytest.raises(NotAllowed):
            await checkouts.start(uow, bounded, asked, counter.till, counter.now())
        by_card = replace(asked, method=PaymentMethod.CARD)
        checkout, _ = await checkouts.start(uow, bounded, by_card, counter.till, counter.now())
    assert checkout.rest_cents == 33_34


async def test_over_http(counter: Counter, client: httpx.AsyncClient, context: Context) -> None:
    shop = counter.shop
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    asked = await counter.request(shop.at(10))
    started = read(CheckoutAnswer, await desk("POST", "/checkouts", asked))
    assert (started.state, started.due_cents, started.rest_cents) == ("started", 33_34, 33_34)
    assert started.client_secret
    assert started.expires_at is not None
    again = read(CheckoutAnswer, await desk("POST", "/checkouts", asked))
    assert again.client_secret == started.client_secret
    path = f"/checkouts/{asked.checkout_id}"
    assert (await owner("GET", path)).status_code == 404
    assert (await owner("POST", f"{path}/confirm")).status_code == 404
    assert (await owner("DELETE", path)).status_code == 404
    counter.gateway.faults.append(Fault.NO_CARD_YET)
    needed = await desk("POST", f"{path}/confirm")
    assert (needed.status_code, problem(needed).code) == (402, "payment_needed")
    done = read(CheckoutAnswer, await desk("POST", f"{path}/confirm"))
    assert (done.state, done.expires_at, done.client_secret) == ("confirmed", None, "")
    assert done.payment is not None
    assert done.payment.state == "succeeded"
    assert read(CheckoutAnswer, await desk("GET", path)).state == "confirmed"
    assert (await desk("DELETE", path)).status_code == 409
    bad: dict[str, Any] = {"checkout_id": str(uuid7()), "booking": {}}
    assert (await desk("POST", "/checkouts", bad)).status_code == 400
