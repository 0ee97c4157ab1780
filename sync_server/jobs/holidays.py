"""The statutory holidays of each workshop: when it begins, and once a day, since a new year comes into sight."""

from __future__ import annotations

from uuid import UUID

from sync_server.bootstrap import Bootstrap
from sync_server.services.holiday_closures import put_holidays


async def put(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Close what is new; how many days."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        count = await put_holidays(uow, bootstrap.clock.now())
        await uow.commit()
        return count
