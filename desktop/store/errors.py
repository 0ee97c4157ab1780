"""What can be wrong with the files on this disk. Not here: what the server or a rule refuses."""

from __future__ import annotations

from pathlib import Path


class StoreError(Exception):
    """Base of what goes wrong when the local files are opened."""

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
