"""One session's day: arrival at the kiosk, the lobby, the thread, its history, and what was left open."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from scheduling.errors import ErrorCode, Gone
from scheduling.keys import Scope
from scheduling.rights import Action
from scheduling.visit_commands import CheckIn
from scheduling.visit_messages import (
    MOST_MESSAGES,
    History,
    LeftOpenList,
    Lobby,
    MessageLine,
    MessageRequest,
    ThreadPage,
)
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import history, left_open, lobby, thread, visits
from sync_server.services.answers import APPLIED

After = Annotated[int, QueryParameter(ge=0, le=2**53)]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST_MESSAGES)]


class VisitsController(Controller):
    """``/sessions``: needs a token."""

    path = "/sessions"
    tags = ("sessions",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/left-open", opt=needs(Action.VIEW_CALENDAR), responses=refusals())
    async def left_open(self, context: Asked, principal: Asker) -> LeftOpenList:
        """Sessions that their day closed over and nobody has settled, oldest first; a mechanic's own."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await left_open.page(uow, account)

    @post(
        "/{session_id:uuid}/check-in",
        status_code=204,
        opt=needs(Action.CHECK_IN),
        responses=refusals(
            ErrorCode.GONE, ErrorCode.TOO_EARLY, ErrorCode.ACTIVE_ELSEWHERE, ErrorCode.ILLEGAL_TRANSITION
        ),
    )
    async def check_in(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """The customer of a visit in person is here, at any time of its day; safe to repeat. For the kiosk.

        A desktop sends `session.check_in` in a push, so that it works offline too.
        """
        async with context.acting(principal) as (uow, account):
            await uow.bump()
            decision = await visits.check_in(uow, account, CheckIn(session_id=session_id), context.now())
            if decision != APPLIED:
                raise Gone("there is no such session")
            await uow.commit()

    @get(
        "/{session_id:uuid}/lobby",
        opt=needs(Action.VIEW_SESSION, scope=Scope.SESSIONS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def see_lobby(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> Lobby:
        """Who is in the lobby of a session online, from when one may join, and where video meets."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await lobby.see(uow, account, session_id, context.now())

    @put(
        "/{session_id:uuid}/lobby",
        opt=needs(Action.JOIN_LOBBY, scope=Scope.SESSIONS),
        responses=refusals(
            ErrorCode.NOT_FOUND, ErrorCode.GONE, ErrorCode.TOO_EARLY, ErrorCode.ACTIVE_ELSEWHERE
        ),
    )
    async def join_lobby(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> Lobby:
        """Join the lobby, from 15 minutes before the start; again within `heard_within` seconds to stay in it.

        A customer who has signed waits from then on; once both are there and it is time, the session begins. Too
        early is refused with the instant from which it opens (`params.from`).
        """
        async with context.acting(principal) as (uow, account):
            joined = await lobby.join(uow, account, session_id, context.now())
            await uow.commit()
        return joined

    @delete(
        "/{session_id:uuid}/lobby",
        status_code=204,
        opt=needs(Action.JOIN_LOBBY, scope=Scope.SESSIONS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def leave_lobby(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Leave the lobby; a session that has begun goes on."""
        async with context.acting(principal) as (uow, account):
            await lobby.leave(uow, account, session_id, context.now())
            await uow.commit()

    @get(
        "/{session_id:uuid}/thread",
        opt=needs(Action.VIEW_SESSION, scope=Scope.SESSIONS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def messages(
        self,
        session_id: FromPath[UUID],
        context: Asked,
        principal: Asker,
        *,
        after: After = 0,
        limit: Limit = 50,
    ) -> ThreadPage:
        """The thread between customer and staff, oldest first, after the message of a number."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await thread.page(uow, account, session_id, after=after, limit=limit)

    @post(
        "/{session_id:uuid}/thread",
        status_code=200,
        opt=needs(Action.ADD_TO_SESSION, scope=Scope.SESSIONS),
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG),
    )
    async def write(
        self, session_id: FromPath[UUID], data: JSONBody[MessageRequest], context: Asked, principal: Asker
    ) -> MessageLine:
        """Write on the thread, at most 4,000 characters; the same id again writes nothing and answers the same."""
        async with context.acting(principal) as (uow, account):
            line = await thread.write(uow, account, session_id, data, context.now())
            await uow.commit()
        return line

    @get(
        "/{session_id:uuid}/events",
        opt=needs(Action.VIEW_SESSION, scope=Scope.SESSIONS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def events(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> History:
        """What became of a session: who did what, when, from which device; oldest first."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await history.of_session(uow, account, session_id)
