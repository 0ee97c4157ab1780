"""The two files on the disk: what survives what, and what is said when something can not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop.store.database import Database
from desktop.store.errors import AlreadyOpen, OutboxTooNew, OutboxUnreadable, Unreadable
from desktop.store.local_store import LocalStore
from desktop.store.outbox import KEPT_SECONDS, Answer
from desktop.store.outbox_file import VERSION
from desktop.store.pending import ChangeState
from desktop.store.replica import Put, ReplicaState
from scheduling.commands import NAMES, Outcome
from scheduling.ids import uuid7
from scheduling.records import KINDS, Customer, Mechanic, Session
from scheduling.upcasting import STEPS
from scheduling.vocabulary import SessionState
from tests.as_before import put_back
from tests.factories import NOW, book, customer, garage, session

KEY = bytes(range(32))
ROOT = Path(__file__).parents[3]

SUBMIT_UNTIL_KILLED = """
import sys
from functools import partial
from pathlib import Path
from typing import Any
from desktop.store.local_store import LocalStore
from tests.factories import book
store = LocalStore.open(Path(sys.argv[1]), bytes(range(32)))
while True:
    print(store.submit(book()), flush=True)
"""


def test_rows_changes_and_device_survive_closing(tmp_path: Path) -> None:
    device = uuid7()
    store = LocalStore.open(tmp_path, KEY, device)
    shop = garage()
    store.load(shop.records)
    state = ReplicaState(
        tenant_id=shop.organization.id, epoch=uuid7(), cursor=4, window_from=1, window_to=2, refreshed_at=NOW
    )
    store.write_state(state)
    command = book(shop.elise.id)
    mid = store.submit(command)
    store.close()
    again = LocalStore.open(tmp_path, KEY, uuid7())
    assert again.device_id == device, "an outbox keeps its own"
    assert again.state() == state
    assert [change.mid for change in again.changes()] == [mid]
    assert again.changes()[0].command == command
    assert again.get(Session, command.session_id) is not None
    assert again.search_customers("tremblay") == [shop.elise]
    again.close()


def test_what_leaves_the_window_is_let_go_of_but_a_booking_without_a_place(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    shop = garage()
    over, lost, soon = (
        session(shop.elise.id, id=uuid7(), starts=NOW + day * 86_400, state=state)
        for day, state in (
            (-20, SessionState.COMPLETED),
            (-20, SessionState.UNPLACED),
            (3, SessionState.SCHEDULED),
        )
    )
    store.load([*shop.records, over, lost, soon])
    month = ReplicaState(
        epoch=uuid7(), cursor=4, window_from=NOW - 30 * 86_400, window_to=NOW + 30 * 86_400, refreshed_at=NOW
    )
    store.write_state(month)
    store.apply_page([], replace(month, window_from=NOW - 86_400))
    assert {row.id for row in store.all(Session)} == {lost.id, soon.id}
    store.close()
    again = LocalStore.open(tmp_path, KEY)
    assert {row.id for row in again.all(Session)} == {lost.id, soon.id}
    assert again.sessions_in({SessionState.UNPLACED}) == [lost]
    again.close()


def test_nothing_readable_is_on_the_disk(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    store.load(garage().records)
    store.submit(book(concern="The brakes squeal"))
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        assert b"Tremblay" not in data, path
        assert b"squeal" not in data, path
        assert not data.startswith(b"SQLite format"), path
    store.close()


@pytest.mark.parametrize("lines", [1, 25])
def test_every_change_reported_saved_survives_a_kill(tmp_path: Path, lines: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SUBMIT_UNTIL_KILLED, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as child:
        assert child.stdout is not None
        printed = [child.stdout.readline().strip() for _ in range(lines)]
        child.send_signal(signal.SIGKILL)
        printed += [line.strip() for line in child.stdout]
    store = LocalStore.open(tmp_path, KEY)
    kept = [str(change.mid) for change in store.changes()]
    assert all(printed)
    assert kept[: len(printed)] == printed
    assert len(store.all(Session)) == len(kept) >= lines
    store.close()


def test_a_second_process_is_told_and_the_first_goes_on(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    code = "import sys; from pathlib import Path; from desktop.store.local_store import LocalStore\n"
    code += "LocalStore.open(Path(sys.argv[1]), bytes(range(32)))"
    second = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert "AlreadyOpen" in second.stderr
    with pytest.raises(AlreadyOpen, match="already open"):
        LocalStore.open(tmp_path, KEY)
    store.submit(book())
    store.close()
    LocalStore.open(tmp_path, KEY).close()


@pytest.mark.parametrize("damage", [b"this is no database, " * 500, b""])
def test_a_broken_cache_is_set_aside_and_what_waits_is_shown(tmp_path: Path, damage: bytes) -> None:
    store = LocalStore.open(tmp_path, KEY)
    store.load(garage().records)
    command = book()
    store.submit(command)
    store.close()
    (tmp_path / "cache.db").write_bytes(damage)
    again = LocalStore.open(tmp_path, KEY)
    assert again.all(Customer) == []
    assert again.state() == ReplicaState()
    assert again.get(Session, command.session_id) is not None
    assert (tmp_path / "cache.db.unreadable").exists() == bool(damage)
    again.close()


@pytest.mark.parametrize("page", [2, 5, 9, 14])
def test_a_cache_with_a_damaged_page_is_set_aside_and_the_program_starts(tmp_path: Path, page: int) -> None:
    store = LocalStore.open(tmp_path, KEY)
    store.load([*garage().records, *(customer(f"Somebody {number}") for number in range(400))])
    command = book()
    store.submit(command)
    store.close()
    with (tmp_path / "cache.db").open("r+b") as file:
        file.seek((page - 1) * 4096 + 1000)
        file.write(b"damage" * 20)
    again = LocalStore.open(tmp_path, KEY)
    for cls in KINDS.values():
        again.all(cls)
    again.search_customers("some")
    assert again.get(Session, command.session_id) is not None
    again.apply_snapshot([Put(row, 1) for row in garage().records], ReplicaState(cursor=1))
    assert len(again.all(Mechanic)) > 0
    again.close()


def test_a_cache_of_another_version_is_fetched_again(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    store.load(garage().records)
    store._replica._opened().read("PRAGMA user_version = 99")
    store.close()
    again = LocalStore.open(tmp_path, KEY)
    assert again.all(Customer) == []
    again.close()


def test_a_row_that_an_older_program_wrote_otherwise_is_left_out_until_it_is_fetched(tmp_path: Path) -> None:
    shop = garage()
    store = LocalStore.open(tmp_path, KEY)
    store.load(shop.records)
    (mechanics, customers) = (len(store.all(Mechanic)), len(store.all(Customer)))
    for row in (shop.anna, shop.elise):
        sql = "UPDATE row_0 SET body = ? WHERE id = ?"
        store._replica._opened().read(sql, b'{"id": "%s"}' % str(row.id).encode(), str(row.id))
    store.close()
    again = LocalStore.open(tmp_path, KEY)
    assert again.get(Customer, shop.elise.id) is None
    assert shop.elise not in again.search_customers(shop.elise.name)
    assert (len(again.all(Mechanic)), len(again.all(Customer))) == (mechanics - 1, customers - 1)
    again.close()


def test_a_broken_outbox_is_left_alone(tmp_path: Path) -> None:
    LocalStore.open(tmp_path, KEY).close()
    damaged = b"this is no database, " * 500
    (tmp_path / "outbox.db").write_bytes(damaged)
    for _ in range(2):  # and the lock is let go each time
        with pytest.raises(OutboxUnreadable):
            LocalStore.open(tmp_path, KEY)
    assert (tmp_path / "outbox.db").read_bytes() == damaged


def test_another_key_opens_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    mid = store.submit(book())
    store.close()
    with pytest.raises(OutboxUnreadable):
        LocalStore.open(tmp_path, bytes(32))
    again = LocalStore.open(tmp_path, KEY)
    assert [change.mid for change in again.changes()] == [mid]
    again.close()


def test_an_outbox_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    store._outbox._database.read(f"PRAGMA user_version = {VERSION + 1}")
    store.close()
    with pytest.raises(OutboxTooNew):
        LocalStore.open(tmp_path, KEY)


def test_a_change_of_a_newer_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    mid = store.submit(book())
    store._outbox._database.read("UPDATE outbox SET name = 'session.book@9'")
    store.close()
    with pytest.raises(OutboxTooNew):
        LocalStore.open(tmp_path, KEY)
    database = Database.open(tmp_path / "outbox.db", KEY)
    assert database.read("SELECT mid, name FROM outbox") == [(str(mid), "session.book@9")]
    database.close()


def test_a_change_from_before_an_update_is_shown_anew_and_sent_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    store = LocalStore.open(tmp_path, KEY)
    command = book()
    store.submit(command)
    (before,) = store.parcels(1, 1)
    store.close()
    old = "session.book@1"
    put_back(request, NAMES)
    NAMES["session.book@3"] = NAMES.pop(old)
    monkeypatch.setitem(STEPS, old, lambda args: args | {"concern": "asked for since 2"})
    monkeypatch.setitem(STEPS, "session.book@2", lambda args: args | {"category": "asked for since 3"})
    again = LocalStore.open(tmp_path, KEY)
    row = again.get(Session, command.session_id)
    assert row is not None
    assert (row.concern, row.category) == ("asked for since 2", "asked for since 3")
    assert again.parcels(1, 1) == [before]
    again.close()


def test_a_key_of_another_length_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Database.open(tmp_path / "file.db", b"short")
    with pytest.raises(Unreadable):
        Database.open(_broken(tmp_path), KEY)


def _broken(directory: Path) -> Path:
    path = directory / "broken.db"
    path.write_bytes(b"this is no database, " * 500)
    return path


def test_both_files_are_written_through(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    store.apply_snapshot([], store.state())
    for database in (store._replica._opened(), store._outbox._database):
        assert database.read("PRAGMA synchronous") == [(2,)], "FULL"
        assert database.read("PRAGMA journal_mode") == [("wal",)]
    store.close()


def test_what_is_not_settled_is_recalled_and_the_rest_kept_for_14_days(tmp_path: Path) -> None:
    epoch = uuid7()
    store = LocalStore.open(tmp_path, KEY)
    store.write_state(ReplicaState(epoch=epoch, cursor=5))
    mids = [store.submit(book()) for _ in range(5)]
    ahead, passed, conflict, rejected, waiting = mids
    states = {
        ahead: (ChangeState.APPLIED, 6),
        passed: (ChangeState.APPLIED, 5),
        conflict: (ChangeState.CONFLICT, 0),
        rejected: (ChangeState.REJECTED, 0),
    }
    outcome = Outcome(reasons=["booked"])
    store.settle(
        [Answer(mid=mid, state=state, ack_ver=ver, outcome=outcome) for mid, (state, ver) in states.items()],
        epoch,
    )
    store.dismiss(rejected)
    store.close()
    again = LocalStore.open(tmp_path, KEY)
    assert [change.mid for change in again.changes()] == [ahead, conflict, waiting]
    assert again.changes()[1].outcome == outcome
    later = (again.change(ahead) or again.changes()[0]).settled_at
    assert later is not None
    again._outbox.prune(later + KEPT_SECONDS)
    assert again.change(passed) is not None
    again._outbox.prune(later + KEPT_SECONDS + 1)
    assert again.change(passed) is None
    assert again.change(rejected) is None
    assert again.change(conflict) is not None, "nobody has seen it yet"
    again.prune()
    again.warm_up()
    again.close()


def test_what_a_restored_server_applied_stays_on_view_over_a_restart_until_its_rows_came(
    tmp_path: Path,
) -> None:
    shop, before, after, last = garage(), uuid7(), uuid7(), uuid7()
    rows = [Put(row, 1) for row in shop.records]

    def started() -> LocalStore:
        return LocalStore.open(tmp_path, KEY)

    def applied(store: LocalStore, epoch: UUID) -> UUID:
        command = book(shop.elise.id)
        answer = Answer(mid=store.submit(command), state=ChangeState.APPLIED, ack_ver=5, outcome=Outcome())
        store.settle([answer], epoch)
        return command.session_id

    store = started()
    store.apply_snapshot(rows, ReplicaState(epoch=before, cursor=1))
    early = applied(store, before)
    late = applied(store, after)
    for _ in range(2):
        assert store.get(Session, late) is not None
        store.close()
        store = started()
    store.apply_snapshot(rows, ReplicaState(epoch=after, cursor=9))
    for _ in range(2):
        assert (store.get(Session, early), store.get(Session, late)) == (None, None), "the rows tell"
        store.close()
        store = started()
    of_its_own = applied(store, after)
    store.apply_snapshot(rows, ReplicaState(epoch=last, cursor=2))
    assert store.get(Session, of_its_own) is None, "of an epoch that is over, not of one that comes"
    store.close()


def test_a_write_that_fails_changes_nothing(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    before = store.state()
    shop = garage()
    broken = replace(shop.elise, name=object())  # type: ignore[arg-type] # can not be written
    with pytest.raises(TypeError):
        store.apply_page([Put(shop.marc, 1), Put(broken, 1)], replace(before, cursor=1))
    assert store.state() == before
    assert store.all(Customer) == []
    store.close()


def test_parcels_are_limited_by_number_and_size(tmp_path: Path) -> None:
    store = LocalStore.open(tmp_path, KEY)
    mids = [store.submit(book(concern="x" * 1000)) for _ in range(5)]
    assert [parcel.mid for parcel in store.parcels(3, 1 << 20)] == mids[:3]
    assert [parcel.mid for parcel in store.parcels(100, 3000)] == mids[:2]
    assert [parcel.mid for parcel in store.parcels(100, 1)] == mids[:1], "one always goes"
    store.close()
