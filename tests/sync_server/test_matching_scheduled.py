"""Sessions that are booked for a time without a mechanic: sought half an hour before, given up ten minutes after."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from scheduling.commands import CancelSession, MoveSession, Place
from scheduling.errors import Gone
from scheduling.ids import uuid7
from scheduling.offers import Acceptance, Closing, OfferState
from scheduling.records import Session, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import CancelledBy, SessionState, VisitKind
from sync_server.jobs import clock, matching
from sync_server.services import assigning
from sync_server.services.holds import HoldRefused
from tests.sync_server.jobs_due import times
from tests.sync_server.matching_shop import accept, asked, at_clock, hire, offers_of, online
from tests.sync_server.shop import Shop


async def _booked(shop: Shop, hour: float = 10, **over: Any) -> Session:
    """A video without a mechanic, in three days."""
    values = {"mechanic_id": None, "kind": VisitKind.VIDEO, "minutes": 30, "concern": "It squeals"}
    command = shop.booking(shop.at(hour), **(values | over))
    await shop.send("desk", command)
    return await shop.session(command.session_id)


async def _change(shop: Shop, *rows: Any) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        for row in rows:
            await uow.records.put(row)
        await uow.commit()


async def test_the_search_begins_half_an_hour_before_the_start(shop: Shop) -> None:
    session = await _booked(shop)
    assert session.state is SessionState.SCHEDULED
    starts = shop.at(10)
    assert await times(shop, "seek_mechanic") == [starts - 1800]
    at_clock(shop, starts - 1801)
    assert not await matching.seek(shop.bootstrap, shop.id, session.id)
    at_clock(shop, starts - 1800)
    assert await matching.seek(shop.bootstrap, shop.id, session.id)
    offers = await offers_of(shop, session.id)
    assert set(offers) == {shop.anna.id, shop.bert.id, shop.ivan.id}, "offline ones too: they are free then"
    assert {(offer.state, offer.starts) for offer in offers.values()} == {(OfferState.OFFERED, starts)}
    assert {offer.expires_at for offer in offers.values()} == {starts + 600}


async def test_only_who_is_free_at_its_time_is_asked(shop: Shop) -> None:
    session, starts = await _booked(shop), shop.at(10)
    await shop.send("desk", shop.booking(starts + 900, mechanic_id=shop.anna.id))
    at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    assert set(await offers_of(shop, session.id)) == {shop.bert.id, shop.ivan.id}


async def test_accepting_takes_the_booked_time_and_keeps_the_state_and_sequence(shop: Shop) -> None:
    session, starts = await _booked(shop), shop.at(10)
    at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    offers = await offers_of(shop, session.id)
    at_clock(shop, starts - 900)
    await clock.near(shop.bootstrap, shop.id, session.id)
    await accept(shop, "ivan", offers[shop.ivan.id])
    placed = await shop.session(session.id)
    assert (placed.state, placed.mechanic_id) == (SessionState.PENDING, shop.ivan.id)
    assert (placed.starts, placed.sequence) == (starts, 0), "it was not moved"
    slot = await shop.slot_of(session.id)
    assert slot is not None
    assert (slot.mechanic_id, slot.starts, slot.blocks_end) == (shop.ivan.id, starts, starts + 2700)
    closings = {offer.closing for offer in (await offers_of(shop, session.id)).values()}
    assert closings == {None, Closing.TAKEN}


async def test_after_the_start_it_can_still_be_accepted_until_it_is_given_up(shop: Shop) -> None:
    session, starts = await _booked(shop), shop.at(10)
    at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    offers = await offers_of(shop, session.id)
    at_clock(shop, starts + 599)
    await accept(shop, "anna", offers[shop.anna.id])
    slot = await shop.slot_of(session.id)
    assert slot is not None
    assert slot.starts == starts


async def test_nobody_by_ten_minutes_after_is_given_up_once(shop: Shop) -> None:
    session, starts = await _booked(shop), shop.at(10)
    at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    at_clock(shop, starts + 599)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0
    at_clock(shop, starts + 600)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 1
    given_up = await shop.session(session.id)
    assert (given_up.state, given_up.cancelled_by) == (SessionState.CANCELLED, CancelledBy.PLATFORM)
    assert await shop.slot_of(session.id) is None
    steps = await shop.steps(session.id)
    assert not await matching.seek(shop.bootstrap, shop.id, session.id)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0
    assert await shop.steps(session.id) == steps


async def test_nobody_free_says_so_with_the_ways_of_a_booked_session(shop: Shop) -> None:
    session, starts = await _booked(shop), shop.at(10)
    kinds = (VisitKind.IN_PERSON,)
    await _change(shop, *(replace(each, kinds=kinds) for each in (shop.anna, shop.bert, shop.ivan)))
    now = at_clock(shop, starts - 1800)
    assert not await matching.seek(shop.bootstrap, shop.id, session.id)
    async with shop.acting("desk") as (uow, account):
        view = await assigning.search(uow, account, session.id, now)
    assert (view.shortage, view.ways) == ("nobody_free", ["schedule", "look_through"])
    assert (await times(shop, "seek_mechanic"))[-1] == starts - 1680, "looked at again by itself"


async def test_a_visit_in_person_without_a_mechanic_is_the_workshops_and_never_given_up(shop: Shop) -> None:
    session = await _booked(shop, kind=VisitKind.IN_PERSON)
    assert await times(shop, "seek_mechanic") == []
    at_clock(shop, shop.at(10) + 3600)
    assert not await matching.seek(shop.bootstrap, shop.id, session.id)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0
    assert (await shop.session(session.id)).state is SessionState.SCHEDULED
    assert await offers_of(shop, session.id) == {}


async def test_one_with_a_chosen_mechanic_is_not_put_to_others(shop: Shop) -> None:
    session = await _booked(shop, mechanic_id=shop.ivan.id)
    at_clock(shop, shop.at(10) - 1800)
    assert session.state is SessionState.OFFERED
    assert not await matching.seek(shop.bootstrap, shop.id, session.id)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0


async def test_a_moved_session_asks_anew_and_the_old_offers_are_over(shop: Shop) -> None:
    session, starts = await _booked(shop), shop.at(10)
    at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    old = (await offers_of(shop, session.id))[shop.ivan.id]
    to = Place(starts=shop.at(14), minutes=30)
    await shop.send("desk", MoveSession(session_id=session.id, seen=Place(starts=starts, minutes=30), to=to))
    with pytest.raises(Gone):
        await accept(shop, "ivan", old)
    assert (await offers_of(shop, session.id))[shop.ivan.id].closing is Closing.WITHDRAWN
    assert (await times(shop, "seek_mechanic"))[-1] == shop.at(14) - 1800
    at_clock(shop, shop.at(14) - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    new = (await offers_of(shop, session.id))[shop.ivan.id]
    assert (new.starts, new.sequence) == (shop.at(14), 1)
    await accept(shop, "ivan", new)
    assert (await shop.session(session.id)).mechanic_id == shop.ivan.id


async def test_placed_with_a_mechanic_or_cancelled_it_asks_nobody_any_more(shop: Shop) -> None:
    starts = shop.at(10)
    placed, cancelled = await _booked(shop), await _booked(shop, hour=12)
    at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, placed.id)
    to = Place(starts=starts, minutes=30, mechanic_id=shop.anna.id)
    seen = Place(starts=starts, minutes=30)
    await shop.send("desk", MoveSession(session_id=placed.id, seen=seen, to=to))
    await shop.send("desk", CancelSession(session_id=cancelled.id))
    at_clock(shop, shop.at(12) - 1800)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0
    assert {o.state for o in (await offers_of(shop, placed.id)).values()} == {OfferState.EXPIRED}
    assert await offers_of(shop, cancelled.id) == {}


async def test_a_standing_acceptance_counts_inside_the_published_times_only(shop: Shop) -> None:
    """The notice is the mechanic's own: half an hour before, only one who takes bookings at such notice said yes."""
    ready = await hire(shop, "ready", allow_instant_booking=True, notice_minutes=0, rating=5.0)
    slow = await hire(shop, "slow", allow_instant_booking=True, rating=4.9)
    session, starts = await _booked(shop), shop.at(10)
    now = at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    offers = await offers_of(shop, session.id)
    assert offers[ready.id].acceptance is Acceptance.STANDING
    assert offers[slow.id].closing is Closing.TAKEN
    assert (await shop.session(session.id)).mechanic_id == ready.id
    second = await _booked(shop, hour=10)
    at_clock(shop, now)
    await matching.seek(shop.bootstrap, shop.id, second.id)
    assert (await shop.session(second.id)).mechanic_id is None, "nobody else has said yes beforehand"


