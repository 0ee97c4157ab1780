"""Opening the outbox of a directory, once it is known that SQLite would pass over nothing that was committed.

The directory is locked meanwhile. Not here: what is done about damage (``salvage``).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from desktop.store import codec
from desktop.store.disk import keeping
from desktop.store.errors import OutboxUnreadable
from desktop.store.outbox import Outbox
from desktop.store.outbox_file import NOTE, OUTBOX, READY, REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What was read of a damaged outbox."""

    count: int
    """Changes of the last 14 days, answered ones too."""
    waiting: int
    """How many of them the server has not answered."""
    kept: str
    """The damaged file: its name while this is kept beside it, its path when it is told."""


def salvaged(directory: Path) -> Salvaged | None:
    """What was recovered and nobody was told of yet."""
    with suppress(OSError, codec.Malformed):
        found = codec.decode(Salvaged, (directory / REPORT).read_bytes())
        return replace(found, kept=str(directory / found.kept))
    return None


def open_outbox(directory: Path, key: bytes, device_id: UUID | None = None) -> Outbox:
    """Raises what ``Outbox.open`` raises; nothing was written then."""
    if (directory / READY).exists():
        from desktop.store import salvage  # the program died amid it; slow to import

        salvage.finish(directory)
    path = directory / OUTBOX
    if (directory / NOTE).exists():
        raise OutboxUnreadable(path, "found damaged before; it was left as it is")
    log = path.with_name(f"{OUTBOX}-wal")
    if log.exists():  # only after a crash
        from desktop.store.write_ahead import hides_commits

        with keeping(log):
            hidden = hides_commits(log.read_bytes(), path)
        if hidden:
            raise OutboxUnreadable(path, "the log is damaged; it was left as it is")
    return Outbox.open(path, key, device_id)
