"""A website sells a visit in person without a mechanic only while, besides a bay, some mechanic is free for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from scheduling.commands import Place
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.records import Bay
from scheduling.vocabulary import ReservationKind, ReservationStatus, VisitKind
from sync_server.payments.fake import FakeGateway
from sync_server.services import answers, availability, site_bookings, site_checkouts, site_requests
from sync_server.services.availability import Calendars, SlotsWanted
from sync_server.services.holds import HoldRefused
from sync_server.services.money import charging, checkout_endings, checkouts
from sync_server.services.money.rows import Refund
from sync_server.services.schedule import Question, Schedule
from sync_server.services.site_messages import SiteMove
from sync_server.services.site_request_messages import SiteAccept
from tests.sync_server.requests import countering
from tests.sync_server.shop import HOUR, ZONE, Shop
from tests.sync_server.site_world import Website

VISIT: dict[str, Any] = {"kind": VisitKind.IN_PERSON, "plan_id": None, "mechanic_id": None}


@pytest.fixture
async def website(shop: Shop) -> Website:
    """With bays for many more visits than there are mechanics."""
    shop.bootstrap.gateway = FakeGateway()
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add_many(
            [Bay(id=uuid7(), name=f"Bay {number}", sort=number) for number in range(3, 9)]
        )
        await uow.commit()
    return await Website.of(shop)


async def _offered(
    website: Website, kind: VisitKind = VisitKind.IN_PERSON, *, staff: bool = False
) -> list[int]:
    """The times of the next whole day that name nobody."""
    shop = website.shop
    wanted = SlotsWanted(
        first_day=datetime.fromtimestamp(shop.at(12), ZONE).date(),
        days=1,
        minutes=60,
        kind=kind,
        anybody=True,
    )
    async with shop.acting("desk" if staff else "site") as (uow, account):
        answer = await availability.slots(uow, account, Calendars(), wanted, website.now)
    (unnamed,) = [each for each in answer.mechanics if each.mechanic_id is None]
    (day,) = unnamed.days
    return [*day.morning, *day.afternoon, *day.evening]


async def _book_all(shop: Shop, at: int, kind: VisitKind = VisitKind.VIDEO) -> None:
    for mechanic in (shop.anna, shop.bert, shop.ivan):
        await shop.send("desk", shop.booking(at, mechanic_id=mechanic.id, kind=kind))


async def _start(website: Website, customer: UUID, at: int, hold_id: UUID) -> UUID:
    """A checkout whose customer has given a card."""
    wish = website.checkout(website.booking(customer, at, hold_id=hold_id, **VISIT))
    till = website.shop.bootstrap.till(website.shop.id)
    async with website.shop.acting("site") as (uow, account):
        _, payment = await site_checkouts.start(uow, account, wish, till, website.now)
    assert payment is not None
    await charging.create(till, payment)
    return wish.checkout_id


async def test_where_every_mechanic_is_booked_it_is_neither_listed_nor_held_nor_checked_out(
    shop: Shop, website: Website
) -> None:
    at, customer = shop.at(10), await website.bring()
    hold = await website.held(at, **VISIT)
    await _book_all(shop, at)
    assert at not in await _offered(website)
    assert at in await _offered(website, staff=True), "for staff the bay is enough"
    with pytest.raises(HoldRefused) as refused:
        await website.held(at, **VISIT)
    assert refused.value.refused_code == "slot_taken"
    assert set(refused.value.outcome.reasons) == {"booked", "held"}, "Ivan is asked first"
    told = [each.starts for each in refused.value.outcome.alternatives]
    offered = await _offered(website)
    assert told == sorted(offered, key=lambda start: (abs(start - at), start))[:5]
    with pytest.raises(HoldRefused):
        await _start(website, customer, at, hold)
    assert (await shop.send("desk", shop.booking(at, mechanic_id=None))).status == "applied"


async def test_who_is_outside_hours_or_takes_no_visits_in_person_is_not_free_for_one(
    shop: Shop, website: Website
) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        for row in (shop.anna, shop.bert):
            await uow.records.put(replace(row, kinds=(VisitKind.VIDEO,)))
        await uow.commit()
    assert shop.at(10) in await _offered(website)
    await shop.send("desk", shop.booking(shop.at(10), mechanic_id=shop.ivan.id))
    assert shop.at(10) not in await _offered(website)
    assert shop.at(10) in await _offered(website, VisitKind.VIDEO), "those who take these are free"


async def test_as_many_as_mechanics_and_what_staff_book_without_one_counts(
    shop: Shop, website: Website
) -> None:
    at = shop.at(10)
    assert (await shop.send("desk", shop.booking(at, mechanic_id=None))).status == "applied"
    await website.held(at, **VISIT)
    await website.held(at, kind=VisitKind.VIDEO, mechanic_id=None)
    assert at not in await _offered(website)
    assert at not in await _offered(website, VisitKind.VIDEO), (
        "who sees to a visit holds no session meanwhile"
    )
    with pytest.raises(HoldRefused) as refused:
        await website.held(at, **VISIT)
    assert (refused.value.refused_code, set(refused.value.outcome.reasons)) == (
        "slot_taken",
        {"booked", "held"},
    )


async def test_what_only_others_can_take_leaves_room(shop: Shop, website: Website) -> None:
    """Anna alone takes sessions at a distance, and nothing else: a session without mechanic is hers."""
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.anna, kinds=(VisitKind.VIDEO,)))
        await uow.commit()
    at = shop.at(10)
    await website.held(at, kind=VisitKind.VIDEO, mechanic_id=None)
    for _ in range(2):
        assert at in await _offered(website)
        await website.held(at, **VISIT)
    assert at not in await _offered(website)


async def test_a_bay_that_is_kept_for_walk_ins_needs_nobody(shop: Shop, website: Website) -> None:
    at = shop.at(10)
    leases = [
        shop.slot(at, blocks_end=at + HOUR, kind=ReservationKind.LEASE, status=ReservationStatus.RESERVED,
                  mechanic_id=None, bay_id=bay.id, expires_at=at + HOUR,
                  device_id=shop.people["desk"].device_id)
        for bay in shop.bays
    ]  # fmt: skip
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add_many(leases)
        await uow.commit()
    for _ in range(3):
        assert at in await _offered(website)
        await website.held(at, **VISIT)
    assert at not in await _offered(website)


async def test_a_workshop_that_keeps_no_mechanics_is_booked_by_its_bays(shop: Shop, website: Website) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        for row in (shop.anna, shop.bert, shop.ivan):
            await uow.records.put(replace(row, active=False))
        await uow.commit()
    for _ in range(8):
        assert shop.at(10) in await _offered(website)
        await website.held(shop.at(10), **VISIT)
    assert shop.at(10) not in await _offered(website)
    with pytest.raises(HoldRefused) as refused:
        await website.held(shop.at(10), **VISIT)
    assert refused.value.outcome.reasons == ["no_bay"]
    assert shop.at(11) in [each.starts for each in refused.value.outcome.alternatives]
    assert shop.at(10) not in await _offered(website, VisitKind.VIDEO)


async def test_it_is_not_moved_to_where_nobody_is_free(shop: Shop, website: Website) -> None:
    customer = await website.bring()
    session_id = await website.visit(customer, shop.at(14))
    await _book_all(shop, shop.at(10), VisitKind.PHONE)
    move = SiteMove(customer=customer, seen_starts=shop.at(14), starts=shop.at(10))
    async with shop.acting("site") as (uow, account):
        with pytest.raises(HoldRefused) as refused:
            await site_bookings.move(uow, account, session_id, move, website.now)
    assert refused.value.refused_code == ErrorCode.SLOT_TAKEN
    async with shop.acting("site") as (uow, account):
        moved = await site_bookings.move(
            uow, account, session_id, replace(move, starts=shop.at(16)), website.now
        )
    assert moved.starts == shop.at(16)


async def test_paid_for_when_the_last_mechanic_was_booked_it_goes_back_and_is_said_again(
    shop: Shop, website: Website
) -> None:
    at, customer = shop.at(10), await website.bring()
    checkout_id = await _start(website, customer, at, await website.held(at, **VISIT))
    await _book_all(shop, at)
    till, person = shop.bootstrap.till(shop.id), shop.people["site"]
    who = checkouts.Who(staff_id=person.staff_id, device_id=person.device_id)
    with pytest.raises(HoldRefused) as refused:
        await checkout_endings.confirm(till, who, checkout_id)
    assert refused.value.refused_code == "slot_taken"
    offered = await _offered(website)
    assert {each.starts for each in refused.value.outcome.alternatives} <= set(offered)
    async with shop.uow() as uow:
        (refund,) = await uow.rows.find(Refund)
    assert refund.cents == 1500
    first = refused.value
    with pytest.raises(HoldRefused) as again:
        await checkout_endings.confirm(till, who, checkout_id)
    assert (again.value.refused_code, again.value.outcome) == (first.refused_code, first.outcome)
    near = first.outcome.alternatives[0].starts
    await _book_all(shop, near)
    with pytest.raises(HoldRefused) as later:
        await checkout_endings.confirm(till, who, checkout_id)
    assert later.value.refused_code == first.refused_code
    assert near not in [each.starts for each in later.value.outcome.alternatives], "as of now"
    async with shop.uow() as uow:
        await uow.bump()
        for row in await uow.reservations.live_between(at, at + HOUR):
            await uow.reservations.release(row.id)
        await uow.commit()
    with pytest.raises(HoldRefused) as free_again:
        await checkout_endings.confirm(till, who, checkout_id)
    assert free_again.value.refused_code == first.refused_code
    assert free_again.value.outcome.alternatives[0].starts == at
    async with shop.uow() as uow:
        assert len(await uow.rows.find(Refund)) == 1


async def test_a_time_that_the_shop_offered_is_had(shop: Shop, website: Website) -> None:
    """Who offered it has seen who has time."""
    customer, at = await website.bring(), shop.at(10)
    request_id = await website.ask(customer, shop.at(9))
    await _book_all(shop, at)
    assert (await shop.send("desk", countering(request_id, at))).status == "applied"
    yes = SiteAccept(session_id=uuid7(), starts=at)
    async with shop.acting("site") as (uow, account):
        assert (await site_requests.accept(uow, account, request_id, yes, website.now)).starts == at


@pytest.mark.parametrize(("who", "told"), [("site", False), ("desk", True)])
async def test_beside_the_shops_offer_a_customer_is_told_of_customers_times(
    shop: Shop, website: Website, who: str, told: bool
) -> None:
    at = shop.at(10)
    await _book_all(shop, at)
    place = Place(starts=at, minutes=60, mechanic_id=None)
    async with shop.acting(who) as (uow, account):
        schedule = await Schedule.around(uow, at, at + HOUR)
        question = Question(place=place, kind=VisitKind.IN_PERSON, now=website.now)
        found = await answers.alternatives(account, schedule, question)
    assert (at in [each.starts for each in found]) is told
