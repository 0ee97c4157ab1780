"""The head of a visit's commands: the session is looked up, and whoever asks may do this with it.

Moving, cancelling and answering an offer ask more: ``moving``, ``booking``, ``offers``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Protocol, TypeVar
from uuid import UUID

from scheduling.errors import ErrorCode
from scheduling.records import Session
from scheduling.rights import Action
from sync_server.services.answers import Decision
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import owns, require


class AboutSession(Protocol):
    """A command about one session."""

    @property
    def session_id(self) -> UUID: ...


C = TypeVar("C", bound=AboutSession)
Handler = Callable[[UnitOfWork, Account, C, int], Awaitable[Decision]]
"""As ``push`` calls it."""
Handling = Callable[[UnitOfWork, Account, Session, C, int], Awaitable[Decision]]
"""With the session, which is there."""


def about_session(action: Action) -> Callable[[Handling[C]], Handler[C]]:
    """Gone where there is no such session; raises ``NotAllowed`` unless the asker has that right to it.

    Whose own the session is says ``permissions.owns``: its mechanic's, or the site's that brought it.
    """

    def with_session(handle: Handling[C]) -> Handler[C]:
        @wraps(handle)
        async def handler(uow: UnitOfWork, account: Account, command: C, now: int) -> Decision:
            session = await uow.records.get(Session, command.session_id)
            if session is None:
                return Decision.conflict(ErrorCode.GONE)
            require(account, action, own=await owns(uow, account, session))
            return await handle(uow, account, session, command, now)

        return handler

    return with_session
