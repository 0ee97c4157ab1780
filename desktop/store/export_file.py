"""A file that the user chose to keep something in: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from desktop.store.disk import keeping


def write_whole(path: Path, data: bytes) -> None:
    """Beside it first, through to the disk, then in its place; what was there before stays until then.

    Readable by its owner only. Raises :class:`NotKept`, and leaves nothing behind, where the disk does not take it.
    """
    with keeping(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
