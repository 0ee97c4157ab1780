"""A mechanic at once through a website, and the line for one: by its own references, and no further than its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.errors import ActiveElsewhere, IllegalTransition, Invalid, NotFound
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.matching_messages import WaitlistAnswer, WaysAnswer
from scheduling.money_messages import CardAnswer, CardPayment, CreditChange
from scheduling.offers import OfferState
from scheduling.vocabulary import VisitKind
from scheduling.waitlist import WaitlistEntry, WaitlistState
from sync_server.http.context import Context
from sync_server.jobs import matching
from sync_server.payments.fake import FakeGateway
from sync_server.services import site_matching
from sync_server.services.holds import HoldRefused
from sync_server.services.models import Account
from sync_server.services.money import charging, credit
from sync_server.services.site_matching_messages import SiteCard, SiteEntry, SiteSearch, SiteWaysQuestion
from sync_server.services.site_messages import VehicleWish
from sync_server.services.site_models import SiteCustomer
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.matching_shop import accept, asked, at_clock, joined, offers_of, online
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website


@pytest.fixture
async def website(shop: Shop) -> Website:
    shop.bootstrap.gateway = FakeGateway()
    at_clock(shop)
    return await Website.of(shop)


async def _customer_of(website: Website, reference: UUID) -> SiteCustomer:
    async with website.shop.acting("site") as (uow, account):
        known = await uow.rows.get(SiteCustomer, account.staff_id, reference)
    assert known is not None
    return known


async def test_from_the_wish_to_the_yes_and_paid_over_http(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    question = SiteWaysQuestion(kind=VisitKind.VIDEO, plan_id=shop.plan.id, customer=reference)
    assert "waitlist" in read(WaysAnswer, await caller("POST", "/site/ways", question)).ways
    await online(shop, "anna", "ivan")
    assert read(WaysAnswer, await caller("POST", "/site/ways", question)).online == 2
    wish = website.asking(reference, plan_id=shop.plan.id, price_cents=2900)
    for _ in range(2):
        response = await caller("POST", "/site/searches", wish)
        found = read(SiteSearch, response)
        assert (found.state, found.mechanic_id, found.shortage) == ("pending", None, None)
        assert "offers" not in response.json(), "whom it asks is the shop's to know"
    assert found.due_cents > 2900, "with tax"
    offers = await offers_of(shop, wish.session_id)
    assert set(offers) == {shop.anna.id, shop.ivan.id}
    path, card = f"/site/searches/{wish.session_id}", CardPayment(payment_id=uuid7())
    for _ in range(2):
        begun = read(CardAnswer, await caller("POST", f"{path}/card", card))
        assert begun.payment.cents == found.due_cents
        assert begun.client_secret
    for _ in range(2):
        assert (await caller("POST", f"{path}/card/{card.payment_id}/confirm")).status_code == 204
    await accept(shop, "ivan", offers[shop.ivan.id])
    found = read(SiteSearch, await caller("GET", path))
    assert (found.mechanic_id, found.due_cents) == (shop.ivan.id, 0)


async def test_what_nobody_may_be_asked_for_is_refused(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    theirs = await website.bring(name="Somebody Else")
    for over, error in (
        ({"plan_id": uuid7()}, NotFound),
        ({"vehicle_id": shop.vehicle.id}, NotFound),
        ({"mechanic_id": uuid7()}, NotFound),
        ({"kind": VisitKind.IN_PERSON}, Invalid),
        ({"concern": "Brakes"}, Invalid),
        ({"plan_id": shop.plan.id, "price_cents": 0}, HoldRefused),
    ):
        with pytest.raises(error):
            await website.seek(reference, **over)
    with pytest.raises(NotFound):
        await website.seek(uuid7())
    made = await website.seek(reference)
    with pytest.raises(Invalid, match="taken"):
        await website.seek(theirs, session_id=made.session_id)
    with pytest.raises(ActiveElsewhere) as caught:
        await website.seek(reference)
    assert caught.value.params == {"session_id": str(made.session_id)}


async def test_the_line_from_joining_to_the_session_over_http(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    wish = website.joining(reference)
    for _ in range(2):
        entry = read(SiteEntry, await caller("POST", "/site/waitlist", wish))
        assert (entry.entry_id, entry.state, entry.position) == (wish.entry_id, "pending", 1)
        assert entry.minutes == website.plan.minutes
    path = f"/site/waitlist/{wish.entry_id}"
    assert read(SiteEntry, await caller("GET", path)) == entry
    await online(shop, "ivan")
    await matching.serve_waitlist(shop.bootstrap, shop.id)
    told = read(SiteEntry, await caller("GET", path))
    assert (told.state, told.held_mechanic_id) == ("notified", shop.ivan.id)
    asking = website.asking(reference)
    for _ in range(2):
        found = read(SiteSearch, await caller("POST", f"{path}/book", asking))
        assert (found.session_id, found.due_cents) == (asking.session_id, 0)
    assert read(SiteEntry, await caller("GET", path)).state == "booked"
    (offer,) = (await offers_of(shop, asking.session_id)).values()
    assert (offer.mechanic_id, offer.state) == (shop.ivan.id, OfferState.OFFERED)


async def test_what_a_site_tells_of_who_waits_the_shop_sees(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    wish = VehicleWish(vehicle_id=uuid7(), make="Honda", model="Civic")
    assert (await caller("POST", f"/site/customers/{reference}/vehicles", wish)).is_success
    said: dict[str, Any] = {
        "category": "engine", "concern": "Smoke", "urgent": True, "city": "Laval", "vehicle_id": wish.vehicle_id,
    }  # fmt: skip
    for wrong, code in (
        ({"concern": "Smok"}, "invalid"),
        ({"urgent": False}, "invalid"),
        ({"vehicle_id": shop.vehicle.id}, "not_found"),
        ({"concern": "x" * 10_001}, "too_long"),
    ):
        refused = await caller("POST", "/site/waitlist", website.joining(reference, **(said | wrong)))
        assert refused.json()["code"] == code
    joined = await caller("POST", "/site/waitlist", website.joining(reference, **said))
    assert joined.status_code == 200
    line = read(WaitlistAnswer, await Caller(client, context, shop, "desk")("GET", "/waitlist")).entries[-1]
    assert {name: getattr(line, name) for name in said} == said


async def test_the_order_of_joining_counts_under_hashed_ids_too(shop: Shop, website: Website) -> None:
    asker = await _site(shop)
    ids = [uuid7() for _ in range(5)]
    ids.sort(key=lambda each: site_matching.entry_of(asker, each), reverse=True)
    people = [await website.bring(name=f"Paul {number}") for number in range(5)]
    for place, (who, entry_id) in enumerate(zip(people, ids, strict=True), 1):
        assert (await website.join(who, entry_id=entry_id)).position == place
    async with shop.acting("site") as (uow, account):
        now = [await site_matching.place(uow, account, each, website.now) for each in ids]
    assert [entry.position for entry in now] == [1, 2, 3, 4, 5]


async def test_who_leaves_the_line_may_join_it_again(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    entry = await website.join(reference)
    with pytest.raises(IllegalTransition):
        await website.join(reference)
    for _ in range(2):
        assert (await caller("DELETE", f"/site/waitlist/{entry.entry_id}")).status_code == 204
    assert read(SiteEntry, await caller("GET", f"/site/waitlist/{entry.entry_id}")).state == "cancelled"
    assert (await website.join(reference)).position == 1


async def test_a_site_reaches_neither_anothers_entry_nor_the_shops(shop: Shop, website: Website) -> None:
    """Also where it knows the shop's id, and where two sites made the same one."""
    known = await website.bring(name=shop.customer.name, phone=shop.customer.phone)
    assert (await _customer_of(website, known)).customer_id == shop.customer.id
    line = await joined(shop, customer_id=shop.customer.id)
    mine = await website.join(await website.bring())
    await shop.give_key(name="rival")
    for name, entry_id in (("site", line.entry_id), ("site", uuid7()), ("rival", mine.entry_id)):
        async with shop.acting(name) as (uow, account):
            with pytest.raises(NotFound):
                await site_matching.place(uow, account, entry_id, website.now)
            with pytest.raises(NotFound):
                await site_matching.leave(uow, account, entry_id, website.now)
    with pytest.raises(Invalid, match="taken"):
        await website.join(await website.bring(name="Somebody Else"), entry_id=mine.entry_id)
    async with shop.uow() as uow:
        assert await uow.rows.count(WaitlistEntry) == 2


