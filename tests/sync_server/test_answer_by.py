"""How long a mechanic has to answer is the owner's number, on every way on which a booking becomes an offer."""

from __future__ import annotations

from dataclasses import asdict, replace

from scheduling.commands import MoveSession, Place
from scheduling.offers import OfferPolicy
from sync_server.services.models import Policy
from tests.sync_server.matching_shop import at_clock, offers_of
from tests.sync_server.requests import ask, confirming
from tests.sync_server.shop import HOUR, Shop


async def test_the_owners_time_to_answer_counts_for_bookings_moves_and_requests(shop: Shop) -> None:
    now = at_clock(shop)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(Policy(name="offers", value=asdict(OfferPolicy(stands_for=HOUR)), changed_at=1))
        await uow.commit()
    booked = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", booked)
    moved = shop.booking(shop.at(12))
    await shop.send("desk", moved)
    seen = Place(starts=shop.at(12), minutes=60, mechanic_id=shop.anna.id)
    to = replace(seen, mechanic_id=shop.ivan.id)
    await shop.send("desk", MoveSession(session_id=moved.session_id, seen=seen, to=to))
    confirmed = confirming(await ask(shop, shop.at(15)), shop.at(15), mechanic_id=shop.ivan.id)
    await shop.send("desk", confirmed)
    for session_id in (booked.session_id, moved.session_id, confirmed.session_id):
        slot = await shop.slot_of(session_id)
        assert slot is not None
        assert slot.expires_at == now + HOUR
        assert (await offers_of(shop, session_id))[shop.ivan.id].expires_at == now + HOUR
