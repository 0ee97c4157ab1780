"""After a session: summary, rating; and of a customer: what is ahead, which mechanics they like."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, put
from litestar.params import FromPath, JSONBody, QueryParameter

from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.limits import LAST_INSTANT, MOST_MINUTES
from scheduling.rights import Action
from scheduling.visit_messages import Afterwards, Favourites, RatingRequest, SummaryRequest, UpcomingList
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import afterwards as service
from sync_server.services import upcoming

Starts = Annotated[int | None, QueryParameter(ge=1, lt=LAST_INSTANT)]
Minutes = Annotated[int, QueryParameter(ge=1, le=MOST_MINUTES)]


class AfterwardsController(Controller):
    """``/sessions/{id}`` once it is over: needs a token."""

    path = "/sessions/{session_id:uuid}"
    tags = ("sessions",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get(
        "/afterwards",
        opt=needs(Action.VIEW_SESSION, scope=Scope.SESSIONS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def afterwards(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> Afterwards:
        """What the mechanic says of a session and how its customer rated it."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.of_session(uow, account, session_id)

    @put(
        "/summary",
        opt=needs(Action.CONDUCT),
        responses=refusals(
            ErrorCode.NOT_FOUND, ErrorCode.ILLEGAL_TRANSITION, ErrorCode.TOO_LONG, ErrorCode.STALE_EDIT
        ),
    )
    async def summarize(
        self, session_id: FromPath[UUID], data: JSONBody[SummaryRequest], context: Asked, principal: Asker
    ) -> Afterwards:
        """Write the summary of a session that is over, or write it anew; at most 8,000 characters."""
        async with context.acting(principal) as (uow, account):
            written = await service.summarize(uow, account, session_id, data, context.now())
            await uow.commit()
        return written

    @put(
        "/rating",
        opt=needs(Action.RATE, scope=Scope.SESSIONS),
        responses=refusals(
            ErrorCode.NOT_FOUND, ErrorCode.ILLEGAL_TRANSITION, ErrorCode.GONE, ErrorCode.TOO_LONG
        ),
    )
    async def rate(
        self, session_id: FromPath[UUID], data: JSONBody[RatingRequest], context: Asked, principal: Asker
    ) -> Afterwards:
        """The customer's 1 to 5 stars with words; one a session, and it stays. The mechanic's average follows."""
        async with context.acting(principal) as (uow, account):
            rated = await service.rate(uow, account, session_id, data, context.now())
            await uow.commit()
        return rated


class UpcomingController(Controller):
    """``/customers/{id}/upcoming``: needs a token."""

    path = "/customers/{customer_id:uuid}/upcoming"
    tags = ("sessions",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=needs(Action.VIEW_CUSTOMERS), responses=refusals(ErrorCode.NOT_FOUND))
    async def upcoming(
        self,
        customer_id: FromPath[UUID],
        context: Asked,
        principal: Asker,
        *,
        starts: Starts = None,
        minutes: Minutes = 60,
    ) -> UpcomingList:
        """What a customer has ahead already, before another booking is made; what overlaps a time is pointed out."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await upcoming.of_customer(
                uow, account, customer_id, context.now(), starts=starts, minutes=minutes
            )


class FavouritesController(Controller):
    """``/customers/{id}/favourites``: needs a token."""

    path = "/customers/{customer_id:uuid}/favourites"
    tags = ("sessions",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=needs(Action.VIEW_CUSTOMERS), responses=refusals(ErrorCode.NOT_FOUND))
    async def favourites(self, customer_id: FromPath[UUID], context: Asked, principal: Asker) -> Favourites:
        """The mechanics whom a customer likes."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.favourites(uow, account, customer_id)

    @put(
        "/{mechanic_id:uuid}",
        status_code=204,
        opt=needs(Action.EDIT_CUSTOMERS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def add(
        self, customer_id: FromPath[UUID], mechanic_id: FromPath[UUID], context: Asked, principal: Asker
    ) -> None:
        """Note that a customer likes a mechanic."""
        await _set(context, principal, customer_id, mechanic_id, liked=True)

    @delete(
        "/{mechanic_id:uuid}",
        status_code=204,
        opt=needs(Action.EDIT_CUSTOMERS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def remove(
        self, customer_id: FromPath[UUID], mechanic_id: FromPath[UUID], context: Asked, principal: Asker
    ) -> None:
        """No more."""
        await _set(context, principal, customer_id, mechanic_id, liked=False)


async def _set(
    context: Asked, principal: Asker, customer_id: UUID, mechanic_id: UUID, *, liked: bool
) -> None:
    async with context.acting(principal) as (uow, account):
        await service.set_favourite(uow, account, customer_id, mechanic_id, liked=liked, now=context.now())
        await uow.commit()
