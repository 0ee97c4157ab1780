"""Attached files on this disk, looked at before and copied after: to be another booking's too."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from desktop.store.file_disk import FileDisk
from desktop.store.kept_file import KeptState
from desktop.store.kept_files import KeptFiles, SourceUnreadable
from scheduling.errors import FileTooLarge, FileTypeRefused
from scheduling.file_types import FileKind, FileSettings
from tests.desktop.store.keeping import EPOCH, JPEG, VISIT, again, content_of, source, written
from tests.factories import NOW, named


async def test_a_look_at_a_file_leaves_nothing_on_the_disk(files: KeptFiles, tmp_path: Path) -> None:
    path = source(tmp_path)
    assert await files.look(path) == (len(JPEG), FileKind.PICTURE)
    assert list(written(tmp_path)) == ["front.jpg"]
    with pytest.raises(FileTypeRefused):
        await files.look(source(tmp_path, b"MZ" + JPEG, "odd.jpg"))
    with pytest.raises(FileTooLarge):
        await files.look(path, [1] * FileSettings().session_files)
    with pytest.raises(SourceUnreadable):
        await files.look(tmp_path / "gone.jpg")


@pytest.mark.parametrize("code", ["", "not_found"])
async def test_a_copy_for_another_session_is_a_file_of_its_own(
    files: KeptFiles, tmp_path: Path, code: str
) -> None:
    first = await files.attach(VISIT, source(tmp_path), NOW)
    await files.settle(first.id, EPOCH, NOW, code)
    told: list[int] = []
    files.added.connect(lambda: told.append(1))
    other = await files.copy(first.id, named("other"), NOW + 5)
    assert other is not None
    assert (other.session_id, other.state, other.added_at) == (named("other"), KeptState.WAITING, NOW + 5)
    assert (other.code, other.epoch, other.settled_at) == ("", None, None)
    assert (other.name, other.sha256) == (first.name, first.sha256)
    assert await content_of(files, other) == JPEG
    assert told
    assert len((await again(files, tmp_path)).files()) == 2


async def test_of_what_is_not_here_any_more_there_is_no_copy(files: KeptFiles, tmp_path: Path) -> None:
    first = await files.attach(VISIT, source(tmp_path), NOW)
    taken: list[int] = []
    part = files._disk.part

    def taken_away(file_id: UUID, number: int) -> bytes | None:
        """By somebody else, after the first part."""
        taken.append(number)
        return part(file_id, number) if number == 0 else None

    files._disk.part = taken_away  # type: ignore[method-assign]
    assert await files.copy(first.id, named("other"), NOW) is None
    assert taken == [0, 1]
    assert files.files() == [first]
    await files.take_away(first.id)
    assert await files.copy(first.id, named("other"), NOW) is None


async def test_a_copy_needs_room_as_any_other(files: KeptFiles, tmp_path: Path) -> None:
    made = KeptFiles(FileDisk(None), FileSettings(session_files=1))
    first = await made.attach(VISIT, source(tmp_path), NOW)
    assert await made.copy(first.id, named("other"), NOW) is not None
    with pytest.raises(FileTooLarge):
        await made.copy(first.id, named("other"), NOW)
    made.close()
