"""A session, for rights that may reach only to one's own."""

from __future__ import annotations

from uuid import UUID

from scheduling.errors import NotFound
from scheduling.records import Session
from scheduling.rights import Action
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import owns, require


async def session_for(uow: UnitOfWork, account: Account, session_id: UUID, action: Action) -> Session:
    """The session, if the account may do this with it; raises ``NotFound`` or ``NotAllowed``.

    A mechanic who is asked for it, or did not take it, has it no more than any other: who it is, and what they wrote,
    comes with the yes.
    """
    session = await uow.records.get(Session, session_id)
    if session is None:
        require(account, action, own=True)
        raise NotFound("session", id=str(session_id))
    require(account, action, own=await has(uow, account, session))
    return session


async def has(uow: UnitOfWork, account: Account, session: Session) -> bool:
    """Whether it is the account's own by now, as ``session_for`` has it."""
    if account.mechanic_id is not None and account.is_mechanic(session.mechanic_id):
        return await uow.feed.has_taken(account.mechanic_id, session.id)
    return await owns(uow, account, session)
