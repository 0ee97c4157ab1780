"""What the worker does for every organization in turn."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from sync_server.bootstrap import Bootstrap
from sync_server.jobs import bookings, clock, purging, requests, worker
from sync_server.jobs.worker import Sweeps, each_tenant
from tests.sync_server.shop import Shop


async def test_an_organization_whose_job_fails_keeps_no_other_waiting(
    bootstrap: Bootstrap, shop: Shop, other_shop: Shop
) -> None:
    done: set[UUID] = set()

    async def job(_: Bootstrap, tenant_id: UUID) -> int:
        if tenant_id == min(shop.id, other_shop.id):
            raise RuntimeError("as was to be shown")
        done.add(tenant_id)
        return 1

    with pytest.raises(RuntimeError, match="as was to be shown"):
        await each_tenant(bootstrap, job)
    assert max(shop.id, other_shop.id) in done


async def test_a_sweep_that_outlasts_its_period_is_not_joined_by_the_next(
    bootstrap: Bootstrap, shop: Shop
) -> None:
    begun, goes_on = asyncio.Event(), asyncio.Event()
    asked = 0

    async def slow(_: Bootstrap, tenant_id: UUID) -> int:
        nonlocal asked
        asked += tenant_id == shop.id
        begun.set()
        await goes_on.wait()
        return 1

    async def other(_: Bootstrap, __: UUID) -> int:
        return 1

    sweeps = Sweeps(bootstrap)
    first = asyncio.create_task(sweeps.run(slow))
    await begun.wait()
    assert await sweeps.run(slow) == 0
    assert await sweeps.run(other) > 0
    goes_on.set()
    assert await first > 0
    assert await sweeps.run(slow) > 0, "the next one runs again"
    assert asked == 2


async def test_a_job_that_fails_keeps_the_next_of_its_hour_not_waiting(
    bootstrap: Bootstrap, shop: Shop
) -> None:
    """What is purged by night and what the clock missed are looked at one after the other, whatever fails."""
    done: list[str] = []

    async def fails(_: Bootstrap, __: UUID) -> int:
        raise RuntimeError("as was to be shown")

    async def works(_: Bootstrap, tenant_id: UUID) -> int:
        if tenant_id == shop.id:
            done.append("works")
        return 1

    run = worker._of_all(Sweeps(bootstrap), (fails, works, fails, works))
    with pytest.raises(RuntimeError, match="as was to be shown"):
        await run(0)
    assert done == ["works", "works"]


def test_every_sweep_of_an_organization_is_a_job_of_its_own() -> None:
    """So that one that fails stops none of the others."""
    at_once = {name: jobs for name, _, jobs in worker.SWEEPS}
    assert at_once["purge"] == (purging.purge, clock.tick_long_back)
    assert at_once["tidy"] == (requests.sweep, clock.tick, bookings.tidy)
