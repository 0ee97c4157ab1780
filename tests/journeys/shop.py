"""What the journeys' workshop is made of: its database and people, and a worker process. Not the server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sync_server.db.embedded import Urls
from tools.desks import Driven
from tools.running import ROOT, Person

Sit: TypeAlias = Callable[..., AbstractAsyncContextManager[Driven]]
Pair: TypeAlias = Callable[[], AbstractAsyncContextManager[tuple[Driven, Driven]]]
Picture: TypeAlias = Callable[[Driven, str], Path]


@dataclass(frozen=True, slots=True)
class Demo:
    """A database with the demo in it, who can sign in, and a folder for the server's files."""

    urls: Urls
    people: list[Person]
    folder: Path

    def named(self, name: str) -> Person:
        """The one of that name; there is one."""
        (found,) = [person for person in self.people if person.name == name]
        return found


class WorkerProcess:
    """``python -m sync_server work``."""

    def __init__(self, urls: Urls, folder: Path) -> None:
        self._environment = os.environ | {
            "AUTODOCTOR_DATABASE_URL": urls.app,
            "AUTODOCTOR_SECRET_FILE": str(folder / "server.secret"),
            "PYTHONPATH": str(ROOT),
        }
        self._log = folder / "worker.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin; it does its jobs whenever it is ready."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sync_server", "work"],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=ROOT,
                env=self._environment,
            )

    def end(self) -> None:
        """Ask it to end; it must have lived until now, and end well."""
        process, self._process = self._process, None
        assert process is not None
        assert process.poll() is None, self._log.read_text()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0, self._log.read_text()
