"""Somebody is online, but nobody can be asked now: said at once and before money is asked for, to desk and website."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from scheduling.matching_messages import SearchView, WaysAnswer
from scheduling.vocabulary import VisitKind
from sync_server.http.context import Context
from sync_server.jobs import matching
from sync_server.payments.fake import FakeGateway
from sync_server.services import assigning
from sync_server.services.site_matching_messages import SiteSearch, SiteWaysQuestion
from tests.sync_server.caller import Caller, read
from tests.sync_server.matching_shop import asked, at_clock, decline, offers_of, online
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website

THREE = ["waitlist", "schedule", "look_through"]


@pytest.fixture
async def website(shop: Shop) -> Website:
    shop.bootstrap.gateway = FakeGateway()
    at_clock(shop)
    return await Website.of(shop)


async def _busy(shop: Shop, now: int) -> None:
    """Ivan is online, and has another session for the next hour."""
    await online(shop, "ivan")
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(replace(shop.slot(now), mechanic_id=shop.ivan.id))
        await uow.commit()


async def _seen(shop: Shop, session_id: UUID, now: int) -> SearchView:
    async with shop.acting("desk") as (uow, account):
        return await assigning.search(uow, account, session_id, now)


async def test_a_website_hears_it_before_it_asks_for_money(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    await _busy(shop, website.now)
    question = SiteWaysQuestion(kind=VisitKind.VIDEO, plan_id=shop.plan.id, customer=reference)
    ways = read(WaysAnswer, await caller("POST", "/site/ways", question))
    assert (ways.online, ways.free, ways.shortage, ways.ways) == (1, 0, "nobody_free", THREE)
    wish = website.asking(reference, plan_id=shop.plan.id, price_cents=2900)
    made = read(SiteSearch, await caller("POST", "/site/searches", wish))
    assert (made.state, made.shortage, made.ways) == ("pending", "nobody_free", THREE)
    website.now = at_clock(shop, website.now + 200)
    await matching.seek(shop.bootstrap, shop.id, wish.session_id)
    found = read(SiteSearch, await caller("GET", f"/site/searches/{wish.session_id}"))
    assert (found.shortage, found.ways) == ("nobody_free", THREE), "queued is not asked"
    await online(shop, "anna")
    await matching.look_for_work(shop.bootstrap, shop.id)
    found = read(SiteSearch, await caller("GET", f"/site/searches/{wish.session_id}"))
    assert (found.shortage, found.ways) == (None, []), "somebody came online and is asked"


async def test_the_desk_hears_it_from_the_first_moment_on(shop: Shop) -> None:
    now = at_clock(shop)
    await _busy(shop, now)
    made = await asked(shop)
    view = await _seen(shop, made.id, now)
    assert (view.shortage, view.ways, view.offers) == ("nobody_free", THREE, [])
    later = at_clock(shop, now + 500)
    assert (await _seen(shop, made.id, later)).shortage == "nobody_free"


@pytest.mark.parametrize("another_is_busy", [False, True])
async def test_everybody_declined(shop: Shop, another_is_busy: bool) -> None:
    now = at_clock(shop)
    await online(shop, "anna")
    if another_is_busy:
        await _busy(shop, now)
    made = await asked(shop)
    offers = await offers_of(shop, made.id)
    assert shop.anna.id in offers
    assert (await _seen(shop, made.id, now)).shortage is None
    await decline(shop, "anna", offers[shop.anna.id])
    view = await _seen(shop, made.id, now)
    assert (view.shortage, view.ways) == ("nobody_free" if another_is_busy else "nobody_left", THREE)
