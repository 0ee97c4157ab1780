"""What comes too late for a visit request: lost times, lapsed holds, jobs that run twice, a mechanic's no."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.commands import AnswerOffer, MoveSession, Place
from scheduling.records import Reservation
from scheduling.visit_requests import OfferedTime, RequestState, VisitRequest
from scheduling.vocabulary import CancelledBy, ReservationStatus, SessionState
from scheduling.wire import AuditLine
from sync_server.jobs import bookings
from sync_server.jobs import requests as jobs
from sync_server.services import request_booking, request_offers
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
)
from tests.sync_server.shop import HOUR, Shop

S = RequestState


async def _trail(shop: Shop, request_id: object) -> list[AuditLine]:
    async with shop.uow() as uow:
        lines = await uow.audit.page(before=None, limit=50)
    return [line for line in lines if line.subject_id == request_id]


async def test_a_mechanic_who_was_booked_meanwhile(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    before = await request_of(shop, request_id)
    result = await shop.send("desk", confirming(request_id, shop.at(10), mechanic_id=shop.anna.id))
    assert told(result) == ("conflict", "slot_taken")
    assert "booked" in result.outcome.reasons
    assert [row.session_id for row in result.outcome.blocking] == [booking.session_id]
    assert result.outcome.blocking[0].customer_name == shop.customer.name
    assert result.outcome.alternatives
    assert await request_of(shop, request_id) == before
    assert len(await live(shop)) == 1


async def test_a_bay_that_was_taken_meanwhile_leaves_the_same_time_in_another(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    taken = (await shop.session(booking.session_id)).bay_id
    result = await shop.send("desk", confirming(request_id, shop.at(10), bay_id=taken))
    assert (*told(result), result.outcome.reasons) == ("conflict", "slot_taken", ["no_bay"])
    assert [row.session_id for row in result.outcome.blocking] == [booking.session_id]
    assert result.outcome.alternatives[0].starts == shop.at(10)
    assert (await request_of(shop, request_id)).state is S.PENDING


async def test_outside_hours_is_not_available_rather_than_taken(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(22))
    result = await shop.send("desk", confirming(request_id, shop.at(22)))
    assert told(result) == ("conflict", "not_available")
    assert result.outcome.alternatives
    offer = await shop.send("desk", countering(request_id, shop.at(14), shop.at(22)))
    assert told(offer) == ("conflict", "not_available")
    assert await live(shop) == []
    assert (await request_of(shop, request_id)).state is S.PENDING


async def test_one_lapsed_time_of_an_offer_is_gone_and_the_others_are_not(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14), shop.at(16)))
    row = await request_of(shop, request_id)
    past = shop.bootstrap.clock.now() - 1
    first: OfferedTime = replace(row.offered[0], expires_at=past)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.put(replace(row, offered=(first, row.offered[1])))
    late = await shop.send("desk", confirming(request_id, shop.at(14), customer_agreed=True))
    assert told(late) == ("conflict", "gone")
    assert late.outcome.alternatives
    assert (await request_of(shop, request_id)).state is S.COUNTERED
    assert not await jobs.expire(shop.bootstrap, shop.id, request_id)
    good = await shop.send("desk", confirming(request_id, shop.at(16), customer_agreed=True))
    assert told(good) == ("applied", "")


async def test_a_hold_that_the_database_expired_first_is_taken_again_if_it_is_free(shop: Shop) -> None:
    """By its own clock, a moment before ours: the time is nobody else's, so the customer has it."""
    request_id = await in_state(shop, S.COUNTERED, 3)
    (time,) = (await request_of(shop, request_id)).offered
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.reservations.release(time.hold_id, expired=True)
    command = confirming(request_id, shop.at(14), customer_agreed=True)
    assert told(await shop.send("desk", command)) == ("applied", "")
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.status) == (time.hold_id, ReservationStatus.CONFIRMED)


async def test_such_a_hold_whose_time_somebody_else_has_leaves_the_offer_as_it_was(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14), shop.at(16), mechanic_id=shop.anna.id))
    row = await request_of(shop, request_id)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.reservations.release(row.offered[0].hold_id, expired=True)
    assert (await shop.send("desk", shop.booking(shop.at(14)))).status == "applied"
    yes = confirming(request_id, shop.at(14), mechanic_id=shop.anna.id, customer_agreed=True)
    assert told(await shop.send("desk", yes)) == ("conflict", "slot_taken")
    assert await request_of(shop, request_id) == row
    other = await reservation_of(shop, row.offered[1].hold_id)
    assert other is not None
    assert other.status is ReservationStatus.RESERVED