@pytest.mark.parametrize("by", ["desk", "another reference"])
async def test_who_is_in_the_line_already_by_somebody_elses_hand_joins_as_anybody_does(
    shop: Shop, website: Website, by: str
) -> None:
    """The answers are the same as for a stranger, and the person is told of one mechanic's time at a time."""
    named = {"name": shop.customer.name, "phone": shop.customer.phone}
    if by == "desk":
        first = (await joined(shop, customer_id=shop.customer.id)).entry_id
    else:
        mine = await website.join(await website.bring(**named))
        first = site_matching.entry_of(await _site(shop), mine.entry_id)
    website.now = at_clock(shop, website.now + 1)
    others = [await joined(shop) for _ in range(2)]
    website.now = at_clock(shop, website.now + 1)
    known, stranger = await website.bring(**named), await website.bring()
    entry, fresh = await website.join(known), await website.join(stranger)
    assert (entry.position, fresh.position) == (3, 4)
    assert replace(entry, entry_id=fresh.entry_id, position=4) == fresh
    with pytest.raises(IllegalTransition):
        await website.join(known)
    await online(shop, "anna", "ivan")
    await matching.serve_waitlist(shop.bootstrap, shop.id)
    async with shop.uow() as uow:
        told = await uow.rows.find(WaitlistEntry, state=WaitlistState.NOTIFIED)
    assert {row.id for row in told} == {first, others[0].entry_id}, "first come, one place a person"
    async with shop.acting("site") as (uow, account):
        assert (await site_matching.place(uow, account, entry.entry_id, website.now)).state == "pending"
        await site_matching.leave(uow, account, entry.entry_id, website.now)
    async with shop.uow() as uow:
        row = await uow.rows.get(WaitlistEntry, first)
    assert row is not None
    assert row.state is WaitlistState.NOTIFIED, "nobody leaves for another"


