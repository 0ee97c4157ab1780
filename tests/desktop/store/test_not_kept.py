"""What this computer does not keep is said, leaves nothing half-written, and can be tried again."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop.store.account_file import AccountFile
from desktop.store.database import Database
from desktop.store.disk import trouble_of
from desktop.store.errors import CacheDamaged, NotKept, Trouble
from desktop.store.local_store import LocalStore
from desktop.store.replica import Put, ReplicaState
from desktop.store.secrets import FileSecrets, KeyringSecrets
from desktop.store.whole_snapshots import EVERYTHING
from scheduling.commands import CancelSession, Command, CreateCustomer, EditCustomer
from scheduling.errors import Invalid, TooLong
from scheduling.ids import uuid7
from scheduling.limits import MOST_LONG_TEXT, MOST_TEXT
from scheduling.records import Customer, Mechanic, Session
from tests.factories import book, customer, garage

KEY = bytes(range(32))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[LocalStore]:
    made = LocalStore.open(tmp_path, KEY)
    yield made
    made.close()


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What reaches the place of uncaught exceptions, which the window shows and logs."""
    seen: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, bug, _trace: seen.append(bug))
    return seen


def fill_disk(database: Database) -> None:
    """SQLite answers as on a full disk: the file may not grow."""
    database.read("PRAGMA max_page_count = 1")


def make_room(database: Database) -> None:
    database.read("PRAGMA max_page_count = 1000000")


def test_a_bug_in_a_listener_surfaces_and_the_change_is_saved_all_the_same(
    store: LocalStore, bugs: list[BaseException]
) -> None:
    def broken(_: frozenset[str]) -> None:
        raise ZeroDivisionError

    woken: list[None] = []
    store.changed.connect(broken)
    store.submitted.connect(lambda: woken.append(None))
    mid = store.submit(book())
    assert [change.mid for change in store.changes()] == [mid]
    assert woken, "and it is sent at once"
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]


def test_a_change_that_finds_no_room_is_refused_whole_and_fits_later(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    first = store.submit(book())
    fill_disk(store._outbox._database)
    told: list[object] = []
    store.changed.connect(told.append)
    new = customer("New One")
    both: list[Command] = [
        CreateCustomer(customer_id=new.id, name=new.name, notes="x" * 6000),
        book(new.id, concern="y" * MOST_LONG_TEXT),
    ]
    with pytest.raises(NotKept) as raised:
        store.submit_all(both)
    assert raised.value.trouble is Trouble.DISK_FULL
    assert [change.mid for change in store.changes()] == [first]
    assert store.get(Customer, new.id) is None
    assert told == []
    make_room(store._outbox._database)
    mids = store.submit_all(both)
    assert [(change.mid, change.seq) for change in store.changes()] == [
        (first, 1),
        (mids[0], 2),
        (mids[1], 3),
    ]
    store.close()
    again = LocalStore.open(tmp_path, KEY)
    assert [change.mid for change in again.changes()] == [first, *mids]
    again.close()


def test_a_disk_that_may_only_be_read_is_named(store: LocalStore) -> None:
    store._outbox._database.read("PRAGMA query_only = ON")
    with pytest.raises(NotKept) as raised:
        store.submit(book())
    assert raised.value.trouble is Trouble.DISK_READ_ONLY
    assert store.changes() == []


def test_a_page_that_finds_no_room_changes_nothing_and_fits_later(store: LocalStore) -> None:
    rows = [Put(customer(f"Somebody {number}"), 1) for number in range(300)]
    before = store.state()
    fill_disk(store._replica._opened())
    with pytest.raises(NotKept):
        store.apply_page(rows, replace(before, cursor=1))
    assert (store.state(), store.all(Customer)) == (before, [])
    make_room(store._replica._opened())
    store.apply_page(rows, replace(before, cursor=1))
    assert len(store.all(Customer)) == 300


def test_a_snapshot_that_finds_no_room_leaves_what_is_shown(store: LocalStore) -> None:
    shop = garage()
    store.apply_snapshot([Put(row, 1) for row in shop.records], ReplicaState(cursor=1))
    store.snapshot_begin()
    assert store._replica._staging is not None
    fill_disk(store._replica._staging)
    many = [Put(customer(f"Somebody {number}"), 2) for number in range(300)]
    with pytest.raises(NotKept):
        store.snapshot_rows(many)
    assert len(store.all(Mechanic)) > 0
    store.apply_snapshot(many, ReplicaState(cursor=2))
    assert len(store.all(Customer)) == 300


def test_damage_found_while_staging_replaces_nothing_in_that_thread(
    store: LocalStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = garage()
    store.apply_snapshot([Put(row, 1) for row in shop.records], ReplicaState(cursor=1))

    def damaged(*_: object) -> None:
        raise dbapi2.DatabaseError("database disk image is malformed")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.store.tables.empty_generation", damaged)
        with pytest.raises(CacheDamaged):
            store.snapshot_begin()
    assert len(store.all(Mechanic)) > 0
    assert not (tmp_path / "cache.db.unreadable").exists()
    told: list[frozenset[str]] = []
    store.changed.connect(told.append)
    store.begin_cache_anew()
    assert told == [EVERYTHING]
    assert (tmp_path / "cache.db.unreadable").exists()
    store.apply_snapshot([Put(row, 1) for row in shop.records], ReplicaState(cursor=1))
    assert len(store.all(Mechanic)) > 0


def test_damage_found_in_a_page_shows_at_once_that_everything_is_fetched_anew(
    store: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.apply_snapshot([Put(row, 1) for row in garage().records], ReplicaState(epoch=uuid7(), cursor=1))
    told: list[frozenset[str]] = []
    store.changed.connect(told.append)

    def damaged(*_: object) -> None:
        raise dbapi2.DatabaseError("database disk image is malformed")

    monkeypatch.setattr("desktop.store.cache_writing.write_state", damaged)
    store.apply_page([], replace(store.state(), cursor=2))
    assert told == [EVERYTHING]
    assert (store.state(), store.all(Mechanic)) == (ReplicaState(), [])


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.DISK_FULL),
        (errno.EROFS, Trouble.DISK_READ_ONLY),
        (errno.EIO, Trouble.DISK_FAILED),
    ],
)
def test_what_the_system_says_of_a_disk(number: int, trouble: Trouble) -> None:
    assert trouble_of(OSError(number, "as the system says")) is trouble
    assert trouble_of(ValueError()) is None


