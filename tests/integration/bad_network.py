"""A network that fails, over real sockets: a proxy between a desktop and its server that does what it is told.

One request a connection, so that each can be hit alone. Not here: what must come of it (the tests).
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import Enum, auto
from urllib.parse import urlsplit

_HTML = b"<html><body>Welcome to the hotel</body></html>"


class Fault(Enum):
    """What happens to one request."""

    DROPPED = auto()
    """Done by the server; the connection is closed instead of the answer."""
    RESET = auto()
    """The same, by a reset."""
    TORN = auto()
    """Half of the answer, then closed."""
    TORN_SILENT = auto()
    """Half of the answer, then nothing at all: neither bytes nor an end."""
    DOUBLED = auto()
    """The request arrives twice, and both answers come."""
    HALF_OPEN = auto()
    """Accepted, and never answered: the server hears nothing."""
    CUT = auto()
    """Done by the server; nothing comes back, nor an end."""
    HELD = auto()
    """The answer waits in the network until ``release``."""
    LATE = auto()
    """The request itself does; by then whoever asked has gone."""
    PORTAL = auto()
    """A captive portal's page, with 200."""
    REDIRECT = auto()
    """302 to the portal."""
    MUST_SIGN_IN = auto()
    """511, as RFC 6585 has it."""
    GATEWAY = auto()
    """A proxy's own 502, as a page."""
    BUFFERED = auto()
    """Nothing passes until the answer has ended: a stream never does."""
    BUFFERED_BODY = auto()
    """The same, but the head passes at once."""


PAGES = {
    Fault.PORTAL: b"200 OK",
    Fault.REDIRECT: b"302 Found\r\nLocation: http://portal.example/",
    Fault.MUST_SIGN_IN: b"511 Network Authentication Required",
    Fault.GATEWAY: b"502 Bad Gateway",
}


class BadNetwork:
    """Start it, give its ``address`` to a desktop, and tell it what goes wrong."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self._upstream = (parts.hostname or "", parts.port or 0)
        self._once: list[tuple[str, Fault]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._relays: set[asyncio.Task[None]] = set()
        self._frozen: set[asyncio.Task[None]] = set()
        self.always: dict[str, Fault] = {}
        """By the beginning of a path."""
        self.packet = 65_536
        """Bytes of an answer that are passed on at a time, at most."""
        self.carried: Callable[[str, int], Awaitable[None]] | None = None
        """Awaited after each such packet, with its path and bytes: by a clock that it moves, a line has a width."""
        self.requests: list[str] = []
        self.hits: Counter[Fault] = Counter()
        self.release = asyncio.Event()
        self.address = ""

    def once(self, path: str, fault: Fault, times: int = 1) -> None:
        """The next requests whose path begins so fail."""
        self._once += [(path, fault)] * times

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=1 << 20)
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    async def quiet(self) -> None:
        """Until every request but the streams has found its end."""
        while [task for task in self._tasks if task.get_name() not in ("/sync/events", "/sync/version")]:  # noqa: ASYNC110 what is waited for is another process
            await asyncio.sleep(0.01)

    def standing(self, path: str) -> int:
        """How many answers of that path are coming in just now."""
        return sum(task.get_name() == path for task in self._relays)

    def freeze(self, path: str) -> None:
        """What stands of that path passes nothing any more, and ends at neither side."""
        self._frozen |= {task for task in self._relays if task.get_name() == path}

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer), name="bad network")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await _request(reader)
            method, path = (part.decode() for part in request.split(b" ", 2)[:2])
            self.requests.append(f"{method} {path.partition('?')[0]}")
            own_task().set_name(path.partition("?")[0])
            await self._pass_on(request, self._fault(path), reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            pass  # either side went
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    def _fault(self, path: str) -> Fault | None:
        once = next((each for each in self._once if path.startswith(each[0])), None)
        if once is not None:
            self._once.remove(once)
        fault = (
            once[1] if once else next((f for start, f in self.always.items() if path.startswith(start)), None)
        )
        if fault is not None:
            self.hits[fault] += 1
        return fault

    async def _pass_on(
        self,
        request: bytes,
        fault: Fault | None,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        match fault:
            case None:
                await self._relay(request, reader, writer)
            case Fault.HALF_OPEN:
                await reader.read()
            case Fault.LATE:
                await self.release.wait()
                await self._answer(request)
            case Fault.BUFFERED_BODY:
                await self._relay(request, reader, writer, held_after_head=True)
            case _ if fault in PAGES:
                writer.write(_page(PAGES[fault]))
            case _:
                await self._spoil(fault, await self._answer(request), request, reader, writer)

    async def _spoil(
        self,
        fault: Fault,
        answer: bytes,
        request: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        """What comes back of an answer that the server has given."""
        match fault:
            case Fault.DOUBLED:
                writer.write(answer + await self._answer(request))
            case Fault.TORN | Fault.TORN_SILENT:
                writer.write(answer[: len(answer) // 2])
            case Fault.HELD:
                await self.release.wait()
                writer.write(answer)
            case Fault.BUFFERED:
                writer.write(answer)
            case Fault.RESET:
                wire: socket.socket = writer.get_extra_info("socket")
                wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
        if fault in (Fault.CUT, Fault.TORN_SILENT):
            await writer.drain()
            await reader.read()

    async def _answer(self, request: bytes) -> bytes:
        upstream, wire = await asyncio.open_connection(*self._upstream)
        try:
            wire.write(request)
            return await upstream.read()
        finally:
            wire.close()

    async def _relay(
        self,
        request: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        *,
        held_after_head: bool = False,
    ) -> None:
        upstream, wire = await asyncio.open_connection(*self._upstream)
        try:
            wire.write(request)
            if held_after_head:
                writer.write(await upstream.readuntil(b"\r\n\r\n"))
                await writer.drain()
                writer.write(await upstream.read())
            self._relays.add(own_task())
            while (chunk := await upstream.read(self.packet)) or own_task() in self._frozen:
                if own_task() in self._frozen:
                    await reader.read()
                    return
                writer.write(chunk)
                await writer.drain()
                if self.carried is not None:
                    await self.carried(own_task().get_name(), len(chunk))
        finally:
            self._relays.discard(own_task())
            wire.close()


def own_task() -> asyncio.Task[None]:
    """The one that serves this request."""
    task = asyncio.current_task()
    assert task is not None
    return task


async def _request(reader: asyncio.StreamReader) -> bytes:
    """One whole request, which asks for the connection to be closed after it."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    length = next((int(line[15:]) for line in lines if line.lower().startswith(b"content-length:")), 0)
    kept = [line for line in lines if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*kept, b"Connection: close", b"", b""]) + await reader.readexactly(length)


def _page(status: bytes) -> bytes:
    length = str(len(_HTML)).encode()
    return (
        b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\nContent-Length: " + length
        + b"\r\nConnection: close\r\n\r\n" + _HTML
    )  # fmt: skip
