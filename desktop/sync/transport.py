"""HTTP to the server: typed messages out, typed answers or typed failures in.

Not here: who is asking (``account``), what to ask when (``engine``).
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from typing import TypeVar, cast

import httpx

from desktop.store import codec
from desktop.sync.errors import BadAnswer, NotSignedIn, Refused, ServerFault, Unreachable
from scheduling.wire import Problem, Row, Snapshot

T = TypeVar("T")

ANSWER_SECONDS = 20.0
WATCHDOG_SECONDS = 25.0
"""A stream of events on which nothing arrives for so long is dead; the server's heart beats each 10 s."""
BATCH = 250
"""Rows of a snapshot handled at a time; small enough that the window stays alive."""


class Transport:
    """One server, asked over kept-alive connections."""

    def __init__(
        self,
        base_url: str,
        *,
        language: str = "en-CA",
        client: httpx.AsyncClient | None = None,
        watchdog: float = WATCHDOG_SECONDS,
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self._client = client or httpx.AsyncClient()
        self._headers = {"Accept-Language": language}
        self._watchdog = watchdog

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def call(
        self,
        method: str,
        path: str,
        answer: type[T],
        *,
        body: object = None,
        params: Mapping[str, str | int] | None = None,
        token: str = "",
    ) -> T:
        """Ask once; raises ``Unreachable``, ``BadAnswer``, ``Refused`` or ``NotSignedIn``."""
        content = None if body is None else codec.encode(body)
        async with self._stream(method, path, params=params, token=token, content=content) as response:
            data = await response.aread()
        return _decode(answer, data)

    async def send(self, method: str, path: str, *, body: object = None, token: str = "") -> None:
        """Ask for something that has no answer but done (204, which no captive portal says)."""
        content = None if body is None else codec.encode(body)
        async with self._stream(method, path, params=None, token=token, content=content) as response:
            await response.aread()
            if response.status_code != 204:
                raise BadAnswer(f"{method} {path}: {response.status_code}")

    @asynccontextmanager
    async def snapshot(
        self, params: Mapping[str, str | int], token: str
    ) -> AsyncIterator[tuple[Snapshot, AsyncIterator[list[Row]]]]:
        """The snapshot's head and its rows in batches; a torn one raises ``BadAnswer`` at its end."""
        async with self._stream(
            "GET", "/sync/snapshot", params=params, token=token, content=None
        ) as response:
            lines = _lines(response)
            async with aclosing(lines):
                head = _decode(Snapshot, await anext(lines, b""))
                async with aclosing(_batches(lines, head.rows)) as batches:
                    yield head, batches

    async def events(self, token: str) -> AsyncGenerator[int | None]:
        """The organization's versions as they come; ``None`` first, as soon as the stream stands.

        What is no version is ignored. Ends when the server ends it; a stream that is silent for too long
        raises ``Unreachable``.
        """
        async with self._stream(
            "GET", "/sync/events", params=None, token=token, content=None, silence=self._watchdog
        ) as response:
            if not response.headers.get("content-type", "").startswith("text/event-stream"):
                raise BadAnswer("events: not an event stream")
            yield None
            async with _closing(response.aiter_lines()) as lines:
                async for line in lines:
                    version = line.removeprefix("data:").strip()
                    if version != line and version.isascii() and version.isdigit():
                        yield int(version)

    @asynccontextmanager
    async def _stream(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str | int] | None,
        token: str,
        content: bytes | None,
        silence: float = ANSWER_SECONDS,
    ) -> AsyncIterator[httpx.Response]:
        """An answer with status 2xx; all else is raised, and so is what breaks while it is read.

        Raises ``Unreachable`` after ``silence`` seconds without a byte.
        """
        headers = dict(self._headers)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if content is not None:
            headers["Content-Type"] = "application/json"
        try:
            async with self._client.stream(
                method,
                self.base_url + path,
                params=params,
                headers=headers,
                content=content,
                timeout=httpx.Timeout(ANSWER_SECONDS, read=silence),
            ) as response:
                if not response.is_success:
                    raise _failure(path, response, await response.aread())
                yield response
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
            raise Unreachable(f"{method} {path}: {type(error).__name__}") from error


def _decode(cls: type[T], data: bytes) -> T:
    try:
        return codec.decode(cls, data)
    except codec.Malformed as error:
        raise BadAnswer(str(error)) from error


def _failure(path: str, response: httpx.Response, data: bytes) -> Exception:
    """What a status that is not 2xx means."""
    wait = _retry_after(response.headers.get("retry-after", ""))
    if response.status_code == 500:
        return ServerFault("the server answered 500", wait, path)
    if response.status_code > 500:
        return Unreachable(f"the server answered {response.status_code}", wait)
    try:
        problem = codec.decode(Problem, data)
    except codec.Malformed:
        return BadAnswer(f"{response.status_code} without our problem", wait)
    kind = NotSignedIn if response.status_code == 401 else Refused
    return kind(response.status_code, problem, wait, path)


def _retry_after(text: str) -> float | None:
    """Seconds; a date (which our server never sends) counts as not said."""
    return float(text) if text.isascii() and text.isdigit() else None


def _closing(parts: AsyncIterator[T]) -> aclosing[AsyncGenerator[T]]:
    """What httpx reads an answer by is a generator, though not declared as one: it wants closing."""
    return aclosing(cast("AsyncGenerator[T]", parts))


async def _lines(response: httpx.Response) -> AsyncGenerator[bytes]:
    rest = b""
    async with _closing(response.aiter_bytes()) as chunks:
        async for chunk in chunks:
            *whole, rest = (rest + chunk).split(b"\n")
            for line in whole:
                yield line
    if rest:
        yield rest


async def _batches(lines: AsyncIterator[bytes], expected: int) -> AsyncGenerator[list[Row]]:
    batch: list[Row] = []
    count = 0
    async for line in lines:
        batch.append(_decode(Row, line))
        count += 1
        if len(batch) == BATCH:
            yield batch
            batch = []
    if count != expected:
        raise BadAnswer(f"snapshot: {count} rows of {expected}")
    if batch:
        yield batch
