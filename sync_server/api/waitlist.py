"""The waitlist of those who found nobody online."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.matching_messages import AskNow, JoinWaitlist, SearchView, WaitlistAnswer, WaitlistLine
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import assigning
from sync_server.services import waitlist as service


class WaitlistController(Controller):
    """``/waitlist``: needs a token."""

    path = "/waitlist"
    tags = ("waitlist",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=needs(Action.VIEW_SEARCH), responses=refusals())
    async def everybody(self, context: Asked, principal: Asker) -> WaitlistAnswer:
        """Who waits or was told that somebody is there, the first to come first."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.everybody(uow, account, context.now())

    @post(
        "/",
        status_code=200,
        opt=needs(Action.MANAGE_WAITLIST),
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.ILLEGAL_TRANSITION, ErrorCode.TOO_LONG),
    )
    async def join(self, data: JSONBody[JoinWaitlist], context: Asked, principal: Asker) -> WaitlistLine:
        """Stand in the line: first come, first served. Answers the place, and how long others waited.

        Whoever joined within two hours is told when a mechanic comes online, with the mechanic's time held for a
        quarter of an hour. One place a customer (`illegal_transition`). Safe to repeat with the same `entry_id`.
        """
        async with context.acting(principal) as (uow, account):
            line = await service.join(uow, account, data, context.now())
            await uow.commit()
        return line

    @get(
        "/{entry_id:uuid}",
        opt=needs(Action.MANAGE_WAITLIST),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def one(self, entry_id: FromPath[UUID], context: Asked, principal: Asker) -> WaitlistLine:
        """An entry as it stands: its place, or whose time is held for it and until when."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.one(uow, account, entry_id, context.now())

    @delete(
        "/{entry_id:uuid}",
        status_code=204,
        opt=needs(Action.MANAGE_WAITLIST),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def leave(self, entry_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Out of the line; what was held is free again."""
        async with context.acting(principal) as (uow, account):
            await service.leave(uow, account, entry_id, context.now())
            await uow.commit()

    @post(
        "/{entry_id:uuid}/book",
        status_code=200,
        opt=needs(Action.MANAGE_WAITLIST),
        responses=refusals(
            ErrorCode.NOT_FOUND,
            ErrorCode.TOO_LONG,
            ErrorCode.PRICE_CHANGED,
            ErrorCode.PLAN_WITHDRAWN,
            ErrorCode.ACTIVE_ELSEWHERE,
            ErrorCode.TOO_EARLY,
            ErrorCode.TOO_LATE,
            ErrorCode.GONE,
        ),
    )
    async def book(
        self, entry_id: FromPath[UUID], data: JSONBody[AskNow], context: Asked, principal: Asker
    ) -> SearchView:
        """An immediate session from what was held: the mechanic whose time it is is asked first, and answers.

        Before a time is held it is too early, once the hold has lapsed too late; another kind or length than the
        entry's is refused. Refused, the place in the line stays.
        """
        async with context.acting(principal) as (uow, account):
            session = await service.book(uow, account, entry_id, data, context.now())
            view = await assigning.search(uow, account, session.id, context.now())
            await uow.commit()
        return view
