"""A booking decided without the organization's lock: two trips, and what happens when the world moves in between."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TypeVar

import httpx
import pytest

from scheduling.availability_messages import SlotsAnswer
from scheduling.ids import uuid7
from scheduling.records import Customer, Reservation, Session
from scheduling.vocabulary import SessionState
from scheduling.wire import Mutation, PushResult, PushStatus
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.http.context import Context
from sync_server.services import push
from sync_server.services.interfaces import MovedOn
from sync_server.services.models import Account
from tests.sync_server.caller import Caller, read
from tests.sync_server.shop import ZONE, Shop

T = TypeVar("T")

_SENT = re.compile(r"\tF\t\d+\t(?:Sync|Query)\b")
"""Messages after which the client waits, in the driver's trace."""


@asynccontextmanager
async def _looking(
    shop: Shop, mutation: Mutation, name: str = "desk"
) -> AsyncIterator[tuple[SqlUnitOfWork, Account]]:
    """Has looked, and may push."""
    person = shop.people[name]
    async with shop.uow() as uow:
        await uow.look_ahead(push.expected(person, person.device_id, mutation))
        account = await uow.devices.account(person.staff_id, person.device_id)
        assert account is not None
        yield uow, account


async def _receive(shop: Shop, uow: SqlUnitOfWork, account: Account, mutation: Mutation) -> PushResult:
    return await push.receive(uow, account, account.device_id, mutation, shop.bootstrap.clock)


async def _change(shop: Shop) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(Customer(id=uuid7(), name="Meanwhile", created_at=1))
        await uow.commit()


async def _rows(shop: Shop) -> tuple[int, int]:
    async with shop.uow() as uow:
        return len(await uow.records.all(Session)), len(await uow.records.all(Reservation))


async def _trips(shop: Shop, asking: Callable[[], Awaitable[T]]) -> tuple[int, T]:
    """How often somebody waited for the database, and what they got."""
    async with shop.bootstrap.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
    with tempfile.TemporaryFile("w+") as trace:
        driver.pgconn.trace(trace.fileno())
        try:
            result = await asking()
        finally:
            driver.pgconn.untrace()
        trace.seek(0)
        return len(_SENT.findall(trace.read())), result


async def test_a_booking_takes_two_trips_and_a_refused_one_too(shop: Shop) -> None:
    """Whoever makes it more makes every desk wait longer: read it in ``push_look``, write it by ``uow.…add``."""
    first = shop.booking(shop.at(9))
    await shop.send("desk", first)  # whereafter the rule book is known
    trips, result = await _trips(shop, lambda: shop.send("desk", shop.booking(shop.at(11))))
    assert (trips, result.status) == (2, PushStatus.APPLIED)
    again = shop.booking(shop.at(9))
    trips, result = await _trips(shop, lambda: shop.send("desk", again))
    assert (trips, result.status) == (2, PushStatus.CONFLICT)
    assert result.outcome.blocking[0].session_id == first.session_id
    assert result.outcome.blocking[0].customer_name == shop.customer.name
    assert len(result.outcome.alternatives) == 5


async def test_asking_for_free_times_again_takes_three_trips(
    shop: Shop, context: Context, client: httpx.AsyncClient
) -> None:
    """To begin, to ask who asks and where the organization stands, and to end."""
    desk = Caller(client, context, shop, "desk")
    day = str(datetime.fromtimestamp(shop.at(12), ZONE).date())

    async def ask() -> SlotsAnswer:
        return read(
            SlotsAnswer,
            await desk("GET", "/availability/slots", first_day=day, days=10, minutes=30, kind="video"),
        )

    first = await ask()
    trips, again = await _trips(shop, ask)
    assert (trips, again.mechanics) == (3, first.mechanics)


async def test_a_slot_seen_free_is_not_taken_when_anything_has_changed(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(9)))
    mutation = shop.mutation("desk", shop.booking(shop.at(11)))
    before = await _rows(shop)
    async with _looking(shop, mutation) as (uow, account):
        await _change(shop)
        with pytest.raises(MovedOn):
            await _receive(shop, uow, account, mutation)
    assert await _rows(shop) == before
    assert (await shop.send("desk", mutation)).status is PushStatus.APPLIED


async def test_what_was_seen_taken_is_answered_as_it_was_seen_with_the_version_that_it_got(
    shop: Shop,
) -> None:
    await shop.send("desk", shop.booking(shop.at(9)))
    mutation = shop.mutation("desk", shop.booking(shop.at(9)))
    async with _looking(shop, mutation) as (uow, account):
        await _change(shop)
        result = await _receive(shop, uow, account, mutation)
    async with shop.uow() as uow:
        assert (await uow.feed.state()).ver == result.ver
    assert result.status is PushStatus.CONFLICT
    assert await shop.send("desk", mutation) == result


