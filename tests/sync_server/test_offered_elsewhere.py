"""A booking at a distance whose chosen mechanic did not take it: refunded, told, and offered to others at its time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Place
from scheduling.errors import Gone, NotFound, RuleError
from scheduling.message_kinds import MessageKind
from scheduling.offers import Acceptance, Closing, OfferRound, OfferState
from scheduling.records import Reservation, Session
from scheduling.vocabulary import CancelledBy, ReservationStatus, SessionState
from scheduling.wire import PushStatus
from sync_server.jobs import bookings, clock, matching
from sync_server.services import assigning, upcoming
from sync_server.services.message_rows import Tiding
from sync_server.services.money import reading
from tests.sync_server.counter import Counter
from tests.sync_server.jobs_due import times
from tests.sync_server.matching_shop import accept, at_clock, decline, hire, offers_of
from tests.sync_server.shop import Shop

FULL = 3334
"""Cents, with tax."""


async def _left(shop: Shop, hour: float = 10, *, unanswered: bool = False, paid: bool = False) -> Session:
    """Half an hour of Ivan's by video, which he did not take."""
    counter = Counter(shop)
    session_id = await counter.book(counter.video(shop.at(hour), mechanic_id=shop.ivan.id))
    if paid:
        await counter.pay(session_id, FULL)
    if unanswered:
        slot = await shop.slot_of(session_id)
        assert slot is not None
        async with shop.uow() as uow:
            await uow.bump()
            await uow.records.put(replace(slot, expires_at=shop.bootstrap.clock.now() - 1))
            await uow.commit()
        assert await bookings.lapse_offer(shop.bootstrap, shop.id, session_id)
    else:
        await shop.send("ivan", AnswerOffer(session_id=session_id, accept=False))
    return await shop.session(session_id)


async def _sought(shop: Shop, hour: float = 10) -> Session:
    """The same, half an hour before its start."""
    session = await _left(shop, hour)
    at_clock(shop, shop.at(hour) - 1800)
    assert await matching.seek(shop.bootstrap, shop.id, session.id)
    return session


async def _told(shop: Shop, session_id: UUID) -> set[MessageKind]:
    async with shop.uow() as uow:
        return {row.kind for row in await uow.rows.find(Tiding, session_id=session_id)}


async def _due(shop: Shop, session_id: UUID) -> tuple[int, int]:
    """What is due and what is held, in cents."""
    counter = Counter(shop)
    held = (await counter.sums(session_id)).get("held", 0)
    return (await counter.read(session_id)).due_cents, held


@pytest.mark.parametrize("unanswered", [True, False])
async def test_it_is_refunded_told_and_sought_half_an_hour_before(shop: Shop, unanswered: bool) -> None:
    session = await _left(shop, unanswered=unanswered, paid=True)
    code = "unanswered" if unanswered else "declined"
    assert (session.state, session.conflict_code) == (SessionState.UNPLACED, code)
    assert await _due(shop, session.id) == (0, 0)
    assert MessageKind.DECLINED in await _told(shop, session.id)
    assert await times(shop, "seek_mechanic") == [shop.at(10) - 1800]
    at_clock(shop, shop.at(10) - 1801)
    assert not await matching.seek(shop.bootstrap, shop.id, session.id)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0


async def test_the_best_three_are_asked_then_everybody_but_never_who_did_not_take_it(shop: Shop) -> None:
    for number in range(3):
        await hire(shop, f"extra{number}", rating=5.0)
    session, starts = await _sought(shop), shop.at(10)
    offers = await offers_of(shop, session.id)
    asked = {row.mechanic_id for row in offers.values() if row.state is OfferState.OFFERED}
    assert (len(asked), shop.ivan.id in asked) == (3, False)
    assert {offers[each].round for each in asked} == {OfferRound.BEST}
    assert {offers[each].expires_at for each in asked} == {starts + 600}
    assert not await matching.seek(shop.bootstrap, shop.id, session.id), "twice is once"
    at_clock(shop, starts - 1680)
    assert await matching.seek(shop.bootstrap, shop.id, session.id)
    offers = await offers_of(shop, session.id)
    assert len(offers) == 6
    assert offers[shop.ivan.id].state is OfferState.DECLINED