async def test_an_immediate_session_is_never_accepted_beforehand(shop: Shop) -> None:
    ready = await hire(shop, "ready", allow_instant_booking=True, notice_minutes=0)
    at_clock(shop, shop.at(10))
    await online(shop, "ready")
    made = await asked(shop)
    assert (await offers_of(shop, made.id))[ready.id].state is OfferState.OFFERED


async def test_a_mechanic_who_was_booked_meanwhile_is_refused_with_the_reason(shop: Shop) -> None:
    session, starts = await _booked(shop), shop.at(10)
    at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    offers = await offers_of(shop, session.id)
    await shop.send("desk", shop.booking(starts, minutes=30, mechanic_id=shop.anna.id))
    with pytest.raises(HoldRefused) as refused:
        await accept(shop, "anna", offers[shop.anna.id])
    assert refused.value.outcome.reasons == ["booked"]
    assert (await shop.session(session.id)).mechanic_id is None


async def test_a_hold_that_has_lapsed_since_the_start_is_in_nobodys_way(shop: Shop) -> None:
    """After the start it counts as of the yes, not as of the start."""
    real = int(time.time())
    starts = real - 300
    async with shop.uow() as uow:
        await uow.bump()
        for row in await uow.records.find(WeeklyBlock, mechanic_id=shop.ivan.id):
            await uow.records.delete(WeeklyBlock, row.id)
        for hours in await uow.records.find(WorkshopHours):
            await uow.records.delete(WorkshopHours, hours.id)
        for day in range(7):  # at whatever hour this runs; the workshop too, since nobody is named
            own = WeeklyBlock(
                id=uuid7(), mechanic_id=shop.ivan.id, weekday=day, start_minute=0, end_minute=1440
            )
            await uow.records.add(own)
            await uow.records.add(WorkshopHours(id=uuid7(), weekday=day, start_minute=0, end_minute=1440))
        await uow.commit()
    await _change(shop, replace(shop.ivan, kinds=(VisitKind.VIDEO,), has_workshop=False))
    at_clock(shop, starts - 1800)
    command = shop.booking(starts, mechanic_id=None, kind=VisitKind.VIDEO, minutes=30)
    await shop.send("desk", command)
    at_clock(shop, starts - 900)
    await matching.seek(shop.bootstrap, shop.id, command.session_id)
    offer = (await offers_of(shop, command.session_id))[shop.ivan.id]
    lapsed = replace(shop.hold(starts, mechanic_id=shop.ivan.id), expires_at=starts + 60)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(lapsed)
        await uow.commit()
    at_clock(shop, real)
    await accept(shop, "ivan", offer)
    assert (await shop.session(command.session_id)).mechanic_id == shop.ivan.id
