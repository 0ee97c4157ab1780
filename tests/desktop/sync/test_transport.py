"""Answers over a real socket: whole, torn, silent, and not from our server at all."""

from __future__ import annotations

import asyncio
import gc
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing, asynccontextmanager, suppress

import pytest

from desktop.sync import transport as transport_module
from desktop.sync.errors import BadAnswer, Refused, Unreachable
from desktop.sync.transport import Transport
from scheduling.wire import CopyWanted, Page

Handler = Callable[[asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def answering(*parts: bytes, hang: bool = False, watchdog: float = 25.0) -> AsyncIterator[Transport]:
    """A server that answers anything with these bytes, then closes, or says nothing more."""
    over = asyncio.Event()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        with suppress(ConnectionError):  # who asked has heard enough
            for part in parts:
                writer.write(part)
                await writer.drain()
        if hang:
            await over.wait()
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport = Transport(f"http://127.0.0.1:{port}", watchdog=watchdog)
    try:
        yield transport
    finally:
        over.set()
        await transport.aclose()
        server.close()
        await server.wait_closed()
        gc.collect()
        for _ in range(10):  # what httpx reads an answer by that was given up ends one after the other
            await asyncio.sleep(0)


def answer(body: bytes, status: str = "200 OK", kind: str = "application/json", length: int = 0) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length or len(body)}\r\n\r\n"
    return head.encode() + body


def stream(*chunks: bytes) -> list[bytes]:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    return [head, *(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)]


async def _pull(transport: Transport) -> Page:
    return await transport.call("GET", "/sync/pull", Page, params={"cursor": 1})


async def test_a_page_is_a_page_and_unknown_fields_are_ignored() -> None:
    body = b'{"cursor": 3, "more": false, "rows": [], "server_time": 5, "mood": "fine"}'
    async with answering(answer(body)) as transport:
        assert await _pull(transport) == Page(cursor=3, more=False, rows=[], server_time=5)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Please accept our terms</html>",
        b'{"cursor": 3, "mo',
        b"",
        b'{"cursor": "\xff"}',
        b'{"cursor": 1}',
    ],
)
async def test_what_is_not_our_answer_is_a_bad_answer(body: bytes) -> None:
    async with answering(answer(body)) as transport:
        with pytest.raises(BadAnswer):
            await _pull(transport)


async def test_a_redirect_to_a_portal_is_a_bad_answer() -> None:
    async with answering(answer(b"", "302 Found\r\nLocation: http://portal.test/")) as transport:
        with pytest.raises(BadAnswer):
            await _pull(transport)


async def test_an_answer_cut_short_is_no_answer() -> None:
    async with answering(answer(b'{"cursor"', length=500)) as transport:
        with pytest.raises(Unreachable):
            await _pull(transport)


@pytest.mark.parametrize(("said", "seconds"), [("5", 5.0), ("Fri, 31 Dec 1999 23:59:59 GMT", None)])
async def test_a_server_error_is_no_answer_with_its_wait(said: str, seconds: float | None) -> None:
    async with answering(answer(b"oops", f"503 Busy\r\nRetry-After: {said}")) as transport:
        with pytest.raises(Unreachable) as raised:
            await _pull(transport)
    assert raised.value.retry_after == seconds


async def test_a_problem_is_a_refusal_with_its_code() -> None:
    body = b'{"code": "not_allowed", "detail": "Ask the owner"}'
    async with answering(answer(body, "403 Forbidden")) as transport:
        with pytest.raises(Refused) as raised:
            await _pull(transport)
    assert (raised.value.status, raised.value.problem.code) == (403, "not_allowed")


async def test_nobody_there_is_unreachable() -> None:
    async with answering() as transport:
        pass
    gone = Transport(transport.base_url)
    with pytest.raises(Unreachable):
        await _pull(gone)
    await gone.aclose()


async def test_an_address_that_is_none_is_unreachable() -> None:
    transport = Transport("http://[garage")
    with pytest.raises(Unreachable):
        await _pull(transport)
    await transport.aclose()


async def _follow(transport: Transport) -> None:
    async with aclosing(transport.events("")) as versions:
        async for _ in versions:
            pass


async def test_events_come_as_versions() -> None:
    parts = stream(
        b": beat\n\n",
        b"event: version\nda",
        b"ta: 7\n\nevent: version\ndata: 8\n\n",
        b"data: soon\n\n8\n\n",
        b"",
    )
    async with answering(*parts) as transport, aclosing(transport.events("")) as versions:
        assert [version async for version in versions] == [None, 7, 8]


async def test_silence_on_the_stream_is_noticed() -> None:
    async with answering(*stream(b": beat\n\n"), hang=True, watchdog=0.05) as transport:
        with pytest.raises(Unreachable, match="ReadTimeout"):
            await _follow(transport)


