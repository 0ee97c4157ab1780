"""Who did what, for the owner."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import Controller, get
from litestar.params import FromQuery, QueryParameter

from scheduling.rights import Action
from scheduling.wire import AuditPage
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import audit as service

Limit = Annotated[int, QueryParameter(ge=1, le=service.MOST_LINES)]


class AuditController(Controller):
    """``/audit``: needs the owner's token."""

    path = "/audit"
    tags = ("audit",)
    guards = (signed_in,)
    security = SIGNED_IN

    @get("/", opt=needs(Action.VIEW_AUDIT), responses=refusals())
    async def page(
        self,
        context: Asked,
        principal: Asker,
        *,
        before: FromQuery[UUID | None] = None,
        limit: Limit = 50,
        staff: FromQuery[UUID | None] = None,
        subject: FromQuery[UUID | None] = None,
    ) -> AuditPage:
        """Steps of sessions, changes of rows, signing in and out: newest first, of one person or one row if named."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.page(
                uow, account, before=before, limit=limit, staff_id=staff, subject_id=subject
            )
