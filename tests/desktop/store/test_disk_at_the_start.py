"""What the disk does not let us open is named, and a cache alone is no reason not to start."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.store.account_file import AccountFile
from desktop.store.database import Database
from desktop.store.errors import AlreadyOpen, NotKept, Trouble
from desktop.store.local_store import LocalStore
from desktop.store.locking import DirectoryLock
from desktop.store.replica import ReplicaState
from desktop.store.secrets import FileSecrets
from scheduling.records import Customer, Session
from tests.factories import book, garage

KEY = bytes(range(32))


def _refuse(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "people").write_text("a file is in its place")
    with pytest.raises(NotKept):
        LocalStore.open(tmp_path / "people" / "rosa", KEY)
    with pytest.raises(NotKept):
        FileSecrets(tmp_path / "people" / "rosa")


@pytest.mark.parametrize(
    ("number", "trouble"), [(errno.ENOSPC, Trouble.DISK_FULL), (errno.EROFS, Trouble.DISK_READ_ONLY)]
)
def test_a_lock_that_can_not_be_made_is_not_held_by_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, trouble: Trouble
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("os.open", _refuse(number))
        with pytest.raises(NotKept) as raised:
            LocalStore.open(tmp_path, KEY)
    assert raised.value.trouble is trouble
    held = DirectoryLock(tmp_path)
    with pytest.raises(AlreadyOpen):
        LocalStore.open(tmp_path, KEY)
    held.release()


def test_small_files_that_can_not_be_read_are_named_and_may_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts, secrets = AccountFile(tmp_path), FileSecrets(tmp_path)
    assert accounts.current() is None
    assert secrets.get("token") is None
    asks: list[Callable[[], object]] = [
        accounts.current,
        lambda: accounts.device_for("rosa@example.test"),
        lambda: secrets.get("token"),
        lambda: secrets.set("token", "new"),
    ]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", _refuse(errno.EIO))
        for ask in asks:
            with pytest.raises(NotKept) as raised:
                ask()
            assert raised.value.trouble is Trouble.DISK_FAILED
    assert secrets.get("token") is None, "what could not be read was not written over"


def _filled(tmp_path: Path) -> Session:
    store = LocalStore.open(tmp_path, KEY)
    store.load(garage().records)
    command = book()
    store.submit(command)
    row = store.get(Session, command.session_id)
    assert row is not None
    store.close()
    return row


def test_a_cache_that_alone_can_not_be_opened_is_fetched_again(tmp_path: Path) -> None:
    """SQLite cannot open it (CANTOPEN), while the outbox beside it is well."""
    waiting = _filled(tmp_path)
    (tmp_path / "cache.db-wal").mkdir()
    store = LocalStore.open(tmp_path, KEY)
    assert store.state() == ReplicaState()
    assert store.all(Customer) == []
    assert [row.id for row in store.all(Session)] == [waiting.id]
    assert (tmp_path / "cache.db.unreadable").exists()
    store.close()


@pytest.mark.parametrize("trouble", [Trouble.DISK_FAILED, Trouble.DISK_READ_ONLY])
def test_a_cache_in_which_nothing_can_be_read_is_set_aside_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    _filled(tmp_path)
    read, opened = Database.read, 0

    def failing(database: Database, sql: str, *params: object) -> list[tuple[object, ...]]:
        nonlocal opened
        if database.path.name == "cache.db":
            opened += 1
            raise NotKept(database.path, trouble)
        return read(database, sql, *params)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "read", failing)
        with pytest.raises(NotKept) as raised:
            LocalStore.open(tmp_path, KEY)
    assert (raised.value.trouble, opened) == (trouble, 2)
    LocalStore.open(tmp_path, KEY).close()


def test_a_cache_on_a_full_disk_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _filled(tmp_path)
    open_ = Database.open

    def full(path: Path, key: bytes) -> Database:
        if path.name == "cache.db":
            raise NotKept(path, Trouble.DISK_FULL)
        return open_(path, key)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "open", full)
        with pytest.raises(NotKept):
            LocalStore.open(tmp_path, KEY)
    store = LocalStore.open(tmp_path, KEY)
    assert store.all(Customer), "nothing was set aside"
    store.close()


def test_a_cache_that_can_not_be_set_aside_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _filled(tmp_path)
    (tmp_path / "cache.db").write_bytes(b"this is no database, " * 500)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", _refuse(errno.EACCES))
        with pytest.raises(NotKept) as raised:
            LocalStore.open(tmp_path, KEY)
    assert raised.value.trouble is Trouble.DISK_READ_ONLY
    LocalStore.open(tmp_path, KEY).close()


@pytest.mark.skipif(sys.platform == "win32", reason="locks of another kind")
def test_a_cache_that_another_program_has_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup, say: what is well is not begun anew, or an offline desk would show an empty calendar."""
    _filled(tmp_path)
    monkeypatch.setattr("desktop.store.database.BUSY_S", 0.05)
    locked = "f = open(sys.argv[1], 'r+b'); fcntl.lockf(f, fcntl.LOCK_EX)"
    hold = f"import fcntl, sys; {locked}; print(1, flush=True); input()"
    other = subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path / "cache.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout is not None
    other.stdout.readline()
    try:
        with pytest.raises(NotKept) as raised:
            LocalStore.open(tmp_path, KEY)
    finally:
        other.communicate(b"\n")
    assert raised.value.trouble is Trouble.DISK_BUSY
    assert not (tmp_path / "cache.db.unreadable").exists()
    store = LocalStore.open(tmp_path, KEY)
    assert store.all(Customer) != []
    store.close()
