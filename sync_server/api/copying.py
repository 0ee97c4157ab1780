"""A device's rows as the file that it keeps them in. Not here: how it is written (``db.cache_copy``)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator
from typing import Any

import msgspec
from litestar import Request
from litestar.response import Stream

from scheduling import cache_layout
from scheduling.errors import Invalid, NotFound, Rule
from scheduling.limits import LAST_INSTANT
from scheduling.wire import Copy, CopyWanted
from sync_server.db import cache_copy
from sync_server.http import packing
from sync_server.http.context import Context
from sync_server.http.tokens import Principal
from sync_server.services import pull as pulling
from sync_server.services.greeting import check_age

_KEY = re.compile(r"[0-9a-f]{96}")


async def copy(
    context: Context, principal: Principal, wanted: CopyWanted, request: Request[Any, Any, Any]
) -> Stream:
    """A head, then the file, encrypted with the key that was sent along.

    Raises ``NotFound`` where there is none for this device now: of another layout, or the server has no time or no
    room for it, or whoever asked has gone. The snapshot's lines are always there.
    """
    _check(wanted)
    if wanted.layout != cache_layout.layout() or context.copying.locked():
        raise NotFound("copy")
    async with context.copying:
        async with context.acting(principal, reading=True) as (uow, account):
            check_age(account, context.bootstrap.settings.least_app)
            window = pulling.Window(wanted.window_from, wanted.window_to)
            head, rows = await pulling.snapshot(uow, account, window, context.now())
        try:
            async with packing.watched(request) as gone:
                file = await asyncio.to_thread(cache_copy.write, rows, wanted.file_key, gone.is_set)
        except cache_copy.NotCopied as error:
            raise NotFound("copy") from error
    told = Copy(
        cursor=head.cursor, epoch=head.epoch, rows=head.rows, server_time=head.server_time, size=file.size
    )
    line = msgspec.json.encode(told) + b"\n"
    headers = {"Content-Length": str(len(line) + file.size), "Cache-Control": "no-store"}
    return packing.streamed(_sent(line, file), "application/octet-stream", headers)


async def _sent(line: bytes, file: cache_copy.CacheCopy) -> AsyncGenerator[bytes]:
    yield line
    for start in range(0, file.size, cache_copy.PIECE):
        yield await asyncio.to_thread(file.piece, start)


def _check(wanted: CopyWanted) -> None:
    if _KEY.fullmatch(wanted.file_key) is None:
        raise Invalid("file_key", field="file_key", rule=Rule.UNREADABLE)
    for name in ("window_from", "window_to"):
        if not 0 <= getattr(wanted, name) <= LAST_INSTANT:
            raise Invalid(name, field=name, rule=Rule.OUT_OF_RANGE)
