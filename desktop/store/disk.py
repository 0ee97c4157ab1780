"""Which failures are the disk's own and may pass (full, read-only, busy, failing), and which are damage of a file.

All else is a bug.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from desktop.store.errors import NotKept, Trouble

DAMAGE = (dbapi2.DatabaseError, MemoryError)
"""Of the driver: a page that can not be decrypted amid a commit is no memory (SQLITE_NOMEM) to SQLCipher."""
_SQLITE: dict[int, Trouble] = {
    3: Trouble.DISK_READ_ONLY,  # PERM
    5: Trouble.DISK_BUSY,  # BUSY
    6: Trouble.DISK_BUSY,  # LOCKED
    8: Trouble.DISK_READ_ONLY,  # READONLY
    10: Trouble.DISK_FAILED,  # IOERR
    13: Trouble.DISK_FULL,  # FULL
    14: Trouble.DISK_FAILED,  # CANTOPEN
}
_SYSTEM: dict[int, Trouble] = {
    errno.ENOSPC: Trouble.DISK_FULL,
    errno.EDQUOT: Trouble.DISK_FULL,
    errno.EROFS: Trouble.DISK_READ_ONLY,
    errno.EACCES: Trouble.DISK_READ_ONLY,
    errno.EPERM: Trouble.DISK_READ_ONLY,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """What an error of SQLite (also inside of SQLAlchemy's) or of the system says of the disk; ``None``: nothing."""
    inner = getattr(error, "orig", None) or error
    code = getattr(inner, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _SQLITE.get(code & 0xFF)
    if isinstance(inner, OSError):
        return _SYSTEM.get(inner.errno or 0, Trouble.DISK_FAILED)
    return None


def is_damage(error: BaseException) -> bool:
    """Whether it says that the file is damaged: no full disk, no lock, no wrong statement, no bug."""
    return type(getattr(error, "orig", error)) in DAMAGE  # SQLAlchemy wraps the driver's


def only_damage(error: Exception) -> None:
    """Raise again what is no damage of the file."""
    if not is_damage(error):
        raise error


@contextmanager
def keeping(path: Path) -> Iterator[None]:
    """What the disk refuses inside is raised as :class:`NotKept`; all else as it is."""
    try:
        yield
    except NotKept:
        raise
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise NotKept(path, trouble, str(getattr(error, "orig", None) or error)) from error
