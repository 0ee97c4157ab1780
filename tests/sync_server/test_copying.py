"""A device's cache as the server writes it: the rows of a snapshot, under the device's key, and no trace of it."""

from __future__ import annotations

import asyncio
import errno
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from sqlcipher3 import dbapi2

from scheduling import cache_layout
from scheduling.records import KINDS, Customer, Vehicle
from scheduling.wire import Copy, CopyWanted, Row, Snapshot
from sync_server.api import copying
from sync_server.db import cache_copy
from sync_server.http.context import Context
from tests.sync_server.caller import Caller, problem
from tests.sync_server.shop import Shop

KEY = "1f" * 48
Calling = Callable[[str], Caller]


@pytest.fixture
def wanted(shop: Shop) -> CopyWanted:
    return CopyWanted(
        file_key=KEY, layout=cache_layout.layout(), window_from=shop.at(0, -30), window_to=shop.at(0, 180)
    )


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files without a place of their own are made."""
    place = tmp_path / "scratch"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def calling(client: httpx.AsyncClient, context: Context, shop: Shop) -> Callable[[str], Caller]:
    """Somebody of the shop."""
    return lambda name: Caller(client, context, shop, name)


def opened(content: bytes, path: Path, key: str = KEY) -> Any:
    path.write_bytes(content)
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{key[:64]}'\"")
    return connection


async def _booked(shop: Shop) -> None:
    for hour, mechanic in ((10, shop.anna), (12, shop.ivan), (14, shop.bert)):
        await shop.send("desk", shop.booking(shop.at(hour), mechanic_id=mechanic.id))


@pytest.mark.parametrize("who", ["owner", "desk", "anna", "ivan"])
async def test_a_copy_has_the_rows_of_the_snapshot(
    calling: Calling, shop: Shop, wanted: CopyWanted, tmp_path: Path, who: str
) -> None:
    await _booked(shop)
    caller = calling(who)
    window = {"from": wanted.window_from, "to": wanted.window_to}
    told, *lines = (await caller("GET", "/sync/snapshot", **window)).content.splitlines()
    expected = msgspec.json.decode(told, type=Snapshot)
    response = await caller("POST", "/sync/copy", wanted)
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    line, _, content = response.content.partition(b"\n")
    head = msgspec.json.decode(line, type=Copy)
    assert (head.size, head.rows) == (len(content), len(lines))
    assert (head.cursor, head.epoch) == (expected.cursor, expected.epoch)
    database = opened(content, tmp_path / "copy.db")
    kept = {
        (kind, row_id): (ver, msgspec.json.decode(body, type=KINDS[kind]))
        for kind, row_id, ver, body in database.execute("SELECT kind, id, ver, body FROM row_0")
    }
    given = {
        (row.kind, str(row.id)): (row.ver, msgspec.convert(row.body, KINDS[row.kind]))
        for row in (msgspec.json.decode(each, type=Row) for each in lines)
    }
    assert kept == given
    assert len(given) > 10
    findable = [body for _, body in given.values() if isinstance(body, Customer | Vehicle)]
    assert database.execute("SELECT count(*) FROM search_0").fetchone() == (len(findable),)
    assert (shop.customer in findable) == (who != "ivan" or any(row == shop.customer for row in findable))
    database.close()


async def test_it_opens_with_the_key_that_was_sent_alone(
    calling: Calling, shop: Shop, wanted: CopyWanted, tmp_path: Path
) -> None:
    response = await calling("desk")("POST", "/sync/copy", wanted)
    content = response.content.partition(b"\n")[2]
    assert shop.customer.name.encode() not in response.content
    assert b"SQLite format" not in response.content
    assert content[:16].hex() == KEY[64:], "the salt that was sent"
    with pytest.raises(dbapi2.DatabaseError):
        opened(content, tmp_path / "other.db", "2f" * 48).execute("SELECT count(*) FROM row_0")
    assert KEY not in repr(wanted)


async def test_who_may_not_pull_gets_none(calling: Calling, wanted: CopyWanted) -> None:
    response = await calling("kiosk")("POST", "/sync/copy", wanted)
    assert (response.status_code, problem(response).code) == (403, "not_allowed")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"file_key": "1f" * 47}, "file_key"),
        ({"file_key": "1F" * 48}, "file_key"),
        ({"file_key": "x'; " * 24}, "file_key"),
        ({"window_from": -1}, "window_from"),
        ({"window_to": 2**62}, "window_to"),
    ],
)
async def test_a_message_that_is_none_is_refused_by_its_field(
    calling: Calling, wanted: CopyWanted, changed: dict[str, Any], field: str
) -> None:
    response = await calling("desk")("POST", "/sync/copy", replace(wanted, **changed))
    assert response.status_code == 400
    assert problem(response).params["field"] == field


def _refuse(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _once_held(patch: pytest.MonkeyPatch) -> None:
    """The first file that is to lose its name keeps it, as one that is open does on Windows."""
    unlink, times = Path.unlink, iter([True])

    def held(path: Path, missing_ok: bool = False) -> None:
        if next(times, False):
            raise PermissionError(errno.EACCES, "somebody has it open")
        unlink(path, missing_ok)

    patch.setattr(Path, "unlink", held)


IN_THE_WAY: dict[str, Callable[[pytest.MonkeyPatch, Context], object]] = {
    "other tables": lambda patch, _: patch.setattr(cache_layout, "layout", lambda: "a1" * 32),
    "busy": lambda patch, context: patch.setattr(context, "copying", asyncio.Semaphore(0)),
    "slow": lambda patch, _: patch.setattr(cache_copy, "SECONDS_AT_MOST", -1.0),
    "no room": lambda patch, _: patch.setattr(tempfile, "mkstemp", _refuse),
    "a name that stays": lambda patch, _: _once_held(patch),
}


@pytest.mark.parametrize("what", IN_THE_WAY)
async def test_where_there_is_none_now_it_says_so_and_leaves_nothing(
    calling: Calling, context: Context, wanted: CopyWanted, scratch: Path, what: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        IN_THE_WAY[what](patch, context)
        response = await calling("desk")("POST", "/sync/copy", wanted)
    assert (response.status_code, problem(response).code) == (404, "not_found")
    assert os.listdir(scratch) == []
    assert (await calling("desk")("POST", "/sync/copy", wanted)).status_code == 200
    assert not context.copying.locked()


def test_the_file_has_no_name_while_it_is_written_and_is_gone_when_nobody_holds_it(
    shop: Shop, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill, seen = cache_copy._fill, []

    def look(*args: Any) -> None:
        seen.append(list(scratch.iterdir()))
        fill(*args)
        seen.append(list(scratch.iterdir()))

    monkeypatch.setattr(cache_copy, "_fill", look)
    row = Row(kind="customer", id=shop.customer.id, ver=1, body=shop.customer)
    copy = cache_copy.write([row], KEY)
    assert seen == [[], []]
    assert copy.piece(0)[:16].hex() == KEY[64:]
    descriptor = copy._descriptor
    del copy
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_what_is_wrong_with_a_row_is_a_fault_and_no_file_stays_open(scratch: Path) -> None:
    before = os.listdir("/proc/self/fd")
    with pytest.raises(AttributeError):
        cache_copy.write([Row(kind="customer", id=None, ver=1, body=None)], KEY)  # type: ignore[arg-type]
    assert len(os.listdir("/proc/self/fd")) == len(before)
    assert not list(scratch.iterdir())


async def test_it_is_sent_in_pieces_whole(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_copy, "PIECE", 5_000)
    row = Row(kind="customer", id=shop.customer.id, ver=1, body=shop.customer)
    copy = cache_copy.write([row], KEY)
    sent = [piece async for piece in copying._sent(b"head\n", copy)]
    assert sent[0] == b"head\n"
    assert sum(map(len, sent[1:])) == copy.size > 10 * 4096
    assert max(map(len, sent)) == 5_000