async def test_whoever_says_yes_has_it_and_it_owes_again(shop: Shop) -> None:
    session, starts = await _left(shop, paid=True), shop.at(10)
    at_clock(shop, starts - 1800)
    await matching.seek(shop.bootstrap, shop.id, session.id)
    offers = await offers_of(shop, session.id)
    await accept(shop, "anna", offers[shop.anna.id])
    placed = await shop.session(session.id)
    assert (placed.state, placed.mechanic_id, placed.conflict_code) == (
        SessionState.SCHEDULED,
        shop.anna.id,
        "",
    )
    assert (placed.starts, placed.sequence) == (starts, session.sequence)
    slot = await shop.slot_of(session.id)
    assert slot is not None
    assert (slot.mechanic_id, slot.starts, slot.status) == (
        shop.anna.id,
        starts,
        ReservationStatus.CONFIRMED,
    )
    assert await _due(shop, session.id) == (FULL, 0)
    assert MessageKind.CONFIRMATION in await _told(shop, session.id)
    assert (await offers_of(shop, session.id))[shop.bert.id].closing is Closing.TAKEN
    assert starts - 900 in await times(shop, "mark_pending")
    at_clock(shop, starts - 900)
    await clock.near(shop.bootstrap, shop.id, session.id)
    assert (await shop.session(session.id)).state is SessionState.PENDING
    with pytest.raises(Gone):
        await accept(shop, "ivan", offers[shop.ivan.id])


async def test_nobody_by_ten_minutes_after_the_start_ends_it(shop: Shop) -> None:
    session = await _sought(shop)
    at_clock(shop, shop.at(10) + 599)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0
    at_clock(shop, shop.at(10) + 600)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 1
    over = await shop.session(session.id)
    assert (over.state, over.cancelled_by, over.cancel_reason, over.conflict_code) == (
        SessionState.CANCELLED,
        CancelledBy.PLATFORM,
        "nobody_accepted",
        "",
    )
    assert MessageKind.CANCELLED in await _told(shop, session.id)
    steps = await shop.steps(session.id)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0
    assert await shop.steps(session.id) == steps


async def test_one_that_lapses_at_its_start_is_sought_at_once(shop: Shop) -> None:
    at_clock(shop, shop.at(9))
    counter = Counter(shop)
    session_id = await counter.book(counter.video(shop.at(10), mechanic_id=shop.ivan.id))
    at_clock(shop, shop.at(10))
    assert await bookings.lapse_offer(shop.bootstrap, shop.id, session_id)
    assert await matching.seek(shop.bootstrap, shop.id, session_id)
    at_clock(shop, shop.at(10) + 60)
    await accept(shop, "anna", (await offers_of(shop, session_id))[shop.anna.id])
    assert (await shop.session(session_id)).mechanic_id == shop.anna.id


async def test_a_standing_yes_takes_it(shop: Shop) -> None:
    ready = await hire(shop, "ready", allow_instant_booking=True, notice_minutes=0, rating=5.0)
    session = await _sought(shop)
    placed = await shop.session(session.id)
    assert (placed.state, placed.mechanic_id) == (SessionState.SCHEDULED, ready.id)
    assert (await offers_of(shop, session.id))[ready.id].acceptance is Acceptance.STANDING


async def test_the_desk_sees_the_search_and_may_assign_the_workshops_own(shop: Shop) -> None:
    session = await _sought(shop)
    async with shop.acting("desk") as (uow, account):
        view = await assigning.search(uow, account, session.id, shop.bootstrap.clock.now())
        assert (view.state, view.mechanic_id) == (SessionState.UNPLACED, None)
        assert len([line for line in view.offers if line.open]) == 2
        view = await assigning.assign(uow, account, session.id, shop.anna.id, shop.bootstrap.clock.now())
        assert (view.state, view.mechanic_id) == (SessionState.SCHEDULED, shop.anna.id)


@pytest.mark.parametrize("way", ["placed", "asked", "cancelled"])
async def test_what_the_desk_settles_is_offered_to_nobody_any_more(shop: Shop, way: str) -> None:
    session = await _sought(shop)
    offer = (await offers_of(shop, session.id))[shop.anna.id]
    seen = Place(starts=shop.at(10), minutes=30, mechanic_id=shop.ivan.id)
    if way == "cancelled":
        await shop.send("desk", CancelSession(session_id=session.id))
    else:
        mechanic = shop.bert if way == "placed" else shop.ivan
        to = replace(seen, starts=shop.at(14), mechanic_id=mechanic.id)
        sent = await shop.send("desk", MoveSession(session_id=session.id, seen=seen, to=to))
        assert sent.status is PushStatus.APPLIED
    with pytest.raises(Gone):
        await accept(shop, "anna", offer)
    at_clock(shop, shop.at(10) + 600)
    await matching.look_for_work(shop.bootstrap, shop.id)
    after = await shop.session(session.id)
    expected = {
        "placed": SessionState.SCHEDULED,
        "asked": SessionState.OFFERED,
        "cancelled": SessionState.CANCELLED,
    }
    assert after.state is expected[way]
    assert after.cancelled_by is not CancelledBy.PLATFORM


