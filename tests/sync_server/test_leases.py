"""Giving bays to computers for walk-ins: once each however many workers, never over what stands there, and back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Any

import httpx
import pytest
import sqlalchemy as sa

from scheduling.errors import ErrorCode, Invalid
from scheduling.ids import uuid7
from scheduling.lease_commands import GiveBackLease
from scheduling.management_messages import PolicyForm
from scheduling.records import SpecialDay
from scheduling.vocabulary import (
    Reason,
    ReservationKind,
    ReservationStatus,
    SpecialDayKind,
)
from scheduling.wire import PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.http.context import Context
from sync_server.services import policy_editing, staffing, tasks
from sync_server.services.models import Device
from tests.sync_server.caller import Caller
from tests.sync_server.jobs_due import due
from tests.sync_server.leasing import choose, give, lease, leased
from tests.sync_server.shop import ZONE, Shop

SLOTS = 12
"""Hours from 8 to 20."""


@pytest.fixture
async def crowd(module_database: Urls) -> AsyncIterator[Shop]:
    """A shop behind a pool wide enough for many at once."""
    made = Bootstrap.from_settings(Settings(database_url=module_database.app, pool_size=30))
    shop = Shop(made)
    await shop.open()
    yield shop
    await made.close()


async def test_a_shop_that_chose_no_computer_keeps_nothing(shop: Shop) -> None:
    async with shop.uow() as uow:
        before = (await uow.feed.state()).ver
    assert await give(shop, shop.at(6)) == 0
    async with shop.uow() as uow:
        assert (await uow.feed.state()).ver == before


async def test_the_computer_chosen_has_the_last_bay_of_today_and_tomorrow_once(shop: Shop) -> None:
    await choose(shop, "desk", now=shop.at(6))
    assert await give(shop, shop.at(6)) == 2 * SLOTS
    rows = await leased(shop)
    assert {row.bay_id for row in rows} == {shop.bays[1].id}
    assert {row.device_id for row in rows} == {shop.people["desk"].device_id}
    assert {row.expires_at for row in rows} == {shop.at(20), shop.at(20, day=4)}
    async with shop.uow() as uow:
        before = (await uow.feed.state()).ver
        trail = (await uow.audit.page(before=None, limit=1))[0]
    assert (trail.what, trail.subject_id, trail.detail) == (
        "lease.give", shop.people["desk"].device_id, str(2 * SLOTS)
    )  # fmt: skip
    assert await give(shop, shop.at(7)) == 0
    async with shop.uow() as uow:
        assert (await uow.feed.state()).ver == before  # nobody hears of nothing


async def test_the_owners_choice_counts_at_once_by_a_job(shop: Shop) -> None:
    await choose(shop, "desk", now=shop.at(6))
    assert await due(shop, tasks.GIVE_LEASES) == 1
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(Invalid):
            await policy_editing.change(uow, account, "leases", PolicyForm(value={"bays": 0}), shop.at(6))


async def test_a_booking_keeps_its_time_and_a_closed_day_has_no_leases(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(9), mechanic_id=shop.anna.id))
    await shop.send("desk", shop.booking(shop.at(9), mechanic_id=shop.bert.id))  # the second bay
    closed = SpecialDay(id=uuid7(), day=_day(shop), kind=SpecialDayKind.CLOSED)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(closed)
        await uow.commit()
    await choose(shop, "desk", now=shop.at(6))
    assert await give(shop, shop.at(6)) == SLOTS - 1
    assert shop.at(9) not in {row.starts for row in await leased(shop)}


def _day(shop: Shop) -> date:
    return datetime.fromtimestamp(shop.at(12, day=4), ZONE).date()


async def test_what_is_kept_for_walk_ins_is_no_bay_for_a_booking(shop: Shop) -> None:
    await choose(shop, "desk", bays=2, now=shop.at(6))
    await give(shop, shop.at(6))
    refused = await shop.send("desk", shop.booking(shop.at(10)))
    assert (refused.status, refused.code) == (PushStatus.CONFLICT, ErrorCode.SLOT_TAKEN)
    assert refused.outcome.reasons == [Reason.NO_BAY]


async def test_a_lease_given_back_is_free_and_is_not_given_again(shop: Shop) -> None:
    await choose(shop, "desk", bays=2, now=shop.at(6))
    await give(shop, shop.at(6))
    row = next(row for row in await leased(shop) if row.starts == shop.at(10))
    for _ in range(2):
        assert (await shop.send("desk", GiveBackLease(lease_id=row.id))).status is PushStatus.APPLIED
    assert (await shop.send("desk", shop.booking(shop.at(10)))).status is PushStatus.APPLIED
    assert await give(shop, shop.at(7)) == 0
    [gone] = await leased(shop, ReservationStatus.CANCELLED)
    assert gone.id == row.id


async def test_nobody_else_gives_a_lease_back_while_its_computer_may_use_it(shop: Shop) -> None:
    row = await lease(shop, shop.at(10))
    for name in ("owner", "anna"):
        refused = await shop.send(name, GiveBackLease(lease_id=row.id))
        assert (refused.status, refused.code) == (PushStatus.REJECTED, ErrorCode.NOT_ALLOWED)
    unknown = await shop.send("desk", GiveBackLease(lease_id=uuid7()))
    assert unknown.code == ErrorCode.NOT_FOUND
    assert [each.id for each in await leased(shop)] == [row.id]


async def test_a_booking_is_not_given_back_as_a_lease(shop: Shop) -> None:
    booked = shop.booking(shop.at(10))
    await shop.send("desk", booked)
    sent = await shop.send("desk", GiveBackLease(lease_id=booked.reservation_id))
    assert sent.status is PushStatus.APPLIED
    assert await shop.slot_of(booked.session_id) is not None


async def test_the_leases_of_a_revoked_device_are_free_at_once_and_its_successor_gets_them(
    shop: Shop,
) -> None:
    await choose(shop, "desk", now=shop.at(6))
    await give(shop, shop.at(6))
    async with shop.acting("owner") as (uow, account):
        await staffing.revoke_device(uow, account, shop.people["desk"].device_id, shop.at(7))
    assert await leased(shop) == []
    assert await give(shop, shop.at(7)) == 0
    await choose(shop, "owner", now=shop.at(7))
    assert await give(shop, shop.at(7)) == 2 * SLOTS


async def test_a_device_that_goes_on_under_another_id_gets_its_leases_there(shop: Shop) -> None:
    desk, fork = shop.people["desk"].device_id, uuid7()
    async with shop.uow() as uow:
        await uow.bump()
        await uow.devices.add(Device(id=fork, kind="desktop", name="desk", created_at=1, forked_from=desk))
        await uow.commit()
    await choose(shop, "desk", now=shop.at(6))
    await give(shop, shop.at(6))
    assert {row.device_id for row in await leased(shop)} == {fork}
    row = (await leased(shop))[0]
    assert (await shop.send("desk", GiveBackLease(lease_id=row.id))).status is PushStatus.APPLIED


async def test_a_computer_that_says_hello_has_its_leases_looked_after(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    await Caller(client, context, shop, "desk").hello()
    assert await due(shop, tasks.GIVE_LEASES) == 0
    await choose(shop, "desk", now=context.now())
    await _done(shop)
    await Caller(client, context, shop, "owner").hello()
    assert await due(shop, tasks.GIVE_LEASES) == 0
    for _ in range(5):
        await Caller(client, context, shop, "desk").hello()
    assert await due(shop, tasks.GIVE_LEASES) == 1
    await choose(shop, "desk", bays=2, now=context.now())
    assert await due(shop, tasks.GIVE_LEASES) == 1, "which sees the owner's choice too"


async def _done(shop: Shop) -> None:
    """A worker has done what was due."""
    async with shop.bootstrap.engine.begin() as connection:
        await connection.execute(sa.text(_DONE), {"tenant": str(shop.id)})


_DONE = "UPDATE procrastinate_jobs SET status = 'succeeded' WHERE args->>'tenant_id' = :tenant AND status = 'todo'"
_FREE = """
SELECT count(*) FROM (SELECT FROM procrastinate_jobs
    WHERE task_name = :task AND args->>'tenant_id' = :tenant AND status = 'todo' FOR UPDATE SKIP LOCKED) AS free
