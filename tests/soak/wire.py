"""The way between a desktop and the server, where requests and answers get lost, torn or doubled.

What goes down on the server's side is for the desktop a connection that broke.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from random import Random

import httpx

from tests.soak.fate import Down

LOST_REQUEST, LOST_ANSWER, TORN_ANSWER, DOUBLED = 0.03, 0.12, 0.03, 0.03
"""Shares of what is asked."""
NO_COPY = 0.4
"""The share of whole files that a server has no time to write: then the rows come one by one."""
NOT_WRITTEN = b'{"code": "not_found", "detail": "copy"}'
COPY = "/sync/copy"
EVENTS = "/sync/events"
"""A stream, which goes through as it is."""
FAILED = "answered 500"


class Wire(httpx.AsyncBaseTransport):
    """Over any other transport; ``server_down`` is awaited when the server went down at a failpoint."""

    def __init__(
        self,
        inner: httpx.AsyncBaseTransport,
        chance: Random,
        happened: Counter[str] | None = None,
        server_down: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._inner = inner
        self._chance = chance
        self._happened = Counter() if happened is None else happened
        self._server_down = server_down
        self.calm = False
        """Whether nothing gets lost any more."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises ``httpx.TransportError`` as a network does."""
        if request.url.path == COPY and self._chance.random() < NO_COPY:
            self._happened["files not written"] += 1
            return httpx.Response(404, content=NOT_WRITTEN)
        endless = request.url.path == EVENTS
        fault = 1.0 if self.calm or endless else self._chance.random()
        if fault < LOST_REQUEST:
            self._happened["requests lost"] += 1
            raise httpx.ConnectError("lost on the way", request=request)
        fault -= LOST_REQUEST
        if LOST_ANSWER + TORN_ANSWER <= fault < LOST_ANSWER + TORN_ANSWER + DOUBLED:
            self._happened["requests doubled"] += 1
            await self._asked(request)
        answer = await self._asked(request)
        if endless:
            return answer
        body = await answer.aread()
        if fault < LOST_ANSWER:
            self._happened["answers lost"] += 1
            raise httpx.ReadError("lost on the way back", request=request)
        if fault < LOST_ANSWER + TORN_ANSWER and len(body) > 1:
            self._happened["answers torn"] += 1
            body = body[: self._chance.randrange(1, len(body))]
        headers = [
            (key, value)
            for key, value in answer.headers.items()
            if key not in ("content-length", "content-encoding", "transfer-encoding")
        ]
        return httpx.Response(answer.status_code, headers=headers, content=body)

    async def aclose(self) -> None:
        """Close what is behind it."""
        await self._inner.aclose()

    async def _asked(self, request: httpx.Request) -> httpx.Response:
        try:
            answer = await self._inner.handle_async_request(request)
        except Down:
            assert self._server_down is not None
            await self._server_down()
            raise httpx.ReadError("the server went down", request=request) from None
        if answer.status_code == 500:
            self._happened[FAILED] += 1
        return answer