async def test_the_yes_and_the_desk_at_one_time_place_it_once(shop: Shop) -> None:
    for hour in (10, 12, 14):
        session = await _sought(shop, hour)
        offer = (await offers_of(shop, session.id))[shop.anna.id]
        seen = Place(starts=shop.at(hour), minutes=30, mechanic_id=shop.ivan.id)
        move = MoveSession(session_id=session.id, seen=seen, to=replace(seen, mechanic_id=shop.bert.id))
        yes, moved = await asyncio.gather(
            accept(shop, "anna", offer), shop.send("desk", move), return_exceptions=True
        )
        assert not isinstance(moved, BaseException)
        won = moved.status is PushStatus.APPLIED
        assert won is isinstance(yes, RuleError), (yes, moved)
        placed = await shop.session(session.id)
        assert placed.mechanic_id == (shop.bert if won else shop.anna).id
        async with shop.uow() as uow:
            rows = await uow.records.find(
                Reservation, session_id=session.id, status=ReservationStatus.CONFIRMED
            )
        assert [row.mechanic_id for row in rows] == [placed.mechanic_id]


async def test_two_workers_at_one_time_ask_everybody_once(shop: Shop) -> None:
    session = await _left(shop)
    at_clock(shop, shop.at(10) - 1800)
    done = await asyncio.gather(*(matching.seek(shop.bootstrap, shop.id, session.id) for _ in range(3)))
    assert sorted(done) == [False, False, True]
    assert set(await offers_of(shop, session.id)) == {shop.anna.id, shop.bert.id, shop.ivan.id}


async def test_a_visit_in_person_is_the_workshops_to_place(shop: Shop) -> None:
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=False))
    assert await times(shop, "seek_mechanic") == []
    assert MessageKind.DECLINED not in await _told(shop, command.session_id)
    at_clock(shop, shop.at(10) + 600)
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0
    assert (await shop.session(command.session_id)).state is SessionState.UNPLACED


async def test_a_booking_that_lost_its_time_is_offered_to_nobody(shop: Shop) -> None:
    """It has its mechanic: only the time was gone."""
    counter = Counter(shop)
    await counter.book(counter.video(shop.at(10)))
    late = counter.video(shop.at(10))
    assert (await shop.send("desk", late)).outcome.stored_as == "unplaced"
    at_clock(shop, shop.at(10) - 1800)
    assert not await matching.seek(shop.bootstrap, shop.id, late.session_id)


async def test_who_did_not_take_it_cannot_cancel_it_either(shop: Shop) -> None:
    session = await _left(shop)
    cancel = CancelSession(session_id=session.id, cancelled_by=CancelledBy.MECHANIC)
    refused = await shop.send("ivan", cancel)
    assert (refused.status, refused.code) == (PushStatus.REJECTED, "not_allowed")
    assert (await shop.session(session.id)).state is SessionState.UNPLACED


async def test_who_did_not_take_it_neither_moves_it_nor_sees_its_money(shop: Shop) -> None:
    session = await _left(shop, paid=True)
    assert session.starts is not None
    seen = Place(starts=session.starts, minutes=session.minutes, mechanic_id=shop.ivan.id)
    move = MoveSession(session_id=session.id, seen=seen, to=replace(seen, starts=shop.at(15)))
    refused = await shop.send("ivan", move)
    assert (refused.status, refused.code) == (PushStatus.REJECTED, "not_allowed")
    assert await shop.session(session.id) == session
    async with shop.acting("ivan") as (uow, account):
        with pytest.raises(NotFound):
            await reading.of_session(uow, account, session.id, shop.bootstrap.clock.now())


async def test_a_no_asks_the_others_sooner(shop: Shop) -> None:
    for number in range(3):
        await hire(shop, f"extra{number}", rating=5.0)
    session = await _sought(shop)
    offers = await offers_of(shop, session.id)
    open_ones = [row for row in offers.values() if row.state is OfferState.OFFERED]
    names = {person.member.mechanic_id: name for name, person in shop.people.items()}
    for offer in open_ones:
        await decline(shop, names[offer.mechanic_id], offer)
    assert len(open_ones) == 3
    assert len(await offers_of(shop, session.id)) == 6


async def test_it_is_among_what_its_customer_has_ahead(shop: Shop) -> None:
    """Else a second booking would be made beside it without a word."""
    session = await _left(shop)
    visit = shop.booking(shop.at(14), mechanic_id=shop.ivan.id)
    await shop.send("desk", visit)
    await shop.send("ivan", AnswerOffer(session_id=visit.session_id, accept=False))
    async with shop.acting("desk") as (uow, account):
        now = shop.bootstrap.clock.now()
        found = await upcoming.of_customer(uow, account, shop.customer.id, now, starts=None, minutes=30)
    assert [row.session_id for row in found.sessions] == [session.id]
