"""Bookings that wait for an independent mechanic: taken, left, or lapsed."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.availability_messages import VerdictQuestion
from scheduling.commands import AnswerOffer, Blocking, MoveSession, Place
from scheduling.errors import NotAllowed
from scheduling.ids import uuid7
from scheduling.visit_messages import MessageRequest
from scheduling.vocabulary import ReservationKind, ReservationStatus, SessionState
from scheduling.wire import PushStatus
from sync_server.jobs import bookings, matching
from sync_server.services import availability, booking, thread, waitlist
from tests.sync_server.matching_shop import ask_now, at_clock, joined, online
from tests.sync_server.shop import HOUR, Shop


async def test_a_booking_with_an_independent_is_an_offer_until_answered(shop: Shop) -> None:
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    result = await shop.send("desk", command)
    assert (result.status, result.outcome.stored_as) == (PushStatus.APPLIED, "offered")
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.kind, slot.status) == (ReservationKind.OFFER, ReservationStatus.RESERVED)
    now = shop.bootstrap.clock.now()
    assert slot.expires_at is not None
    assert abs(slot.expires_at - now - 4 * HOUR) < 60
    refused = await shop.send("desk", AnswerOffer(session_id=command.session_id, accept=True))
    assert (refused.status, refused.code) == (PushStatus.REJECTED, "not_allowed")
    accepted = await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=True))
    assert accepted.status is PushStatus.APPLIED
    assert (await shop.session(command.session_id)).state is SessionState.SCHEDULED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.kind, slot.status, slot.expires_at) == (
        ReservationKind.BOOKING,
        ReservationStatus.CONFIRMED,
        None,
    )
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.ivan.id)
    to = replace(seen, starts=shop.at(14))
    moved = await shop.send("desk", MoveSession(session_id=command.session_id, seen=seen, to=to))
    assert moved.outcome.stored_as == "offered"
    own = MoveSession(session_id=command.session_id, seen=to, to=replace(to, starts=shop.at(16)))
    assert (await shop.send("ivan", own)).outcome.stored_as == ""
    assert (await shop.session(command.session_id)).state is SessionState.SCHEDULED


async def test_an_offer_at_short_notice_lapses_at_its_start(shop: Shop) -> None:
    """Nobody accepts a visit whose time has come: until then staff must know that it has no mechanic."""
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    async with shop.acting("desk") as (uow, account):
        await uow.bump()
        await booking.book(uow, account, command, shop.at(9))
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert slot.expires_at == shop.at(10)


async def test_a_declined_offer_is_unplaced_and_its_time_is_free(shop: Shop) -> None:
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    answer = AnswerOffer(session_id=command.session_id, accept=False)
    assert (await shop.send("ivan", answer)).status is PushStatus.APPLIED
    session = await shop.session(command.session_id)
    assert (session.state, session.conflict_code) == (SessionState.UNPLACED, "declined")
    assert await shop.slot_of(command.session_id) is None
    assert (await shop.send("ivan", replace(answer, accept=True))).code == "gone", "too late for a yes"
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.ivan.id)
    to = replace(seen, mechanic_id=shop.bert.id)
    assert (await shop.send("desk", MoveSession(session_id=session.id, seen=seen, to=to))).status == "applied"


@pytest.mark.parametrize("way", ["job", "tidy", "next booking", "late answer"])
async def test_an_unanswered_offer_lapses(shop: Shop, way: str) -> None:
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.put(replace(slot, expires_at=shop.bootstrap.clock.now() - 1))
    if way == "job":
        assert await bookings.lapse_offer(shop.bootstrap, shop.id, command.session_id)
        assert not await bookings.lapse_offer(shop.bootstrap, shop.id, command.session_id)
    elif way == "tidy":
        assert await bookings.tidy(shop.bootstrap, shop.id) == 1
        assert await bookings.tidy(shop.bootstrap, shop.id) == 0
    elif way == "next booking":
        await shop.send("desk", shop.booking(shop.at(10), mechanic_id=shop.ivan.id))
    else:
        late = await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=True))
        assert late.code == "gone"
    session = await shop.session(command.session_id)
    assert (session.state, session.conflict_code) == (SessionState.UNPLACED, "unanswered")


async def _in_the_way(shop: Shop, name: str, starts: int) -> Blocking:
    """What this person is told of why Ivan is not free then."""
    question = VerdictQuestion(starts=starts, minutes=60, kind="video", mechanic_id=shop.ivan.id)
    async with shop.acting(name) as (uow, account):
        now = shop.bootstrap.clock.now()
        told = await availability.verdicts(uow, account, availability.Calendars(), [question], now)
    # The clock may stand at night, when the workshop is closed besides.
    return next(each for each in told.verdicts[0].refusals if each.reason in ("held", "booked"))


async def test_whose_an_offered_booking_is_comes_with_the_yes_there_too_where_it_is_in_the_way(
    shop: Shop,
) -> None:
    starts = shop.at(11)
    offered = shop.booking(starts, mechanic_id=shop.ivan.id)
    await shop.send("desk", offered)
    told = await _in_the_way(shop, "ivan", starts)
    assert (told.reason, told.session_id, told.customer_name) == ("held", offered.session_id, "")
    assert (await _in_the_way(shop, "desk", starts)).customer_name == shop.customer.name
    await shop.send("ivan", AnswerOffer(session_id=offered.session_id, accept=True))
    assert (await _in_the_way(shop, "ivan", starts)).customer_name == shop.customer.name


async def test_what_is_held_from_the_waitlist_says_nobodys_name_to_the_mechanic(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop)
    await online(shop, "ivan")
    await matching.serve_waitlist(shop.bootstrap, shop.id)
    wish = ask_now(shop, customer_id=line.customer_id, vehicle_id=None, just_advice=True)
    async with shop.acting("desk") as (uow, account):
        await waitlist.book(uow, account, line.entry_id, wish, now)
    told = await _in_the_way(shop, "ivan", now)
    assert (told.reason, told.session_id, told.customer_name) == ("held", None, "")
    assert told.mechanic_id == shop.ivan.id


async def test_what_is_written_for_a_session_is_the_mechanics_to_read_from_the_yes_on(shop: Shop) -> None:
    """A customer writes a number there, and nobody is written to by a mechanic who has not taken the booking."""

    async def talk(session_id: UUID) -> str:
        async with shop.acting("ivan") as (uow, account):
            await thread.write(uow, account, session_id, MessageRequest(id=uuid7(), text="On my way"), 1)
            return (await thread.page(uow, account, session_id, after=0, limit=1)).messages[0].text

    for hour, accept in ((9, True), (12, False)):
        offered = shop.booking(shop.at(hour), mechanic_id=shop.ivan.id)
        await shop.send("desk", offered)
        async with shop.acting("desk") as (uow, account):
            said = MessageRequest(id=uuid7(), text="Call 514 555 0101")
            await thread.write(uow, account, offered.session_id, said, 1)
        with pytest.raises(NotAllowed):
            await talk(offered.session_id)
        await shop.send("ivan", AnswerOffer(session_id=offered.session_id, accept=accept))
        if accept:
            assert await talk(offered.session_id) == "Call 514 555 0101"
        else:
            with pytest.raises(NotAllowed):
                await talk(offered.session_id)
