"""Parking on the server: the slot is free, the booking waits on deck, is placed again, and who is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.commands import AnswerOffer, BookSession, CancelSession, MoveSession, ParkSession, Place
from scheduling.message_delivery import MessageState
from scheduling.message_kinds import Channel, MessageKind
from scheduling.offers import Closing, Offer, OfferState
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.wire import PushResult, PushStatus
from sync_server.services.message_rows import SentMessage, Tiding
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import S, now_of, stand


async def _booked(shop: Shop) -> tuple[BookSession, Place]:
    command = shop.booking(shop.at(10))
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    return command, Place(starts=command.starts, minutes=60, mechanic_id=shop.anna.id)


async def _park(shop: Shop, command: BookSession, seen: Place, who: str = "desk") -> PushResult:
    return await shop.send(who, ParkSession(session_id=command.session_id, seen=seen))


async def _told(shop: Shop) -> list[MessageKind]:
    async with shop.uow() as uow:
        return [row.kind for row in await uow.rows.find(Tiding)]


async def test_a_parked_visit_frees_its_time_and_bay_and_waits(shop: Shop) -> None:
    command, seen = await _booked(shop)
    assert (await _park(shop, command, seen)).status is PushStatus.APPLIED
    row = await shop.session(command.session_id)
    assert (row.state, row.conflict_code, row.bay_id) == (SessionState.UNPLACED, "parked", None)
    assert (row.starts, row.mechanic_id) == (command.starts, shop.anna.id)
    assert await shop.slot_of(command.session_id) is None
    assert (await shop.steps(command.session_id))[-1] == ("parked", "scheduled", "unplaced")
    assert (await shop.send("owner", shop.booking(shop.at(10)))).code == "", "somebody else has the time"


async def test_it_is_placed_parked_and_placed_again(shop: Shop) -> None:
    command, seen = await _booked(shop)
    for hour in (14, 15, 16):
        assert (await _park(shop, command, seen)).code == ""
        to = replace(seen, starts=shop.at(hour))
        assert (
            await shop.send("desk", MoveSession(session_id=command.session_id, seen=seen, to=to))
        ).code == ""
        row = await shop.session(command.session_id)
        assert (row.state, row.conflict_code, row.starts) == (SessionState.SCHEDULED, "", to.starts)
        slot = await shop.slot_of(command.session_id)
        assert slot is not None
        assert slot.starts == to.starts
        seen = to


async def test_the_customer_hears_of_another_time_and_of_nothing_else(shop: Shop) -> None:
    command, seen = await _booked(shop)
    before = await _told(shop)
    await _park(shop, command, seen)
    assert await _told(shop) == before
    back = MoveSession(session_id=command.session_id, seen=seen, to=seen)
    assert (await shop.send("desk", back)).code == ""
    assert await _told(shop) == before
    await _park(shop, command, seen)
    to = replace(seen, starts=shop.at(14))
    await shop.send("desk", replace(back, to=to))
    assert sorted(await _told(shop)) == sorted([*before, MessageKind.MOVED])


async def test_parked_again_by_undo_it_keeps_its_first_time_and_nobody_is_told(shop: Shop) -> None:
    command, seen = await _booked(shop)
    before = await _told(shop)
    await _park(shop, command, seen)
    to = replace(seen, starts=shop.at(14), mechanic_id=shop.bert.id)
    move = MoveSession(session_id=command.session_id, seen=seen, to=to)
    assert (await shop.send("desk", move)).code == ""
    again = ParkSession(session_id=command.session_id, seen=to, was=seen)
    assert (await shop.send("desk", again)).code == ""
    row = await shop.session(command.session_id)
    assert (row.state, row.starts, row.mechanic_id) == (SessionState.UNPLACED, seen.starts, shop.anna.id)
    back = MoveSession(session_id=command.session_id, seen=seen, to=seen, placing=True)
    assert (await shop.send("desk", back)).code == ""
    assert sorted(await _told(shop)) == sorted([*before, MessageKind.MOVED]), (
        "of the placing, which is overtaken"
    )


async def test_a_time_that_its_customer_was_written_stays_the_last_one(shop: Shop) -> None:
    command, seen = await _booked(shop)
    await _park(shop, command, seen)
    to = replace(seen, starts=shop.at(14))
    await shop.send("desk", MoveSession(session_id=command.session_id, seen=seen, to=to))
    row = await shop.session(command.session_id)
    async with shop.uow() as uow:
        await uow.rows.add(
            SentMessage(
                about=row.id,
                version=row.sequence,
                kind=MessageKind.MOVED,
                recipient=row.customer_id,
                channel=Channel.EMAIL,
                session_id=row.id,
                at=now_of(shop),
                due=now_of(shop),
                starts=to.starts,
                state=MessageState.SENT,
                attempts=1,
                next_at=None,
                done_at=now_of(shop),
            )
        )
        await uow.commit()
    again = ParkSession(session_id=command.session_id, seen=to, was=seen)
    assert (await shop.send("desk", again)).code == ""
    assert (await shop.session(command.session_id)).starts == to.starts


async def test_it_was_with_nobody_that_the_shop_does_not_have(shop: Shop) -> None:
    command, seen = await _booked(shop)
    again = ParkSession(
        session_id=command.session_id, seen=seen, was=replace(seen, mechanic_id=command.session_id)
    )
    assert (await shop.send("desk", again)).code == "not_found"


async def test_what_stood_outside_the_hours_comes_back_to_there_and_nowhere_else(shop: Shop) -> None:
    row = await stand(shop, S.UNPLACED, starts=shop.at(20), conflict_code="parked")
    late = Place(starts=shop.at(20), minutes=60, mechanic_id=shop.anna.id)
    back = MoveSession(session_id=row.id, seen=late, to=late)
    elsewhere = replace(back, to=replace(late, starts=shop.at(21)), placing=True)
    assert (await shop.send("desk", back)).code == "not_available", "as a wish for any other time"
    assert (await shop.send("desk", elsewhere)).code == "not_available"
    assert (await shop.send("desk", replace(back, placing=True))).code == ""
    assert (await shop.session(row.id)).starts == late.starts


async def test_what_lost_its_time_does_not_come_back_outside_the_hours(shop: Shop) -> None:
    row = await stand(shop, S.UNPLACED, starts=shop.at(20), conflict_code="slot_taken")
    late = Place(starts=shop.at(20), minutes=60, mechanic_id=shop.anna.id)
    back = MoveSession(session_id=row.id, seen=late, to=late, placing=True)
    assert (await shop.send("desk", back)).code == "not_available"


async def test_an_unanswered_question_to_its_mechanic_is_withdrawn_by_parking(shop: Shop) -> None:
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    assert (await shop.session(command.session_id)).state is SessionState.OFFERED
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.ivan.id)
    assert (await _park(shop, command, seen)).code == ""
    row = await shop.session(command.session_id)
    assert (row.state, row.conflict_code) == (SessionState.UNPLACED, "parked")
    async with shop.uow() as uow:
        (offer,) = await uow.rows.find(Offer, session_id=row.id)
    assert (offer.state, offer.closing) == (OfferState.EXPIRED, Closing.WITHDRAWN)
    assert (await shop.send("ivan", AnswerOffer(session_id=row.id, accept=True, seen=seen))).code == "gone"


async def test_parked_twice_it_is_parked_once(shop: Shop) -> None:
    command, seen = await _booked(shop)
    assert (await _park(shop, command, seen)).status is PushStatus.APPLIED
    assert (await _park(shop, command, seen, "owner")).status is PushStatus.APPLIED
    assert [step[0] for step in await shop.steps(command.session_id)] == ["booked", "parked"]


async def test_what_was_moved_meanwhile_stays(shop: Shop) -> None:
    command, seen = await _booked(shop)
    to = replace(seen, starts=shop.at(14))
    await shop.send("owner", MoveSession(session_id=command.session_id, seen=seen, to=to))
    assert (await _park(shop, command, seen)).code == "stale_move"
    assert (await shop.session(command.session_id)).state is SessionState.SCHEDULED


async def test_what_is_over_or_was_never_there_is_gone(shop: Shop) -> None:
    command, seen = await _booked(shop)
    await shop.send("desk", CancelSession(session_id=command.session_id))
    assert (await _park(shop, command, seen)).code == "gone"
    assert (await _park(shop, shop.booking(shop.at(15)), seen)).code == "gone"


async def test_a_visit_at_a_distance_has_no_place_to_leave(shop: Shop) -> None:
    command = shop.booking(shop.at(10), kind=VisitKind.VIDEO)
    await shop.send("desk", command)
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.anna.id)
    assert (await _park(shop, command, seen)).code == "invalid"


@pytest.mark.parametrize("who", ["anna", "ivan"])
async def test_no_mechanic_parks(shop: Shop, who: str) -> None:
    command, seen = await _booked(shop)
    assert (await _park(shop, command, seen, who)).code == "not_allowed"


async def test_who_has_arrived_may_be_parked_and_that_stays_noted(shop: Shop) -> None:
    here = await stand(shop, S.WAITING, slot=True, arrived_at=now_of(shop) - 60)
    seen = Place(starts=here.starts or 0, minutes=here.minutes, mechanic_id=here.mechanic_id)
    assert (await shop.send("desk", ParkSession(session_id=here.id, seen=seen))).code == ""
    row = await shop.session(here.id)
    assert row.state is SessionState.UNPLACED
    assert row.arrived_at is not None
