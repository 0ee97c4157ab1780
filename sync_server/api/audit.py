"""Who did what, for the owner."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import Controller, get
from litestar.params import FromQuery, QueryParameter

from scheduling.rights import Action
from scheduling.trail import Topic
from scheduling.wire import AuditPage
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import audit as service
from sync_server.services.models import Wanted

When = Annotated[int | None, QueryParameter(ge=0, le=2**36)]
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
        topic: FromQuery[Topic | None] = None,
        since: When = None,
        until: When = None,
    ) -> AuditPage:
        """Steps of sessions, changes of rows, signing in and out: newest first; of one person, one row, one topic, or
        from one instant until before another, if named."""
        async with context.acting(principal, reading=True) as (uow, account):
            wanted = Wanted(topic=topic, since=since, until=until)
            return await service.page(
                uow, account, before=before, limit=limit, staff_id=staff, subject_id=subject, wanted=wanted
            )
