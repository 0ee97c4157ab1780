"""What is typed stays over a restart, encrypted; a file that cannot be read keeps nobody from typing."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.database import Database
from desktop.store.drafts import DAMAGED, Drafts
from desktop.store.errors import NotKept, Trouble
from tests.factories import named

KEY = bytes(range(32))
ONE, TWO = named("one"), named("two")


def _open(directory: Path, key: bytes = KEY) -> Drafts:
    return Drafts(directory / "drafts.db", key)


def test_it_is_there_again_after_a_restart_one_for_each_thing(tmp_path: Path) -> None:
    drafts = _open(tmp_path)
    drafts.put("summary", ONE, "Changed the pads")
    drafts.put("thread", ONE, "On my way")
    drafts.put("summary", TWO, "Something else")
    drafts.put("summary", TWO, "Something better")
    drafts.close()
    again = _open(tmp_path)
    assert again.get("summary", ONE) == "Changed the pads"
    assert again.get("thread", ONE) == "On my way"
    assert again.get("summary", TWO) == "Something better"
    assert again.get("thread", TWO) == ""
    again.close()


def test_what_is_done_with_leaves_nothing(tmp_path: Path) -> None:
    drafts = _open(tmp_path)
    drafts.put("summary", ONE, "Changed the pads")
    drafts.put("summary", ONE, "")
    drafts.close()
    again = _open(tmp_path)
    assert again.get("summary", ONE) == ""
    again.close()


def test_nothing_of_it_can_be_read_on_the_disk(tmp_path: Path) -> None:
    drafts = _open(tmp_path)
    drafts.put("summary", ONE, "Changed the pads")
    drafts.close()
    assert all(b"Changed" not in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("how", ["key", "noise"])
def test_one_that_cannot_be_read_is_set_aside_and_another_begun(tmp_path: Path, how: str) -> None:
    drafts = _open(tmp_path)
    drafts.put("summary", ONE, "Changed the pads")
    drafts.close()
    if how == "noise":
        (tmp_path / "drafts.db").write_bytes(b"noise" * 2000)
    other = _open(tmp_path, bytes(32) if how == "key" else KEY)
    assert other.get("summary", ONE) == ""
    other.put("summary", ONE, "Again")
    other.close()
    assert (tmp_path / f"drafts.db{DAMAGED}").exists()
    last = _open(tmp_path, bytes(32) if how == "key" else KEY)
    assert last.get("summary", ONE) == "Again"
    last.close()


def test_damage_amid_the_work_is_said_and_what_was_typed_stays_in_memory(tmp_path: Path) -> None:
    drafts = _open(tmp_path)
    drafts.put("summary", ONE, "Changed")
    drafts.close()
    again = _open(tmp_path)
    assert again.get("summary", ONE) == "Changed"
    with (tmp_path / "drafts.db").open("r+b") as file:
        file.write(b"noise" * 4000)
    with pytest.raises(NotKept):
        again.put("summary", ONE, "Changed the pads")
    assert again.get("summary", ONE) == "Changed the pads"
    again.close()


def test_without_a_file_it_lasts_as_long_as_the_program() -> None:
    drafts = Drafts()
    drafts.put("summary", ONE, "Changed the pads")
    assert drafts.get("summary", ONE) == "Changed the pads"
    drafts.close()


def test_what_the_disk_does_not_take_is_said_and_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = _open(tmp_path)
    drafts.put("summary", ONE, "Changed")

    def full(_: Database) -> object:
        raise NotKept(tmp_path, Trouble.DISK_FULL)

    monkeypatch.setattr(Database, "begin", full)
    with pytest.raises(NotKept):
        drafts.put("summary", ONE, "Changed the pads")
    assert drafts.get("summary", ONE) == "Changed the pads"
    drafts.close()


def test_it_is_known_about_what_something_is_kept(tmp_path: Path) -> None:
    drafts = _open(tmp_path)
    drafts.put("summary", ONE, "Changed the pads")
    drafts.put("thread", ONE, "On my way")
    drafts.put("thread", TWO, "  ")
    drafts.put("thread-sent", TWO, "an id")
    assert sorted(drafts.about({"summary", "thread"})) == [ONE, ONE]
    drafts.close()
    again = _open(tmp_path)
    assert again.about({"thread"}) == [ONE]
    again.close()
