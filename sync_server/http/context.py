"""What a request needs of the process, and who is asking: given to endpoints by name (``context``, ``principal``)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import Provide

from sync_server.bootstrap import Bootstrap
from sync_server.db.listener import VersionListener
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.http.attempts import SignInLimits
from sync_server.http.tokens import AccessTokens, Principal
from sync_server.services.models import Account
from sync_server.services.permissions import asking


@dataclass(slots=True, kw_only=True)
class Context:
    """One a process."""

    bootstrap: Bootstrap
    tokens: AccessTokens
    listener: VersionListener
    limits: SignInLimits = field(default_factory=SignInLimits)

    def now(self) -> int:
        return self.bootstrap.clock.now()

    @asynccontextmanager
    async def acting(
        self, principal: Principal, *, reading: bool = False
    ) -> AsyncIterator[tuple[SqlUnitOfWork, Account]]:
        """A transaction of the asker's organization, and who they are as the database knows them now."""
        begin = self.bootstrap.reading if reading else self.bootstrap.unit_of_work
        async with begin(principal.tenant_id) as uow:
            yield uow, await asking(uow, principal.staff_id, principal.device_id)


async def provide_context(state: State) -> Context:
    """The process's."""
    context: Context = state["context"]
    return context


async def provide_principal(request: Request[Any, Any, Any], state: State) -> Principal:
    """Who sent the request; raises ``NotSignedIn``."""
    context: Context = state["context"]
    return context.tokens.read(request.headers.get("authorization", ""), context.now())


DEPENDENCIES = {"context": Provide(provide_context), "principal": Provide(provide_principal)}
