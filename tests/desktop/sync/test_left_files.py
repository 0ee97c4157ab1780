"""The files that a device without access had not sent go to the server whole, once, and from where they stopped."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from desktop.store.file_disk import FileDisk
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.kept_files import KeptFiles
from desktop.store.left_behind import LeftBehind
from desktop.store.local_store import LocalStore
from desktop.sync.account import Access
from desktop.sync.handover import HandingOver, NotKnown, StillWelcome
from scheduling.commands import CreateCustomer
from scheduling.file_types import CHUNK
from scheduling.ids import uuid7
from tests.desktop.sync.conftest import FAST
from tests.factories import NOW, named
from tests.fake_faults import Fault
from tests.fakes import FakeServer, access_to

KEY = bytes(32)
CONTENT = b"\xff\xd8\xff" + bytes(range(256)) * 3_400
"""Four parts."""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "people" / str(named("owner"))


@pytest.fixture
async def files(directory: Path, tmp_path: Path) -> list[KeptFile]:
    """One waits, one was refused, and one was sent; beside a change."""
    store = LocalStore.open(directory, KEY)
    store.submit(CreateCustomer(customer_id=uuid7(), name="Client"))
    store.close()
    source = tmp_path / "front.jpg"
    source.write_bytes(CONTENT)
    kept = KeptFiles.open(directory / "files.db", KEY)
    made = [await kept.attach(uuid7(), source, NOW) for _ in range(3)]
    await kept.settle(made[1].id, uuid7(), NOW, "file_type")
    await kept.settle(made[2].id, uuid7(), NOW)
    kept.close()
    return made[:2]


@pytest.fixture
def access(server: FakeServer, tmp_path: Path) -> Access:
    server.gone = True
    return access_to(server, tmp_path, uuid7())


def _handing(access: Access) -> HandingOver:
    return HandingOver(access, named("owner"), pace=FAST)


async def _all(handing: HandingOver, directory: Path) -> int:
    with LeftBehind(directory, KEY) as left:
        return await handing.all_of(left)


def _content(server: FakeServer, file_id: UUID) -> bytes:
    parts = server.handed_parts[file_id]
    return b"".join(parts[number] for number in sorted(parts))


def _spoil(directory: Path) -> None:
    """What holds the files is something else now."""
    for path in directory.glob("files.db*"):
        path.unlink()
    other = sqlite3.connect(directory / "files.db")
    other.execute("CREATE TABLE x (y)")
    other.close()


async def test_what_waits_and_what_was_refused_goes_whole_before_the_end_is_told(
    server: FakeServer, access: Access, directory: Path, files: list[KeptFile]
) -> None:
    handing = _handing(access)
    done: list[tuple[int, bool]] = []
    handing.changed.connect(lambda: done.append((handing.done, server.told_complete)))
    assert await _all(handing, directory) == 3
    assert list(server.handed_files) == [file.id for file in files], "what was sent is not sent again"
    assert [server.handed_files[file.id].code for file in files] == ["", "file_type"]
    assert {_content(server, file.id) for file in files} == {CONTENT}
    assert (server.told_complete, server.files_lost) == (True, 0)
    assert done == [(1, False), (2, False), (3, False)]
    assert handing.count == 3
    message = server.handed_files[files[0].id]
    assert (message.session_id, message.name, message.size) == (
        files[0].session_id,
        "front.jpg",
        len(CONTENT),
    )
    await access.aclose()


async def test_whatever_is_lost_on_the_way_is_sent_again(
    server: FakeServer, access: Access, directory: Path, files: list[KeptFile]
) -> None:
    faults = [Fault.ANSWER_LOST, Fault.LOST, Fault.TORN, None, Fault.PORTAL, Fault.BROKEN, None, Fault.SLOW]
    server.faults.extend(faults * 2)
    server.forgets_files = 1
    assert await _all(_handing(access), directory) == 3
    assert {_content(server, file.id) for file in files} == {CONTENT}
    assert server.told_complete
    await access.aclose()


async def test_a_server_that_was_set_back_between_two_announcements_is_given_it_again(
    server: FakeServer,
    access: Access,
    directory: Path,
    files: list[KeptFile],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer, announced = server._hand_over_file, list[str]()

    def set_back(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            announced.append(request.url.path)
            if len(announced) == 2:
                server.handed_parts.clear()
        return answer(request)

    monkeypatch.setattr(server, "_hand_over_file", set_back)
    handing = _handing(access)
    problems: set[str] = set()
    handing.changed.connect(lambda: problems.add(handing.problem))
    assert await _all(handing, directory) == 3
    assert problems == {"", "bad_answer"}
    assert {_content(server, file.id) for file in files} == {CONTENT}
    await access.aclose()


async def test_who_was_ended_on_the_way_sends_only_the_rest(
    server: FakeServer, access: Access, directory: Path, files: list[KeptFile]
) -> None:
    server.faults.extend([None] * 4 + [Fault.LOST] * 1000)  # a change, an announcement, two parts
    first, failed = _handing(access), asyncio.Event()
    first.changed.connect(lambda: failed.set() if first.problem else None)
    handing = asyncio.ensure_future(_all(first, directory))
    await failed.wait()
    handing.cancel()
    await asyncio.gather(handing, return_exceptions=True)
    server.faults.clear()
    server.requests.clear()
    assert not server.told_complete
    assert await _all(_handing(access), directory) == 3
    parts = [request for request in server.requests if request.startswith("PUT")]
    assert len(parts) == 6, "two of the eight were there"
    assert {_content(server, file.id) for file in files} == {CONTENT}
    await access.aclose()


async def test_what_the_server_has_no_room_for_is_told_and_holds_up_nothing(
    server: FakeServer, access: Access, directory: Path, files: list[KeptFile]
) -> None:
    server.most_files = 1
    assert await _all(_handing(access), directory) == 2
    assert list(server.handed_files) == [files[0].id]
    assert (server.told_complete, server.files_lost) == (True, 1)
    await access.aclose()


async def test_what_no_server_takes_is_told_and_holds_up_nothing(
    server: FakeServer, access: Access, directory: Path, files: list[KeptFile]
) -> None:
    disk = FileDisk(directory / "files.db", KEY)
    disk.write(
        KeptFile(
            id=uuid7(),
            session_id=uuid7(),
            name="x" * 301,
            size=3,
            media_type="image/jpeg",
            sha256="",
            added_at=NOW,
            state=KeptState.WAITING,
        ),
        [b"abc"],
    )
    disk.close()
    assert await _all(_handing(access), directory) == 3
    assert (server.told_complete, server.files_lost) == (True, 1)
    await access.aclose()


async def test_files_that_cannot_be_read_keep_nothing_from_being_erased(
    server: FakeServer, access: Access, directory: Path, files: list[KeptFile]
) -> None:
    _spoil(directory)
    assert await _all(_handing(access), directory) == 1
    assert (server.told_complete, server.files_lost) == (True, 1)
    await access.aclose()


async def test_a_part_that_lacks_is_said_and_the_next_file_goes(
    server: FakeServer, access: Access, directory: Path, files: list[KeptFile]
) -> None:
    with LeftBehind(directory, KEY) as left:
        whole = left.part

        def part(file: KeptFile, number: int) -> bytes | None:
            return None if file.id == files[0].id and number == 2 else whole(file, number)

        left.part = part  # type: ignore[method-assign]
        assert await _handing(access).all_of(left) == 2
    assert server.files_lost == 1
    assert _content(server, files[0].id) == CONTENT[: 2 * CHUNK]
    assert _content(server, files[1].id) == CONTENT
    await access.aclose()


async def test_who_is_back_or_unknown_meanwhile_goes_no_further(
    server: FakeServer, access: Access, directory: Path, files: list[KeptFile]
) -> None:
    def back() -> None:
        server.gone = False

    handing = _handing(access)
    handing.changed.connect(back)
    with pytest.raises(StillWelcome):
        await _all(handing, directory)
    assert not server.told_complete
    server.gone = True
    again = _handing(access)
    again.changed.connect(server.revoke)
    with pytest.raises(NotKnown):
        await _all(again, directory)
    assert not server.told_complete
    await access.aclose()
