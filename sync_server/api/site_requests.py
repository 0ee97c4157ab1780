"""Visits that a website's customers wish for. The rest that a website asks is ``site``; the queue is ``requests``."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, with_key
from sync_server.http.documented import WITH_KEY, needs, refusals
from sync_server.http.unknown_fields import refuse_unknown_fields
from sync_server.services import site_requests as service
from sync_server.services.site_request_messages import SiteAccept, SiteNo, SiteRequest, SiteRequestView

_REQUESTS = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.REQUESTS)
_NO = refusals(ErrorCode.GONE, ErrorCode.ILLEGAL_TRANSITION, ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG)


class SiteRequestsController(Controller):
    """``/site/requests``: needs a key with the scope of requests."""

    path = "/site/requests"
    tags = ("site",)
    guards = (with_key,)
    before_request = staticmethod(refuse_unknown_fields)
    security = WITH_KEY

    @post("/", status_code=200, opt=_REQUESTS, responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG))
    async def ask(self, data: JSONBody[SiteRequest], context: Asked, principal: Asker) -> SiteRequestView:
        """Ask the workshop for a visit at one of some times; it answers within `answer_by`. Scope: requests.

        Nothing is taken yet. Sent again with the same id, the first telling counts.
        """
        async with context.acting(principal) as (uow, account):
            answer = await service.ask(uow, account, data, context.now())
            await uow.commit()
        return answer

    @get("/{request_id:uuid}", opt=_REQUESTS, responses=refusals(ErrorCode.NOT_FOUND))
    async def look(self, request_id: FromPath[UUID], context: Asked, principal: Asker) -> SiteRequestView:
        """What became of a request, and the times that are offered instead. Scope: requests."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.look(uow, account, request_id, context.now())

    @post(
        "/{request_id:uuid}/accept",
        status_code=200,
        opt=_REQUESTS,
        responses=refusals(
            ErrorCode.GONE,
            ErrorCode.SLOT_TAKEN,
            ErrorCode.NOT_AVAILABLE,
            ErrorCode.ILLEGAL_TRANSITION,
            ErrorCode.NOT_FOUND,
        ),
    )
    async def accept(
        self, request_id: FromPath[UUID], data: JSONBody[SiteAccept], context: Asked, principal: Asker
    ) -> SiteRequestView:
        """Book one of the offered times, or 409 with why not and the nearest times. Scope: requests."""
        async with context.acting(principal) as (uow, account):
            answer = await service.accept(uow, account, request_id, data, context.now())
            await uow.commit()
        return answer

    @post("/{request_id:uuid}/decline", status_code=200, opt=_REQUESTS, responses=_NO)
    async def decline(
        self, request_id: FromPath[UUID], data: JSONBody[SiteNo], context: Asked, principal: Asker
    ) -> SiteRequestView:
        """None of the offered times suits; they are free again. Scope: requests."""
        async with context.acting(principal) as (uow, account):
            answer = await service.decline(uow, account, request_id, data.reason, context.now())
            await uow.commit()
        return answer

    @post("/{request_id:uuid}/withdraw", status_code=200, opt=_REQUESTS, responses=_NO)
    async def withdraw(
        self, request_id: FromPath[UUID], data: JSONBody[SiteNo], context: Asked, principal: Asker
    ) -> SiteRequestView:
        """The customer no longer wants the visit. Scope: requests."""
        async with context.acting(principal) as (uow, account):
            answer = await service.withdraw(uow, account, request_id, data.reason, context.now())
            await uow.commit()
        return answer
