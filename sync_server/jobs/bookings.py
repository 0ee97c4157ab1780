"""Jobs on bookings: offers that lapse, lapsed holds tidied away. What the clock asks of sessions is ``clock``.

Every organization is set in turn; each is a transaction of its own.
"""

from __future__ import annotations

from uuid import UUID

from scheduling.records import Session
from scheduling.reservations import lapsed
from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.services import offers
from sync_server.services.interfaces import UnitOfWork


async def tidy(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Expire what has lapsed, and take their slots from offers nobody answered; how many rows changed.

    Only tidies: a lapsed hold blocks nobody, whether or not this ran.
    """
    async with bootstrap.unit_of_work(tenant_id) as uow:
        now = bootstrap.clock.now()
        if not await _anything_lapsed(uow, now):
            return 0
        await uow.bump()
        rows = await uow.reservations.expire_lapsed()
        offered = [row.id for row in await uow.records.find(Session, state=SessionState.OFFERED)]
        await offers.lapse(uow, offered, now)
        await uow.commit()
        return len(rows)


async def _anything_lapsed(uow: UnitOfWork, now: int) -> bool:
    """Looked at first, so that a quiet organization gets no new version every five minutes."""
    if await uow.reservations.has_lapsed():
        return True
    for session in await uow.records.find(Session, state=SessionState.OFFERED):
        slot = await uow.reservations.of_session(session.id)
        if slot is None or lapsed(slot, now):
            return True
    return False


async def lapse_offer(bootstrap: Bootstrap, tenant_id: UUID, session_id: UUID) -> bool:
    """Whether the offer had lapsed and is unplaced now."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        changed = await offers.lapse(uow, [session_id], bootstrap.clock.now()) == 1
        if changed:
            await uow.commit()
        return changed
