"""What a device does to stay in agreement: hello, push, pull, snapshot, events."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Controller, Request, Response, get, post
from litestar.params import FromQuery, JSONBody, QueryParameter
from litestar.response import ServerSentEvent

from scheduling.errors import ErrorCode, Invalid
from scheduling.limits import LAST_INSTANT
from scheduling.rights import Action
from scheduling.wire import PUSH_LIMIT, Hello, Page, Push, PushAnswer, Row, Snapshot, Welcome
from sync_server.api import events, pushing
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.http.words import language_of
from sync_server.services import pull as pulling
from sync_server.services.greeting import check_age, greet

From = Annotated[int, QueryParameter(name="from", ge=0, le=LAST_INSTANT)]
To = Annotated[int, QueryParameter(name="to", ge=0, le=LAST_INSTANT)]
Cursor = Annotated[int, QueryParameter(ge=0, le=2**62)]


class SyncController(Controller):
    """``/sync``: needs a token."""

    path = "/sync"
    tags = ("sync",)
    security = SIGNED_IN
    guards = (signed_in,)

    @post("/hello", status_code=200, opt=needs(), responses=refusals())
    async def hello(self, data: JSONBody[Hello], context: Asked, principal: Asker) -> Welcome:
        """Versions, window, and how far the device has pushed."""
        async with context.acting(principal) as (uow, account):
            return await greet(uow, account, data, context.now(), context.bootstrap.settings.least_app)

    @post("/push", status_code=200, opt=needs(Action.PULL), responses=refusals(ErrorCode.CURSOR_TOO_OLD))
    async def push(
        self, data: JSONBody[Push], context: Asked, principal: Asker, request: Request[Any, Any, Any]
    ) -> PushAnswer:
        """Each mutation in a transaction of its own; a result each, until a gap or a fork.

        `outcome.detail` of a refusal says it in the caller's language; behind, in brackets, what the rule found.
        """
        if len(data.mutations) > PUSH_LIMIT:
            raise Invalid("too many mutations")
        results = await pushing.push(context, principal, data)
        language = language_of(request.headers.get("accept-language", ""))
        return PushAnswer(results=[pushing.in_words(each, language) for each in results])

    @get(
        "/pull",
        opt=needs(Action.PULL),
        responses=refusals(ErrorCode.CURSOR_TOO_OLD, ErrorCode.UPGRADE_NEEDED),
    )
    async def pull(
        self,
        context: Asked,
        principal: Asker,
        *,
        cursor: Cursor,
        epoch: FromQuery[UUID],
        start: From,
        end: To,
    ) -> Page:
        """The changes after a cursor."""
        async with context.acting(principal, reading=True) as (uow, account):
            check_age(account, context.bootstrap.settings.least_app)
            return await pulling.page(
                uow,
                account,
                cursor=cursor,
                epoch=epoch,
                window=pulling.Window(start, end),
                now=context.now(),
            )

    @get(
        "/snapshot",
        media_type="application/x-ndjson",
        opt=needs(Action.PULL),
        responses=refusals(ErrorCode.UPGRADE_NEEDED),
    )
    async def snapshot(self, context: Asked, principal: Asker, *, start: From, end: To) -> Response[bytes]:
        """Everything: a head, then a row a line. Made whole first, so that no slow reader holds a transaction."""
        async with context.acting(principal, reading=True) as (uow, account):
            check_age(account, context.bootstrap.settings.least_app)
            head, rows = await pulling.snapshot(uow, account, pulling.Window(start, end), context.now())
        return Response(_lines(head, rows), media_type="application/x-ndjson")

    @get("/events", media_type="text/event-stream", opt=needs(Action.PULL), responses=refusals())
    async def events(self, context: Asked, principal: Asker) -> ServerSentEvent:
        """Server-sent events that only say "version n"."""
        return await events.stream(context, principal)


def _lines(head: Snapshot, rows: list[Row]) -> bytes:
    buffer = bytearray()
    encoder = msgspec.json.Encoder()
    for line in (head, *rows):
        buffer += encoder.encode(line)
        buffer += b"\n"
    return bytes(buffer)
