"""Booking, moving, cancelling, offers: what the server decides and what it leaves behind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.records import Reservation
from scheduling.vocabulary import CancelledBy, ReservationKind, ReservationStatus, SessionState, VisitKind
from scheduling.wire import HoldRequest, PushStatus
from sync_server.jobs import clock
from sync_server.services import booking, holds
from tests.sync_server.shop import HOUR, Shop


async def test_a_booking_is_scheduled_with_slot_bay_and_event(shop: Shop) -> None:
    command = shop.booking(shop.at(10), plan_id=shop.plan.id, price_cents=2900)
    result = await shop.send("desk", command)
    assert (result.status, result.code) == (PushStatus.APPLIED, "")
    assert result.ver > 0
    session, slot = await shop.session(command.session_id), await shop.slot_of(command.session_id)
    assert slot is not None
    assert (session.state, session.bay_id, session.created_by) == (
        SessionState.SCHEDULED,
        shop.bays[0].id,
        shop.people["desk"].member.id,
    )
    assert (slot.id, slot.kind, slot.status) == (
        command.reservation_id,
        ReservationKind.BOOKING,
        ReservationStatus.CONFIRMED,
    )
    assert slot.blocks_end == slot.ends + 900
    assert await shop.steps(command.session_id) == [("booked", None, "scheduled")]


async def test_the_second_of_two_is_kept_unplaced_with_reasons_and_alternatives(shop: Shop) -> None:
    first, second = shop.booking(shop.at(10)), shop.booking(shop.at(10.5))
    await shop.send("desk", first)
    result = await shop.send("owner", second)
    assert (result.status, result.code) == (PushStatus.CONFLICT, "slot_taken")
    assert result.outcome.stored_as == "unplaced"
    assert "booked" in result.outcome.reasons
    (blocking,) = [b for b in result.outcome.blocking if b.reason == "booked"]
    assert (blocking.session_id, blocking.customer_name) == (first.session_id, "Chantal Client")
    assert 1 <= len(result.outcome.alternatives) <= 5
    lost = await shop.session(second.session_id)
    assert (lost.state, lost.conflict_code, lost.bay_id) == (SessionState.UNPLACED, "slot_taken", None)
    assert await shop.slot_of(second.session_id) is None


async def test_each_alternative_is_accepted(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    lost = await shop.send("desk", shop.booking(shop.at(10)))
    for option in lost.outcome.alternatives:
        command = shop.booking(option.starts, minutes=option.minutes, mechanic_id=option.mechanic_id)
        async with shop.uow() as uow:  # each alone: together two of them may overlap
            account = await uow.devices.account(shop.people["desk"].member.id, shop.people["desk"].device_id)
            assert account is not None
            await uow.bump()
            decision = await booking.book(uow, account, command, shop.bootstrap.clock.now())
        assert decision.status is PushStatus.APPLIED, (option, decision)


async def test_outside_hours_is_not_available(shop: Shop) -> None:
    result = await shop.send("desk", shop.booking(shop.at(21)))
    assert (result.code, result.outcome.stored_as) == ("not_available", "unplaced")


async def test_a_hold_becomes_the_booking_in_place(shop: Shop) -> None:
    hold_id = uuid7()
    async with shop.acting("desk") as (uow, account):
        request = HoldRequest(
            hold_id=hold_id, starts=shop.at(10), minutes=60, kind="in_person", mechanic_id=shop.anna.id
        )
        answer = await holds.place(uow, account, request, shop.bootstrap.clock.now())
    other = await shop.send("owner", shop.booking(shop.at(10)))
    assert "held" in other.outcome.reasons
    command = shop.booking(shop.at(10), hold_id=hold_id)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.bay_id, slot.expires_at) == (command.reservation_id, answer.bay_id, None)
    async with shop.uow() as uow:
        assert await uow.records.get(Reservation, hold_id) is None


async def test_a_lapsed_hold_takes_its_slot_again_if_it_is_free(shop: Shop) -> None:
    hold = shop.hold(shop.at(10), seconds=-5, device_id=shop.people["desk"].device_id)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.add(hold)
    command = shop.booking(shop.at(10), hold_id=hold.id, reservation_id=hold.id)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED


async def test_a_lapsed_hold_whose_bay_is_gone_takes_another_bay(shop: Shop) -> None:
    hold = shop.hold(shop.at(10), seconds=-5, device_id=shop.people["desk"].device_id, bay_id=shop.bays[0].id)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.add(hold)
    other = shop.booking(shop.at(10), mechanic_id=shop.bert.id)
    assert (await shop.send("owner", other)).status is PushStatus.APPLIED
    assert (await shop.session(other.session_id)).bay_id == shop.bays[0].id
    command = shop.booking(shop.at(10), hold_id=hold.id)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    assert (await shop.session(command.session_id)).bay_id == shop.bays[1].id


async def test_a_wished_bay_is_taken_where_it_is_free_and_never_costs_the_time(shop: Shop) -> None:
    first, second = shop.bays[0].id, shop.bays[1].id
    command = shop.booking(shop.at(10), bay_id=second)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    assert (await shop.session(command.session_id)).bay_id == second
    late = shop.booking(shop.at(10), mechanic_id=shop.bert.id, bay_id=second)
    assert (await shop.send("desk", late)).status is PushStatus.APPLIED
    assert (await shop.session(late.session_id)).bay_id == first
    call = shop.booking(shop.at(13), kind=VisitKind.PHONE, bay_id=first)
    assert (await shop.send("desk", call)).status is PushStatus.APPLIED
    assert (await shop.session(call.session_id)).bay_id is None


async def test_a_wished_bay_counts_before_that_of_the_hold(shop: Shop) -> None:
    hold = shop.hold(shop.at(10), device_id=shop.people["desk"].device_id, bay_id=shop.bays[0].id)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.add(hold)
    command = shop.booking(shop.at(10), hold_id=hold.id, bay_id=shop.bays[1].id)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert slot.bay_id == shop.bays[1].id
    again = shop.booking(shop.at(10), mechanic_id=shop.bert.id, bay_id=shop.bays[0].id)
    assert (await shop.send("desk", again)).status is PushStatus.APPLIED
    assert (await shop.session(again.session_id)).bay_id == shop.bays[0].id, "the hold's is free again"


async def test_a_visit_at_a_distance_gives_the_holds_bay_back(shop: Shop) -> None:
    hold = shop.hold(shop.at(10), device_id=shop.people["desk"].device_id, bay_id=shop.bays[0].id)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.add(hold)
    command = shop.booking(shop.at(10), hold_id=hold.id, kind=VisitKind.PHONE)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    assert (await shop.session(command.session_id)).bay_id is None


async def test_ones_own_hold_never_hides_ones_own_slot_even_unnamed(shop: Shop) -> None:
    """The answer to the hold was lost, so the desk does not know that it has one."""
    hold = shop.hold(shop.at(10), device_id=shop.people["desk"].device_id, bay_id=shop.bays[0].id)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.add(hold)
    assert (await shop.send("desk", shop.booking(shop.at(10.25)))).status is PushStatus.APPLIED
    async with shop.uow() as uow:
        kept = await uow.records.get(Reservation, hold.id)
    assert kept is not None
    assert kept.status is ReservationStatus.CANCELLED


async def test_a_move_frees_the_old_slot_and_keeps_the_bay(shop: Shop) -> None:
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.anna.id)
    to = Place(starts=shop.at(14), minutes=90, mechanic_id=shop.bert.id)
    move = MoveSession(session_id=command.session_id, seen=seen, to=to)
    assert (await shop.send("desk", move)).status is PushStatus.APPLIED
    session, slot = await shop.session(command.session_id), await shop.slot_of(command.session_id)
    assert slot is not None
    assert (session.starts, session.minutes, session.mechanic_id, session.sequence) == (
        to.starts,
        90,
        shop.bert.id,
        1,
    )
    assert (slot.id, slot.starts, slot.ends) == (command.reservation_id, to.starts, to.starts + 90 * 60)
    assert (await shop.send("desk", shop.booking(shop.at(10)))).status is PushStatus.APPLIED
    stale = await shop.send("desk", replace(move, to=replace(to, starts=shop.at(16))))
    assert stale.code == "stale_move"
    assert stale.outcome.alternatives


async def test_a_refused_move_changes_nothing(shop: Shop) -> None:
    first, second = shop.booking(shop.at(10)), shop.booking(shop.at(14))
    await shop.send("desk", first)
    await shop.send("desk", second)
    seen = Place(starts=second.starts, minutes=60, mechanic_id=shop.anna.id)
    before = await shop.session(second.session_id), await shop.slot_of(second.session_id)
    move = MoveSession(session_id=second.session_id, seen=seen, to=replace(seen, starts=shop.at(10.5)))
    result = await shop.send("desk", move)
    assert (result.status, result.code, result.ver) == (PushStatus.CONFLICT, "slot_taken", 0)
    assert result.outcome.alternatives
    assert (await shop.session(second.session_id), await shop.slot_of(second.session_id)) == before
    gone = await shop.send("desk", replace(move, session_id=uuid7()))
    assert gone.code == "gone"


async def test_an_unplaced_session_is_placed_by_a_move(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    lost = shop.booking(shop.at(10))
    await shop.send("desk", lost)
    seen = Place(starts=lost.starts, minutes=60, mechanic_id=shop.anna.id)
    move = MoveSession(session_id=lost.session_id, seen=seen, to=replace(seen, mechanic_id=shop.bert.id))
    assert (await shop.send("desk", move)).status is PushStatus.APPLIED
    session = await shop.session(lost.session_id)
    assert (session.state, session.conflict_code) == (SessionState.SCHEDULED, "")
    assert [what for what, _, _ in await shop.steps(lost.session_id)] == ["lost its slot", "placed"]


@pytest.mark.parametrize(("mover", "mechanic"), [("desk", "anna"), ("desk", "ivan"), ("ivan", "ivan")])
async def test_a_session_that_is_due_is_moved_at_any_time(shop: Shop, mover: str, mechanic: str) -> None:
    """The customer calls five minutes before: staff reschedule at any time, a mechanic their own."""
    whose = getattr(shop, mechanic).id
    command = shop.booking(shop.at(10), mechanic_id=whose)
    assert (await shop.send(mover, command)).status is PushStatus.APPLIED
    if mover == "desk" and mechanic == "ivan":
        await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=True))
    session = await shop.session(command.session_id)
    soon = shop.bootstrap.clock.now() + 300
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.put(replace(session, starts=soon))
    assert await clock.tick(shop.bootstrap, shop.id)
    seen = Place(starts=soon, minutes=60, mechanic_id=whose)
    move = MoveSession(session_id=session.id, seen=seen, to=replace(seen, starts=shop.at(14)))
    result = await shop.send(mover, move)
    assert (result.status, result.code) == (PushStatus.APPLIED, "")
    offered = mover == "desk" and mechanic == "ivan"
    state = (await shop.session(session.id)).state
    assert state is (SessionState.OFFERED if offered else SessionState.SCHEDULED)
    assert await clock.tick(shop.bootstrap, shop.id) == 0


async def test_an_independent_mechanic_settles_a_lost_booking_of_their_own(shop: Shop) -> None:
    await shop.send("ivan", shop.booking(shop.at(10), mechanic_id=shop.ivan.id))
    lost = [shop.booking(shop.at(10), mechanic_id=shop.ivan.id) for _ in range(2)]
    for command in lost:
        assert (await shop.send("ivan", command)).outcome.stored_as == "unplaced"
    seen = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.ivan.id)
    place = MoveSession(session_id=lost[0].session_id, seen=seen, to=replace(seen, starts=shop.at(14)))
    assert (await shop.send("ivan", place)).status is PushStatus.APPLIED
    assert (await shop.session(lost[0].session_id)).state is SessionState.SCHEDULED
    cancel = CancelSession(session_id=lost[1].session_id, cancelled_by=CancelledBy.MECHANIC)
    assert (await shop.send("ivan", cancel)).status is PushStatus.APPLIED
    assert (await shop.session(lost[1].session_id)).state is SessionState.CANCELLED


async def test_a_cancelled_session_frees_its_slot_and_may_be_booked_again(shop: Shop) -> None:
    command = shop.booking(shop.at(10), plan_id=shop.plan.id, price_cents=2900)
    await shop.send("desk", command)
    cancel = CancelSession(session_id=command.session_id, cancelled_by=CancelledBy.CUSTOMER, reason="ill")
    assert (await shop.send("desk", cancel)).status is PushStatus.APPLIED
    assert (await shop.send("desk", cancel)).code == "gone"
    again = replace(command, session_id=uuid7(), reservation_id=uuid7(), rebooks=command.session_id)
    assert (await shop.send("desk", again)).status is PushStatus.APPLIED
    assert (await shop.session(again.session_id)).rebooks == command.session_id
    as_platform = CancelSession(session_id=again.session_id, cancelled_by=CancelledBy.PLATFORM)
    assert (await shop.send("desk", as_platform)).code == "invalid"


async def test_an_affiliated_mechanics_buffer_may_be_dropped(shop: Shop) -> None:
    first = shop.booking(shop.at(10))
    await shop.send("desk", first)
    close = shop.booking(shop.at(11))
    refused = await shop.send("desk", close)
    assert refused.outcome.reasons == ["buffer"]
    close = shop.booking(shop.at(11), drop_buffer=True)
    assert (await shop.send("desk", close)).status is PushStatus.APPLIED
    earlier = await shop.slot_of(first.session_id)
    assert earlier is not None
    assert earlier.blocks_end == earlier.ends


async def test_a_hold_that_comes_to_nothing_leaves_its_neighbours_buffer(shop: Shop) -> None:
    first = shop.booking(shop.at(10))
    await shop.send("desk", first)
    before = await shop.slot_of(first.session_id)
    request = HoldRequest(
        hold_id=uuid7(),
        starts=shop.at(11),
        minutes=60,
        kind="in_person",
        mechanic_id=shop.anna.id,
        drop_buffer=True,
    )
    async with shop.acting("desk") as (uow, account):
        await holds.place(uow, account, request, shop.bootstrap.clock.now())
    assert await shop.slot_of(first.session_id) == before
    rival = shop.booking(shop.at(11), drop_buffer=True)
    assert "held" in (await shop.send("owner", rival)).outcome.reasons
    wish = shop.booking(shop.at(11), hold_id=request.hold_id, drop_buffer=True)
    assert (await shop.send("desk", wish)).status is PushStatus.APPLIED
    slot = await shop.slot_of(wish.session_id)
    assert slot is not None
    assert (slot.starts, slot.ends) == (wish.starts, wish.starts + HOUR)
    after = await shop.slot_of(first.session_id)
    assert after is not None
    assert after.blocks_end == wish.starts


async def test_without_mechanic_only_a_bay_is_taken(shop: Shop) -> None:
    for _ in shop.bays:
        command = shop.booking(shop.at(10), mechanic_id=None)
        assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    none_left = await shop.send("desk", shop.booking(shop.at(10), mechanic_id=None))
    assert none_left.outcome.reasons == ["no_bay"]
    call = shop.booking(shop.at(10), kind=VisitKind.PHONE)
    assert (await shop.send("desk", call)).status is PushStatus.APPLIED


@pytest.mark.parametrize(
    "over",
    [
        {"minutes": 0},
        {"starts": 0},
        {"starts": 2**40},
        {"price_cents": 5},
        {"concern": "\x00"},
        {"customer_id": uuid7()},
        {"vehicle_id": uuid7()},
        {"plan_id": uuid7()},
        {"mechanic_id": uuid7()},
        {"rebooks": uuid7()},
    ],
)
async def test_what_cannot_be_is_rejected_and_leaves_nothing(shop: Shop, over: dict[str, Any]) -> None:
    command = shop.booking(shop.at(10))
    result = await shop.send("desk", replace(command, **over))
    assert result.status is PushStatus.REJECTED
    assert result.code in {"invalid", "not_found"}
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED


async def test_sessions_become_pending_when_they_are_due(shop: Shop) -> None:
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    assert await clock.tick(shop.bootstrap, shop.id) == 0
    session = await shop.session(command.session_id)
    soon = shop.bootstrap.clock.now() + 300
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.put(replace(session, starts=soon))
    assert await clock.tick(shop.bootstrap, shop.id) == 1
    assert await clock.tick(shop.bootstrap, shop.id) == 0
    assert (await shop.session(command.session_id)).state is SessionState.PENDING
