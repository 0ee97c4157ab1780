"""A damaged outbox goes on with what can be read of it; the damaged file is kept under a dated name, for good.

The new outbox is another device's, as after a copy from a backup: what waits is numbered anew and keeps its ids, so
that the server does nothing twice. Done in steps that are gone through again when the program dies between them: the
damaged file is left only when a copy of it, and all that was read of it, are on the disk. Not here: how pages and rows
are read (``salvage_pages``, ``salvage_rows``), or how damage is met (``local_store``).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.store import codec, tables
from desktop.store.database import Database
from desktop.store.disk import keeping
from desktop.store.errors import OutboxTooNew
from desktop.store.locking import DirectoryLock
from desktop.store.outbox_file import NOTE, OUTBOX, READY, REPORT
from desktop.store.outbox_opening import Salvaged
from desktop.store.pending import UNANSWERED, ChangeState, Discard
from desktop.store.renumbering import as_another_device
from desktop.store.salvage_pages import Reader
from desktop.store.salvage_rows import Value, rows_on
from scheduling.ids import uuid7

_DRAFT = "outbox.db.draft"
_COLUMNS = [column.name for column in tables.outbox.columns]
_LATER = 1
"""Columns that a row of an older version lacks."""


def salvage(directory: Path, key: bytes, now: int) -> bool:
    """Let the outbox be one that can be read; ``False``, and nothing changed, where not a page is of this key.

    Raises :class:`AlreadyOpen`, :class:`OutboxTooNew` for a newer program's file, and :class:`NotKept`.
    """
    path = directory / OUTBOX
    lock = DirectoryLock(directory)
    try:
        with keeping(path):
            reader = Reader(path, key)
        rows = _outbox_rows(reader, path)
        if not (reader.proven or rows):
            return False
        _write(directory / _DRAFT, key, rows)
        kept = _set_beside(path, now)
        waiting = sum(row["state"] in {state.value for state in UNANSWERED} for row in rows)
        with keeping(path):
            report = Salvaged(count=len(rows), waiting=waiting, kept=kept.name)
            (directory / REPORT).write_bytes(codec.encode(report))
            (directory / _DRAFT).replace(directory / READY)
        finish(directory)
    finally:
        lock.release()
    return True


def finish(directory: Path) -> None:
    """Put what was read in the damaged file's place; the log goes first, which belongs to that one."""
    path = directory / OUTBOX
    with keeping(path):
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        (directory / NOTE).unlink(missing_ok=True)  # a copy is made, and all that was read is ready
        _put(directory / READY, path)


def _put(ready: Path, path: Path) -> None:
    ready.replace(path)


def _outbox_rows(reader: Reader, path: Path) -> list[dict[str, Any]]:
    """In the order in which they were made; of what was written more than once, as it was last."""
    found: dict[str, dict[str, Any]] = {}
    for pages, fresh in reader.states():
        for number in sorted(fresh):
            for row_id, values in rows_on(number, pages):
                row = _change(row_id, values, path)
                if row is not None:
                    found[row["mid"]] = row
    by_place = {int(row["place"]): row for row in found.values()}
    return [by_place[place] for place in sorted(by_place)]


def _change(place: int, values: list[Value], path: Path) -> dict[str, Any] | None:
    """A row of the outbox by its columns; ``None`` for one of another table, or one that is none."""
    if len(values) < len(_COLUMNS) - _LATER:
        return None
    if len(values) > len(_COLUMNS):
        raise OutboxTooNew(path, "written by a newer version of the program")
    row: dict[str, Any] = {"discard": Discard.NONE.value}
    row |= dict(zip(_COLUMNS, values, strict=False))
    try:
        UUID(row["mid"])
        ChangeState(row["state"])
        Discard(row["discard"])
        codec.decode(object, row["args"])
    except (ValueError, TypeError, AttributeError):
        return None
    return row | {"place": place, "seq": None, "dismissed": bool(row["dismissed"])}


def _write(draft: Path, key: bytes, rows: Iterable[dict[str, Any]]) -> None:
    for suffix in ("", "-wal", "-shm"):
        with keeping(draft):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)
    database = Database.open(draft, key)
    try:
        with database.begin() as connection:
            device_id = uuid7()
            tables.create_outbox(connection, str(device_id))
            for row in rows:
                connection.execute(tables.outbox.insert(), row)
            as_another_device(connection, device_id, None)
        database.read("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()


def _set_beside(path: Path, now: int) -> Path:
    """Copy the damaged file, and its log, to a name that nobody has."""
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%d-%H%M%S")
    names = (f"outbox-damaged-{stamp}{more}.db" for more in ("", *(f"-{each}" for each in range(2, 1_000))))
    kept = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    with keeping(path):
        for suffix in ("-wal", ""):
            part = path.with_name(path.name + suffix)
            if part.exists():
                _copy(part, kept.with_name(kept.name + suffix))
    return kept


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as old, target.open("xb") as new:
        shutil.copyfileobj(old, new)
        new.flush()
        os.fsync(new.fileno())
