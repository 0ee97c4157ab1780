"""The stream of nudges: "version n" whenever the organization changed, a heartbeat when it did not.

And the same asked for one by one, where a proxy on the way holds streams back.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator

from litestar.background_tasks import BackgroundTask
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage

from scheduling.errors import RuleError
from scheduling.rights import Action
from scheduling.wire import Standing
from sync_server.db.listener import MISSED
from sync_server.http.context import Context
from sync_server.http.problems import WORLD_FAILED
from sync_server.http.tokens import Principal
from sync_server.services import presence
from sync_server.services.models import Account
from sync_server.services.permissions import require

HEARTBEAT_SECONDS = 10.0
LONGEST_SECONDS = 15 * 60
"""A stream ends by then, so that who lost access does not go on listening; the device connects again."""


async def stream(context: Context, principal: Principal) -> ServerSentEvent:
    """Checks who asks before the stream begins."""
    account = await _listener(context, principal)
    messages = _messages(context, principal, is_mechanic=account.mechanic_id is not None)

    async def end() -> None:
        await messages.aclose()

    return ServerSentEvent(messages, background=BackgroundTask(end))


async def standing(context: Context, principal: Principal, after: int, seconds: float) -> Standing:
    """Wait until the organization stands at another version than ``after``, but ``seconds`` at most."""
    await _listener(context, principal)
    clock = asyncio.get_running_loop().time
    ends, closing = clock() + seconds, context.listener.closing
    with context.listener.versions(principal.tenant_id) as queue:
        version = await _current(context, principal)
        while version == after and clock() < ends and not closing.is_set():
            said = await _next(queue, closing, ends - clock())
            if said == MISSED:
                version = await _current(context, principal)
            elif said is not None:
                version = said
    return Standing(version=version)


async def _listener(context: Context, principal: Principal) -> Account:
    """Who asks, if they may listen; that they are there is noted."""
    async with context.acting(principal) as (uow, account):
        require(account, Action.PULL)
        if await presence.heard(uow, account, context.now()):
            await uow.commit()
    return account


async def _messages(
    context: Context, principal: Principal, *, is_mechanic: bool
) -> AsyncGenerator[ServerSentEventMessage]:
    clock = asyncio.get_running_loop().time
    heard, ends = clock(), clock() + LONGEST_SECONDS
    closing = context.listener.closing
    with context.listener.versions(principal.tenant_id) as queue:
        version: int | None = await _current(context, principal)
        while not closing.is_set():
            if is_mechanic and clock() - heard >= presence.TO_THE_MINUTE:
                heard = clock()
                await _still_there(context, principal)
            if version is None:
                yield ServerSentEventMessage(comment="alive")
            else:
                yield ServerSentEventMessage(event="version", data=str(version))
            if clock() >= ends:
                return
            version = await _next(queue, closing, HEARTBEAT_SECONDS)
            if version == MISSED:
                version = await _current(context, principal)


async def _next(queue: asyncio.Queue[int], closing: asyncio.Event, seconds: float) -> int | None:
    """The next version, or nothing within that time or when the server ends."""
    tasks = {asyncio.ensure_future(queue.get()), asyncio.ensure_future(closing.wait())}
    try:
        done, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            result = task.result()
            if result is not True:
                return int(result)
        return None
    finally:
        for task in tasks:
            task.cancel()


async def _current(context: Context, principal: Principal) -> int:
    """Asked to the end also when the listener leaves meanwhile: a query that is cut off costs its connection."""
    return await asyncio.shield(asyncio.ensure_future(_ask(context, principal)))


async def _still_there(context: Context, principal: Principal) -> None:
    """A mechanic whose desktop keeps listening is there. Access that was lost shows when the stream ends."""
    with contextlib.suppress(RuleError, *WORLD_FAILED):
        await asyncio.shield(asyncio.ensure_future(_note_heard(context, principal)))


async def _note_heard(context: Context, principal: Principal) -> None:
    async with context.acting(principal) as (uow, account):
        if await presence.heard(uow, account, context.now()):
            await uow.commit()


async def _ask(context: Context, principal: Principal) -> int:
    async with context.bootstrap.unit_of_work(principal.tenant_id) as uow:
        return (await uow.feed.state()).ver
