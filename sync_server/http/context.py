"""What a request needs of the process, and who is asking: given to endpoints by name (``context``, ``principal``)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.handlers import BaseRouteHandler

from scheduling.errors import NotAllowed
from scheduling.keys import Scope, actions_of
from scheduling.rights import Action
from scheduling.vocabulary import Role
from sync_server.bootstrap import Bootstrap
from sync_server.db.listener import VersionListener
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.http.attempts import (
    AccountLimits,
    Attempts,
    DirectoryLimits,
    HandoverLimits,
    KeyLimits,
    KioskLimits,
    SignInLimits,
    WebhookLimits,
)
from sync_server.http.documented import RULE, SCOPE
from sync_server.http.tokens import AccessTokens, Principal
from sync_server.services import keys, kiosks
from sync_server.services.availability import Calendars
from sync_server.services.escrow import Escrow
from sync_server.services.models import Account
from sync_server.services.permissions import asking
from sync_server.services.refresh_texts import RefreshTexts
from sync_server.services.refusals import NotSignedIn


@dataclass(slots=True, kw_only=True)
class Context:
    """One a process."""

    bootstrap: Bootstrap
    tokens: AccessTokens
    listener: VersionListener
    escrow: Escrow
    refresh_texts: RefreshTexts
    limits: SignInLimits = field(default_factory=SignInLimits)
    key_limits: KeyLimits = field(default_factory=KeyLimits)
    kiosk_limits: KioskLimits = field(default_factory=KioskLimits)
    webhook_limits: WebhookLimits = field(default_factory=WebhookLimits)
    account_limits: AccountLimits = field(default_factory=AccountLimits)
    directory_limits: DirectoryLimits = field(default_factory=DirectoryLimits)
    lost_key_limits: Attempts = field(default_factory=lambda: Attempts(5, 3600))
    """Of one mail address at one device."""
    handover_limits: HandoverLimits = field(default_factory=HandoverLimits)
    calendars: Calendars = field(default_factory=Calendars)
    copying: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """How many caches are written for devices at a time: each takes a processor and some of the disk for seconds."""

    def now(self) -> int:
        return self.bootstrap.clock.now()

    @asynccontextmanager
    async def acting(
        self, principal: Principal, *, reading: bool = False
    ) -> AsyncIterator[tuple[SqlUnitOfWork, Account]]:
        """A transaction of the asker's organization, and who they are as the database knows them now."""
        begin = self.bootstrap.reading if reading else self.bootstrap.unit_of_work
        async with begin(principal.tenant_id) as uow:
            if reading:
                await uow.greet(principal.staff_id, principal.device_id)
            account = await asking(uow, principal.staff_id, principal.device_id)
            yield (
                uow,
                replace(account, actions=principal.actions) if principal.actions is not None else account,
            )


async def provide_context(state: State) -> Context:
    """The process's."""
    context: Context = state["context"]
    return context


async def signed_in(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """A guard: reads the token or key before anything else of the request is looked at; raises ``NotSignedIn``.

    A key is let in where the endpoint names one of its scopes, else ``NotAllowed``; a kiosk's credential where it
    asks for something that kiosks may.
    """
    context: Context = connection.app.state["context"]
    authorization = connection.headers.get("authorization", "")
    scheme, _, text = authorization.partition(" ")
    address = connection.client.host if connection.client else ""
    if scheme.lower() == "bearer" and text.startswith(kiosks.PREFIX):
        connection.state["principal"] = await _kiosk(context, text, address, handler.opt.get(RULE))
    elif scheme.lower() == "bearer" and text.startswith(keys.PREFIX):
        connection.state["principal"] = await _key_holder(context, text, address, handler.opt.get(SCOPE))
    else:
        connection.state["principal"] = context.tokens.read(authorization, context.now())


async def with_key(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """A guard: as ``signed_in``, of the endpoints that are for other programs only; people are refused."""
    await signed_in(connection, handler)
    if connection.state["principal"].actions is None:
        raise NotAllowed("role")


async def _key_holder(context: Context, text: str, address: str, scope: Scope | None) -> Principal:
    now = context.now()
    keys.parsed(text)  # what is no key at all costs nothing, and is not counted
    context.key_limits.check(address, now)
    try:
        tenant_id, key = await keys.holder_of(context.bootstrap.unit_of_work, text, now)
    except NotSignedIn:
        context.key_limits.failed(address, now)
        raise
    context.key_limits.known(key.id.hex, now)
    if scope not in key.scopes:
        raise NotAllowed("scope", scope=scope) if scope else NotAllowed("not for keys")
    return Principal(
        tenant_id=tenant_id,
        staff_id=key.staff_id,
        device_id=key.device_id,
        role=Role.SITE,
        actions=actions_of(key.scopes),
    )


async def _kiosk(context: Context, text: str, address: str, actions: tuple[Action, ...] | None) -> Principal:
    now = context.now()
    kiosks.parsed(text)  # what is none at all costs nothing, and is not counted
    context.key_limits.check(address, now)
    try:
        tenant_id, device_id = await kiosks.holder_of(context.bootstrap.unit_of_work, text)
    except NotSignedIn:
        context.key_limits.failed(address, now)
        raise
    context.key_limits.known(device_id.hex, now)
    kiosks.check_endpoint(actions)
    return Principal(tenant_id=tenant_id, staff_id=device_id, device_id=device_id, role=Role.KIOSK)


async def provide_principal(request: Request[Any, Any, Any]) -> Principal:
    """Who sent the request, as the guard read it."""
    principal: Principal = request.state["principal"]
    return principal


DEPENDENCIES = {"context": Provide(provide_context), "principal": Provide(provide_principal)}

Asked: TypeAlias = NamedDependency[Context]
"""An endpoint's ``context``."""
Asker: TypeAlias = NamedDependency[Principal]
"""An endpoint's ``principal``."""
