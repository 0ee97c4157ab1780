"""A cache that is found damaged is begun anew, however long the disk does not let it; nothing stops meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop.store.database import Database
from desktop.store.errors import CacheDamaged, NotKept, Trouble
from desktop.store.local_store import LocalStore
from desktop.store.replica import Put, ReplicaState
from desktop.store.whole_snapshots import EVERYTHING
from scheduling.ids import uuid7
from scheduling.records import Customer, Mechanic, Session, Vehicle
from tests.desktop.store.test_not_kept import fill_disk
from tests.factories import Garage, book, garage

KEY = bytes(range(32))


@pytest.fixture
def shop() -> Garage:
    return garage()


@pytest.fixture
def store(tmp_path: Path, shop: Garage) -> Iterator[LocalStore]:
    made = LocalStore.open(tmp_path, KEY)
    made.apply_snapshot([Put(row, 1) for row in shop.records], ReplicaState(epoch=uuid7(), cursor=1))
    yield made
    made.close()


def _damage(*_: object) -> None:
    raise dbapi2.DatabaseError("database disk image is malformed")


@contextmanager
def full_disk() -> Iterator[None]:
    """A file that is opened meanwhile may not grow."""
    open_ = Database.open

    def without_room(path: Path, key: bytes) -> Database:
        database = open_(path, key)
        fill_disk(database)
        return database

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "open", without_room)
        yield


@contextmanager
def no_renaming() -> Iterator[None]:
    """Nothing can be set aside meanwhile."""

    def refuse(*_: object) -> Path:
        raise PermissionError(13, "Permission denied")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        yield


TROUBLES = [(full_disk, Trouble.DISK_FULL), (no_renaming, Trouble.DISK_READ_ONLY)]


@pytest.mark.parametrize("why", TROUBLES)
@pytest.mark.parametrize("found", ["in a page", "by a reader", "in a snapshot"])
def test_no_new_cache_for_a_while(
    store: LocalStore,
    shop: Garage,
    tmp_path: Path,
    why: tuple[Callable[[], AbstractContextManager[None]], Trouble],
    found: str,
) -> None:
    trouble, named = why
    rows = [Put(row, 1) for row in shop.records]
    command = book(shop.elise.id)
    store.submit(command)
    told: list[frozenset[str]] = []
    store.changed.connect(told.append)
    with trouble():
        if found == "in a page":
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("desktop.store.cache_writing.write_state", _damage)
                store.apply_page([], replace(store.state(), cursor=2))
            assert told == [EVERYTHING]
        elif found == "by a reader":
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(store._replica._opened(), "read", _damage)
                assert store.get(Customer, shop.marc.id) is None
        else:
            store.begin_cache_anew()
            assert told == [EVERYTHING]
        assert store.state() == ReplicaState()
        assert (store.all(Customer), store.all(Mechanic), store.all(Vehicle)) == ([], [], [])
        assert store.search_customers("tremblay") == []
        assert store.get(Customer, shop.elise.id) is None
        store.submit(book())
        assert store.get(Session, command.session_id) is not None, "what waits is kept elsewhere"
        for _ in range(2):
            with pytest.raises(NotKept) as raised:
                store.snapshot_begin()
            assert raised.value.trouble is named
        with pytest.raises(NotKept):
            store.write_state(ReplicaState(cursor=5))
    state = ReplicaState(epoch=uuid7(), cursor=1)
    store.apply_snapshot(rows, state)
    assert store.state() == state
    assert store.get(Customer, shop.elise.id) == shop.elise
    old = Database.open(tmp_path / "cache.db.unreadable", KEY)
    assert old.read("SELECT count(*) FROM row_1") > [(0,)], "the damaged one, for whoever wants to look"
    old.close()


def test_a_store_without_a_cache_closes_and_opens_again(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    with full_disk():
        store.begin_cache_anew()
        store.close()
    again = LocalStore.open(tmp_path, KEY)
    assert again.state() == ReplicaState()
    again.close()


def test_what_was_staged_is_gone_with_a_file_that_a_reader_found_damaged(
    store: LocalStore, shop: Garage
) -> None:
    rows = [Put(row, 2) for row in shop.records]
    steps: list[Callable[[], None]] = [
        lambda: store.snapshot_rows(rows),
        lambda: store.snapshot_end(ReplicaState(epoch=uuid7(), cursor=2)),
    ]
    for step in steps:
        store.snapshot_begin()
        store.snapshot_rows(rows)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store._replica._opened(), "read", _damage)
            assert store.get(Customer, shop.elise.id) is None
        with pytest.raises(NotKept) as raised:
            step()
        assert raised.value.trouble is Trouble.CACHE_DAMAGED
        assert not isinstance(raised.value, CacheDamaged), "the new file is a good one"
        assert store.state() == ReplicaState(), "no cursor without its rows"
