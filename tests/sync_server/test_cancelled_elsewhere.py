"""A visit that its mechanic never had is cancelled: it is theirs no more than before, and they are not told of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession, ParkSession, Place
from scheduling.errors import NotAllowed
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.vocabulary import CancelledBy, SessionState
from sync_server.services import offers, whose
from sync_server.services.scope import Scope
from tests.sync_server.mailing import Mailing
from tests.sync_server.shop import Shop

SAID = "Call me at 514-555-0142 please, brakes"


@pytest.fixture
async def mailing(shop: Shop) -> Mailing:
    made = Mailing(shop, shop.bootstrap.clock.now() + 60)
    await made.reach()
    return made


async def _asked(shop: Shop) -> tuple[UUID, Place]:
    """Ivan is asked, and it waits for his answer."""
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id, concern=SAID)
    await shop.send("desk", command)
    assert (await shop.session(command.session_id)).state is SessionState.OFFERED
    return command.session_id, Place(starts=command.starts, minutes=60, mechanic_id=shop.ivan.id)


async def _declined(shop: Shop) -> UUID:
    session_id, _ = await _asked(shop)
    assert (await shop.send("ivan", AnswerOffer(session_id=session_id, accept=False))).code == ""
    return session_id


async def _withdrawn(shop: Shop) -> UUID:
    """Asked, parked, taken by another mechanic, and parked again to where it was asked for."""
    session_id, seen = await _asked(shop)
    assert (await shop.send("desk", ParkSession(session_id=session_id, seen=seen))).code == ""
    annas = replace(seen, mechanic_id=shop.anna.id)
    assert (await shop.send("desk", MoveSession(session_id=session_id, seen=seen, to=annas))).code == ""
    assert (await shop.send("desk", ParkSession(session_id=session_id, seen=annas, was=seen))).code == ""
    return session_id


async def _offered(shop: Shop) -> UUID:
    return (await _asked(shop))[0]


async def _unanswered(shop: Shop) -> UUID:
    session_id, _ = await _asked(shop)
    slot = await shop.slot_of(session_id)
    assert slot is not None
    async with shop.uow() as uow:
        await uow.bump()
        assert slot.expires_at is not None
        await uow.reservations.release(slot.id, expired=True)
        assert await offers.lapse(uow, [session_id], slot.expires_at) == 1
        await uow.commit()
    return session_id


async def _cancelled(shop: Shop, session_id: UUID) -> Session:
    await shop.send("desk", CancelSession(session_id=session_id, cancelled_by=CancelledBy.STAFF, reason=SAID))
    return await shop.session(session_id)


@pytest.mark.parametrize(
    "left",
    [_declined, _withdrawn, _offered, _unanswered],
    ids=["declined", "withdrawn", "not answered yet", "never answered"],
)
async def test_who_never_had_it_reads_nothing_of_it_and_is_not_told(
    mailing: Mailing, left: Callable[[Shop], Awaitable[UUID]]
) -> None:
    shop = mailing.shop
    session_id = await left(shop)
    cancel = CancelSession(session_id=session_id, cancelled_by=CancelledBy.STAFF, reason=SAID)
    assert (await shop.send("desk", cancel)).code == ""
    row = await shop.session(session_id)
    assert (row.state, row.mechanic_id) == (SessionState.CANCELLED, shop.ivan.id)
    async with shop.acting("ivan") as (uow, account):
        scope = await Scope.of(uow, account)
        assert not scope.knows_customer(row.customer_id)
        seen = scope.view(row)
        assert isinstance(seen, Session)
        assert "0142" not in seen.concern
        assert seen.cancel_reason == ""
        with pytest.raises(NotAllowed):
            await whose.session_for(uow, account, session_id, Action.VIEW_SESSION)
    await mailing.sweep()
    told = {each.to for each in mailing.carrier.taken.values() if each.kind.value == "staff_cancelled"}
    assert told == {shop.people["owner"].member.email}


@pytest.mark.parametrize("left", [_declined, _unanswered], ids=["declined", "never answered"])
async def test_whoever_took_it_the_second_time_keeps_whose_it_was(
    shop: Shop, left: Callable[[Shop], Awaitable[UUID]]
) -> None:
    """The slot of the first question is an offer's for good."""
    session_id = await left(shop)
    seen = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.ivan.id)
    later = replace(seen, starts=shop.at(14))
    assert (await shop.send("desk", MoveSession(session_id=session_id, seen=seen, to=later))).code == ""
    assert (await shop.send("ivan", AnswerOffer(session_id=session_id, accept=True))).code == ""
    row = await _cancelled(shop, session_id)
    async with shop.acting("ivan") as (uow, account):
        scope = await Scope.of(uow, account)
        assert scope.knows_customer(row.customer_id)
        assert scope.view(row) == row
        assert await whose.session_for(uow, account, session_id, Action.VIEW_SESSION) == row


@pytest.mark.parametrize("left", [_declined, _unanswered], ids=["declined", "never answered"])
async def test_nor_has_it_whoever_is_asked_for_what_another_had(
    shop: Shop, left: Callable[[Shop], Awaitable[UUID]]
) -> None:
    """What Anna had is none of Ivan's, who is asked the second time and has not answered."""
    session_id = await left(shop)
    seen = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.ivan.id)
    annas = replace(seen, mechanic_id=shop.anna.id)
    assert (await shop.send("desk", MoveSession(session_id=session_id, seen=seen, to=annas))).code == ""
    assert (await shop.send("desk", MoveSession(session_id=session_id, seen=annas, to=seen))).code == ""
    row = await _cancelled(shop, session_id)
    assert row.mechanic_id == shop.ivan.id
    async with shop.acting("ivan") as (uow, account):
        assert not (await Scope.of(uow, account)).knows_customer(row.customer_id)
        assert not await whose.has(uow, account, row)


@pytest.mark.parametrize("left", [_declined, _offered], ids=["declined", "not answered yet"])
async def test_nor_of_what_an_older_server_cancelled_without_a_code(
    shop: Shop, left: Callable[[Shop], Awaitable[UUID]]
) -> None:
    session_id = await left(shop)
    await shop.send("desk", CancelSession(session_id=session_id, cancelled_by=CancelledBy.STAFF, reason=SAID))
    row = replace(await shop.session(session_id), conflict_code="")
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(row)
        await uow.commit()
    async with shop.acting("ivan") as (uow, account):
        seen = (await Scope.of(uow, account)).view(row)
        assert isinstance(seen, Session)
        assert "0142" not in seen.concern + seen.cancel_reason
        with pytest.raises(NotAllowed):
            await whose.session_for(uow, account, session_id, Action.VIEW_SESSION)


async def test_who_had_it_is_told(mailing: Mailing) -> None:
    shop = mailing.shop
    session_id, _ = await _asked(shop)
    assert (await shop.send("ivan", AnswerOffer(session_id=session_id, accept=True))).code == ""
    await shop.send("desk", CancelSession(session_id=session_id, cancelled_by=CancelledBy.STAFF))
    await mailing.sweep()
    told = {each.to for each in mailing.carrier.taken.values() if each.kind.value == "staff_cancelled"}
    assert told == {shop.people[name].member.email for name in ("owner", "ivan")}
    async with shop.acting("ivan") as (uow, account):
        row = await shop.session(session_id)
        assert (await Scope.of(uow, account)).view(row) == row
        assert await whose.session_for(uow, account, session_id, Action.VIEW_SESSION) == row
