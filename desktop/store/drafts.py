"""``drafts.db``: what somebody typed and the server does not have yet, one text for each thing it is about; encrypted.

A file of its own: it holds nothing that cannot be typed again, so one that cannot be read is set aside, and another
begun. Not here: what a draft is for, and when it is done with (presenters).
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from desktop.store.database import Database
from desktop.store.disk import is_damage, only_damage
from desktop.store.errors import NotKept, Trouble, Unreadable

VERSION = 1
FILE = "drafts.db"
DAMAGED = ".damaged"
STRANDED = "stranded"
"""A mark: bookings stand where nobody works. A start has no time to look for them before its first paint."""

_TABLE = "CREATE TABLE draft (kind TEXT, about TEXT, text TEXT NOT NULL, PRIMARY KEY (kind, about))"
_PUT = "INSERT OR REPLACE INTO draft (kind, about, text) VALUES (?, ?, ?)"
_DROP = "DELETE FROM draft WHERE kind = ? AND about = ?"


def is_marked(directory: Path, name: str) -> bool:
    """Whether :meth:`Drafts.mark` said so there the last time."""
    return (directory / name).exists()


class Drafts:
    """Opened at the first need. What the disk does not take is kept in memory as long as the program runs."""

    def __init__(self, path: Path | None = None, key: bytes = b"") -> None:
        """Without a path in memory alone."""
        self._path = path
        self._key = key
        self._database: Database | None = None
        self._texts: dict[tuple[str, str], str] | None = None

    def get(self, kind: str, about: UUID) -> str:
        """What was typed last; empty when nothing is kept."""
        return self._all().get((kind, str(about)), "")

    def about(self, kinds: Collection[str]) -> list[UUID]:
        """About what something of these kinds is kept, each time it is."""
        return [UUID(about) for (kind, about), text in self._all().items() if kind in kinds and text.strip()]

    def put(self, kind: str, about: UUID, text: str) -> None:
        """Keep it, also over a restart; an empty one is forgotten. Raises ``NotKept`` where only memory has it."""
        texts, place = self._all(), (kind, str(about))
        if texts.get(place, "") == text:
            return
        if text:
            texts[place] = text
        else:
            texts.pop(place, None)
        if self._database is None:
            return
        try:
            self._write(self._database, place, text)
        except Exception as error:
            only_damage(error)
            raise NotKept(self._path or Path(), Trouble.FILES_UNREADABLE, str(error)) from error

    def mark(self, name: str, is_so: bool) -> None:
        """Leave a mark beside the file, or take it away: it is seen before anything is opened (:func:`is_marked`).

        It has no content. What the disk does not take is not known at the next start.
        """
        if self._path is None:
            return
        mark = self._path.with_name(name)
        with suppress(OSError):
            if is_so:
                mark.touch(mode=0o600)
            else:
                mark.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    @staticmethod
    def _write(database: Database, place: tuple[str, str], text: str) -> None:
        with database.begin() as connection:
            if text:
                connection.exec_driver_sql(_PUT, (*place, text))
            else:
                connection.exec_driver_sql(_DROP, place)

    def _all(self) -> dict[tuple[str, str], str]:
        if self._texts is None:
            self._texts = {}
            with suppress(NotKept):
                self._texts = self._read()
        return self._texts

    def _read(self) -> dict[tuple[str, str], str]:
        if self._path is None:
            return {}
        try:
            return self._opened(self._path)
        except Unreadable:
            with suppress(OSError):
                self._path.replace(self._path.with_name(self._path.name + DAMAGED))
        with suppress(Unreadable):
            return self._opened(self._path)
        return {}

    def _opened(self, path: Path) -> dict[tuple[str, str], str]:
        database = Database.open(path, self._key)
        try:
            if database.version == 0:
                with database.begin() as connection:
                    connection.exec_driver_sql(_TABLE)
                    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
            rows = database.read("SELECT kind, about, text FROM draft")
        except BaseException as error:
            database.close()
            if isinstance(error, Exception) and is_damage(error):
                raise Unreadable(path, str(error)) from error
            raise
        self._database = database
        return {(kind, about): text for kind, about, text in rows}