async def test_events_that_are_none_are_a_bad_answer() -> None:
    async with answering(answer(b"<html>", kind="text/html")) as transport:
        with pytest.raises(BadAnswer):
            await _follow(transport)


@pytest.mark.parametrize("rows", [6_000, 1, 0])
async def test_a_snapshot_comes_in_batches(rows: int) -> None:
    lines = [
        b'{"cursor": 4, "epoch": "01a1fbf6-a77a-78ed-9cb2-e23eb4ce1be5", "rows": %d, "server_time": 1}' % rows
    ]
    lines += [b'{"kind": "bay", "id": "01a1fbf6-a77a-78ed-9cb2-e23eb4ce1be5", "ver": 1}'] * rows + [b""]
    async with (
        answering(answer(b"\n".join(lines))) as transport,
        transport.snapshot({"from": 0, "to": 1}, "token") as (head, batches),
    ):
        assert head.rows == rows
        found = [batch async for batch in batches]
        assert [line for batch in found for line in batch] == lines[1:-1]
        assert all(found), "nobody waits for a batch of nothing"


WANTED = CopyWanted(file_key="1f" * 48, layout="", window_from=0, window_to=1)
HEAD = b'{"cursor": 4, "epoch": "01a1fbf6-a77a-78ed-9cb2-e23eb4ce1be5", "rows": %d, "server_time": 1}\n'
ROW = b'{"kind": "bay", "id": "01a1fbf6-a77a-78ed-9cb2-e23eb4ce1be5", "ver": %d}\n'


def zipped(body: bytes, length: int = 0) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % (length or len(body))
    return head + body


async def _rows(transport: Transport) -> list[bytes]:
    async with transport.snapshot({"from": 0, "to": 1}, "token") as (_, batches):
        return [line async for batch in batches for line in batch]


async def test_a_snapshot_that_comes_compressed_has_the_same_rows() -> None:
    rows = [ROW % version for version in range(6_000)]
    async with answering(zipped(gzip.compress(HEAD % len(rows) + b"".join(rows)))) as transport:
        assert await _rows(transport) == [row.strip() for row in rows]


async def test_a_page_that_comes_compressed_is_the_same_page() -> None:
    body = b'{"cursor": 3, "more": false, "rows": [], "server_time": 5}'
    async with answering(zipped(gzip.compress(body))) as transport:
        assert await _pull(transport) == Page(cursor=3, more=False, rows=[], server_time=5)


async def test_compressed_rows_that_are_cut_are_no_snapshot() -> None:
    """By the network: less than was announced. By something on the way that announces what it gives: rows lack."""
    body = gzip.compress(HEAD % 900 + b"".join(ROW % version for version in range(900)))
    async with answering(zipped(body[: len(body) // 2], len(body))) as transport:
        with pytest.raises(Unreachable):
            await _rows(transport)
    async with answering(zipped(body[: len(body) // 2])) as transport:
        with pytest.raises(BadAnswer, match="rows of 900"):
            await _rows(transport)


async def test_what_is_not_compressed_as_it_says_is_no_answer() -> None:
    async with answering(zipped(b"<html>" * 100)) as transport:
        with pytest.raises(Unreachable, match="DecodingError"):
            await _rows(transport)


def bomb(piece: bytes, megabytes: int, head: bytes = b"") -> Iterator[bytes]:
    """A thousand times longer unpacked, and without an end of its own."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    yield packer.compress(head)
    for _ in range(megabytes):
        yield packer.compress(piece * (2**20 // len(piece)))
    yield packer.flush()


@pytest.mark.parametrize("piece", [b"0", b"\n", b"[]\n"], ids=["a line", "no lines", "lines"])
async def test_rows_that_unpack_without_an_end_fill_no_memory(piece: bytes) -> None:
    body = b"".join(bomb(piece, 300, HEAD % 5_000))
    async with answering(zipped(body)) as transport:
        tracemalloc.start()
        try:
            with pytest.raises(BadAnswer, match="snapshot"):
                await _rows(transport)
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert most < 160 << 20, "of 300 MB: what one read of the network unpacks to, and a line"


async def test_a_page_that_unpacks_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport_module, "MOST_ANSWER", 3 << 20)
    async with answering(zipped(b"".join(bomb(b" ", 8)))) as transport:
        with pytest.raises(BadAnswer, match="more than 3145728 bytes"):
            await _pull(transport)


async def test_a_snapshot_from_a_portal_is_a_bad_answer() -> None:
    async with answering(answer(b"<html>")) as transport:
        with pytest.raises(BadAnswer):
            async with transport.snapshot({}, ""):
                pass


async def test_a_copy_whose_head_has_no_end_is_no_copy() -> None:
    async with answering(zipped(b"".join(bomb(b"0", 30)))) as transport:
        with pytest.raises(BadAnswer):
            async with transport.copy(WANTED, ""):
                pass
