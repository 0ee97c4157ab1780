"""Attached files on this disk: whole or not at all, encrypted, within the server's limits, and gone without a trace."""

from __future__ import annotations

import asyncio
import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.store import file_disk, kept_files
from desktop.store.database import Database
from desktop.store.errors import NotKept, Trouble
from desktop.store.file_disk import FileDisk
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.kept_files import SENT_SECONDS, KeptFiles, SourceUnreadable
from scheduling.errors import FileTooLarge, FileTypeRefused
from scheduling.file_types import CHUNK, FileSettings
from scheduling.ids import uuid7
from tests.desktop.store.keeping import EPOCH, JPEG, KEY, VISIT, again, content_of, source, written
from tests.factories import NOW, named


async def test_what_is_kept_is_there_after_a_crash(files: KeptFiles, tmp_path: Path) -> None:
    path = source(tmp_path)
    kept = await files.attach(VISIT, path, NOW)
    path.unlink()
    assert (kept.name, kept.size, kept.media_type, kept.added_at) == (
        "front.jpg",
        len(JPEG),
        "image/jpeg",
        NOW,
    )
    assert kept.sha256 == hashlib.sha256(JPEG).hexdigest()
    other = KeptFiles.open(tmp_path / "files.db", KEY)  # nobody closed the first
    await other.load()
    assert other.files() == [kept]
    assert await content_of(other, kept) == JPEG
    other.close()


async def test_nothing_is_written_before_something_is_attached(files: KeptFiles, tmp_path: Path) -> None:
    await files.load()
    assert files.files() == []
    assert written(tmp_path) == {}


async def test_a_stolen_disk_shows_nothing(files: KeptFiles, tmp_path: Path) -> None:
    path = source(tmp_path)
    await files.attach(VISIT, path, NOW)
    path.unlink()
    files.close()
    for found in written(tmp_path).values():
        assert b"a picture of a car" not in found
        assert b"front.jpg" not in found


async def test_listeners_are_told(files: KeptFiles, tmp_path: Path) -> None:
    told: list[str] = []
    files.changed.connect(lambda: told.append("changed"))
    files.added.connect(lambda: told.append("added"))
    await files.load()
    kept = await files.attach(VISIT, source(tmp_path), NOW)
    assert told == ["changed", "changed", "added"]
    await files.settle(kept.id, EPOCH, NOW, "file_type")
    await files.retry(kept.id)
    assert told[3:] == ["changed", "changed", "added"]
    await files.take_away(kept.id)
    assert told[6:] == ["changed"]


@pytest.mark.parametrize("half", ["announced", "part"])
async def test_half_a_file_is_no_file(tmp_path: Path, half: str) -> None:
    """The program died while it was copied: nobody was told that it is kept."""
    disk = FileDisk(tmp_path / "files.db", KEY)
    coming = KeptFile(
        id=uuid7(), session_id=VISIT, name="a", size=3, media_type="", sha256="", added_at=0,
        state=KeptState.COMING,
    )  # fmt: skip
    disk._add(coming)
    if half == "part":
        disk._add_parts(coming.id, [JPEG[:CHUNK]])
    disk.close()
    files = KeptFiles.open(tmp_path / "files.db", KEY)
    await files.load()
    assert files.files() == []
    assert await files.part(coming.id, 0) is None
    files.close()


def _endless() -> Iterator[bytes]:
    yield JPEG[:CHUNK]
    raise SourceUnreadable("the stick was pulled out")


def test_a_source_that_ends_too_soon_leaves_nothing(tmp_path: Path) -> None:
    disk = FileDisk(tmp_path / "files.db", KEY)
    file = KeptFile(
        id=uuid7(), session_id=VISIT, name="a", size=3, media_type="", sha256="", added_at=0,
        state=KeptState.WAITING,
    )  # fmt: skip
    with pytest.raises(SourceUnreadable):
        disk.write(file, _endless())
    with disk._working() as database:
        assert database.read("SELECT (SELECT count(*) FROM file) + (SELECT count(*) FROM part)") == [(0,)]
    disk.close()


