"""``files.db``: the bytes of attached files, encrypted, in parts as they are sent. Used from any thread.

A file of its own, so that a long video holds up no change and a broken picture takes no change with it. Its room goes
back to the disk when files leave it. It is never rebuilt: what cannot be read is left as it is. Not here: which files
there are for the rest of the program (``kept_files``), or sending (``desktop.sync.files``).
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.store.database import Database
from desktop.store.disk import only_damage
from desktop.store.errors import NotKept, Trouble, Unreadable
from desktop.store.kept_file import KeptFile, KeptState

VERSION = 1
BATCH = 4
"""Parts a transaction: 1 MB, so that the write-ahead log stays small and others have their turn."""
ROOM_PAGES = 512
"""Pages given back to the disk at a time: 2 MB."""

_COLUMNS = "id, session_id, name, size, media_type, sha256, added_at, state, code, epoch, settled_at"


class FileDisk:
    """Opened at the first need; no file is made before something is attached."""

    def __init__(self, path: Path | None, key: bytes = b"") -> None:
        """Without a path in memory."""
        self._path = path
        self._key = key
        self._turn = threading.Lock()
        self._database: Database | None = None
        self._closed = False

    @property
    def path(self) -> Path | None:
        """``None``: in memory."""
        return self._path

    def close(self) -> None:
        """Whoever is writing in another thread is told at their next step, by :class:`NotKept`."""
        self._closed = True
        with self._turn:
            if self._database is not None:
                self._database.close()
                self._database = None

    def read_all(self) -> list[KeptFile]:
        """Every file that was kept, oldest first; what was only half copied is erased. Raises :class:`NotKept`."""
        if self._database is None and (self._path is None or not self._path.exists()):
            return []
        with self._working() as database:
            rows = database.read(f"SELECT {_COLUMNS} FROM file ORDER BY place")  # noqa: S608 constant names
        found = [_file(row) for row in rows]
        with suppress(NotKept):  # the next start erases it
            self.erase([file.id for file in found if file.state is KeptState.COMING])
        return [file for file in found if file.state is not KeptState.COMING]

    def write(self, file: KeptFile, parts: Iterable[bytes]) -> KeptFile:
        """Keep it; on the disk when this returns, with its size and digest as they are. Raises :class:`NotKept`.

        What ``parts`` raises ends it as well; then, as after a crash, nothing of it is kept.
        """
        coming = replace(file, state=KeptState.COMING)
        try:
            self._add(coming)
            # failpoint: blob.announced
            size, digest = self._add_parts(file.id, parts)
            # failpoint: blob.copied
            kept = replace(file, size=size, sha256=digest)
            self.put(kept)
            # failpoint: blob.kept
        except BaseException:
            self._drop_half(file.id)
            raise
        return kept

    def put(self, file: KeptFile) -> None:
        """Keep what has become of a file that is here."""
        from desktop.store import file_tables

        table = file_tables.files
        with self._working() as database, database.begin() as connection:
            connection.execute(table.update().where(table.c.id == str(file.id)).values(_values(file)))

    def part(self, file_id: UUID, number: int) -> bytes | None:
        """Its bytes; ``None`` when the file was taken away."""
        sql = "SELECT content FROM part WHERE file_id = ? AND number = ?"
        with self._working() as database:
            rows = database.read(sql, str(file_id), number)
        return bytes(rows[0][0]) if rows else None

    def erase(self, file_ids: Iterable[UUID]) -> None:
        """Nothing of them is left here, and the disk has their room again."""
        from desktop.store import file_tables

        wanted = [str(file_id) for file_id in file_ids]
        if not wanted:
            return
        files, parts = file_tables.files, file_tables.parts
        with self._working() as database, database.begin() as connection:
            connection.execute(files.delete().where(files.c.id.in_(wanted)))
            connection.execute(parts.delete().where(parts.c.file_id.in_(wanted)))
            # failpoint: blob.erase_written
        # failpoint: blob.erased
        self._give_room_back()

    def _add(self, file: KeptFile) -> None:
        from desktop.store import file_tables

        with self._working() as database, database.begin() as connection:
            connection.execute(file_tables.files.insert(), _values(file) | {"id": str(file.id)})

    def _add_parts(self, file_id: UUID, parts: Iterable[bytes]) -> tuple[int, str]:
        """Size and SHA-256 of what was written."""
        from desktop.store import file_tables

        digest, size = hashlib.sha256(), 0
        for some in _in_batches(parts):
            rows = [{"file_id": str(file_id), "number": number, "content": part} for number, part in some]
            with self._working() as database, database.begin() as connection:
                connection.execute(file_tables.parts.insert(), rows)
            # failpoint: blob.part_copied
            for _, part in some:
                digest.update(part)
                size += len(part)
        return size, digest.hexdigest()

    def _drop_half(self, file_id: UUID) -> None:
        with suppress(NotKept):  # the next start erases it
            self.erase([file_id])

    def _give_room_back(self) -> None:
        before, free = 0, 1
        while free and free != before:
            before = free
            with self._working() as database:
                database.read(f"PRAGMA incremental_vacuum({ROOM_PAGES})")
                ((free,),) = database.read("PRAGMA freelist_count")
        with self._working() as database:
            database.read("PRAGMA wal_checkpoint(TRUNCATE)")  # only now the file is shorter

    @contextmanager
    def _working(self) -> Iterator[Database]:
        """The file, for one step; what is wrong with it is raised as :class:`NotKept`."""
        with self._turn:
            try:
                yield self._opened()
            except Exception as error:
                only_damage(error)
                raise NotKept(self._path or Path(), Trouble.FILES_UNREADABLE, str(error)) from error

    def _opened(self) -> Database:
        if self._closed:
            raise NotKept(self._path or Path(), Trouble.DISK_BUSY, "closed")
        if self._database is None:
            self._database = self._open()
        return self._database

    def _open(self) -> Database:
        if self._path is None:
            database = Database.in_memory()
        else:
            try:
                database = Database.open(self._path, self._key)
            except Unreadable as error:
                raise NotKept(self._path, Trouble.FILES_UNREADABLE, str(error)) from error
        try:
            _prepare(database, self._path or Path())
        except BaseException:
            database.close()
            raise
        return database


def _prepare(database: Database, path: Path) -> None:
    """The tables of a new file; raises :class:`NotKept` for one of a newer program."""
    from desktop.store import file_tables

    if database.version > VERSION:
        raise NotKept(path, Trouble.FILES_UNREADABLE, "written by a newer version of the program")
    database.read("PRAGMA secure_delete = OFF")  # what is erased is encrypted: no need to write over it
    if database.version == 0:
        database.read("PRAGMA auto_vacuum = INCREMENTAL")
        database.read("VACUUM")  # the file has a header already, which only this writes anew
        with database.begin() as connection:
            file_tables.create(connection)


def _in_batches(parts: Iterable[bytes]) -> Iterator[list[tuple[int, bytes]]]:
    numbered = enumerate(parts)
    while some := list(islice(numbered, BATCH)):
        yield some


def _values(file: KeptFile) -> dict[str, object]:
    return {
        "session_id": str(file.session_id),
        "name": file.name,
        "size": file.size,
        "media_type": file.media_type,
        "sha256": file.sha256,
        "added_at": file.added_at,
        "state": file.state.value,
        "code": file.code,
        "epoch": None if file.epoch is None else str(file.epoch),
        "settled_at": file.settled_at,
    }


def _file(row: tuple[Any, ...]) -> KeptFile:
    file_id, session_id, name, size, media_type, sha256, added_at, state, code, epoch, settled_at = row
    return KeptFile(
        id=UUID(file_id),
        session_id=UUID(session_id),
        name=name,
        size=size,
        media_type=media_type,
        sha256=sha256,
        added_at=added_at,
        state=KeptState(state),
        code=code,
        epoch=None if epoch is None else UUID(epoch),
        settled_at=settled_at,
    )
