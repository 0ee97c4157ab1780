"""What is booked from the waitlist: the time that is held, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from scheduling.errors import (
    ActiveElsewhere,
    Gone,
    Invalid,
    Rule,
    TooEarly,
    TooLate,
)
from scheduling.matching_messages import WaitlistLine
from scheduling.offers import OfferRound
from scheduling.records import Reservation, Session
from scheduling.vocabulary import ReservationKind, ReservationStatus, VisitKind
from scheduling.waitlist import WaitlistState
from sync_server.jobs import matching
from sync_server.services import waitlist
from tests.sync_server.matching_shop import (
    accept,
    ask_now,
    asked,
    at_clock,
    decline,
    held_for,
    joined,
    offers_of,
    online,
)
from tests.sync_server.shop import Shop


async def _line(shop: Shop, entry_id: UUID) -> WaitlistLine:
    async with shop.acting("desk") as (uow, account):
        return await waitlist.one(uow, account, entry_id, shop.bootstrap.clock.now())


async def _serve(shop: Shop) -> int:
    return await matching.serve_waitlist(shop.bootstrap, shop.id)


async def _book(shop: Shop, line: WaitlistLine, **over: Any) -> Session:
    values = {"customer_id": line.customer_id, "vehicle_id": None, "just_advice": True}
    wish = ask_now(shop, **(values | over))
    async with shop.acting("desk") as (uow, account):
        return await waitlist.book(uow, account, line.entry_id, wish, shop.bootstrap.clock.now())


@pytest.mark.parametrize("advice", [False, True])
async def test_it_is_for_the_vehicle_that_they_wait_with_unless_it_is_just_advice(
    shop: Shop, advice: bool
) -> None:
    at_clock(shop)
    line = await joined(shop, customer_id=shop.customer.id, vehicle_id=shop.vehicle.id)
    await held_for(shop, line.entry_id)
    session = await _book(shop, line, just_advice=advice)
    assert session.vehicle_id == (None if advice else shop.vehicle.id)


async def test_where_no_vehicle_was_said_at_all_the_place_stays(shop: Shop) -> None:
    at_clock(shop)
    line = await joined(shop)
    await held_for(shop, line.entry_id)
    with pytest.raises(Invalid) as caught:
        await _book(shop, line, just_advice=False)
    assert caught.value.params["rule"] == Rule.VEHICLE_OR_ADVICE
    assert (await _line(shop, line.entry_id)).state is WaitlistState.NOTIFIED


async def test_booking_from_the_hold_asks_that_mechanic_whose_time_stays_held(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop)
    await online(shop, "anna", "ivan")
    await _serve(shop)
    held = (await _line(shop, line.entry_id)).held_mechanic_id
    at_clock(shop, now + 300)
    session = await _book(shop, line)
    offers = await offers_of(shop, session.id)
    assert [(offer.mechanic_id, offer.round) for offer in offers.values()] == [(held, OfferRound.CHOSEN)]
    assert session.mechanic_id is None, "nobody is given work by a notice"
    assert (await _line(shop, line.entry_id)).state is WaitlistState.BOOKED
    slot = await shop.slot_of(session.id)
    assert slot is not None
    assert (slot.kind, slot.expires_at) == (ReservationKind.WAITLIST, now + 1200)
    name = {shop.anna.id: "anna", shop.ivan.id: "ivan"}[held]  # type: ignore[index]
    at_clock(shop, now + 400)
    await accept(shop, name, next(iter(offers.values())))
    slot = await shop.slot_of(session.id)
    assert slot is not None
    assert (slot.kind, slot.status) == (ReservationKind.BOOKING, ReservationStatus.CONFIRMED)
    assert (slot.starts, slot.ends) == (now + 400, now + 2200)
    async with shop.uow() as uow:
        assert len(await uow.records.find(Reservation, mechanic_id=held)) == 1


async def test_what_is_kept_for_a_booking_is_the_whole_session_of_a_late_yes(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop)
    await online(shop, "ivan")
    await _serve(shop)
    at_clock(shop, now + 840)
    await online(shop, "ivan")  # is still there
    session = await _book(shop, line)
    behind = replace(shop.slot(now + 3600), mechanic_id=shop.ivan.id)
    async with shop.uow() as uow:
        assert not (await uow.reservations.take(behind, needs_bay=False)).taken
    at_clock(shop, now + 840 + 899)
    await accept(shop, "ivan", (await offers_of(shop, session.id))[shop.ivan.id])
    slot = await shop.slot_of(session.id)
    assert slot is not None
    assert (slot.status, slot.ends) == (ReservationStatus.CONFIRMED, now + 840 + 899 + 1800)


async def test_what_was_held_is_kept_where_the_time_behind_it_is_taken(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop)
    await online(shop, "ivan")
    await _serve(shop)
    async with shop.uow() as uow:
        behind = replace(shop.slot(now + 3600), mechanic_id=shop.ivan.id)
        assert (await uow.reservations.take(behind, needs_bay=False)).taken
        await uow.commit()
    at_clock(shop, now + 840)
    slot = await shop.slot_of((await _book(shop, line)).id)
    assert slot is not None
    assert (slot.ends, slot.blocks_end, slot.expires_at) == (now + 2700, now + 3600, now + 1740)


async def test_booking_again_with_one_id_is_one_session(shop: Shop) -> None:
    at_clock(shop)
    line = await joined(shop)
    await held_for(shop, line.entry_id)
    session = await _book(shop, line)
    assert await _book(shop, line, session_id=session.id) == session
    with pytest.raises(Gone):
        await _book(shop, line)
    async with shop.uow() as uow:
        assert len(await uow.records.find(Session)) == 1


async def test_who_still_waits_books_nothing_and_keeps_the_place(shop: Shop) -> None:
    """An early click, or a second one."""
    at_clock(shop)
    first, second = await joined(shop), await joined(shop)
    await online(shop, "ivan")
    for _ in range(2):
        with pytest.raises(TooEarly):
            await _book(shop, first)
    assert [(await _line(shop, each.entry_id)).position for each in (first, second)] == [1, 2]
    async with shop.uow() as uow:
        assert await uow.records.find(Session) == []
    assert await _serve(shop) == 1
    assert (await _line(shop, first.entry_id)).held_mechanic_id == shop.ivan.id


@pytest.mark.parametrize(
    "over", [{"kind": VisitKind.PHONE}, {"minutes": 60, "plan_id": None, "price_cents": 0}]
)
async def test_another_kind_or_length_than_what_is_held_is_refused(shop: Shop, over: dict[str, Any]) -> None:
    at_clock(shop)
    line = await joined(shop)
    await held_for(shop, line.entry_id)
    with pytest.raises(Invalid) as caught:
        await _book(shop, line, **over)
    assert caught.value.params == {"field": "entry_id", "rule": "another_time"}
    assert (await _line(shop, line.entry_id)).state is WaitlistState.NOTIFIED
    await _book(shop, line)
    assert (await _line(shop, line.entry_id)).state is WaitlistState.BOOKED, "the right one was still there"


async def test_declining_frees_the_held_time_and_asks_the_others(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop, mechanic_id=shop.ivan.id)
    await online(shop, "ivan")
    await _serve(shop)
    at_clock(shop, now + 60)
    session = await _book(shop, line)
    await online(shop, "anna")
    await decline(shop, "ivan", (await offers_of(shop, session.id))[shop.ivan.id])
    assert await shop.slot_of(session.id) is None
    offers = await offers_of(shop, session.id)
    await accept(shop, "anna", offers[shop.anna.id])
    assert (await shop.session(session.id)).mechanic_id == shop.anna.id


async def test_a_hold_that_lapsed_books_nothing(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop)
    await held_for(shop, line.entry_id)
    at_clock(shop, now + 900)
    with pytest.raises(TooLate) as caught:
        await _book(shop, line)
    assert caught.value.params == {"until": now + 900}
    at_clock(shop, now + 899)
    assert (await shop.slot_of((await _book(shop, line)).id)) is not None


async def test_a_hold_that_the_database_let_lapse_is_taken_anew_unless_somebody_has_the_time(
    shop: Shop,
) -> None:
    now = at_clock(shop)
    free, taken = await joined(shop), await joined(shop)
    await held_for(shop, free.entry_id)
    other = await held_for(shop, taken.entry_id)
    async with shop.uow() as uow:
        await uow.bump()
        for hold in await uow.records.find(Reservation, kind=ReservationKind.WAITLIST):
            await uow.reservations.release(hold.id, expired=True)
        await uow.records.add(replace(shop.slot(now + 600), mechanic_id=other.id))
        await uow.commit()
    assert await shop.slot_of((await _book(shop, free)).id) is not None
    with pytest.raises(TooLate):
        await _book(shop, taken)
    assert (await _line(shop, taken.entry_id)).state is WaitlistState.NOTIFIED


async def test_an_entry_that_is_over_books_nothing(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop)
    async with shop.acting("desk") as (uow, account):
        await waitlist.leave(uow, account, line.entry_id, now)
    with pytest.raises(Gone):
        await _book(shop, line)
    with pytest.raises(Invalid):
        await _book(shop, await joined(shop), customer_id=shop.customer.id)


async def test_somebody_in_a_session_books_nothing_and_stays_in_the_line(shop: Shop) -> None:
    at_clock(shop)
    line = await joined(shop, customer_id=shop.customer.id)
    await held_for(shop, line.entry_id)
    await asked(shop)
    with pytest.raises(ActiveElsewhere):
        await _book(shop, line)
    assert (await _line(shop, line.entry_id)).state is WaitlistState.NOTIFIED