async def test_a_rejected_one_takes_no_version_of_its_own(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(9)))
    mutation = shop.mutation("desk", shop.booking(shop.at(11), customer_id=uuid7()))
    async with _looking(shop, mutation) as (uow, account):
        await _change(shop)
        result = await _receive(shop, uow, account, mutation)
    assert (result.status, result.ver) == (PushStatus.REJECTED, 0)
    assert await shop.send("desk", mutation) == result


@pytest.mark.parametrize("hour", [9, 11])
async def test_a_device_that_went_on_meanwhile_is_not_answered_out_of_order(shop: Shop, hour: int) -> None:
    await shop.send("desk", shop.booking(shop.at(9)))
    command = shop.booking(shop.at(hour))
    mutation = shop.mutation("desk", command)
    before = await _rows(shop)
    async with _looking(shop, mutation) as (uow, account):
        assert (await shop.send("desk", mutation)).status in {PushStatus.APPLIED, PushStatus.CONFLICT}
        with pytest.raises(MovedOn):
            await _receive(shop, uow, account, mutation)
    async with shop.uow() as uow:
        assert len(await uow.records.find(Session, id=command.session_id)) == 1
    assert (await _rows(shop))[0] == before[0] + 1


async def test_a_hold_that_has_lapsed_in_the_way_is_cleared_behind_the_lock(shop: Shop) -> None:
    await shop.send("desk", shop.booking(shop.at(9)))
    lapsed = shop.hold(shop.at(11), seconds=-5)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(lapsed)
        await uow.commit()
    mutation = shop.mutation("desk", shop.booking(shop.at(11)))
    async with _looking(shop, mutation) as (uow, account):
        with pytest.raises(MovedOn):
            await _receive(shop, uow, account, mutation)
    assert (await shop.send("desk", mutation)).status is PushStatus.APPLIED


async def test_what_waits_is_not_read_past(shop: Shop) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(11)))
    async with _looking(shop, mutation) as (uow, _):
        assert await uow.records.get(Customer, shop.customer.id) == shop.customer
        new = Customer(id=uuid7(), name="New", created_at=1)
        await uow.records.add(new)
        with pytest.raises(MovedOn):
            await uow.records.get(Customer, new.id)


async def test_nothing_is_written_without_an_answer_that_orders_it(shop: Shop) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(11)))
    async with _looking(shop, mutation) as (uow, _):
        await uow.records.add(Customer(id=uuid7(), name="New", created_at=1))
        with pytest.raises(MovedOn):
            await uow.commit()
    async with _looking(shop, mutation) as (uow, _):
        with pytest.raises(MovedOn):
            await uow.records.put(shop.customer)
    async with _looking(shop, mutation) as (uow, _):
        with pytest.raises(MovedOn):
            await uow.reservations.release(uuid7())


async def test_whoever_has_the_connection_next_has_transactions(shop: Shop) -> None:
    mutation = shop.mutation("desk", shop.booking(shop.at(11)))
    async with _looking(shop, mutation):
        pass
    async with shop.uow() as uow:
        before = await uow.bump()
    async with shop.uow() as uow:  # what was not committed is undone
        assert await uow.bump() == before


async def test_a_statement_cut_off_costs_its_connection_and_nothing_else(shop: Shop) -> None:
    waits = "SELECT set_config('app.tenant', %(tenant)s, true), bump_tenant()"
    async with shop.uow() as locking:
        await locking.bump()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1), shop.uow() as uow:
                await uow._line.look(waits, {"tenant": str(shop.id)})
    for _ in range(3):
        async with shop.uow() as uow:
            before = await uow.bump()
        async with shop.uow() as uow:
            assert await uow.bump() == before


async def test_desks_at_one_time_over_and_over_leave_one_winner_each(shop: Shop) -> None:
    """Half of them look before the winner has written, and come again."""
    for hour in (9, 11, 13):
        wishes = [shop.mutation("desk", shop.booking(shop.at(hour)))]
        wishes += [shop.mutation("owner", shop.booking(shop.at(hour)))]
        results = await asyncio.gather(
            *(shop.send(name, wish) for name, wish in zip(("desk", "owner"), wishes, strict=True))
        )
        assert sorted(result.status for result in results) == [PushStatus.APPLIED, PushStatus.CONFLICT]
    async with shop.uow() as uow:
        states = sorted(row.state for row in await uow.records.all(Session))
    assert states == [SessionState.SCHEDULED] * 3 + [SessionState.UNPLACED] * 3
