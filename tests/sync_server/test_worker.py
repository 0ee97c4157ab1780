"""What the worker does for every organization in turn."""

from __future__ import annotations

from uuid import UUID

import pytest

from sync_server.bootstrap import Bootstrap
from sync_server.jobs.worker import each_tenant
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