async def _site(shop: Shop) -> Account:
    async with shop.acting("site") as (_, account):
        return account


async def test_the_desk_sees_what_a_site_entered_and_does_not_enter_the_person_again(
    shop: Shop, website: Website
) -> None:
    await website.join(await website.bring(name=shop.customer.name, phone=shop.customer.phone))
    with pytest.raises(IllegalTransition):
        await joined(shop, customer_id=shop.customer.id)


async def test_of_who_was_known_before_nothing_is_told_but_what_the_site_made(
    shop: Shop, website: Website
) -> None:
    known = await website.bring(name=shop.customer.name, phone=shop.customer.phone)
    session = await asked(shop)
    card = CardPayment(payment_id=uuid7())
    async with shop.acting("site") as (uow, account):
        with pytest.raises(NotFound):
            await site_matching.search(uow, account, session.id, website.now)
        with pytest.raises(NotFound):
            await site_matching.begin_card(
                uow, account, session.id, card, gateway=shop.bootstrap.gateway, now=website.now
            )
    with pytest.raises(ActiveElsewhere) as caught:
        await website.seek(known)
    assert caught.value.params == {}, "which session it is stays untold"


async def test_the_ways_on_are_the_same_whether_the_shop_knows_somebody_or_not(
    shop: Shop, website: Website
) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.customer, postal_code="H2X 1Y4"))
        await uow.records.put(replace(shop.anna, postal_code="H2X 3K2"))
        await uow.commit()
    known = await website.bring(name=shop.customer.name, phone=shop.customer.phone)
    other = await website.bring()
    question = SiteWaysQuestion(kind=VisitKind.VIDEO, plan_id=website.plan.id)
    async with shop.acting("site") as (uow, account):
        answers = [
            await site_matching.look_around(uow, account, replace(question, customer=each), website.now)
            for each in (known, other, None)
        ]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0].offline


