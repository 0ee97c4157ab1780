"""A website's holds: one a visitor, nobody else's, and only of what is booked by them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from scheduling.credit import ReferenceReused
from scheduling.errors import Invalid, NotFound, Rule
from scheduling.ids import uuid7
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationStatus, VisitKind
from sync_server.services import holds, site_holds
from sync_server.services.holds import HoldRefused
from sync_server.services.refusals import TooManyAttempts
from sync_server.services.site_messages import SiteHeld, SiteHold
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website


@pytest.fixture
async def website(shop: Shop) -> Website:
    return await Website.of(shop)


async def _hold(website: Website, wish: SiteHold) -> SiteHeld:
    async with website.shop.acting("site") as (uow, account):
        return await site_holds.hold(uow, account, wish, website.now)


async def _status(website: Website, hold_id: UUID) -> ReservationStatus | None:
    async with website.shop.uow() as uow:
        row = await uow.records.get(Reservation, hold_id)
    return None if row is None else row.status


async def test_each_visitor_holds_one_time_and_others_keep_theirs(shop: Shop, website: Website) -> None:
    first, other = website.hold(shop.at(10)), website.hold(shop.at(14))
    await _hold(website, first)
    await _hold(website, other)
    await _hold(website, first)
    second = replace(first, hold_id=uuid7(), starts=shop.at(12))
    await _hold(website, second)
    assert await _status(website, first.hold_id) is None, "the hold itself went to the other time"
    assert await _status(website, second.hold_id) is ReservationStatus.RESERVED
    assert await _status(website, other.hold_id) is ReservationStatus.RESERVED
    third = replace(second, hold_id=uuid7(), starts=other.starts)
    with pytest.raises(HoldRefused):
        await _hold(website, third)
    assert await _status(website, second.hold_id) is ReservationStatus.RESERVED, (
        "refused: the old one is kept"
    )


async def test_a_hold_is_nobody_elses_and_becomes_no_other(shop: Shop, website: Website) -> None:
    hold = website.hold(shop.at(10))
    await _hold(website, hold)
    with pytest.raises(Invalid):
        await _hold(website, replace(hold, visitor=uuid7()))
    reference = await website.bring()
    booked = await website.book(reference, shop.at(10), hold_id=hold.hold_id)
    with pytest.raises(Invalid):
        await _hold(website, replace(hold, starts=shop.at(12)))
    await _hold(website, replace(hold, hold_id=uuid7(), starts=shop.at(12)))
    slot = await shop.slot_of(booked.session_id)
    assert slot is not None
    assert slot.starts == shop.at(10), "the visitor's next hold leaves the booking alone"


async def test_a_hold_that_was_booked_by_is_taken_and_the_other_time_is_not(
    shop: Shop, website: Website
) -> None:
    """To say that the free time is taken would send the visitor to another one for nothing."""
    reference, hold = await website.bring(), await website.held(shop.at(10))
    await website.book(reference, shop.at(10), hold_id=hold)
    theirs = shop.booking(shop.at(12))
    await shop.send("desk", theirs)
    with pytest.raises(ReferenceReused, match="hold_id is taken"):
        await website.book(reference, shop.at(14), hold_id=hold)
    for foreign in (theirs.reservation_id, uuid7()):
        with pytest.raises(NotFound):
            await website.book(reference, shop.at(14), hold_id=foreign)
    await website.book(reference, shop.at(14))


@pytest.mark.parametrize("wrong", ["time", "mechanic", "length", "kind", "visitor"])
async def test_a_hold_of_something_else_is_refused_and_stays_held(
    shop: Shop, website: Website, wrong: str
) -> None:
    hold = website.hold(shop.at(10))
    await _hold(website, hold)
    await _hold(website, website.hold(shop.at(12)))
    reference = await website.bring()
    asked: dict[str, dict[str, Any]] = {
        "time": {},
        "mechanic": {"mechanic_id": shop.bert.id},
        "length": {"plan_id": shop.plan.id, "price_cents": 2900},
        "kind": {"kind": VisitKind.IN_PERSON},
        "visitor": {"visitor": uuid7()},
    }
    if wrong == "length":
        async with shop.uow() as uow:
            await uow.bump()
            await uow.records.put(replace(shop.plan, minutes=45))
            await uow.commit()
    starts = shop.at(14) if wrong == "time" else shop.at(10)
    with pytest.raises(ReferenceReused) as refused:
        await website.book(reference, starts, hold_id=hold.hold_id, **asked[wrong])
    assert refused.value.params["field"] == "hold_id"
    expected = Rule.ANOTHER_VISITOR if wrong == "visitor" else Rule.ANOTHER_TIME
    assert refused.value.params["rule"] is expected
    assert await _status(website, hold.hold_id) is ReservationStatus.RESERVED
    booked = await website.book(reference, shop.at(10), hold_id=hold.hold_id, visitor=hold.visitor)
    assert booked.state == "scheduled"


async def test_a_booking_leaves_the_holds_of_other_visitors_alone(shop: Shop, website: Website) -> None:
    hold, other = website.hold(shop.at(10)), website.hold(shop.at(11))
    await _hold(website, hold)
    await _hold(website, other)
    await website.book(await website.bring(), shop.at(10), hold_id=hold.hold_id)
    assert await _status(website, other.hold_id) is ReservationStatus.RESERVED
    with pytest.raises(HoldRefused):
        await website.book(await website.bring(), shop.at(11))


async def test_there_is_an_end_to_what_a_key_holds(
    shop: Shop, website: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_holds, "MOST_HOLDS", 1)
    hold = website.hold(shop.at(10))
    await _hold(website, hold)
    with pytest.raises(TooManyAttempts):
        await _hold(website, website.hold(shop.at(14)))
    await _hold(website, replace(hold, hold_id=uuid7(), starts=shop.at(14)))
    async with shop.acting("site") as (uow, account):
        (live,) = await uow.records.find(Reservation, device_id=account.device_id)
        await holds.release(uow, account, live.id)
    await _hold(website, website.hold(shop.at(10)))
