"""What a device does to stay in agreement: hello, push, pull, snapshot, events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Controller, Request, Response, get, post, put
from litestar.params import FromQuery, JSONBody, QueryParameter
from litestar.response import ServerSentEvent, Stream

from scheduling.errors import ErrorCode, Invalid
from scheduling.escrow_messages import SealedKey
from scheduling.limits import LAST_INSTANT
from scheduling.rights import Action
from scheduling.wire import (
    POLL_SECONDS,
    PUSH_LIMIT,
    CopyWanted,
    Hello,
    Page,
    Push,
    PushAnswer,
    Row,
    Snapshot,
    Standing,
    Welcome,
)
from sync_server.api import copying, events, pushing
from sync_server.http import packing
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.http.words import language_of
from sync_server.services import escrow
from sync_server.services import pull as pulling
from sync_server.services.greeting import check_age, greet

From = Annotated[int, QueryParameter(name="from", ge=0, le=LAST_INSTANT)]
To = Annotated[int, QueryParameter(name="to", ge=0, le=LAST_INSTANT)]
Instant = Annotated[int, QueryParameter(ge=0, le=LAST_INSTANT)]
Cursor = Annotated[int, QueryParameter(ge=0, le=2**62)]
Wait = Annotated[float, QueryParameter(ge=0, le=POLL_SECONDS)]


LINES = 1_000
"""Rows of a snapshot made at a time."""


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
            return await greet(
                uow,
                account,
                data,
                context.now(),
                least_app=context.bootstrap.settings.least_app,
                escrow_key=context.escrow.public,
            )

    @put("/key", status_code=204, opt=needs(Action.PULL), responses=refusals())
    async def keep_key(self, data: JSONBody[SealedKey], context: Asked, principal: Asker) -> None:
        """Keep the key of a device's files, sealed to the `escrow_key` of the greeting, in case it gets lost there."""
        async with context.acting(principal) as (uow, account):
            await escrow.keep(uow, account, data, context.escrow, context.now())
            await uow.commit()

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
        # failpoint: push.answering
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
        request: Request[Any, Any, Any],
        *,
        cursor: Cursor,
        epoch: FromQuery[UUID],
        start: From,
        end: To,
    ) -> Response[Page]:
        """The changes after a cursor."""
        async with context.acting(principal, reading=True) as (uow, account):
            check_age(account, context.bootstrap.settings.least_app)
            page = await pulling.page(
                uow,
                account,
                cursor=cursor,
                epoch=epoch,
                window=pulling.Window(start, end),
                now=context.now(),
                carried=context.bootstrap.notifier.channels,
            )
        return await packing.answered(request, page)

    @get(
        "/window",
        opt=needs(Action.PULL),
        responses=refusals(ErrorCode.CURSOR_TOO_OLD, ErrorCode.UPGRADE_NEEDED),
    )
    async def window(
        self,
        context: Asked,
        principal: Asker,
        request: Request[Any, Any, Any],
        *,
        cursor: Cursor,
        epoch: FromQuery[UUID],
        start: From,
        end: To,
        known_from: Instant,
        known_to: Instant,
    ) -> Response[Page]:
        """What comes within a window that moved on, for a device at a cursor, which stays."""
        async with context.acting(principal, reading=True) as (uow, account):
            check_age(account, context.bootstrap.settings.least_app)
            page = await pulling.entering(
                uow,
                account,
                cursor=cursor,
                epoch=epoch,
                window=pulling.Window(start, end),
                known=pulling.Window(known_from, known_to),
                now=context.now(),
            )
        return await packing.answered(request, page)

    @get(
        "/snapshot",
        media_type="application/x-ndjson",
        opt=needs(Action.PULL),
        responses=refusals(ErrorCode.UPGRADE_NEEDED),
    )
    async def snapshot(
        self,
        context: Asked,
        principal: Asker,
        request: Request[Any, Any, Any],
        *,
        start: From,
        end: To,
    ) -> Stream:
        """Everything: a head, then a row a line. Read whole first, so that no slow reader holds a transaction.

        Compressed with gzip where the request's `Accept-Encoding` has it.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            check_age(account, context.bootstrap.settings.least_app)
            head, rows = await pulling.snapshot(uow, account, pulling.Window(start, end), context.now())
        return packing.listed(request, lines_of(head, rows))

    @post(
        "/copy",
        status_code=200,
        media_type="application/octet-stream",
        opt=needs(Action.PULL),
        responses=refusals(ErrorCode.UPGRADE_NEEDED, ErrorCode.NOT_FOUND),
    )
    async def copy(
        self, data: JSONBody[CopyWanted], context: Asked, principal: Asker, request: Request[Any, Any, Any]
    ) -> Stream:
        """The snapshot as the file in which a desktop keeps it, under a key that the desktop made: a head, then bytes.

        `not_found` where there is no such file for this program now: the lines of the snapshot are always there.
        """
        return await copying.copy(context, principal, data, request)

    @get("/events", media_type="text/event-stream", opt=needs(Action.PULL), responses=refusals())
    async def events(self, context: Asked, principal: Asker) -> ServerSentEvent:
        """Server-sent events that only say "version n"."""
        return await events.stream(context, principal)

    @get("/version", opt=needs(Action.PULL), responses=refusals())
    async def version(
        self, context: Asked, principal: Asker, *, after: Cursor, seconds: Wait = POLL_SECONDS
    ) -> Response[Standing]:
        """Where the organization stands: at once if not at `after`, else when it changes or after `seconds`.

        For devices whose network holds the stream of events back.
        """
        standing = await events.standing(context, principal, after, seconds)
        return Response(standing, headers={"Cache-Control": "no-store"})


def lines_of(head: Snapshot, rows: list[Row]) -> Iterator[bytes]:
    """A snapshot as its lines, some at a time."""
    encoder = msgspec.json.Encoder()
    yield encoder.encode_lines([head])
    for start in range(0, len(rows), LINES):
        yield encoder.encode_lines(rows[start : start + LINES])
