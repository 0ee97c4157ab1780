"""Jobs of matching: one look at a session's search at the instant that it named, and a look at all of them.

Any number of workers, killed at any moment, run late or twice: each looks at how things are under the organization's
lock, and what was done is not there to be done again.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from sync_server.bootstrap import Bootstrap
from sync_server.jobs.in_turn import all_of
from sync_server.services import candidates, seeking, tasks, waitlist_serving


async def seek(bootstrap: Bootstrap, tenant_id: UUID, session_id: UUID, *, by_clock: bool = True) -> bool:
    """Whether anything was done. By the clock it is looked at again when time alone may change something.

    Looked at first without the lock, so that a search that only waits makes no new version.
    """
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        search = await seeking.search_of(uow, session_id, now)
        if search is None:
            return False
        if search.idle:
            if by_clock and search.step.again_at is not None:
                await tasks.seek_later(uow, session_id, search.step.again_at)
                await uow.commit()
            return False
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        changed = await seeking.look(uow, session_id, now)
        if changed:
            await uow.commit()
        return changed


async def look_for_work(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Every open search, then the waitlist: who has paid comes before who waits; how many things were done."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        rows = await candidates.seeking(uow)
    looks = [partial(seek, bootstrap, tenant_id, row.id, by_clock=False) for row in rows]
    return await all_of([*looks, partial(serve_waitlist, bootstrap, tenant_id)])


async def serve_waitlist(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Tell who is next and let lapse what was not answered; how many entries changed."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        if not await waitlist_serving.anything_due(uow, now):
            return 0
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        changed = await waitlist_serving.serve(uow, now)
        if changed:
            await uow.commit()
        return changed
