"""Jobs on waivers: those whose retention is over are erased, each in a transaction of its own; heads are sealed."""

from __future__ import annotations

import logging
from functools import partial
from uuid import UUID

from scheduling.errors import Invalid
from sync_server.bootstrap import Bootstrap
from sync_server.config import read_seal_key
from sync_server.jobs.in_turn import all_of
from sync_server.services import waiver_retention
from sync_server.services.refusals import WaiverAltered

logger = logging.getLogger("sync_server.jobs")

CHUNK = 50


async def erase_due(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Erase what is due and not held; how many. One that was altered stays, and is said in the log.

    One that the database refuses keeps no other waiting: the first failure is raised after the last of them.
    """
    now = bootstrap.clock.now()
    due = await _due(bootstrap, tenant_id, now)
    erasing = [partial(_erase, bootstrap, tenant_id, waiver_id, now) for waiver_id in due]
    return await all_of([*erasing, partial(_erase_apart, bootstrap, tenant_id)])


async def _due(bootstrap: Bootstrap, tenant_id: UUID, now: int) -> list[UUID]:
    found: list[tuple[int, UUID]] = []
    while True:
        async with bootstrap.unit_of_work(tenant_id) as uow:
            more = await waiver_retention.due_after(uow, found[-1][0] if found else 0, now, CHUNK)
        found += more
        if len(more) < CHUNK:
            return [waiver_id for _, waiver_id in found]


async def _erase_apart(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    async with bootstrap.unit_of_work(tenant_id) as uow:
        count = await uow.purges.quarantined_waivers()
        await uow.commit()
        return count


async def _erase(bootstrap: Bootstrap, tenant_id: UUID, waiver_id: UUID, now: int) -> bool:
    async with bootstrap.unit_of_work(tenant_id) as uow:
        try:
            done = await waiver_retention.erase(uow, waiver_id, now)
        except (WaiverAltered, Invalid):
            logger.warning("waiver %s was altered and is not erased: waivers verify", waiver_id)
            return False
        if done:
            await uow.commit()
        return done


async def anchor(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Seal the day's head; 1 if there was something new to seal."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        sealed = await waiver_retention.anchor(uow, read_seal_key(bootstrap.settings), bootstrap.clock.now())
        await uow.commit()
        return int(sealed)
