"""What can be wrong with the files on this disk. Not here: what the server or a rule refuses."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class StoreError(Exception):
    """Base of what goes wrong with the local files."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{path}: {detail}")
        self.path = path


class AlreadyOpen(StoreError):
    """Another process works with the same directory."""


class Unreadable(StoreError):
    """The file is not a database, is damaged, or was encrypted with another key."""


class OutboxUnreadable(Unreadable):
    """The outbox cannot be read. It is never replaced: it may hold changes that nobody else has."""


class OutboxTooNew(StoreError):
    """The outbox was written by a newer version of the program."""


class Trouble(StrEnum):
    """What keeps this computer from keeping something; each has words on screen."""

    DISK_FULL = "disk_full"
    DISK_READ_ONLY = "disk_read_only"
    DISK_FAILED = "disk_failed"
    DISK_BUSY = "disk_busy"
    """Another program has the file: a backup, a virus scanner."""
    KEYRING_LOCKED = "keyring_locked"
    CACHE_DAMAGED = "cache_damaged"
    """Found while it was written; it is fetched again."""
    OUTBOX_DAMAGED = "outbox_damaged"
    """Found amid the work; what can be read is recovered at the next start."""
    FILES_UNREADABLE = "files_unreadable"
    """The file that holds attached pictures and papers: damaged, or of a newer program. It is left as it is."""


class NotKept(StoreError):
    """What was there is whole, but this was not written: nothing of it is kept; the next try may well succeed."""

    def __init__(self, path: Path, trouble: Trouble, detail: str = "") -> None:
        super().__init__(path, detail or trouble.value)
        self.trouble = trouble


class NotShown(StoreError):
    """What was just told is kept, but could not be read to be shown; the next thing told tries again."""

    def __init__(self, cause: NotKept) -> None:
        super().__init__(cause.path, f"kept, but not read: {cause}")
        self.trouble = cause.trouble


class CacheDamaged(NotKept):
    """The cache turned out to be damaged in a thread that may not replace it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, Trouble.CACHE_DAMAGED)
