"""A website books a session at a distance without naming a mechanic only as often as mechanics are free for it."""

from __future__ import annotations

from datetime import datetime

import pytest

from scheduling.errors import ErrorCode
from scheduling.vocabulary import VisitKind
from sync_server.services import availability, site_bookings
from sync_server.services.availability import Calendars, SlotsWanted
from sync_server.services.holds import HoldRefused
from sync_server.services.refusals import PaymentNeeded
from sync_server.services.site_messages import SiteMove
from tests.sync_server.shop import ZONE, Shop
from tests.sync_server.site_world import Website


@pytest.fixture
async def website(shop: Shop) -> Website:
    return await Website.of(shop)


async def _offered(website: Website) -> list[int]:
    """The times of the next whole day that name nobody."""
    shop = website.shop
    wanted = SlotsWanted(
        first_day=datetime.fromtimestamp(shop.at(12), ZONE).date(),
        days=1,
        minutes=30,
        kind=VisitKind.VIDEO,
        anybody=True,
    )
    async with shop.acting("site") as (uow, account):
        answer = await availability.slots(uow, account, Calendars(), wanted, website.now)
    (unnamed,) = [each for each in answer.mechanics if each.mechanic_id is None]
    (day,) = unnamed.days
    return [*day.morning, *day.afternoon, *day.evening]


async def test_as_many_as_there_are_mechanics_and_no_more(shop: Shop, website: Website) -> None:
    at, customer = shop.at(10), await website.bring()
    for _ in (shop.anna, shop.bert, shop.ivan):
        assert at in await _offered(website)
        booked = await website.book(customer, at, mechanic_id=None)
        assert booked.mechanic_id is None
    assert at not in await _offered(website)
    with pytest.raises(HoldRefused) as refused:
        await website.book(customer, at, mechanic_id=None)
    assert refused.value.refused_code == ErrorCode.NOT_AVAILABLE
    with pytest.raises(HoldRefused):
        await website.held(at, mechanic_id=None)
    assert shop.at(11) in await _offered(website)
    elsewhere = await website.book(customer, shop.at(11), mechanic_id=None)
    move = SiteMove(seen_starts=shop.at(11), starts=at)
    async with shop.acting("site") as (uow, account):
        with pytest.raises(HoldRefused):
            await site_bookings.move(uow, account, elsewhere.session_id, move, website.now)


async def test_who_is_booked_is_not_free_for_it(shop: Shop, website: Website) -> None:
    at = shop.at(10)
    for mechanic in (shop.anna, shop.bert, shop.ivan):
        await shop.send("desk", shop.booking(at, mechanic_id=mechanic.id, kind=VisitKind.VIDEO))
    assert at not in await _offered(website)
    with pytest.raises(HoldRefused):
        await website.held(at, mechanic_id=None)


async def test_a_time_that_is_held_counts_and_is_booked_by_its_holder(shop: Shop, website: Website) -> None:
    at, customer = shop.at(10), await website.bring()
    holds = [await website.held(at, mechanic_id=None) for _ in range(3)]
    with pytest.raises(HoldRefused):
        await website.book(customer, at, mechanic_id=None)
    for hold in holds:
        assert (await website.book(customer, at, mechanic_id=None, hold_id=hold)).state == "scheduled"


async def test_every_time_that_is_offered_can_be_held(shop: Shop, website: Website) -> None:
    await website.held(shop.at(9), mechanic_id=None)
    for at in await _offered(website):
        await website.held(at, mechanic_id=None)


async def test_what_it_costs_is_told_and_not_what_the_website_says(shop: Shop, website: Website) -> None:
    customer = await website.bring()
    with pytest.raises(PaymentNeeded) as needed:
        await website.book(customer, shop.at(10), plan_id=shop.plan.id, price_cents=100)
    assert needed.value.params == {"cents": 2900}
    with pytest.raises(HoldRefused) as refused:
        await website.book(customer, shop.at(10), price_cents=100)
    assert refused.value.refused_code == ErrorCode.PRICE_CHANGED
