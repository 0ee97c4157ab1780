"""A whole cache of the server's: checked, put in the place of the old one, or refused with that one left as it was."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop.store import cache_file
from desktop.store.cache_file import CacheCopy, Unfit, key_of
from desktop.store.database import Database
from desktop.store.errors import NotKept, Trouble, Unreadable
from desktop.store.local_store import LocalStore
from desktop.store.replica import Put, ReplicaState
from desktop.store.resting import RestingRows
from scheduling.ids import uuid7
from scheduling.records import KIND_OF, KINDS, Customer, Record, Session, Vehicle
from scheduling.vocabulary import SessionState
from scheduling.wire import Row
from tests.factories import NOW, book, customer, garage, session
from tests.fake_copies import file_of

KEY = bytes(range(32))
PAGE = 4096
STATE = ReplicaState(
    tenant_id=uuid7(),
    epoch=uuid7(),
    cursor=9,
    window_from=1,
    window_to=2,
    refreshed_at=NOW,
    heard_at=NOW,
    app="1",
)


class Desk:
    """One person's files, open."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.store = LocalStore.open(directory, KEY)

    def again(self) -> LocalStore:
        """Closed and opened."""
        self.store.close()
        self.store = LocalStore.open(self.directory, KEY)
        return self.store


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "files")
    made.store.load([customer("Somebody Before")])
    yield made
    made.store.close()


@pytest.fixture
def store(desk: Desk) -> LocalStore:
    return desk.store


@pytest.fixture
def folder(desk: Desk) -> Path:
    return desk.directory


def rows() -> list[Row]:
    shop = garage()
    waiting = session(shop.elise.id, id=uuid7(), starts=NOW, state=SessionState.UNPLACED)
    records: list[Record] = [*shop.records, waiting]
    return [
        Row(kind=KIND_OF[type(row)], id=row.id, ver=number, body=row) for number, row in enumerate(records, 1)
    ]


def receive(store: LocalStore, content: bytes, copy: CacheCopy) -> None:
    """As the sync does, in pieces."""
    try:
        copy.begin(len(content))
        for start in range(0, len(content), 100_000):
            copy.add(content[start : start + 100_000])
        assert copy.is_whole
        store.copy_written(copy, STATE)
        store.copy_end(copy)
    finally:
        copy.discard()


def test_a_copy_shows_what_the_rows_show_and_outlives_a_restart(desk: Desk, tmp_path: Path) -> None:
    command = book()
    mid = desk.store.submit(command)
    sent = rows()
    copy = desk.store.copy()
    receive(desk.store, file_of(sent, copy.key), copy)
    with closing(LocalStore.open(tmp_path / "beside", KEY)) as beside:
        beside.apply_snapshot([Put(row.body, row.ver) for row in sent], STATE)  # type: ignore[arg-type]
        for restarted in (False, True):
            shown = desk.again() if restarted else desk.store
            assert (shown.state(), shown.unread) == (STATE, 0)
            for cls in KINDS.values():
                kept = [
                    row
                    for row in shown.all(cls)
                    if row.id not in (command.session_id, command.reservation_id)
                ]
                assert kept == beside.all(cls), cls
            assert shown.search_customers("tremblay") == beside.search_customers("tremblay") != []
            assert (
                shown.sessions_in([SessionState.UNPLACED])
                == beside.sessions_in([SessionState.UNPLACED])
                != []
            )
            assert [change.mid for change in shown.changes()] == [mid]
            assert shown.get(Session, command.session_id) is not None, "laid over the new rows"
            assert not list(desk.directory.glob("*.coming*"))


def test_the_first_paint_reads_a_copy_too(desk: Desk) -> None:
    sent = rows()
    copy = desk.store.copy()
    receive(desk.store, file_of(sent, copy.key), copy)
    desk.store.close()
    resting = RestingRows.open(desk.directory, KEY)
    assert resting is not None
    with closing(resting):
        assert resting.state() == STATE
        assert {row.id for row in resting.all(Customer)} == {row.id for row in sent if row.kind == "customer"}
    desk.store = LocalStore.open(desk.directory, KEY)


