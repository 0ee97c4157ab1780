"""Many real connections at one time: the database lets one win, never two, and nobody waits on a deadlock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from scheduling.ids import uuid7
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationStatus
from scheduling.wire import PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.services.reservations import TakeAnswer
from tests.sync_server.shop import HOUR, Shop


@pytest.fixture
async def crowd(module_database: Urls) -> AsyncIterator[Bootstrap]:
    """A pool wide enough for fifty at once."""
    made = Bootstrap.from_settings(Settings(database_url=module_database.app, pool_size=50))
    yield made
    await made.close()


@pytest.fixture
async def busy(crowd: Bootstrap) -> Shop:
    shop = Shop(crowd)
    await shop.open()
    return shop


async def _take(shop: Shop, wanted: Reservation, **how: Any) -> TakeAnswer:
    async with shop.uow() as uow:
        answer = await uow.reservations.take(wanted, needs_bay=how.pop("needs_bay", False), **how)
        await uow.commit()
    return answer


async def _at_once(count: int, one: Callable[[int], Awaitable[TakeAnswer]]) -> list[TakeAnswer]:
    return list(await asyncio.gather(*(one(number) for number in range(count))))


def _winners(answers: list[TakeAnswer]) -> list[Reservation]:
    return [a.reservation for a in answers if a.reservation is not None]


async def test_fifty_clients_one_slot_one_winner(busy: Shop) -> None:
    answers = await _at_once(50, lambda _: _take(busy, busy.slot(busy.at(10))))
    (winner,) = _winners(answers)
    for answer in answers:
        if not answer.taken:
            assert [b.id for b in answer.blockers] == [winner.id]


async def test_overlapping_ranges_never_both(busy: Shop) -> None:
    start = busy.at(10)
    answers = await _at_once(40, lambda n: _take(busy, busy.slot(start + n * 600)))
    taken = sorted(_winners(answers), key=lambda r: r.starts)
    assert taken
    for earlier, later in pairwise(taken):
        assert earlier.blocks_end <= later.starts


async def test_holds_race_like_bookings(busy: Shop) -> None:
    answers = await _at_once(20, lambda n: _take(busy, busy.hold(busy.at(10) + n % 3 * 900)))
    assert len(_winners(answers)) == 1


async def test_a_lapsed_hold_blocks_nobody_and_a_live_one_does(busy: Shop) -> None:
    lapsed, live = busy.hold(busy.at(10), seconds=-1), busy.hold(busy.at(14))
    async with busy.uow() as uow:
        await uow.bump()
        await uow.records.add_many([lapsed, live])
        await uow.commit()
    answers = await _at_once(20, lambda _: _take(busy, busy.slot(busy.at(10))))
    assert len(_winners(answers)) == 1
    answers = await _at_once(20, lambda _: _take(busy, busy.slot(busy.at(14))))
    assert _winners(answers) == []
    async with busy.uow() as uow:
        row = await uow.records.get(Reservation, lapsed.id)
    assert row is not None
    assert row.status is ReservationStatus.EXPIRED


async def test_the_buffer_is_taken_with_the_slot(busy: Shop) -> None:
    assert (await _take(busy, busy.slot(busy.at(10)))).taken
    assert not (await _take(busy, busy.slot(busy.at(11)))).taken
    assert (await _take(busy, busy.slot(busy.at(11.25)))).taken
    assert not (await _take(busy, busy.slot(busy.at(9)))).taken
    assert (await _take(busy, busy.slot(busy.at(8.75)))).taken


async def test_a_dropped_buffer_is_cut_only_when_the_slot_is_taken(busy: Shop) -> None:
    first, second = busy.slot(busy.at(10)), busy.slot(busy.at(12))
    await _take(busy, first)
    await _take(busy, second)
    too_long = replace(busy.slot(busy.at(11)), ends=busy.at(12.5), blocks_end=busy.at(12.75))
    assert not (await _take(busy, too_long, drop_buffer=True)).taken
    async with busy.uow() as uow:
        untouched = await uow.records.get(Reservation, first.id)
    assert untouched is not None
    assert untouched.blocks_end == first.blocks_end
    between = await _take(busy, busy.slot(busy.at(11)), drop_buffer=True)
    assert between.reservation is not None
    assert between.reservation.blocks_end == second.starts


async def test_two_bays_two_winners_without_mechanic(busy: Shop) -> None:
    wanted = busy.slot(busy.at(10), mechanic_id=None)
    answers = await _at_once(30, lambda _: _take(busy, replace(wanted, id=uuid7()), needs_bay=True))
    assert sorted(str(r.bay_id) for r in _winners(answers)) == sorted(str(b.id) for b in busy.bays)
    assert all(a.no_bay for a in answers if not a.taken)


async def test_a_reservation_without_mechanic_blocks_no_mechanic(busy: Shop) -> None:
    nobody = busy.slot(busy.at(10), mechanic_id=None)
    for wanted in (nobody, replace(nobody, id=uuid7()), busy.slot(busy.at(10))):
        assert (await _take(busy, wanted)).taken
    assert (await _take(busy, busy.slot(busy.at(10), mechanic_id=busy.bert.id))).taken


async def test_one_live_hold_a_device_and_the_old_one_stays_when_the_new_is_refused(busy: Shop) -> None:
    device = busy.people["desk"].device_id
    first = busy.hold(busy.at(10), device_id=device)
    assert (await _take(busy, first, replaces_holds=True)).taken
    assert (await _take(busy, busy.slot(busy.at(14)))).taken
    assert not (await _take(busy, busy.hold(busy.at(14), device_id=device), replaces_holds=True)).taken
    async with busy.uow() as uow:
        kept = await uow.records.get(Reservation, first.id)
    assert kept is not None
    assert kept.status is ReservationStatus.RESERVED
    assert (await _take(busy, busy.hold(busy.at(16), device_id=device), replaces_holds=True)).taken
    async with busy.uow() as uow:
        live = await uow.reservations.live_between(busy.at(8), busy.at(20))
    assert first.id not in {row.id for row in live}


async def test_moves_into_one_time_one_winner_and_the_losers_stay(busy: Shop) -> None:
    slots = [busy.slot(busy.at(8) + n * 2 * HOUR) for n in range(5)]
    for slot in slots:
        assert (await _take(busy, slot)).taken
    target = busy.at(18)

    async def move(number: int) -> TakeAnswer:
        wanted = replace(slots[number], starts=target, ends=target + HOUR, blocks_end=target + HOUR + 900)
        async with busy.uow() as uow:
            answer = await uow.reservations.move(wanted, needs_bay=False)
            await uow.commit()
        return answer

    answers = await _at_once(5, move)
    (winner,) = _winners(answers)
    async with busy.uow() as uow:
        live = await uow.reservations.live_between(busy.at(7), busy.at(22))
    assert len(live) == 5
    assert {r.starts for r in live if r.id != winner.id} < {s.starts for s in slots}


async def test_of_bookings_pushed_at_once_one_is_scheduled_the_rest_unplaced(busy: Shop) -> None:
    results = await asyncio.gather(
        *(busy.send(name, busy.booking(busy.at(10))) for name in ("desk", "owner", "anna"))
    )
    assert sorted(r.status for r in results) == [PushStatus.APPLIED, PushStatus.CONFLICT, PushStatus.CONFLICT]


async def test_the_table_itself_refuses_an_overlap(busy: Shop) -> None:
    async with busy.uow() as uow:
        await uow.bump()
        await uow.records.add(busy.slot(busy.at(10)))
        with pytest.raises(sa.exc.IntegrityError, match="slot_mechanic_once"):
            await uow.records.add(busy.slot(busy.at(10.5)))


async def test_eight_writers_and_a_reader_miss_nothing_and_a_plain_sequence_does(
    busy: Shop, module_database: Urls
) -> None:
    seen, written = await _follow(busy)
    assert seen == written
    missed = await _naive(busy, module_database)
    assert missed, "the control must miss rows, else this test shows nothing"


async def _follow(shop: Shop) -> tuple[set[UUID], set[UUID]]:
    """Eight write customers at once while a reader follows the counter; what each saw."""
    written: set[UUID] = set()
    seen: set[UUID] = set()
    cursor = 0
    done = asyncio.Event()

    async def write(number: int) -> None:
        for turn in range(8):
            row = replace(shop.customer, id=uuid7(), name=f"{number} {turn}")
            async with shop.uow() as uow:
                await uow.bump()
                await uow.records.add(row)
                await uow.commit()
            written.add(row.id)

    async def read() -> None:
        nonlocal cursor
        while True:
            last = done.is_set()
            async with shop.bootstrap.reading(shop.id) as uow:
                heads = await uow.feed.heads(cursor, 5)
            seen.update(head.row_id for head in heads if head.kind == "customer")
            cursor = heads[-1].ver if heads else cursor
            if last and not heads:
                return

    reader = asyncio.create_task(read())
    await asyncio.gather(*(write(number) for number in range(8)))
    done.set()
    await reader
    return seen - {shop.customer.id}, written


async def _naive(shop: Shop, urls: Urls) -> set[int]:
    """The same with a plain sequence as the cursor: what its reader never saw.

    The writer who drew the lower number is held back until the other has committed and was read, which is
    what chance does to a busy server now and then.
    """
    import psycopg

    async with (
        await psycopg.AsyncConnection.connect(urls.superuser) as slow,
        await psycopg.AsyncConnection.connect(urls.superuser) as quick,
        await psycopg.AsyncConnection.connect(urls.superuser, autocommit=True) as reader,
    ):
        await reader.execute("CREATE TABLE naive (ver bigserial PRIMARY KEY)")
        await slow.execute("INSERT INTO naive DEFAULT VALUES")
        await quick.execute("INSERT INTO naive DEFAULT VALUES")
        await quick.commit()
        rows = await (await reader.execute("SELECT ver FROM naive WHERE ver > 0")).fetchall()
        seen = {row[0] for row in rows}
        cursor = max(seen)
        await slow.commit()
        rows = await (await reader.execute("SELECT ver FROM naive WHERE ver > %s", [cursor])).fetchall()
        seen |= {row[0] for row in rows}
        everything = {row[0] for row in await (await reader.execute("SELECT ver FROM naive")).fetchall()}
        await reader.execute("DROP TABLE naive")
    return everything - seen
