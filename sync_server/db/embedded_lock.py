"""Who has the embedded cluster: a lock beside its folder, held from before its start until after its stop.

The system lets go of it when the program ends, however it ends; so a server under a free lock is a left-over. The
file stays where it is: removed, two programs could hold two files of one name. Windows has no such locks.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import msgspec

from sync_server.db.embedded_files import EmbeddedPostgresError

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

WAIT_SECONDS = 1.0
"""Somebody who only looks, or is just ending, has it no longer than that."""
TAKEN = frozenset({errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK})
"""What the system says of a lock that another program has; anything else is no answer to that."""


class Holder(msgspec.Struct, frozen=True):
    """Who has the cluster, for people; ``passing``: soon over, so nobody else should work in it meanwhile."""

    who: str
    pid: int = 0
    passing: bool = False


def _(text: str) -> str:
    """Marks a text for translation, where the language is not known yet."""
    return text


NOBODY_KNOWN = Holder(_("another program"))


class ClusterBusy(EmbeddedPostgresError):
    """Another program has the cluster, or it takes nobody in just now. Nothing was touched."""

    def __init__(self, directory: Path, holder: Holder | None, why: str = "") -> None:
        self._directory = directory
        self._holder = holder
        self._why = why
        super().__init__(self.words(str))

    def words(self, _: Callable[[str], str]) -> str:
        """What to tell the user, in the language that the argument translates to."""
        holder, why = self._holder, self._why
        if why or holder is None:
            text = _(
                "The database in %(folder)s runs, but lets nobody in now (%(why)s). Try again in a moment."
            )
            return text % {"folder": self._directory, "why": why}
        if holder.passing or not holder.pid:
            text = _("%(who)s is using the database in %(folder)s. Try again when it has ended.")
        else:
            text = _(
                "%(who)s is just starting or stopping the database in %(folder)s. Try again in a moment."
            )
        who = _(holder.who)
        if holder.pid:
            who = _("%(who)s (process %(pid)s)") % {"who": who, "pid": holder.pid}
        return text % {"who": who[:1].upper() + who[1:], "folder": self._directory}


def try_lock(descriptor: int) -> bool:
    """Whether we have it now; ``True`` also on a system without locks. Raises what is no answer, such as on NFS."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in TAKEN:
            return False
        raise
    return True


@dataclass(slots=True)
class ClusterLock:
    """One a cluster object. Threads are not its matter."""

    path: Path
    _descriptor: int | None = None

    def take(self, holder: Holder) -> Holder | None:
        """``None`` when we have it now, else who has it."""
        if self._descriptor is not None:
            return None
        self.path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not self._wait(descriptor):
                return self._read(descriptor)
            os.truncate(descriptor, 0)
            os.write(descriptor, msgspec.json.encode(holder))
            self._descriptor, descriptor = descriptor, -1
        finally:
            if descriptor >= 0:
                os.close(descriptor)
        return None

    def release(self) -> None:
        """Nothing where we do not have it."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):  # a full disk
                os.truncate(descriptor, 0)
            os.close(descriptor)

    def holder(self) -> Holder | None:
        """Who else has it; ``None`` when nobody has, we have, or the system has no locks."""
        if self._descriptor is not None or not self.path.exists():
            return None
        descriptor = os.open(self.path, os.O_RDWR)
        try:
            return None if self._wait(descriptor) else self._read(descriptor)
        finally:
            os.close(descriptor)

    def _wait(self, descriptor: int) -> bool:
        deadline = time.monotonic() + WAIT_SECONDS
        try:
            while not try_lock(descriptor):
                if time.monotonic() > deadline:
                    return False
                time.sleep(0.02)
        except OSError as error:
            raise EmbeddedPostgresError(
                f"{self.path} cannot be locked ({error.strerror}); "
                "set AUTODOCTOR_HOME to a folder on a disk of this machine"
            ) from error
        return True

    @staticmethod
    def _read(descriptor: int) -> Holder:
        try:
            return msgspec.json.decode(os.pread(descriptor, 4096, 0), type=Holder)
        except msgspec.MsgspecError:
            return NOBODY_KNOWN
