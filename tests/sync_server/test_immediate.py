"""A mechanic at once: who is asked, when everybody is, who has it, and when it is given up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.commands import CancelSession
from scheduling.errors import ActiveElsewhere, Gone, Invalid, NotAllowed, NotFound, SlotTaken, TooLong
from scheduling.ids import uuid7
from scheduling.matching import MatchCode
from scheduling.message_kinds import MessageKind
from scheduling.offers import Acceptance, Closing, OfferRound, OfferState
from scheduling.records import Reservation
from scheduling.vocabulary import CancelledBy, ReservationKind, ReservationStatus, SessionState, VisitKind
from sync_server.jobs import matching
from sync_server.services import answering, assigning, seeking
from sync_server.services.holds import HoldRefused
from sync_server.services.matching_rows import ImmediateIntake
from sync_server.services.message_rows import Tiding
from tests.sync_server.jobs_due import times
from tests.sync_server.matching_shop import (
    accept,
    ask_now,
    asked,
    at_clock,
    customer,
    decline,
    hire,
    offers_of,
    online,
)
from tests.sync_server.shop import Shop


async def test_it_is_made_pending_with_its_intake_and_paid_at_the_plans_price(shop: Shop) -> None:
    now = at_clock(shop)
    made = await asked(shop, urgent=True, concern="Brakes")
    stored = await shop.session(made.id)
    assert (stored.state, stored.starts, stored.mechanic_id) == (SessionState.PENDING, None, None)
    assert (stored.price_cents, stored.minutes, stored.created_at) == (2900, 30, now)
    assert await shop.steps(made.id) == [("asked", None, "pending")]
    async with shop.uow() as uow:
        intake = await uow.rows.get(ImmediateIntake, made.id)
    assert stored.category == "brakes"
    assert intake == ImmediateIntake(session_id=made.id, urgent=True, city="Laval", asked_at=now)


async def test_notes_of_a_booking_at_a_time_that_is_to_be_at_once_are_the_sessions(shop: Shop) -> None:
    at_clock(shop)
    made = await asked(shop, preparation=" Winter tires are in the trunk ", special_requests="A call first")
    stored = await shop.session(made.id)
    assert stored.preparation == "Winter tires are in the trunk"
    assert stored.special_requests == "A call first"


async def test_asking_twice_with_one_id_asks_once(shop: Shop) -> None:
    at_clock(shop)
    await online(shop, "ivan")
    message = ask_now(shop)
    first = await asked(shop, session_id=message.session_id)
    again = await asked(shop, session_id=message.session_id)
    assert again == first
    assert len(await offers_of(shop, first.id)) == 1
    with pytest.raises(Invalid, match="taken"):
        await asked(shop, session_id=message.session_id, concern="Quite another concern")
    for over in ({"preparation": "Winter tires are in the trunk"}, {"special_requests": "A call first"}):
        with pytest.raises(Invalid, match="taken"):
            await asked(shop, session_id=message.session_id, **over)


async def test_blanks_around_its_notes_make_it_no_other(shop: Shop) -> None:
    at_clock(shop)
    session_id = uuid7()
    first = await asked(shop, session_id=session_id, preparation=" Winter tires ")
    assert await asked(shop, session_id=session_id, preparation=" Winter tires ") == first


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"concern": "Too short"}, Invalid),
        ({"concern": "   squeals   "}, Invalid),
        ({"concern": "Help", "urgent": True}, Invalid),
        ({"concern": "x" * 8001}, TooLong),
        ({"concern": "a zero \x00 byte"}, Invalid),
        ({"category": " "}, Invalid),
        ({"category": "c" * 101}, TooLong),
        ({"kind": VisitKind.IN_PERSON}, Invalid),
        ({"vehicle_id": None}, Invalid),
        ({"vehicle_id": uuid7()}, NotFound),
        ({"customer_id": uuid7()}, NotFound),
        ({"mechanic_id": uuid7()}, NotFound),
        ({"plan_id": uuid7()}, NotFound),
        ({"minutes": 31}, Invalid),
        ({"minutes": 0}, Invalid),
        ({"price_cents": 100}, HoldRefused),
        ({"price_cents": -1}, Invalid),
    ],
)
async def test_what_is_not_enough_or_wrong_is_refused(
    shop: Shop, over: dict[str, Any], error: type[Exception]
) -> None:
    at_clock(shop)
    message = ask_now(shop, **over)
    with pytest.raises(error):
        await asked(shop, **over, session_id=message.session_id)
    async with shop.uow() as uow:
        assert await uow.rows.get(ImmediateIntake, message.session_id) is None


async def test_ten_characters_are_enough_and_just_advice_needs_no_vehicle(shop: Shop) -> None:
    at_clock(shop)
    made = await asked(shop, concern="  ten chars!  ", vehicle_id=None, just_advice=True)
    assert made.state is SessionState.PENDING


async def test_a_customer_who_is_in_a_session_gets_no_second_one(shop: Shop) -> None:
    at_clock(shop)
    await asked(shop)
    with pytest.raises(ActiveElsewhere):
        await asked(shop)


async def test_mechanics_and_kiosks_ask_for_nobody(shop: Shop) -> None:
    at_clock(shop)
    for name in ("anna", "ivan", "kiosk"):
        with pytest.raises(NotAllowed):
            await asked(shop, name)


async def test_the_best_three_are_asked_and_the_reasons_kept(shop: Shop) -> None:
    now = at_clock(shop)
    clara = await hire(shop, "clara", specialties=("brakes",))
    await online(shop, "anna", "ivan", "clara")
    dora = await hire(shop, "dora", rating=4.9)
    await online(shop, "dora")
    made = await asked(shop)
    offers = await offers_of(shop, made.id)
    assert len(offers) == 3
    assert {clara.id, dora.id} < offers.keys()
    best = offers[clara.id]
    assert (best.state, best.round, best.made_at) == (OfferState.OFFERED, OfferRound.BEST, now)
    assert best.expires_at == now + 1800
    codes = {(reason.code, reason.points) for reason in best.reasons}
    assert codes == {(MatchCode.ONLINE_NOW, 50), (MatchCode.KEYWORD, 15)}
    async with shop.acting("desk") as (uow, account):
        view = await assigning.search(uow, account, made.id, now)
    assert {line.name: line.score for line in view.offers}["Clara"] == 65


async def test_after_two_minutes_everybody_who_is_online_is_asked(shop: Shop) -> None:
    now = at_clock(shop)
    for name in ("clara", "dora"):
        await hire(shop, name)
    await online(shop, "anna", "ivan", "clara", "dora")
    made = await asked(shop)
    assert await times(shop, "seek_mechanic") == [now + 120]
    at_clock(shop, now + 119)
    assert not await matching.seek(shop.bootstrap, shop.id, made.id)
    at_clock(shop, now + 120)
    assert await matching.seek(shop.bootstrap, shop.id, made.id)
    offers = await offers_of(shop, made.id)
    assert sorted(offer.round for offer in offers.values()) == ["best", "best", "best", "broadcast"]
    assert not await matching.seek(shop.bootstrap, shop.id, made.id), "once is enough"
    assert len(await offers_of(shop, made.id)) == 4


async def test_when_all_three_declined_the_others_are_asked_at_once(shop: Shop) -> None:
    at_clock(shop)
    await online(shop, "anna", "ivan")
    clara = await hire(shop, "clara")
    made = await asked(shop)
    offers = await offers_of(shop, made.id)
    await online(shop, "clara")
    await decline(shop, "anna", offers[shop.anna.id])
    await decline(shop, "ivan", offers[shop.ivan.id])
    after = await offers_of(shop, made.id)
    assert after[shop.anna.id].state is OfferState.DECLINED
    assert after[clara.id].state is OfferState.OFFERED


async def test_declining_again_is_no_error_and_changes_nothing(shop: Shop) -> None:
    at_clock(shop)
    await online(shop, "ivan")
    made = await asked(shop)
    offer = (await offers_of(shop, made.id))[shop.ivan.id]
    await decline(shop, "ivan", offer)
    before = await offers_of(shop, made.id)
    await decline(shop, "ivan", offer)
    assert await offers_of(shop, made.id) == before
    with pytest.raises(Gone):
        await accept(shop, "ivan", offer)


async def test_accepting_takes_the_time_from_now_to_the_end_and_its_buffer(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "anna", "ivan")
    made = await asked(shop)
    offers = await offers_of(shop, made.id)
    at_clock(shop, now + 60)
    view = await accept(shop, "ivan", offers[shop.ivan.id])
    assert view.contact is not None
    assert view.contact.name == "Chantal Client"
    session = await shop.session(made.id)
    assert (session.state, session.mechanic_id, session.starts) == (SessionState.PENDING, shop.ivan.id, None)
    slot = await shop.slot_of(made.id)
    assert slot is not None
    assert (slot.kind, slot.status) == (ReservationKind.BOOKING, ReservationStatus.CONFIRMED)
    assert (slot.starts, slot.ends, slot.blocks_end) == (now + 60, now + 1860, now + 2760)
    after = await offers_of(shop, made.id)
    assert after[shop.ivan.id].acceptance is Acceptance.MECHANIC
    assert (after[shop.anna.id].state, after[shop.anna.id].closing) == (OfferState.EXPIRED, Closing.TAKEN)
    assert (await shop.steps(made.id))[-1] == ("accepted", "pending", "pending")
    again = await accept(shop, "ivan", offers[shop.ivan.id])
    assert again == view, "a yes that is sent again"
    with pytest.raises(SlotTaken):
        await accept(shop, "anna", offers[shop.anna.id])
    assert not await matching.seek(shop.bootstrap, shop.id, made.id), "there is nothing left to do"


@pytest.mark.parametrize(
    ("place", "told"),
    [("Laval, H7A 1B2", "Laval"), ("h7a 1b2", "H7A"), ("12 rue X, H7A, 1B2", "H7A"), ("", "")],
)
async def test_of_a_place_an_offer_tells_the_city_or_the_area_alone(
    shop: Shop, place: str, told: str
) -> None:
    now = at_clock(shop)
    await online(shop, "ivan")
    await asked(shop, city=place)
    async with shop.acting("ivan") as (uow, account):
        (view,) = (await answering.mine(uow, account, now)).offers
    assert view.city == told


async def test_an_offer_shows_what_it_takes_to_decide_and_nobody(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "anna", "ivan")
    await asked(shop, concern="Brakes squeal, call 514 555 0101 or me@example.test")
    async with shop.acting("ivan") as (uow, account):
        (view,) = (await answering.mine(uow, account, now)).offers
    assert (view.vehicle_make, view.city, view.starts, view.minutes) == ("Mazda", "Laval", None, 30)
    assert view.concern == "Brakes squeal, call … or …"
    assert view.payout_cents == 2030, "70 % of 29.00"
    assert view.contact is None
    async with shop.acting("anna") as (uow, account):
        (affiliated,) = (await answering.mine(uow, account, now)).offers
    assert affiliated.payout_cents == 2900, "the workshop's, without a fee"


async def test_what_is_in_the_way_refuses_with_its_reason_and_changes_nothing(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "anna", "ivan")
    made = await asked(shop)
    offer = (await offers_of(shop, made.id))[shop.ivan.id]
    busy = replace(shop.slot(now + 900), mechanic_id=shop.ivan.id)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(busy)
        await uow.commit()
    with pytest.raises(HoldRefused) as refused:
        await accept(shop, "ivan", offer)
    assert (refused.value.refused_code, refused.value.outcome.reasons) == ("slot_taken", ["booked"])
    assert (await offers_of(shop, made.id))[shop.ivan.id].state is OfferState.OFFERED
    assert (await shop.session(made.id)).mechanic_id is None
    async with shop.uow() as uow:
        rows = await uow.records.find(Reservation, mechanic_id=shop.ivan.id)
    assert rows == [busy]


async def test_whoever_is_in_a_session_is_asked_once_free(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "anna", "ivan")
    first = await asked(shop)
    await accept(shop, "ivan", (await offers_of(shop, first.id))[shop.ivan.id])
    other = await customer(shop)
    second = await asked(shop, customer_id=other.id, vehicle_id=None, just_advice=True)
    assert set(await offers_of(shop, second.id)) == {shop.anna.id}, "the best are those with time at once"
    at_clock(shop, now + 120)
    await matching.seek(shop.bootstrap, shop.id, second.id)
    queued = (await offers_of(shop, second.id))[shop.ivan.id]
    assert queued.state is OfferState.QUEUED
    async with shop.acting("ivan") as (uow, account):
        assert queued.id not in {v.offer_id for v in (await answering.mine(uow, account, now)).offers}
    with pytest.raises(NotFound):
        await accept(shop, "ivan", queued)
    slot = await shop.slot_of(first.id)
    assert slot is not None
    async with shop.uow() as uow:
        await uow.bump()
        await uow.reservations.release(slot.id)
        await uow.commit()
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 1
    assert (await offers_of(shop, second.id))[shop.ivan.id].state is OfferState.OFFERED


async def test_half_an_hour_without_a_yes_is_given_up_and_cancelled_by_the_platform(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "ivan")
    made = await asked(shop)
    at_clock(shop, now + 1799)
    await matching.seek(shop.bootstrap, shop.id, made.id)
    assert (await shop.session(made.id)).state is SessionState.PENDING
    at_clock(shop, now + 1800)
    assert await matching.seek(shop.bootstrap, shop.id, made.id)
    session = await shop.session(made.id)
    assert (session.state, session.cancelled_by) == (SessionState.CANCELLED, CancelledBy.PLATFORM)
    assert session.cancel_reason == seeking.NOBODY_ACCEPTED
    offer = (await offers_of(shop, made.id))[shop.ivan.id]
    assert (offer.state, offer.closing) == (OfferState.EXPIRED, Closing.LAPSED)
    with pytest.raises(Gone):
        await accept(shop, "ivan", offer)
    steps = await shop.steps(made.id)
    assert not await matching.seek(shop.bootstrap, shop.id, made.id), "the job run again"
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 0
    assert await shop.steps(made.id) == steps
    async with shop.acting("desk") as (uow, account):
        view = await assigning.search(uow, account, made.id, now + 1800)
    assert (view.state, view.cancel_reason) == (SessionState.CANCELLED, "nobody_accepted")


async def test_nobody_online_says_so_with_the_three_ways_and_whoever_comes_is_asked(shop: Shop) -> None:
    now = at_clock(shop)
    made = await asked(shop)
    async with shop.acting("desk") as (uow, account):
        view = await assigning.search(uow, account, made.id, now)
    assert (view.shortage, view.ways) == ("nobody_online", ["waitlist", "schedule", "look_through"])
    assert view.offers == []
    at_clock(shop, now + 600)
    await online(shop, "ivan")
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 1
    assert (await offers_of(shop, made.id))[shop.ivan.id].made_at == now + 600
    assert now + 720 in await times(shop, "seek_mechanic")


async def test_the_wish_for_a_mechanic_is_asked_first_and_binds_nobody(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "anna", "ivan")
    made = await asked(shop, mechanic_id=shop.ivan.id)
    offers = await offers_of(shop, made.id)
    assert [offer.round for offer in offers.values()] == [OfferRound.CHOSEN]
    assert set(offers) == {shop.ivan.id}
    assert (await shop.session(made.id)).mechanic_id is None, "nobody has it before accepting"
    at_clock(shop, now + 120)
    await matching.seek(shop.bootstrap, shop.id, made.id)
    assert set(await offers_of(shop, made.id)) == {shop.ivan.id, shop.anna.id}


async def test_a_plan_for_specialists_asks_nobody_else(shop: Shop) -> None:
    now = at_clock(shop)
    special = replace(shop.plan, id=uuid7(), code="special", brand_specialist=True)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(special)
        await uow.commit()
    await online(shop, "anna", "ivan")
    made = await asked(shop, plan_id=special.id)
    async with shop.acting("desk") as (uow, account):
        assert (await assigning.search(uow, account, made.id, now)).shortage == "no_specialist"
    clara = await hire(shop, "clara", specialties=("Mazda",))
    await online(shop, "clara")
    await matching.look_for_work(shop.bootstrap, shop.id)
    assert set(await offers_of(shop, made.id)) == {clara.id}


async def test_cancelling_takes_back_what_was_asked(shop: Shop) -> None:
    at_clock(shop)
    await online(shop, "ivan")
    made = await asked(shop)
    await shop.send("desk", CancelSession(session_id=made.id))
    offer = (await offers_of(shop, made.id))[shop.ivan.id]
    assert (offer.state, offer.closing) == (OfferState.EXPIRED, Closing.WITHDRAWN)
    with pytest.raises(Gone):
        await accept(shop, "ivan", offer)
    assert not await matching.seek(shop.bootstrap, shop.id, made.id)


async def test_each_mechanic_who_is_asked_is_told_once(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "anna", "ivan")
    made = await asked(shop)
    at_clock(shop, now + 120)
    await matching.look_for_work(shop.bootstrap, shop.id)
    async with shop.uow() as uow:
        rows = await uow.rows.find(Tiding, session_id=made.id, kind=MessageKind.NEW_OFFER)
    offers = await offers_of(shop, made.id)
    assert {(row.about, row.mechanic_id, row.until) for row in rows} == {
        (offer.id, offer.mechanic_id, now + 1800) for offer in offers.values()
    }
    assert len(rows) == 2
