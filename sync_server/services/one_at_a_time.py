"""A customer's one active session over the platform, where their record is linked to an account (domain, section 5).

Within an organization it is ``closing_times``. Over organizations the database decides: a session that comes under
way is claimed with its step, behind the lock of the account, and let go of with the step that ends it. A claim counts
until the shop closes over it at most (by the hours when it was claimed), so nothing stays claimed for ever. Nobody is
told where the other session is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduling.clockwork import closes_at
from scheduling.errors import ActiveElsewhere
from scheduling.records import Session
from scheduling.sessions import ACTIVE
from sync_server.services.closing_times import active_of, day_of
from sync_server.services.interfaces import UnitOfWork

if TYPE_CHECKING:
    from uuid import UUID

    from sync_server.services.following import Step


async def enter(uow: UnitOfWork, before: Session | None, session: Session, now: int) -> None:
    """Before a step is written: raise ``ActiveElsewhere`` where it would be the person's second active session."""
    if session.state not in ACTIVE or (before is not None and before.state in ACTIVE):
        return
    if not await _claim(uow, session, now):
        raise ActiveElsewhere("one at a time")


async def _claim(uow: UnitOfWork, session: Session, now: int, *, anyway: bool = False) -> bool:
    until = closes_at(session, day_of(await uow.rule_book(), [session]))
    return await uow.platform.claim(session.customer_id, session.id, until=until, now=now, anyway=anyway)


async def take_along(uow: UnitOfWork, customer_id: UUID, now: int) -> None:
    """What is under way of a record when it is linked counts, though there may be two then."""
    for session in await active_of(uow, customer_id, now):
        await _claim(uow, session, now, anyway=True)


async def follow(uow: UnitOfWork, step: Step) -> None:
    """The follower of sessions' steps: over, or at another time."""
    before, after = step.before, step.session
    if before is None or before.state not in ACTIVE:
        return
    if after.state not in ACTIVE:
        await uow.platform.let_go(after.id)
    elif (before.starts, before.minutes) != (after.starts, after.minutes):
        await _claim(uow, after, step.now, anyway=True)
