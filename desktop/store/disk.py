"""Which failures are the disk's own and may pass: full, read-only, busy, failing. All else is damage or a bug."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.store.errors import NotKept, Trouble

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
