"""What the worker does for every organization in turn."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from sync_server.bootstrap import Bootstrap
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