def test_a_secret_that_finds_no_room_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = FileSecrets(tmp_path)
    kept.set("token", "old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotKept) as raised:
        kept.set("token", "new")
    assert raised.value.trouble is Trouble.DISK_FULL
    assert kept.get("token") == "old"
    with pytest.raises(NotKept):
        AccountFile(tmp_path).device_for("rosa@example.test")


def test_a_keyring_that_is_locked_is_named() -> None:
    class Locked:
        def get_password(self, *_: str) -> str:
            raise RuntimeError("locked")

        set_password = delete_password = get_password

    kept = KeyringSecrets(Locked(), "profile")
    asks: list[Callable[[], object]] = [
        lambda: kept.get("x"),
        lambda: kept.set("x", "y"),
        lambda: kept.delete("x"),
    ]
    for ask in asks:
        with pytest.raises(NotKept) as raised:
            ask()
        assert raised.value.trouble is Trouble.KEYRING_LOCKED


def test_what_the_server_would_never_take_is_refused_at_once(store: LocalStore) -> None:
    too_long: list[Command] = [
        book(concern="x" * (MOST_LONG_TEXT + 1)),
        CreateCustomer(customer_id=uuid7(), name="x" * (MOST_TEXT + 1)),
        CancelSession(session_id=uuid7(), reason="x" * 300_000),
        EditCustomer(customer_id=uuid7(), set={"notes": ("", "x" * 300_000)}),
    ]
    for command in too_long:
        with pytest.raises(TooLong) as raised:
            store.submit(command)
        assert raised.value.code == "too_long"
    fields = {str(number): ("", "") for number in range(50)}
    wrongs: list[Command] = [book(minutes=0), EditCustomer(customer_id=uuid7(), set=fields)]
    for wrong in wrongs:
        with pytest.raises(Invalid):
            store.submit(wrong)
    assert store.changes() == []


def test_the_longest_command_is_a_small_part_of_a_push(store: LocalStore) -> None:
    """Six bytes are the most that JSON makes of a character."""
    long, text = "\x01" * MOST_LONG_TEXT, "\x01" * MOST_TEXT
    store.submit(book(concern=long))
    store.submit(CreateCustomer(customer_id=uuid7(), name=text, phone=text, email=text, notes=long))
    edit = {"name": (text, text), "phone": (text, text), "notes": (long, long)}
    store.submit(EditCustomer(customer_id=uuid7(), set=edit))
    assert all(len(parcel.args) < 200_000 for parcel in store.parcels(100, 1 << 30))
    assert len(store.all(Session)) == 1


def test_rows_that_could_not_be_read_once_are_read_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = garage()
    store = LocalStore.open(tmp_path, KEY)
    store.apply_snapshot([Put(row, 1) for row in shop.records], ReplicaState(epoch=uuid7(), cursor=1))
    store.close()
    again = LocalStore.open(tmp_path, KEY)

    def busy(_: Database, *__: object) -> object:
        raise NotKept(tmp_path, Trouble.DISK_BUSY)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "read", busy)
        with pytest.raises(NotKept):
            again.all(Mechanic)
    assert len(again.all(Mechanic)) == sum(isinstance(row, Mechanic) for row in shop.records)
    again.close()
