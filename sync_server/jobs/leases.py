"""Bays' slots for walk-ins, leased each hour to the computers that the owner chose; and when the owner chooses."""

from __future__ import annotations

from uuid import UUID

from sync_server.bootstrap import Bootstrap
from sync_server.services import leases


async def give(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Lease what is not leased yet; how many slots. Of several workers at once each slot is given by one."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        count = await leases.give(uow, bootstrap.clock.now())
        await uow.commit()
        return count
