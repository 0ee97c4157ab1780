"""Answers to visit requests at the same moment on connections of their own: one wins, nothing is taken twice."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

from scheduling.commands import Command
from scheduling.records import Reservation, Session
from scheduling.request_commands import CounterRequest, TimeToOffer
from scheduling.visit_requests import RequestState
from scheduling.wire import PushResult
from sync_server.jobs import requests as jobs
from tests.sync_server.requests import (
    ask,
    confirming,
    countering,
    in_state,
    let_lapse,
    live,
    request_of,
    reservation_of,
    told,
    withdrawing,
)
from tests.sync_server.shop import Shop

S = RequestState
TURNS = 3
"""Each race is run so often, with the two in either order."""


async def _at_once(shop: Shop, one: Command, other: Command, turn: int) -> list[PushResult]:
    """Both pushed together, from two desks; the answers in their order."""
    if turn % 2:
        late, early = await asyncio.gather(shop.send("owner", other), shop.send("desk", one))
        return [early, late]
    return list(await asyncio.gather(shop.send("desk", one), shop.send("owner", other)))


async def _sessions(shop: Shop) -> list[Session]:
    async with shop.uow() as uow:
        return await uow.records.all(Session)


async def test_of_two_confirmations_of_one_request_one_books(shop: Shop) -> None:
    for turn in range(TURNS):
        day = 3 + turn
        request_id = await ask(shop, shop.at(10, day), shop.at(12, day))
        one, other = confirming(request_id, shop.at(10, day)), confirming(request_id, shop.at(12, day))
        results = await _at_once(shop, one, other, turn)
        assert sorted(told(result) for result in results) == [("applied", ""), ("conflict", "gone")]
        winner = one if results[0].status == "applied" else other
        assert (await request_of(shop, request_id)).session_id == winner.session_id
        assert [row.session_id for row in await live(shop, day)] == [winner.session_id]
    assert len(await _sessions(shop)) == TURNS


async def test_of_two_rivals_for_the_last_bay_one_is_confirmed_and_the_other_stays_as_it_was(
    shop: Shop,
) -> None:
    for turn in range(TURNS):
        day = 3 + turn
        await shop.send("desk", shop.booking(shop.at(10, day)))
        ids = [await ask(shop, shop.at(10, day)) for _ in range(2)]
        before = {row: await request_of(shop, row) for row in ids}
        one, other = (confirming(row, shop.at(10, day)) for row in ids)
        results = await _at_once(shop, one, other, turn)
        assert sorted(told(result) for result in results) == [("applied", ""), ("conflict", "slot_taken")]
        (lost,) = [n for n, result in enumerate(results) if result.status == "conflict"]
        assert await request_of(shop, ids[lost]) == before[ids[lost]]
        outcome = results[lost].outcome
        assert outcome.reasons == ["no_bay"]
        assert outcome.alternatives
        assert all(each.starts != shop.at(10, day) for each in outcome.alternatives)
        assert len(await live(shop, day)) == 2


async def test_a_confirmation_against_a_withdrawal(shop: Shop) -> None:
    for turn in range(TURNS):
        day = 3 + turn
        request_id = await ask(shop, shop.at(10, day))
        book, leave = confirming(request_id, shop.at(10, day)), withdrawing(request_id)
        results = await _at_once(shop, book, leave, turn)
        assert sorted(told(result) for result in results) == [("applied", ""), ("conflict", "gone")]
        booked = results[0].status == "applied"
        row = await request_of(shop, request_id)
        assert row.state is (S.CONFIRMED if booked else S.WITHDRAWN)
        assert len(await live(shop, day)) == int(booked)


async def test_a_confirmation_against_a_booking_of_the_same_bay(shop: Shop) -> None:
    """The booking that loses is kept unplaced, as any; the request that loses is pending still."""
    for turn in range(TURNS):
        day = 3 + turn
        await shop.send("desk", shop.booking(shop.at(10, day), mechanic_id=shop.bert.id))
        request_id = await ask(shop, shop.at(10, day))
        visit = confirming(request_id, shop.at(10, day))
        booking = shop.booking(shop.at(10, day))
        results = await _at_once(shop, visit, booking, turn)
        assert sorted(told(result) for result in results) == [("applied", ""), ("conflict", "slot_taken")]
        confirmed = results[0].status == "applied"
        row = await request_of(shop, request_id)
        assert row.state is (S.CONFIRMED if confirmed else S.PENDING)
        assert (await shop.session(booking.session_id)).state == ("unplaced" if confirmed else "scheduled")
        bays = [slot.bay_id for slot in await live(shop, day)]
        assert len(bays) == len(set(bays)) == 2


async def test_of_two_counter_offers_one_holds_its_times(shop: Shop) -> None:
    for turn in range(TURNS):
        day = 3 + turn
        request_id = await ask(shop, shop.at(10, day))
        one = countering(request_id, shop.at(12, day), shop.at(14, day))
        other = countering(request_id, shop.at(12, day), shop.at(16, day))
        results = await _at_once(shop, one, other, turn)
        assert sorted(told(result) for result in results) == [("applied", ""), ("conflict", "gone")]
        winner = one if results[0].status == "applied" else other
        assert {row.id for row in await live(shop, day)} == {time.hold_id for time in winner.times}


async def test_an_acceptance_against_the_job_that_expires(shop: Shop) -> None:
    """Whoever is first: a lapsed offer is never booked, a live one never expired."""
    for turn in range(TURNS):
        day = 3 + turn
        request_id = await in_state(shop, S.COUNTERED, day)
        if turn:
            await let_lapse(shop, request_id)
        yes = confirming(request_id, shop.at(14, day), customer_agreed=True)
        workers = (jobs.expire(shop.bootstrap, shop.id, request_id) for _ in range(2))
        result, expired = await asyncio.gather(shop.send("desk", yes), asyncio.gather(*workers))
        row = await request_of(shop, request_id)
        if turn:
            assert (told(result), sorted(expired)) == (("conflict", "gone"), [False, True])
            assert (row.state, await live(shop, day)) == (S.EXPIRED, [])
        else:
            assert (told(result), expired) == (("applied", ""), [False, False])
            assert row.state is S.CONFIRMED


async def test_bays_and_mechanics_in_opposite_order_wait_for_nobody_for_ever(shop: Shop) -> None:
    """Two counter-offers that hold the same two mechanics the other way round: one holds all, one nothing."""

    def offer(request_id: UUID, *pairs: tuple[float, Any]) -> CounterRequest:
        times = [
            TimeToOffer(hold_id=shop.slot(0).id, starts=shop.at(hour), mechanic_id=mechanic.id)
            for hour, mechanic in pairs
        ]
        return CounterRequest(request_id=request_id, times=times)

    for turn in range(TURNS):
        ids = [await ask(shop, shop.at(10)) for _ in range(2)]
        one = offer(ids[0], (12, shop.anna), (14, shop.bert))
        other = offer(ids[1], (14, shop.bert), (12, shop.anna))
        results = await asyncio.wait_for(_at_once(shop, one, other, turn), 30)
        assert sorted(result.status for result in results) == ["applied", "conflict"]
        won = results[0].status == "applied"
        winner, loser = (one, other) if won else (other, one)
        assert {row.id for row in await live(shop)} == {time.hold_id for time in winner.times}
        for time in loser.times:
            hold = await reservation_of(shop, time.hold_id)
            assert not isinstance(hold, Reservation) or hold.status != "reserved"
        assert (await request_of(shop, loser.request_id)).state is S.PENDING
        await shop.send("desk", withdrawing(winner.request_id))