async def test_credit_that_is_enough_pays_all_of_it(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    """There is nothing to charge then, and the session may begin."""
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    found = await website.seek(reference, plan_id=shop.plan.id, price_cents=2900)
    known = await _customer_of(website, reference)
    async with shop.acting("owner") as (uow, account):
        change = CreditChange(change_id=uuid7(), cents=50_00, reason="sorry")
        await credit.change(uow, account, known.customer_id, change, website.now)
    path, card = f"/site/searches/{found.session_id}", CardPayment(payment_id=uuid7())
    for _ in range(2):
        assert read(SiteCard, await caller("POST", f"{path}/card", card)).payment is None
    assert read(SiteSearch, await caller("GET", path)).due_cents == 0
    async with shop.uow() as uow:
        assert (await credit.ledger(uow, known.customer_id)).balance == 50_00 - found.due_cents


async def test_what_is_paid_already_is_not_charged_again(shop: Shop, website: Website) -> None:
    """Two payments are begun, as by a double click; the customer pays once."""
    found = await website.seek(await website.bring(), plan_id=shop.plan.id, price_cents=2900)
    gateway, till = FakeGateway(), shop.bootstrap.till(shop.id)
    till = replace(till, gateway=gateway)
    payments = []
    for _ in range(2):
        card = CardPayment(payment_id=uuid7())
        async with shop.acting("site") as (uow, account):
            payment = await site_matching.begin_card(
                uow, account, found.session_id, card, gateway=gateway, now=website.now
            )
            assert payment is not None
            payments.append(payment)
    for payment in payments:
        assert await charging.create(till, payment) is not None
    first, second = payments
    for _ in range(2):
        await charging.charge(till, first.id)
    with pytest.raises(IllegalTransition):
        await charging.charge(till, second.id)
    assert [(verb, cents) for verb, _, cents in gateway.done if verb == "confirm"] == [
        ("confirm", found.due_cents)
    ]


async def test_credit_of_who_was_known_before_is_not_touched(shop: Shop, website: Website) -> None:
    change = CreditChange(change_id=uuid7(), cents=1000, reason="sorry")
    async with shop.acting("owner") as (uow, account):
        await credit.change(uow, account, shop.customer.id, change, website.now)
    known = await website.bring(name=shop.customer.name, phone=shop.customer.phone)
    found = await website.seek(known, plan_id=shop.plan.id, price_cents=2900)
    async with shop.acting("site") as (uow, account):
        payment = await site_matching.begin_card(
            uow,
            account,
            found.session_id,
            CardPayment(payment_id=uuid7()),
            gateway=shop.bootstrap.gateway,
            now=website.now,
        )
    assert payment is not None
    assert payment.cents == found.due_cents


async def test_a_key_without_the_scope_asks_for_nothing(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    await shop.give_key(Scope.BOOKINGS, Scope.CUSTOMERS)
    website, caller = await Website.of(shop), Caller(client, context, shop, "site")
    reference = await website.bring()
    for path, body in (
        ("/site/searches", website.asking(reference)),
        ("/site/waitlist", website.joining(reference)),
        (f"/site/searches/{uuid7()}/card", CardPayment(payment_id=uuid7())),
    ):
        refused = await caller("POST", path, body)
        assert (refused.status_code, problem(refused).code) == (403, "not_allowed"), path


async def test_nobody_books_from_another_customers_place(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    """It is answered as a place that is not there."""
    caller, other = Caller(client, context, shop, "site"), await website.bring(name="Nadia Neuve")
    entry = await website.join(await website.bring())
    answers = []
    for entry_id in (entry.entry_id, uuid7()):
        response = await caller("POST", f"/site/waitlist/{entry_id}/book", website.asking(other))
        told = problem(response)
        assert told.params.pop("id") == str(entry_id)
        answers.append((response.status_code, told))
    assert answers[0] == answers[1]
    assert answers[0][0] == 404
