"""Long answers: compressed for who takes that and else as before; whoever has gone has nothing made for them."""

from __future__ import annotations

import asyncio
import gzip
import os
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, cast

import httpx
import msgspec
import pytest
from litestar import Litestar

from scheduling import cache_layout
from scheduling.wire import CopyWanted
from sync_server.app import create_app
from sync_server.bootstrap import Bootstrap
from sync_server.db import cache_copy
from sync_server.http import packing
from sync_server.http.context import Context
from tests.sync_server.caller import Caller
from tests.sync_server.shop import Shop

SNAPSHOT = "/sync/snapshot"


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("", False),
        ("identity", False),
        ("gzip", True),
        ("gzip, deflate", True),
        ("br;q=1.0, GZIP;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("gzip;q=1.0", True),
        ("gzip;q=", False),
        ("gzip;level=0", True),
        ("x-gzip, deflate", False),
        ("*", False),
        (";;,q=,,=", False),
    ],
)
def test_who_takes_gzip(accepted: str, taken: bool) -> None:
    assert packing.takes_gzip(accepted) is taken


@dataclass
class Raw:
    """An answer as it goes over the wire."""

    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Reader:
    """Asks the application itself, and goes away after so many pieces of the answer."""

    app: Litestar
    token: str
    pieces: int | None = None
    left: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(
        self, method: str, path: str, query: str = "", body: bytes = b"", accepted: str = ""
    ) -> Raw:
        told, asked = Raw(), [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            if not asked:
                await self.left.wait()
            return asked.pop() if asked else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                told.headers = {name.decode(): value.decode() for name, value in message["headers"]}
                return
            told.body += message["body"]
            if self.pieces is not None:
                self.pieces -= 1
            if self.pieces == 0 or not message.get("more_body"):
                self.left.set()
            if self.pieces == 0:
                await asyncio.Event().wait()  # its line takes no more

        await self.app(
            cast("Any", self._scope(method, path, query, accepted)), cast("Any", receive), cast("Any", send)
        )
        self.left = asyncio.Event()
        return told

    def _scope(self, method: str, path: str, query: str, accepted: str) -> dict[str, Any]:
        headers = [
            (b"authorization", f"Bearer {self.token}".encode()),
            (b"content-type", b"application/json"),
        ]
        return {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": headers + [(b"accept-encoding", accepted.encode())] * bool(accepted),
            "client": ("127.0.0.1", 1),
            "server": ("test", 80),
            "scheme": "http",
            "http_version": "1.1",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "root_path": "",
        }


@pytest.fixture
async def reader(bootstrap: Bootstrap, context: Context, client: httpx.AsyncClient, shop: Shop) -> Reader:
    caller = Caller(client, context, shop, "desk")
    await caller.hello()
    return Reader(create_app(bootstrap, context), caller.token)


@pytest.fixture
def window(shop: Shop) -> str:
    return f"from={shop.at(0, -30)}&to={shop.at(0, 180)}"


async def test_a_snapshot_goes_compressed_to_who_takes_that_and_else_as_before(
    reader: Reader, shop: Shop, window: str
) -> None:
    for hour in range(9, 17):
        await shop.send("desk", shop.booking(shop.at(hour)))
    plain = await reader("GET", SNAPSHOT, window)
    short = await reader("GET", SNAPSHOT, window, accepted="gzip, deflate")
    assert plain.body.splitlines()[1:] == gzip.decompress(short.body).splitlines()[1:]
    assert len(short.body) < len(plain.body) / 3
    assert "content-encoding" not in plain.headers
    assert short.headers["content-encoding"] == "gzip"
    for told in (plain, short):
        assert told.headers["vary"] == "Accept-Encoding"
        assert told.headers["content-type"] == "application/x-ndjson"


async def test_a_long_page_is_compressed_and_a_short_one_goes_as_it_is(
    reader: Reader, shop: Shop, window: str
) -> None:
    async with shop.uow() as uow:
        state = await uow.feed.state()
    where = f"{window}&epoch={state.epoch}&cursor="
    short = await reader("GET", "/sync/pull", f"{where}{state.ver}", accepted="gzip")
    assert "content-encoding" not in short.headers
    assert msgspec.json.decode(short.body)["rows"] == []
    for hour in range(8, 18):
        for mechanic in (shop.anna, shop.ivan, shop.bert):
            await shop.send("desk", shop.booking(shop.at(hour), mechanic_id=mechanic.id))
    plain = await reader("GET", "/sync/pull", f"{where}0")
    packed = await reader("GET", "/sync/pull", f"{where}0", accepted="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["content-length"] == str(len(packed.body))
    whole, unpacked = msgspec.json.decode(plain.body), msgspec.json.decode(gzip.decompress(packed.body))
    assert unpacked.pop("server_time") >= whole.pop("server_time")
    assert unpacked == whole
    assert len(plain.body) > packing.WORTH


async def test_it_is_made_in_another_thread_which_waits_for_no_reader() -> None:
    made: list[threading.Thread] = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            made.append(threading.current_thread())
            yield b"%d\n" % number

    async with aclosing(packing.made_apart(pieces())) as answer:
        assert await anext(answer) == b"0\n"
        while len(made) < 100:  # noqa: ASYNC110 what is waited for is the thread
            await asyncio.sleep(0)
        assert len([piece async for piece in answer]) == 99
    assert threading.main_thread() not in made


async def test_what_fails_there_fails_the_answer() -> None:
    def pieces() -> Iterator[bytes]:
        yield b"1"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        assert [piece async for piece in packing.made_apart(pieces())] == []


async def test_nothing_more_is_made_for_a_reader_that_has_gone() -> None:
    read = threading.Event()
    made: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(1_000):
            made.append(number)
            yield b"1"
            read.wait(60)

    answer = packing.made_apart(pieces())
    assert await anext(answer) == b"1"
    closing = asyncio.ensure_future(answer.aclose())
    await asyncio.sleep(0)
    assert not closing.done(), "it waits for the one under way"
    read.set()
    await closing
    assert made == [0, 1]


async def test_a_snapshot_that_nobody_reads_any_more_ends(
    reader: Reader, window: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    apart = packing.made_apart

    async def noted(pieces: Any) -> AsyncGenerator[bytes]:
        # closed here and now: one that is left to be collected may meet the end of its loop half way
        async with aclosing(apart(pieces)) as made:
            try:
                async for piece in made:
                    yield piece
            finally:
                ended.append("closed")

    monkeypatch.setattr(packing, "made_apart", noted)
    reader.pieces = 1
    await reader("GET", SNAPSHOT, window)
    assert ended == ["closed"]


async def test_news_that_nobody_hears_any_more_is_not_waited_for(reader: Reader, context: Context) -> None:
    reader.pieces = 1
    told = await reader("GET", "/sync/events")
    assert told.body.startswith(b"event: version")
    assert context.listener._waiting == {}


def _wanted(shop: Shop) -> bytes:
    return msgspec.json.encode(
        CopyWanted(
            file_key="1f" * 48,
            layout=cache_layout.layout(),
            window_from=shop.at(0, -30),
            window_to=shop.at(0, 180),
        )
    )


def _open_files() -> set[str]:
    places = (f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd"))
    return {
        target
        for place in places
        if os.path.lexists(place) and "autodoctor-copy" in (target := os.readlink(place))
    }


async def _no_file_open() -> None:
    """Soon: the thread that read or wrote last holds it until it has ended."""
    async with asyncio.timeout(60):
        while _open_files():  # noqa: ASYNC110 what is waited for is the thread
            await asyncio.sleep(0.01)


async def test_a_file_that_nobody_reads_any_more_is_gone(
    reader: Reader, shop: Shop, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_copy, "PIECE", 5_000)
    reader.pieces = 2
    told = await reader("POST", "/sync/copy", body=_wanted(shop))
    assert len(told.body.partition(b"\n")[2]) == 5_000, "its head and one piece"
    await _no_file_open()
    assert not context.copying.locked()


async def test_a_file_is_not_written_to_its_end_for_who_has_gone(
    reader: Reader, shop: Shop, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert: Callable[..., None] = cache_copy._insert
    loop, late_then = asyncio.get_running_loop(), []

    def goes_meanwhile(connection: Any, statement: str, lines: Any, late: Callable[[], bool]) -> None:
        insert(connection, statement, lines, late)
        loop.call_soon_threadsafe(reader.left.set)
        for _ in range(300):
            if late():
                break
            threading.Event().wait(0.01)
        late_then.append(late())
        insert(connection, statement, iter([()]), late)

    monkeypatch.setattr(cache_copy, "_insert", goes_meanwhile)
    monkeypatch.setattr(cache_copy, "SECONDS_AT_MOST", 1e9)
    told = await reader("POST", "/sync/copy", body=_wanted(shop))
    assert late_then == [True], "and no further table is begun"
    assert b"not_found" in told.body
    await _no_file_open()
    assert not context.copying.locked()
