"""A booking offered to the mechanic who was chosen, among all that they are asked: seen, taken, left, lapsed."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Place
from scheduling.errors import Gone
from scheduling.offer_views import OfferView
from scheduling.offers import Acceptance, Closing, Offer, OfferRound, OfferState
from scheduling.records import Reservation, Session
from scheduling.vocabulary import SessionState
from scheduling.wire import PushStatus
from sync_server.jobs import bookings, matching
from sync_server.services import answering
from tests.sync_server.matching_shop import (
    accept,
    at_clock,
    decline,
    joined,
    offers_of,
    online,
)
from tests.sync_server.shop import HOUR, Shop


async def _offered(shop: Shop, hour: float = 10) -> tuple[Session, Offer]:
    command = shop.booking(
        shop.at(hour), mechanic_id=shop.ivan.id, plan_id=shop.plan.id, price_cents=2900, concern="It squeals"
    )
    await shop.send("desk", command)
    session = await shop.session(command.session_id)
    return session, (await offers_of(shop, session.id))[shop.ivan.id]


async def _taken(shop: Shop, name: str, offer: Offer) -> None:
    await accept(shop, name, offer)


async def _mine(shop: Shop) -> list[OfferView]:
    async with shop.acting("ivan") as (uow, account):
        return (await answering.mine(uow, account, shop.bootstrap.clock.now())).offers


async def test_it_is_listed_with_what_an_offer_shows_and_no_name(shop: Shop) -> None:
    now = at_clock(shop)
    session, offer = await _offered(shop)
    assert (offer.round, offer.state, offer.starts) == (OfferRound.CHOSEN, OfferState.OFFERED, session.starts)
    assert offer.expires_at == now + 4 * HOUR
    (view,) = await _mine(shop)
    assert (view.starts, view.concern, view.payout_cents) == (session.starts, "It squeals", 2030)
    assert (view.contact, view.vehicle_make) == (None, "Mazda")


async def test_accepting_there_is_the_commands_yes(shop: Shop) -> None:
    at_clock(shop)
    session, offer = await _offered(shop)
    view = await accept(shop, "ivan", offer)
    assert view.contact is not None
    assert (await shop.session(session.id)).state is SessionState.SCHEDULED
    assert (await offers_of(shop, session.id))[shop.ivan.id].acceptance is Acceptance.MECHANIC
    assert await accept(shop, "ivan", offer) == view


async def test_the_commands_answer_is_seen_there(shop: Shop) -> None:
    at_clock(shop)
    for answer, state in ((True, OfferState.ACCEPTED), (False, OfferState.DECLINED)):
        session, _ = await _offered(shop, 10 if answer else 14)
        await shop.send("ivan", AnswerOffer(session_id=session.id, accept=answer))
        assert (await offers_of(shop, session.id))[shop.ivan.id].state is state


async def test_declining_there_leaves_the_booking_to_be_placed(shop: Shop) -> None:
    at_clock(shop)
    session, offer = await _offered(shop)
    for _ in range(2):
        await decline(shop, "ivan", offer)
    assert (await shop.session(session.id)).state is SessionState.UNPLACED
    assert await shop.slot_of(session.id) is None
    assert not await matching.seek(shop.bootstrap, shop.id, session.id)


async def test_unanswered_moved_and_cancelled_ones_are_over(shop: Shop) -> None:
    at_clock(shop)
    lapsed, offer = await _offered(shop)
    slot = await shop.slot_of(lapsed.id)
    assert slot is not None
    async with shop.uow() as uow:
        await uow.bump()
        row = await uow.records.get(Reservation, slot.id)
        assert row is not None
        await uow.records.put(replace(row, expires_at=shop.bootstrap.clock.now() - 1))
        await uow.commit()
    with pytest.raises(Gone):
        await accept(shop, "ivan", offer)
    await bookings.lapse_offer(shop.bootstrap, shop.id, lapsed.id)
    assert (await offers_of(shop, lapsed.id))[shop.ivan.id].closing is Closing.LAPSED
    moved, old = await _offered(shop, 12)
    seen = Place(starts=shop.at(12), minutes=60, mechanic_id=shop.ivan.id)
    to = replace(seen, starts=shop.at(15))
    await shop.send("desk", MoveSession(session_id=moved.id, seen=seen, to=to))
    async with shop.uow() as uow:
        rows = await uow.rows.find(Offer, session_id=moved.id, order="sequence")
    assert [(row.state, row.closing, row.starts) for row in rows] == [
        (OfferState.EXPIRED, Closing.WITHDRAWN, shop.at(12)),
        (OfferState.OFFERED, None, shop.at(15)),
    ]
    with pytest.raises(Gone):
        await accept(shop, "ivan", old)
    await shop.send("desk", CancelSession(session_id=moved.id))
    assert (await offers_of(shop, moved.id))[shop.ivan.id].closing is Closing.WITHDRAWN


async def test_an_offer_for_another_day_does_not_keep_a_mechanic_from_who_waits(shop: Shop) -> None:
    at_clock(shop)
    await _offered(shop)
    await joined(shop)
    await online(shop, "ivan")
    assert await matching.serve_waitlist(shop.bootstrap, shop.id) == 1


@pytest.mark.parametrize("accept", [True, False])
async def test_a_yes_or_a_no_is_to_the_time_that_was_seen(shop: Shop, accept: bool) -> None:
    """A device that was offline must not take, or leave, a time that its mechanic never saw."""
    at_clock(shop)
    session, _ = await _offered(shop)
    seen = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.ivan.id)
    to = replace(seen, starts=shop.at(15))
    await shop.send("desk", MoveSession(session_id=session.id, seen=seen, to=to))
    answer = AnswerOffer(session_id=session.id, accept=accept, seen=seen)
    late = await shop.send("ivan", answer)
    assert (late.status, late.code) == (PushStatus.CONFLICT, "stale_move")
    assert (await shop.session(session.id)).state is SessionState.OFFERED
    assert (await shop.send("ivan", replace(answer, seen=to))).status is PushStatus.APPLIED
    state = SessionState.SCHEDULED if accept else SessionState.UNPLACED
    assert (await shop.session(session.id)).state is state


@pytest.mark.parametrize("accept", [True, False])
async def test_the_same_answer_from_two_devices_at_once_is_one(shop: Shop, accept: bool) -> None:
    at_clock(shop)
    session, offer = await _offered(shop)
    answer = AnswerOffer(session_id=session.id, accept=accept)
    through = _taken if accept else decline
    sent = (await asyncio.gather(shop.send("ivan", answer), through(shop, "ivan", offer)))[0]
    assert sent.status is PushStatus.APPLIED
    steps = await shop.steps(session.id)
    assert [what for what, _, _ in steps] == ["booked", "accepted" if accept else "declined"]
    assert (await shop.send("ivan", answer)).status is PushStatus.APPLIED
    other = replace(answer, accept=not accept)
    assert (await shop.send("ivan", other)).code == "gone", (
        "who has said yes cancels, and who said no is too late"
    )
    assert await shop.steps(session.id) == steps
    refused = await shop.send("desk", answer)
    assert refused.code == "gone", "nobody answers for another"


async def test_a_yes_again_to_what_was_cancelled_since_is_too_late(shop: Shop) -> None:
    at_clock(shop)
    session, _ = await _offered(shop)
    answer = AnswerOffer(session_id=session.id, accept=True)
    await shop.send("ivan", answer)
    await shop.send("desk", CancelSession(session_id=session.id))
    assert (await shop.send("ivan", answer)).code == "gone"
