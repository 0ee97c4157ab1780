"""A website books a session at a distance without naming a mechanic only as often as mechanics are free for it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.records import Reservation, Session, WeeklyBlock
from scheduling.vocabulary import VisitKind
from sync_server.services import availability, site_bookings, site_checkouts
from sync_server.services.availability import Calendars, SlotsWanted
from sync_server.services.holds import HoldRefused
from sync_server.services.money import checkout_endings, checkouts
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
    assert refused.value.refused_code == ErrorCode.SLOT_TAKEN
    assert refused.value.outcome.reasons == ["booked"]
    with pytest.raises(HoldRefused):
        await website.held(at, mechanic_id=None)
    assert shop.at(11) in await _offered(website)
    elsewhere = await website.book(customer, shop.at(11), mechanic_id=None)
    move = SiteMove(customer=customer, seen_starts=shop.at(11), starts=at)
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
    assert needed.value.params == {"cents": 3334}, "with tax, as the checkout asks for it"
    with pytest.raises(HoldRefused) as refused:
        await website.book(customer, shop.at(10), price_cents=100)
    assert refused.value.refused_code == ErrorCode.PRICE_CHANGED


async def test_who_is_refused_is_told_times_that_do_have_room(shop: Shop, website: Website) -> None:
    at, customer = shop.at(10), await website.bring()
    for mechanic in (shop.anna, shop.bert, shop.ivan):
        await shop.send("desk", shop.booking(at, mechanic_id=mechanic.id, kind=VisitKind.VIDEO))
    await website.held(shop.at(12), mechanic_id=None)
    with pytest.raises(HoldRefused) as refused:
        await website.book(customer, at, mechanic_id=None)
    outcome = refused.value.outcome
    assert (refused.value.refused_code, set(outcome.reasons)) == ("slot_taken", {"booked", "held"})
    offered = await _offered(website)
    told = [each.starts for each in outcome.alternatives]
    assert told == sorted(offered, key=lambda start: (abs(start - at), start))[:5]
    for start in told:
        await website.held(start, mechanic_id=None)


async def test_the_last_time_that_is_held_is_said_to_be_held(shop: Shop, website: Website) -> None:
    for _ in range(3):
        await website.held(shop.at(10), mechanic_id=None)
    with pytest.raises(HoldRefused) as refused:
        await website.held(shop.at(10), mechanic_id=None)
    assert (refused.value.refused_code, refused.value.outcome.reasons) == ("slot_taken", ["held"])
    assert shop.at(10) not in [each.starts for each in refused.value.outcome.alternatives]


async def test_where_nobody_is_because_of_the_hours_it_says_so(shop: Shop, website: Website) -> None:
    await shop.send("desk", shop.booking(shop.at(18.5), minutes=60))
    for at, reasons in ((shop.at(21), {"workshop_closed", "outside_hours"}), (website.now - 60, {"in_past"})):
        with pytest.raises(HoldRefused) as refused:
            await website.held(at, mechanic_id=None)
        assert refused.value.refused_code == "not_available"
        assert reasons <= set(refused.value.outcome.reasons)
        assert refused.value.outcome.alternatives


async def test_a_practice_without_opening_hours_is_booked_in_its_mechanics_own(
    shop: Shop, website: Website
) -> None:
    """What is listed without a name is bookable, also where the workshop itself is closed."""
    night = [
        WeeklyBlock(id=uuid7(), mechanic_id=shop.bert.id, weekday=day, start_minute=1200, end_minute=1320)
        for day in range(7)
    ]
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.bert, has_workshop=False, account_type=""))
        await uow.records.add_many(night)
        await uow.commit()
    at = shop.at(21)
    assert at in await _offered(website)
    hold = await website.held(at, mechanic_id=None)
    booked = await website.book(await website.bring(), at, mechanic_id=None, hold_id=hold)
    assert (booked.state, booked.starts) == ("scheduled", at)


async def test_a_checkout_whose_hold_lapsed_books_only_where_somebody_is_free(
    shop: Shop, website: Website
) -> None:
    """Others took the last mechanics meanwhile: everything goes back, and other times are told."""
    at, customer = shop.at(10), await website.bring()
    hold = await website.held(at, mechanic_id=None)
    wish = website.checkout(website.booking(customer, at, mechanic_id=None, hold_id=hold))
    till = shop.bootstrap.till(shop.id)
    async with shop.acting("site") as (uow, account):
        await site_checkouts.start(uow, account, wish, till, website.now)
    async with shop.uow() as uow:
        await uow.bump()
        row = await uow.records.get(Reservation, hold)
        assert row is not None
        await uow.records.put(replace(row, expires_at=1))
        await uow.commit()
    for _ in range(3):
        await website.book(customer, at, mechanic_id=None)
    person = shop.people["site"]
    who = checkouts.Who(staff_id=person.staff_id, device_id=person.device_id)
    with pytest.raises(HoldRefused) as refused:
        await checkout_endings.confirm(till, who, wish.checkout_id)
    assert (refused.value.refused_code, refused.value.outcome.reasons) == ("slot_taken", ["booked"])
    assert refused.value.outcome.alternatives
    async with shop.uow() as uow:
        assert await uow.records.get(Session, wish.booking.session_id) is None


async def test_several_want_the_last_mechanic_and_one_gets_one(shop: Shop, website: Website) -> None:
    people = [await website.bring(name=f"Paul {number}") for number in range(6)]

    async def attempt(reference: UUID) -> bool:
        try:
            await website.book(reference, shop.at(10), mechanic_id=None)
        except HoldRefused:
            return False
        return True

    assert sum(await asyncio.gather(*map(attempt, people))) == 3
