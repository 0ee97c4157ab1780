"""Files fetched from the server: all of it or nothing, and never half a file in the place of a whole one."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.store.errors import NotKept, Trouble
from desktop.store.local_store import LocalStore
from desktop.sync.errors import BadAnswer, NotSignedIn, Offline, Refused, Unreachable
from desktop.sync.library import FileLibrary
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.visit_messages import FileLine
from tests.factories import session
from tests.fake_faults import Fault
from tests.fake_files import FakeFile
from tests.fakes import FakeServer, access_to

CONTENT = b"%PDF-1.7" + bytes(range(256)) * 3_000


@pytest.fixture
def visit(server: FakeServer) -> Session:
    made = session()
    server.seed([made])
    return made


@pytest.fixture
async def library(server: FakeServer, tmp_path: Path) -> AsyncIterator[FileLibrary]:
    store = LocalStore.in_memory()
    access = access_to(server, tmp_path / "desk", store.device_id)
    yield FileLibrary(access)
    await access.aclose()
    store.close()


@pytest.fixture
async def line(server: FakeServer, visit: Session, library: FileLibrary) -> FileLine:
    """A whole file of the visit; another one is still coming."""
    whole = FakeFile(uuid7(), visit.id, "paper.pdf", len(CONTENT), {0: CONTENT}, "application/pdf")
    whole.sha256 = hashlib.sha256(CONTENT).hexdigest()
    coming = FakeFile(uuid7(), visit.id, "coming.pdf", 3)
    server.files = {whole.id: whole, coming.id: coming}
    (found,) = await library.page(visit.id)
    return found


async def read(path: Path) -> bytes:
    return await asyncio.to_thread(path.read_bytes)


def there(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.glob("*.pdf*"))


async def test_it_is_saved_as_it_is(
    library: FileLibrary, line: FileLine, visit: Session, tmp_path: Path
) -> None:
    target = tmp_path / "paper.pdf"
    await library.fetch(visit.id, line, target)
    assert await read(target) == CONTENT
    assert there(tmp_path) == ["paper.pdf"]


@pytest.mark.parametrize("fault", [None, Fault.BROKEN])
async def test_the_users_own_files_beside_it_are_left_alone(
    library: FileLibrary, server: FakeServer, line: FileLine, visit: Session, tmp_path: Path, *,
    fault: Fault | None,
) -> None:  # fmt: skip
    folder = tmp_path / "papers"
    await asyncio.to_thread(folder.mkdir)
    theirs = {folder / f"paper.pdf{ending}" for ending in (".part", ".new", ".tmp")}
    for path in theirs:
        await asyncio.to_thread(path.write_bytes, b"mine")
    server.faults.append(fault)
    with suppress(Unreachable):
        await library.fetch(visit.id, line, folder / "paper.pdf")
    assert [await read(path) for path in theirs] == [b"mine"] * 3
    saved = set() if fault else {folder / "paper.pdf"}
    assert {folder / name for name in await asyncio.to_thread(os.listdir, folder)} == theirs | saved


async def test_of_two_that_save_to_one_place_at_once_one_whole_file_is_there(
    library: FileLibrary, line: FileLine, visit: Session, tmp_path: Path
) -> None:
    target = tmp_path / "paper.pdf"
    await asyncio.gather(*(library.fetch(visit.id, line, target) for _ in range(2)))
    assert await read(target) == CONTENT
    assert there(tmp_path) == ["paper.pdf"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.TORN, BadAnswer),
        (Fault.PORTAL, BadAnswer),
        (Fault.LOST, Unreachable),
        (Fault.BROKEN, Unreachable),
    ],
)
async def test_what_breaks_leaves_what_was_there(
    library: FileLibrary, server: FakeServer, line: FileLine, visit: Session, tmp_path: Path, *,
    fault: Fault, kind: type[Offline],
) -> None:  # fmt: skip
    target = tmp_path / "paper.pdf"
    await asyncio.to_thread(target.write_bytes, b"older")
    server.faults.append(fault)
    with pytest.raises(kind):
        await library.fetch(visit.id, line, target)
    assert await read(target) == b"older"
    assert there(tmp_path) == ["paper.pdf"]


async def test_a_disk_that_does_not_take_it_is_said(
    library: FileLibrary, line: FileLine, visit: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotKept):
        await library.fetch(visit.id, line, tmp_path / "nowhere" / "paper.pdf")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("desktop.sync.library._write", full)
    with pytest.raises(NotKept) as refused:
        await library.fetch(visit.id, line, tmp_path / "paper.pdf")
    assert refused.value.trouble is Trouble.DISK_FULL
    assert there(tmp_path) == []


async def test_what_is_gone_or_not_for_us_is_said(
    library: FileLibrary, server: FakeServer, line: FileLine, visit: Session, tmp_path: Path
) -> None:
    server.files.clear()
    with pytest.raises(Refused, match="not_found"):
        await library.fetch(visit.id, line, tmp_path / "paper.pdf")
    with pytest.raises(Refused, match="not_found"):
        await library.page(uuid7())
    server.access_tokens.clear()
    server.refresh_tokens.clear()
    with pytest.raises(NotSignedIn):
        await library.fetch(visit.id, line, tmp_path / "paper.pdf")
