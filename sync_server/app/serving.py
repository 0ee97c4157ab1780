"""Serving over HTTP until told to end: the socket, the line that says where, and a calm shutdown."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket

import uvicorn

from sync_server.app import create_app, create_context
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db import standing
from sync_server.http.context import Context

GRACEFUL_SECONDS = 3


class _Server(uvicorn.Server):
    """Says where it listens once it does, and lets streams of events end before it waits for them."""

    def __init__(self, config: uvicorn.Config, context: Context, address: str) -> None:
        super().__init__(config)
        self._context = context
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            print(f"listening on {self._address}", flush=True)  # noqa: T201 - told to whoever started it

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._context.listener.closing.set()
        await super().shutdown(sockets=sockets)


def serve(settings: Settings) -> int:
    """Serve until a signal; the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    bootstrap = Bootstrap.from_settings(settings)
    context = create_context(bootstrap)
    listening = socket.create_server((settings.host, settings.port), backlog=512)
    port = listening.getsockname()[1]
    config = uvicorn.Config(
        create_app(bootstrap, context),
        access_log=False,
        log_level="warning",
        log_config=None,
        timeout_graceful_shutdown=GRACEFUL_SECONDS,
        server_header=False,
    )
    server = _Server(config, context, f"http://{settings.host}:{port}")
    with listening, asyncio.Runner(loop_factory=_loop) as runner:
        runner.run(_serve(server, bootstrap, listening))
    return 0 if server.started else 1


async def _serve(server: uvicorn.Server, bootstrap: Bootstrap, listening: socket.socket) -> None:
    """Raises ``WrongDatabase``: before it listens, or once a database that was away has come."""
    try:
        await standing.check(bootstrap.engine)
    except standing.AWAY:
        checking = asyncio.create_task(_end_unless_right(server, bootstrap))
    except standing.WrongDatabase:
        await bootstrap.close()
        raise
    else:
        return await server.serve(sockets=[listening])
    await server.serve(sockets=[listening])
    if not checking.done():
        checking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await checking


async def _end_unless_right(server: uvicorn.Server, bootstrap: Bootstrap) -> None:
    try:
        await standing.wait_and_check(bootstrap.engine)
    except standing.WrongDatabase:
        server.should_exit = True
        raise


def _loop() -> asyncio.AbstractEventLoop:
    """The fast loop where there is one."""
    try:
        import uvloop
    except ImportError:
        return asyncio.SelectorEventLoop()  # psycopg does not work with Windows' default loop
    return uvloop.new_event_loop()