async def test_a_source_that_cannot_be_read_is_said(files: KeptFiles, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.jpg"):
        with pytest.raises(SourceUnreadable):
            await files.attach(VISIT, path, NOW)
    cut = source(tmp_path)
    parts = kept_files._parts(cut, len(JPEG))
    next(parts)
    os.truncate(cut, CHUNK)
    with pytest.raises(SourceUnreadable):
        list(parts)
    with pytest.raises(SourceUnreadable):
        list(kept_files._parts(tmp_path / "nowhere.jpg", 1))
    assert files.files() == []


async def test_what_the_server_never_takes_is_refused_at_once(tmp_path: Path) -> None:
    small = FileSettings(picture=len(JPEG), session_bytes=2 * len(JPEG), session_files=3)
    files = KeptFiles(FileDisk(tmp_path / "files.db", KEY), small)
    with pytest.raises(FileTypeRefused):
        await files.attach(VISIT, source(tmp_path, b"MZ" + JPEG, "front.jpg"), NOW)
    with pytest.raises(FileTooLarge):
        await files.attach(VISIT, source(tmp_path, JPEG + b"x"), NOW)
    with pytest.raises(FileTooLarge):
        await files.attach(VISIT, source(tmp_path), NOW, others=[1, 1, 1])
    await files.attach(VISIT, source(tmp_path), NOW)
    with pytest.raises(FileTooLarge):
        await files.attach(VISIT, source(tmp_path), NOW, others=[1])
    await files.attach(named("other visit"), source(tmp_path), NOW)
    assert len(files.files()) == 2
    assert [file.session_id for file in files.unsent(VISIT)] == [VISIT]
    files.close()


async def test_a_full_disk_keeps_nothing_of_it_and_the_next_try_succeeds(
    files: KeptFiles, tmp_path: Path
) -> None:
    first = await files.attach(VISIT, source(tmp_path, JPEG[:CHUNK]), NOW)
    database = files._disk._opened()
    ((pages,),) = database.read("PRAGMA page_count")
    database.read(f"PRAGMA max_page_count = {pages + 100}")
    with pytest.raises(NotKept) as refused:
        await files.attach(VISIT, source(tmp_path), NOW)
    assert refused.value.trouble is Trouble.DISK_FULL
    assert files.files() == [first]
    database.read("PRAGMA max_page_count = 1000000")
    second = await files.attach(VISIT, source(tmp_path), NOW)
    after = await again(files, tmp_path)
    assert after.files() == [first, second]
    assert await content_of(after, second) == JPEG
    after.close()


async def test_what_cannot_be_read_is_left_as_it_is(files: KeptFiles, tmp_path: Path) -> None:
    await files.attach(VISIT, source(tmp_path), NOW)
    files.close()
    before = (tmp_path / "files.db").read_bytes()
    other = KeptFiles.open(tmp_path / "files.db", bytes(32))
    for _ in range(2):
        with pytest.raises(NotKept) as refused:
            await other.load()
        assert refused.value.trouble is Trouble.FILES_UNREADABLE
    with pytest.raises(NotKept):
        await other.attach(VISIT, source(tmp_path), NOW)
    other.close()
    assert (tmp_path / "files.db").read_bytes() == before


async def test_a_newer_programs_files_are_left_as_they_are(files: KeptFiles, tmp_path: Path) -> None:
    await files.attach(VISIT, source(tmp_path), NOW)
    files.close()
    newer = Database.open(tmp_path / "files.db", KEY)
    newer.read(f"PRAGMA user_version = {file_disk.VERSION + 1}")
    newer.close()
    other = KeptFiles.open(tmp_path / "files.db", KEY)
    with pytest.raises(NotKept) as refused:
        await other.load()
    assert refused.value.trouble is Trouble.FILES_UNREADABLE
    other.close()


async def test_damage_found_while_sending_is_said(files: KeptFiles, tmp_path: Path) -> None:
    kept = await files.attach(VISIT, source(tmp_path), NOW)
    files.close()
    path = tmp_path / "files.db"
    whole = path.read_bytes()
    path.write_bytes(whole[: 12 * 4096] + os.urandom(len(whole) - 12 * 4096))
    other = KeptFiles.open(path, KEY)
    with pytest.raises(NotKept) as refused:
        await content_of(other, kept)
    assert refused.value.trouble is Trouble.FILES_UNREADABLE
    other.close()


async def test_any_damaged_page_is_said_by_whatever_meets_it(files: KeptFiles, tmp_path: Path) -> None:
    kept = [await files.attach(VISIT, source(tmp_path), NOW) for _ in range(2)]
    files.close()
    whole = (tmp_path / "files.db").read_bytes()
    met: set[Trouble] = set()
    for page in [*range(1, 8), *range(8, len(whole) // 4096, 40)]:
        for step in ("settle", "take_away", "attach"):
            spoiled = bytearray(whole)
            spoiled[page * 4096 + 100] ^= 1
            (tmp_path / "files.db").write_bytes(spoiled)
            other = KeptFiles.open(tmp_path / "files.db", KEY)
            try:
                await other.load()
                if step == "settle":
                    await other.settle(kept[0].id, EPOCH, NOW)
                elif step == "take_away":
                    await other.take_away(kept[1].id)
                else:
                    await other.attach(VISIT, source(tmp_path), NOW)
            except NotKept as error:
                met.add(error.trouble)
            other.close()
            for rest in ("-wal", "-shm"):
                (tmp_path / f"files.db{rest}").unlink(missing_ok=True)
    assert met == {Trouble.FILES_UNREADABLE}


async def test_half_a_copy_that_cannot_be_erased_holds_up_no_file(
    files: KeptFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await files.attach(VISIT, source(tmp_path), NOW)
    files._disk._add(replace(whole, id=uuid7(), state=KeptState.COMING))

    def spoiled(*_: object) -> None:
        raise NotKept(tmp_path, Trouble.FILES_UNREADABLE)

    monkeypatch.setattr(FileDisk, "erase", spoiled)
    other = await again(files, tmp_path)
    assert other.files() == [whole]
    other.close()


async def test_one_that_cannot_wait_again_holds_up_no_other(
    files: KeptFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = [await files.attach(VISIT, source(tmp_path), NOW) for _ in range(2)]
    for file in (bad, good):
        await files.settle(file.id, EPOCH, NOW)
    put = FileDisk.put

    def spoiled(disk: FileDisk, file: KeptFile) -> None:
        if file.id == bad.id:
            raise NotKept(tmp_path, Trouble.FILES_UNREADABLE)
        put(disk, file)

    monkeypatch.setattr(FileDisk, "put", spoiled)
    with pytest.raises(NotKept):
        await files.resend(named("another epoch"))
    assert [file.id for file in files.waiting()] == [good.id]


async def test_closing_ends_what_is_being_copied(files: KeptFiles, tmp_path: Path) -> None:
    await files.load()
    disk = files._disk

    def parts() -> Iterator[bytes]:
        yield from [JPEG[:CHUNK]] * file_disk.BATCH
        disk.close()
        yield JPEG[:CHUNK]

    file = await files.attach(VISIT, source(tmp_path), NOW)
    with pytest.raises(NotKept):
        disk.write(replace(file, id=uuid7()), parts())
    after = await again(files, tmp_path)
    assert after.files() == [file]
    after.close()


async def test_what_was_refused_or_taken_away(files: KeptFiles, tmp_path: Path) -> None:
    kept = await files.attach(VISIT, source(tmp_path), NOW)
    await files.settle(kept.id, EPOCH, NOW + 9, "file_type")
    after = await again(files, tmp_path)
    (refused,) = after.unsent()
    assert (refused.state, refused.code, refused.settled_at) == (KeptState.REFUSED, "file_type", NOW + 9)
    assert after.waiting() == []
    await after.retry(kept.id)
    await after.retry(uuid7())  # somebody else was quicker
    (waiting,) = after.waiting()
    assert (waiting.code, waiting.settled_at) == ("", None)
    await after.take_away(kept.id)
    await after.take_away(uuid7())
    await after.settle(kept.id, EPOCH, NOW)  # its answer came after that
    assert after.files() == []
    last = await again(after, tmp_path)
    assert last.files() == []
    last.close()


async def test_an_answer_does_not_bring_back_what_was_taken_away(
    files: KeptFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = await files.attach(VISIT, source(tmp_path), NOW)
    put, gone = FileDisk.put, threading.Event()

    def late(disk: FileDisk, now: KeptFile) -> None:
        gone.wait(0.2)
        put(disk, now)

    monkeypatch.setattr(FileDisk, "put", late)
    files.changed.connect(gone.set)
    await asyncio.gather(files.settle(file.id, EPOCH, NOW, "not_found"), files.take_away(file.id))
    assert files.files() == []
    assert (await again(files, tmp_path)).files() == []


async def test_what_was_sent_stays_for_a_fortnight_and_waits_again_for_a_restored_server(
    files: KeptFiles, tmp_path: Path
) -> None:
    kept = await files.attach(VISIT, source(tmp_path), NOW)
    await files.settle(kept.id, EPOCH, NOW)
    await files.take_away(kept.id)  # it is the server's now
    assert files.unsent() == []
    await files.prune(NOW + SENT_SECONDS)
    await files.resend(EPOCH)
    (sent,) = files.files()
    assert sent.state is KeptState.SENT
    await files.resend(named("after the restore"))
    assert [file.id for file in files.waiting()] == [kept.id]
    await files.settle(kept.id, EPOCH, NOW)
    await files.prune(NOW + SENT_SECONDS + 1)
    assert files.files() == []
    assert await files.part(kept.id, 0) is None


async def test_the_oldest_goes_where_there_is_no_more_room(
    files: KeptFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_files, "SENT_BYTES", 2 * len(JPEG))
    made = [await files.attach(VISIT, source(tmp_path), NOW) for _ in range(4)]
    for minutes, file in enumerate(made[:3]):
        await files.settle(file.id, EPOCH, NOW + minutes * 60)
    await files.prune(NOW + 180)
    assert [file.id for file in files.files()] == [file.id for file in made[1:]]
    assert [file.id for file in files.waiting()] == [made[3].id]


async def test_the_disk_gets_its_room_back(files: KeptFiles, tmp_path: Path) -> None:
    video = b"\x00\x00\x00\x18ftypmp42" + bytes(4 * 2**20)
    kept = await files.attach(VISIT, source(tmp_path, video, "noise.mp4"), NOW)
    small = await files.attach(VISIT, source(tmp_path), NOW)
    await files.take_away(kept.id)
    assert sum(len(found) for name, found in written(tmp_path).items() if "files.db" in name) < 2**20
    assert await content_of(files, small) == JPEG
