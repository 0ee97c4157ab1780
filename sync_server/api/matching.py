"""A mechanic at once: asking for one, how far the search is, assigning a workshop's own, and the ways on."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.matching_messages import AskNow, Assign, SearchView, WaysAnswer, WaysQuestion
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import assigning, immediate
from sync_server.services import ways as ways_service


class MatchingController(Controller):
    """``/matching``: needs a token."""

    path = "/matching"
    tags = ("matching",)
    security = SIGNED_IN
    guards = (signed_in,)

    @post(
        "/sessions",
        status_code=200,
        opt=needs(Action.SEEK_MECHANIC),
        responses=refusals(
            ErrorCode.NOT_FOUND,
            ErrorCode.TOO_LONG,
            ErrorCode.PRICE_CHANGED,
            ErrorCode.PLAN_WITHDRAWN,
            ErrorCode.ACTIVE_ELSEWHERE,
        ),
    )
    async def ask(self, data: JSONBody[AskNow], context: Asked, principal: Asker) -> SearchView:
        """An immediate session: the best three who are online are asked at once.

        After two minutes, or when all three declined, everybody who is online is asked; after half an hour without a
        yes the session is cancelled by the platform and refunded in full. Safe to repeat with the same `session_id`.
        """
        async with context.acting(principal) as (uow, account):
            session = await immediate.ask(uow, account, data, context.now())
            view = await assigning.search(uow, account, session.id, context.now())
            await uow.commit()
        return view

    @get(
        "/sessions/{session_id:uuid}",
        opt=needs(Action.SEEK_MECHANIC),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def search(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> SearchView:
        """How far the search for a session's mechanic is; for the shop also whom it asked, and why them.

        How anybody answered is not told, beyond whose the session is now.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await assigning.search(uow, account, session_id, context.now())

    @post(
        "/sessions/{session_id:uuid}/assign",
        status_code=200,
        opt=needs(Action.ASSIGN),
        responses=refusals(
            ErrorCode.NOT_FOUND,
            ErrorCode.GONE,
            ErrorCode.SLOT_TAKEN,
            ErrorCode.NOT_AVAILABLE,
            ErrorCode.ILLEGAL_TRANSITION,
        ),
    )
    async def assign(
        self, session_id: FromPath[UUID], data: JSONBody[Assign], context: Asked, principal: Asker
    ) -> SearchView:
        """Give a session that looks for its mechanic to one of the workshop's affiliated mechanics.

        Never to an independent one (`illegal_transition`): they are asked, and answer.
        """
        async with context.acting(principal) as (uow, account):
            view = await assigning.assign(uow, account, session_id, data.mechanic_id, context.now())
            await uow.commit()
        return view

    @post(
        "/ways",
        status_code=200,
        opt=needs(Action.SEEK_MECHANIC),
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG),
    )
    async def ways(self, data: JSONBody[WaysQuestion], context: Asked, principal: Asker) -> WaysAnswer:
        """Who could help at once; where nobody can, the ways on: join the waitlist, schedule instead, look through.

        Asks nobody and changes nothing.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await ways_service.ways(uow, account, data, context.now())
