"""The workshop's queue of visit requests. Answering them is a device's command (``/sync/push``)."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import Controller, get
from litestar.params import FromQuery, QueryParameter

from scheduling.errors import ErrorCode
from scheduling.request_messages import MOST_ENTRIES, QueuePage
from scheduling.request_queue import Group
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import request_queue

Limit = Annotated[int, QueryParameter(ge=1, le=MOST_ENTRIES)]


class RequestsController(Controller):
    """``/requests``: needs a token."""

    path = "/requests"
    tags = ("requests",)
    guards = (signed_in,)
    security = SIGNED_IN

    @get("/queue", opt=needs(Action.ANSWER_REQUESTS), responses=refusals(ErrorCode.NOT_FOUND))
    async def queue(
        self,
        context: Asked,
        principal: Asker,
        *,
        group: FromQuery[Group] = Group.PENDING,
        after: FromQuery[UUID | None] = None,
        limit: Limit = 50,
    ) -> QueuePage:
        """One of the queue's three lists, a page at a time.

        `pending`: the oldest first, then those that wait for their customer; each with what stands against its
        times, who else wants them, a free bay and the nearest other times. `confirmed`: the next visit first.
        `done`: the latest first; a counter-offer that has just lapsed is there within minutes.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await request_queue.page(
                uow, account, group=group, after=after, limit=limit, now=context.now()
            )
