"""The clock's jobs: what is due of an organization's sessions is taken, by any number of workers, at any time."""

from __future__ import annotations

from uuid import UUID

from scheduling.clockwork import ClockSettings
from scheduling.records import Session
from scheduling.sessions import derived_state
from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.services import clocking, tasks

LONG_BACK = 60 * 86_400
"""Seconds: how far the nightly look goes back for what was missed while no worker ran."""


async def tick(bootstrap: Bootstrap, tenant_id: UUID, look_back: int = clocking.LOOK_BACK) -> int:
    """Take what is due; how many steps. Looked at first: a quiet organization gets no new version."""
    now = bootstrap.clock.now()
    async with bootstrap.reading(tenant_id) as uow:
        if not (await clocking.look(uow, now, look_back)).steps:
            return 0
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        count = await clocking.take(uow, bootstrap.clock.now(), look_back)
        await uow.commit()
        return count


async def tick_long_back(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """The same over two months, once a night."""
    return await tick(bootstrap, tenant_id, LONG_BACK)


async def near(bootstrap: Bootstrap, tenant_id: UUID, session_id: UUID) -> int:
    """A session's own appointment with the clock; tried again while its customer is active elsewhere."""
    count = await tick(bootstrap, tenant_id)
    async with bootstrap.unit_of_work(tenant_id) as uow:
        now = bootstrap.clock.now()
        session = await uow.records.get(Session, session_id)
        settings = (await uow.rule_book()).policy(ClockSettings)
        if session is not None and _still_waits(session, now, settings):
            await uow.jobs.defer(tasks.MARK_PENDING, at=now + settings.retry, session_id=session_id)
            await uow.commit()
    return count


def _still_waits(session: Session, now: int, settings: ClockSettings) -> bool:
    """Due, not recorded as such, and its day goes on: staff have it on no list yet."""
    due = derived_state(session, now, settings.pending_before) is SessionState.PENDING
    over = session.starts is not None and now >= session.starts + session.minutes * 60
    return session.state is SessionState.SCHEDULED and due and not over
