"""A desktop that comes back after very long, and one whose window moves under its user's hands."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from desktop.store.replica import Drop, Put
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer, Reservation, TimeOff
from scheduling.vocabulary import SessionState, TimeOffStatus
from sync_server.jobs import purging
from tests.integration.desks import Desk, agreed, until
from tests.sync_server.shop import Shop

DAY = 86_400


async def test_who_was_away_while_the_tombstones_went_loses_nothing_and_keeps_nothing_that_is_gone(
    shop: Shop, desks: tuple[Desk, Desk]
) -> None:
    near, far = desks
    row = TimeOff(
        id=uuid7(),
        mechanic_id=shop.anna.id,
        status=TimeOffStatus.APPROVED,
        starts=shop.at(9),
        ends=shop.at(12),
        label="x",
    )
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(row)
        await uow.commit()
    await until(lambda: far.store.get(TimeOff, row.id) is not None and far.well())
    await far.engine.stop()
    command = shop.booking(shop.at(14))
    far.store.submit(command)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.delete(TimeOff, row.id)
        await uow.commit()
    async with shop.uow() as uow:
        await uow.purges.mark(shop.bootstrap.clock.now() - purging.TOMBSTONES - DAY, 0)
        await uow.commit()
    await purging.purge(shop.bootstrap, shop.id)
    async with shop.uow() as uow:
        assert (await uow.feed.state()).floor_ver > far.store.state().cursor, "the tombstone is gone"
    await far.go_on()
    await until(lambda: near.state_of(command.session_id) is SessionState.SCHEDULED)
    await agreed(near, far)
    await until(far.well)
    assert far.store.get(TimeOff, row.id) is None
    assert far.state_of(command.session_id) is SessionState.SCHEDULED


async def test_a_window_that_moves_amid_edits_takes_none_of_them(
    shop: Shop, desks: tuple[Desk, Desk]
) -> None:
    near, far = desks
    await until(far.well)
    window = far.store.state()
    leaving, coming = shop.slot(window.window_from - DAY), shop.slot(window.window_to - DAY)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add_many([leaving, coming])
        await uow.commit()
    await until(lambda: far.store.get(Reservation, coming.id) is not None)
    await far.engine.stop()
    # As three days ago: what left the window since is here still, what came within it is not.
    state = far.store.state()
    before = replace(state, window_from=state.window_from - 3 * DAY, window_to=state.window_to - 3 * DAY)
    far.store.apply_page([Put(leaving, state.cursor), Drop("reservation", coming.id)], before)
    people = [uuid7() for _ in range(40)]
    await far.go_on()
    for number, person in enumerate(people):
        far.store.submit(CreateCustomer(customer_id=person, name=f"Customer {number}"))
        assert far.store.get(Customer, person) is not None, "drawn at once"
        await asyncio.sleep(0)
        assert all(far.store.get(Customer, each) is not None for each in people[: number + 1])
    await until(lambda: far.store.state().window_from == state.window_from)
    await agreed(near, far)
    await until(far.well)
    assert {row.id for row in near.store.all(Customer)} >= set(people)
    assert (far.store.get(Reservation, leaving.id), far.store.get(Reservation, coming.id)) == (None, coming)
