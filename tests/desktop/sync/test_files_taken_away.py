"""Files that a person takes away while they are sent: given up wholly, or said to be on the server."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest

from desktop.store.file_disk import FileDisk
from desktop.store.kept_file import KeptState
from desktop.sync.errors import Unreachable
from tests.desktop.sync import test_files
from tests.desktop.sync.attaching import Attaching
from tests.fake_faults import Fault
from tests.fakes import FakeServer

desk = test_files.desk  # its fixtures
visit = test_files.visit


async def test_what_is_taken_away_while_it_is_sent_is_let_go(
    desk: Attaching, server: FakeServer, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, put = await desk.attach(visit), desk.access.put

    async def take_away_then_put(path: str, content: bytes) -> None:
        await desk.files.take_away(kept.id)
        await put(path, content)

    monkeypatch.setattr(desk.access, "put", take_away_then_put)
    await desk.engine.send_files()
    assert desk.files.files() == []
    assert not server.files[kept.id].sha256


async def test_what_is_taken_away_after_its_last_part_is_not_finished(
    desk: Attaching, server: FakeServer, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, put = await desk.attach(visit), desk.access.put

    async def put_then_take_away(path: str, content: bytes) -> None:
        await put(path, content)
        if path.endswith("/2"):
            await desk.files.take_away(kept.id)

    monkeypatch.setattr(desk.access, "put", put_then_take_away)
    await desk.engine.send_files()
    assert desk.files.files() == []
    assert not server.files[kept.id].sha256


@pytest.mark.parametrize("fault", [None, Fault.LOST, Fault.BUSY])
async def test_what_is_taken_away_while_its_end_is_told_waits_for_what_comes_of_that(
    desk: Attaching, server: FakeServer, visit: UUID, monkeypatch: pytest.MonkeyPatch, fault: Fault | None
) -> None:
    kept, call = await desk.attach(visit), desk.access.call
    clicks: list[asyncio.Task[None]] = []
    erased: list[UUID] = []
    monkeypatch.setattr(FileDisk, "erase", lambda _, ids: erased.extend(ids))

    async def clicked_meanwhile(method: str, path: str, answer: type[Any], **asked: Any) -> Any:
        if path.endswith("/finish"):
            clicks.append(asyncio.create_task(desk.files.take_away(kept.id)))
            await asyncio.sleep(0)
            server.faults.append(fault)
        return await call(method, path, answer, **asked)

    monkeypatch.setattr(desk.access, "call", clicked_meanwhile)
    with suppress(Unreachable):
        await desk.engine.send_files()
    await asyncio.gather(*clicks)
    assert clicks
    if fault is None:
        assert desk.state_of(kept)[0] is KeptState.SENT, "the server has it: it is not said to be given up"
        assert erased == []
    else:
        assert (erased, desk.files.files()) == ([kept.id], [])