def test_pages_and_snapshots_go_on_from_a_copy(desk: Desk) -> None:
    store = desk.store
    copy = store.copy()
    receive(store, file_of(rows(), copy.key), copy)
    told: list[frozenset[str]] = []
    store.changed.connect(told.append)
    new = customer("Somebody New")
    store.apply_page([Put(new, 10)], replace(STATE, cursor=10))
    assert store.search_customers("somebody") == [new], "and nobody of before"
    assert told == [frozenset({"customer"})]
    store.apply_snapshot([Put(new, 11)], replace(STATE, cursor=11))
    assert store.all(Customer) == [new]
    copy = store.copy()
    receive(store, file_of(rows(), copy.key), copy)
    assert new not in store.all(Customer)
    assert desk.again().state() == STATE


def test_each_copy_has_a_key_of_its_own_that_says_nothing_of_the_persons(desk: Desk) -> None:
    copies = [desk.store.copy() for _ in range(3)]
    path = desk.directory / "cache.db"
    assert len({copy.key for copy in copies}) == 3
    assert all(KEY.hex() not in copy.key and len(copy.key) == 96 for copy in copies)
    assert key_of(path, KEY) == KEY, "of a file that was begun here"
    receive(desk.store, file_of(rows(), copies[0].key), copies[0])
    with pytest.raises(Unreadable):
        Database.open(path, KEY)
    assert key_of(path, KEY).hex() == copies[0].key[:64]
    with closing(Database.open(path, key_of(path, KEY))) as database:
        assert database.read("PRAGMA journal_mode") == [("wal",)]


def test_nothing_on_the_disk_is_readable_at_any_moment(
    store: LocalStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def look() -> None:
        for path in folder.iterdir():
            seen.append(path.name)
            assert b"Tremblay" not in path.read_bytes(), path.name
            assert b"SQLite format" not in path.read_bytes(), path.name

    note, place = cache_file._note, CacheCopy.take_place

    def noted(database: Database, state: ReplicaState) -> None:
        note(database, state)
        look()

    def placed(copy: CacheCopy) -> None:
        look()
        place(copy)

    monkeypatch.setattr(cache_file, "_note", noted)
    monkeypatch.setattr(CacheCopy, "take_place", placed)
    copy = store.copy()
    receive(store, file_of(rows(), copy.key), copy)
    look()
    assert {"cache.db", "cache.db.coming", "cache.db.coming-wal", "cache.db-wal"} <= set(seen)


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_a_byte_flipped_in_any_page_is_noticed(store: LocalStore) -> None:
    copy = store.copy()
    content = file_of(rows(), copy.key)
    for start in range(0, len(content), PAGE):
        with pytest.raises(Unfit):
            receive(store, _flipped(content, start + 777), copy)
        assert [row.name for row in store.all(Customer)] == ["Somebody Before"]
    receive(store, content, copy)


def _altered(content: bytes, key: str, tmp_path: Path, *statements: str) -> bytes:
    """By somebody who has the key: the server."""
    path = tmp_path / "altered.db"
    path.write_bytes(content)
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path.read_bytes()


HOSTILE = {
    "a trigger": ["CREATE TRIGGER t AFTER UPDATE ON replica_state BEGIN DELETE FROM row_0; END"],
    "a view in a table's place": ["DROP TABLE row_1", "CREATE VIEW row_1 AS SELECT * FROM row_0"],
    "a table besides": ["CREATE TABLE another (one)"],
    "a column besides": ["ALTER TABLE row_0 ADD COLUMN more"],
    "another version": ["PRAGMA user_version = 99"],
    "two tables in one place": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'search_0_data')"
        " WHERE name = 'row_0'",
    ],
    "a table nowhere": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = 100000 WHERE name = 'row_0'",
    ],
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_that_is_not_ours_is_refused_with_a_code(
    store: LocalStore, folder: Path, tmp_path: Path, what: str
) -> None:
    copy = store.copy()
    content = _altered(file_of(rows(), copy.key), copy.key, tmp_path, *HOSTILE[what])
    with pytest.raises(Unfit) as refused:
        receive(store, content, copy)
    assert refused.value.code in ("copy_tables", "copy_damaged", "copy_unreadable")
    assert [row.name for row in store.all(Customer)] == ["Somebody Before"]
    assert store.state().epoch is None
    assert not list(folder.glob("cache.db.coming*"))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda _: b"<html>" * 900, "copy_unreadable"),
        (lambda content: content[: len(content) - PAGE], "copy_damaged"),
        (lambda content: content[: 5 * PAGE + 100], "copy_damaged"),
        (lambda content: content[:PAGE] + content[2 * PAGE : 3 * PAGE] + content[2 * PAGE :], "copy_damaged"),
        (lambda content: bytes(len(content)), "copy_unreadable"),
        (lambda _: b"", "copy_size"),
    ],
)
def test_what_is_torn_mixed_up_or_of_another_key_is_refused(
    store: LocalStore, spoil: Callable[[bytes], bytes], code: str
) -> None:
    copy = store.copy()
    with pytest.raises(Unfit) as refused:
        receive(store, spoil(file_of(rows(), copy.key)), copy)
    assert refused.value.code in (code, "copy_unreadable")
    with pytest.raises(Unfit):
        receive(store, file_of(rows(), store.copy().key), copy)


