"""The rows as they are read for the first paint: those of the store at work, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop.store.errors import AlreadyOpen
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.outbox_file import NOTE, OUTBOX, READY, REPORT
from desktop.store.pending import ChangeState
from desktop.store.resting import UNREADY, RestingRows
from scheduling.commands import CreateCustomer, Outcome
from scheduling.ids import uuid7
from scheduling.records import Customer, Mechanic, Record, Reservation, Session, Vehicle
from tests.factories import NOW, garage, reservation, session

KEY = bytes(range(32))
DAY = 86_400


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    """Whoever asks for it closes it."""
    made = LocalStore.open(tmp_path / "files", KEY)
    shop = garage()
    made.load([*shop.records, *(session(starts=NOW + day * DAY) for day in range(-2, 9))])
    made.load([reservation(starts=NOW + day * DAY) for day in range(-2, 9)])
    made.write_state(replace(made.state(), epoch=uuid7(), cursor=7))
    return made


@pytest.fixture
def rows(store: LocalStore, tmp_path: Path) -> Iterator[RestingRows]:
    store.close()
    found = RestingRows.open(tmp_path / "files", KEY)
    assert found is not None
    yield found
    found.close()


@pytest.mark.parametrize("ahead", [False, True], ids=["asked one by one", "read at once"])
def test_they_are_those_of_the_store(rows: RestingRows, tmp_path: Path, ahead: bool) -> None:
    if ahead:
        rows.read_span(NOW, NOW + 7 * DAY)
    kinds: tuple[type[Record], ...] = (Session, Reservation)
    spans = [(NOW + day * DAY, NOW + (day + 1) * DAY) for day in range(-3, 10)]
    between = [[rows.between(kind, *span) for span in spans] for kind in kinds]
    known = rows.all(Customer)
    some = rows.some(Customer, {row.id for row in known} | {uuid7()})
    rest = (rows.state(), rows.device_id, rows.all(Mechanic), rows.all(Vehicle))
    rows.close()
    store = LocalStore.open(tmp_path / "files", KEY)
    assert any(found for each in between for found in each)
    assert between == [[store.between(kind, *span) for span in spans] for kind in kinds]
    assert known
    assert some == {row.id: row for row in known}
    assert rest == (store.state(), store.device_id, store.all(Mechanic), store.all(Vehicle))
    store.close()


def _wait(store: LocalStore) -> None:
    store.submit(CreateCustomer(customer_id=uuid7(), name="Léa Roy", phone="+15145550101"))


def _answered(store: LocalStore, state: ChangeState, version: int, epoch: UUID | None = None) -> None:
    _wait(store)
    (change,) = store.changes()
    epoch = epoch or store.state().epoch
    assert epoch is not None
    store.settle([Answer(mid=change.mid, state=state, ack_ver=version, outcome=Outcome())], epoch)


def _refused(store: LocalStore) -> None:
    _answered(store, ChangeState.REJECTED, 0)


def _beyond_the_rows(store: LocalStore) -> None:
    _answered(store, ChangeState.APPLIED, 8)


def _beyond_what_has_come_of_a_pull(store: LocalStore) -> None:
    store.write_state(replace(store.state(), cursor=9, more_from=7))
    _answered(store, ChangeState.APPLIED, 8)


def _by_a_server_whose_rows_are_coming(store: LocalStore) -> None:
    _answered(store, ChangeState.APPLIED, 1, uuid7())


@pytest.mark.parametrize(
    "leave",
    [_wait, _refused, _beyond_the_rows, _beyond_what_has_come_of_a_pull, _by_a_server_whose_rows_are_coming],
)
def test_there_are_none_while_something_has_to_be_laid_over_them(
    store: LocalStore, tmp_path: Path, leave: Callable[[LocalStore], None]
) -> None:
    leave(store)
    store.close()
    assert RestingRows.open(tmp_path / "files", KEY) is None
    LocalStore.open(tmp_path / "files", KEY).close()  # nothing is held


@pytest.mark.parametrize("left", [NOTE, READY, REPORT, f"{OUTBOX}-wal"])
def test_what_may_have_to_be_mended_is_opened_by_whoever_can(
    store: LocalStore, tmp_path: Path, left: str
) -> None:
    store.close()
    (tmp_path / "files" / left).write_bytes(b"left behind")
    before = (tmp_path / "files" / OUTBOX).read_bytes()
    assert RestingRows.open(tmp_path / "files", KEY) is None
    assert (tmp_path / "files" / OUTBOX).read_bytes() == before
    assert (tmp_path / "files" / left).read_bytes() == b"left behind"


def test_what_the_rows_have_passed_is_no_hindrance(store: LocalStore, tmp_path: Path) -> None:
    _answered(store, ChangeState.APPLIED, 7)
    store.close()
    rows = RestingRows.open(tmp_path / "files", KEY)
    assert rows is not None
    rows.close()


def test_nobody_else_works_with_the_files_meanwhile(rows: RestingRows, tmp_path: Path) -> None:
    with pytest.raises(AlreadyOpen):
        LocalStore.open(tmp_path / "files", KEY)
    rows.close()
    LocalStore.open(tmp_path / "files", KEY).close()


@pytest.mark.parametrize("missing", ["cache.db", "outbox.db"])
def test_a_file_that_is_not_there_is_not_made(store: LocalStore, tmp_path: Path, missing: str) -> None:
    store.close()
    (tmp_path / "files" / missing).unlink()
    with pytest.raises(UNREADY):
        RestingRows.open(tmp_path / "files", KEY)
    assert not (tmp_path / "files" / missing).exists()


def test_with_another_key_nothing_is_read(store: LocalStore, tmp_path: Path) -> None:
    store.close()
    with pytest.raises(UNREADY):
        RestingRows.open(tmp_path / "files", KEY[::-1])
