"""Whoever is done early is free again: the slot of a completed session ends when the session did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.commands import BookSession, CancelSession
from scheduling.records import Reservation, Session
from scheduling.visit_commands import CompleteSession, ExtendSession, ForceEndSession, RecordTookPlace
from tests.sync_server.matching_shop import at_clock
from tests.sync_server.shop import HOUR, Shop
from tests.sync_server.test_pull import Device
from tests.sync_server.visiting import MINUTE, S, do, slot_of, stand

QUARTER = 15 * MINUTE


async def _live(shop: Shop) -> Session:
    """Anna's hour at ten, in the first bay, which has begun."""
    row = await stand(shop, S.LIVE, starts=shop.at(10))
    async with shop.uow() as uow:
        await uow.bump()
        wanted = replace(slot_of(shop, row), bay_id=shop.bays[0].id)
        assert (await uow.reservations.take(wanted, needs_bay=True)).taken
        await uow.commit()
    return row


async def _slot(shop: Shop, row: Session) -> Reservation:
    slot = await shop.slot_of(row.id)
    assert slot is not None
    return slot


async def _behind(shop: Shop, row: Session) -> BookSession:
    """Another booking right where Anna's hour ends, without the buffer between."""
    command = shop.booking(shop.at(11), drop_buffer=True)
    assert await do(shop, "desk", command) == ("applied", "")
    assert (await _slot(shop, row)).blocks_end == shop.at(11)
    return command


@pytest.mark.parametrize("how", ["completed", "ended by the owner"])
async def test_mechanic_and_bay_are_free_after_the_buffer(shop: Shop, how: str) -> None:
    row = await _live(shop)
    at_clock(shop, shop.at(10.5))
    device = Device(shop, "anna")
    await device.pull()
    early = shop.booking(shop.at(10.75))
    assert await do(shop, "desk", early) == ("conflict", "slot_taken")
    done = CompleteSession(session_id=row.id)
    ended = ForceEndSession(session_id=row.id, reason="Power cut")
    assert await do(shop, "owner", done if how == "completed" else ended) == ("applied", "")
    slot = await _slot(shop, row)
    assert (slot.ends, slot.blocks_end) == (shop.at(10.5), shop.at(10.75))
    assert slot.id in {each.id for each in await device.pull()}, "every desk is told"
    after = await shop.session(row.id)
    assert (after.starts, after.minutes, after.price_cents) == (row.starts, 60, row.price_cents)
    async with shop.uow() as uow:
        await uow.bump()
        bay = replace(shop.slot(shop.at(10.5)), mechanic_id=None, bay_id=shop.bays[0].id)
        assert (await uow.reservations.take(bay, needs_bay=True)).taken, "a bay needs no buffer"
    tight = shop.booking(shop.at(10.5))
    answer = await shop.send("desk", tight)
    assert answer.outcome.reasons == ["buffer"], "its buffer still counts"
    assert await do(shop, "desk", shop.booking(shop.at(10.75))) == ("applied", "")


async def test_what_an_offline_device_tells_late_ends_when_it_did(shop: Shop) -> None:
    row = await _live(shop)
    at_clock(shop, shop.at(10.75))
    told = CompleteSession(session_id=row.id, at=shop.at(10.25))
    assert await do(shop, "anna", told) == ("applied", "")
    assert (await _slot(shop, row)).blocks_end == shop.at(10.5)


async def test_one_that_took_longer_keeps_its_slot_and_its_buffer(shop: Shop) -> None:
    row = await _live(shop)
    before = await _slot(shop, row)
    at_clock(shop, shop.at(11) + 300)
    assert await do(shop, "anna", CompleteSession(session_id=row.id)) == ("applied", "")
    assert await _slot(shop, row) == before


async def test_an_extended_one_ends_when_it_did(shop: Shop) -> None:
    row = await _live(shop)
    at_clock(shop, shop.at(11) + 300)
    assert await do(shop, "anna", ExtendSession(session_id=row.id, minutes=30)) == ("applied", "")
    assert await do(shop, "anna", CompleteSession(session_id=row.id)) == ("applied", "")
    slot = await _slot(shop, row)
    assert (slot.ends, slot.blocks_end) == (shop.at(11) + 300, shop.at(11) + 300 + QUARTER)


async def test_one_that_was_done_before_its_start_leaves_a_second(shop: Shop) -> None:
    row = await _live(shop)
    at_clock(shop, shop.at(9.75))
    assert await do(shop, "anna", CompleteSession(session_id=row.id)) == ("applied", "")
    slot = await _slot(shop, row)
    assert (slot.starts, slot.ends, slot.blocks_end) == (
        shop.at(10),
        shop.at(10) + 1,
        shop.at(10) + 1 + QUARTER,
    )


async def test_a_buffer_that_was_cut_has_room_again(shop: Shop) -> None:
    row = await _live(shop)
    await _behind(shop, row)
    at_clock(shop, shop.at(10.5))
    await do(shop, "anna", CompleteSession(session_id=row.id))
    assert (await _slot(shop, row)).blocks_end == shop.at(10.75)


async def test_a_buffer_that_is_still_cut_comes_back_with_the_next_ones_leaving(shop: Shop) -> None:
    row = await _live(shop)
    command = await _behind(shop, row)
    at_clock(shop, shop.at(11) - 300)
    await do(shop, "anna", CompleteSession(session_id=row.id))
    slot = await _slot(shop, row)
    assert (slot.ends, slot.blocks_end) == (shop.at(11) - 300, shop.at(11)), "never over the next one"
    await do(shop, "desk", CancelSession(session_id=command.session_id))
    assert (await _slot(shop, row)).blocks_end == shop.at(11) - 300 + QUARTER


async def test_another_sessions_slot_stays(shop: Shop) -> None:
    row = await _live(shop)
    other = await stand(shop, S.LIVE, starts=shop.at(10), mechanic_id=shop.bert.id, slot=True)
    lost = await stand(shop, S.UNPLACED, starts=shop.at(10), mechanic_id=shop.ivan.id)
    at_clock(shop, shop.at(10.5))
    await do(shop, "anna", CompleteSession(session_id=row.id))
    done = RecordTookPlace(session_id=lost.id, state=S.COMPLETED)
    assert await do(shop, "desk", done) == ("applied", "")
    assert (await _slot(shop, other)).ends == shop.at(10) + HOUR
    assert await shop.slot_of(lost.id) is None