def test_more_than_was_announced_is_refused_and_so_is_too_much(store: LocalStore) -> None:
    copy = store.copy()
    copy.begin(10)
    copy.add(bytes(10))
    with pytest.raises(Unfit):
        copy.add(b"1")
    copy.discard()
    with pytest.raises(Unfit):
        copy.begin(cache_file.MOST_BYTES + 1)
    with pytest.raises(LookupError):
        store.copy().complete(STATE)


def test_while_another_program_has_the_cache_it_stays_and_is_shown(store: LocalStore, folder: Path) -> None:
    copy = store.copy()
    content = file_of(rows(), copy.key)
    backup = Database.open(folder / "cache.db", KEY)
    backup.read("SELECT count(*) FROM row_0")
    with pytest.raises(NotKept) as refused:
        receive(store, content, copy)
    assert refused.value.trouble is Trouble.DISK_BUSY
    assert [row.name for row in store.all(Customer)] == ["Somebody Before"]
    backup.close()
    receive(store, content, copy)
    assert len(store.all(Vehicle)) > 0


def test_a_copy_of_which_something_is_still_beside_it_is_not_taken(store: LocalStore, folder: Path) -> None:
    copy = store.copy()
    content = file_of(rows(), copy.key)
    copy.begin(len(content))
    copy.add(content)
    store.copy_written(copy, STATE)
    (folder / "cache.db.coming-wal").write_bytes(b"held by somebody")
    with pytest.raises(NotKept):
        store.copy_end(copy)
    copy.discard()
    assert [row.name for row in store.all(Customer)] == ["Somebody Before"]
    assert not list(folder.glob("cache.db.coming*"))


def test_a_disk_that_is_full_or_refuses_the_rename_leaves_the_old_rows(
    store: LocalStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = store.copy()
    content = file_of(rows(), copy.key)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for owner, name in ((os, "fsync"), (os, "open"), (Path, "replace")):
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, refuse)
            with pytest.raises(NotKept) as refused:
                receive(store, content, copy)
        assert refused.value.trouble is Trouble.DISK_FULL, name
        assert [row.name for row in store.all(Customer)] == ["Somebody Before"], name
        assert not list(folder.glob("cache.db.coming*")), name
    receive(store, content, copy)
    assert store.state() == STATE


def test_what_is_left_of_a_copy_is_gone_at_the_next_start(desk: Desk) -> None:
    copy = desk.store.copy()
    copy.begin(1_000_000)
    copy.add(bytes(1000))
    for suffix in ("-wal", "-shm"):
        (desk.directory / f"cache.db.coming{suffix}").write_bytes(b"left")
    assert [row.name for row in desk.again().all(Customer)] == ["Somebody Before"]
    assert not list(desk.directory.glob("*.coming*"))
    copy.discard()


def test_a_copy_takes_the_place_of_a_cache_that_had_to_be_begun_anew(desk: Desk) -> None:
    desk.store.close()
    path = desk.directory / "cache.db"
    path.write_bytes(_flipped(path.read_bytes(), 5000))
    desk.store = store = LocalStore.open(desk.directory, KEY)
    assert store.all(Customer) == []
    copy = store.copy()
    receive(store, file_of(rows(), copy.key), copy)
    assert (store.state(), desk.again().state()) == (STATE, STATE)


def test_what_is_only_in_memory_takes_none() -> None:
    with closing(LocalStore.in_memory()) as store, pytest.raises(LookupError):
        store.copy()
