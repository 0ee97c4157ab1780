"""What a device without access may still send, and the owner's review of it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Annotated, Any
from uuid import UUID

import sqlalchemy as sa
from litestar import Controller, Request, Response, delete, get, post, put
from litestar.background_tasks import BackgroundTask
from litestar.params import FromPath, JSONBody, QueryParameter

from scheduling.errors import ErrorCode, RuleError
from scheduling.handover_messages import (
    HandOver,
    HandoverList,
    LeftFile,
    LeftFileTaken,
    QuarantinedFiles,
    QuarantinePage,
    Taken,
)
from scheduling.rights import Action
from scheduling.wire import PushResult
from sync_server.api.pushing import in_words
from sync_server.http.context import Asked, Asker, Context, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.http.problems import WORLD_FAILED, is_passing, log_bug
from sync_server.http.tokens import Principal
from sync_server.http.words import language_of
from sync_server.services import handover, handover_files, quarantine, quarantined_files
from sync_server.services.refusals import NotSignedIn

WhoseDevice = Annotated[UUID, QueryParameter()]
After = Annotated[int, QueryParameter(ge=0, le=2**62)]
_REVIEW = needs(Action.REVIEW_HANDOVERS)


@post(
    "/sync/handover",
    status_code=200,
    tags=["sync"],
    responses=refusals(
        ErrorCode.NOT_SIGNED_IN,
        ErrorCode.NOT_ALLOWED,
        ErrorCode.QUARANTINE_FULL,
        ErrorCode.TOO_MANY_ATTEMPTS,
        signed_in=False,
    ),
)
async def hand_over(
    data: JSONBody[HandOver], request: Request[Any, Any, Any], context: Asked
) -> Response[Taken]:
    """Give up the changes of a device that has no access any more, for the owner to look at.

    By the refresh token that it has, for 400 days after that one's end (any older one only for 30), or by an access
    token in the header, however old. Each change is kept once, however often it is sent. A device that has access is
    refused: it pushes.
    """
    now = context.now()
    who = await _leaving(context, request, data.refresh_token)
    context.handover_limits.known(who.device_id.hex, now)
    async with context.bootstrap.unit_of_work(who.tenant_id) as uow:
        taken = await handover.receive(uow, who, data, now)
        await uow.commit()
    return Response(Taken(taken=taken), background=BackgroundTask(_tell, context, who.tenant_id))


@post(
    "/sync/handover/files",
    status_code=200,
    tags=["sync"],
    responses=refusals(
        ErrorCode.NOT_SIGNED_IN,
        ErrorCode.NOT_ALLOWED,
        ErrorCode.TOO_MANY_ATTEMPTS,
        signed_in=False,
    ),
)
async def hand_over_file(
    data: JSONBody[LeftFile], request: Request[Any, Any, Any], context: Asked
) -> Response[LeftFileTaken]:
    """Announce a file that such a device had not sent, then put its parts, then announce it again until none lacks.

    By the same tokens. It may be sent again at any time, and goes on where it stopped. At most 200 files and 1,000 MB
    of one device wait for the owner; of more than that nothing is taken, which the answer says.
    """
    now = context.now()
    who = await _leaving(context, request, data.refresh_token)
    context.handover_limits.known(who.device_id.hex, now)
    async with context.bootstrap.unit_of_work(who.tenant_id) as uow:
        taken = await handover_files.announce(uow, who, data, now)
        await uow.commit()
    is_new = 0 in taken.missing  # else it goes on, or is whole, or waits for nobody
    return Response(taken, background=BackgroundTask(_tell, context, who.tenant_id) if is_new else None)


@put(
    "/sync/handover/files/{file_id:uuid}/parts/{number:int}",
    status_code=204,
    tags=["sync"],
    responses=refusals(
        ErrorCode.NOT_SIGNED_IN,
        ErrorCode.NOT_ALLOWED,
        ErrorCode.NOT_FOUND,
        ErrorCode.GONE,
        ErrorCode.TOO_MANY_ATTEMPTS,
        signed_in=False,
    ),
)
async def hand_over_part(
    request: Request[Any, Any, Any],
    file_id: FromPath[UUID],
    number: FromPath[int],
    *,
    device_id: WhoseDevice,
    context: Asked,
) -> None:
    """Put one part of 256 KiB, counted from 0, as the raw body; in any order, and again without harm.

    The header has the access token, or the refresh token; ``device_id`` is the one that was announced.
    """
    who = await _leaving(context, request)
    context.handover_limits.known_part(who.device_id.hex, context.now())
    content = await request.body()
    async with context.bootstrap.unit_of_work(who.tenant_id) as uow:
        await handover_files.put_part(uow, who, device_id, file_id, number=number, content=content)
        await uow.commit()


async def _tell(context: Context, tenant_id: UUID) -> None:
    """Wake the open desktops: with its next page the owner's is told how much waits now.

    In a transaction of its own, for which nobody who hands over or decides has to wait: what fails here is made up for
    with the next page that is asked for anyway.
    """
    with suppress(*WORLD_FAILED):
        async with context.bootstrap.unit_of_work(tenant_id) as uow:
            await uow.bump()
            await uow.commit()


async def _leaving(
    context: Context, request: Request[Any, Any, Any], refresh_token: str = ""
) -> handover.Leaving:
    """Without a refresh token in the message either kind of token is in the header."""
    now, address = context.now(), request.client.host if request.client else ""
    context.handover_limits.check(address, now)
    try:
        return await _holder(context, request.headers.get("authorization", ""), refresh_token)
    except NotSignedIn:
        context.handover_limits.failed(address, now)
        raise


async def _holder(context: Context, authorization: str, refresh_token: str) -> handover.Leaving:
    known = partial(handover.holder_of, context.bootstrap.unit_of_work, context.refresh_texts)
    if refresh_token:
        return await known(refresh_token, context.now())
    try:
        holder = context.tokens.holder_of(authorization)
    except NotSignedIn:
        return await known(authorization.partition(" ")[2], context.now())
    return handover.Leaving(tenant_id=holder.tenant_id, staff_id=holder.staff_id, device_id=holder.device_id)


class HandoversController(Controller):
    """``/handovers``: needs the owner's token."""

    path = "/handovers"
    tags = ("handovers",)
    guards = (signed_in,)
    security = SIGNED_IN

    @get("/", opt=_REVIEW, responses=refusals())
    async def handovers(self, context: Asked, principal: Asker) -> HandoverList:
        """The devices without access that handed something over, and how much of it waits for a decision."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await quarantine.handovers(uow, account, context.now())

    @get("/{device_id:uuid}", opt=_REVIEW, responses=refusals(ErrorCode.NOT_FOUND))
    async def changes(
        self, device_id: FromPath[UUID], context: Asked, principal: Asker, *, after: After = 0
    ) -> QuarantinePage:
        """What waits of one device, in the order in which it was made: 50 at a time, from behind the number `after`."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await quarantine.page(uow, account, device_id, after)

    @post(
        "/changes/{mid:uuid}",
        status_code=200,
        opt=_REVIEW,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.GONE),
    )
    async def apply(
        self, mid: FromPath[UUID], context: Asked, principal: Asker, request: Request[Any, Any, Any]
    ) -> PushResult:
        """Apply a change now, in the owner's name, as if the owner had pushed it.

        Once: what was applied is answered as it was then. A refusal that changes nothing leaves it waiting.
        """
        result = await _apply(context, principal, mid)
        return in_words(result, language_of(request.headers.get("accept-language", "")))

    @delete(
        "/changes/{mid:uuid}",
        status_code=204,
        opt=_REVIEW,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.GONE),
    )
    async def discard(self, mid: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Discard a change for good."""
        async with context.acting(principal) as (uow, account):
            await quarantine.discard(uow, account, mid, context.now())
            await uow.commit()

    @get("/{device_id:uuid}/files", opt=_REVIEW, responses=refusals(ErrorCode.NOT_FOUND))
    async def files(self, device_id: FromPath[UUID], context: Asked, principal: Asker) -> QuarantinedFiles:
        """The files of one device that wait, and whose they are."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await quarantined_files.page(uow, account, device_id)

    @post(
        "/files/{file_id:uuid}",
        status_code=204,
        opt=_REVIEW,
        responses=refusals(
            ErrorCode.NOT_FOUND,
            ErrorCode.GONE,
            ErrorCode.FILE_INCOMPLETE,
            ErrorCode.FILE_DAMAGED,
            ErrorCode.FILE_TYPE,
            ErrorCode.FILE_TOO_LARGE,
        ),
    )
    async def keep_file(self, file_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Keep a file: it becomes one of its session, if its type and the room there allow it.

        Once, however often it is asked. A refusal leaves it waiting. ``not_found`` where its session is not there
        yet: apply the booking first.
        """
        await _keep_file(context, principal, file_id)
        await _tell(context, principal.tenant_id)

    @delete(
        "/files/{file_id:uuid}",
        status_code=204,
        opt=_REVIEW,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.GONE),
    )
    async def discard_file(self, file_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Discard a file for good."""
        async with context.acting(principal) as (uow, account):
            await quarantined_files.discard(uow, account, file_id, context.now())
            await uow.commit()
        await _tell(context, principal.tenant_id)


async def _keep_file(context: Context, principal: Principal, file_id: UUID) -> None:
    """In as many transactions as it has some megabytes: the organization does not wait for a long video."""
    try:
        missing = await _begin_file(context, principal, file_id)
        while missing:
            async with context.acting(principal) as (uow, account):
                await quarantined_files.copy(uow, account, file_id, missing)
                await uow.commit()
            missing = await _begin_file(context, principal, file_id)
        async with context.acting(principal) as (uow, account):
            await quarantined_files.finish(uow, account, file_id, context.now())
            await uow.commit()
    except RuleError as error:
        async with context.acting(principal) as (uow, account):
            await quarantined_files.refuse(uow, account, file_id, error, context.now())
            await uow.commit()
        raise


async def _begin_file(context: Context, principal: Principal, file_id: UUID) -> list[int] | None:
    async with context.acting(principal) as (uow, account):
        missing = await quarantined_files.begin(uow, account, file_id, context.now())
        await uow.commit()
    return missing


async def _apply(context: Context, principal: Principal, mid: UUID) -> PushResult:
    """What the program fails at is refused, as of any push: whatever a device wrote there is no bug of ours."""
    clock = context.bootstrap.clock
    try:
        async with context.acting(principal) as (uow, account):
            return await quarantine.apply(uow, account, mid, clock)
    except (RuleError, *WORLD_FAILED):
        raise
    except Exception as error:
        if isinstance(error, sa.exc.DBAPIError) and is_passing(error):
            raise
        log_bug(error, "a change that was handed over")
    async with context.acting(principal) as (uow, account):
        return await quarantine.refuse(uow, account, mid, clock)
