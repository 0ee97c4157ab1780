"""A web server of calendars on loopback, which answers as a test says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answer = Callable[["Asked"], Awaitable[bytes]]


@dataclass
class Asked:
    """One request."""

    path: str
    headers: dict[str, str]


@dataclass
class IcsServer:
    """``answers`` by path; ``asked`` is what came."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def serve(self, path: str, body: bytes, *, status: str = "200 OK", **headers: str) -> None:
        """Always the same; with an ``etag`` or ``last_modified``, 304 to who has it."""
        known = {name.replace("_", "-"): value for name, value in headers.items()}

        async def answer(asked: Asked) -> bytes:
            unchanged = known.get("etag") and asked.headers.get("if-none-match") == known["etag"]
            dated = known.get("last-modified")
            unchanged = unchanged or (dated and asked.headers.get("if-modified-since") == dated)
            return (
                response(b"", "304 Not Modified", **headers)
                if unchanged
                else response(body, status, **headers)
            )

        self.answers[path] = answer

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            lines = [line.partition(":") for line in head[1:] if line]
            asked = Asked(head[0].split(" ")[1], {k.strip().lower(): v.strip() for k, _, v in lines})
            self.asked.append(asked)
            answer = self.answers.get(asked.path)
            writer.write(await answer(asked) if answer else response(b"", "404 Not Found"))
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


def response(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer, after which the connection ends."""
    told = {"content-length": str(len(body)), "connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


@asynccontextmanager
async def serving() -> AsyncIterator[IcsServer]:
    """One that runs meanwhile."""
    made = IcsServer()
    server = await asyncio.start_server(made.handle, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    async with server:
        yield made
