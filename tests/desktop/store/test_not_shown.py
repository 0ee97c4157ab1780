"""What is kept but cannot be read for a moment is never said to be lost, and shows as soon as it can be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.store.errors import NotKept, NotShown, Trouble
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.replica import Put, Replica, ReplicaState
from desktop.store.whole_snapshots import EVERYTHING
from scheduling.commands import EditCustomer, Outcome
from scheduling.ids import uuid7
from scheduling.records import Customer, Session
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


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    seen: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, bug, _trace: seen.append(bug))
    return seen


@contextmanager
def unread() -> Iterator[None]:
    """Meanwhile the cache can not be read."""

    def failing(*_: object) -> None:
        raise NotKept(Path("cache.db"), Trouble.DISK_FAILED)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Replica, "get", failing)
        yield


def _edit(shop: Garage, name: str) -> EditCustomer:
    return EditCustomer(customer_id=shop.elise.id, set={"name": (shop.elise.name, name)})


def test_a_change_that_is_kept_is_never_said_to_be_lost(
    store: LocalStore, shop: Garage, bugs: list[BaseException]
) -> None:
    told: list[object] = []
    store.changed.connect(told.append)
    store.pending_changed.connect(lambda: told.append("pending"))
    store.submitted.connect(lambda: told.append("submitted"))
    with unread():
        mid = store.submit(_edit(shop, "Élise B."))
    assert [change.mid for change in store.changes()] == [mid]
    assert told == [EVERYTHING, "pending", "submitted"]
    (bug,) = bugs
    assert isinstance(bug, NotShown)
    assert bug.trouble is Trouble.DISK_FAILED
    told.clear()
    store.apply_page([], replace(store.state(), cursor=2))
    assert told == [EVERYTHING]
    row = store.get(Customer, shop.elise.id)
    assert row is not None
    assert row.name == "Élise B."


def test_the_next_change_shows_the_one_before_too(
    store: LocalStore, shop: Garage, bugs: list[BaseException]
) -> None:
    with unread():
        first = store.submit(_edit(shop, "Élise B."))
    command = book(shop.elise.id)
    second = store.submit(command)
    assert [change.mid for change in store.changes()] == [first, second]
    assert store.get(Session, command.session_id) is not None
    row = store.get(Customer, shop.elise.id)
    assert row is not None
    assert row.name == "Élise B."
    assert len(bugs) == 1


def test_what_was_laid_by_half_is_gone_with_its_answer(
    store: LocalStore, shop: Garage, bugs: list[BaseException]
) -> None:
    """Nothing lies over the rows afterwards, as before: it must be replayed all the same."""
    command = book(shop.elise.id)
    with unread():
        mids = store.submit_all([command, _edit(shop, "Élise B.")])
    answers = [Answer(mid=mid, state=ChangeState.REJECTED, code="invalid", outcome=Outcome()) for mid in mids]
    epoch = store.state().epoch
    assert epoch is not None
    store.settle(answers, epoch)
    assert store.get(Session, command.session_id) is None
    assert len(bugs) == 1


def test_a_page_that_is_written_but_not_shown_is_told_the_next_time(store: LocalStore, shop: Garage) -> None:
    store.submit(_edit(shop, "Élise B."))
    told: list[frozenset[str]] = []
    store.changed.connect(told.append)
    elise = replace(shop.elise, notes="Rings twice")
    with unread(), pytest.raises(NotKept):
        store.apply_page([Put(elise, 2)], replace(store.state(), cursor=2))
    assert (store.state().cursor, told) == (2, []), "it is written"
    store.apply_page([], replace(store.state(), cursor=2))
    assert told == [frozenset({"customer"})]
    assert store.get(Customer, elise.id) == replace(elise, name="Élise B.")


def test_answers_that_are_kept_are_told_though_the_rows_can_not_be_read(
    store: LocalStore, shop: Garage
) -> None:
    answered, waiting = (store.submit(_edit(shop, name)) for name in ("Élise B.", "Élise C."))
    epoch = store.state().epoch
    assert epoch is not None
    told: list[str] = []
    store.pending_changed.connect(lambda: told.append("pending"))
    answer = Answer(mid=answered, state=ChangeState.REJECTED, code="invalid", outcome=Outcome())
    with unread(), pytest.raises(NotKept):
        store.settle([answer], epoch)
    assert told == ["pending"]
    assert [change.state for change in store.changes()] == [ChangeState.REJECTED, ChangeState.WAITING]
    assert store.changes()[1].mid == waiting


def test_a_listener_that_can_not_read_says_nothing_of_what_was_kept(
    store: LocalStore, bugs: list[BaseException]
) -> None:
    told: list[frozenset[str]] = []

    def reading(kinds: frozenset[str]) -> None:
        told.append(kinds)
        if len(told) < 3:
            raise NotKept(Path("cache.db"), Trouble.DISK_FAILED)

    store.changed.connect(reading)
    store.submit(book())
    assert [type(bug) for bug in bugs] == [NotShown]
    for cursor in (2, 3, 4):
        store.apply_page([], replace(store.state(), cursor=cursor))
    assert told == [told[0]] * 3, "again until it could be read, and then no more"
    assert "session" in told[0]


def test_ones_own_next_change_tells_what_could_not_be_shown_before(
    store: LocalStore, shop: Garage, bugs: list[BaseException]
) -> None:
    """Also without the server, from which nothing comes."""
    told: list[frozenset[str]] = []

    def reading(kinds: frozenset[str]) -> None:
        told.append(kinds)
        if len(told) == 1:
            raise NotKept(Path("cache.db"), Trouble.DISK_FAILED)

    store.changed.connect(reading)
    store.submit(book())
    for name in ("Élise B.", "Élise C."):
        store.submit(_edit(shop, name))
    assert len(bugs) == 1
    assert told[1] == told[0] | {"customer"}
    assert told[2] == frozenset({"customer"})
