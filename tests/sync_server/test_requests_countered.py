"""Other times offered for a visit request: held, accepted, lapsed, and free again when it is over."""

from __future__ import annotations

import pytest

from scheduling.commands import Command
from scheduling.visit_requests import RequestState
from scheduling.vocabulary import (
    CancelledBy,
    ReservationKind,
    ReservationStatus,
)
from tests.sync_server.requests import (
    ask,
    confirming,
    countering,
    declining,
    in_state,
    live,
    request_of,
    reservation_of,
    told,
    withdrawing,
)
from tests.sync_server.shop import HOUR, Shop

S = RequestState


DAY = 24 * HOUR


async def test_a_counter_offer_holds_its_times_for_a_day_or_until_they_begin(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    command = countering(request_id, shop.at(14), shop.at(16), mechanic_id=shop.anna.id)
    assert told(await shop.send("desk", command)) == ("applied", "")
    row = await request_of(shop, request_id)
    assert (row.state, row.ended_at) == (S.COUNTERED, None)
    assert [time.starts for time in row.offered] == [shop.at(14), shop.at(16)]
    now = shop.bootstrap.clock.now()
    for time in row.offered:
        hold = await reservation_of(shop, time.hold_id)
        assert hold is not None
        assert (hold.kind, hold.status) == (ReservationKind.COUNTER_OFFER, ReservationStatus.RESERVED)
        assert (hold.mechanic_id, hold.bay_id) == (shop.anna.id, time.bay_id)
        assert hold.expires_at == time.expires_at
        assert abs(time.expires_at - now - DAY) < 60
    refused = await shop.send("desk", shop.booking(shop.at(14)))
    assert told(refused) == ("conflict", "slot_taken")


async def test_two_offered_times_at_once_need_two_bays(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", shop.booking(shop.at(14)))
    both = countering(request_id, shop.at(14), shop.at(14.5))
    result = await shop.send("desk", both)
    assert (*told(result), result.outcome.reasons) == ("conflict", "slot_taken", ["no_bay"])
    assert (await request_of(shop, request_id)).state is S.PENDING
    assert len(await live(shop)) == 1
    twice = countering(request_id, shop.at(16), shop.at(16.5), mechanic_id=shop.anna.id)
    result = await shop.send("desk", twice)
    assert (*told(result), result.outcome.reasons) == ("conflict", "slot_taken", ["held"])


@pytest.mark.parametrize("count", [0, 4])
async def test_a_counter_offer_has_some_times_and_not_too_many(shop: Shop, count: int) -> None:
    request_id = await ask(shop, shop.at(10))
    command = countering(request_id, *(shop.at(10, day) for day in range(4, 4 + count)))
    assert told(await shop.send("desk", command)) == ("rejected", "invalid")


async def test_hold_ids_are_new_and_different(shop: Shop) -> None:
    request_id, booking = await ask(shop, shop.at(10)), shop.booking(shop.at(16))
    await shop.send("desk", booking)
    command = countering(request_id, shop.at(14), shop.at(18))
    first, second = command.times
    for times in ([first, first], [first, type(second)(hold_id=booking.reservation_id, starts=shop.at(18))]):
        wrong = type(command)(request_id=request_id, times=times)
        assert told(await shop.send("desk", wrong)) == ("rejected", "invalid")
    assert (await request_of(shop, request_id)).state is S.PENDING


async def test_an_accepted_time_turns_its_hold_into_the_booking_and_frees_the_others(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14), shop.at(16), mechanic_id=shop.anna.id))
    first, second = (await request_of(shop, request_id)).offered
    command = confirming(request_id, shop.at(16), mechanic_id=shop.anna.id, customer_agreed=True)
    assert told(await shop.send("desk", command)) == ("applied", "")
    row = await request_of(shop, request_id)
    assert (row.state, row.bay_id, row.offered) == (S.CONFIRMED, second.bay_id, (first, second))
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.status, slot.expires_at) == (second.hold_id, ReservationStatus.CONFIRMED, None)
    freed = await reservation_of(shop, first.hold_id)
    assert freed is not None
    assert freed.status is ReservationStatus.CANCELLED
    assert [row.id for row in await live(shop)] == [second.hold_id]


async def test_of_a_counter_offer_only_what_was_offered_is_accepted_and_only_by_its_customer(
    shop: Shop,
) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14), mechanic_id=shop.anna.id))
    before = await live(shop)
    good = {"mechanic_id": shop.anna.id, "customer_agreed": True}
    for starts, over in (
        (shop.at(14), good | {"customer_agreed": False}),
        (shop.at(14), good | {"mechanic_id": None}),
        (shop.at(10), good),
    ):
        result = await shop.send("desk", confirming(request_id, starts, **over))
        assert told(result) == ("rejected", "illegal_transition"), over
    assert (await request_of(shop, request_id)).state is S.COUNTERED
    assert await live(shop) == before


async def test_an_offered_bay_that_is_in_use_no_more_gives_way_to_another(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    times = countering(request_id, shop.at(14), shop.at(14), mechanic_id=shop.anna.id).times
    other = type(times[1])(hold_id=times[1].hold_id, starts=shop.at(14), mechanic_id=shop.bert.id)
    await shop.send("desk", type(countering(request_id))(request_id=request_id, times=[times[0], other]))
    first, second = (await request_of(shop, request_id)).offered
    assert first.bay_id != second.bay_id
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        bay = next(bay for bay in shop.bays if bay.id == first.bay_id)
        await uow.records.put(type(bay)(id=bay.id, name=bay.name, sort=bay.sort, active=False))
    command = confirming(request_id, shop.at(14), mechanic_id=shop.anna.id, customer_agreed=True)
    assert told(await shop.send("desk", command)) == ("applied", "")
    assert (await request_of(shop, request_id)).bay_id == second.bay_id


@pytest.mark.parametrize("step", ["decline", "decline for the customer", "withdraw"])
async def test_what_was_held_is_free_when_the_request_is_over(shop: Shop, step: str) -> None:
    request_id = await in_state(shop, S.COUNTERED, 3)
    commands: dict[str, Command] = {
        "decline": declining(request_id, reason="no parts"),
        "decline for the customer": declining(request_id, decline_reason=None, customer_agreed=True),
        "withdraw": withdrawing(request_id),
    }
    assert told(await shop.send("desk", commands[step])) == ("applied", "")
    assert await live(shop) == []
    row = await request_of(shop, request_id)
    assert row.ended_by is (CancelledBy.STAFF if step == "decline" else CancelledBy.CUSTOMER)
