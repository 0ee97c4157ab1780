"""Jobs on visit requests: counter-offers that nobody answered end, once, and what they held is free."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from scheduling.visit_requests import RequestState, VisitRequest, derived_state
from sync_server.bootstrap import Bootstrap
from sync_server.jobs.in_turn import each
from sync_server.services import request_offers


async def expire(bootstrap: Bootstrap, tenant_id: UUID, request_id: UUID) -> bool:
    """Whether the counter-offer had lapsed and is recorded so now; one that was answered is left alone."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        changed = await request_offers.expire(uow, request_id, bootstrap.clock.now())
        if changed:
            await uow.commit()
        return changed


async def sweep(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """What single jobs missed: every counter-offer that has lapsed by now; how many."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        countered = await uow.records.find(VisitRequest, state=RequestState.COUNTERED)
    due = [row.id for row in countered if derived_state(row, now) is RequestState.EXPIRED]
    return await each(due, partial(expire, bootstrap, tenant_id))
