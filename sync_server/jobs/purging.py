"""What is old goes: answers after 400 days, tombstones after 180, tokens once neither they nor what follows counts.

In chunks, each a transaction that is whole by itself: ended anywhere, the next run goes on. Every organization in
turn, as for all jobs.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from uuid import UUID

from sync_server.bootstrap import Bootstrap
from sync_server.jobs.in_turn import all_of
from sync_server.services import escrow, files, platform_accounts, quarantine
from sync_server.services.repositories import Purges
from sync_server.services.sign_in import REFRESH_SECONDS

DAY = 86_400
FILES = 5
CHUNK = 500
"""Rows a transaction: the organization's lock is held for some milliseconds."""
TOMBSTONES = 180 * DAY
"""A device that was away for longer takes a snapshot."""
ANSWERS = 400 * DAY
PRICES = 400 * DAY
TOKENS = REFRESH_SECONDS
"""After a token's end: whatever was made from it has ended too, so a stolen one is still known for what it is."""
LAST_TOKENS = 400 * DAY
"""After the end of the one that a device may still have: so long it can say whose it was, and hand over what it has."""
APART = 20 * 3600
"""Seconds between two marks: one a day, although the job may run twice."""

Step = Callable[[Purges, int, int], Awaitable[int]]

STEPS: tuple[tuple[Step, int], ...] = (
    (lambda purges, before, limit: purges.tombstones(before, limit), TOMBSTONES),
    (lambda purges, before, limit: purges.marks(before, limit), TOMBSTONES),
    (lambda purges, before, limit: purges.mutations(before, limit), ANSWERS),
    (lambda purges, before, limit: purges.refresh_tokens(before, limit), TOKENS),
    (lambda purges, before, limit: purges.last_refresh_tokens(before, limit), LAST_TOKENS),
    (lambda purges, before, limit: purges.prices(before, limit), PRICES),
)


async def purge(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Mark the day, then delete; how many rows went. What cannot be deleted keeps nothing else."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.purges.mark(now, APART)
        await uow.commit()
    steps = [partial(_all, bootstrap, tenant_id, step, now - age) for step, age in STEPS]
    accounts = partial(_account_requests, bootstrap, tenant_id, now)
    removed = partial(_of_removed, bootstrap, tenant_id, now)
    return await all_of(
        [*steps, accounts, removed, partial(_uploads, bootstrap, tenant_id, now - files.OPEN_SECONDS)]
    )


async def _account_requests(bootstrap: Bootstrap, tenant_id: UUID, now: int) -> int:
    async with bootstrap.unit_of_work(tenant_id) as uow:
        count = await platform_accounts.purge(uow, now)
        await uow.commit()
        return count


async def _of_removed(bootstrap: Bootstrap, tenant_id: UUID, now: int) -> int:
    async with bootstrap.unit_of_work(tenant_id) as uow:
        count = await quarantine.purge(uow, now) + await escrow.purge(uow, now)
        await uow.commit()
        return count


async def _uploads(bootstrap: Bootstrap, tenant_id: UUID, before: int) -> int:
    """Files that nobody finished uploading; some at a time, since each may have hundreds of chunks."""
    total, count = 0, FILES
    while count == FILES:
        async with bootstrap.unit_of_work(tenant_id) as uow:
            count = await files.purge(uow, before, FILES)
            if count:
                await uow.commit()
        total += count
    return total


async def _all(bootstrap: Bootstrap, tenant_id: UUID, step: Step, before: int) -> int:
    total, count = 0, CHUNK
    while count == CHUNK:
        async with bootstrap.unit_of_work(tenant_id) as uow:
            count = await step(uow.purges, before, CHUNK)
            await uow.commit()
        total += count
    return total
