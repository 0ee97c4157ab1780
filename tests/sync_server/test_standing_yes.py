"""A mechanic's standing yes covers what they have published; whatever staff book inside the notice is asked first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.commands import AnswerOffer, MoveSession, Place
from scheduling.vocabulary import ReservationKind, SessionState
from scheduling.wire import PushStatus
from tests.sync_server.matching_shop import at_clock, hire
from tests.sync_server.requests import ask, confirming
from tests.sync_server.shop import HOUR, Shop

NOTICE = 2 * HOUR


@pytest.mark.parametrize(("ahead", "asked"), [(NOTICE, False), (NOTICE - 1, True)])
async def test_booked_inside_the_notice_it_is_an_offer(shop: Shop, ahead: int, asked: bool) -> None:
    ready = await hire(shop, "ready", allow_instant_booking=True)
    at_clock(shop, shop.at(12) - ahead)
    command = shop.booking(shop.at(12), mechanic_id=ready.id)
    result = await shop.send("desk", command)
    assert result.status is PushStatus.APPLIED
    session = await shop.session(command.session_id)
    assert session.state is (SessionState.OFFERED if asked else SessionState.SCHEDULED)
    slot = await shop.slot_of(session.id)
    assert slot is not None
    assert slot.kind is (ReservationKind.OFFER if asked else ReservationKind.BOOKING)
    assert slot.expires_at == (shop.at(12) if asked else None)
    if asked:
        assert result.outcome.stored_as == "offered"
        await shop.send("ready", AnswerOffer(session_id=session.id, accept=True))
        assert (await shop.session(session.id)).state is SessionState.SCHEDULED


async def test_moved_by_the_desk_inside_the_notice_it_is_one_too_and_back_again_as_well(shop: Shop) -> None:
    ready = await hire(shop, "ready", allow_instant_booking=True)
    command = shop.booking(shop.at(12), mechanic_id=ready.id)
    await shop.send("desk", command)
    seen = Place(starts=shop.at(12), minutes=60, mechanic_id=ready.id)
    for now, to, state in (
        (shop.at(11), shop.at(15), SessionState.SCHEDULED),
        (shop.at(14), shop.at(15.5), SessionState.OFFERED),
        (shop.at(14), shop.at(15), SessionState.OFFERED),
        (shop.at(14), shop.at(17), SessionState.SCHEDULED),
    ):
        at_clock(shop, now)
        there = replace(seen, starts=to)
        await shop.send("desk", MoveSession(session_id=command.session_id, seen=seen, to=there))
        assert (await shop.session(command.session_id)).state is state, to
        seen = there


async def test_ones_own_booking_inside_ones_own_notice_asks_nobody(shop: Shop) -> None:
    ready = await hire(shop, "ready", allow_instant_booking=True)
    command = shop.booking(shop.at(12), mechanic_id=ready.id)
    at_clock(shop, shop.at(11))
    await shop.send("ready", command)
    assert (await shop.session(command.session_id)).state is SessionState.SCHEDULED


async def test_a_workshops_own_mechanic_is_booked_at_any_notice(shop: Shop) -> None:
    at_clock(shop, shop.at(11))
    command = shop.booking(shop.at(12))
    await shop.send("desk", command)
    assert (await shop.session(command.session_id)).state is SessionState.SCHEDULED


@pytest.mark.parametrize(("ahead", "asked"), [(NOTICE, False), (NOTICE - 1, True)])
async def test_a_request_confirmed_inside_the_notice_is_an_offer(shop: Shop, ahead: int, asked: bool) -> None:
    ready = await hire(shop, "ready", allow_instant_booking=True)
    request_id = await ask(shop, shop.at(12))
    at_clock(shop, shop.at(12) - ahead)
    command = confirming(request_id, shop.at(12), mechanic_id=ready.id)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    state = (await shop.session(command.session_id)).state
    assert state is (SessionState.OFFERED if asked else SessionState.SCHEDULED)
