"""In a process of its own: the failpoint at which it kills itself, with SIGKILL, as its starter's environment says.

Nothing of the program runs afterwards: no ``finally``, no flush, no goodbye to the database or the disk.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.soak import failpoints

AT, TOLD = "SOAK_AT", "SOAK_TOLD"
"""The variables: ``name:3`` is the third time there, ``any:40`` the fortieth failpoint; and where it is told."""
ANY = "any"


class Killer:
    """Give :meth:`hit` to ``failpoints.install``."""

    def __init__(self, at: str, told: Path) -> None:
        name, _, count = at.partition(":")
        self._name = name
        self._left = int(count or 0)
        self._told = told

    def hit(self, name: str) -> None:
        """A failpoint is passed, or it is the one."""
        if self._name not in (name, ANY):
            return
        self._left -= 1
        if self._left == 0:
            self._told.write_text(name)
            os.kill(os.getpid(), signal.SIGKILL)


def install() -> None:
    """Before the product is imported."""
    at = os.environ.get(AT, "")
    names = failpoints.install(Killer(at, Path(os.environ[TOLD])).hit)
    failpoints.known([name for name in [at.partition(":")[0]] if name not in ("", ANY)], names)
