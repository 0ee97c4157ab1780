"""Paying through a website what is due for a booking that is there: by its customer, once, and no further."""

from __future__ import annotations

import httpx
import pytest

from scheduling.commands import AnswerOffer
from scheduling.errors import Invalid, NotFound
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.money_messages import CardPayment, CreditChange
from scheduling.records import Session
from sync_server.http.context import Context
from sync_server.payments.fake import FakeGateway, Fault
from sync_server.payments.manual import NoCards
from sync_server.services import site_matching, site_paying
from sync_server.services.money import credit
from sync_server.services.site_following_messages import SiteBookingView
from sync_server.services.site_matching_messages import SiteCard
from sync_server.services.site_messages import SiteCancel, SiteCardPayment, SiteCharge, SiteMove
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website

DEPOSIT = 1500


@pytest.fixture
async def website(shop: Shop) -> Website:
    shop.bootstrap.gateway = FakeGateway()
    return await Website.of(shop)


async def test_the_deposit_of_a_visit_that_the_shop_confirmed(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    session_id = await website.visit(reference, shop.at(10, 4))
    path = f"/site/bookings/{session_id}"

    async def stands() -> SiteBookingView:
        return read(SiteBookingView, await caller("GET", path, customer=str(reference)))

    seen = await stands()
    assert (seen.money.due_cents, "pay" in seen.may) == (DEPOSIT, True)
    wish = SiteCardPayment(customer=reference, payment_id=uuid7())
    for _ in range(2):
        begun = read(SiteCard, await caller("POST", f"{path}/card", wish))
        assert begun.payment is not None
        assert (begun.payment.cents, bool(begun.client_secret)) == (DEPOSIT, True)
    for _ in range(2):
        charge = SiteCharge(customer=reference)
        assert (await caller("POST", f"{path}/card/{wish.payment_id}/confirm", charge)).status_code == 204
    seen = await stands()
    assert (seen.money.paid_cents, seen.money.due_cents, "pay" in seen.may) == (DEPOSIT, 0, False)
    again = SiteCardPayment(customer=reference, payment_id=uuid7())
    assert problem(await caller("POST", f"{path}/card", again)).code == "invalid"
    cancelled = await caller("POST", f"{path}/cancel", SiteCancel(customer=reference))
    assert cancelled.status_code == 200
    seen = await stands()
    assert [(each.cents, each.state) for each in seen.money.refunds] == [(DEPOSIT, "due")]


async def test_a_card_that_is_refused_leaves_it_due(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    gateway = FakeGateway()
    shop.bootstrap.gateway = gateway
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    session_id = await website.visit(reference, shop.at(10, 4))
    payment_id = await website.begin_card(reference, session_id)
    gateway.faults.append(Fault.CARD_REFUSED)
    path, charge = f"/site/bookings/{session_id}", SiteCharge(customer=reference)
    refused = await caller("POST", f"{path}/card/{payment_id}/confirm", charge)
    assert (refused.status_code, problem(refused).code) == (402, "payment_failed")
    seen = read(SiteBookingView, await caller("GET", path, customer=str(reference)))
    assert (seen.money.paid_cents, seen.money.due_cents) == (0, DEPOSIT)


async def test_nobody_pays_for_another_customers_booking(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    stranger = await website.bring(name="Somebody Else")
    session_id = await website.visit(reference, shop.at(10, 4))
    payment_id = await website.begin_card(reference, session_id)
    other_id = await website.visit(stranger, shop.at(14, 4))
    gateway, now = shop.bootstrap.gateway, website.now
    for whose, which in ((stranger, session_id), (uuid7(), session_id), (reference, uuid7())):
        wish = SiteCardPayment(customer=whose, payment_id=uuid7())
        async with shop.acting("site") as (uow, account):
            with pytest.raises(NotFound):
                await site_paying.begin(uow, account, which, wish, gateway=gateway, now=now)
            with pytest.raises(NotFound):
                await site_paying.to_be_charged(uow, account, which, whose, payment_id)
    async with shop.acting("site") as (uow, account):
        with pytest.raises(NotFound):  # another booking's payment
            await site_paying.to_be_charged(uow, account, other_id, stranger, payment_id)


async def test_credit_pays_first_unless_the_shop_knew_them_before(shop: Shop, website: Website) -> None:
    known = await website.bring(name=shop.customer.name, phone=shop.customer.phone)
    brought = await website.bring()
    left = {}
    for reference, hour in ((known, 9), (brought, 14)):
        session_id = await website.visit(reference, shop.at(hour, 4))
        async with shop.uow() as uow:
            session = await uow.records.get(Session, session_id)
        assert session is not None
        async with shop.acting("owner") as (uow, account):
            change = CreditChange(change_id=uuid7(), cents=DEPOSIT, reason="sorry")
            await credit.change(uow, account, session.customer_id, change, website.now)
        wish = SiteCardPayment(customer=reference, payment_id=uuid7())
        async with shop.acting("site") as (uow, account):
            payment = await site_paying.begin(
                uow, account, session_id, wish, gateway=shop.bootstrap.gateway, now=website.now
            )
            balance = (await credit.ledger(uow, session.customer_id)).balance
            left[reference] = (payment and payment.cents, balance)
    assert left == {known: (DEPOSIT, DEPOSIT), brought: (None, 0)}


async def test_who_types_the_name_of_a_websites_customer_does_not_spend_their_credit(
    shop: Shop, website: Website
) -> None:
    """The site itself brought that person earlier: a visit, and a mechanic at once, of whoever typed the same."""
    await website.bring()
    stranger = await website.bring()
    session_id = await website.visit(stranger, shop.at(9, 4))
    async with shop.uow() as uow:
        session = await uow.records.get(Session, session_id)
    assert session is not None
    async with shop.acting("owner") as (uow, account):
        change = CreditChange(change_id=uuid7(), cents=100_00, reason="sorry")
        await credit.change(uow, account, session.customer_id, change, website.now)
    wish = SiteCardPayment(customer=stranger, payment_id=uuid7())
    sought = await website.seek(stranger, plan_id=shop.plan.id, price_cents=2900)
    now_wish, gateway, now = CardPayment(payment_id=uuid7()), shop.bootstrap.gateway, website.now
    async with shop.acting("site") as (uow, account):
        visit = await site_paying.begin(uow, account, session_id, wish, gateway=gateway, now=now)
        at_once = await site_matching.begin_card(
            uow, account, sought.session_id, now_wish, gateway=gateway, now=now
        )
        balance = (await credit.ledger(uow, session.customer_id)).balance
    assert visit is not None
    assert at_once is not None
    assert (visit.cents, at_once.cents, balance) == (DEPOSIT, sought.due_cents, 100_00)


async def test_a_shop_that_takes_no_cards_says_so(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    session_id = await website.visit(reference, shop.at(10, 4))
    wish = SiteCardPayment(customer=reference, payment_id=uuid7())
    async with shop.acting("site") as (uow, account):
        with pytest.raises(Invalid, match="no cards"):
            await site_paying.begin(uow, account, session_id, wish, gateway=NoCards(), now=website.now)


async def test_a_key_without_the_scope_pays_nothing(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    await shop.give_key(Scope.CUSTOMERS, Scope.BOOKINGS, Scope.REQUESTS)
    website = await Website.of(shop)
    reference = await website.bring()
    session_id = await website.visit(reference, shop.at(10, 4))
    wish = SiteCardPayment(customer=reference, payment_id=uuid7())
    refused = await Caller(client, context, shop, "site")("POST", f"/site/bookings/{session_id}/card", wish)
    assert (refused.status_code, problem(refused).code) == (403, "not_allowed")
    assert refused.json()["params"]["scope"] == "payments"


async def test_what_the_mechanic_did_not_take_is_moved_to_another_and_paid_again(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    """It went back when he declined; the customer need not book anew."""
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    paid = {"plan_id": shop.plan.id, "mechanic_id": shop.ivan.id}
    hold = await website.held(shop.at(10), **paid)
    booking = website.booking(reference, shop.at(10), price_cents=shop.plan.price_cents, hold_id=hold, **paid)
    checkout = website.checkout(booking)
    for path in ("/site/checkouts", f"/site/checkouts/{checkout.checkout_id}/confirm"):
        answer = await caller("POST", path, checkout if path == "/site/checkouts" else None)
        assert answer.status_code == 200, answer.text
    await shop.send("ivan", AnswerOffer(session_id=booking.session_id, accept=False))
    path = f"/site/bookings/{booking.session_id}"

    async def stands() -> SiteBookingView:
        return read(SiteBookingView, await caller("GET", path, customer=str(reference)))

    seen = await stands()
    assert (seen.booking.state, seen.money.due_cents) == ("unplaced", 0)
    assert [each.cents for each in seen.money.refunds] == [seen.money.total_cents]
    assert set(seen.may) == {"move", "cancel"}
    move = SiteMove(customer=reference, seen_starts=shop.at(10), starts=shop.at(14), mechanic_id=shop.anna.id)
    assert (await caller("POST", f"{path}/move", move)).status_code == 200
    seen = await stands()
    assert (seen.booking.state, seen.booking.mechanic_id) == ("scheduled", shop.anna.id)
    assert (seen.money.due_cents, "pay" in seen.may) == (seen.money.total_cents, True)
    wish = SiteCardPayment(customer=reference, payment_id=uuid7())
    assert (await caller("POST", f"{path}/card", wish)).status_code == 200
    charge = SiteCharge(customer=reference)
    assert (await caller("POST", f"{path}/card/{wish.payment_id}/confirm", charge)).status_code == 204
    seen = await stands()
    assert (seen.money.paid_cents, seen.money.due_cents) == (seen.money.total_cents, 0)
