"""What each step of a session does to its money: one follower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money import terms

if TYPE_CHECKING:
    from sync_server.services.following import Step


async def follow(uow: UnitOfWork, step: Step) -> None:
    """Keep the terms of a new session, let the payee go with a moved one."""
    if step.before is None:
        book = step.book or await uow.rule_book()
        await uow.rows.add(terms.agreed(book, step.session, step.now))
        return
    if step.before.mechanic_id != step.session.mechanic_id:
        await terms.follow_mechanic(uow, step.session)
