"""HTTP to the server: typed messages out, typed answers or typed failures in.

Not here: who is asking (``account``), what to ask when (``engine``).
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast

from desktop.store import codec
from desktop.sync.errors import BadAnswer, NotSignedIn, Refused, ServerFault, Unreachable
from scheduling.wire import Copy, CopyWanted, Problem, Snapshot

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")

ANSWER_SECONDS = 20.0
WATCHDOG_SECONDS = 25.0
"""A stream of events on which nothing arrives for so long is dead; the server's heart beats each 10 s."""
READ_BYTES = 1 << 20
"""Of a snapshot, looked through at a time: what came compressed may be a thousand times as long."""
MOST_LINE = 1 << 22
"""Bytes of one row, which is far shorter, and of a head; what is longer is no answer of our server's."""
MOST_ANSWER = 1 << 26
"""Bytes of any answer that is kept in memory whole, unpacked."""
BYTES = "application/octet-stream"
PORTAL_ASKS = 511
"""What a captive portal that follows RFC 6585 answers in a server's place."""


class Transport:
    """One server, asked over kept-alive connections."""

    def __init__(
        self,
        base_url: str,
        *,
        language: str = "en-CA",
        client: httpx.AsyncClient | None = None,
        watchdog: float = WATCHDOG_SECONDS,
        patience: float = ANSWER_SECONDS,
    ) -> None:
        """``watchdog`` and ``patience``: seconds without a byte after which a stream, or an answer, is given up."""
        self.base_url = base_url.rstrip("/")
        self._client = client
        self._opening = Lock()
        self._headers = {"Accept-Language": language}
        self._watchdog = watchdog
        self._patience = patience

    async def aclose(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()

    def warm_up(self) -> None:
        """Load what speaks HTTP, which takes longer than the first paint: in a thread, so that no click waits."""
        import anyio._backends._asyncio
        import anyio.streams.tls  # noqa: F401

        self._opened()

    def _opened(self) -> httpx.AsyncClient:
        import httpx

        with self._opening:
            if self._client is None:
                self._client = httpx.AsyncClient()
            return self._client

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
            data = await _whole(response)
        return _decode(answer, data)

    async def send(self, method: str, path: str, *, body: object = None, token: str = "") -> None:
        """Ask for something that has no answer but done (204, which no captive portal says)."""
        content = None if body is None else codec.encode(body)
        async with self._stream(method, path, params=None, token=token, content=content) as response:
            await _whole(response)
            if response.status_code != 204:
                raise BadAnswer(f"{method} {path}: {response.status_code}")

    async def put(self, path: str, content: bytes, *, token: str = "") -> None:
        """Hand over bytes as they are; the answer is done (204)."""
        async with self._stream(
            "PUT", path, params=None, token=token, content=content, media_type=BYTES
        ) as response:
            await _whole(response)
            if response.status_code != 204:
                raise BadAnswer(f"PUT {path}: {response.status_code}")

    @asynccontextmanager
    async def download(self, path: str, *, token: str = "") -> AsyncIterator[AsyncIterator[bytes]]:
        """The bytes of an answer as they come; raises what ``call`` raises, also while they are read."""
        asked = self._stream("GET", path, params=None, token=token, content=None)
        async with asked as response, _closing(response.aiter_bytes()) as chunks:
            yield chunks

    @asynccontextmanager
    async def snapshot(
        self, params: Mapping[str, str | int], token: str
    ) -> AsyncIterator[tuple[Snapshot, AsyncIterator[list[bytes]]]]:
        """The snapshot's head and its rows in batches, a row a line and not read yet.

        A torn one raises ``BadAnswer`` at its end.
        """
        async with self._stream(
            "GET", "/sync/snapshot", params=params, token=token, content=None
        ) as response:
            lines = _lines(response)
            async with aclosing(lines):
                first = await anext(lines, [b""])
                head = _decode(Snapshot, first[0])
                async with aclosing(_batches(first[1:], lines, head.rows)) as batches:
                    yield head, batches

    @asynccontextmanager
    async def copy(self, wanted: CopyWanted, token: str) -> AsyncIterator[tuple[Copy, AsyncIterator[bytes]]]:
        """A snapshot as a file: its head, and its bytes as they come. Whoever reads it counts them."""
        content = codec.encode(wanted)
        asked = self._stream("POST", "/sync/copy", params=None, token=token, content=content)
        async with asked as response, _closing(response.aiter_bytes()) as chunks:
            line, rest = await _first_line(chunks)
            head = _decode(Copy, line)
            async with aclosing(_chained(rest, chunks)) as following:
                yield head, following

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
        silence: float | None = None,
        media_type: str = "application/json",
    ) -> AsyncIterator[httpx.Response]:
        """An answer with status 2xx; all else is raised, and so is what breaks while it is read.

        Raises ``Unreachable`` after ``silence`` seconds without a byte; as many as an answer has, where not given.
        """
        headers = dict(self._headers)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if content is not None:
            headers["Content-Type"] = media_type
        import httpx

        try:
            async with self._opened().stream(
                method,
                self.base_url + path,
                params=params,
                headers=headers,
                content=content,
                timeout=httpx.Timeout(self._patience, read=silence or self._patience),
            ) as response:
                if not response.is_success:
                    raise _failure(path, response, await _whole(response))
                yield response
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
            left = not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
            raise Unreachable(f"{method} {path}: {type(error).__name__}", left=left) from error


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
    if response.status_code == PORTAL_ASKS:
        return BadAnswer("the network wants a person to sign in to it", wait)
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


async def _chained(first: T, others: AsyncIterator[T]) -> AsyncGenerator[T]:
    yield first
    async for each in others:
        yield each


async def _whole(response: httpx.Response) -> bytes:
    """All of an answer."""
    parts: list[bytes] = []
    size = 0
    async with _closing(response.aiter_bytes()) as chunks:
        async for chunk in chunks:
            size += len(chunk)
            if size > MOST_ANSWER:
                raise BadAnswer(f"an answer of more than {MOST_ANSWER} bytes")
            parts.append(chunk)
    return b"".join(parts)


async def _first_line(chunks: AsyncIterator[bytes]) -> tuple[bytes, bytes]:
    """It, and what came behind it."""
    found = b""
    async for chunk in chunks:
        found += chunk
        if b"\n" in chunk or len(found) > MOST_LINE:
            break
    line, _, rest = found.partition(b"\n")
    return line, rest


async def _lines(response: httpx.Response) -> AsyncGenerator[list[bytes]]:
    """Whole lines, as many as came at once but no more than ``READ_BYTES`` has."""
    rest = b""
    async with _closing(response.aiter_bytes()) as chunks:
        async for chunk in chunks:
            for start in range(0, len(chunk), READ_BYTES):
                *whole, rest = (rest + chunk[start : start + READ_BYTES]).split(b"\n")
                if len(rest) > MOST_LINE:
                    raise BadAnswer("snapshot: a line without an end")
                if whole:
                    yield whole
    if rest:
        yield [rest]


async def _batches(
    first: list[bytes], lines: AsyncIterator[list[bytes]], expected: int
) -> AsyncGenerator[list[bytes]]:
    count = 0
    async with aclosing(_chained(first, lines)) as batches:
        async for some in batches:
            count += len(some)
            if count > expected:
                break
            if some:
                yield some
    if count != expected:
        raise BadAnswer(f"snapshot: {count} rows of {expected}")