@pytest.mark.parametrize("way", ["job", "sweep", "after tidying"])
async def test_a_counter_offer_that_nobody_answered_ends_once(shop: Shop, way: str) -> None:
    request_id = await in_state(shop, S.COUNTERED, 3)
    assert not await jobs.expire(shop.bootstrap, shop.id, request_id)
    assert await jobs.sweep(shop.bootstrap, shop.id) == 0
    await let_lapse(shop, request_id, seconds=120)
    if way == "after tidying":
        assert await bookings.tidy(shop.bootstrap, shop.id) == 1
    if way == "sweep":
        assert await jobs.sweep(shop.bootstrap, shop.id) == 1
    else:
        assert await jobs.expire(shop.bootstrap, shop.id, request_id)
    row = await request_of(shop, request_id)
    assert (row.state, row.ended_by, row.ended_at) == (
        S.EXPIRED,
        CancelledBy.PLATFORM,
        row.offered[0].expires_at,
    )
    hold = await reservation_of(shop, row.offered[0].hold_id)
    assert isinstance(hold, Reservation)
    assert hold.status is ReservationStatus.EXPIRED
    assert not await jobs.expire(shop.bootstrap, shop.id, request_id)
    assert await jobs.sweep(shop.bootstrap, shop.id) == 0
    assert await request_of(shop, request_id) == row
    trail = [(line.what, line.staff_id, line.detail) for line in await _trail(shop, request_id)]
    assert trail[0] == ("request.expire", None, "expired")
    assert [what for what, _, __ in trail].count("request.expire") == 1


async def test_the_end_of_an_offer_is_planned_for_when_its_last_time_lapses(shop: Shop) -> None:
    request_id = await in_state(shop, S.COUNTERED, 3)
    (time,) = (await request_of(shop, request_id)).offered
    import psycopg

    async with await psycopg.AsyncConnection.connect(
        str(shop.bootstrap.settings.owner_database_url)
    ) as connection:
        query = """SELECT extract(epoch FROM scheduled_at)::bigint FROM procrastinate_jobs
            WHERE task_name = 'expire_request' AND args ->> 'request_id' = %s"""
        rows = await (await connection.execute(query, [str(request_id)])).fetchall()
    assert rows == [(time.expires_at,)]


async def test_a_lapsed_offer_is_over_before_any_job_says_so(shop: Shop) -> None:
    request_id = await in_state(shop, S.COUNTERED, 3)
    await let_lapse(shop, request_id)
    assert (await shop.send("desk", shop.booking(shop.at(14)))).status == "applied"
    yes = confirming(request_id, shop.at(14), customer_agreed=True)
    assert told(await shop.send("desk", yes)) == ("conflict", "gone")
    assert await jobs.expire(shop.bootstrap, shop.id, request_id)
    assert len(await live(shop)) == 1


async def test_a_mechanics_no_leaves_the_visit_to_be_placed_with_another(shop: Shop) -> None:
    """Confirmed towards the customer all the same: the workshop places the session anew."""
    request_id = await ask(shop, shop.at(10))
    command = confirming(request_id, shop.at(10), mechanic_id=shop.ivan.id, quote_cents=500)
    await shop.send("desk", command)
    await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=False))
    session = await shop.session(command.session_id)
    assert (session.state, session.conflict_code) == (SessionState.UNPLACED, "declined")
    row: VisitRequest = await request_of(shop, request_id)
    assert (row.state, row.session_id) == (S.CONFIRMED, session.id)
    seen = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.ivan.id)
    to = replace(seen, mechanic_id=shop.anna.id, starts=shop.at(10) + HOUR)
    moved = await shop.send("desk", MoveSession(session_id=session.id, seen=seen, to=to))
    assert moved.status == "applied"
    placed = await shop.session(session.id)
    assert (placed.state, placed.quote_cents) == (SessionState.SCHEDULED, 500)


async def test_a_hold_that_lives_on_by_the_databases_clock_is_respected(shop: Shop) -> None:
    """The server's clock is ahead: the database decides, and what was taken on the way is given back."""
    request_id = await ask(shop, shop.at(16))
    hold = replace(shop.hold(shop.at(16)), bay_id=shop.bays[0].id)
    async with shop.acting("desk") as (uow, account):
        await uow.bump()
        await uow.records.add(hold)
        ahead = shop.bootstrap.clock.now() + 1000
        offer = countering(request_id, shop.at(14), shop.at(16), mechanic_id=shop.anna.id)
        decision = await request_offers.counter(uow, account, offer, ahead)
        assert (decision.status, decision.code) == ("conflict", "slot_taken")
        visit = confirming(request_id, shop.at(16), mechanic_id=shop.anna.id)
        decision = await request_booking.confirm(uow, account, visit, ahead)
        assert (decision.status, decision.code) == ("conflict", "slot_taken")
        assert decision.outcome.reasons
    assert (await request_of(shop, request_id)).state is S.PENDING
    assert [row.id for row in await live(shop)] == [hold.id]


async def test_an_accepted_time_that_is_lost_after_all_leaves_the_other_held(shop: Shop) -> None:
    """Likewise: the hold of the accepted time had lapsed, and somebody holds that time by the database's clock."""
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14), shop.at(16), mechanic_id=shop.anna.id))
    row = await request_of(shop, request_id)
    async with shop.acting("desk") as (uow, account):
        await uow.bump()
        await uow.reservations.release(row.offered[0].hold_id, expired=True)
        await uow.records.add(replace(shop.hold(shop.at(14)), bay_id=shop.bays[0].id))
        yes = confirming(request_id, shop.at(14), mechanic_id=shop.anna.id, customer_agreed=True)
        ahead = shop.bootstrap.clock.now() + 1000
        decision = await request_booking.confirm(uow, account, yes, ahead)
        assert (decision.status, decision.code) == ("conflict", "slot_taken")
    assert await request_of(shop, request_id) == row
    other = await reservation_of(shop, row.offered[1].hold_id)
    assert other is not None
    assert (other.status, other.expires_at) == (ReservationStatus.RESERVED, row.offered[1].expires_at)
