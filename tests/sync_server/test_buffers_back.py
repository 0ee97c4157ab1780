"""A buffer that was cut for a booking is whole again when that booking leaves, as far as there is room."""

from __future__ import annotations

from uuid import UUID

import pytest

from scheduling.commands import BookSession, CancelSession, MoveSession, Place
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.wire import PushStatus
from tests.sync_server.shop import HOUR, Shop
from tests.sync_server.test_pull import Device

QUARTER = 900


async def _book(shop: Shop, hour: float, **over: object) -> BookSession:
    command = shop.booking(shop.at(hour), **over)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    return command


async def _buffer(shop: Shop, command: BookSession) -> int:
    """Seconds that the booking's mechanic is kept free after it."""
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    return slot.blocks_end - slot.ends


def _move(shop: Shop, session_id: UUID, hour: float, to: float, *, drop_buffer: bool = False) -> MoveSession:
    seen = Place(starts=shop.at(hour), minutes=60, mechanic_id=shop.anna.id)
    wanted = Place(starts=shop.at(to), minutes=60, mechanic_id=shop.anna.id)
    return MoveSession(session_id=session_id, seen=seen, to=wanted, drop_buffer=drop_buffer)


@pytest.mark.parametrize("leaves", ["cancelled", "moved", "to another mechanic"])
async def test_the_buffer_before_comes_back(shop: Shop, leaves: str) -> None:
    first = await _book(shop, 10)
    second = await _book(shop, 11, drop_buffer=True)
    assert (await _buffer(shop, first), await _buffer(shop, second)) == (0, QUARTER)
    device = Device(shop, "anna")
    await device.pull()
    if leaves == "cancelled":
        result = await shop.send("desk", CancelSession(session_id=second.session_id))
    elif leaves == "moved":
        result = await shop.send("desk", _move(shop, second.session_id, 11, 15))
    else:
        seen = Place(starts=shop.at(11), minutes=60, mechanic_id=shop.anna.id)
        to = Place(starts=shop.at(11), minutes=60, mechanic_id=shop.bert.id)
        result = await shop.send("desk", MoveSession(session_id=second.session_id, seen=seen, to=to))
    assert result.status is PushStatus.APPLIED
    assert await _buffer(shop, first) == QUARTER
    assert first.reservation_id in {row.id for row in await device.pull()}, "every desk is told"
    tight = shop.booking(shop.at(11))
    assert (await shop.send("desk", tight)).code == "slot_taken"


async def test_ones_own_buffer_comes_back_when_the_next_one_leaves(shop: Shop) -> None:
    second = await _book(shop, 11)
    first = await _book(shop, 10, drop_buffer=True)
    assert (await _buffer(shop, first), await _buffer(shop, second)) == (0, QUARTER)
    await shop.send("desk", CancelSession(session_id=second.session_id))
    assert await _buffer(shop, first) == QUARTER


async def test_it_comes_back_only_up_to_the_next_one_and_then_whole(shop: Shop) -> None:
    first = await _book(shop, 10)
    second = await _book(shop, 11, drop_buffer=True)
    moved = await shop.send("desk", _move(shop, second.session_id, 11, 11 + 1 / 6, drop_buffer=True))
    assert moved.status is PushStatus.APPLIED
    assert await _buffer(shop, first) == 600
    await shop.send("desk", CancelSession(session_id=second.session_id))
    assert await _buffer(shop, first) == QUARTER


async def test_a_move_that_is_refused_leaves_the_cut_as_it_was(shop: Shop) -> None:
    first = await _book(shop, 10)
    second = await _book(shop, 11, drop_buffer=True)
    await _book(shop, 15)
    assert (await shop.send("desk", _move(shop, second.session_id, 11, 15))).status is PushStatus.CONFLICT
    assert await _buffer(shop, first) == 0
    assert (await shop.session(second.session_id)).state is SessionState.SCHEDULED


async def test_one_that_moved_itself_has_a_buffer_of_its_own_again(shop: Shop) -> None:
    first = await _book(shop, 10)
    second = await _book(shop, 11, drop_buffer=True)
    await shop.send("desk", _move(shop, first.session_id, 10, 17))
    assert await _buffer(shop, first) == QUARTER
    await shop.send("desk", CancelSession(session_id=second.session_id))
    slot = await shop.slot_of(first.session_id)
    assert slot is not None
    assert (slot.starts, slot.blocks_end) == (shop.at(17), shop.at(17) + HOUR + QUARTER)


async def test_a_time_within_a_buffer_that_is_whole_again_is_refused_for_the_buffer(shop: Shop) -> None:
    """The engine saw the buffer cut by a hold; the database gave it back when the hold went."""
    await _book(shop, 10)
    quarter = {"ends": shop.at(11) + QUARTER, "blocks_end": shop.at(11) + QUARTER}
    hold = shop.hold(shop.at(11), seconds=-1, **quarter)
    async with shop.uow() as uow:
        assert (await uow.reservations.take(hold, needs_bay=False, drop_buffer=True)).taken
        await uow.commit()
    command = shop.booking(shop.at(11), minutes=15, kind=VisitKind.VIDEO)
    result = await shop.send("desk", command)
    assert result.status is PushStatus.CONFLICT
    assert result.outcome.reasons == ["buffer"]
    (blocking,) = result.outcome.blocking
    assert (blocking.starts, blocking.ends) == (shop.at(10), shop.at(11)), "the booking's, as on its card"
    assert command.starts not in {other.starts for other in result.outcome.alternatives}


async def test_a_hold_that_lapsed_gives_the_buffer_back_too(shop: Shop) -> None:
    first = await _book(shop, 10)
    hold = shop.hold(shop.at(11), seconds=-1)
    async with shop.uow() as uow:
        assert (await uow.reservations.take(hold, needs_bay=False, drop_buffer=True)).taken
        await uow.commit()
    assert await _buffer(shop, first) == 0
    async with shop.uow() as uow:
        await uow.bump()
        assert [row.id for row in await uow.reservations.expire_lapsed()] == [hold.id]
        await uow.commit()
    assert await _buffer(shop, first) == QUARTER
