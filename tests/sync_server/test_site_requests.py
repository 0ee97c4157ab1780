"""Visits that a website's customers wish for: from the wish to the booking, and no further than its own."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from scheduling.errors import IllegalTransition, Invalid, NotFound
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.visit_requests import RequestSource, RequestState
from scheduling.vocabulary import CancelledBy, SessionState
from sync_server.http.context import Context
from sync_server.services import site_requests
from sync_server.services.holds import HoldRefused
from sync_server.services.site_request_messages import SiteAccept, SiteRequest, SiteRequestView
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.requests import (
    ask,
    confirming,
    countering,
    declining,
    let_lapse,
    live,
    request_of,
    told,
)
from tests.sync_server.shop import HOUR, Shop
from tests.sync_server.site_world import Website


@pytest.fixture
async def website(shop: Shop) -> Website:
    return await Website.of(shop)


async def _accept(website: Website, request_id: UUID, wish: SiteAccept) -> SiteRequestView:
    async with website.shop.acting("site") as (uow, account):
        return await site_requests.accept(uow, account, request_id, wish, website.now)


async def _ask(website: Website, wish: SiteRequest) -> SiteRequestView:
    async with website.shop.acting("site") as (uow, account):
        return await site_requests.ask(uow, account, wish, website.now)


async def test_from_the_wish_to_the_visit_over_http(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller = Caller(client, context, shop, "site")
    reference = await website.bring()
    wish = website.request(reference, shop.at(10), shop.at(12), mechanic_id=shop.anna.id)
    asked = read(SiteRequestView, await caller("POST", "/site/requests", wish))
    assert (asked.state, asked.requested, asked.offered) == ("pending", [shop.at(10), shop.at(12)], [])
    assert asked.answer_by - website.now in range(24 * HOUR - 5, 24 * HOUR + 60)
    row = await request_of(shop, wish.request_id)
    assert (row.source, row.preferred_mechanic_id, row.created_by) == (
        RequestSource.WEB,
        shop.anna.id,
        shop.people["site"].staff_id,
    )
    assert read(SiteRequestView, await caller("POST", "/site/requests", wish)) == asked
    await shop.send("desk", countering(row.id, shop.at(14), shop.at(16), mechanic_id=shop.anna.id))
    path = f"/site/requests/{row.id}"
    seen = read(SiteRequestView, await caller("GET", path))
    assert (seen.state, [time.starts for time in seen.offered]) == ("countered", [shop.at(14), shop.at(16)])
    yes = SiteAccept(session_id=uuid7(), starts=shop.at(16), mechanic_id=shop.anna.id)
    for _ in range(2):
        booked = read(SiteRequestView, await caller("POST", f"{path}/accept", yes))
        assert (booked.state, booked.starts, booked.session_id) == (
            "confirmed",
            shop.at(16),
            yes.session_id,
        )
    session = await shop.session(yes.session_id)
    assert (session.state, session.customer_id) == (SessionState.SCHEDULED, row.customer_id)
    assert [slot.session_id for slot in await live(shop)] == [session.id]


async def test_a_pending_request_is_the_shops_to_confirm(shop: Shop, website: Website) -> None:
    request_id = await website.ask(await website.bring(), shop.at(10))
    with pytest.raises(IllegalTransition, match="pending to confirmed by customer"):
        await _accept(website, request_id, SiteAccept(session_id=uuid7(), starts=shop.at(10)))
    assert (await request_of(shop, request_id)).state is RequestState.PENDING


async def test_an_offer_that_lapsed_or_was_answered_is_gone(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    lapsed, answered = [await website.ask(reference, shop.at(10)) for _ in range(2)]
    for request_id in (lapsed, answered):
        await shop.send("desk", countering(request_id, shop.at(14)))
    await let_lapse(shop, lapsed)
    await shop.send("desk", declining(answered))
    for request_id in (lapsed, answered):
        with pytest.raises(HoldRefused) as caught:
            await _accept(website, request_id, SiteAccept(session_id=uuid7(), starts=shop.at(14)))
        assert caught.value.refused_code == "gone"


async def test_no_and_never_mind_free_what_was_held_and_may_be_said_twice(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller = Caller(client, context, shop, "site")
    reference = await website.bring()
    for verb, state in (("decline", "declined"), ("withdraw", "withdrawn")):
        request_id = await website.ask(reference, shop.at(10))
        await shop.send("desk", countering(request_id, shop.at(14)))
        for _ in range(2):
            response = await caller("POST", f"/site/requests/{request_id}/{verb}", {"reason": "sold it"})
            answer = read(SiteRequestView, response)
            assert (answer.state, answer.reason, answer.offered) == (state, "sold it", [])
        assert (await request_of(shop, request_id)).ended_by is CancelledBy.CUSTOMER
        assert await live(shop) == []
        late = await shop.send("desk", confirming(request_id, shop.at(10)))
        assert told(late) == ("conflict", "gone")
    pending = await website.ask(reference, shop.at(10))
    refused = await caller("POST", f"/site/requests/{pending}/decline", {})
    assert (refused.status_code, problem(refused).code) == (409, "illegal_transition")


async def test_a_site_reaches_its_own_customers_requests_only(shop: Shop, website: Website) -> None:
    """Of somebody whom the shop knew before, what it asked itself; it learns of nothing else."""
    theirs = await ask(shop, shop.at(10))
    known = await website.bring(name=shop.customer.name, phone=shop.customer.phone)
    mine = await website.ask(known, shop.at(12))
    assert (await request_of(shop, mine)).customer_id == shop.customer.id
    await shop.send("desk", countering(theirs, shop.at(14)))
    async with shop.acting("site") as (uow, account):
        assert (await site_requests.look(uow, account, mine, website.now)).state == "pending"
        for request_id in (theirs, uuid7()):
            with pytest.raises(NotFound):
                await site_requests.look(uow, account, request_id, website.now)
            with pytest.raises(NotFound):
                await site_requests.withdraw(uow, account, request_id, "", website.now)
    with pytest.raises(NotFound):
        await _accept(website, theirs, SiteAccept(session_id=uuid7(), starts=shop.at(14)))
    made = await website.bring()
    wish = website.request(made, shop.at(10))
    with pytest.raises(Invalid, match="taken"):
        await _ask(website, replace(wish, request_id=mine))
    with pytest.raises(NotFound):
        await _ask(website, replace(wish, vehicle_id=shop.vehicle.id))
    with pytest.raises(NotFound):
        await _ask(website, replace(wish, customer=uuid7()))


async def test_a_key_without_the_scope_asks_for_nothing(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    await shop.give_key(Scope.BOOKINGS, Scope.CUSTOMERS)
    website, caller = await Website.of(shop), Caller(client, context, shop, "site")
    wish = website.request(await website.bring(), shop.at(10))
    refused = await caller("POST", "/site/requests", wish)
    assert (refused.status_code, problem(refused).code) == (403, "not_allowed")
