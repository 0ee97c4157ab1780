"""The cache's file by name and key, and a whole one that the server writes for this device.

That one comes encrypted under a key of its own, is checked beside the cache, and takes its place by one rename. Its key
is made of the person's and of the salt at the file's head, so that no key need be kept, and the server that is told it
learns nothing of the person's, which opens the outbox too. Not here: rows (``replica``), how it is fetched (``sync``).
"""

from __future__ import annotations

import hmac
import os
from contextlib import closing, suppress
from pathlib import Path
from secrets import token_bytes
from typing import BinaryIO

from desktop.store.database import Database
from desktop.store.disk import DAMAGE, keeping
from desktop.store.errors import NotKept, StoreError, Trouble, Unreadable
from desktop.store.replica_state import ReplicaState
from scheduling import cache_layout

SALT_BYTES = 16
MARK = b"served"
"""The salt of a file that the server wrote begins so; that of another by chance once in 10^14 files."""
MOST_BYTES = 1 << 32
WRITTEN_BYTES = 1 << 16
"""At a time: Linux takes four times as long to find memory for larger pieces."""
_PURPOSE = b"autodoctor cache written by the server "


class Unfit(StoreError):
    """What the server sent is no cache of this program's; ``code`` says why."""

    def __init__(self, path: Path, code: str, detail: str = "") -> None:
        super().__init__(path, f"{code} {detail}".rstrip())
        self.code = code


class CacheFile:
    """``cache.db`` of one person."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key

    def open(self) -> Database:
        """Open or create it; raises :class:`Unreadable` or :class:`NotKept`."""
        return Database.open(self.path, key_of(self.path, self._key))

    def set_aside(self) -> None:
        """Move it out of the way; the last one is kept for whoever wants to look. Raises :class:`NotKept`."""
        with keeping(self.path):
            for suffix in ("", "-wal", "-shm"):
                part = self.path.with_name(self.path.name + suffix)
                if part.exists():
                    part.replace(self.path.with_name(f"{self.path.name}.unreadable{suffix}"))
                    # failpoint: cache.part_set_aside

    def forget_copy(self) -> None:
        """Delete what came of a whole file, if anything did; where the disk lets it not be now, later."""
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                _coming(self.path, suffix).unlink(missing_ok=True)

    def copy(self) -> CacheCopy:
        """A whole file to be received."""
        return CacheCopy(self, self._key)


class CacheCopy:
    """A whole cache on its way; what it writes may be written in another thread, one call after the other."""

    def __init__(self, file: CacheFile, key: bytes) -> None:
        salt = MARK + token_bytes(SALT_BYTES - len(MARK))
        self._file = file
        self._key = _derived(key, salt)
        self._path = _coming(file.path)
        self._written: BinaryIO | None = None
        self._left = 0
        self.key = (self._key + salt).hex()
        """For the server: key and salt."""

    def begin(self, size: int) -> None:
        """So many bytes will come. Raises :class:`Unfit` and :class:`NotKept`, as all of this does."""
        if not 0 < size <= MOST_BYTES:
            raise Unfit(self._path, "copy_size", str(size))
        self._file.forget_copy()
        with keeping(self._path):
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            self._written, self._left = os.fdopen(descriptor, "wb"), size
        # failpoint: cache.copy_begun

    def add(self, piece: bytes) -> None:
        """The next bytes."""
        self._left -= len(piece)
        if self._left < 0:
            raise Unfit(self._path, "copy_size", "longer than was said")
        with keeping(self._path), memoryview(piece) as view:
            for start in range(0, len(piece), WRITTEN_BYTES):
                self._open().write(view[start : start + WRITTEN_BYTES])
        # failpoint: cache.copy_added

    @property
    def is_whole(self) -> bool:
        """Whether all that was announced is here."""
        return self._left == 0

    def complete(self, state: ReplicaState) -> None:
        """Check it, and note how far it is: it could be the cache now."""
        with keeping(self._path), self._open() as written:
            written.flush()
            os.fsync(written.fileno())
        try:
            with closing(Database.open(self._path, self._key)) as database:
                _check(database)
                # failpoint: cache.copy_checked
                _note(database, state)
        except Unreadable as error:
            raise Unfit(self._path, "copy_unreadable") from error
        except DAMAGE as error:
            raise Unfit(self._path, "copy_unreadable", str(error)) from error
        # failpoint: cache.copy_noted

    def _open(self) -> BinaryIO:
        if self._written is None:
            raise LookupError
        return self._written

    def take_place(self) -> None:
        """Be the cache from now on. Nobody has the old one open, or :class:`NotKept`: then that one stays."""
        logs = (path.with_name(path.name + "-wal") for path in (self._file.path, self._path))
        with keeping(self._file.path):
            if any(
                log.exists() for log in logs
            ):  # the old one's would be taken for the new one's, or that be lost
                raise NotKept(self._file.path, Trouble.DISK_BUSY)
            self._path.replace(self._file.path)
            # failpoint: cache.copy_placed
            _sync_folder(self._file.path.parent)

    def discard(self) -> None:
        """Leave nothing of it; nothing is left of one that has taken its place."""
        if self._written is not None:
            with suppress(OSError):  # the disk may be full
                self._written.close()
        self._file.forget_copy()


def key_of(path: Path, key: bytes) -> bytes:
    """The key of the cache at ``path``, whose person has ``key``."""
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except OSError:  # there is none yet, or whoever opens it will hear why not
        return key
    return _derived(key, salt) if salt.startswith(MARK) else key


def _derived(key: bytes, salt: bytes) -> bytes:
    return hmac.digest(key, _PURPOSE + salt, "sha256")


def _coming(path: Path, suffix: str = "") -> Path:
    return path.with_name(f"{path.name}.coming{suffix}")


def _check(database: Database) -> None:
    """Each page is what the key's holder wrote, each table is whole, and there is nothing but our tables."""
    database.read("PRAGMA trusted_schema = OFF")
    database.read("PRAGMA cell_size_check = ON")
    if database.version != cache_layout.VERSION or _schema(database) != _known_schema():
        raise Unfit(database.path, "copy_tables")
    for name in ("replica_state", *cache_layout.table_names()):
        if database.read(f"PRAGMA quick_check({name})") != [("ok",)]:
            raise Unfit(database.path, "copy_damaged", name)


def _note(database: Database, state: ReplicaState) -> None:
    from desktop.store import cache_writing

    with database.begin() as connection:
        cache_writing.write_state(connection, 0, state)


def _schema(database: Database) -> set[tuple[object, ...]]:
    return set(database.read("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


def _known_schema() -> set[tuple[object, ...]]:
    with closing(Database.in_memory()) as database:
        for statement in (*cache_layout.tables(), *cache_layout.indexes()):
            database.read(statement)
        return _schema(database)


def _sync_folder(folder: Path) -> None:
    """So that the file's new name outlives a power cut; Windows writes names through by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
