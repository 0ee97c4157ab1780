"""What closing time left open, for staff to settle (domain, section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduling.clockwork import OPEN
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.visit_messages import LeftOpenLine, LeftOpenList
from scheduling.visit_records import LeftOpen
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import allows, require

if TYPE_CHECKING:
    from sync_server.services.following import Step

MOST_LISTED = 200


async def page(uow: UnitOfWork, account: Account) -> LeftOpenList:
    """Oldest first, at most 200; a mechanic's own."""
    require(account, Action.VIEW_CALENDAR, own=True)
    rows = await uow.rows.find(LeftOpen, order="listed_at")
    found = await uow.records.find(Session, id=[row.session_id for row in rows]) if rows else []
    sessions = {row.id: row for row in found}
    lines = [
        LeftOpenLine(
            session_id=session.id,
            state=session.state,
            kind=session.kind,
            customer_id=session.customer_id,
            starts=session.starts,
            minutes=session.minutes,
            mechanic_id=session.mechanic_id,
            listed_at=row.listed_at,
        )
        for row in rows
        if (session := sessions.get(row.session_id)) is not None
        and session.state in OPEN
        and allows(account, Action.VIEW_CALENDAR, own=account.is_mechanic(session.mechanic_id))
    ]
    return LeftOpenList(sessions=lines[:MOST_LISTED])


async def follow(uow: UnitOfWork, step: Step) -> None:
    """Nothing of it is left open once it is over, or moved to another time."""
    before = step.before
    if before is None or before.state not in OPEN or (before.starts or 0) > step.known_at:
        return
    if step.session.state not in OPEN or step.session.starts != before.starts:
        await uow.rows.delete(LeftOpen, before.id)