"""


async def test_however_many_say_hello_at_once_one_job_waits_for_all_of_them(crowd: Shop) -> None:
    async def hello() -> None:
        async with crowd.uow() as uow:
            await uow.jobs.defer_once(tasks.GIVE_LEASES)
            await uow.commit()

    await asyncio.gather(*(hello() for _ in range(12)))
    assert await due(crowd, tasks.GIVE_LEASES) == 1


async def test_one_that_waits_is_taken_by_no_worker_before_what_it_has_to_see_is_there(
    crowd: Shop, other_shop: Shop
) -> None:
    async def free() -> int:
        async with crowd.bootstrap.engine.begin() as connection:
            found = await connection.execute(
                sa.text(_FREE), {"task": tasks.GIVE_LEASES, "tenant": str(crowd.id)}
            )
            return int(found.scalar_one())

    await choose(crowd, "desk", now=crowd.at(6))
    assert await free() == 1
    async with crowd.uow() as uow:
        await uow.jobs.defer_once(tasks.GIVE_LEASES)
        assert await free() == 0
        await uow.commit()
    assert await free() == await due(crowd, tasks.GIVE_LEASES) == 1
    async with (
        crowd.bootstrap.engine.begin() as connection
    ):  # a worker is taking it: who comes now asks for another
        await connection.execute(sa.text(_FREE), {"task": tasks.GIVE_LEASES, "tenant": str(crowd.id)})
        async with crowd.uow() as uow:
            await uow.jobs.defer_once(tasks.GIVE_LEASES)
            await uow.commit()
    assert await due(crowd, tasks.GIVE_LEASES) == 2
    await choose(other_shop, "desk", now=crowd.at(6))
    assert await due(other_shop, tasks.GIVE_LEASES) == 1


async def test_many_workers_give_each_slot_once(crowd: Shop) -> None:
    await choose(crowd, "desk", now=crowd.at(6))
    counts = await asyncio.gather(*(give(crowd, crowd.at(6)) for _ in range(12)))
    assert sorted(counts)[-1] == sum(counts) == 2 * SLOTS
    rows = await leased(crowd)
    assert len({(row.bay_id, row.starts) for row in rows}) == len(rows) == 2 * SLOTS


async def test_bookings_and_a_worker_at_one_time_never_share_a_bay(crowd: Shop) -> None:
    await choose(crowd, "desk", bays=2, now=crowd.at(6))
    hours = range(8, 20)
    work = [give(crowd, crowd.at(6)) for _ in range(3)]
    bookings = [crowd.send("owner", crowd.booking(crowd.at(hour))) for hour in hours]
    results = await asyncio.gather(*bookings, *work)
    async with crowd.uow() as uow:
        rows = await uow.reservations.live_between(crowd.at(8), crowd.at(20))
    taken = [(row.bay_id, row.starts) for row in rows]
    assert len(set(taken)) == len(taken) == 2 * SLOTS
    placed = sum(getattr(result, "status", None) is PushStatus.APPLIED for result in results)
    assert placed == sum(row.kind is ReservationKind.BOOKING for row in rows)


async def test_the_database_takes_no_lease_that_is_nobodys_or_has_no_end(shop: Shop) -> None:
    nothings: list[dict[str, Any]] = [{"device_id": None}, {"expires_at": None}, {"bay_id": None}]
    for broken in nothings:
        with pytest.raises(sa.exc.IntegrityError, match="slot_lease_is_whole"):
            await lease(shop, shop.at(10), **broken)


async def test_a_device_asks_for_what_is_meant_for_it_and_anybody_may_look(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    now = context.now()
    await choose(shop, "desk", now=now)
    looked = await Caller(client, context, shop, "owner")("POST", "/leases", None)
    assert (looked.status_code, looked.json()["leases"]) == (200, [])
    asked = await Caller(client, context, shop, "desk")("POST", "/leases", None)
    lines = asked.json()["leases"]
    assert len(lines) == len(await leased(shop)) >= SLOTS
    assert {(line["bay"], line["device"]) for line in lines} == {("Bay 2", "desk")}
    again = await Caller(client, context, shop, "anna")("GET", "/leases", None)
    assert again.json()["leases"] == lines


async def test_a_lapsed_lease_stands_in_nobodys_way(shop: Shop) -> None:
    now = shop.bootstrap.clock.now()
    for bay in shop.bays:
        await lease(shop, shop.at(10), bay=bay, expires_at=shop.at(11))
    assert (await shop.send("desk", shop.booking(shop.at(10)))).status is PushStatus.CONFLICT
    past = now - now % 3600 - 5 * 3600
    rows = [await lease(shop, past, bay=bay, expires_at=past + 3600) for bay in shop.bays]
    async with shop.uow() as uow:
        await uow.bump()
        expired = await uow.reservations.expire_lapsed()
        await uow.commit()
    assert {row.id for row in expired} == {row.id for row in rows}
