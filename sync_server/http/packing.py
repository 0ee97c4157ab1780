"""Long answers: made in a thread of their own, compressed for who takes that, let go when who asked has gone.

Not here: what is in them.
"""

from __future__ import annotations

import asyncio
import threading
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Iterator
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any, TypeVar, cast

import msgspec
from litestar import Request, Response
from litestar.background_tasks import BackgroundTask
from litestar.response import Stream

T = TypeVar("T")


LEVEL = 4
"""Of nine: rows come to an eighth of their size; at most a sixteenth less for more of the processor's work."""
WORTH = 16_384
"""Bytes; what is shorter goes as it is."""
_GZIP = 16 + zlib.MAX_WBITS


def takes_gzip(accepted: str) -> bool:
    """Whether an ``Accept-Encoding`` names gzip, and not only to refuse it."""
    for part in accepted.lower().split(","):
        name, *settings = (text.strip() for text in part.split(";"))
        if name == "gzip":
            return not any(_is_nothing(text) for text in settings)
    return False


def _is_nothing(setting: str) -> bool:
    name, _, value = setting.partition("=")
    return name.strip() == "q" and not value.strip().strip("0.")


def packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same, compressed as they come."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _GZIP)
    for piece in pieces:
        if some := packer.compress(piece):
            yield some
    yield packer.flush()


def listed(request: Request[Any, Any, Any], lines: Iterable[bytes]) -> Stream:
    """Newline-delimited JSON, compressed where the asker takes that."""
    headers = {"Vary": "Accept-Encoding"}
    if _taken(request):
        headers["Content-Encoding"] = "gzip"
        lines = packed(lines)
    return streamed(made_apart(lines), "application/x-ndjson", headers)


def streamed(pieces: AsyncGenerator[bytes], media_type: str, headers: dict[str, str]) -> Stream:
    """Pieces one after the other; whoever makes them is let go at once when nobody reads on, not when that is found."""

    async def end() -> None:
        await pieces.aclose()

    return Stream(pieces, media_type=media_type, headers=headers, background=BackgroundTask(end))


async def answered(request: Request[Any, Any, Any], message: T) -> Response[T]:
    """A message as JSON; compressed where it is long and the asker takes that."""
    content = msgspec.json.encode(message)
    headers = {"Vary": "Accept-Encoding"}
    if len(content) >= WORTH and _taken(request):
        headers["Content-Encoding"] = "gzip"
        async with aclosing(made_apart(packed([content]))) as pieces:
            content = b"".join([piece async for piece in pieces])
    return Response(cast("T", content), media_type="application/json", headers=headers)


def _taken(request: Request[Any, Any, Any]) -> bool:
    return takes_gzip(request.headers.get("accept-encoding", ""))


async def made_apart(pieces: Iterable[bytes]) -> AsyncGenerator[bytes]:
    """The pieces as a thread makes them.

    It waits for no reader, so that what they are made of is let go soon, and makes no further piece for one that has
    gone: closing waits for the one under way. Raises what making one raised.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()
    gone = threading.Event()

    def make() -> None:
        try:
            for piece in pieces:
                if gone.is_set():
                    return
                loop.call_soon_threadsafe(queue.put_nowait, piece)
        finally:
            loop.call_soon_threadsafe(queue.put_nowait, None)

    making = asyncio.ensure_future(asyncio.to_thread(make))
    try:
        while (piece := await queue.get()) is not None:
            yield piece
        await making
    finally:
        gone.set()
        await asyncio.wait([making])


@asynccontextmanager
async def watched(request: Request[Any, Any, Any]) -> AsyncIterator[threading.Event]:
    """Set as soon as whoever asked has gone: for work in a thread that comes before the answer."""
    gone = threading.Event()

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        gone.set()

    watching = asyncio.ensure_future(watch())
    try:
        yield gone
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
