"""Jobs on bookings: offers that lapse, sessions that become pending, lapsed holds tidied away.

Every organization is set in turn; each is a transaction of its own.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.records import Session
from scheduling.reservations import lapsed
from scheduling.sessions import ACTIVE, PENDING_BEFORE, Actor, Facts, derived_state
from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.services import offers, steps
from sync_server.services.interfaces import UnitOfWork

LOOK_BACK = 2 * 86_400
"""Seconds: a worker that was down for longer leaves what it missed to the clock that both sides read."""


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


async def mark_pending(bootstrap: Bootstrap, tenant_id: UUID, session_id: UUID) -> bool:
    """Record that a session is due in 15 minutes; whether it was (moved or cancelled ones are not)."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await uow.bump()
        session = await uow.records.get(Session, session_id)
        changed = session is not None and await _to_pending(uow, session, bootstrap.clock.now())
        if changed:
            await uow.commit()
        return changed


async def _to_pending(uow: UnitOfWork, session: Session, now: int) -> bool:
    """A customer who is still active elsewhere is skipped, and tried again by the next sweep."""
    if session.state is not SessionState.SCHEDULED or derived_state(session, now) is SessionState.SCHEDULED:
        return False
    if await _active_elsewhere(uow, session, now):
        return False
    await steps.change(
        uow,
        session,
        SessionState.PENDING,
        actor=Actor.PLATFORM,
        facts=Facts(now=now, slot_confirmed=True),
        what="due",
    )
    return True


async def _active_elsewhere(uow: UnitOfWork, session: Session, now: int) -> bool:
    """What was left open on an earlier day counts no longer: the shop closed over it (domain, section 5)."""
    rows = await uow.records.find(Session, customer_id=session.customer_id, state=list(ACTIVE))
    if not rows:
        return False
    zone = ZoneInfo((await uow.rule_book()).organization.zone)
    today = datetime.fromtimestamp(now, zone).date()
    return any(datetime.fromtimestamp(_last_instant(row), zone).date() >= today for row in rows)


def _last_instant(session: Session) -> int:
    """Of what was booked; an immediate one counts from when it was made."""
    starts = session.created_at if session.starts is None else session.starts
    return starts + session.minutes * 60 - 1


async def sweep_pending(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """What single jobs missed: every scheduled session that is due by now; how many."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        near = await uow.records.between(Session, now - LOOK_BACK, now + PENDING_BEFORE + 1)
    due = [s for s in near if s.state is SessionState.SCHEDULED and derived_state(s, now) is not s.state]
    return sum([await mark_pending(bootstrap, tenant_id, session.id) for session in due])
