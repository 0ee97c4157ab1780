"""Parking on the server: the slot is free, the booking waits on deck, is placed again, and who is told of it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.commands import AnswerOffer, BookSession, CancelSession, MoveSession, ParkSession, Place
from scheduling.edit_commands import EditSession
from scheduling.errors import NotAllowed
from scheduling.message_kinds import MessageKind
from scheduling.offers import Closing, Offer, OfferState
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.vocabulary import ReservationKind, SessionState, VisitKind
from scheduling.wire import PushResult, PushStatus
from sync_server.services import whose
from sync_server.services.message_rows import Tiding
from sync_server.services.scope import Scope
from tests.sync_server.mailing import Mailing
from tests.sync_server.shop import HOUR, Shop
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


@pytest.fixture
async def mailing(shop: Shop) -> Mailing:
    made = Mailing(shop, shop.bootstrap.clock.now() + 60)
    await made.reach()
    return made


def _kinds(mailing: Mailing) -> list[str]:
    """What went to the customer by email so far, in order."""
    return [kind.removesuffix(" email") for kind in mailing.carrier.kinds if kind.endswith(" email")]


async def _move(shop: Shop, session_id: UUID, seen: Place, to: Place, *, placing: bool = False) -> PushResult:
    return await shop.send("desk", MoveSession(session_id=session_id, seen=seen, to=to, placing=placing))


async def test_the_customer_hears_of_another_time_and_of_nothing_else(mailing: Mailing) -> None:
    shop = mailing.shop
    command, seen = await _booked(shop)
    await mailing.sweep()
    before = await _told(shop)
    await _park(shop, command, seen)
    assert await _told(shop) == before
    assert (await _move(shop, command.session_id, seen, seen)).code == ""
    assert await _told(shop) == before
    await _park(shop, command, seen)
    await _move(shop, command.session_id, seen, replace(seen, starts=shop.at(14)))
    assert sorted(await _told(shop)) == sorted([*before, MessageKind.MOVED])
    await mailing.sweep()
    assert _kinds(mailing)[-1] == "moved"


@pytest.mark.parametrize("hour", [10, 14])
async def test_parked_while_its_mechanic_was_asked_it_is_confirmed_once_it_is_placed(
    mailing: Mailing, hour: int
) -> None:
    shop = mailing.shop
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.ivan.id)
    await _park(shop, command, seen)
    to = replace(seen, mechanic_id=shop.anna.id, starts=shop.at(hour))
    assert (await _move(shop, command.session_id, seen, to)).code == ""
    await mailing.sweep()
    assert "confirmation" in _kinds(mailing)
    assert "moved" not in _kinds(mailing)
    await mailing.sweep(to.starts - HOUR)
    assert "hour_before" in _kinds(mailing), "and its reminders"


async def test_parked_and_put_back_before_the_confirmation_went_it_goes(mailing: Mailing) -> None:
    shop = mailing.shop
    command, seen = await _booked(shop)
    await _park(shop, command, seen)
    assert (await _move(shop, command.session_id, seen, seen, placing=True)).code == ""
    await mailing.sweep()
    assert _kinds(mailing) == ["confirmation"]


async def test_parked_again_by_undo_it_keeps_its_first_time_and_nobody_is_told(mailing: Mailing) -> None:
    shop = mailing.shop
    command, seen = await _booked(shop)
    await mailing.sweep()
    await _park(shop, command, seen)
    to = replace(seen, starts=shop.at(14), mechanic_id=shop.bert.id)
    assert (await _move(shop, command.session_id, seen, to)).code == ""
    again = ParkSession(session_id=command.session_id, seen=to, was=seen)
    assert (await shop.send("desk", again)).code == ""
    row = await shop.session(command.session_id)
    assert (row.state, row.starts, row.mechanic_id) == (SessionState.UNPLACED, seen.starts, shop.anna.id)
    assert (await _move(shop, command.session_id, seen, seen, placing=True)).code == ""
    await mailing.sweep()
    assert _kinds(mailing) == ["confirmation"], "of the placing nothing: it is overtaken"


async def _told_two(mailing: Mailing) -> tuple[UUID, Place, Place]:
    """A visit that was booked at ten and moved to two, of which its customer was written both."""
    shop = mailing.shop
    command, ten = await _booked(shop)
    await mailing.sweep()
    two = replace(ten, starts=shop.at(14))
    await _move(shop, command.session_id, ten, two)
    await mailing.sweep()
    assert _kinds(mailing) == ["confirmation", "moved"]
    return command.session_id, ten, two


async def test_what_counts_is_the_last_time_that_its_customer_was_written(mailing: Mailing) -> None:
    shop = mailing.shop
    session_id, ten, two = await _told_two(mailing)
    await shop.send("desk", ParkSession(session_id=session_id, seen=two))
    await _move(shop, session_id, two, ten)
    await shop.send("desk", ParkSession(session_id=session_id, seen=ten, was=two))
    assert (await shop.session(session_id)).starts == two.starts, "as the desk has it"
    assert (await _move(shop, session_id, two, ten)).code == ""
    await mailing.sweep()
    assert _kinds(mailing) == ["confirmation", "moved", "moved"]
    row = (await mailing.rows(session_id))["moved email"]
    assert (row.former_starts, row.starts) == (two.starts, ten.starts)


async def test_placed_told_and_parked_again_it_keeps_its_place_and_its_customer_hears_when_it_is_back(
    mailing: Mailing,
) -> None:
    shop = mailing.shop
    command, ten = await _booked(shop)
    await mailing.sweep()
    await _park(shop, command, ten)
    two = replace(ten, starts=shop.at(14))
    await _move(shop, command.session_id, ten, two)
    await mailing.sweep()
    again = ParkSession(session_id=command.session_id, seen=two, was=ten)
    assert (await shop.send("desk", again)).code == ""
    assert (await shop.session(command.session_id)).starts == ten.starts
    assert (await _move(shop, command.session_id, ten, ten, placing=True)).code == ""
    await mailing.sweep()
    assert _kinds(mailing) == ["confirmation", "moved", "moved"]


async def test_parked_again_with_another_length_is_refused(shop: Shop) -> None:
    command, seen = await _booked(shop)
    again = ParkSession(session_id=command.session_id, seen=seen, was=replace(seen, minutes=90))
    assert (await shop.send("desk", again)).code == "invalid"
    assert (await shop.session(command.session_id)).state is SessionState.SCHEDULED


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
    assert (row.state, row.conflict_code) == (SessionState.UNPLACED, "parked_asked")
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


async def _withdrawn(shop: Shop, **over: object) -> tuple[UUID, Place]:
    """A visit that its mechanic was asked for, and that was parked before they answered."""
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id, **over)
    await shop.send("desk", command)
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.ivan.id)
    assert (await _park(shop, command, seen)).code == ""
    return command.session_id, seen


async def test_from_whom_the_question_was_withdrawn_has_it_no_more(shop: Shop) -> None:
    session_id, seen = await _withdrawn(shop)
    concern = (await shop.session(session_id)).concern
    for command in (
        EditSession(session_id=session_id, set={"concern": (concern, "Brakes squeal, rear left")}),
        MoveSession(session_id=session_id, seen=seen, to=seen, placing=True),
        CancelSession(session_id=session_id),
    ):
        assert (await shop.send("ivan", command)).code == "not_allowed"
    assert (await shop.session(session_id)).concern == concern
    with pytest.raises(NotAllowed):
        async with shop.acting("ivan") as (uow, account):
            await whose.session_for(uow, account, session_id, Action.VIEW_SESSION)


async def test_who_has_not_accepted_it_reads_no_contacts(shop: Shop) -> None:
    said = "Call me at 514-555-0142 please, brakes"
    withdrawn, _ = await _withdrawn(shop, concern=said)
    declined = shop.booking(shop.at(14), mechanic_id=shop.ivan.id, concern=said)
    await shop.send("desk", declined)
    await shop.send("ivan", AnswerOffer(session_id=declined.session_id, accept=False))
    async with shop.acting("ivan") as (uow, account):
        scope = await Scope.of(uow, account)
        for session_id in (withdrawn, declined.session_id):
            row = scope.view(await shop.session(session_id))
            assert isinstance(row, Session)
            assert "0142" not in row.concern


async def test_the_slot_of_somebody_else_since_makes_nobody_theirs(shop: Shop) -> None:
    session_id, seen = await _withdrawn(shop)
    annas = replace(seen, mechanic_id=shop.anna.id)
    assert (await _move(shop, session_id, seen, annas)).code == ""
    again = ParkSession(session_id=session_id, seen=annas, was=seen)
    assert (await shop.send("desk", again)).code == ""
    row = await shop.session(session_id)
    assert (row.mechanic_id, row.conflict_code) == (shop.ivan.id, "parked_asked")
    async with shop.acting("ivan") as (uow, account):
        assert not (await Scope.of(uow, account)).knows_customer(row.customer_id)


async def test_who_had_accepted_it_is_not_asked_again_where_it_comes_back_though_it_began(shop: Shop) -> None:
    start = now_of(shop) - 300
    row = await stand(shop, S.PENDING, slot=True, starts=start, mechanic_id=shop.ivan.id)
    place = Place(starts=start, minutes=row.minutes, mechanic_id=shop.ivan.id)
    assert (await shop.send("desk", ParkSession(session_id=row.id, seen=place))).code == ""
    assert (await _move(shop, row.id, place, place, placing=True)).code == ""
    assert (await shop.session(row.id)).state is SessionState.SCHEDULED
    slot = await shop.slot_of(row.id)
    assert slot is not None
    assert slot.kind is ReservationKind.BOOKING


async def test_who_had_still_to_answer_is_asked_again_until_it_begins(shop: Shop) -> None:
    session_id, seen = await _withdrawn(shop)
    assert (await _move(shop, session_id, seen, seen, placing=True)).code == ""
    assert (await shop.session(session_id)).state is SessionState.OFFERED
    start = now_of(shop) - 300
    row = await stand(shop, S.UNPLACED, starts=start, conflict_code="parked_asked", mechanic_id=shop.ivan.id)
    late = Place(starts=start, minutes=row.minutes, mechanic_id=shop.ivan.id)
    assert (await _move(shop, row.id, late, late, placing=True)).code == "not_available"


async def test_it_does_not_come_back_to_a_mechanic_who_left(shop: Shop) -> None:
    row = await stand(shop, S.UNPLACED, starts=shop.at(10), conflict_code="parked")
    there = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.anna.id)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.anna, active=False))
        await uow.commit()
    assert (await _move(shop, row.id, there, there, placing=True)).code == "not_available"


async def test_placed_there_by_somebody_else_meanwhile_it_still_gets_the_bay_that_it_had(shop: Shop) -> None:
    command, ten = await _booked(shop)
    bay = (await shop.session(command.session_id)).bay_id
    other = next(each.id for each in shop.bays if each.id != bay)
    await _park(shop, command, ten)
    theirs = MoveSession(session_id=command.session_id, seen=ten, to=ten, bay_id=other)
    assert (await shop.send("owner", theirs)).code == ""
    assert (await shop.send("desk", replace(theirs, bay_id=bay, placing=True))).code == ""
    assert (await shop.session(command.session_id)).bay_id == bay
