"""An outbox that an earlier version wrote is opened as it is and carried on: it is the only copy of what it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store import codec, tables
from desktop.store.database import Database
from desktop.store.errors import NotKept, Trouble
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Outbox
from desktop.store.outbox_file import VERSION
from desktop.store.pending import ChangeState, Discard
from desktop.store.position import Position
from scheduling.commands import BookSession
from scheduling.ids import uuid7
from scheduling.records import Session
from tests.factories import NOW, book, garage

KEY = bytes(range(32))
VERSION_1 = (
    "CREATE TABLE outbox (place INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, seq INTEGER, mid VARCHAR NOT NULL,"
    " name VARCHAR NOT NULL, args BLOB NOT NULL, created_at INTEGER NOT NULL, state VARCHAR NOT NULL,"
    " attempts INTEGER NOT NULL, code VARCHAR NOT NULL, ack_ver INTEGER NOT NULL, ack_epoch VARCHAR,"
    " outcome BLOB, settled_at INTEGER, dismissed BOOLEAN NOT NULL, UNIQUE (seq), UNIQUE (mid))",
    "CREATE TABLE device (one INTEGER NOT NULL PRIMARY KEY, id VARCHAR NOT NULL, next_seq INTEGER NOT NULL)",
    "PRAGMA user_version = 1",
)
"""The statements by which version 1 made its file; they stay as they are."""
STATES = ("waiting", "sent", "applied", "conflict", "rejected")


def _old(folder: Path, commands: list[BookSession]) -> None:
    database = Database.open(folder / "outbox.db", KEY)
    with database.begin() as connection:
        for statement in VERSION_1:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("INSERT INTO device VALUES (1, ?, ?)", (str(uuid7()), len(commands) + 1))
        for seq, (command, state) in enumerate(zip(commands, STATES, strict=True), start=1):
            name, args = codec.encode_command(command)
            connection.exec_driver_sql(
                "INSERT INTO outbox (seq, mid, name, args, created_at, state, attempts, code, ack_ver, dismissed)"
                " VALUES (?, ?, ?, ?, ?, ?, 2, '', 0, 0)",
                (seq, str(uuid7()), name, args, NOW, state),
            )
    database.close()


def test_an_outbox_of_version_1_goes_on_with_all_that_it_holds(tmp_path: Path) -> None:
    shop = garage()
    commands = [book(shop.elise.id) for _ in STATES]
    _old(tmp_path, commands)
    store = LocalStore.open(tmp_path, KEY)
    kept = store.changes()
    open_ones = [one for one, state in zip(commands, STATES, strict=True) if state != "applied"]
    assert [change.command for change in kept] == open_ones
    assert [change.state.value for change in kept] == [state for state in STATES if state != "applied"]
    assert {(change.discard, change.attempts) for change in kept} == {(Discard.NONE, 2)}
    store.discard([kept[0].mid])
    assert store.get(Session, commands[0].session_id) is None
    new = store.submit(book(shop.elise.id))
    last = store.change(new)
    assert last is not None
    assert (last.seq, last.place) == (6, 6)
    store.close()
    again = LocalStore.open(tmp_path, KEY)
    assert [change.mid for change in again.discarded()] == [kept[0].mid], "kept over a restart"
    assert again.change(kept[1].mid) == kept[1]
    again.close()


def test_an_upgraded_outbox_is_like_a_new_one(tmp_path: Path) -> None:
    _old(tmp_path, [book() for _ in STATES])
    files = []
    for folder in (tmp_path, tmp_path / "new"):
        folder.mkdir(exist_ok=True)
        Outbox.open(folder / "outbox.db", KEY).close()
        database = Database.open(folder / "outbox.db", KEY)
        columns = {
            table: sorted(
                tuple(column)[1:4] for column in database.read("SELECT * FROM pragma_table_info(?)", table)
            )
            for table in ("outbox", "device")
        }
        files.append((database.version, columns))
        database.close()
    assert files[0] == files[1]
    assert files[0][0] == VERSION == tables.OUTBOX_VERSION


def test_an_upgrade_that_the_disk_does_not_take_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = [book() for _ in STATES]
    _old(tmp_path, commands)

    def full(*_: object) -> None:
        raise NotKept(tmp_path, Trouble.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(tables, "upgrade_outbox", full)
        with pytest.raises(NotKept):
            Outbox.open(tmp_path / "outbox.db", KEY)
    outbox = Outbox.open(tmp_path / "outbox.db", KEY)
    outbox.recall(Position(None, 0))
    assert [change.command for change in outbox.recalled if change.state is ChangeState.WAITING] == commands[
        :1
    ]
    outbox.close()
