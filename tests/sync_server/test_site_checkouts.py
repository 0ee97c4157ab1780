"""A website's customer pays: from a hold to a paid booking, and nobody else's credit is touched."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from scheduling.errors import NotFound
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.money_messages import CheckoutAnswer, CreditChange
from scheduling.records import Reservation
from scheduling.rights import Action
from scheduling.vocabulary import SessionState
from sync_server.http.context import Context
from sync_server.payments.fake import FakeGateway
from sync_server.services import site, site_checkouts
from sync_server.services.money import credit
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website

PRICE = 2900


@pytest.fixture
async def website(shop: Shop) -> Website:
    shop.bootstrap.gateway = FakeGateway()
    return await Website.of(shop)


async def test_from_a_hold_to_a_paid_booking_over_http(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    hold = await website.held(shop.at(10), plan_id=shop.plan.id)
    booking = website.booking(reference, shop.at(10), plan_id=shop.plan.id, price_cents=PRICE, hold_id=hold)
    wish = website.checkout(booking)
    started = read(CheckoutAnswer, await caller("POST", "/site/checkouts", wish))
    assert (started.state, started.price_cents, started.method) == ("started", PRICE, "card")
    assert started.due_cents == started.rest_cents > PRICE, "with tax"
    assert started.client_secret
    assert started.terms, "shown before anybody pays"
    path = f"/site/checkouts/{wish.checkout_id}"
    for _ in range(2):
        assert read(CheckoutAnswer, await caller("POST", f"{path}/confirm")).state == "confirmed"
    assert read(CheckoutAnswer, await caller("GET", path)).state == "confirmed"
    session = await shop.session(booking.session_id)
    assert (session.state, session.price_cents) == (SessionState.SCHEDULED, PRICE)
    assert session.created_by == shop.people["site"].member.id
    listed = (await caller("GET", f"/site/customers/{reference}/bookings")).json()["sessions"]
    assert [each["session_id"] for each in listed] == [str(booking.session_id)]


async def test_what_is_let_go_is_not_booked(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller = Caller(client, context, shop, "site")
    path = f"/site/checkouts/{await website.check_out(await website.bring(), shop.at(10))}"
    assert (await caller("DELETE", path)).status_code == 204
    refused = await caller("POST", f"{path}/confirm")
    assert (refused.status_code, problem(refused).code) == (409, "gone")
    await website.held(shop.at(10))


async def test_only_by_a_hold_and_for_a_customer_of_ones_own(shop: Shop, website: Website) -> None:
    reference, till = await website.bring(), shop.bootstrap.till(shop.id)
    booking = website.booking(reference, shop.at(10))
    async with shop.acting("site") as (uow, account):
        for wrong in (booking, replace(booking, hold_id=uuid7()), replace(booking, customer=uuid7())):
            with pytest.raises(NotFound):
                await site_checkouts.start(uow, account, website.checkout(wrong), till, website.now)


@pytest.mark.parametrize("known", [True, False])
async def test_credit_pays_first_but_not_that_of_whom_the_shop_knew_before(
    shop: Shop, website: Website, known: bool
) -> None:
    person = {"name": "Chantal Client", "phone": "514 555-0101"} if known else {}
    reference = await website.bring(**person)
    hold = await website.held(shop.at(10), plan_id=shop.plan.id)
    booking = website.booking(reference, shop.at(10), plan_id=shop.plan.id, price_cents=PRICE, hold_id=hold)
    async with shop.acting("site") as (uow, account):
        brought = await site.brought(uow, account, reference, Action.BOOK)
    async with shop.acting("owner") as (uow, account):
        change = CreditChange(change_id=uuid7(), cents=1_000, reason="sorry")
        await credit.change(uow, account, brought.customer_id, change, website.now)
    async with shop.acting("site") as (uow, account):
        till = shop.bootstrap.till(shop.id)
        checkout, _ = await site_checkouts.start(uow, account, website.checkout(booking), till, website.now)
    assert checkout.credit_cents == (0 if known else 1_000)


async def test_a_key_without_the_scope_does_not_check_out(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    await shop.give_key(Scope.BOOKINGS, Scope.CUSTOMERS, name="narrow")
    narrow = Caller(client, context, shop, "narrow")
    wish = website.checkout(website.booking(uuid7(), shop.at(10)))
    response = await narrow("POST", "/site/checkouts", wish)
    assert (response.status_code, problem(response).params) == (403, {"scope": "payments"})


async def test_a_hold_of_another_time_is_not_checked_out_by_and_stays_held(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    hold = await website.held(shop.at(10))
    wrong = website.checkout(website.booking(reference, shop.at(14), hold_id=hold))
    refused = await caller("POST", "/site/checkouts", wrong)
    told = problem(refused)
    assert (refused.status_code, told.code) == (409, "reference_reused")
    assert (told.params["field"], told.params["rule"]) == ("hold_id", "another_time")
    right = website.checkout(website.booking(reference, shop.at(10), hold_id=hold))
    for _ in range(2):
        assert (await caller("POST", "/site/checkouts", right)).status_code == 200
    path = f"/site/checkouts/{right.checkout_id}"
    assert (await caller("POST", f"{path}/confirm")).status_code == 200
    again = await caller("POST", "/site/checkouts", right)
    assert read(CheckoutAnswer, again).state == "confirmed", "sent again, it is answered as it stands"


@pytest.mark.parametrize("how", ["lapsed", "let_go"])
async def test_by_a_hold_that_is_over_its_time_is_taken_anew_or_others_are_told(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website, how: str
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    over, lost = await website.held(shop.at(10)), await website.held(shop.at(14))
    for hold_id in (over, lost):
        await _end(shop, caller, hold_id, how)
    assert (await shop.send("desk", shop.booking(shop.at(14)))).status == "applied"
    free = website.checkout(website.booking(reference, shop.at(10), hold_id=over))
    assert (await caller("POST", "/site/checkouts", free)).status_code == 200
    async with shop.uow() as uow:
        hold = await uow.records.get(Reservation, over)
    assert hold is not None
    assert hold.expires_at is not None
    assert (hold.status, hold.expires_at > website.now) == ("reserved", True), (
        "nobody takes it while they pay"
    )
    assert (await caller("POST", f"/site/checkouts/{free.checkout_id}/confirm")).status_code == 200
    gone = website.checkout(website.booking(reference, shop.at(14), hold_id=lost))
    refused = await caller("POST", "/site/checkouts", gone)
    told = problem(refused)
    assert (refused.status_code, told.code) == (409, "slot_taken")
    assert told.outcome is not None
    assert (told.outcome.reasons, len(told.outcome.alternatives)) == (["booked"], 5)


async def _end(shop: Shop, caller: Caller, hold_id: UUID, how: str) -> None:
    if how == "let_go":
        assert (await caller("DELETE", f"/site/holds/{hold_id}")).status_code == 204
        return
    async with shop.uow() as uow:
        await uow.bump()
        row = await uow.records.get(Reservation, hold_id)
        assert row is not None
        await uow.records.put(replace(row, expires_at=1))
        await uow.commit()
