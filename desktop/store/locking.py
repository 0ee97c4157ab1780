"""One process a directory: a lock that the operating system drops when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.store.disk import keeping
from desktop.store.errors import AlreadyOpen

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class DirectoryLock:
    """Held from construction until :meth:`release` or the end of the process."""

    def __init__(self, directory: Path) -> None:
        """Raises :class:`AlreadyOpen` at once when another process (or another store here) holds it.

        :class:`NotKept` when the disk does not let the lock's file be made.
        """
        path = directory / "lock"
        with keeping(path):
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise AlreadyOpen(directory, "the program is already open for this directory") from error

    def release(self) -> None:
        """Let another process in."""
        os.close(self._descriptor)
